"""What a coordinator does: a programme from a template, people from a spreadsheet, a round."""

import csv


def makes_a_programme(coordinator, *, template, name, organisation, country):
    """Answer the first page, and leave every other answer as the template has it."""
    coordinator.opens("/programmes/").finds("Your programmes").follows("New programme")
    coordinator.finds("What kind of programme?").follows(f"Begin with this : {template}")
    coordinator.finds("Name and place").writes("What is it called?", name)
    coordinator.picks("Who runs it?", organisation).ticks(country).presses("Continue")
    coordinator.finds("What people read first")


QUESTIONS = {
    "way in": "How do people come in?",
    "sessions": "How do two people meet?",
    "conflicts": "Who must never meet as mentor and mentee?",
    "pairs": "How do two people find each other?",
    "topics": "What can it be about?",
    "silence": "When nothing is heard of two people",
}


def goes_through_the_questions(coordinator, **other):
    """Leave every answer as the template has it, but for: ``pairs="The mentee chooses"``."""
    for key, question in QUESTIONS.items():
        coordinator.presses("Continue").finds(question)
        if key in other:
            coordinator.ticks(other[key])
    coordinator.presses("Done")


def signs_the_promise_and_opens(coordinator, name):
    coordinator.finds(name).follows("Read the text").finds("What stays between two people")
    coordinator.follows("Get it signed off").finds("Sign the text off")
    coordinator.writes("Who signs it off?", "Dr Ruth Ellison, data protection officer")
    coordinator.ticks("This person has read the text").presses("Sign off")
    coordinator.finds(name).reads("The programme can open")
    coordinator.presses("Open the programme").reads("Bring people in")


def writes_a_spreadsheet(path, rows):
    """A file as a spreadsheet program of the continent saves it: semicolons, and a BOM."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def brings_in(coordinator, file, *, counting, refused=""):
    """Upload, look at the columns, look at what would happen, and let it happen."""
    coordinator.follows("Go to the people").finds("People")
    coordinator.follows("Bring in a spreadsheet").finds("Bring in a spreadsheet")
    coordinator.brings("Spreadsheet", file).presses("Read it").finds("What the columns mean")
    coordinator.presses("Show what would happen").finds("What would happen")
    coordinator.reads("Nothing has changed yet", refused)
    coordinator.presses(f"Bring in {counting} people").finds("Brought in")
    coordinator.follows("See the people").finds("People")


def matches_and_sends(coordinator, *, mentee, mentor):
    """A round, its review, its introductions."""
    coordinator.follows("Matching").finds("Matching").presses("Match now")
    coordinator.finds("Proposed pairs").reads(mentee, mentor, "strong")
    coordinator.follows("Send 1 introduction").finds("Send 1 introduction?")
    coordinator.presses("Send them").finds("Requests and introductions")
    coordinator.reads(mentee, "waiting for both")
