"""The front end: what is installed and built is noted, and done again only when it must be."""

import json
import subprocess
from pathlib import Path

import pytest

from kollega.ops.checkout.places import Places
from kollega.ops.processes.errors import StartError
from kollega.ops.processes.locks import Lock
from kollega.ops.processes.signals import Signals
from kollega.ops.setup.frontend import Frontend
from kollega.ops.setup.tools import Tools

SOURCE = Path(__file__).resolve().parents[3]
BUILD = "require('fs').mkdirSync('src/kollega/web/static/built', {recursive: true})"


@pytest.fixture
def places(tmp_path) -> Places:
    """A checkout with a front end that needs no packages, and this checkout's Node."""
    (tmp_path / ".venv").symlink_to(SOURCE / ".venv")
    for folder in ("frontend", "src/kollega/web/templates", "node_modules", ".data/log"):
        (tmp_path / folder).mkdir(parents=True)
    package = {"name": "x", "version": "1.0.0", "scripts": {"build": f'node -e "{BUILD}"'}}
    (tmp_path / "package.json").write_text(json.dumps(package))
    lock = {"name": "x", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": package}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    (tmp_path / "frontend" / "main.ts").write_text("let one = 1;")
    (tmp_path / "src/kollega/web/templates/page.html").write_text("<p>")
    (tmp_path / "src/kollega/web/views.py").write_text("")
    return Places(tmp_path)


@pytest.fixture
def frontend(places) -> Frontend:
    """A front end that is set up."""
    with Signals() as signals, Lock(places.data / "lock") as lock:
        lock.take()
        tools = Tools(places, signals, lock.descriptor)
        frontend = Frontend(places)
        frontend.install(tools)
        frontend.build(tools)
        yield frontend


def test_what_is_done_is_not_done_again(frontend):
    assert frontend.installed()
    assert frontend.built()


def test_at_first_nothing_is_done(places):
    assert not Frontend(places).installed()
    assert not Frontend(places).built()


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_other_packages_are_installed_and_built_with(name, frontend, places):
    with (places.root / name).open("a") as file:
        file.write(" ")

    assert not frontend.installed()
    assert not frontend.built()


@pytest.mark.parametrize(
    "name",
    ["frontend/main.ts", "src/kollega/web/templates/page.html", "src/kollega/web/views.py"],
)
def test_other_sources_are_built_again(name, frontend, places):
    (places.root / name).write_text("changed")

    assert frontend.installed()
    assert not frontend.built()


def test_a_new_source_is_built_too(frontend, places):
    (places.root / "frontend" / "styles").mkdir()
    (places.root / "frontend" / "styles" / "new.scss").write_text("")

    assert not frontend.built()


def test_what_was_removed_by_hand_is_missed(frontend, places):
    subprocess.run(["/bin/rm", "-r", places.root / "src/kollega/web/static/built"], check=True)

    assert frontend.installed()
    assert not frontend.built()


def test_node_and_npm_are_the_ones_that_came_with_the_python_packages(frontend, places):
    done = subprocess.run(
        [*frontend.npm(), "exec", "--", "node", "--print", "process.execPath"],
        env=frontend.environment(),
        capture_output=True,
        text=True,
        cwd=places.root,
    )

    assert Path(done.stdout.strip()).is_relative_to((SOURCE / ".venv").resolve())


def test_without_node_a_sentence_says_what_to_do(tmp_path):
    with pytest.raises(StartError, match="Node is missing"):
        Frontend(Places(tmp_path)).npm()
