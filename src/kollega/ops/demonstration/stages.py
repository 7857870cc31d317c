"""The three stages of the demonstration and the invented people on them, read from their files.

Every person, organisation and programme here is invented; none stands for a real one.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "people"


@dataclass(frozen=True)
class Player:
    """An invented person: a line of a stage's file."""

    role: str
    title: str
    given_name: str
    family_name: str
    grade: str
    step: int | None
    specialty: str
    site: str
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    experiences: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Stage:
    """One programme's setting: where it plays, who is in it.

    Attributes:
        key: the name of its file.
        template: the template its programme is made from.
        region, organisation: where it plays.
        programme: the programme's name.
        cohort: the name of the intake, if it has one.
        signatory: who signed its text off.
    """

    key: str
    template: str
    country: str
    region: str
    organisation: str
    programme: str
    about: str
    cohort: str
    signatory: str
    domain: str

    @property
    def players(self) -> list[Player]:
        """Everyone on this stage, in the order of the file."""
        with (FOLDER / f"{self.key}.csv").open(encoding="utf-8", newline="") as file:
            return [_player(row) for row in csv.DictReader(file)]


STAGES = (
    Stage(
        key="scotland",
        template="transition",
        country="gb-sct",
        region="Scotland (example)",
        organisation="East Scotland GP training (example)",
        programme="GP mentoring, first six months",
        about="Four conversations by video with a doctor who is not your supervisor, was not and "
        "will not be. For everyone who begins GP training and came from another country.",
        cohort="August intake",
        signatory="Dr Morven Laird, Caldicott guardian (invented)",
        domain="eastscotland.example",
    ),
    Stage(
        key="england",
        template="mentoring_scheme",
        country="gb-eng",
        region="Midshire (example)",
        organisation="Midshire Hospitals (example)",
        programme="Midshire mentoring",
        about="Choose a colleague from another specialty and another hospital. Meet as often as "
        "you both find useful. Nobody counts.",
        cohort="",
        signatory="Dr Anthony Vale, Caldicott guardian (invented)",
        domain="midshire.example",
    ),
    Stage(
        key="sweden",
        template="student",
        country="se",
        region="Mälardalen (exempel)",
        organisation="Mälar Medical School (example)",
        programme="A doctor to talk to",
        about="For two years, a doctor who neither teaches nor grades you.",
        cohort="Clinical terms, autumn",
        signatory="Lena Modig, data protection officer (invented)",
        domain="malar.example",
    ),
)


def _player(row: dict[str, str]) -> Player:
    return Player(
        role=row["role"],
        title=row["title"],
        given_name=row["given_name"],
        family_name=row["family_name"],
        grade=row["grade"],
        step=int(row["step"]) if row["step"] else None,
        specialty=row["specialty"],
        site=row["site"],
        languages=tuple(row["languages"].split()),
        topics=tuple(row["topics"].split()),
        experiences=tuple(row["experiences"].split()),
        words=row["words"],
    )
