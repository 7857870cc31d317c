"""Under the content security policy an inline style, script or handler would silently do nothing."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "kollega"
TEMPLATES = sorted((SOURCE / "web" / "templates").rglob("*.html"))
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle="),
    "a handler": re.compile(r"<[^>]*\son\w+="),
    "an inline script": re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>"),
    "an inline style sheet": re.compile(r"<style\b"),
    "htmx that needs eval": re.compile(r"hx-on|hx-vals=.js:|hx-vars"),
    "another server": re.compile(r"(?:src|href|action)=[\"']https?://"),
}


@pytest.mark.parametrize("what", INLINE)
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_holds_nothing_inline(path, what):
    assert INLINE[what].findall(path.read_text(encoding="utf-8")) == []
