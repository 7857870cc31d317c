"""A name is found and sorted whatever keyboard it was typed on; nothing typed breaks the search."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kollega.domains.people import actions, queries
from kollega.domains.people.models import Person
from kollega.domains.people.queries import lookup
from kollega.domains.people.queries.persons import LONGEST_KEY, sort_key

LETTERS = st.text(st.characters(codec="utf-8"), max_size=40)


@given(LETTERS)
@example("Ǿ")  # a stroke and an accent on one letter
@example("ℌ")  # a capital letter only once it is decomposed
@example("ǼŒİŉſ")
def test_a_folded_name_stays_as_it_is_when_folded_again(name):
    folded = queries.fold(name)

    assert queries.fold(folded) == folded


@given(LETTERS)
def test_a_folded_name_holds_words_and_single_blanks_alone(name):
    assert re.fullmatch(r"(\w+( \w+)*)?", queries.fold(name))


@given(st.text("abcdefghijklmnopqrstuvwxyzåäöéüñçøłœæ -'", max_size=30))
def test_capital_letters_never_tell_two_names_apart(name):
    assert queries.fold(name.upper()) == queries.fold(name) == queries.fold(name.title())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yıldız", "Yildiz"),
        ("O'Brien", "O’Brien"),
        ("O'Brien", "O\u02bcBrien"),
        ("Smith-Jones", "Smith Jones"),
        ("Zoe\u0301", "Zoé"),
        ("ＷＡＮＧ", "Wang"),
    ],
)
def test_two_ways_of_typing_a_name_are_one_name(one, other):
    assert queries.fold(one) == queries.fold(other)


def test_a_name_that_grows_when_folded_can_still_be_kept(db):
    longest = actions.add_person(given_name="ß" * 100, family_name="Æ" * 100)

    assert len(longest.sort_key) == LONGEST_KEY
    assert list(queries.named_exactly(given_name="ß" * 100, family_name="Æ" * 100)) == [longest]


def test_the_family_name_sorts_before_the_given_name():
    assert sort_key(given_name="Åsa", family_name="von Öst") == "von ost asa"
    assert sort_key(given_name="Suharto", family_name="") == "suharto"


@pytest.fixture
def ana(person) -> Person:
    return person("Dr", "Ana María", "da Silva-Öberg", email="ana@example.org")


def test_every_beginning_of_every_part_of_a_name_finds_it(ana):
    for part in ("Ana", "María", "da", "Silva", "Öberg"):
        for length in range(1, len(part) + 1):
            assert list(queries.named_like(part[:length])) == [ana], part[:length]


def test_the_middle_of_a_name_does_not_find_it(ana):
    for words in ("ilva", "berg", "Ana x", "anaa"):
        assert not queries.named_like(words), words


def test_nothing_that_is_typed_breaks_the_search(ana):
    for words in (
        "\x00",
        "_",
        "a_b",
        "z:*|a",
        "<->",
        "!!&|()",
        "'; --",
        "\\",
        "½",
        "ﷺ",
        "x " * 300,
    ):
        assert ana not in queries.named_like(words), words


def test_somebody_is_known_by_their_name_in_either_order(ana):
    for name in (
        "Ana María da Silva-Öberg",
        "DA SILVA ÖBERG, Ana Maria",
        "ana maria DA SILVA oberg",
    ):
        assert [known.pk for known in lookup.known_by_name([name])] == [ana.pk], name


def test_part_of_a_name_is_nobody_known(ana):
    assert lookup.known_by_name(["Ana da Silva", "María", "", "  "]) == []


def test_namesakes_are_all_known_in_the_order_they_came(ana, person):
    namesake = person("", "Ana Maria", "Da Silva Oberg", email="other@example.org")

    known = lookup.known_by_name(["Ana Maria da Silva Oberg"] * 2)

    assert [one.pk for one in known] == [ana.pk, namesake.pk]


def test_an_address_in_any_letters_tells_who_it_is(ana, mentor):
    known = lookup.known_by_email(["ANA@Example.org", "nobody@example.org"])

    assert {address: one.pk for address, one in known.items()} == {"ana@example.org": ana.pk}
    assert lookup.known_by_email([]) == {}


def test_what_is_known_reads_the_same_by_address_name_and_key(ana):
    [by_name] = lookup.known_by_name([ana.name.removeprefix("Dr ")])

    assert by_name == lookup.known_by_email([ana.email])[ana.email]
    assert by_name == lookup.known_by_key([ana.pk])[ana.pk]
    assert (by_name.name, by_name.languages) == ("Ana María da Silva-Öberg", ("en",))


def test_a_name_in_one_word_is_known_without_blanks_around_it(person):
    mononym = person("", "Suharto", "", email=None)

    known = lookup.known_by_key([mononym.pk])[mononym.pk]

    assert (known.name, known.email) == ("Suharto", "")


def test_thousands_of_names_are_looked_up_in_portions_and_none_is_lost(ana, monkeypatch):
    monkeypatch.setattr(lookup, "AT_A_TIME", 2)

    known = lookup.known_by_name(["A B", "C D", "E F", "Ana Maria da Silva Oberg", "Z Z"])

    assert [one.pk for one in known] == [ana.pk]
