"""Two people act at the same moment: one place is given once, a conflict never slips past."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import OPEN_OFFER
from kollega.domains.matching.models import Offer, Round
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)


def together(*deeds):
    """Each deed in a thread and transaction of its own, begun at the same moment.

    Returns what each returned, or the refusal it met.
    """
    ready = Barrier(len(deeds))

    def act(deed):
        try:
            ready.wait(timeout=20)
            return deed()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(act, deeds))


def refusals(answers):
    return [str(answer) for answer in answers if isinstance(answer, DomainError)]


@pytest.fixture
def places(joins, scheme, mentor):
    """Make the mentor of the cast a mentor with so many places."""

    def make(number):
        return joins(mentor, scheme, "mentor", topics=["exams"], capacity=number)

    return make


@pytest.fixture
def ask(joins, scheme, person):
    """Have one more mentee ask: returns the request."""

    def make(name, mentor):
        somebody = person("Dr", name, "Example")
        part = joins(somebody, scheme, "mentee", topics=["exams"])
        return actions.ask_mentor(mentee=part, mentor=mentor, by=somebody)

    return make


@pytest.mark.parametrize("attempt", range(3))
def test_two_yeses_for_one_place_make_one_pair(places, ask, mentor, attempt):
    janet = places(2)
    offers = [ask("Ada", janet), ask("Ben", janet)]
    programmes.save_answers(participation=janet, by=mentor, capacity=1)

    answers = together(
        *(lambda offer=offer: actions.accept_offer(offer=offer, by=mentor) for offer in offers)
    )

    assert MentoringRelationship.objects.count() == 1
    assert refusals(answers) == ["You have no place left just now."]
    assert sorted(Offer.objects.values_list("stage", flat=True)) == ["accepted", "full"]


def test_two_touches_of_yes_make_one_pair(places, ask, mentor):
    offer = ask("Ada", places(2))

    one, other = together(
        lambda: actions.accept_offer(offer=offer, by=mentor),
        lambda: actions.accept_offer(offer=offer, by=mentor),
    )

    assert one == other
    assert MentoringRelationship.objects.count() == 1


def test_yes_and_no_at_the_same_moment_are_one_of_the_two(places, ask, mentor):
    offer = ask("Ada", places(1))

    answers = together(
        lambda: actions.accept_offer(offer=offer, by=mentor),
        lambda: actions.decline_offer(offer=offer, by=mentor),
    )

    offer.refresh_from_db()
    assert (offer.stage == "accepted") == MentoringRelationship.objects.exists()
    assert len(refusals(answers)) == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_mentees_who_ask_for_the_last_place_do_not_both_get_it(
    places, joins, scheme, person, attempt
):
    janet = places(1)
    mentees = [person("Dr", name, "Example") for name in ("Ada", "Ben")]
    parts = [joins(somebody, scheme, "mentee") for somebody in mentees]

    answers = together(
        *(
            lambda part=part, by=by: actions.ask_mentor(mentee=part, mentor=janet, by=by)
            for part, by in zip(parts, mentees, strict=True)
        )
    )

    assert Offer.objects.filter(stage__in=OPEN_OFFER).count() == 1
    assert refusals(answers) == ["Dr Janet Ross is not free just now."]


def test_a_double_click_on_ask_asks_once(places, joins, scheme, mentee):
    janet = places(3)
    part = joins(mentee, scheme, "mentee")

    one, other = together(
        lambda: actions.ask_mentor(mentee=part, mentor=janet, by=mentee),
        lambda: actions.ask_mentor(mentee=part, mentor=janet, by=mentee),
    )

    assert one == other
    assert Offer.objects.count() == 1


def test_asking_two_mentors_at_once_asks_one(places, joins, scheme, mentee, other_mentor):
    janet, marek = places(1), joins(other_mentor, scheme, "mentor")
    part = joins(mentee, scheme, "mentee")

    answers = together(
        lambda: actions.ask_mentor(mentee=part, mentor=janet, by=mentee),
        lambda: actions.ask_mentor(mentee=part, mentor=marek, by=mentee),
    )

    assert Offer.objects.count() == 1
    assert len(refusals(answers)) == 1


@pytest.mark.parametrize("attempt", range(3))
def test_a_reporting_line_recorded_at_the_same_moment_as_a_yes_never_slips_past(
    places, joins, scheme, mentee, mentor, attempt
):
    """Either the line came first and the yes is refused, or the pair is found by the line's job."""
    from kollega.domains.relationships import actions as relationships

    part = joins(mentee, scheme, "mentee")
    offer = actions.ask_mentor(mentee=part, mentor=places(1), by=mentee)

    _begun, line = together(
        lambda: actions.accept_offer(offer=offer, by=mentor),
        lambda: people.record_reporting_line(
            senior=mentor, junior=mentee, kind=LineKind.TRAINER, by=mentee
        ),
    )
    relationships.part_for_line(line.pk)
    actions.close_for_line(line.pk)

    offer.refresh_from_db()
    unbroken = MentoringRelationship.objects.filter(broken_on=None, stage="active")
    assert not unbroken.exists()
    assert offer.stage in ("accepted", "full")


