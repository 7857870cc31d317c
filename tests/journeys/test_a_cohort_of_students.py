"""An offer to a whole cohort: one sees no need now, comes back, chooses, meets: by keyboard alone."""

from tests.journeys.coordinating import (
    brings_in,
    goes_through_the_questions,
    makes_a_programme,
    signs_the_promise_and_opens,
    writes_a_spreadsheet,
)
from tests.journeys.signing_up import comes_in, signs_up_as_mentee, signs_up_as_mentor
from tests.journeys.visitor import AtTheKeyboard

PROGRAMME = "A doctor beside you"
TOPIC = "Becoming a doctor"


def row(given, family, role):
    return {
        "Name": f"{given} {family}",
        "Mail address": f"{given}@malar-term.example".lower(),
        "Mentor or mentee": role,
    }


PEOPLE = [
    row("Astrid", "Nyman", "mentor"),
    row("Signe", "Ek", "mentee"),
    row("Olle", "Falk", "mentee"),
]
MENTOR, STUDENT, OTHER = (one["Mail address"] for one in PEOPLE)


def test_one_comes_back_and_chooses(be, demonstration, tmp_path):
    coordinator = be("Annika Rosén", size="phone")
    makes_a_programme(
        coordinator,
        template="Student mentoring",
        name=PROGRAMME,
        organisation="Mälar Medical School (example), Mälardalen (exempel)",
        country="Sweden",
    )
    goes_through_the_questions(coordinator, pairs="The mentee chooses")
    signs_the_promise_and_opens(coordinator, PROGRAMME)
    brings_in(coordinator, writes_a_spreadsheet(tmp_path / "term.csv", PEOPLE), counting=3)

    mentor = be("", size="phone")
    comes_in(mentor, demonstration.letter(to=MENTOR, subject="An invitation for you"))
    signs_up_as_mentor(mentor, helps_with=TOPIC, portrait="I was the first in my family.")

    student = be("", size="desk", kind=AtTheKeyboard)
    letter = demonstration.letter(to=STUDENT, subject="An invitation for you")
    sees_no_need_now(student, letter)
    coordinator.opens(coordinator.page.url).finds("People").reads("Signe Ek", "sees no need now")
    comes_in(student, letter)
    signs_up_as_mentee(student, need=TOPIC, words="Is this for me?", step="medical student")
    chooses(student, "Astrid Nyman")

    says_yes(mentor)
    meets(student, mentor, demonstration)


def sees_no_need_now(student, letter):
    student.opens(letter.button("I see no need now")).finds("You see no need now?")
    student.presses("I see no need now").finds("Thank you for saying so")
    student.reads("use the first link in the email")


def chooses(student, mentor):
    student.opens("/").finds("Good").reads("Choose whom you would like to talk to")
    student.follows("See who has time").finds("Who would you like to talk to?")
    student.reads(mentor, TOPIC.lower()).follows(f"Ask {mentor}").finds(f"Ask {mentor}?")
    student.presses(f"Ask {mentor}").finds(f"You asked {mentor}")


def says_yes(mentor):
    mentor.opens("/").finds("Good").reads("Somebody would like to talk to you")
    mentor.follows("Look at it").finds("Would you like to meet?").reads("Signe", TOPIC)
    mentor.presses("Yes, I would like to").finds("You and Signe")


def meets(student, mentor, demonstration):
    """The student proposes and later notes it with keys alone; the mentor takes a time by thumb."""
    student.opens("/").finds("Good").reads("Astrid Nyman").follows("Propose times")
    student.finds("When could you meet?").writes("First time", demonstration.in_days(2, "19:30"))
    student.ticks("By telephone").presses("Propose").finds("You and Astrid")
    mentor.opens("/").finds("Good").presses("19:30").finds("You and Signe")
    demonstration.a_week_passes()
    student.opens("/").finds("Good").presses("We met").finds("You and Astrid").reads("(done)")
