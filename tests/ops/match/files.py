"""Small invented files for the command, and the command itself."""

import csv
import json

from kollega.ops.match.main import main

MENTORS = """\
Name,Email,Languages,Specialty,Grade,Offers,Places,Meets by,Capacity,Hospital
Ann Ek,ann@example.org,English;Swedish,Psychiatry,Consultant,"exams, career",Perth,video;in person,2,Royal
Bo Lie,bo@example.org,Norwegian,Surgery,ST7,"career, wellbeing",Dundee,video,1,General
"""
MENTEES = """\
Name,Email,Languages,Specialty,Grade,Needs,Places,Meets by,Hospital
Cy Doe,cy@example.org,English,Psychiatry,ST1,"exams, wellbeing",Perth,in person,General
Di Roe,di@example.org,Norwegian,General practice,GPST2,career,Perth,video,Royal
Ed Poe,ed@example.org,Polish,General practice,GPST2,career,Perth,video,
"""
BOTH = """\
Name,Email,Role,Offers,Needs
Ann Ek,ann@example.org,mentor,exams,
Cy Doe,cy@example.org,mentee,,exams
Bo Lie,bo@example.org,both,career,exams
"""


def written(folder, **files):
    """Write files by their stem (CSV) and return the folder."""
    for stem, text in files.items():
        (folder / f"{stem}.csv").write_text(text, encoding="utf-8")
    return folder


def run(folder, *arguments):
    """Run the command with every file name taken from the folder; its exit code."""
    named = [str(folder / word) if "." in word else word for word in arguments]
    return main(named)


def matched(folder, *arguments):
    """Run the command on the folder's two files and return the answer as JSON."""
    code = run(folder, "mentors.csv", "mentees.csv", "--output", "answer.json", *arguments)
    assert code == 0
    return json.loads((folder / "answer.json").read_text(encoding="utf-8"))


def pairs(answer):
    return {(pair["mentee"], pair["mentor"]) for pair in answer["pairs"]}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
