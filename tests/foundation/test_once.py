"""A page asks once; a deed asks every time."""

import pytest

from kollega.foundation import once


@pytest.fixture
def asked():
    """What was asked, in order."""
    return []


def ask(asked, question="who"):
    def find():
        asked.append(question)
        return len(asked)

    return once.answer(question, find)


def test_while_a_page_is_read_a_question_is_asked_once(asked):
    with once.reading():
        answers = [ask(asked), ask(asked), ask(asked, "whom"), ask(asked)]

    assert (answers, asked) == ([1, 1, 2, 1], ["who", "whom"])


def test_nothing_is_remembered_from_page_to_page(asked):
    for _ in range(2):
        with once.reading():
            ask(asked)

    assert asked == ["who", "who"]


def test_outside_of_a_page_everything_is_asked_anew(asked):
    ask(asked)
    ask(asked)

    assert asked == ["who", "who"]


def test_a_page_that_fails_leaves_nothing_behind(asked):
    with pytest.raises(ValueError, match="broken"), once.reading():
        ask(asked)
        raise ValueError("broken")
    ask(asked)

    assert asked == ["who", "who"]
