"""The way into the set-up: what it takes, whom it waits for, how it refuses."""

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kollega.ops.checkout import instance
from kollega.ops.checkout.places import Places, here
from kollega.ops.processes.errors import StartError, Stopped
from kollega.ops.processes.signals import Signals
from kollega.ops.setup import __main__ as entrance
from kollega.ops.setup import main

SOURCE = Path(__file__).resolve().parents[3]


def test_an_old_python_can_read_the_entrance():
    for module in ("setup/__main__.py", "setup/__init__.py", "__init__.py", "../__init__.py"):
        source = (SOURCE / "src/kollega/ops" / module).read_text()

        ast.parse(source, feature_version=(3, 6))


def test_an_old_python_is_told_what_is_needed(monkeypatch):
    monkeypatch.setattr(entrance, "OLDEST", (4, 2))

    said = entrance._too_old()

    assert said.startswith(f"Kollega needs Python 4.2 or newer, and {sys.executable} is 3.")
    assert "make run PYTHON=" in said


def test_the_set_up_needs_the_standard_library_only():
    listed = (
        "import sys, kollega.ops.setup.main\n"
        "print(*{name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names)"
    )

    done = subprocess.run(
        [sys.executable, "-IS", "-c", f"import sys; sys.path.append('src'); {listed}"],
        cwd=SOURCE,
        capture_output=True,
        text=True,
    )

    assert set(done.stdout.split()) <= {"kollega", "__main__"}, done.stderr
    assert done.stdout


@pytest.mark.parametrize("arguments", [[], ["walk"], ["run", "test"]])
def test_anything_but_run_and_test_is_refused(arguments, capsys):
    assert main.main(arguments) == 2
    assert "run|test" in capsys.readouterr().err


def test_it_goes_on_as_the_python_below_an_activated_environment():
    asked = "import sys; sys.argv = ['x', 'run']; from kollega.ops.setup import main as m; "
    asked += "m.os.execv = lambda program, command: print(program, *command[1:]); "
    asked += "m._leave_any_venv(['run'])"

    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)

    assert done.stdout.split() == [sys._base_executable, "-m", "kollega.ops.setup", "run"]


def test_only_one_set_up_works_at_a_time(tmp_path, capsys):
    places = Places(tmp_path)

    with Signals() as signals, main._alone(places, signals):
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped), main._alone(places, signals):
            pass

    assert capsys.readouterr().out == (
        "Another set-up is at work in this folder; waiting for it.\n"
    )
    with Signals() as signals, main._alone(places, signals):
        pass


def test_only_one_instance_runs(tmp_path):
    with instance.claim(Places(tmp_path)) as first:
        first.write("http://localhost:8000")

        with pytest.raises(StartError, match=r"already running from this folder at http://l"):
            instance.claim(Places(tmp_path))

    with instance.claim(Places(tmp_path)) as second:
        assert second.read() == ""


def test_here_is_this_checkout():
    assert here().root == SOURCE
    assert here().python == SOURCE / ".venv" / "bin" / "python"
