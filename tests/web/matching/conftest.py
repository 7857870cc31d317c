import pytest

from kollega.domains.matching import actions
from tests.fixtures_matching import computed, joins, letters, line, works

__all__ = ["computed", "joins", "letters", "line", "works"]

NEEDS = {"topics": ["mistake", "exams"], "words_for_mentor": "A night in March."}


@pytest.fixture
def two(joins, transition, mentee, mentor):
    """A mentee and the mentor who fits, where coordinators propose."""
    return (
        joins(mentee, transition, "mentee", **NEEDS),
        joins(mentor, transition, "mentor", topics=["mistake"], capacity=2),
    )


@pytest.fixture
def round(two, transition, computed):
    return computed(transition)


@pytest.fixture
def asking(joins, scheme, mentee, mentor):
    """A mentee and the mentor who fits, where mentees choose."""
    return (
        joins(mentee, scheme, "mentee", **NEEDS),
        joins(
            mentor,
            scheme,
            "mentor",
            topics=["mistake"],
            portrait="I like walking.",
            portrait_confirmed=True,
            meets_by=["video", "telephone"],
        ),
    )


@pytest.fixture
def offer(asking, mentee):
    return actions.ask_mentor(mentee=asking[0], mentor=asking[1], by=mentee)
