"""One person, as their coordinator sees them."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.programmes import actions
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Participation
from kollega.foundation import clock, mail


@pytest.fixture
def applied(mentee, answered, scheme, organisation):
    scheme.approval_needed = True
    scheme.save()
    people.affiliate(person=mentee, by=mentee, organisation=organisation, grade="ST1")
    return actions.submit(participation=answered(mentee, scheme, "mentee"), by=mentee)


@pytest.fixture
def page(applied):
    return f"/programmes/{applied.programme.public_id}/people/{applied.public_id}/"


def test_state_work_and_history_are_shown(page, maker, sign_in):
    text = sign_in(maker).get(page).content.decode()

    for shown in ("waiting for approval", "Eastshire Deanery", "ST1", "Finished the sign-up"):
        assert shown in text


def test_needs_and_words_are_not_shown(page, applied, maker, sign_in):
    applied.refresh_from_db()
    assert applied.words_for_mentor == "The rota."

    text = sign_in(maker).get(page).content.decode()

    assert "The rota." not in text
    assert "settling into a new role" not in text


def test_approving_tells_the_person(page, applied, mentee, maker, sign_in):
    response = sign_in(maker).post(f"{page}approve/", follow=True)

    applied.refresh_from_db()
    assert applied.stage == At.ACTIVE
    assert "Dr Amara Osei takes part now" in response.content.decode()
    assert mail.outbox().filter(to=mentee.email).first().subject == "News about your sign-up"


def test_a_refusal_tells_the_person_and_leaves_the_way_open(page, applied, mentee, maker, sign_in):
    sign_in(maker).post(f"{page}refuse/")

    applied.refresh_from_db()
    assert applied.stage == At.REFUSED
    assert "you can ask again" in mail.outbox().filter(to=mentee.email).first().text


def test_looking_does_not_decide(page, applied, maker, sign_in):
    assert sign_in(maker).get(f"{page}approve/").status_code == 405

    applied.refresh_from_db()
    assert applied.stage == At.APPLIED


def test_a_deed_that_is_not_there_is_not_there(page, maker, sign_in):
    assert sign_in(maker).post(f"{page}delete/").status_code == 404


def test_a_person_of_another_programme_is_not_found(page, applied, transition, maker, sign_in):
    address = f"/programmes/{transition.public_id}/people/{applied.public_id}/"

    assert sign_in(maker).get(address).status_code == 404


def test_somebody_invited_is_invited_again_from_their_page(mentee, maker, scheme, sign_in):
    part = actions.invite(programme=scheme, person=mentee, role="mentee", by=maker)
    page = f"/programmes/{scheme.public_id}/people/{part.public_id}/"
    assert "Invite again" in sign_in(maker).get(page).content.decode()

    sign_in(maker).post(f"{page}invite-again/")

    assert mail.outbox().filter(to=mentee.email).count() == 2


def test_a_sign_up_is_reminded_from_the_persons_page(mentee, maker, signing_up, scheme, sign_in):
    part = signing_up(mentee, scheme, "mentee")
    page = f"/programmes/{scheme.public_id}/people/{part.public_id}/"

    sign_in(maker).post(f"{page}remind/")

    assert mail.outbox().first().subject == "Something you began is waiting for you"


@pytest.mark.parametrize("stage", ["applied", "invited", "signing_up"])
def test_a_closed_programme_offers_no_deed_that_would_be_refused(
    sign_in, maker, make_programme, mentee, stage
):
    programme = make_programme()
    programme.stage = "closed"
    programme.save()
    part = Participation.objects.create(
        programme=programme, person=mentee, role="mentee", stage=stage, created_at=clock.now()
    )
    address = f"/programmes/{programme.public_id}/people/{part.public_id}/"

    closed = sign_in(maker).get(address).content.decode()
    programme.stage = "open"
    programme.save()
    opened = sign_in(maker).get(address).content.decode()

    assert f'action="{address}' not in closed
    assert f'action="{address}' in opened
