"""``kollega match`` from files to files and to the terminal."""

import json

import pytest
from tests.ops.match.files import BOTH, MENTEES, MENTORS, matched, pairs, rows, run, written

from kollega.pure.spreadsheets import open_table, write_rows


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path, mentors=MENTORS, mentees=MENTEES)


def test_two_files_become_pairs(folder):
    answer = matched(folder)

    assert pairs(answer) == {
        ("cy@example.org", "ann@example.org"),
        ("di@example.org", "bo@example.org"),
    }
    assert answer["checks"]["valid"]
    assert answer["checks"]["stable"]
    assert answer["objective"] == "most"


def test_two_files_may_come_the_other_way_round_if_their_names_say_so(folder, capsys):
    assert run(folder, "mentees.csv", "mentors.csv") == 0

    assert "3 mentees, 2 mentors with 3 places." in capsys.readouterr().out


def test_one_file_with_both_sides_is_enough(tmp_path):
    written(tmp_path, everyone=BOTH)

    assert run(tmp_path, "everyone.csv", "--output", "answer.json") == 0

    answer = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))
    assert len(answer["pairs"]) == 2
    assert ("bo@example.org", "bo@example.org") not in pairs(answer)


def test_workbooks_are_read_like_text_files(folder):
    for stem in ("mentors", "mentees"):
        header, *body = [row.split("|") for row in as_bars(folder / f"{stem}.csv")]
        write_rows(folder / f"{stem}.xlsx", "xlsx", header, body)
    expected = matched(folder)

    assert run(folder, "mentors.xlsx", "mentees.xlsx", "--output", "other.json") == 0

    assert json.loads((folder / "other.json").read_text(encoding="utf-8")) == expected


def as_bars(path):
    table = open_table(path)
    yield "|".join(table.header)
    for _, cells in table.rows():
        yield "|".join(cells)


def test_the_answer_as_csv_has_a_row_for_everyone(folder):
    assert run(folder, "mentors.csv", "mentees.csv", "--output", "pairs.csv") == 0

    cy, di, ed = rows(folder / "pairs.csv")
    assert cy["mentee"] == "Cy Doe"
    assert cy["mentor"] == "Ann Ek"
    assert cy["mentor's key"] == "ann@example.org"
    assert cy["fit"] in ("strong", "good", "possible")
    assert cy["first need met"] == "yes"
    assert cy["reasons"].startswith("needs ")
    assert "(exams)" in cy["reasons"]
    assert "meeting" in cy["reasons"]
    assert di["mentor"] == "Bo Lie"
    assert ed["mentor"] == ed["fit"] == ed["reasons"] == ""
    assert ed["why without a mentor"].startswith("no common language: 2 mentors")
    assert ed["what would help"].startswith("Without the rule about a common language")


def test_the_answer_as_workbook_says_the_same_as_the_one_as_csv(folder):
    run(folder, "mentors.csv", "mentees.csv", "--output", "pairs.csv")
    run(folder, "mentors.csv", "mentees.csv", "--output", "pairs.xlsx")

    by_text, by_workbook = open_table(folder / "pairs.csv"), open_table(folder / "pairs.xlsx")

    assert by_text.header == by_workbook.header
    assert [cells for _, cells in by_text.rows()] == [cells for _, cells in by_workbook.rows()]


def test_the_answer_as_json_has_reasons_with_shares(folder):
    answer = matched(folder)

    cy = next(pair for pair in answer["pairs"] if pair["mentee"] == "cy@example.org")
    assert cy["mentee_name"] == "Cy Doe"
    assert cy["mentor_name"] == "Ann Ek"
    assert cy["first_need_met"]
    assert sum(reason["share"] for reason in cy["reasons"]) == pytest.approx(cy["fit"])
    assert {"wish": "specialty", "share": pytest.approx(0.125), "detail": ["psychiatry"]} in (
        cy["reasons"]
    )
    (ed,) = answer["unmatched"]
    assert ed["mentee_name"] == "Ed Poe"
    assert {"code": "common_language", "mentors_blocked": 2} in ed["obstacles"]


