"""Whom a visitor of the demonstration can be: a few invented people of every kind and state."""

from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Appointment, Participation, Programme
from kollega.domains.programmes.vocabulary import Duty

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
    for part in _some_of_each():
        face = Face(part.person, part.get_role_display(), part.get_stage_display())
        faces[part.programme_id].append(face)
    return [
        Showcase(programmes[key], tuple(found)) for key, found in sorted(faces.items()) if found
    ]


def _some_of_each() -> list[Participation]:
    nth = Window(RowNumber(), partition_by=[F("programme"), F("role"), F("stage")], order_by="pk")
    rows = (
        Participation.objects.filter(person__invented=True)
        .annotate(nth=nth)
        .filter(nth__lte=OF_A_KIND)
        .select_related("person")
        .order_by("-role", "stage", "pk")
    )
    return list(rows)
