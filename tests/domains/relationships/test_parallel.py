"""Two transactions at the same moment, on two real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import monotonic, sleep

import pytest
from django.db import connection, transaction

from kollega.domains.people import actions as people
from kollega.domains.people.models import ReportingLine
from kollega.domains.relationships import actions
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import happenings
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import Happening
from kollega.jobs.happenings import HEARERS

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 10  # seconds


def on_its_own_connection(work):
    """The outcome of some work, done in a thread whose connection is closed behind it."""
    try:
        return work()
    except NotPossible as refusal:
        return refusal
    finally:
        connection.close()


def somebody_waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return cursor.fetchone()[0] > 0


def while_open(first, second):
    """Do the first in a transaction; commit it only once the second waits for it, or is done."""
    done, commit = Event(), Event()

    def hold():
        with transaction.atomic():
            outcome = first()
            done.set()
            assert commit.wait(PATIENCE)
        return outcome

    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(on_its_own_connection, hold)
        assert done.wait(PATIENCE), one.result()
        other = threads.submit(on_its_own_connection, second)
        until = monotonic() + PATIENCE
        while not other.done() and not somebody_waits_for_a_lock() and monotonic() < until:
            sleep(0.01)
        waited = not other.done()
        commit.set()
        return one.result(), other.result(), waited


def hand_on_everything():
    for key in Happening.objects.order_by("pk").values_list("pk", flat=True):
        happenings.hand_on(key, hearers=HEARERS)


@pytest.fixture
def two_mentees(takes_part, transition, mentor, mentee, stranger):
    takes_part(mentor, transition, "mentor", capacity=1)
    for person in (mentee, stranger):
        takes_part(person, transition, "mentee")
    return mentee, stranger


@pytest.fixture
def accept(transition, mentor):
    return lambda mentee: actions.begin_relationship(
        programme=transition, mentor=mentor, mentee=mentee, by=mentor
    )


def test_the_second_of_two_acceptances_waits_and_finds_no_place(two_mentees, accept):
    one, other = two_mentees

    first, second, waited = while_open(lambda: accept(one), lambda: accept(other))

    assert first.stage == "active"
    assert isinstance(second, NotPossible)
    assert "no place left" in str(second)
    assert waited


@pytest.mark.parametrize("attempt", range(5))
def test_acceptances_in_the_same_instant_never_overfill_a_mentor(two_mentees, accept, attempt):
    start = Barrier(2)

    def race(mentee):
        start.wait(PATIENCE)
        return accept(mentee)

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(
            threads.map(lambda one: on_its_own_connection(lambda: race(one)), two_mentees)
        )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "MentoringRelationship",
        "NotPossible",
    ]
    assert MentoringRelationship.objects.filter(stage="active").count() == 1


def test_two_mentors_cannot_both_get_the_same_mentee(
    takes_part, transition, mentor, other_mentor, mentee
):
    for person in (mentor, other_mentor):
        takes_part(person, transition, "mentor")
    takes_part(mentee, transition, "mentee")

    def accept(one):
        return actions.begin_relationship(programme=transition, mentor=one, mentee=mentee, by=one)

    first, second, _waited = while_open(lambda: accept(mentor), lambda: accept(other_mentor))

    assert first.stage == "active"
    assert "has a mentor" in str(second)


TRIGGERED = (
    "relationships_mentoringrelationship",
    "people_reportingline",
    "people_veto",
)


@pytest.fixture
def without_triggers(db):
    """The actions' own locks and rules alone; the database backs nothing."""
    with connection.cursor() as cursor:
        for table in TRIGGERED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    with connection.cursor() as cursor:
        for table in TRIGGERED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_the_action_alone_never_overfills_a_mentor(without_triggers, two_mentees, accept):
    one, other = two_mentees

    first, second, waited = while_open(lambda: accept(one), lambda: accept(other))

    assert first.stage == "active"
    assert "no place left" in str(second)
    assert waited


def test_the_action_alone_lets_no_line_slip_past(
    without_triggers, two_mentees, accept, mentor, mentee
):
    _line, pair, waited = while_open(lambda: record_line(mentor, mentee), lambda: accept(mentee))

    assert str(pair) == "This pair is not possible."
    assert waited


def record_line(senior, junior):
    return people.record_reporting_line(senior=senior, junior=junior, kind="trainer", by=junior)


def record_line_past_the_action(senior, junior):
    ReportingLine.objects.bulk_create([ReportingLine(senior=senior, junior=junior, kind="trainer")])


@pytest.mark.parametrize("record", [record_line, record_line_past_the_action])
def test_a_line_recorded_at_the_same_moment_refuses_the_pair_that_comes_second(
    two_mentees, accept, mentor, mentee, record
):
    _line, pair, waited = while_open(lambda: record(mentor, mentee), lambda: accept(mentee))

    assert isinstance(pair, NotPossible)
    assert str(pair) == "This pair is not possible."
    assert waited
    assert MentoringRelationship.objects.count() == 0


def test_a_line_recorded_at_the_same_moment_finds_the_pair_that_came_first(
    two_mentees, accept, mentor, mentee
):
    pair, _line, waited = while_open(lambda: accept(mentee), lambda: record_line(mentor, mentee))

    hand_on_everything()

    pair.refresh_from_db()
    assert waited
    assert pair.broken_on is not None
    assert ReportingLine.objects.count() == 1


@pytest.mark.parametrize("attempt", range(5))
def test_no_order_lets_a_pair_and_a_line_stand_side_by_side_unnoticed(
    two_mentees, accept, mentor, mentee, attempt
):
    start = Barrier(2)

    def race(work):
        start.wait(PATIENCE)
        return work()

    works = [lambda: accept(mentee), lambda: record_line(mentor, mentee)]
    with ThreadPoolExecutor(2) as threads:
        pair, _line = threads.map(lambda work: on_its_own_connection(lambda: race(work)), works)
    hand_on_everything()

    standing = MentoringRelationship.objects.filter(stage="active")
    assert isinstance(pair, NotPossible) or standing.get().broken_on is not None
    assert standing.filter(broken_on=None).count() == 0


def test_a_veto_said_at_the_same_moment_refuses_the_pair_in_the_same_words(
    two_mentees, accept, mentor, mentee
):
    _veto, pair, _waited = while_open(
        lambda: people.avoid(person=mentor, by=mentee), lambda: accept(mentee)
    )

    assert str(pair) == "This pair is not possible."
