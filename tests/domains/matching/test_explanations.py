"""What a coordinator reads of a line, what a mentee reads of a suggestion."""

import json
from datetime import timedelta

import pytest

from kollega.domains.matching import catalogue, queries
from kollega.domains.matching.models import Proposal, ShortList
from kollega.domains.people.models import Characteristic
from kollega.domains.programmes import actions as programmes
from kollega.foundation import clock
from kollega.web.matching.rows import pair_row


@pytest.fixture
def any_specialty(transition, maker):
    """A programme that leaves open of which specialty a mentor is."""
    return programmes.change_programme(programme=transition, by=maker, other_specialty=False)


@pytest.fixture
def other_specialty(transition, maker):
    """A programme whose mentors come from another specialty."""
    return programmes.change_programme(programme=transition, by=maker, other_specialty=True)


def test_the_mentee_reads_whole_sentences_and_no_score(joins, any_specialty, mentee, mentor):
    part = joins(
        mentee,
        any_specialty,
        "mentee",
        topics=["exams", "team", "career"],
        meets_by=["video", "in_person"],
        places=["perth"],
        experiences=["young_family"],
    )
    joins(
        mentor,
        any_specialty,
        "mentor",
        topics=["team", "exams"],
        meets_by=["in_person", "video"],
        places=["Perth ", "Fife"],
        experiences=["young_family", "exam"],
    )

    assert queries.short_list(part)[0].why == [
        "Can help with exams and assessments and working in a team.",
        "You can meet in Perth, or by video.",
        "Knows from experience: working with a young family.",
        "Speaks English.",
    ]


def test_a_mentor_of_the_specialty_somebody_wished_for_is_named_as_such(
    joins, works, any_specialty, mentee, mentor
):
    part = joins(mentee, any_specialty, "mentee", other_specialty=False)
    joins(mentor, any_specialty, "mentor")
    works(mentee, specialty="Psychiatry")
    works(mentor, specialty="psychiatry")

    assert "Works in psychiatry, as you do." in queries.short_list(part)[0].why


def test_another_specialty_is_a_reason_where_it_was_asked_for(
    joins, works, other_specialty, mentee, mentor
):
    part = joins(mentee, other_specialty, "mentee")
    joins(mentor, other_specialty, "mentor")
    works(mentee, specialty="Psychiatry")
    works(mentor, specialty="General practice")

    assert "Works in another specialty than yours." in queries.short_list(part)[0].why


def test_a_mentee_who_asks_for_another_specialty_gets_nobody_of_their_own(
    joins, works, any_specialty, mentee, mentor, other_mentor
):
    part = joins(mentee, any_specialty, "mentee", other_specialty=True)
    joins(mentor, any_specialty, "mentor")
    joins(other_mentor, any_specialty, "mentor")
    works(mentee, specialty="Psychiatry")
    works(mentor, specialty="Psychiatry")
    works(other_mentor, specialty="Surgery")

    assert [one.name for one in queries.short_list(part)] == ["Dr Marek Kowalski"]


def test_where_there_is_little_to_say_the_career_counts(
    joins, works, any_specialty, mentee, mentor
):
    part = joins(mentee, any_specialty, "mentee")
    joins(mentor, any_specialty, "mentor")
    works(mentee, step=3)
    works(mentor, step=5)

    assert queries.short_list(part)[0].why == [
        "Speaks English.",
        "Is further along in a medical career.",
    ]


@pytest.fixture
def shares_a_faith(joins, any_specialty, mentee, mentor, other_mentor):
    """The second mentor shares what the mentee asked for; else both are alike."""
    part = joins(mentee, any_specialty, "mentee", topics=["exams"])
    for someone in (mentor, other_mentor):
        joins(someone, any_specialty, "mentor", topics=["exams"])

    def say(person, *, wanted, confirmed=True):
        Characteristic.objects.create(
            person=person,
            value="Quaker",
            wanted_in_a_mentor=wanted,
            confirmed_at=clock.now() if confirmed else None,
        )

    return part, say


def test_a_protected_characteristic_decides_but_is_never_named(
    shares_a_faith, mentee, mentor, other_mentor, any_specialty, computed, line
):
    part, say = shares_a_faith
    say(mentee, wanted=True)
    say(other_mentor, wanted=False)

    first, second = queries.short_list(part)

    assert first.name == "Dr Marek Kowalski"
    assert first.why == second.why
    assert first.entry.fit == second.entry.fit
    proposal = line(computed(any_specialty), mentee)
    stored = Proposal.objects.filter(pk=proposal.pk).values().get()
    assert proposal.mentor.person == other_mentor
    assert "quaker" not in json.dumps(stored, default=str).lower()
    assert "identity" not in json.dumps(stored, default=str).lower()
    assert not ShortList.objects.exists()


@pytest.mark.parametrize("unconfirmed", ["mentee", "mentor"])
def test_a_characteristic_that_nobody_confirmed_is_not_used(
    shares_a_faith, mentee, other_mentor, unconfirmed
):
    part, say = shares_a_faith
    before = [one.name for one in queries.short_list(part)]
    say(mentee, wanted=True, confirmed=unconfirmed != "mentee")
    say(other_mentor, wanted=False, confirmed=unconfirmed != "mentor")

    assert [one.name for one in queries.short_list(part)] == before


