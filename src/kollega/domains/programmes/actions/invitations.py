"""Invitations and offers: nothing about a person is shown to others before they say yes."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.actions import letters
from kollega.domains.programmes.actions.participations import (
    begin_sign_up,
    decline,
    require_open,
)
from kollega.domains.programmes.lifecycle import ParticipationStage, Stage
from kollega.domains.programmes.models import Cohort, Participation, Programme
from kollega.domains.programmes.queries.participations import BEGIN, DECLINE
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import audit, clock, maillinks
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require

MAILS_AT_A_TIME = 200


@transaction.atomic
def invite(
    *,
    programme: Programme,
    person: Person,
    role: Role,
    by: Person | None = None,
    cohort: Cohort | None = None,
) -> Participation:
    """Ask somebody to take part; whoever was asked before is left as they are.

    The mail goes out with the commit, or when the programme opens. Somebody without an address
    is on the list, for the coordinator to reach in another way. A coordinator may invite whom
    they must not see: a refusal would tell them of a reporting line that somebody recorded.
    """
    if by:
        require(permissions.may_coordinate(by, programme))
    part, created = Participation.objects.get_or_create(
        programme=programme,
        person=person,
        role=role,
        defaults=_invited(programme, role=role, cohort=cohort),
    )
    if created:
        _recorded("participation_invited", part, by)
        if programme.stage == Stage.OPEN and person.email:
            letters.write_invitation(part)
    return part


@transaction.atomic
def send_invitations(programme_id: int) -> int:
    """Write the mails of an open programme that are still to be written, some at a time (a job).

    Returns:
        How many were written; as long as it is not 0 there may be more.
    """
    programme = Programme.objects.get(pk=programme_id)
    if programme.stage != Stage.OPEN:
        return 0
    rows = queries.not_yet_invited(programme).select_for_update(of=("self",), skip_locked=True)
    parts = list(rows[:MAILS_AT_A_TIME])
    for part in parts:
        letters.write_invitation(part)
    return len(parts)


@transaction.atomic
def invite_again(*, participation: Participation, by: Person) -> Participation:
    """Send the invitation once more to somebody who has not answered.

    Raises:
        NotPossible: the person answered already, or has no address.
    """
    part = queries.locked_part(participation)
    require(permissions.may_decide(by, part))
    if part.stage != ParticipationStage.INVITED:
        raise NotPossible(_("{name} has answered already.").format(name=part.person.name))
    if not part.person.email:
        raise NotPossible(_("{name} has no email address here.").format(name=part.person.name))
    if part.programme.stage != Stage.OPEN:
        raise NotPossible(_("Invitations are sent when the programme opens."))
    letters.write_invitation(part)
    _recorded("participation_invited_again", part, by)
    return part


@transaction.atomic
def remind(*, participation: Participation, by: Person) -> Participation:
    """Remind somebody of a sign-up that they began.

    Raises:
        NotPossible: there is no unfinished sign-up, no address, or no way to go on with it.
    """
    part = queries.locked_part(participation)
    require(permissions.may_decide(by, part))
    require_open(part.programme)
    if part.stage != ParticipationStage.SIGNING_UP or not part.person.email:
        raise NotPossible(_("There is nothing to remind {name} of.").format(name=part.person.name))
    letters.write_reminder(part)
    _recorded("participation_reminded", part, by)
    return part


@transaction.atomic
def begin_by_mail(secret: str) -> Participation:
    """Say yes with the button of a mail; it is used up with it.

    Raises:
        NotPossible: the button was used, has run out, or does something else.
    """
    part = queries.invited_by(secret, deed=BEGIN)
    maillinks.redeem(secret)
    return begin_sign_up(programme=part.programme, person=part.person, role=Role(part.role))


@transaction.atomic
def decline_by_mail(secret: str) -> Participation:
    """See no need now, with either button of a mail; the one that begins stays good.

    Raises:
        NotPossible: the button was used, has run out, or the person takes part already.
    """
    link = maillinks.read(secret)
    part = queries.invited_by(secret)
    if link.deed == DECLINE:
        maillinks.redeem(secret)
    return decline(participation=part, by=part.person)


def _invited(programme: Programme, *, role: Role, cohort: Cohort | None) -> dict[str, object]:
    return {
        "cohort": cohort,
        "stage": ParticipationStage.INVITED,
        "capacity": programme.default_capacity if role == Role.MENTOR else 0,
        "created_at": clock.now(),
    }


def _recorded(deed: str, part: Participation, by: Person | None) -> None:
    audit.record(deed, by_id=by.pk if by else None, on=part, programme_id=part.programme_id)