@pytest.mark.parametrize("attempt", range(3))
def test_a_veto_at_the_same_moment_as_a_request_never_slips_past(
    places, joins, scheme, mentee, mentor, attempt
):
    part, janet = joins(mentee, scheme, "mentee"), places(1)

    _asked, veto = together(
        lambda: actions.ask_mentor(mentee=part, mentor=janet, by=mentee),
        lambda: people.avoid(person=mentee, by=mentor),
    )
    actions.close_for_veto(veto.pk)

    assert not Offer.objects.filter(stage__in=OPEN_OFFER).exists()


def test_two_coordinators_who_start_at_once_start_one_round(
    joins, transition, mentee, mentor, maker
):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor")

    one, other = together(
        lambda: actions.start_round(programme=transition, by=maker),
        lambda: actions.start_round(programme=transition, by=maker),
    )

    assert one == other
    assert Round.objects.count() == 1


def test_two_touches_of_send_send_once(joins, transition, mentee, mentor, maker, computed):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor")
    round = computed(transition)

    answers = together(
        lambda: actions.send_introductions(round=round, by=maker),
        lambda: actions.send_introductions(round=round, by=maker),
    )

    assert sorted(answer.sent for answer in answers) == [0, 1]
    assert Offer.objects.count() == 1


def test_both_sides_agreeing_at_the_same_moment_begin_one_pair(
    joins, transition, mentee, mentor, maker, computed
):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor")
    actions.send_introductions(round=computed(transition), by=maker)
    offer = Offer.objects.get()

    answers = together(
        lambda: actions.accept_offer(offer=offer, by=mentor),
        lambda: actions.agree_as_mentee(offer=offer, by=mentee),
    )

    assert MentoringRelationship.objects.count() == 1
    assert refusals(answers) == []


def test_a_job_that_runs_twice_at_once_writes_the_round_once(
    joins, transition, mentee, mentor, maker
):
    joins(mentee, transition, "mentee")
    joins(mentor, transition, "mentor")
    round = actions.start_round(programme=transition, by=maker)

    together(
        lambda: actions.compute_round(round.pk),
        lambda: actions.compute_round(round.pk),
    )

    assert queries.proposals(round, viewer=maker).count() == 1


def test_two_sweeps_at_once_tell_once(places, joins, scheme, mentee, mentor, letters):
    from kollega.foundation import clock

    part = joins(mentee, scheme, "mentee")
    offer = actions.ask_mentor(mentee=part, mentor=places(1), by=mentee)
    actions.decline_offer(offer=offer, by=mentor)
    clock.move_forward(days=1)

    together(actions.tell_of_offers, actions.tell_of_offers)

    assert len(letters(mentee)) == 1
