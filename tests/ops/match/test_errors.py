"""What cannot be done is said in one sentence, with exit code 2 and never a traceback."""

import pytest
from tests.ops.match.files import MENTEES, MENTORS, run, written

from kollega.ops.match.main import main
from kollega.ops.match.sheets import sentence_for
from kollega.pure.spreadsheets import ErrorCode


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path, mentors=MENTORS, mentees=MENTEES)


def refused(capsys, folder, *arguments):
    """Run the command, which refuses, and return the sentence."""
    assert run(folder, *arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kollega match: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err.removeprefix("kollega match: ").strip()


def test_a_missing_file(capsys, folder):
    said = refused(capsys, folder, "nothing.csv", "mentees.csv")

    assert said == f"{folder / 'nothing.csv'} cannot be read: No such file or directory."


def test_a_folder_instead_of_a_file(capsys, folder):
    (folder / "people.csv").mkdir()

    assert "cannot be read" in refused(capsys, folder, "people.csv", "mentees.csv")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty."),
        (b"\n \n", "the file is empty."),
        (b"%PDF-1.4 something", "this is not a table; save it as CSV or XLSX."),
        (b"PK\x03\x04 broken", "the file is damaged."),
    ],
)
def test_a_file_that_is_no_table(capsys, folder, content, sentence):
    (folder / "bad.csv").write_bytes(content)

    assert refused(capsys, folder, "bad.csv", "mentees.csv") == f"bad.csv: {sentence}"


@pytest.mark.parametrize("code", ErrorCode)
def test_there_is_a_sentence_for_everything_that_can_be_wrong_with_a_file(code):
    sentence = sentence_for(code)

    assert sentence.endswith(".")
    assert str(code) not in sentence.split()


def test_a_table_without_people(capsys, folder):
    (folder / "bad.csv").write_text("Colour,Weight\nred,3\nblue,4\n", encoding="utf-8")

    said = refused(capsys, folder, "bad.csv", "mentees.csv")

    assert said == "bad.csv has no column with names or email addresses."


def test_one_file_that_does_not_say_who_is_who(capsys, folder):
    (folder / "all.csv").write_text("Name,Email\nAnn Ek,ann@example.org\n", encoding="utf-8")

    said = refused(capsys, folder, "all.csv")

    assert said == "all.csv does not say who is mentor and who is mentee: add a column “role”."


@pytest.mark.parametrize(
    ("role", "missing"), [("mentor", "There is no mentee"), ("mentee", "There is no mentor")]
)
def test_one_side_alone(capsys, folder, role, missing):
    (folder / "all.csv").write_text(f"Name,Role\nAnn Ek,{role}\n", encoding="utf-8")

    assert refused(capsys, folder, "all.csv").startswith(missing)


def test_three_files(capsys, folder):
    said = refused(capsys, folder, "mentors.csv", "mentees.csv", "mentors.csv")

    assert said == "Give one file with everyone, or the mentors' and the mentees'."


def test_an_output_of_another_kind(capsys, folder):
    said = refused(capsys, folder, "mentors.csv", "mentees.csv", "--output", "pairs.pdf")

    assert said == f"The output {folder / 'pairs.pdf'} must end in .csv, .xlsx or .json."


def test_an_output_that_would_replace_an_input(capsys, folder):
    said = refused(capsys, folder, "mentors.csv", "mentees.csv", "--output", "mentors.csv")

    assert said == f"The output {folder / 'mentors.csv'} would replace an input."
    assert (folder / "mentors.csv").read_text(encoding="utf-8") == MENTORS


def test_an_output_in_a_folder_that_is_not_there(capsys, folder):
    said = refused(capsys, folder, "mentors.csv", "mentees.csv", "--output", "far/pairs.csv")

    assert said == f"There is no folder to write {folder / 'far/pairs.csv'} in."


