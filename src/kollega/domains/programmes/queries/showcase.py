"""Whom a visitor of the demonstration can be: a few invented people of every kind and state."""

from collections.abc import Collection
from dataclasses import dataclass

from kollega.domains.people.models import Person
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Appointment, Participation, Programme
from kollega.domains.programmes.vocabulary import Duty, Role

OF_A_KIND = 4


@dataclass(frozen=True)
class Face:
    """An invented person and the words for what they are: role and state, translated."""

    person: Person
    role: str
    state: str


@dataclass(frozen=True)
class Showcase:
    """A programme of the demonstration with its faces: coordinators, mentors, mentees."""

    programme: Programme
    faces: tuple[Face, ...]


def showcases() -> list[Showcase]:
    """Every programme with invented people, in the order they were made; three queries in all."""
    programmes = {row.pk: row for row in Programme.objects.select_related("organisation")}
    faces: dict[int, list[Face]] = {key: [] for key in programmes}
    for duty in (
        Appointment.objects.filter(duty=Duty.COORDINATOR, person__invented=True)
        .select_related("person")
        .order_by("pk")
    ):
        faces[duty.programme_id].append(Face(duty.person, duty.get_duty_display(), ""))
    for part in _some_of_each(programmes):
        face = Face(part.person, part.get_role_display(), part.get_stage_display())
        faces[part.programme_id].append(face)
    return [
        Showcase(programmes[key], tuple(found)) for key, found in sorted(faces.items()) if found
    ]


def _some_of_each(programmes: Collection[int]) -> list[Participation]:
    """The first of each role and stage: asked for by each, for numbering everybody reads everybody."""
    invented = Participation.objects.filter(person__invented=True)
    first = [
        invented.filter(programme=programme, role=role, stage=stage)
        .order_by("pk")
        .values("pk")[:OF_A_KIND]
        for programme in programmes
        for role in Role
        for stage in ParticipationStage
    ]
    if not first:
        return []
    rows = Participation.objects.filter(pk__in=first[0].union(*first[1:], all=True))
    return list(rows.select_related("person").order_by("-role", "stage", "pk"))
