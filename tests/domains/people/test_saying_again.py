"""Several people may tell of one reporting line: the longest word counts, nobody weakens another's."""

from datetime import date

import pytest

from kollega.domains.people import actions, queries
from kollega.domains.people.models import ReportingLine
from kollega.domains.people.vocabulary import LineKind
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import Happening

LONG_AGO, LATER = date(2001, 1, 1), date(2020, 1, 1)


@pytest.fixture
def told(mentee, supervisor):
    """Somebody tells that the one judges the other: ``told(mentee, ends_on=LATER)``."""

    def tell(by, **dates) -> ReportingLine:
        return actions.record_reporting_line(
            senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=by, **dates
        )

    return tell


def heard() -> int:
    return Happening.objects.filter(kind="reporting_line_recorded").count()


def test_the_longer_word_counts_whoever_said_the_shorter_one(
    told, mentee, supervisor, coordinator, undone
):
    for first in (supervisor, mentee, coordinator, None):
        for second in (supervisor, mentee, coordinator, None):
            longer = None if first in (supervisor, None) else LATER
            with undone():
                told(first, ends_on=LONG_AGO)
                assert told(second, ends_on=longer).ends_on == longer, (first, second)
                assert heard() == 2


def test_a_senior_cannot_swallow_the_junior_s_word_by_speaking_first(told, mentee, supervisor):
    told(supervisor, ends_on=LONG_AGO)

    told(mentee)
    line = told(supervisor, ends_on=LONG_AGO)

    assert line.ends_on is None


def test_what_two_people_said_neither_takes_back_alone(
    told, mentee, supervisor, coordinator, undone
):
    for other in (supervisor, coordinator, None):
        for first, second in ((mentee, other), (other, mentee)):
            with undone():
                told(first)
                line = told(second)
                with pytest.raises(NotAllowed):
                    actions.take_back_line(line=line, by=mentee)


def test_a_coordinator_corrects_what_anybody_said(told, mentee, supervisor, coordinator, undone):
    for teller in (mentee, supervisor, None):
        with undone():
            told(teller)
            assert told(coordinator, ends_on=LONG_AGO).ends_on == LONG_AGO


def test_one_s_own_word_can_be_shortened_and_stays_one_s_own(told, mentee):
    told(mentee)

    line = told(mentee, ends_on=LATER)

    assert (line.ends_on, line.told_by, heard()) == (LATER, mentee, 2)


def test_a_line_that_begins_on_another_day_is_another_line(told, mentee, supervisor):
    told(mentee)
    told(mentee, starts_on=LATER)
    told(mentee, starts_on=LATER)

    assert queries.lines_of(mentee).count() == 2


def test_another_kind_of_judging_is_another_line(told, mentee, supervisor):
    told(mentee)
    actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.APPRAISER, by=mentee
    )

    assert [line.kind for line in queries.lines_of(mentee)] == ["trainer", "appraiser"]
    assert not queries.lines_of(supervisor)


def test_the_name_as_it_was_first_typed_is_kept(mentee, supervisor):
    for typed in ("Chief, A.", "Alan"):
        line = actions.record_reporting_line(
            senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee, named_as=typed
        )

    assert line.named_as == "Chief, A."


def test_nobody_judges_or_avoids_themselves(mentee):
    with pytest.raises(NotPossible, match="Nobody is their own supervisor"):
        actions.record_reporting_line(
            senior=mentee, junior=mentee, kind=LineKind.TRAINER, by=mentee
        )
    with pytest.raises(NotPossible, match="somebody other than yourself"):
        actions.avoid(person=mentee, by=mentee)


def test_avoiding_somebody_twice_is_once_and_the_last_word_to_the_contact_counts(mentee, mentor):
    first = actions.avoid(person=mentor, by=mentee, named_as="J. Ross")
    again = actions.avoid(person=mentor, by=mentee, tell_contact=True, named_as="Janet")

    assert again == first
    assert (again.told_contact, again.named_as) == (True, "J. Ross")
    assert list(queries.vetoes_of(mentee)) == [first]
    assert list(queries.vetoes_told([mentee.pk])) == [first]


def test_only_the_holder_takes_a_veto_back(mentee, mentor, coordinator):
    veto = actions.avoid(person=mentor, by=mentee)

    for other in (mentor, coordinator):
        with pytest.raises(NotAllowed):
            actions.take_back_veto(veto=veto, by=other)
    assert list(queries.vetoes_of(mentee)) == [veto]
    assert not queries.vetoes_of(mentor)


def test_two_people_who_avoid_each_other_know_only_their_own_word(mentee, mentor):
    mine = actions.avoid(person=mentor, by=mentee)
    actions.avoid(person=mentee, by=mentor)

    assert list(queries.vetoes_of(mentee)) == [mine]


def test_a_line_or_veto_that_was_taken_back_concerns_nobody_any_more(told, mentee, mentor):
    line = told(mentee)
    veto = actions.avoid(person=mentor, by=mentee)
    assert queries.people_of_line(line.pk) == (line.senior_id, mentee.pk)
    assert queries.people_of_veto(veto.pk) == (mentee.pk, mentor.pk)
    keys = line.pk, veto.pk

    actions.take_back_line(line=line, by=mentee)
    actions.take_back_veto(veto=veto, by=mentee)

    assert (queries.people_of_line(keys[0]), queries.people_of_veto(keys[1])) == (None, None)
