"""The sentences of the matching: whole, in order of weight, and silent where there is nothing to say."""

import pytest

from kollega.domains.matching import catalogue
from kollega.domains.programmes.vocabulary import Experience, Medium, Topic


def reason(wish, *detail):
    return {"wish": wish, "share": 0.1, "detail": list(detail)}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (reason("needs", "exams"), "Can help with exams and assessments."),
        (
            reason("needs", "exams", "team", "career"),
            "Can help with exams and assessments, working in a team and where to go next.",
        ),
        (
            reason("experience", "young_family"),
            "Knows from experience: working with a young family.",
        ),
        (reason("languages", "en"), "Speaks English."),
        (reason("languages", "en", "tw"), "Speaks English and Twi."),
        (reason("specialty", "Psychiatry"), "Works in Psychiatry, as you do."),
        (reason("place", "Perth"), "You can meet in Perth."),
        (reason("place", "Fife", "Perth"), "You can meet in Fife or Perth."),
        (reason("place", "video"), "You can meet by video."),
        (reason("place", "telephone", "video"), "You can meet by telephone or video."),
        (reason("place", "Perth", "video"), "You can meet in Perth, or by video."),
        (reason("place", "Perth", "in_person"), "You can meet in Perth."),
        (reason("place", "in_person"), "You can meet in person."),
        (reason("grade_distance"), "Is further along in a medical career."),
    ],
)
def test_each_reason_is_a_whole_sentence(given, sentence):
    assert catalogue.why([given]) == [sentence]


@pytest.mark.parametrize("wish", ["identity", "choice", "mentor_choice", "something new"])
def test_a_reason_that_is_nobodys_business_is_not_said(wish):
    assert catalogue.why([reason(wish, "quaker")]) == []


def test_the_order_of_the_reasons_is_kept():
    said = catalogue.why([reason("languages", "en"), reason("needs", "team")])

    assert said == ["Speaks English.", "Can help with working in a team."]


def test_four_sentences_are_enough():
    several = [
        reason("needs", "team"),
        reason("experience", "exam"),
        reason("languages", "en"),
        reason("place", "video"),
        reason("specialty", "Surgery"),
    ]

    assert len(catalogue.why(several)) == 4


def test_the_career_is_left_out_where_there_is_more_to_say():
    said = catalogue.why(
        [reason("grade_distance"), reason("needs", "team"), reason("languages", "en")]
    )

    assert said == ["Can help with working in a team.", "Speaks English."]


@pytest.mark.parametrize("another", [True, False])
def test_another_specialty_is_said_where_it_was_wanted(another):
    said = catalogue.why([reason("needs", "team")], another_specialty=another)

    assert ("Works in another specialty than yours." in said) == another


@pytest.mark.parametrize("topic", Topic.values)
def test_every_topic_has_its_words(topic):
    assert catalogue.topics([topic]) == [str(Topic(topic).label)]


@pytest.mark.parametrize("experience", Experience.values)
def test_every_experience_has_its_words(experience):
    assert str(Experience(experience).label) in catalogue.why([reason("experience", experience)])[0]


def test_a_topic_of_an_older_programme_is_shown_as_it_was_written():
    assert catalogue.topics(["gardening"]) == ["gardening"]


@pytest.mark.parametrize(
    ("ways", "phrase"),
    [
        ([], ""),
        (["video"], "video"),
        (["telephone", "video"], "video or telephone"),
        (["in_person", "telephone", "video"], "video, telephone or in person"),
    ],
)
def test_ways_to_meet_are_one_phrase_in_a_fixed_order(ways, phrase):
    assert catalogue.ways_to_meet(ways) == phrase


def test_every_way_to_meet_can_be_said():
    for way in Medium:
        assert catalogue.ways_to_meet([way.value]) == str(way.label)


def test_languages_are_named():
    assert catalogue.languages(["sv", "en"]) == ["Swedish", "English"]


@pytest.mark.parametrize(
    ("code", "detail", "sentence"),
    [
        ("", [], "No single change would help here. One more mentor would."),
        ("not_possible", [], "No single change would help here. One more mentor would."),
        ("something new", [], "No single change would help here. One more mentor would."),
        ("capacity", [], "One more place would help."),
        ("capacity", ["Dr Ross"], "One more place with Dr Ross would help."),
        (
            "capacity",
            ["Dr Ross", "Dr Muir", "Dr Baird"],
            "One more place with Dr Ross, Dr Muir or Dr Baird would help.",
        ),
        ("common_language", [], "It would help to find a common language."),
        (
            "common_language",
            ["de"],
            "It would help to find a common language: somebody free speaks German.",
        ),
        (
            "different_specialty",
            [],
            "If mentors of the same specialty were allowed, somebody would be suitable.",
        ),
        ("way_to_meet", [], "With one more way to meet, somebody would be suitable."),
    ],
)
def test_what_would_help_is_one_sentence(code, detail, sentence):
    assert catalogue.what_would_help(code, detail) == sentence
