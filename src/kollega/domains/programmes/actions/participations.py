"""Somebody's way through a programme: they sign up, take part, pause, leave and come back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.actions import answers as answered
from kollega.domains.programmes.actions import letters
from kollega.domains.programmes.lifecycle import ANSWERING, ParticipationStage, Stage
from kollega.domains.programmes.models import Acceptance, Participation, Programme
from kollega.domains.programmes.vocabulary import Role, WayIn
from kollega.foundation import audit, clock, days, happenings
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def begin_sign_up(*, programme: Programme, person: Person, role: Role) -> Participation:
    """Say yes to a programme, for the first time or again; going on with a sign-up changes nothing.

    Raises:
        NotPossible: the programme is not open, or takes only people who were invited.
    """
    require_open(programme)
    known = queries.part_of(person, programme, role)
    if known is None and programme.way_in != WayIn.APPLY:
        raise NotPossible(_("This programme is for people who were invited to it."))
    if known is None:
        known, created = Participation.objects.get_or_create(
            programme=programme,
            person=person,
            role=role,
            defaults={
                "stage": ParticipationStage.SIGNING_UP,
                "capacity": programme.default_capacity if role == Role.MENTOR else 0,
                "created_at": clock.now(),
            },
        )
        if created:
            audit.record(
                "sign_up_began", by_id=person.pk, on=known, programme_id=known.programme_id
            )
    part = queries.locked_part(known)
    if part.stage not in ANSWERING:
        part.answered_at = clock.now()
        part.step = 0 if part.stage == ParticipationStage.INVITED else part.step
        _move(part, to=ParticipationStage.SIGNING_UP, by=person, deed="sign_up_began")
    return part


@transaction.atomic
def save_answers(
    *, participation: Participation, by: Person, step: int | None = None, **answers: object
) -> Participation:
    """Keep what somebody answered on a page of the sign-up, or changed later.

    Args:
        step: how many pages of the sign-up are done; it never goes back.
        answers: fields of the participation; only those that the role answers.

    Raises:
        NotPossible: an answer is not among those the programme offers.
        TypeError: a field that this role does not answer.
    """
    part = queries.locked_part(participation)
    require(permissions.may_answer(by, part))
    changes: Mapping[str, Any] = answered.checked(part, answers)
    for field, value in changes.items():
        setattr(part, field, value)
    if "portrait" in changes:
        part.portrait_confirmed = False
    if step is not None:
        part.step = max(part.step, step)
    part.save()
    return part


@transaction.atomic
def confirm_portrait(*, participation: Participation, by: Person) -> Participation:
    """Let those who look for a mentor read the pen portrait as it stands now."""
    part = queries.locked_part(participation)
    require(permissions.may_answer(by, part))
    part.portrait_confirmed = True
    part.save()
    return part


@transaction.atomic
def accept_text(*, participation: Participation, by: Person) -> Acceptance:
    """Agree to the programme's promise and its limits, in the version that is signed off today.

    Raises:
        NotPossible: nobody has signed off a text yet.
    """
    part = queries.locked_part(participation)
    require(permissions.may_answer(by, part))
    text = queries.current_text(part.programme)
    if text is None:
        raise NotPossible(_("The promise of confidentiality is not signed off yet."))
    acceptance, _created = Acceptance.objects.get_or_create(
        participation=part, text=text, defaults={"accepted_at": clock.now()}
    )
    return acceptance


@transaction.atomic
def submit(*, participation: Participation, by: Person) -> Participation:
    """End the sign-up: take part at once, or wait for approval where the programme wants it.

    Handing in is also the mentor's word that what the last page showed may be seen.

    Raises:
        NotPossible: something is missing, or the programme is for an earlier time in training.
    """
    part = queries.locked_part(participation)
    if part.stage in (ParticipationStage.APPLIED, ParticipationStage.ACTIVE):
        return part
    if part.stage == ParticipationStage.PAUSED:
        raise NotPossible(_("This is not possible just now."))
    to = _after_signing_up(part)
    require(permissions.may_move(by, part, to))
    require_open(part.programme)
    _require_eligible(part)
    if missing := queries.missing(part):
        raise NotPossible(missing[0])
    if not queries.has_accepted(part):
        raise NotPossible(_("Please read and accept the promise and its limits first."))
    part.portrait_confirmed = part.role == Role.MENTOR
    part.answered_at = clock.now()
    return _move(part, to=to, by=by, deed="sign_up_ended")


@transaction.atomic
def approve(*, participation: Participation, by: Person) -> Participation:
    """Let somebody take part who asked to.

    Raises:
        NotPossible: they do not wait for it, or the programme lets nobody in at the moment.
    """
    part = queries.locked_part(participation)
    require(permissions.may_decide(by, part))
    if part.stage == ParticipationStage.ACTIVE:
        return part
    _require_stage(part, ParticipationStage.APPLIED)
    require_open(part.programme)
    part.approved_at = clock.now()
    _move(part, to=ParticipationStage.ACTIVE, by=by, deed="participation_approved")
    letters.write_answer(part, approved=True)
    return part


@transaction.atomic
def refuse(*, participation: Participation, by: Person) -> Participation:
    """Say no to an application; the person may ask again."""
    part = queries.locked_part(participation)
    require(permissions.may_decide(by, part))
    if part.stage == ParticipationStage.REFUSED:
        return part
    _require_stage(part, ParticipationStage.APPLIED)
    _move(part, to=ParticipationStage.REFUSED, by=by, deed="participation_refused")
    letters.write_answer(part, approved=False)
    return part


@transaction.atomic
def decline(*, participation: Participation, by: Person) -> Participation:
    """See no need now: an invitation, an offer or a sign-up is put aside without a reason."""
    part = queries.locked_part(participation)
    if part.stage == ParticipationStage.DECLINED:
        return part
    require(permissions.may_move(by, part, ParticipationStage.DECLINED))
    part.answered_at = clock.now()
    return _move(part, to=ParticipationStage.DECLINED, by=by, deed="participation_declined")


@transaction.atomic
def pause(*, participation: Participation, by: Person, until: date | None = None) -> Participation:
    """Be left in peace for a while, or until a day; nobody is asked for a reason."""
    part = queries.locked_part(participation)
    require(permissions.may_pause(by, part))
    if until and until <= clock.today():
        raise NotPossible(_("Please choose a day that is still to come."))
    part.paused_until = until
    return _move(part, to=ParticipationStage.PAUSED, by=by, deed="participation_paused")


@transaction.atomic
def resume(*, participation: Participation, by: Person) -> Participation:
    """Take part again after a pause."""
    part = queries.locked_part(participation)
    if part.stage == ParticipationStage.ACTIVE:
        return part
    _require_stage(part, ParticipationStage.PAUSED)
    require(permissions.may_move(by, part, ParticipationStage.ACTIVE))
    part.paused_until = None
    return _move(part, to=ParticipationStage.ACTIVE, by=by, deed="participation_resumed")


@transaction.atomic
def leave(*, participation: Participation, by: Person) -> Participation:
    """Go, without a reason; what stands above ends the person's open pairs and questions."""
    part = queries.locked_part(participation)
    if part.stage == ParticipationStage.LEFT:
        return part
    require(permissions.may_move(by, part, ParticipationStage.LEFT))
    part.paused_until = None
    part.answered_at = clock.now()
    part = _move(part, to=ParticipationStage.LEFT, by=by, deed="participation_left")
    happenings.record("participation_left", subject_id=part.pk)
    return part


