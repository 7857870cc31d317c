"""A coordinator's spreadsheet, a mentee's phone, a mentor's mail: to the fourth held session.

Twice: whoever sits at a desk the first time holds a phone the second time.
"""

from dataclasses import dataclass

import pytest

from tests.journeys.coordinating import (
    brings_in,
    goes_through_the_questions,
    makes_a_programme,
    matches_and_sends,
    signs_the_promise_and_opens,
    writes_a_spreadsheet,
)
from tests.journeys.signing_up import comes_in, signs_up_as_mentee, signs_up_as_mentor

NEED, WORDS = "Workload and rota", "How to say no to an extra shift"
LONG = "Featherstonehaugh-Oyelaran van der Westhuizen-Papageorgiou"


@dataclass(frozen=True)
class Shire:
    """Where it is played: who takes part there, and who looks at what."""

    name: str
    mentor: str
    mentee: str
    supervisor: str
    sizes: tuple[str, str, str]  # of coordinator, mentee, mentor

    @property
    def programme(self):
        return f"First six months, {self.name}"

    @property
    def people(self):
        """The file's rows: a supervisor who mentors too, a long name, an address that is none."""
        return [
            self.row(self.mentor, "mentor", "consultant"),
            self.row(self.supervisor, "mentor", "consultant"),
            self.row(self.mentee, "mentee", "foundation year 2", supervisor=self.supervisor),
            self.row(f"Anastasia {LONG}", "mentee", "foundation year 2", "Maud Tennant"),
            self.row("Colm Byrne", "mentee", "foundation year 2") | {"E-mail": "colm@shire"},
        ]

    def row(self, name, role, grade, supervisor=""):
        given, family = name.split(" ", 1)
        return {
            "Given name": given,
            "Family name": family,
            "E-mail": self.address_of(name),
            "Role": role,
            "Grade": grade,
            "Organisation": f"{self.name} Infirmary" if role == "mentor" else "Lowmoor Hospital",
            "Specialty": "acute medicine" if role == "mentor" else "general practice",
            "Educational supervisor": supervisor,
        }

    def address_of(self, name):
        given, family = name.lower().split(" ", 1)
        return f"{given}.{family.split()[0]}@{self.name}.example".lower()


SHIRES = [
    Shire("Northshire", "Helena Marsh", "Priya Nadar", "Rufus Abara", ("desk", "phone", "desk")),
    Shire("Southshire", "Ottilie Vance", "Kofi Ansah", "Bram Daly", ("phone", "desk", "phone")),
]


@pytest.mark.parametrize("shire", SHIRES, ids=lambda shire: shire.name)
def test_a_spreadsheet_becomes_four_sessions(be, demonstration, tmp_path, shire):
    at_the_desk, of_the_mentee, of_the_mentor = shire.sizes
    coordinator = be("Caroline Dunne", size=at_the_desk)
    opens_a_programme(coordinator, shire)
    file = writes_a_spreadsheet(tmp_path / "people.csv", shire.people)
    brings_in(coordinator, file, counting=4, refused="is not an email address")
    coordinator.reads(shire.mentee, LONG, "invited")

    mentee, mentor = be("", size=of_the_mentee), be("", size=of_the_mentor)
    for one, name in ((mentee, shire.mentee), (mentor, shire.mentor)):
        address = shire.address_of(name)
        comes_in(one, demonstration.letter(to=address, subject="An invitation for you"))
    signs_up_as_mentee(mentee, need=NEED, words=WORDS, began=demonstration.in_days(-30))
    signs_up_as_mentor(mentor, helps_with=NEED, portrait="I came to acute medicine late.")

    matches_and_sends(coordinator, mentee=shire.mentee, mentor=shire.mentor)
    both_say_yes(mentee, be("", size=of_the_mentor), demonstration, shire)

    for number in range(1, 5):
        plans_and_meets(mentee, mentor, demonstration, shire, number)

    mentee.reads("4 of 4 sessions held")
    sees_the_pair_complete(coordinator, shire)
    nothing_said_is_told(coordinator)


def opens_a_programme(coordinator, shire):
    makes_a_programme(
        coordinator,
        template="Transition mentoring",
        name=shire.programme,
        organisation="Midshire Hospitals (example), Midshire (example)",
        country="England",
    )
    goes_through_the_questions(coordinator)
    signs_the_promise_and_opens(coordinator, shire.programme)


def both_say_yes(mentee, mentor_by_mail, demonstration, shire):
    """The mentor by the link in her mail, without signing in; the mentee on her own page."""
    address = shire.address_of(shire.mentor)
    letter = demonstration.letter(to=address, subject="There is something new for you")
    mentor_by_mail.opens(letter.button("Yes, I would like to"))
    mentor_by_mail.finds(f"Would you like to meet {shire.mentee} as a mentor?")
    mentor_by_mail.presses("Yes, I would like to").finds("Thank you")
    mentee.opens("/").finds("Good").reads("Somebody is suggested to you").follows("Look at it")
    mentee.finds("Somebody for you").reads(shire.mentor, NEED.lower())
    mentee.presses("Yes, I would like to").finds(together_with(shire.mentor))
    mentee.reads("0 of 4 sessions held")


def plans_and_meets(mentee, mentor, demonstration, shire, number):
    """One proposes, the other takes a time, a week passes, one of them notes it."""
    mentee.opens("/").finds("Good").follows("Propose times").finds("When could you meet?")
    mentee.writes("First time", demonstration.in_days(2, "19:30"))
    mentee.writes("Second time", demonstration.in_days(3, "20:00")).presses("Propose")
    mentee.finds(together_with(shire.mentor)).reads("Nothing for you to do")
    mentor.opens("/").finds("Good").reads("proposes to meet").presses("19:30")
    mentor.finds(together_with(shire.mentee)).reads("Next session with")
    demonstration.a_week_passes()
    mentee.opens("/").finds("Good").presses("We met, 60 minutes")
    mentee.finds(together_with(shire.mentor)).reads(f"{number} of 4 sessions held")


def together_with(name):
    """The heading of the page of two people."""
    return f"You and {name.split()[0]}"


def sees_the_pair_complete(coordinator, shire):
    coordinator.follows("Sessions").finds("Pairs and sessions")
    coordinator.reads(shire.mentee, "complete", "4 of 4")


def nothing_said_is_told(coordinator):
    """None of the pages about people, pairs and requests holds a need or a word of anybody."""
    for part in ("Overview", "People", "Matching", "Sessions"):
        coordinator.follows(part)
        text = coordinator.page.content()
        assert NEED.lower() not in text.lower()
        assert WORDS not in text
