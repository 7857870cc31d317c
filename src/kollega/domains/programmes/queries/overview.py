"""What a coordinator sees of a programme at a glance: how many people, and what is left to do."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Sum

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
    """Count the people whom this coordinator may see; others leave no gap. Three queries."""
    rows = (
        Participation.objects.filter(programme=programme)
        .exclude(person__in=out_of_sight(viewer, programme))
        .values_list("stage", "role")
        .annotate(people=Count("pk"), places=Sum("capacity"))
    )
    people: Counter[str] = Counter()
    active: dict[str, tuple[int, int]] = {}
    for stage, role, count, places in rows:
        people[stage] += count
        if stage == ParticipationStage.ACTIVE:
            active[role] = (count, places)
    mentors, places = active.get(Role.MENTOR, (0, 0))
    mentees, _none = active.get(Role.MENTEE, (0, 0))
    return Figures(
        mentors=mentors,
        mentees=mentees,
        places=places,
        invited=people[ParticipationStage.INVITED],
        signing_up=people[ParticipationStage.SIGNING_UP],
        applied=people[ParticipationStage.APPLIED],
        declined=people[ParticipationStage.DECLINED],
        paused=people[ParticipationStage.PAUSED],
    )


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
