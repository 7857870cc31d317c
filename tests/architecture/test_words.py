"""Every sentence can be translated: whole, collected, and in no other place than gettext."""

import re
from pathlib import Path

import pytest

from kollega.ops import catalogues

SOURCE = Path(__file__).parents[2] / "src" / "kollega"
TEMPLATES = sorted((SOURCE / "web" / "templates").rglob("*.html"))
CODE = re.compile(
    r"{%\s*block width\s*%}.*?{%\s*endblock\s*%}"
    r"|{#.*?#}|{%\s*comment.*?endcomment\s*%}"
    r"|{%\s*blocktrans(?:late)?.*?endblocktrans(?:late)?\s*%}"
    r"|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
MARKUP = re.compile(r"<!--.*?-->|<(script|style|svg).*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
NAMES = {"Kollega", "CSV", "XLSX", "JSON", "PDF"}


def test_the_catalogue_holds_every_sentence():
    collected = catalogues.as_text(catalogues.collected())

    assert catalogues.TEMPLATE.read_text(encoding="utf-8") == collected, (
        "run: kollega manage write_catalogue"
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_says_nothing_outside_gettext(path):
    seen = MARKUP.sub(" ", CODE.sub(" ", path.read_text(encoding="utf-8")))
    words = re.findall(r"[^\W\d_]{2,}", seen)

    assert [word for word in words if word not in NAMES] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_leaves_the_order_of_day_and_month_to_the_language(path):
    formats = re.findall(r"\|\s*(?:date|time):\s*[\"']([^\"']*)", path.read_text(encoding="utf-8"))

    assert [one for one in formats if one != "F" and not one.endswith("_FORMAT")] == []


def test_code_leaves_the_order_of_day_and_month_to_the_language():
    calls = [
        call
        for path in sorted(SOURCE.rglob("*.py"))
        for call in re.findall(
            r"\b(?:date|time)_format\([^\"]*?\"[^\"]*\"", path.read_text("utf-8")
        )
    ]

    assert calls, "nothing was looked at"
    assert [call for call in calls if "gettext(" not in call and "_FORMAT" not in call] == []