def end_pauses() -> None:
    """Let everybody take part again whose pause has run out (a sweep)."""
    due = Participation.objects.filter(
        stage=ParticipationStage.PAUSED, paused_until__lte=clock.today()
    )
    for part in due.order_by("pk"):
        _end_pause(part)


@transaction.atomic
def _end_pause(part: Participation) -> None:
    part = queries.locked_part(part)
    if part.stage == ParticipationStage.PAUSED and part.paused_until:
        part.paused_until = None
        _move(part, to=ParticipationStage.ACTIVE, by=None, deed="participation_resumed")


def require_open(programme: Programme) -> None:
    """Go on if people can come in.

    Raises:
        NotPossible: the programme is being set up, or closed.
    """
    if programme.stage != Stage.OPEN:
        raise NotPossible(_("This programme is not open at the moment."))


def _after_signing_up(part: Participation) -> ParticipationStage:
    if part.stage == ParticipationStage.REFUSED or (
        part.programme.approval_needed and part.approved_at is None
    ):
        return ParticipationStage.APPLIED
    return ParticipationStage.ACTIVE


def _require_eligible(part: Participation) -> None:
    last = queries.eligible_until(part)
    if last and last < clock.today():
        raise NotPossible(
            _(
                "This programme is for the beginning of training. For you that was until {day}."
            ).format(day=days.in_full(last))
        )


def _require_stage(part: Participation, stage: ParticipationStage) -> None:
    if part.stage != stage:
        raise NotPossible(_("This is not possible just now."))


def _move(
    part: Participation, *, to: ParticipationStage, by: Person | None, deed: str
) -> Participation:
    part.stage = to
    part.save()
    audit.record(deed, by_id=by.pk if by else None, on=part, programme_id=part.programme_id)
    return part
