"""Relationships for their own two people: to everybody else they do not exist."""

from collections.abc import Collection

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.relationships.lifecycle import OPEN, Stage
from kollega.domains.relationships.models import Goal, MentoringRelationship, ShownContact
from kollega.foundation.errors import NotFound


def visible_to(person: Person) -> QuerySet[MentoringRelationship]:
    """The relationships a person is one of the two in, the newest first."""
    return (
        MentoringRelationship.objects.filter(Q(mentor=person) | Q(mentee=person))
        .select_related("mentor", "mentee", "programme")
        .order_by("-began_on", "-pk")
    )


def open_for(person: Person) -> QuerySet[MentoringRelationship]:
    """The relationships a person has now, meeting or pausing."""
    return visible_to(person).filter(stage__in=OPEN)


def of_its_people(public_id: str, *, viewer: Person) -> MentoringRelationship:
    """The relationship behind an address, for one of its two people.

    Raises:
        NotFound: there is none, or it is none of the viewer's business.
    """
    found = visible_to(viewer).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is nothing here for you."))
    return found


def by_key(key: int) -> MentoringRelationship:
    """The relationship with a primary key, as buttons in mails name it.

    Raises:
        NotFound: it was erased.
    """
    found = (
        MentoringRelationship.objects.select_related("mentor", "mentee", "programme")
        .filter(pk=key)
        .first()
    )
    if found is None:
        raise NotFound(_("This is not there any more."))
    return found


def locked(relationship: MentoringRelationship) -> MentoringRelationship:
    """The same relationship with its people and programme, its row locked until the end."""
    return (
        MentoringRelationship.objects.select_for_update(of=("self",))
        .select_related("mentor", "mentee", "programme")
        .get(pk=relationship.pk)
    )


def locked_to_nudge(keys: Collection[int]) -> QuerySet[MentoringRelationship]:
    """Those of several pairs who meet and may be asked, locked in the order of their ids."""
    return (
        MentoringRelationship.objects.select_for_update(of=("self",))
        .select_related("mentor", "mentee", "programme")
        .filter(pk__in=keys, stage=Stage.ACTIVE, nudges_stopped=False, broken_on=None)
        .order_by("pk")
    )


def partner(relationship: MentoringRelationship, person: Person) -> Person:
    """The other one of the two."""
    return relationship.mentor if person.pk == relationship.mentee_id else relationship.mentee


def has_agreed(relationship: MentoringRelationship, person: Person) -> bool:
    """Whether one of the two said yes to what is written."""
    mine = person.pk == relationship.mentor_id
    return bool(relationship.mentor_agreed_at if mine else relationship.mentee_agreed_at)


def contact_of(relationship: MentoringRelationship, person: Person) -> ShownContact | None:
    """What one of the two shows the other."""
    return relationship.contacts.filter(person=person).first()


def goals_of(relationship: MentoringRelationship) -> QuerySet[Goal]:
    """The goals of the two, open ones first."""
    return relationship.goals.order_by(F("reached_on").asc(nulls_first=True), "pk")
