"""The five kinds of programme known from the literature, as data.

Numbers: Steven, Oxley & Fleming 2008 and the London Deanery's scheme (mentoring scheme); Huang,
Shepherd & Milne 2024 (transition mentoring); Kalén, Ponzer & Silén 2012 (student mentoring); Horne
et al. 2023 (peer support); Jorissen et al. 2024 (intervision). Where the sources differ or are
silent, the value is a default that a coordinator may change.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.vocabulary import (
    Choosing,
    Medium,
    Objective,
    Shape,
    Topic,
    WayIn,
)

EVERY_TOPIC: Final = tuple(topic.value for topic in Topic)

# Least and most of every number, with the sentence for whoever goes beyond.
BOUNDS: Final[dict[str, tuple[int, int, Promise]]] = {
    "sessions_planned": (1, 60, _("A plan has between 1 and 60 sessions.")),
    "session_minutes": (10, 480, _("A session lasts between 10 minutes and 8 hours.")),
    "months": (1, 120, _("A programme's plan lasts between one month and ten years.")),
    "eligible_months": (1, 120, _("The way in stays open between one month and ten years.")),
    "default_capacity": (0, 50, _("A mentor has between 0 and 50 places.")),
    "short_list": (1, 10, _("A short list holds between 1 and 10 mentors.")),
    "answer_days": (1, 90, _("A mentor has between 1 and 90 days to answer.")),
    "past_months": (0, 240, _("A past supervisor counts for up to 240 months.")),
    "silence_days": (7, 365, _("Silence is noticed after 7 to 365 days.")),
}


@dataclass(frozen=True)
class Answers:
    """How a programme runs: what a coordinator is asked, each with a default.

    Attributes:
        about: what people read before they sign up.
        sessions_planned: number of sessions of a pair; None: as many as they like.
        session_minutes: length of one, in minutes.
        medium: how most people meet.
        months: how long a pair is meant to go on; None: open-ended.
        way_in: whether people apply, are invited, or a whole cohort is offered it.
        approval_needed: whether a coordinator says yes before somebody takes part.
        eligible_months: only within so many months from the beginning of training; None: always.
        topics: what mentoring can be about here (values of Topic).
        default_capacity: places of a mentor who said nothing else.
        choosing: who decides about pairs.
        objective: what the automatic matching strives for.
        short_list: how many mentors a mentee can choose from, and may ask at once.
        answer_days: after how many days an unanswered request goes on.
        other_specialty: whether a mentor must come from another specialty.
        past_months: how long an ended reporting line still counts, in months.
        apart: the level of organisation mentor and mentee must not share; "": they may.
        silence_days: days without any sign after which the two are asked; None: never.
        dates_shown: whether coordinators see the dates of sessions held.
    """

    about: str = ""
    sessions_planned: int | None = None
    session_minutes: int = 60
    medium: Medium = Medium.VIDEO
    months: int | None = None
    way_in: WayIn = WayIn.APPLY
    approval_needed: bool = True
    eligible_months: int | None = None
    topics: tuple[str, ...] = EVERY_TOPIC
    default_capacity: int = 2
    choosing: Choosing = Choosing.MENTEE
    objective: Objective = Objective.MOST
    short_list: int = 3
    answer_days: int = 7
    other_specialty: bool = False
    past_months: int = 24
    apart: OrganisationKind | str = ""
    silence_days: int | None = None
    dates_shown: bool = True

    def problem(self) -> str:
        """What is wrong with these answers, as a translated sentence; empty when nothing is."""
        for name, (least, most, sentence) in BOUNDS.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                return str(sentence)
        if not self.topics or not set(self.topics) <= set(EVERY_TOPIC):
            return gettext("Please choose at least one topic of the list.")
        return ""


@dataclass(frozen=True)
class Template:
    """A kind of programme.

    Attributes:
        key: its name in addresses and in the database.
        name, summary: what a coordinator reads when choosing.
        features: four short phrases that set it apart.
        shape: who meets whom.
        answers: the defaults of a new programme.
        opens: whether programmes of this kind can be run already.
    """

    key: str
    name: Promise
    summary: Promise
    features: tuple[Promise, ...]
    shape: Shape
    answers: Answers
    opens: bool = True


_MENTORING_SCHEME = Template(
    key="mentoring_scheme",
    name=_("Mentoring scheme"),
    summary=_(
        "Doctors choose a mentor from another specialty and organisation and meet as long as "
        "both find it useful."
    ),
    features=(
        _("open-ended"),
        _("the mentee chooses"),
        _("90 minutes in person"),
        _("nobody counts sessions"),
    ),
    shape=Shape.ONE_TO_ONE,
    answers=Answers(
        session_minutes=90,
        medium=Medium.IN_PERSON,
        way_in=WayIn.APPLY,
        choosing=Choosing.MENTEE,
        objective=Objective.TOTAL,
        answer_days=14,
        other_specialty=True,
        apart=OrganisationKind.ORGANISATION,
        dates_shown=False,
    ),
)

_TRANSITION = Template(
    key="transition",
    name=_("Transition mentoring"),
    summary=_(
        "Four conversations by video in the first six months of a new post, with somebody who is "
        "not, was not and will not be a supervisor."
    ),
    features=(
        _("four sessions of 60 minutes"),
        _("by video"),
        _("within six months"),
        _("one can opt out"),
    ),
    shape=Shape.ONE_TO_ONE,
    answers=Answers(
        sessions_planned=4,
        session_minutes=60,
        medium=Medium.VIDEO,
        months=6,
        way_in=WayIn.OFFERED,
        approval_needed=False,
        eligible_months=6,
        topics=tuple(
            topic.value
            for topic in Topic
            if topic not in (Topic.LEADERSHIP, Topic.RESEARCH, Topic.IDENTITY)
        ),
        choosing=Choosing.COORDINATOR,
        objective=Objective.MOST,
        past_months=36,
        silence_days=21,
    ),
)

_STUDENT = Template(
    key="student",
    name=_("Student mentoring"),
    summary=_(
        "Every student of a cohort is offered a doctor to talk to for two years: a sounding-board, "
        "never a teacher or an examiner."
    ),
    features=(
        _("offered to a whole cohort"),
        _("two years"),
        _("no examiners"),
        _("one can opt out"),
    ),
    shape=Shape.ONE_TO_ONE,
    answers=Answers(
        session_minutes=60,
        medium=Medium.IN_PERSON,
        months=24,
        way_in=WayIn.OFFERED,
        approval_needed=False,
        topics=(
            Topic.IDENTITY.value,
            Topic.TRANSITION.value,
            Topic.CONFIDENCE.value,
            Topic.BALANCE.value,
            Topic.EXAMS.value,
            Topic.CAREER.value,
            Topic.COMMUNICATION.value,
            Topic.TEAM.value,
            Topic.RESEARCH.value,
        ),
        choosing=Choosing.COORDINATOR,
        objective=Objective.MOST,
        silence_days=90,
        dates_shown=False,
    ),
)

_PEER_SUPPORT = Template(
    key="peer_support",
    name=_("Peer support"),
    summary=_(
        "A doctor in distress calls a colleague of their own choice: up to three conversations, "
        "and no record."
    ),
    features=(
        _("self-referred"),
        _("free choice of supporter"),
        _("up to three conversations"),
        _("no record"),
    ),
    shape=Shape.ON_DEMAND,
    answers=Answers(
        sessions_planned=3,
        medium=Medium.TELEPHONE,
        approval_needed=False,
        default_capacity=1,
        choosing=Choosing.MENTEE,
        apart=OrganisationKind.DEPARTMENT,
        dates_shown=False,
    ),
    opens=False,
)

_INTERVISION = Template(
    key="intervision",
    name=_("Intervision"),
    summary=_(
        "Residents meet in a group with an intervisor and think about their work with a timed "
        "method."
    ),
    features=(
        _("groups of four to eight"),
        _("every four to eight weeks"),
        _("timed methods"),
        _("no supervisor in the room"),
    ),
    shape=Shape.GROUP,
    answers=Answers(
        sessions_planned=6,
        session_minutes=90,
        medium=Medium.IN_PERSON,
        months=12,
        way_in=WayIn.INVITED,
        default_capacity=8,
        choosing=Choosing.COORDINATOR,
    ),
    opens=False,
)

TEMPLATES: Final[dict[str, Template]] = {
    template.key: template
    for template in (_MENTORING_SCHEME, _TRANSITION, _STUDENT, _PEER_SUPPORT, _INTERVISION)
}
