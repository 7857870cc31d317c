"""The lists of words hold together."""

from collections import Counter

import pytest

from kollega.pure.spreadsheets import Medium, Role, cells, vocabulary
from kollega.pure.spreadsheets.folding import fold, words
from kollega.pure.spreadsheets.lists import is_language_code, language
from kollega.pure.spreadsheets.text import is_blank
from kollega.pure.spreadsheets.vocabulary import load

WORDS = load("vocabulary.toml")


@pytest.mark.parametrize("name", ["roles", "media", "months", "languages"])
def test_no_word_means_two_things(name):
    listed = Counter(word for texts in WORDS[name].values() for word in set(map(words, texts)))

    assert [word for word, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("name", ["roles", "media", "months", "languages"])
def test_every_word_is_found_by_its_meaning(name):
    found = getattr(vocabulary, name.upper())

    for meaning, texts in WORDS[name].items():
        assert {str(found[words(text)]) for text in texts} == {meaning}


def test_yes_and_no_are_apart():
    assert not vocabulary.YES & vocabulary.NO


def test_every_yes_is_a_yes_and_every_no_a_no():
    assert all(cells.yes_no(text) is True for text in WORDS["yes"])
    assert all(cells.yes_no(text) is False for text in WORDS["no"])


def test_every_blank_word_is_blank_in_capitals_too():
    assert all(is_blank(text) and is_blank(text.upper()) for text in WORDS["blank"])


def test_titles_are_no_particles_of_family_names():
    assert not vocabulary.TITLES & vocabulary.PARTICLES
    assert not vocabulary.TITLES & vocabulary.POSTNOMINALS


def test_every_role_and_medium_can_be_written():
    assert set(vocabulary.ROLES.values()) == set(Role)
    assert set(vocabulary.MEDIA.values()) == set(Medium)


def test_there_are_twelve_months():
    assert sorted(set(vocabulary.MONTHS.values())) == list(range(1, 13))


@pytest.mark.parametrize("code", sorted(WORDS["languages"]))
def test_a_language_is_known_by_its_code_and_by_its_own_name(code):
    assert len(code) in (2, 3)
    assert is_language_code(code)
    assert language(code) == code
    assert language(code.upper()) == code
    assert language(WORDS["languages"][code][0].title()) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("nb", "no"), ("nn-NO", None), ("pt-BR", "pt"), ("zh_CN", "zh"), ("xx", None), ("", None)],
)
def test_codes_with_a_country_are_known(text, code):
    assert language(text) == code


def test_words_are_kept_folded():
    for name in ("BLANK", "YES", "NO", "TITLES", "PARTICLES", "AND", "EITHER_WAY", "SMALL_WORDS"):
        assert all(fold(word) == word for word in getattr(vocabulary, name))
