"""A real server and a real browser, for the pages of the gallery."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SECONDS_TO_START = 60
MILLISECONDS_TO_WAIT = 15_000
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}


@pytest.fixture(scope="session")
def gallery():
    """Address of the gallery, served by uvicorn on a free port of the loopback."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "kollega.config.asgi:application"]
    server = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), "--log-level", "error"], cwd=ROOT
    )
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}/demonstration/components/"
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture(scope="module")
def chromium():
    """One browser for a file of tests; each test opens a window of its own.

    Not for longer: while Playwright runs, Django takes this thread for an asynchronous one.
    """
    expect.set_options(timeout=MILLISECONDS_TO_WAIT)
    path = os.environ.get("KOLLEGA_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, gallery):
    """Open a page of the gallery; whatever breaks the security policy or throws fails the test."""
    contexts, faults = [], []

    def open_window(path="", *, size="desk", scheme="light", scripts=True, cookies=()):
        width, height = WIDTHS[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.add_cookies([{**cookie, "url": gallery} for cookie in cookies])
        page = context.new_page()
        page.set_default_timeout(MILLISECONDS_TO_WAIT)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if _is_refused(said) else None)
        page.goto(gallery + path)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def axe():
    """Ask axe-core about a page: every rule of WCAG 2.2 A and AA, and its own good practice."""
    source = AXE.read_text(encoding="utf-8")

    def problems(page):
        page.evaluate(source)
        found = page.evaluate(
            "() => axe.run({resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            " 'wcag21aa', 'wcag22aa', 'best-practice'], rules: {'target-size': {enabled: true}}})"
            # All else that it found would take longer to fetch than to find.
            ".then(found => found.violations)"
        )
        return [
            f"{problem['id']}: {node['html'][:160]}"
            for problem in found
            for node in problem["nodes"]
        ]

    return problems


def _is_refused(said):
    return "Content Security Policy" in said.text or "Refused to" in said.text


def _wait_for(port, server):
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline or server.poll() is not None:
                raise
            time.sleep(0.1)
