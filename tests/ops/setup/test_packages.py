"""The virtual environment: when it is complete, when it is made anew, what it is made with."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kollega.ops.checkout.places import Places
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.locks import Lock
from kollega.ops.processes.signals import Signals
from kollega.ops.setup.packages import PROMPT, RUN_LOCK, TEST_LOCK, UV_LOCK, Packages
from kollega.ops.setup.tools import Tools

SOURCE = Path(__file__).resolve().parents[3]
PROJECT = """
[project]
name = "kollega"
version = "0"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
# The least that pip takes for a build backend: a wheel with nothing in it.
BACKEND = """
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "kollega-0-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        for file, text in {
            "METADATA": "Metadata-Version: 2.1\\nName: kollega\\nVersion: 0\\n",
            "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
            "RECORD": "",
        }.items():
            wheel.writestr(f"kollega-0.dist-info/{file}", text)
    return name
"""


def checkout(root: Path) -> Places:
    """A checkout of a project that needs nothing, so that nothing is fetched."""
    files = {"pyproject.toml": PROJECT, "backend.py": BACKEND, RUN_LOCK: "", TEST_LOCK: ""}
    for name, text in {**files, UV_LOCK: ""}.items():
        (root / name).write_text(text)
    places = Places(root)
    places.logs.mkdir(parents=True)
    return places


def install(places: Places, lock: str = RUN_LOCK) -> Packages:
    """Install its packages."""
    packages = Packages(places, lock)
    with Signals() as signals, Lock(places.data / "lock") as held:
        held.take()
        packages.install(Tools(places, signals, held.descriptor))
    return packages


@pytest.fixture
def places(tmp_path) -> Places:
    """A checkout in which nothing is installed."""
    return checkout(tmp_path)


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Packages:
    """Packages that are installed, for tests that leave them as they are."""
    return install(checkout(tmp_path_factory.mktemp("installed")))


def begun(places: Places) -> int:
    """What changes when the environment is made anew."""
    return (places.venv / "pyvenv.cfg").stat().st_ino


def test_what_is_installed_is_complete(installed):
    assert installed.complete()
    assert installed.places.in_venv("kollega-0.dist-info")


def test_before_nothing_is(places):
    assert not Packages(places, RUN_LOCK).complete()


@pytest.mark.parametrize("changed", [RUN_LOCK, UV_LOCK, "pyproject.toml"])
def test_a_changed_file_asks_for_an_installation(changed, installed):
    file = installed.places.root / changed
    before = file.read_text()
    file.write_text(f"{before}\n# changed\n")

    assert not installed.complete()

    file.write_text(before)
    assert installed.complete()


def test_one_that_was_moved_is_of_no_use(installed):
    root = installed.places.root
    moved = root.rename(root.with_name("moved"))

    assert not Packages(Places(moved), RUN_LOCK).complete()

    moved.rename(root)
    assert installed.complete()


def test_one_whose_python_is_gone_is_of_no_use(installed):
    python = installed.places.python
    target = python.readlink()
    python.unlink()
    python.symlink_to("/usr/bin/python-that-was-removed")

    assert not installed.complete()

    python.unlink()
    python.symlink_to(target)
    assert installed.complete()


def test_the_two_locks_are_installed_into_one_and_do_not_undo_each_other(places):
    for_running = install(places, RUN_LOCK)
    before = begun(places)
    assert not Packages(places, TEST_LOCK).complete()

    for_tests = install(places, TEST_LOCK)

    assert for_tests.complete()
    assert for_running.complete()
    assert begun(places) == before


def test_one_whose_making_was_killed_is_made_anew(places):
    packages = install(places)
    (places.venv / "kollega-packages.json").unlink()
    left = places.venv / "half-installed"
    left.write_text("")
    assert not packages.complete()

    install(places)

    assert packages.complete()
    assert not left.exists()


def test_somebody_elses_environment_is_kept_out_of_the_way(places):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", places.venv], check=True)
    (places.venv / "precious").write_text("here")

    install(places)

    assert (places.data / "venv-before-kollega" / "precious").read_text() == "here"
    assert f"prompt = '{PROMPT}'" in (places.venv / "pyvenv.cfg").read_text()


def test_settings_that_would_lead_pip_elsewhere_are_not_followed(places, tmp_path, monkeypatch):
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_REQUIRE_VIRTUALENV", "1")
    monkeypatch.setenv("PYTHONPATH", "src")

    install(places)

    assert places.in_venv("kollega-0.dist-info")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [({"venv"}, "apt-get install python3-venv"), ({"pip", "ensurepip"}, "python3-pip")],
)
def test_a_python_without_what_is_needed_says_what_to_install(
    missing, sentence, places, monkeypatch
):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda n: None if n in missing else find(n))

    with pytest.raises(StartError, match=re.escape(sentence)):
        install(places)


def test_without_pip_the_one_that_python_brings_is_used(places, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda n: None if n == "pip" else find(n))

    install(places)

    assert places.in_venv("pip")
    assert places.in_venv("kollega-0.dist-info")


def test_a_failure_leaves_nothing_that_looks_complete(places, monkeypatch):
    packages = install(places)
    (places.root / RUN_LOCK).write_text("there-is-no-such-package==1 --hash=sha256:00\n")
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(StartError, match="Installing the Python packages failed"):
        install(places)

    (places.root / RUN_LOCK).write_text("")
    assert not packages.complete()


def test_the_lock_for_tests_has_all_that_the_lock_for_running_has():
    def pinned(name: str) -> set[str]:
        text = (SOURCE / name).read_text()
        return set(re.findall(r"^\S+==\S+", text, re.MULTILINE))

    assert pinned(RUN_LOCK) <= pinned(TEST_LOCK)


@pytest.mark.parametrize("name", [RUN_LOCK, TEST_LOCK, UV_LOCK])
def test_every_locked_package_has_its_hashes_and_no_address(name):
    text = (SOURCE / name).read_text()

    packages = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text
