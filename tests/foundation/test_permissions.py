"""A verdict is yes, or no with a reason; an audience is a sentence beside a field."""

import pytest

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
