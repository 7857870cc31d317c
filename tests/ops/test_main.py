"""The command ``kollega`` finds its subcommands and says which there are."""

import os
import subprocess
import sys

import pytest

from kollega.ops.main import COMMANDS, main


def test_without_a_word_it_says_what_there_is(capsys):
    assert main([]) == 2

    told = capsys.readouterr().out
    assert told.startswith("usage: kollega <command>")
    assert all(f"  {name}" in told for name in COMMANDS)


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_help_is_given_and_is_no_failure(capsys, word):
    assert main([word]) == 0
    assert "match mentees with mentors" in capsys.readouterr().out


def test_a_command_that_is_not_there_is_named(capsys):
    assert main(["mach"]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kollega: there is no command 'mach'.")
    assert "usage: kollega" in err


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kollega ")


def test_a_subcommand_gets_the_words_after_its_name(tmp_path, capsys):
    missing = str(tmp_path / "missing.csv")

    assert main(["match", missing]) == 2
    assert capsys.readouterr().err == (
        f"kollega match: {missing} cannot be read: No such file or directory.\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_subcommand_says_what_it_does_in_a_line(name):
    summary = COMMANDS[name].summary

    assert summary
    assert summary[0].islower()
    assert "\n" not in summary


def test_a_missing_setting_is_one_sentence_and_no_traceback():
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": "src", "KOLLEGA_MODE": "production"}
    command = [sys.executable, "-m", "kollega.ops.main", "manage", "trust", "you@example.org"]

    done = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith("kollega manage: Please set SECRET_KEY")
    assert done.stderr.count("\n") == 1
