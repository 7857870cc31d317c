"""A coordinator's spreadsheet, a mentee's phone, a mentor's mail: to the fourth held session."""

from tests.journeys.coordinating import (
    brings_in,
    goes_through_the_questions,
    makes_a_programme,
    matches_and_sends,
    signs_the_promise_and_opens,
    writes_a_spreadsheet,
)
from tests.journeys.signing_up import comes_in, signs_up_as_mentee, signs_up_as_mentor

PROGRAMME = "First six months, Northshire"
NEED, WORDS = "Workload and rota", "How to say no to an extra shift"
LONG = "Featherstonehaugh-Oyelaran van der Westhuizen-Papageorgiou"


def row(given, family, role, grade, supervisor="", address=None):
    return {
        "Given name": given,
        "Family name": family,
        "E-mail": address or f"{given}.{family}@northshire.example".lower().replace(" ", ""),
        "Role": role,
        "Grade": grade,
        "Organisation": "Northshire Infirmary" if role == "mentor" else "Lowmoor Hospital",
        "Specialty": "acute medicine" if role == "mentor" else "general practice",
        "Educational supervisor": supervisor,
    }


PEOPLE = [
    row("Helena", "Marsh", "mentor", "consultant"),
    row("Rufus", "Abara", "mentor", "consultant"),
    row("Priya", "Nadar", "mentee", "foundation year 2", supervisor="Rufus Abara"),
    row("Anastasia", LONG, "mentee", "foundation year 2", "Maud Tennant", "a@northshire.example"),
    row("Colm", "Byrne", "mentee", "foundation year 2", address="colm@northshire"),
]
MENTEE, MENTOR, SUPERVISOR = (PEOPLE[at]["E-mail"] for at in (2, 0, 1))


def test_a_spreadsheet_becomes_four_sessions(be, demonstration, tmp_path):
    coordinator = be("Caroline Dunne", size="desk")
    opens_a_programme(coordinator)
    file = writes_a_spreadsheet(tmp_path / "northshire.csv", PEOPLE)
    brings_in(coordinator, file, counting=4, refused="is not an email address")
    coordinator.reads("Priya Nadar", LONG, "invited")

    mentee, mentor = be("", size="phone"), be("", size="desk")
    for one, address in ((mentee, MENTEE), (mentor, MENTOR)):
        comes_in(one, demonstration.letter(to=address, subject="An invitation for you"))
    signs_up_as_mentee(mentee, need=NEED, words=WORDS, began=demonstration.in_days(-30))
    signs_up_as_mentor(mentor, helps_with=NEED, portrait="I came to acute medicine late.")

    matches_and_sends(coordinator, mentee="Priya Nadar", mentor="Helena Marsh")
    both_say_yes(mentee, be("", size="desk"), demonstration)

    for number in range(1, 5):
        plans_and_meets(mentee, mentor, demonstration, number)

    mentee.reads("4 of 4 sessions held")
    sees_the_pair_complete(coordinator)
    nothing_said_is_told(coordinator)


def opens_a_programme(coordinator):
    makes_a_programme(
        coordinator,
        template="Transition mentoring",
        name=PROGRAMME,
        organisation="Midshire Hospitals (example), Midshire (example)",
        country="England",
    )
    goes_through_the_questions(coordinator)
    signs_the_promise_and_opens(coordinator, PROGRAMME)


def both_say_yes(mentee, mentor_by_mail, demonstration):
    """The mentor by the button in her mail, without signing in; the mentee on her own page."""
    letter = demonstration.letter(to=MENTOR, subject="There is something new for you")
    mentor_by_mail.opens(letter.button("Yes, I would like to"))
    mentor_by_mail.finds("Would you like to meet Priya Nadar as a mentor?")
    mentor_by_mail.presses("Yes, I would like to").finds("Thank you")
    mentee.opens("/").finds("Good").reads("Somebody is suggested to you").follows("Look at it")
    mentee.finds("Somebody for you").reads("Helena Marsh", NEED.lower())
    mentee.presses("Yes, I would like to").finds("You and Helena").reads("0 of 4 sessions held")


def plans_and_meets(mentee, mentor, demonstration, number):
    """One proposes, the other takes a time, a week passes, one of them notes it."""
    mentee.opens("/").finds("Good").follows("Propose times").finds("When could you meet?")
    mentee.writes("First time", demonstration.in_days(2, "19:30"))
    mentee.writes("Second time", demonstration.in_days(3, "20:00")).presses("Propose")
    mentee.finds("You and Helena").reads("Nothing for you to do")
    mentor.opens("/").finds("Good").reads("proposes to meet").presses("19:30")
    mentor.finds("You and Priya").reads("Next session with")
    demonstration.a_week_passes()
    mentee.opens("/").finds("Good").presses("We met, 60 minutes")
    mentee.finds("You and Helena").reads(f"{number} of 4 sessions held")


def sees_the_pair_complete(coordinator):
    coordinator.follows("Sessions").finds("Pairs and sessions")
    coordinator.reads("Priya Nadar", "complete", "4 of 4")


def nothing_said_is_told(coordinator):
    """None of the pages about people, pairs and requests holds a need or a word of anybody."""
    for part in ("Overview", "People", "Matching", "Sessions"):
        coordinator.follows(part)
        text = coordinator.page.content()
        assert NEED.lower() not in text.lower()
        assert WORDS not in text
