"""A verdict is yes, or no with a reason; an audience is a sentence beside a field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.foundation.errors import NotAllowed
from kollega.foundation.permissions import YES, Audience, Verdict, require, who_can_see


def test_yes_lets_through():
    require(YES)


def test_no_says_why():
    with pytest.raises(NotAllowed, match="not today"):
        require(Verdict("not today"))


@pytest.mark.parametrize(
    ("audiences", "sentence"),
    [
        ((Audience.MYSELF,), "Only you can see this."),
        ((), "Only you can see this."),
        (
            (Audience.MYSELF, Audience.PARTNER),
            "Seen by you and the person you are matched with.",
        ),
        (
            (Audience.MYSELF, Audience.ASKED_MENTOR, Audience.PARTNER, Audience.COORDINATOR),
            "Seen by you, a mentor you ask, the person you are matched with and "
            "the coordinators of this programme.",
        ),
    ],
)
def test_who_can_see_this_is_a_whole_sentence(audiences, sentence):
    assert who_can_see(audiences) == sentence


@given(st.lists(st.sampled_from(Audience), unique=True))
def test_the_sentence_names_everybody_once_in_their_order_and_nobody_else(audiences):
    sentence = who_can_see(audiences)
    others = [one for one in audiences if one is not Audience.MYSELF]
    places = [sentence.find(str(one.label)) for one in others]

    assert -1 not in places
    assert places == sorted(places)
    for absent in set(Audience) - set(others) - {Audience.MYSELF}:
        assert str(absent.label) not in sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_oneself_is_always_among_those_who_see_it():
    assert who_can_see([Audience.PARTNER]) == who_can_see([Audience.MYSELF, Audience.PARTNER])


@given(st.text(min_size=1))
def test_whatever_the_reason_a_no_is_a_no(reason):
    assert not Verdict(reason)
    with pytest.raises(NotAllowed) as refused:
        require(Verdict(reason))
    assert str(refused.value) == reason
