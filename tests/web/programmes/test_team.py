"""Who does what, who was asked; and nothing about who else the house knows."""

import re

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.models import DutyOffer, Participation
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.foundation import clock
from kollega.foundation.models import OutgoingMail

ASKED = {
    "duty": "coordinator",
    "given_name": "Ewan",
    "family_name": "Grant",
    "email": "ewan.grant@example.org",
}


@pytest.fixture
def asked(at_desk, transition, page):
    """Ask somebody on the page."""
    return lambda **more: at_desk.post(page(transition, "team/ask/"), {**ASKED, **more})


def without_secrets(text):
    """A page's text without what differs from request to request."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    text = re.sub(r"X-CSRFToken[^}]+", "", text)
    return re.sub(r'name="offer" value="[^"]+"', "", text)


def test_everybody_stands_under_their_duty(at_desk, transition, maker, evaluator, page):
    actions.appoint(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)

    duties = at_desk.get(page(transition, "team/")).context["duties"]

    names = {part["duty"]: [one.person.name for one in part["appointed"]] for part in duties}
    assert names == {
        Duty.COORDINATOR: ["Helen Moore"],
        Duty.EVALUATOR: ["Dr Eva Lindqvist"],
        Duty.NAMED_CONTACT: [],
    }


def test_the_page_says_when_there_is_only_one_coordinator(at_desk, transition, maker, mentor, page):
    assert (
        "There is only one coordinator" in at_desk.get(page(transition, "team/")).content.decode()
    )

    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    text = at_desk.get(page(transition, "team/")).content.decode()
    assert "There is only one coordinator" not in text


def test_somebody_is_asked_and_stands_there_as_asked(asked, at_desk, transition, page):
    answer = asked()

    text = at_desk.get(page(transition, "team/")).content.decode()
    assert answer["Location"] == page(transition, "team/")
    assert "Ewan Grant" in text
    assert DutyOffer.objects.get().duty == Duty.COORDINATOR


def test_a_duty_is_chosen_by_the_link_that_leads_there(at_desk, transition, page):
    form = at_desk.get(page(transition, "team/ask/?duty=evaluator")).context["form"]

    assert form["duty"].value() == "evaluator"


@pytest.mark.parametrize("missing", ASKED)
def test_asking_needs_everything(asked, missing):
    assert asked(**{missing: ""}).status_code == 422
    assert not DutyOffer.objects.exists()


def test_a_second_question_to_the_same_person_is_refused_in_a_sentence(asked):
    asked()

    answer = asked()

    assert answer.status_code == 409
    assert "This person has already been asked." in answer.content.decode()


def test_asking_a_junior_by_address_tells_a_supervisor_nothing(
    asked, at_desk, transition, maker, mentee, page
):
    """The page after asking is the same for a junior who takes part and for nobody at all."""
    Participation.objects.create(
        programme=transition, person=mentee, role=Role.MENTEE, created_at=clock.now()
    )
    people.record_reporting_line(senior=maker, junior=mentee, kind=LineKind.LINE_MANAGER, by=mentee)

    pages = []
    for email in (mentee.email, "amara.osey@example.org"):
        asked(given_name="Amara", family_name="Osei", email=email)
        at_desk.get(page(transition))  # the message in passing is shown once
        shown = at_desk.get(page(transition, "team/")).content.decode()
        pages.append(without_secrets(shown).replace(email, "the address"))
        actions.take_back_offer(offer=DutyOffer.objects.get(), by=maker)

    assert pages[0] == pages[1]


def test_a_question_is_taken_back_on_the_page(asked, at_desk, transition, page):
    asked()

    at_desk.post(page(transition, "team/take-back/"), {"offer": DutyOffer.objects.get().public_id})

    assert not DutyOffer.objects.exists()


def test_a_question_of_another_programme_is_not_found(asked, at_desk, open_one, page):
    other = open_one("student", name="Another")
    asked()

    answer = at_desk.post(
        page(other, "team/take-back/"), {"offer": DutyOffer.objects.get().public_id}
    )

    assert answer.status_code == 404


def test_a_duty_is_taken_back_on_the_page(at_desk, transition, maker, evaluator, page):
    actions.appoint(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)

    at_desk.post(
        page(transition, "team/relieve/"),
        {"person": evaluator.public_id, "duty": "evaluator"},
    )

    assert not queries.is_evaluator(evaluator, transition)


@pytest.mark.parametrize("typed", [{}, {"duty": "king"}, {"duty": "evaluator"}])
def test_a_duty_nobody_has_is_not_found(at_desk, transition, maker, page, typed):
    answer = at_desk.post(page(transition, "team/relieve/"), {"person": maker.public_id, **typed})

    assert answer.status_code == 404


def test_the_last_coordinator_is_told_to_ask_another_one_first(at_desk, transition, maker, page):
    answer = at_desk.post(
        page(transition, "team/relieve/"), {"person": maker.public_id, "duty": "coordinator"}
    )

    assert answer.status_code == 409
    assert "Please ask another one first." in answer.content.decode()


def test_whoever_goes_is_led_to_their_list(at_desk, transition, maker, mentor, page):
    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)

    answer = at_desk.post(
        page(transition, "team/relieve/"), {"person": maker.public_id, "duty": "coordinator"}
    )

    assert answer["Location"] == "/programmes/"


def test_the_page_costs_as_many_queries_for_three_people_as_for_one(
    at_desk, transition, maker, mentor, evaluator, page, settings, count_queries
):
    settings.DEMONSTRATION = False
    with_one = count_queries(at_desk, page(transition, "team/"))

    actions.appoint(programme=transition, person=mentor, duty=Duty.COORDINATOR, by=maker)
    actions.appoint(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)

    assert count_queries(at_desk, page(transition, "team/")) == with_one


# -- the other side: somebody was asked ----------------------------------------------------------


@pytest.fixture
def button(asked):
    """The address of the button in the mail that asks Ewan Grant."""
    asked()
    return re.search(r"/programmes/asked/\S+", OutgoingMail.objects.get().text)[0]


def test_looking_at_the_button_answers_nothing(client, button, transition):
    answer = client.get(button)

    assert answer.status_code == 200
    assert transition.name in answer.content.decode()
    assert DutyOffer.objects.exists()


def test_the_page_behind_the_button_is_not_kept_by_the_browser(client, button):
    assert "no-store" in client.get(button)["Cache-Control"]


def test_a_yes_by_mail_makes_a_coordinator_and_says_how_to_get_in(client, button, transition):
    text = client.post(button, {"answer": "yes"}).content.decode()

    names = [person.name for person in queries.coordinators_of(transition)]
    assert names == ["Ewan Grant", "Helen Moore"]
    assert "Choose a password" in text


def test_a_no_by_mail_leaves_everything_as_it_was(client, button, transition):
    text = client.post(button, {"answer": "no"}).content.decode()

    assert "Nobody asks why." in text
    assert queries.coordinators_of(transition).count() == 1
    assert not DutyOffer.objects.exists()


def test_the_button_is_used_up(client, button):
    client.post(button, {"answer": "yes"})

    assert client.post(button, {"answer": "yes"}).status_code in (404, 409)


def test_a_button_that_never_was_is_refused_in_a_sentence(client, db):
    answer = client.get("/programmes/asked/never-was/")

    assert answer.status_code == 409
    assert "already been used or has expired" in answer.content.decode()


def test_somebody_who_is_asked_finds_it_in_their_list(asked, sign_in, mentor, transition):
    asked(email=mentor.email)

    text = sign_in(mentor).get("/programmes/").content.decode()

    assert "You are asked to be coordinator" in text
    assert transition.name in text


@pytest.mark.parametrize(("answer", "coordinates"), [("yes", True), ("no", False)])
def test_the_answer_from_the_list(asked, sign_in, mentor, transition, answer, coordinates):
    asked(email=mentor.email)
    offer = DutyOffer.objects.get()

    sign_in(mentor).post(f"/programmes/duty/{offer.public_id}/", {"answer": answer})

    assert queries.is_coordinator(mentor, transition) == coordinates
    assert not DutyOffer.objects.exists()


def test_nobody_answers_what_others_are_asked(asked, sign_in, stranger):
    asked()
    offer = DutyOffer.objects.get()

    answer = sign_in(stranger).post(f"/programmes/duty/{offer.public_id}/", {"answer": "yes"})

    assert answer.status_code == 404
    assert DutyOffer.objects.exists()