def test_a_rules_file_that_cannot_be_saved(capsys, folder):
    said = refused(capsys, folder, "mentors.csv", "mentees.csv", "--save-rules", "far/rules.toml")

    assert said == f"{folder / 'far/rules.toml'} cannot be written: No such file or directory."


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("rules = ", "rules.toml is not a TOML file"),
        ("colour = 1", "rules.toml says “colour”, which is not known here."),
        ("[rules]\nweight = 1", "rules.toml says “rules.weight”, which is not known here."),
        ("[weights]\nneed = 1", "rules.toml says “weights.need”, which is not known here."),
        ("[weights]\nneeds = true", "rules.toml: the value of “weights.needs” is of the wrong"),
        ("[weights]\nneeds = -1", "The weight of needs is -1: it must be from 0 to 1,000,000."),
        ("[weights]\nneeds = nan", "The weight of needs is nan: it must be from 0 to 1,000,000."),
        ('capacity = "two"', "rules.toml: the value of “capacity” is of the wrong kind."),
        ("capacity = -1", "rules.toml: the value of “capacity” is of the wrong kind."),
        ('objective = "best"', "rules.toml: “objective” must be one of total, most, fairest"),
        ("grades = [1, 2]", "rules.toml: the value of “grades” is of the wrong kind."),
        ('[rules]\ndifferent_organisation_level = "ward"', "rules.toml: “rules.different_org"),
        ("[rules]\ndifferent_organisation_level = true", "rules.toml: the value of “rules.diff"),
        (
            "[rules]\nminimum_grade_distance = 3\nmaximum_grade_distance = 1",
            "The least grade distance 3 is above the greatest, 1.",
        ),
        ('locked = ["Cy Doe"]', "rules.toml: the value of “locked” is of the wrong kind."),
        ('locked = [["Cy Doe"]]', "rules.toml: the value of “locked” is of the wrong kind."),
        ('locked = [["Cy Doe", "Nobody"]]', "Nobody in the files is called “Nobody”."),
        ('forbidden = [["Nobody", "Ann Ek"]]', "Nobody in the files is called “Nobody”."),
        (
            'locked = [["Cy Doe", "Bo Lie"]]',
            "The fixed pair Cy Doe and Bo Lie is not possible under the rules.",
        ),
        (
            'locked = [["Cy Doe", "Ann Ek"]]\nforbidden = [["Cy Doe", "Ann Ek"]]',
            "The fixed pair Cy Doe and Ann Ek is not possible under the rules.",
        ),
    ],
)
def test_a_rules_file_that_is_wrong(capsys, folder, toml, sentence):
    (folder / "rules.toml").write_text(toml, encoding="utf-8")

    said = refused(capsys, folder, "mentors.csv", "mentees.csv", "--rules", "rules.toml")

    assert said.startswith(sentence)


def test_a_fixed_pair_whose_name_fits_two_people(capsys, tmp_path):
    written(
        tmp_path,
        mentors="Name,Email\nAnn Ek,one@example.org\nAnn Ek,two@example.org\n",
        mentees="Name\nCy Doe\n",
        rules="",
    )
    (tmp_path / "rules.toml").write_text('locked = [["Cy Doe", "Ann Ek"]]', encoding="utf-8")

    said = refused(capsys, tmp_path, "mentors.csv", "mentees.csv", "--rules", "rules.toml")

    assert said == "The fixed pair Cy Doe and Ann Ek fits several people; use their addresses."


def test_nothing_is_written_where_the_matching_fails(capsys, folder):
    (folder / "rules.toml").write_text('locked = [["Cy Doe", "Bo Lie"]]', encoding="utf-8")

    refused(
        capsys,
        folder,
        *("mentors.csv", "mentees.csv", "--rules", "rules.toml", "--output", "pairs.csv"),
    )

    assert not (folder / "pairs.csv").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["people.csv", "--objective", "best"], ["people.csv", "--seed", "x"]]
)
def test_a_command_mistyped_is_answered_with_its_usage(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
    assert "usage: kollega match" in capsys.readouterr().err
