from datetime import timedelta

import pytest

from kollega.domains.people import actions as people
from kollega.domains.relationships import actions, queries
from kollega.domains.relationships.models import MentoringRelationship
from kollega.domains.relationships.vocabulary import PairState
from kollega.foundation import clock


def rows(programme, viewer):
    return queries.states(programme, viewer=viewer)


def state_of(pair, viewer):
    return PairState(rows(pair.programme, viewer).get(pk=pair.pk).state)


def days_of(programme, share):
    """So many days as this share of the programme's months."""
    return int(programme.months * 30.44 * share)


def test_a_new_pair_waits_for_its_first_session(pair, coordinator):
    assert state_of(pair, coordinator) == PairState.WAITING


@pytest.mark.parametrize(
    ("held", "share", "state"),
    [
        (0, 0.20, PairState.WAITING),
        (0, 0.30, PairState.OVERDUE),
        (1, 0.30, PairState.ON_TRACK),
        (1, 0.45, PairState.ON_TRACK),
        (1, 0.55, PairState.OVERDUE),
        (2, 0.55, PairState.ON_TRACK),
        (3, 0.95, PairState.ON_TRACK),
        (3, 1.10, PairState.OVERDUE),
        (4, 0.95, PairState.COMPLETE),
        (5, 0.95, PairState.COMPLETE),
    ],
)
def test_four_sessions_are_spread_evenly_over_the_months(pair, coordinator, held, share, state):
    pair.sessions_held = held
    pair.save()
    clock.move_forward(days=days_of(pair.programme, share))

    assert state_of(pair, coordinator) == state


@pytest.mark.parametrize(
    ("deed", "state"),
    [(actions.pause, PairState.PAUSED), (actions.end, PairState.ENDED)],
)
def test_pausing_and_ended_pairs_are_neither_late_nor_silent(
    pair, mentee, coordinator, deed, state
):
    deed(relationship=pair, by=mentee)
    clock.move_forward(days=days_of(pair.programme, 2))

    assert state_of(pair, coordinator) == state


def test_a_pair_that_closed_well_is_complete(pair, mentee, coordinator):
    pair.sessions_held = 4
    pair.save()
    actions.complete(relationship=pair, by=mentee)

    assert state_of(pair, coordinator) == PairState.COMPLETE


def test_open_ended_pairs_are_never_late(begin, scheme, mentor, mentee, coordinator):
    pair = begin(scheme, mentor, mentee)
    clock.move_forward(days=700)
    waits = state_of(pair, coordinator)
    pair.sessions_held = 9
    pair.save()

    assert (waits, state_of(pair, coordinator)) == (PairState.WAITING, PairState.ON_TRACK)


def test_where_no_dates_are_shown_none_can_be_guessed_from_a_state(
    begin, transition, mentor, mentee, coordinator
):
    transition.dates_shown = False
    transition.save()
    pair = begin(transition, mentor, mentee)
    clock.move_forward(days=days_of(transition, 0.9))

    assert state_of(pair, coordinator) != PairState.OVERDUE


def test_the_most_pressing_come_first(begin, transition, coordinator, person, mentee):
    pairs = [
        begin(transition, person("Dr", f"M{n}", "One"), person("Dr", f"N{n}", "Two"))
        for n in range(4)
    ]
    clock.move_forward(days=days_of(transition, 0.3))
    MentoringRelationship.objects.filter(pk=pairs[0].pk).update(sessions_held=1)
    MentoringRelationship.objects.filter(pk=pairs[1].pk).update(sessions_held=4)
    asked = clock.now() - timedelta(days=9)
    MentoringRelationship.objects.filter(pk=pairs[2].pk).update(
        last_nudged_at=asked, last_sign_at=asked - timedelta(days=1)
    )

    in_order = [PairState(row.state) for row in rows(transition, coordinator).order_by("urgency")]

    assert in_order == [
        PairState.SILENT,
        PairState.OVERDUE,
        PairState.ON_TRACK,
        PairState.COMPLETE,
    ]


def test_counts_hold_every_state_and_add_up(begin, pair, transition, coordinator, person, mentee):
    begin(transition, person("Dr", "A", "B"), person("Dr", "C", "D"))
    actions.pause(relationship=pair, by=mentee)

    counts = queries.standing(rows(transition, coordinator)).states

    assert set(counts) == set(PairState)
    assert (counts[PairState.PAUSED], counts[PairState.WAITING]) == (1, 1)
    assert sum(counts.values()) == 2


def test_held_sessions_are_counted_by_pair_and_in_all(
    begin, pair, transition, coordinator, person, mentee
):
    others = [
        begin(transition, person("Dr", f"M{n}", "One"), person("Dr", f"N{n}", "Two"))
        for n in range(3)
    ]
    for other, held in zip(others, (2, 2, 1), strict=True):
        MentoringRelationship.objects.filter(pk=other.pk).update(sessions_held=held)
    actions.end(relationship=pair, by=mentee)

    everyone = rows(transition, coordinator)
    assert queries.standing(everyone).by_sessions == [(1, 1), (2, 2)]
    assert queries.standing(everyone).held == 5


def test_no_pairs_make_no_trouble(transition, coordinator):
    everyone = rows(transition, coordinator)

    assert queries.standing(everyone).held == 0
    assert sum(queries.standing(everyone).states.values()) == 0


@pytest.mark.parametrize("direction", ["judges", "is judged by"])
@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_a_coordinator_in_a_reporting_line_sees_nothing_of_the_pair(
    begin, pair, transition, coordinator, person, direction, side
):
    begin(transition, person("Dr", "A", "B"), person("Dr", "C", "D"))
    them = getattr(pair, side)
    senior, junior = (coordinator, them) if direction == "judges" else (them, coordinator)
    people.record_reporting_line(senior=senior, junior=junior, kind="line_manager", by=junior)

    everyone = rows(transition, coordinator)

    assert pair.pk not in everyone.values_list("pk", flat=True)
    assert sum(queries.standing(everyone).states.values()) == 1
    assert queries.standing(everyone).by_sessions == [(0, 1)]


def test_another_coordinator_takes_over(pair, transition, coordinator, stranger):
    people.record_reporting_line(
        senior=coordinator, junior=pair.mentee, kind="line_manager", by=pair.mentee
    )

    assert rows(transition, stranger).count() == 1


def test_what_the_two_wrote_is_never_loaded_for_a_coordinator(pair, coordinator, mentee):
    actions.write_agreement(relationship=pair, by=mentee, text="Between us")

    row = rows(pair.programme, coordinator).get()

    assert "agreement" in row.get_deferred_fields()
    assert "agreement" not in str(rows(pair.programme, coordinator).query)


@pytest.mark.parametrize("how_many", [1, 3])
def test_states_take_the_same_three_queries_for_any_number_of_pairs(
    begin, transition, coordinator, person, still_clock, how_many, django_assert_num_queries
):
    for number in range(how_many):
        begin(transition, person("Dr", f"M{number}", "One"), person("Dr", f"N{number}", "Two"))

    # The viewer with who may be meant by the same name, their reporting lines, the pairs.
    with django_assert_num_queries(3):
        read = [
            (row.mentor.name, row.mentee.name, row.state, row.sessions_held, row.began_on)
            for row in rows(transition, coordinator)
        ]

    assert len(read) == how_many
