"""Progress is shown as one line for each step."""

import pytest

from kollega.ops.processes.steps import step


def test_a_step_is_one_line_with_its_time(capsys):
    with step("Doing something"):
        assert capsys.readouterr().out == "Doing something ..."

    assert capsys.readouterr().out == " 0 s\n"


def test_a_step_that_fails_ends_its_line_before_the_reason_is_told(capsys):
    with pytest.raises(ValueError, match="why"), step("Doing something"):
        raise ValueError("why")

    assert capsys.readouterr().out == "Doing something ...\n"
