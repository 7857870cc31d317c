"""What the two write down for themselves, if they want to: an agreement and goals."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.relationships import permissions, queries
from kollega.domains.relationships.actions.letters import write
from kollega.domains.relationships.actions.telling import tell_both
from kollega.domains.relationships.models import Goal, MentoringRelationship
from kollega.domains.relationships.vocabulary import AGREEMENT_LENGTH, GOAL_LENGTH, GOALS_AT_MOST
from kollega.foundation import clock
from kollega.foundation.errors import NotFound, NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def write_agreement(
    *, relationship: MentoringRelationship, by: Person, text: str
) -> MentoringRelationship:
    """Write down what the two agree on; the other's earlier yes to other words no longer counts.

    Raises:
        NotPossible: the text is too long.
    """
    relationship = queries.locked(relationship)
    require(permissions.may_change(by, relationship))
    text = text.strip()
    if len(text) > AGREEMENT_LENGTH:
        raise NotPossible(_("This is too long. Please keep to what matters."))
    if text == relationship.agreement:
        return relationship
    relationship.agreement = text
    relationship.mentor_agreed_at = relationship.mentee_agreed_at = None
    if text:
        _say_yes(relationship, by)
        _tell_of(relationship, by, _("{name} has written down what you two could agree on:"))
    relationship.save()
    tell_both(relationship)
    return relationship


@transaction.atomic
def agree(*, relationship: MentoringRelationship, by: Person) -> MentoringRelationship:
    """Say yes to what is written; a second yes changes nothing."""
    relationship = queries.locked(relationship)
    require(permissions.may_agree(by, relationship))
    if not queries.has_agreed(relationship, by):
        _say_yes(relationship, by)
        relationship.save()
        tell_both(relationship)
    return relationship


@transaction.atomic
def add_goal(*, relationship: MentoringRelationship, by: Person, text: str) -> Goal:
    """Write down something to work on.

    Raises:
        NotPossible: it is empty or too long, or there are a dozen.
    """
    relationship = queries.locked(relationship)
    require(permissions.may_change(by, relationship))
    if not (text := text.strip()):
        raise NotPossible(_("Please write a few words."))
    if len(text) > GOAL_LENGTH:
        raise NotPossible(_("This is too long. Please keep to one sentence."))
    if relationship.goals.count() >= GOALS_AT_MOST:
        raise NotPossible(_("A dozen goals are enough. Take one away first."))
    goal = relationship.goals.create(text=text)
    tell_both(relationship)
    return goal


@transaction.atomic
def mark_goal(
    *, relationship: MentoringRelationship, by: Person, goal_id: int, reached: bool
) -> Goal:
    """Say that a goal was reached, or that it was not after all."""
    goal = _goal(relationship, by, goal_id)
    goal.reached_on = clock.today() if reached else None
    goal.save()
    return goal


@transaction.atomic
def remove_goal(*, relationship: MentoringRelationship, by: Person, goal_id: int) -> None:
    """Take a goal away for good."""
    _goal(relationship, by, goal_id).delete()


def _goal(relationship: MentoringRelationship, by: Person, goal_id: int) -> Goal:
    relationship = queries.locked(relationship)
    require(permissions.may_change(by, relationship))
    goal = relationship.goals.filter(pk=goal_id).first()
    if goal is None:
        raise NotFound(_("This goal is not there any more."))
    tell_both(relationship)
    return goal


def _say_yes(relationship: MentoringRelationship, by: Person) -> None:
    if by.pk == relationship.mentor_id:
        relationship.mentor_agreed_at = clock.now()
    else:
        relationship.mentee_agreed_at = clock.now()


def _tell_of(relationship: MentoringRelationship, by: Person, text: str) -> None:
    write(to=queries.partner(relationship, by), about=relationship, text=text.format(name=by.name))
