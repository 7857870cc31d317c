"""What a coordinator sees of a programme at a glance: how many people, and what is left to do."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, Sum

from kollega.domains.people.models import Person
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.queries.duties import appointments_of
from kollega.domains.programmes.queries.programmes import (
    cohorts_of,
    latest_text,
    template_of,
)
from kollega.domains.programmes.queries.sight import out_of_sight
from kollega.domains.programmes.vocabulary import Duty, Role, WayIn


@dataclass(frozen=True)
class Figures:
    """How many people stand where in a programme, as one coordinator may count them.

    Attributes:
        mentors, mentees: who takes part now.
        places: of those mentors, all together.
        invited: asked, and not answered yet.
        signing_up: answering their questions.
        applied: wait for approval.
        declined: see no need now.
        paused: pause.
    """

    mentors: int
    mentees: int
    places: int
    invited: int
    signing_up: int
    applied: int
    declined: int
    paused: int


def figures(programme: Programme, *, viewer: Person) -> Figures:
    """Count the people whom this coordinator may see; others leave no gap. Two queries."""

    def at(stage: ParticipationStage, **more: object) -> Count:
        return Count("pk", filter=Q(stage=stage, **more))

    active = ParticipationStage.ACTIVE
    mentoring = Q(stage=active, role=Role.MENTOR)
    counted = (
        Participation.objects.filter(programme=programme)
        .exclude(person__in=out_of_sight(viewer, programme))
        .aggregate(
            mentors=at(active, role=Role.MENTOR),
            mentees=at(active, role=Role.MENTEE),
            places=Sum("capacity", filter=mentoring, default=0),
            invited=at(ParticipationStage.INVITED),
            signing_up=at(ParticipationStage.SIGNING_UP),
            applied=at(ParticipationStage.APPLIED),
            declined=at(ParticipationStage.DECLINED),
            paused=at(ParticipationStage.PAUSED),
        )
    )
    return Figures(**counted)


class Task(StrEnum):
    """Something to do for a programme, in the order in which it is best done."""

    SIGN_TEXT = "sign_text"
    SECOND_COORDINATOR = "second_coordinator"
    NAMED_CONTACT = "named_contact"
    COHORT = "cohort"
    WAIT_FOR_KIND = "wait_for_kind"


@dataclass(frozen=True)
class ToDo:
    """A task, whether it is done, and whether the programme can't open without it."""

    task: Task
    done: bool
    required: bool


def to_do(programme: Programme) -> list[ToDo]:
    """Everything on a programme's list, done or not."""
    duties = [appointment.duty for appointment in appointments_of(programme)]
    latest = latest_text(programme)
    signed = latest is not None and latest.signed_off_at is not None
    tasks = [
        ToDo(Task.SIGN_TEXT, done=signed, required=True),
        ToDo(Task.SECOND_COORDINATOR, done=duties.count(Duty.COORDINATOR) > 1, required=False),
        ToDo(Task.NAMED_CONTACT, done=Duty.NAMED_CONTACT in duties, required=False),
    ]
    if programme.way_in == WayIn.OFFERED:
        tasks.append(ToDo(Task.COHORT, done=cohorts_of(programme).exists(), required=False))
    if not template_of(programme).opens:
        tasks.append(ToDo(Task.WAIT_FOR_KIND, done=False, required=True))
    return tasks


def first_hindrance(programme: Programme) -> Task | None:
    """What must be done before the programme opens; None: it can open now."""
    return next((t.task for t in to_do(programme) if t.required and not t.done), None)
