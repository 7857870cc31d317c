"""The first page: one thing to do next, for whoever has an answer to give or only waits."""

import re

import pytest
from django.urls import reverse
from tests.fixtures_matching import computed, joins

from kollega.domains.matching import actions

__all__ = ["computed", "joins"]


@pytest.fixture
def two(joins, transition, mentee, mentor):
    """A mentee and a mentor who fit, where coordinators propose."""
    return (
        joins(mentee, transition, "mentee", topics=["mistake"]),
        joins(mentor, transition, "mentor", topics=["mistake"], capacity=1),
    )


@pytest.fixture
def introduced(two, transition, computed, maker):
    round = computed(transition)
    actions.send_introductions(round=round, by=maker)
    actions.write_introductions(round.pk)


@pytest.fixture
def home(sign_in):
    """What somebody's first page says, and the addresses of its buttons."""

    def read(person):
        text = sign_in(person).get("/").content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        words = " ".join(re.sub(r"<[^>]*>", " ", main).split())
        return words, re.findall(r'class="btn[^"]*" href="([^"]+)"', main)

    return read


def test_a_mentee_to_whom_somebody_is_suggested_is_asked_for_an_answer(
    two, introduced, home, mentee
):
    words, buttons = home(mentee)

    assert "Somebody is suggested to you Until " in words
    assert "A mentor is being found for you" not in words
    assert buttons == [reverse("matching-choose", args=[two[0].public_id])]


def test_a_mentee_who_waits_reads_that_a_mentor_is_being_found(two, home, mentee):
    words, _buttons = home(mentee)

    assert "A mentor is being found for you" in words
    assert "Somebody is suggested to you" not in words


def test_a_mentor_with_a_request_reads_of_it_and_of_nothing_else(introduced, home, mentor):
    words, buttons = home(mentor)

    assert "Somebody would like to talk to you Until " in words
    assert "Nobody has asked for you at the moment" not in words
    assert len(buttons) == 1


def test_a_mentor_nobody_has_asked_is_told_that_a_mail_will_come(two, home, mentor):
    words, buttons = home(mentor)

    assert "Nobody has asked for you at the moment" in words
    assert "You get an email as soon as somebody does." in words
    assert buttons == [reverse("my-part", args=[two[1].public_id])]


def test_two_who_belong_together_read_of_their_pair_alone(two, pair, home, mentor):
    words, _buttons = home(mentor)

    assert "Plan your first session" in words
    assert "Nobody has asked for you at the moment" not in words
