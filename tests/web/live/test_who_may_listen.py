"""Whoever may open a page may hear of its changes; for anybody else there is nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kollega.domains.matching import actions as matching
from kollega.domains.programmes.models import Import
from kollega.web.live.answers import TOPICS

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(transition, coordinator, sign_in):
    file = SimpleUploadedFile("people.csv", b"First name,Last name\nAnn,Lee\n")
    address = reverse("imports", args=[transition.public_id])
    sign_in(coordinator).post(address, {"file": file, "role": ""})
    return Import.objects.get()


@pytest.fixture
def round(transition, coordinator):
    return matching.start_round(programme=transition, by=coordinator)


@pytest.fixture
def streams(source, round):
    """The addresses of both streams, and the topics they are of."""
    programme = source.programme.public_id
    return {
        reverse("import-live", args=[programme, source.public_id]): f"import {source.pk}",
        reverse("matching-live", args=[programme]): f"round {round.pk}",
    }


def test_one_hears_of_ones_own_and_of_nobody_elses(mentee, mentor, sign_in):
    assert sign_in(mentee).get("/live/").headers[TOPICS] == f"person {mentee.pk}"
    assert sign_in(mentor).get("/live/").headers[TOPICS] == f"person {mentor.pk}"


def test_a_coordinator_hears_how_far_the_work_is(streams, coordinator, sign_in):
    client = sign_in(coordinator)

    assert {address: client.get(address).headers[TOPICS] for address in streams} == streams


@pytest.mark.parametrize("who", ["mentee", "mentor", "supervisor", "evaluator", "stranger"])
def test_for_anybody_else_there_is_nothing(who, streams, sign_in, request):
    client = sign_in(request.getfixturevalue(who))

    assert [client.get(address).status_code for address in streams] == [404, 404]


def test_a_stranger_is_sent_to_the_way_in(client, streams):
    for address in ("/live/", *streams):
        answer = client.get(address)

        assert answer.status_code == 302
        assert TOPICS not in answer.headers


def test_a_stream_is_got_and_never_posted_to(mentee, sign_in):
    assert sign_in(mentee).post("/live/").status_code == 405


def test_without_a_round_there_is_nothing_to_hear(transition, coordinator, sign_in):
    address = reverse("matching-live", args=[transition.public_id])

    assert sign_in(coordinator).get(address).status_code == 404