def test_the_terminal_shows_a_summary_and_a_plot(folder, capsys):
    run(folder, "mentors.csv", "mentees.csv")

    told = capsys.readouterr().out
    assert "3 mentees, 2 mentors with 3 places." in told
    assert "Wanted: most people, then best fit." in told
    assert "another organisation" in told
    assert "Matched: 2 of 3." in told
    assert "Their first need is met: 2 of 3." in told
    assert "█" in told
    assert "Checked: places and rules kept, nobody twice: yes." in told
    assert "Ed Poe: no common language: 2 mentors" in told


def test_where_it_was_written_is_said_last(folder, capsys):
    run(folder, "mentors.csv", "mentees.csv", "--output", "pairs.csv")

    assert capsys.readouterr().out.splitlines()[-1] == f"Written: {folder / 'pairs.csv'}"


def test_the_objective_can_be_chosen(folder):
    assert matched(folder, "--objective", "stable")["objective"] == "stable"


def test_the_seed_chooses_among_equals(tmp_path):
    mentors = "Name,Offers\n" + "".join(f"Mentor {n},exams\n" for n in range(6))
    mentees = "Name,Needs\n" + "".join(f"Mentee {n},exams\n" for n in range(6))
    written(tmp_path, mentors=mentors, mentees=mentees)

    found = {frozenset(pairs(matched(tmp_path, "--seed", str(seed)))) for seed in range(5)}

    assert len(found) > 1
    assert frozenset(pairs(matched(tmp_path, "--seed", "1"))) in found


def test_an_answer_that_was_there_is_replaced_as_a_whole(folder):
    (folder / "pairs.csv").write_text("old", encoding="utf-8")

    run(folder, "mentors.csv", "mentees.csv", "--output", "pairs.csv")

    assert len(rows(folder / "pairs.csv")) == 3
    assert sorted(path.name for path in folder.iterdir()) == [
        "mentees.csv",
        "mentors.csv",
        "pairs.csv",
    ]


def test_who_reads_the_old_answer_meanwhile_reads_it_whole(folder):
    (folder / "pairs.csv").write_text("old", encoding="utf-8")

    with (folder / "pairs.csv").open(encoding="utf-8") as reader:
        run(folder, "mentors.csv", "mentees.csv", "--output", "pairs.csv")

        assert reader.read() == "old"


def test_the_rules_in_use_can_be_saved_edited_and_used_again(folder):
    guessed = matched(folder, "--save-rules", "rules.toml")

    again = matched(folder, "--rules", "rules.toml")

    assert again == guessed
    text = (folder / "rules.toml").read_text(encoding="utf-8")
    (folder / "rules.toml").write_text(
        text.replace("common_language = true", "common_language = false"), encoding="utf-8"
    )
    assert len(matched(folder, "--rules", "rules.toml")["pairs"]) == 3


def test_a_formula_in_a_name_stays_text_in_the_answer(tmp_path):
    written(tmp_path, mentors="Name\n=1+1 Ek\n", mentees="Name\nCy Doe\n")

    run(tmp_path, "mentors.csv", "mentees.csv", "--output", "pairs.csv")

    assert rows(tmp_path / "pairs.csv")[0]["mentor"].startswith("'=")


def test_columns_that_count_for_nothing_are_named(tmp_path, capsys):
    written(tmp_path, mentors=MENTORS, mentees=MENTEES.replace("Hospital", "Favourite biscuit"))

    assert run(tmp_path, "mentors.csv", "mentees.csv") == 0

    told = capsys.readouterr().out
    assert "Note: mentees.csv: not recognised and left alone: “Favourite biscuit”." in told
    assert "mentors.csv: not recognised" not in told


def test_a_first_need_is_neither_met_nor_missed_where_none_is_stated(tmp_path):
    written(tmp_path, mentors=MENTORS, mentees=MENTEES.replace("career", ""))

    assert run(tmp_path, "mentors.csv", "mentees.csv", "--output", "answer.csv") == 0

    told = {row["mentee"]: row["first need met"] for row in rows(tmp_path / "answer.csv")}
    assert told["Cy Doe"] == "yes"
    assert told["Di Roe"] == ""
