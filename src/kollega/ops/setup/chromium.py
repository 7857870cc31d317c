"""A Chromium for the browser tests: the machine's own, or one that we install."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from kollega.ops.checkout.places import Places
from kollega.ops.processes import children
from kollega.ops.processes.errors import StartError
from kollega.ops.setup.tools import ToolError, Tools

VARIABLE = "KOLLEGA_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OS_RELEASE = Path("/etc/os-release")
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as p\n"
    "with p() as browsers: print(browsers.chromium.executable_path)"
)


def find(places: Places) -> Path | None:
    """A Chromium that starts: the one that KOLLEGA_CHROMIUM names, the machine's, Playwright's."""
    return next((path for path in _candidates(places) if _starts(path)), None)


def install(places: Places, tools: Tools) -> Path:
    """Install one: Debian's package as root on Debian, else Playwright's own."""
    failure: ToolError | None = None
    for what, commands in _ways(places):
        try:
            for command in commands:
                tools.run(what, command, env={"DEBIAN_FRONTEND": "noninteractive"})
        except ToolError as error:
            failure = error
        if found := find(places):
            return found
    why = f" ({failure})" if failure else ""
    raise StartError(
        "The browser tests need Chromium, and it could not be installed"
        f"{why}; install it (on Debian: apt-get install chromium), or set {VARIABLE} to its path."
    )


def _ways(places: Places) -> Iterator[tuple[str, list[list[str | Path]]]]:
    playwright: list[str | Path] = [places.python, "-m", "playwright", "install"]
    root = os.geteuid() == 0
    if root and "ID=debian" in _system() and shutil.which("apt-get"):
        apt: list[str | Path] = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
        package = ["install", "-y", "--no-install-recommends", "chromium"]
        yield "Installing Debian's Chromium", [[*apt, "update"], [*apt, *package]]
    if root and shutil.which("apt-get"):
        yield "Installing Playwright's Chromium", [[*playwright, "--with-deps", "chromium"]]
    yield "Installing Playwright's Chromium", [[*playwright, "chromium"]]


def _candidates(places: Places) -> Iterator[Path]:
    if named := os.environ.get(VARIABLE):
        yield Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    if asked := children.ask([places.python, "-c", ASK_PLAYWRIGHT]):
        yield Path(asked)


def _starts(browser: Path) -> bool:
    """Whether it is there with all its libraries, and is no stub that wants to install a snap."""
    said = children.ask([browser, "--version"]) or ""
    return said.startswith(("Chrom", "Google Chrome"))


def _system() -> str:
    try:
        return OS_RELEASE.read_text(encoding="utf-8")
    except OSError:
        return ""
