"""A class that no style sheet knows does nothing, and nobody would notice: Bootstrap is a part only."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "kollega" / "web"
BUILT = WEB / "static" / "built" / "kollega.css"
TAG, VALUE = re.compile(r"{%.*?%}"), re.compile(r"{{.*?}}")
CLASS = re.compile(r'class="((?:[^"{]|{%.*?%}|{{.*?}})*)"', re.DOTALL)
IN_PYTHON = re.compile(r'"class": "([^"{]*)"')
SELECTOR = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


def in_template(source):
    """Every class that a template says literally; one that is put together is passed by."""
    for value in CLASS.findall(source):
        words = TAG.sub(" ", VALUE.sub("\0", value)).split()
        yield from (word for word in words if "\0" not in word)


def used():
    templates = ((path, in_template(path.read_text())) for path in WEB.rglob("*.html"))
    modules = (
        (path, " ".join(IN_PYTHON.findall(path.read_text())).split()) for path in WEB.rglob("*.py")
    )
    return {
        (path.relative_to(WEB), name)
        for found in (templates, modules)
        for path, names in found
        for name in names
    }


def known():
    return set(SELECTOR.findall(BUILT.read_text()))


def test_every_class_of_a_page_stands_in_the_style_sheet():
    if not BUILT.exists():
        pytest.skip("the front end is not built")
    styled = known()

    assert sorted(f"{path}: {name}" for path, name in used() if name not in styled) == []


def test_the_test_sees_classes_between_conditions_and_passes_by_what_is_put_together():
    source = '<p class="note{% if kind %} wait{% endif %} is-{{ kind }}"><i class="a b">'

    assert sorted(in_template(source)) == ["a", "b", "note", "wait"]
