"""All checks run, whichever fails; what passes is one line, what fails is shown."""

import subprocess
import sys
from pathlib import Path

import pytest

from kollega.ops import check
from kollega.ops.checkout.places import here
from kollega.ops.processes.signals import Signals

SOURCE = Path(__file__).resolve().parents[2]


@pytest.fixture
def signals():
    with Signals() as noted:
        yield noted


def test_what_passes_is_one_line(signals, capsys):
    assert check.Check("Words", ["echo", "much to read"]).passes(signals)

    assert capsys.readouterr().out == "Words ... passed, 0 s\n"


def test_what_fails_is_shown(signals, capsys):
    failing = check.Check("Words", ["sh", "-c", "echo $WHY; exit 1"], {"WHY": "a reason"})

    assert not failing.passes(signals)

    assert capsys.readouterr().out == "Words ... FAILED, 0 s\na reason\n\n"


def test_style_walls_and_types_of_both_languages_are_checked():
    commands = [" ".join(map(str, each.command)) for each in check.checks(here())]

    for part in ("ruff check", "ruff format --check", "lint-imports", "mypy", "npm-cli.js run"):
        assert any(part in command for command in commands)


@pytest.mark.parametrize(
    ("passes", "tests", "code", "last"),
    [
        (True, "pass", 0, "1 passed"),
        (False, "pass", 1, "Failed: A check."),
        (True, "assert False", 1, "Failed: Tests."),
        (False, "assert False", 1, "Failed: A check, Tests."),
    ],
)
def test_the_last_line_is_the_tests_own_or_says_what_failed(passes, tests, code, last, tmp_path):
    (tmp_path / "test_one.py").write_text(f"def test_one():\n    {tests}\n")
    source = (
        "import sys\nfrom kollega.ops import check\n"
        f"check.checks = lambda _: [check.Check('A check', ['{str(passes).lower()}'])]\n"
        f"sys.exit(check.main([{str(tmp_path)!r}, '-p', 'no:django', '-p', 'no:cacheprovider', "
        f"'--rootdir', {str(tmp_path)!r}, '-c', '/dev/null', '-n', '0']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", source],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=SOURCE,
    )

    assert done.returncode == code
    assert last in done.stdout.splitlines()[-1]
