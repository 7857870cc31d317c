"""The small words of the pages: plans, prose, ways around."""

from dataclasses import replace
from itertools import pairwise

import pytest
from django.urls import reverse

from kollega.domains.programmes.catalogue import TEMPLATES, Answers
from kollega.domains.programmes.queries import Figures, Task
from kollega.domains.relationships.vocabulary import PairState
from kollega.web.programmes import prose, steps, words
from kollega.web.programmes.nav import programme_nav, programme_tabs
from kollega.web.programmes.next_steps import next_steps
from kollega.web.programmes.questions import QUESTIONS, Question
from kollega.web.programmes.tasks import tasks

NOBODY = Figures(
    mentors=0,
    mentees=0,
    places=0,
    invited=0,
    signing_up=0,
    applied=0,
    declined=0,
    paused=0,
)


@pytest.mark.parametrize(
    ("kind", "plan"),
    [
        ("transition", "4 sessions of 60 minutes, within 6 months, video"),
        (
            "mentoring_scheme",
            "As many sessions of 90 minutes as they like, open-ended, in person",
        ),
        ("student", "As many sessions of 60 minutes as they like, within 24 months, in person"),
    ],
)
def test_a_plan_in_one_line(kind, plan):
    assert words.plan(TEMPLATES[kind].answers) == plan


def test_one_is_said_in_the_singular():
    answers = Answers(sessions_planned=1, months=1, default_capacity=1, answer_days=1, short_list=1)

    assert words.plan(answers) == "1 session of 60 minutes, within 1 month, video"
    assert dict(words.facts("pairs", answers))["Time to answer"] == "1 day"
    assert dict(words.facts("pairs", answers))["Short list"] == "1 mentor"
    assert dict(words.facts("pairs", answers))["Places of a mentor"] == "1 mentee"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_answer_of_every_kind_has_words(question, kind):
    said = words.facts(question.key, TEMPLATES[kind].answers)

    assert all(str(term) and str(value) for term, value in said)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("", "may be the same"),
        ("department", "different departments"),
        ("site", "different sites"),
        ("organisation", "different organisations"),
    ],
)
def test_the_place_of_work_in_words(level, said):
    assert dict(words.facts("apart", Answers(apart=level)))["Place of work"] == said


def test_all_topics_are_said_in_three_words_and_some_by_name():
    assert words.facts("topics", Answers())[0][1] == "all of them"
    few = replace(Answers(), topics=("exams", "career"))
    assert words.facts("topics", few)[0][1] == "exams and assessments · where to go next"


def test_silence_that_is_never_asked_about():
    said = dict(words.facts("silence", Answers(silence_days=None, dates_shown=False)))

    assert said == {"The two are asked": "never", "Coordinators see": "no dates"}


def test_prose_has_paragraphs_and_lists():
    found = prose.blocks("First\nline.\r\n\r\n- one;\r\n- two.\n\n\nLast.")

    assert found == [
        prose.Block(text="First line."),
        prose.Block(items=("one;", "two.")),
        prose.Block(text="Last."),
    ]


def test_a_hyphen_inside_a_paragraph_makes_no_list():
    assert prose.blocks("Well,\n- perhaps") == [prose.Block(text="Well, - perhaps")]


@pytest.mark.parametrize("text", ["", "  \n\n "])
def test_nothing_has_no_blocks(text):
    assert prose.blocks(text) == []


def test_a_fingerprint_tells_texts_apart_also_by_where_they_are_parted():
    assert prose.fingerprint("ab", "c") != prose.fingerprint("a", "bc")
    assert prose.fingerprint("ab", "c") == prose.fingerprint("ab", "c")


@pytest.mark.parametrize("here", ["overview", "people", "matching", "sessions"])
def test_the_way_around_marks_where_one_is(scheme, here):
    items = programme_nav(scheme, here)

    assert [item["key"] for item in items if item["current"]] == [here]
    assert [item["label"] for item in items] == ["Overview", "People", "Matching", "Sessions"]


def test_the_way_around_leads_to_pages_that_are_there(scheme):
    urls = {item["key"]: item["url"] for item in programme_nav(scheme)}

    assert urls == {
        "overview": reverse("programme", args=[scheme.public_id]),
        "people": reverse("programme-people", args=[scheme.public_id]),
        "matching": reverse("matching", args=[scheme.public_id]),
        "sessions": reverse("pairs", args=[scheme.public_id]),
    }


def test_the_tabs_mark_where_one_is(scheme):
    tabs = programme_tabs(scheme, "programme-team")

    assert [tab["label"] for tab in tabs if tab["current"]] == ["Team"]


def test_there_is_a_label_for_every_step(draft):
    assert len(steps.step_labels()) == len(steps.step_urls(draft)) == len(QUESTIONS) + 1


def test_the_steps_follow_each_other(draft):
    for one, following in pairwise(QUESTIONS):
        assert steps.after(draft, one).endswith(f"/set-up/{following.key}/")
        assert steps.before(draft, following).endswith(f"/set-up/{one.key}/")


def test_after_the_last_step_comes_the_overview(draft):
    assert steps.after(draft, QUESTIONS[-1]) == reverse("programme", args=[draft.public_id])


def test_every_field_of_a_question_is_an_answer():
    asked = {name for question in QUESTIONS for name in question.base_fields}

    assert asked == set(Answers.__dataclass_fields__)


def test_a_question_shows_yes_and_no_as_words():
    assert Question.shown(True) == "yes"
    assert Question.shown(False) == "no"
    assert Question.shown(None) is None


def test_every_task_has_words_and_a_page(make_programme):
    said = tasks(make_programme("intervision", way_in="offered"))

    assert len(said) == len(Task)
    assert all(task.title and task.why.endswith(".") for task in said)
    assert [task.title for task in said if not task.url] == ["Programmes of this kind will come"]


@pytest.mark.parametrize(
    ("figures", "pairs", "proposed", "titles"),
    [
        (NOBODY, {}, 0, ["Bring people in"]),
        (replace(NOBODY, invited=4), {}, 0, []),
        (
            replace(NOBODY, applied=1),
            {},
            0,
            ["1 person is waiting for your answer", "Bring people in"],
        ),
        (replace(NOBODY, applied=2, invited=1), {}, 0, ["2 people are waiting for your answer"]),
        (replace(NOBODY, mentors=1, mentees=1), {}, 0, ["Match people"]),
        (replace(NOBODY, mentors=1, mentees=1), {}, 1, ["1 pair is proposed"]),
        (replace(NOBODY, mentors=1, mentees=1), {PairState.ON_TRACK: 1}, 0, []),
        (
            replace(NOBODY, mentors=1, mentees=1),
            {PairState.OVERDUE: 1, PairState.SILENT: 3},
            0,
            ["3 pairs are silent", "1 pair is behind plan"],
        ),
        (
            replace(NOBODY, mentors=1, applied=1),
            {PairState.SILENT: 1},
            6,
            ["6 pairs are proposed", "1 person is waiting for your answer", "1 pair is silent"],
        ),
    ],
)
def test_what_waits_for_a_coordinator_the_most_pressing_first(
    scheme, figures, pairs, proposed, titles
):
    steps = next_steps(scheme, figures, pairs, proposed)

    assert [step.title for step in steps] == titles
    assert all(step.url.startswith("/") and step.detail.endswith(".") for step in steps)
