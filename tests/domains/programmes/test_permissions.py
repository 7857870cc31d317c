"""Who may do what in a programme: a table of people and deeds."""

from datetime import date

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions, permissions, queries
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.foundation import clock
from kollega.foundation.errors import NotAllowed, NotFound

TODAY = date(2026, 11, 22)

DEEDS = {
    "change": lambda p, by: actions.change_programme(programme=p, by=by, months=9),
    "move": lambda p, by: actions.move_programme(
        programme=p, by=by, organisation=p.organisation, country="se"
    ),
    "write text": lambda p, by: actions.write_consent_text(
        programme=p, by=by, promise="Ours", limits="Few"
    ),
    "sign text": lambda p, by: actions.sign_off(
        text=queries.latest_text(p), by=by, name="Dr Ingrid Berg"
    ),
    "open": lambda p, by: actions.open_programme(programme=_signed(p), by=by),
    "close": lambda p, by: actions.close_programme(programme=_opened(p), by=by),
    "appoint": lambda p, by: actions.appoint(
        programme=p, person=by, duty=Duty.NAMED_CONTACT, by=by
    ),
    "ask": lambda p, by: actions.offer_duty(
        programme=p,
        duty=Duty.EVALUATOR,
        given_name="Ewan",
        family_name="Grant",
        email="ewan@example.org",
        by=by,
    ),
    "relieve": lambda p, by: actions.relieve(programme=p, person=by, duty=Duty.EVALUATOR, by=by),
    "add cohort": lambda p, by: actions.add_cohort(
        programme=p, name="August", starts_on=TODAY, by=by
    ),
    "save template": lambda p, by: actions.save_as_template(programme=p, by=by, name="Ours"),
}
CAST = ["coordinator", "evaluator", "mentor", "mentee", "supervisor", "stranger", "named_contact"]


def _signed(programme):
    coordinator = queries.coordinators_of(programme).first()
    text = queries.latest_text(programme)
    actions.sign_off(text=text, by=coordinator, name="Dr Ingrid Berg")
    return programme


def _opened(programme):
    coordinator = queries.coordinators_of(programme).first()
    return actions.open_programme(programme=_signed(programme), by=coordinator)


@pytest.fixture
def cast(maker, evaluator, mentor, mentee, supervisor, stranger, person, make_programme):
    """Everybody of the table, and a programme in which each has their part."""
    programme = make_programme("transition")
    contact = person("Dr", "Nora", "Contact")
    actions.appoint(programme=programme, person=evaluator, duty=Duty.EVALUATOR, by=maker)
    actions.appoint(programme=programme, person=contact, duty=Duty.NAMED_CONTACT, by=maker)
    for one, role in ((mentor, Role.MENTOR), (mentee, Role.MENTEE)):
        Participation.objects.create(
            programme=programme, person=one, role=role, stage="active", created_at=clock.now()
        )
    people.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.CLINICAL_SUPERVISOR, by=mentee
    )
    everybody = {
        "coordinator": maker,
        "evaluator": evaluator,
        "mentor": mentor,
        "mentee": mentee,
        "supervisor": supervisor,
        "stranger": stranger,
        "named_contact": contact,
    }
    return programme, everybody


@pytest.mark.parametrize("deed", DEEDS)
def test_coordinators_and_nobody_else_run_a_programme(cast, deed, undone):
    programme, everybody = cast
    for who in CAST[1:]:
        with undone(), pytest.raises(NotAllowed):
            DEEDS[deed](programme, everybody[who])

    programme.refresh_from_db()
    DEEDS[deed](programme, everybody["coordinator"])


def test_only_a_coordinator_finds_the_coordinators_page(cast):
    programme, everybody = cast
    for who in CAST[1:]:
        with pytest.raises(NotFound):
            queries.coordinated(programme.public_id, everybody[who])

    assert queries.coordinated(programme.public_id, everybody["coordinator"]) == programme


def test_the_verdict_on_coordinating(cast):
    programme, everybody = cast

    able = {who for who in CAST if permissions.may_coordinate(everybody[who], programme)}

    assert able == {"coordinator"}


def test_only_whom_the_operator_named_may_make_programmes(cast):
    _, everybody = cast

    assert {who for who in CAST if permissions.may_create(everybody[who])} == {"coordinator"}


def test_a_coordinator_of_one_programme_is_nobody_in_another(transition, open_one, maker, mentor):
    other = open_one("student", name="Another")
    actions.appoint(programme=other, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert permissions.may_coordinate(mentor, other)
    assert not permissions.may_coordinate(mentor, transition)


def test_a_cohort_is_changed_and_removed_by_coordinators_only(cast):
    programme, everybody = cast
    cohort = actions.add_cohort(
        programme=programme, name="August", starts_on=TODAY, by=everybody["coordinator"]
    )

    for who in CAST[1:]:
        with pytest.raises(NotAllowed):
            actions.change_cohort(
                cohort=cohort, name="Mine", starts_on=TODAY, ends_on=None, by=everybody[who]
            )
        with pytest.raises(NotAllowed):
            actions.remove_cohort(cohort=cohort, by=everybody[who])


def test_a_question_is_taken_back_by_coordinators_only(cast):
    programme, everybody = cast
    offer = DEEDS["ask"](programme, everybody["coordinator"])

    for who in CAST[1:]:
        with pytest.raises(NotAllowed):
            actions.take_back_offer(offer=offer, by=everybody[who])


def test_every_refusal_says_why_in_a_sentence(cast):
    programme, everybody = cast

    verdicts = [
        permissions.may_create(everybody["stranger"]),
        permissions.may_coordinate(everybody["stranger"], programme),
        permissions.may_see_person(everybody["stranger"], everybody["mentee"], programme),
    ]

    assert all(verdict.reason.endswith(".") for verdict in verdicts)
