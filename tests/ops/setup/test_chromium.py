"""A browser for the tests is found on the machine, or installed, or asked for in a sentence."""

import os
from pathlib import Path

import pytest

from kollega.ops.checkout.places import Places
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.locks import Lock
from kollega.ops.processes.signals import Signals
from kollega.ops.setup import chromium
from kollega.ops.setup.tools import Tools

WORKS = "#!/bin/sh\necho Chromium 150.0\n"
STUB = "#!/bin/sh\necho 'This wants a snap' >&2\nexit 1\n"


@pytest.fixture
def places(tmp_path, monkeypatch) -> Places:
    """A machine without any browser; programs can be put into its folder `bin`."""
    for folder in ("bin", ".venv/bin", ".data/log"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin-without-browsers")
    monkeypatch.delenv("KOLLEGA_CHROMIUM", raising=False)
    return Places(tmp_path)


@pytest.fixture
def tools(places):
    with Signals() as signals, Lock(places.data / "lock") as lock:
        lock.take()
        yield Tools(places, signals, lock.descriptor)


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def as_installer(places: Places, effect: str) -> None:
    """Let Playwright, when asked to install, have some effect; and note what it was asked."""
    program(
        places.python,
        f'#!/bin/sh\nPATH=/bin:/usr/bin\necho "$@" >> {places.root}/asked\n'
        f'case "$*" in *install*) {effect};; *) exit 1;; esac\n',
    )


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_the_machines_own_browser_is_found(name, places):
    there = program(places.root / "bin" / name, WORKS)

    assert chromium.find(places) == there


def test_the_one_that_is_named_comes_first(places, monkeypatch):
    program(places.root / "bin" / "chromium", WORKS)
    named = program(places.root / "my browser", WORKS)
    monkeypatch.setenv("KOLLEGA_CHROMIUM", str(named))

    assert chromium.find(places) == named


def test_one_that_does_not_start_is_passed_over(places):
    program(places.root / "bin" / "chromium-browser", STUB)
    working = program(places.root / "bin" / "google-chrome", WORKS)

    assert chromium.find(places) == working


def test_playwrights_browser_is_found(places):
    browser = program(places.root / "chrome", WORKS)
    program(places.python, f"#!/bin/sh\necho {browser}\n")

    assert chromium.find(places) == browser


def test_without_any_there_is_none(places):
    assert chromium.find(places) is None


def test_one_is_installed_where_there_is_none(places, tools):
    browser = places.root / "bin" / "chromium"
    as_installer(places, f"printf '{WORKS}' > {browser}; chmod +x {browser}")

    assert chromium.install(places, tools) == browser
    assert "-m playwright install chromium" in (places.root / "asked").read_text()


def test_debians_package_is_installed_by_root_on_debian(places, tools, monkeypatch):
    browser = places.root / "bin" / "chromium"
    program(
        places.root / "bin" / "apt-get",
        f'#!/bin/sh\nPATH=/bin:/usr/bin\necho "$@" >> {places.root}/asked\n'
        f"case \"$*\" in *install*) printf '{WORKS}' > {browser}; chmod +x {browser};; esac\n",
    )
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "OS_RELEASE", program(places.root / "os-release", "ID=debian\n"))

    assert chromium.install(places, tools) == browser
    update, install = (places.root / "asked").read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith("install -y --no-install-recommends chromium")


def test_where_none_can_be_installed_a_sentence_asks_for_it(places, tools):
    as_installer(places, "echo 'could not resolve host' >&2; exit 1")

    with pytest.raises(StartError) as refusal:
        chromium.install(places, tools)

    assert "network" in str(refusal.value)
    assert "apt-get install chromium" in str(refusal.value)
    assert "\n" not in str(refusal.value)
