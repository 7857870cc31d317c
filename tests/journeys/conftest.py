"""Real people at a real browser in a running house."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.house import open_house

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items):
    """All journeys share one house, so that they run beside each other in one process."""
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("journeys"))


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
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def be(house, browser_of_all):
    """Open a browser as somebody: ``be("Dr Amara Osei", size="phone")``; "" for a stranger.

    A page that throws or breaks the security policy fails the test, whoever saw it.
    """
    contexts, faults = [], []

    def enter(name, *, size="desk", scheme="light"):
        width, height = WIDTHS[size]
        context = browser_of_all.new_context(
            base_url=house.address,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _refused(said) else None)
        page.goto("/demonstration/")
        if name:
            page.get_by_role("button", name=re.compile(f"^Be this person.*{name}$")).first.click()
            page.wait_for_url("/")
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def problems():
    """What axe-core finds wrong with a page, under the page's own security policy."""
    source = AXE.read_text(encoding="utf-8")

    def check(page):
        page.evaluate(source)
        found = page.evaluate(
            f"() => axe.run({{runOnly: {RULES!r}, rules: {{'target-size': {{enabled: true}}}}}})"
        )
        return [
            f"{page.url} {problem['id']}: {node['html'][:160]}"
            for problem in found["violations"]
            for node in problem["nodes"]
        ]

    return check


@pytest.fixture
def links_in_mail(be):
    """The addresses in the newest mail to somebody, as the outbox shows them."""

    def find(address, subject=None):
        page = be("")
        page.goto(f"/demonstration/outbox/?to={address}")
        letters = page.locator(".letters a")
        if subject:
            letters = letters.filter(has_text=subject)
        letters.first.click()
        page.wait_for_load_state()
        found = page.locator(".letter-text a").evaluate_all("all => all.map(one => one.href)")
        return [re.sub(r"^https?://[^/]+", "", link) for link in found]

    return find


def _refused(said):
    return "Content Security Policy" in said.text or "Refused to" in said.text
