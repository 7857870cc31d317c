"""The five kinds of programme, the countries and the numbers of help, as data."""

from dataclasses import FrozenInstanceError, replace

import pytest

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.catalogue import (
    BOUNDS,
    COUNTRIES,
    EVERY_TOPIC,
    HELP_NOW,
    TEMPLATES,
    Answers,
)
from kollega.domains.programmes.vocabulary import Choosing, Country, Medium, Shape, WayIn


def test_there_are_the_five_kinds_of_the_literature():
    assert list(TEMPLATES) == [
        "mentoring_scheme",
        "transition",
        "student",
        "peer_support",
        "intervision",
    ]


def test_a_kind_is_found_by_its_own_key():
    assert all(template.key == key for key, template in TEMPLATES.items())


def test_the_one_to_one_kinds_open_and_the_others_will_come():
    opening = {key for key, template in TEMPLATES.items() if template.opens}

    assert opening == {"mentoring_scheme", "transition", "student"}
    assert {TEMPLATES[key].shape for key in opening} == {Shape.ONE_TO_ONE}


def test_the_shapes_of_those_that_will_come():
    assert TEMPLATES["peer_support"].shape == Shape.ON_DEMAND
    assert TEMPLATES["intervision"].shape == Shape.GROUP


def test_a_mentoring_scheme_is_open_ended_and_counts_nothing():
    answers = TEMPLATES["mentoring_scheme"].answers

    assert answers.sessions_planned is None
    assert answers.months is None
    assert answers.silence_days is None
    assert answers.dates_shown is False


def test_a_mentor_of_the_scheme_comes_from_another_specialty_and_organisation():
    answers = TEMPLATES["mentoring_scheme"].answers

    assert answers.other_specialty is True
    assert answers.apart == OrganisationKind.ORGANISATION


def test_the_scheme_meets_for_ninety_minutes_and_the_mentee_chooses():
    answers = TEMPLATES["mentoring_scheme"].answers

    assert answers.session_minutes == 90
    assert answers.choosing == Choosing.MENTEE


def test_transition_mentoring_is_four_hours_by_video_in_six_months():
    answers = TEMPLATES["transition"].answers

    assert (answers.sessions_planned, answers.session_minutes) == (4, 60)
    assert answers.medium == Medium.VIDEO
    assert answers.months == 6


def test_transition_mentoring_begins_in_the_first_six_months_and_one_can_opt_out():
    answers = TEMPLATES["transition"].answers

    assert answers.eligible_months == 6
    assert answers.way_in == WayIn.OFFERED
    assert answers.choosing == Choosing.COORDINATOR


def test_student_mentoring_is_offered_to_a_cohort_for_two_years():
    answers = TEMPLATES["student"].answers

    assert answers.way_in == WayIn.OFFERED
    assert answers.months == 24
    assert answers.approval_needed is False


def test_peer_support_has_at_most_three_conversations():
    assert TEMPLATES["peer_support"].answers.sessions_planned == 3


@pytest.mark.parametrize("key", TEMPLATES)
def test_the_answers_of_a_kind_contradict_nothing(key):
    assert TEMPLATES[key].answers.problem() == ""


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_kind_says_what_it_is_in_words(key):
    template = TEMPLATES[key]

    assert str(template.name)
    assert str(template.summary).endswith(".")
    assert len(template.features) == 4


def test_a_template_cannot_be_changed_by_accident():
    with pytest.raises(FrozenInstanceError):
        TEMPLATES["student"].answers.months = 12


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_below_its_bound_is_refused_with_its_sentence(name):
    least, _, sentence = BOUNDS[name]

    assert replace(Answers(), **{name: least - 1}).problem() == str(sentence)


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_above_its_bound_is_refused_with_its_sentence(name):
    _, most, sentence = BOUNDS[name]

    assert replace(Answers(), **{name: most + 1}).problem() == str(sentence)


@pytest.mark.parametrize("name", BOUNDS)
def test_the_bounds_themselves_are_allowed(name):
    least, most, _ = BOUNDS[name]

    assert replace(Answers(), **{name: least}).problem() == ""
    assert replace(Answers(), **{name: most}).problem() == ""


def test_a_programme_is_about_something():
    assert replace(Answers(), topics=()).problem()


def test_a_topic_comes_from_the_list():
    assert replace(Answers(), topics=("gossip",)).problem()
    assert replace(Answers(), topics=EVERY_TOPIC[:1]).problem() == ""


@pytest.mark.parametrize("country", Country)
def test_every_country_has_its_clock_promise_and_limits(country):
    facts = COUNTRIES[country]

    assert "/" in facts.time_zone
    assert facts.promise
    assert facts.limits


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize(
    "limit",
    [
        "serious danger",
        "a child",
        "patients are at risk",
        "a court",
        "You are told first wherever that is safe",
    ],
)
def test_the_limits_of_every_country_name_what_they_must(country, limit):
    assert limit in COUNTRIES[country].limits


def test_every_country_says_what_its_own_law_adds():
    added = [str(facts.law) for facts in COUNTRIES.values()]

    assert len(set(added)) == len(Country)
    assert all(str(facts.law) in facts.limits for facts in COUNTRIES.values())


def test_the_promise_says_that_those_who_judge_learn_nothing():
    promise = COUNTRIES[Country.NORWAY].promise

    assert "Nobody who supervises, trains, examines or appraises you is told" in promise


@pytest.mark.parametrize("country", Country)
def test_every_country_has_one_emergency_number_and_somebody_to_talk_to(country):
    lines = HELP_NOW[country]

    assert sum(line.emergency for line in lines) == 1
    assert len(lines) >= 2


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        (Country.ENGLAND, ["999", "111", "116 123"]),
        (Country.SCOTLAND, ["999", "111", "116 123"]),
        (Country.SWEDEN, ["112", "1177", "90101"]),
        (Country.NORWAY, ["113", "116 123"]),
        (Country.NETHERLANDS, ["112", "113", "0800-0113"]),
    ],
)
def test_the_numbers_people_know_are_there(country, numbers):
    assert set(numbers) <= {line.number for line in HELP_NOW[country]}


@pytest.mark.parametrize("country", Country)
def test_every_number_can_be_dialled_and_names_its_source(country):
    for line in HELP_NOW[country]:
        assert line.dialled.isdigit()
        assert line.source.startswith("https://")
        assert line.checked_on.year >= 2026
