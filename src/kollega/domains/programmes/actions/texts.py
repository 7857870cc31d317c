"""The promise and its limits: written, signed off by a named person, renewed as a new version."""

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.actions import letters
from kollega.domains.programmes.models import ConsentText, Programme
from kollega.foundation import audit, clock, later, live
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def write_consent_text(
    *, programme: Programme, by: Person, promise: str, limits: str
) -> ConsentText:
    """Write the text anew: a draft is replaced, a signed text gets a successor.

    What was signed off never changes; whoever agreed to it is asked anew once the next is signed.

    Raises:
        NotPossible: one of the two parts is empty.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    if not (promise.strip() and limits.strip()):
        raise NotPossible(_("The text needs both the promise and its limits."))
    text = queries.draft_text(programme)
    text.promise, text.limits = promise.strip(), limits.strip()
    text.save()
    audit.record("text_written", by_id=by.pk, on=text, programme_id=programme.pk)
    return text


@transaction.atomic
def sign_off(*, text: ConsentText, by: Person, name: str) -> ConsentText:
    """A named person answers for the text; from now on it holds and never changes.

    Args:
        text: as it was read; if somebody rewrote it meanwhile, nothing is signed.
        name: who signs, such as "Dr Ingrid Berg, data protection officer".

    Raises:
        NotPossible: it is signed already, was rewritten, or no name is given.
    """
    programme = queries.locked(text.programme)
    require(permissions.may_coordinate(by, programme))
    now = ConsentText.objects.select_for_update().get(pk=text.pk)
    if now.signed_off_at:
        raise NotPossible(_("This text is already signed off."))
    if (now.promise, now.limits) != (text.promise, text.limits):
        raise NotPossible(_("Somebody changed this text meanwhile. Please read it once more."))
    if not name.strip():
        raise NotPossible(_("Please give the name of the person who signs the text off."))
    now.signed_off_by, now.signed_off_at = name.strip(), clock.now()
    now.save()
    audit.record("text_signed_off", by_id=by.pk, on=now, programme_id=programme.pk)
    later.start("ask_to_agree_anew", text_id=now.pk)
    return now


@transaction.atomic
def ask_to_agree_anew(text_id: int) -> None:
    """Ask everybody who agreed to an earlier text to read this one (a job).

    If the next has been signed off meanwhile, nobody is asked to read this one.
    """
    text = ConsentText.objects.select_related("programme").get(pk=text_id)
    if queries.current_text(text.programme) != text:
        return
    for part in queries.agreed_before(text.programme):
        letters.write_new_text(part)
        live.changed("person", part.person_id)
