from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.lifecycle import Stage as ProgrammeStage
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import queries
from kollega.domains.relationships.actions.telling import tell_both
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import audit, clock, constraints, happenings
from kollega.foundation.errors import NotPossible


@transaction.atomic
def begin_relationship(
    *, programme: Programme, mentor: Person, mentee: Person, by: Person | None
) -> MentoringRelationship:
    """Let two people begin. Every way into a relationship ends here.

    Both people are locked in order of their ids and the mentor's participation after them: of two
    transactions that would overfill a mentor, or of a pair and a reporting line recorded in the
    same moment, the later one sees the earlier.

    Args:
        by: who agreed last; None for a timed job.

    Raises:
        NotPossible: in one and the same sentence whatever stands between the two people; in
            others when a side takes no part or has not agreed to the promise, the mentor has no
            place, or the mentee has a mentor.
    """
    people.locked_in_order([mentor.pk, mentee.pk])
    mentors_part = _part_of(mentor, Role.MENTOR, programme)
    mentees_part = _part_of(mentee, Role.MENTEE, programme)
    _require_possible(programme, mentor=mentors_part, mentee=mentees_part)
    relationship = MentoringRelationship(
        programme=programme,
        mentor=mentor,
        mentee=mentee,
        began_on=clock.today(),
        sessions_planned=programme.sessions_planned,
        last_sign_at=clock.now(),
    )
    _save_or_refuse(relationship)
    audit.record(
        "relationship_begun",
        by_id=by.pk if by else None,
        on=relationship,
        programme_id=programme.pk,
    )
    happenings.record("relationship_begun", subject_id=relationship.pk)
    tell_both(relationship)
    return relationship


def _part_of(person: Person, role: Role, programme: Programme) -> Participation:
    active = programmes.active_in(programme, role).select_for_update(of=("self",))
    part = active.filter(person=person).first()
    if part is None and role == Role.MENTOR:
        raise NotPossible(_no_place())
    if part is None:
        raise NotPossible(_("This person is not looking for a mentor just now."))
    return part


def _require_possible(
    programme: Programme, *, mentor: Participation, mentee: Participation
) -> None:
    programme.refresh_from_db(fields=["stage"])
    if programme.stage != ProgrammeStage.OPEN:
        raise NotPossible(_("This programme is not open."))
    if not all(programmes.has_accepted(part) for part in (mentee, mentor)):
        raise NotPossible(
            _(
                "One of the two has not yet agreed to the promise and its limits as they stand today."
            )
        )
    if queries.impossible_pairs(programme, mentees=[mentee], mentors=[mentor], on=clock.today()):
        raise NotPossible(_not_possible())
    standing = MentoringRelationship.objects.filter(programme=programme, stage__in=OPEN)
    if standing.filter(mentee=mentee.person_id).exists():
        raise NotPossible(_has_a_mentor())
    if standing.filter(mentor=mentor.person_id).count() >= mentor.capacity:
        raise NotPossible(_no_place())


def _save_or_refuse(relationship: MentoringRelationship) -> None:
    """Save; the database's own refusals read as ours do."""
    refusals = {
        "nobody_who_judges_mentors": _not_possible(),
        "a_pair_meets_once_at_a_time": _not_possible(),
        "no_more_mentees_than_places": _no_place(),
        "one_mentor_at_a_time": _has_a_mentor(),
    }
    try:
        with transaction.atomic():
            relationship.save()
    except IntegrityError as problem:
        broken = constraints.broken_by(problem)
        if broken not in refusals:
            raise
        raise NotPossible(refusals[broken]) from problem


def _not_possible() -> str:
    return _("This pair is not possible.")


def _no_place() -> str:
    return _("This mentor has no place left just now.")


def _has_a_mentor() -> str:
    return _("This person already has a mentor in this programme.")
