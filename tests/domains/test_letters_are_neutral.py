"""A subject is read over a shoulder: no letter of any domain says in it what this is about."""

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "kollega"
TELLING = re.compile(
    r"mentor|mentee|programme|pair|match|round|supervis|assess|support|veto|avoid|coordinat"
    r"|relationship|session|reject|refus|declin|approv|silen|conflict",
    re.IGNORECASE,
)
FILLED_IN = re.compile(r"{(\w*)}")


def subjects(path):
    """The sentences that stand as a subject: given by name, or said by a helper that news share."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [word.value for word in node.keywords if word.arg == "subject"]
            # A helper that writes takes (to whom, the subject, paragraphs).
            if name == "_write" and len(node.args) > 1:
                given.append(node.args[1])
            for one in given:
                yield from sentences(one)
        elif isinstance(node, ast.FunctionDef) and node.name == "_news":
            yield from sentences(node)


def sentences(node):
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def writers():
    """Every module that hands a letter over."""
    return [
        path
        for path in (SRC / "domains").rglob("*.py")
        if re.search(r"\bmail\.send\(", path.read_text())
    ]


ALL = [pytest.param(subject, id=subject) for path in writers() for subject in set(subjects(path))]


def test_every_letter_has_its_home_in_the_letters_of_its_domain():
    homes = [path.relative_to(SRC / "domains").parts[1:] for path in writers()]

    assert set(homes) == {("actions", "letters.py")}


def test_every_module_that_writes_letters_shows_its_subjects():
    assert [path.name for path in writers() if not list(subjects(path))] == []
    assert len(ALL) >= 12


@pytest.mark.parametrize("subject", ALL)
def test_a_subject_says_nothing_over_a_shoulder(subject):
    assert not TELLING.search(subject)


@pytest.mark.parametrize("subject", ALL)
def test_a_subject_fills_in_nothing_but_a_time(subject):
    assert set(FILLED_IN.findall(subject)) <= {"when"}
