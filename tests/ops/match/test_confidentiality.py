"""What the command must not tell: why two may not meet, and what was asked in confidence."""

import json

import pytest
from tests.ops.match.files import run, written

from kollega.pure.spreadsheets import open_table

MENTORS = "Name,Email,Offers,Characteristics,Biography,Supervisor,Not with\n" + (
    "Ann Ek,ann@example.org,exams,Gay,Loves the sea,{line},{veto}\n"
    "Bo Lie,bo@example.org,exams,Deaf,Plays the tuba,,\n"
)
MENTEES = (
    "Name,Email,Needs,Match with similar identity,Identity to match\n"
    "Cy Doe,cy@example.org,exams,yes,Gay\n"
    "Di Roe,di@example.org,exams,no,Deaf\n"
)
SECRETS = ("Gay", "Deaf", "gay", "deaf", "tuba", "sea")


def everything_written(folder):
    """All that a run leaves behind: terminal, CSV, JSON and the cells of the workbook."""
    for kind in ("csv", "json", "xlsx"):
        assert run(folder, "mentors.csv", "mentees.csv", "--output", f"pairs.{kind}") == 0
    cells = [cell for _, row in open_table(folder / "pairs.xlsx").rows() for cell in row]
    texts = [(folder / f"pairs.{kind}").read_text(encoding="utf-8") for kind in ("csv", "json")]
    return "\n".join([*texts, *cells])


def test_neither_identities_nor_biographies_are_told(tmp_path, capsys):
    written(tmp_path, mentors=MENTORS.format(line="", veto=""), mentees=MENTEES)

    told = everything_written(tmp_path) + capsys.readouterr().out

    assert "ann@example.org" in told
    assert [secret for secret in SECRETS if secret in told] == []


def test_an_identity_asked_for_decides_all_the_same(tmp_path):
    written(tmp_path, mentors=MENTORS.format(line="", veto=""), mentees=MENTEES)

    for seed in range(5):
        run(tmp_path, "mentors.csv", "mentees.csv", "--output", "p.json", "--seed", str(seed))
        pairs = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["pairs"]
        assert {(pair["mentee"], pair["mentor"]) for pair in pairs} == {
            ("cy@example.org", "ann@example.org"),
            ("di@example.org", "bo@example.org"),
        }


def test_the_answer_holds_no_sum_that_identities_count_in(tmp_path):
    written(tmp_path, mentors=MENTORS.format(line="", veto=""), mentees=MENTEES)

    run(tmp_path, "mentors.csv", "mentees.csv", "--output", "pairs.json")

    checks = json.loads((tmp_path / "pairs.json").read_text(encoding="utf-8"))["checks"]
    assert "objective" not in checks
    assert checks["total_fit"] == 2


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_veto_and_a_reporting_line_leave_the_same_answer(tmp_path, kind, capsys):
    told = []
    for cells in ({"line": "Cy Doe", "veto": ""}, {"line": "", "veto": "Cy Doe"}):
        written(tmp_path, mentors=MENTORS.format(**cells), mentees=MENTEES)
        run(tmp_path, "mentors.csv", "mentees.csv", "--output", f"pairs.{kind}")
        answer = (tmp_path / f"pairs.{kind}").read_text(encoding="utf-8")
        told.append((answer, capsys.readouterr().out))

    assert told[0] == told[1]
    assert "ann@example.org" in told[0][0]


def test_whoever_can_only_be_ruled_out_is_told_that_it_is_not_possible(tmp_path, capsys):
    written(
        tmp_path,
        mentors="Name,Not with\nAnn Ek,Cy Doe\n",
        mentees="Name,Needs\nCy Doe,exams\n",
    )

    run(tmp_path, "mentors.csv", "mentees.csv")

    told = capsys.readouterr().out
    assert "  Cy Doe: not possible: 1 mentor. No single change would help." in told
