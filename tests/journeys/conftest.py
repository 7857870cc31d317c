"""Real people at a real browser in a running house."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.house import open_house
from tests.journeys.outbox import Demonstration
from tests.journeys.visitor import Visitor

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def house():
    with open_house("journeys") as opened:
        yield opened


@pytest.fixture(scope="module")
def browser_of_all():
    """One browser a file: while Playwright's is alive, Django's test client refuses to work."""
    path = os.environ.get("KOLLEGA_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--lang=en-US"],
        )
        yield browser
        browser.close()


@pytest.fixture
def be(window, look):
    """A visitor: ``be("Dr Amara Osei", size="phone")``; "" for a stranger, without a mouse if so wished."""

    def enter(name, *, size="desk", scheme="light", kind=Visitor):
        page = window(size, scheme)
        if name:
            page.goto("/demonstration/")
            page.get_by_role("button", name=re.compile(f"^Be this person.*{name}$")).first.click()
            page.wait_for_url("/")
        return kind(page, look)

    return enter


@pytest.fixture
def demonstration(window):
    """The outbox and the clock of the house."""
    return Demonstration(window("desk"))


@pytest.fixture
def window(house, browser_of_all):
    """Open a fresh window of a size.

    A page that throws, breaks the security policy or breaks down fails the test, whoever saw it.
    """
    contexts, faults = [], []

    def open_one(size, scheme="light"):
        width, height = WIDTHS[size]
        context = browser_of_all.new_context(
            base_url=house.address,
            viewport={"width": width, "height": height},
            has_touch=size == "phone",
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _refused(said) else None)
        page.on("response", lambda came: faults.append(came.url) if came.status >= 500 else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def look(problems):
    """What is wrong with a page; every kind of page is looked at once at each width, in each light."""
    seen = set()

    def look_at(page, only=None):
        heading = page.get_by_role("heading", level=1).last.inner_text()
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        mark = (kind_of(page.url), heading, page.viewport_size["width"], dark)
        if mark in seen:
            return []
        seen.add(mark)
        return [*problems(page, only), *too_wide(page)]

    return look_at


def kind_of(address):
    """An address without what differs from person to person."""
    path = re.sub(r"^https?://[^/]+|[?#].*$", "", address)
    return re.sub(r"[0-9bcdfghjkmnpqrstvwxz]{14}|[\w-]{40,}|\d+", "*", path)


def too_wide(page):
    """A sentence if the page scrolls sideways."""
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{page.url} is {width} pixels wider than the screen"] if width > 0 else []


@pytest.fixture(scope="session")
def problems():
    """What axe-core finds wrong with a page, under the page's own security policy."""
    source = AXE.read_text(encoding="utf-8")

    def check(page, only=None):
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        ask = {"resultTypes": ["violations"], "runOnly": only or RULES}
        if not only:
            ask["rules"] = {"target-size": {"enabled": True}}
        found = page.evaluate("ask => axe.run(ask).then(found => found.violations)", ask)
        return [
            f"{page.url} {problem['id']}: {node['html'][:160]}"
            for problem in found
            for node in problem["nodes"]
        ]

    return check


def _refused(said):
    return "Content Security Policy" in said.text or "Refused to" in said.text