def test_somebody_for_whom_everyone_is_full_reads_who_could_help(
    joins, any_specialty, mentee, mentor, person, computed, maker
):
    joins(mentor, any_specialty, "mentor", topics=["exams"])
    first = joins(mentee, any_specialty, "mentee", topics=["exams"])
    second = joins(person("Dr", "Bilal", "Ahmad"), any_specialty, "mentee", topics=["team"])

    round = computed(any_specialty)

    left = queries.proposals(round, viewer=maker).get(mentor=None)
    assert left.mentee == second
    assert first.pk != second.pk
    assert pair_row(left, maker).state == "waiting: everyone suitable is full"
    names = queries.helpers(left, viewer=maker)
    assert catalogue.what_would_help(left.single_change, names) == (
        "One more place with Dr Janet Ross would help."
    )


def test_mentors_out_of_sight_are_not_named_among_those_who_could_help(
    joins, any_specialty, mentee, mentor, person, computed, maker
):
    joins(mentor, any_specialty, "mentor")
    for someone in (mentee, person("Dr", "Bilal", "Ahmad")):
        joins(someone, any_specialty, "mentee")
    left = queries.proposals(computed(any_specialty), viewer=maker).get(mentor=None)
    left.change_detail = []

    assert catalogue.what_would_help(left.single_change, queries.helpers(left, viewer=maker)) == (
        "One more place would help."
    )


def test_a_language_that_would_help_is_named(joins, any_specialty, person, computed, maker, mentee):
    joins(mentee, any_specialty, "mentee")
    joins(person("Dr", "Otto", "Alt", languages=["de", "sv"]), any_specialty, "mentor")

    left = queries.proposals(computed(any_specialty), viewer=maker).get()

    assert pair_row(left, maker).state == "waiting: no language in common with anyone free"
    assert catalogue.what_would_help(left.single_change, queries.helpers(left, viewer=maker)) == (
        "It would help to find a common language: somebody free speaks German or Swedish."
    )


def test_the_same_specialty_is_named_where_the_programme_rules_it_out(
    joins, works, other_specialty, mentee, mentor, computed, maker
):
    joins(mentee, other_specialty, "mentee")
    joins(mentor, other_specialty, "mentor")
    works(mentee, specialty="Surgery")
    works(mentor, specialty="Surgery")

    left = queries.proposals(computed(other_specialty), viewer=maker).get()

    assert pair_row(left, maker).state == "waiting: everyone free is of their specialty"
    assert catalogue.what_would_help(left.single_change, []) == (
        "If mentors of the same specialty were allowed, somebody would be suitable."
    )


def test_without_any_mentor_the_line_says_so(joins, any_specialty, mentee, computed, maker):
    joins(mentee, any_specialty, "mentee")

    left = queries.proposals(computed(any_specialty), viewer=maker).get()

    assert pair_row(left, maker).state == "waiting: no mentor takes part yet"


def test_a_coordinator_is_warned_of_plain_facts(
    joins, works, any_specialty, mentee, mentor, computed, maker
):
    joins(mentee, any_specialty, "mentee", topics=["exams"])
    later = clock.today() + timedelta(days=40)
    joins(mentor, any_specialty, "mentor", topics=["team"], free_from=later)
    works(mentee, specialty="Surgery")
    works(mentor, specialty="Psychiatry")

    row = pair_row(queries.proposals(computed(any_specialty), viewer=maker).get(), maker)

    assert row.cautions == "little in common, different specialties, the mentor is free later"


def test_a_mentor_who_would_carry_more_than_others_is_marked(
    joins, any_specialty, person, mentor, other_mentor, computed, maker
):
    joins(mentor, any_specialty, "mentor", topics=["exams"], capacity=5)
    joins(other_mentor, any_specialty, "mentor", topics=["team"], capacity=5)
    for name in ("Ada", "Ben", "Cem"):
        joins(person("Dr", name, "Example"), any_specialty, "mentee", topics=["exams"])
    joins(person("Dr", "Dan", "Example"), any_specialty, "mentee", topics=["team"])

    lines = queries.proposals(computed(any_specialty), viewer=maker)

    carries = {line.mentee.person.given_name: pair_row(line, maker).cautions for line in lines}
    assert carries["Dan"] == ""
    assert {carries[name] for name in ("Ada", "Ben", "Cem")} == {
        "this mentor would carry more than others"
    }


def test_what_anybody_needs_is_not_even_read_for_a_coordinators_table(
    joins, any_specialty, mentee, mentor, computed, maker, django_assert_num_queries
):
    joins(mentee, any_specialty, "mentee", topics=["mistake"], words_for_mentor="Nobody else.")
    joins(mentor, any_specialty, "mentor", topics=["mistake"], portrait="I like silence.")

    found = queries.proposals(computed(any_specialty), viewer=maker).get()

    for thing, unread in (
        (found, {"reasons"}),
        (found.mentee, {"topics", "words_for_mentor", "experiences", "places", "meets_by"}),
        (found.mentor, {"topics", "portrait", "experiences", "places", "meets_by"}),
    ):
        assert unread <= thing.get_deferred_fields()


def test_figures_count_who_met_which_need(joins, any_specialty, person, mentor, computed, maker):
    joins(mentor, any_specialty, "mentor", topics=["exams"], capacity=3)
    for name, topics in (("Ada", ["exams", "team"]), ("Ben", ["team", "exams"]), ("Cem", ["team"])):
        joins(person("Dr", name, "Example"), any_specialty, "mentee", topics=topics)

    figures = queries.figures(computed(any_specialty), viewer=maker)

    assert (figures.matched, figures.total, figures.waiting) == (3, 3, 0)
    assert figures.needs_met == {1: 1, 2: 1}
    assert figures.load == {3: 1}
    assert figures.mean_load == 3.0
    assert figures.broken == 0
    assert not figures.uneven
