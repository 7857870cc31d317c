"""Somebody moves to another email address: both mailboxes hear of it, the new one decides."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kollega.domains.people import permissions, queries
from kollega.domains.people.actions import letters
from kollega.domains.people.models import Account, NewAddress, Person
from kollega.domains.people.queries.addresses import GOOD_FOR
from kollega.foundation import audit, constraints, maillinks
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require

TAKEN = ("one_person_for_an_address", "one_account_for_an_address")


@transaction.atomic
def ask_for_address(*, person: Person, by: Person, email: str) -> NewAddress:
    """Write to a new address; nothing changes before the button in that email is pressed.

    Whoever asks cannot tell whether the address is known here: its owner is told instead.

    Raises:
        NotPossible: it is the person's address already.
    """
    person = queries.locked(person)
    require(permissions.may_change(by, person))
    email = email.strip()
    if email.lower() == (person.email or "").lower():
        raise NotPossible(_("This is already your address."))
    NewAddress.objects.filter(person=person).delete()
    asked = NewAddress.objects.create(person=person, email=email, asked_at=timezone.now())
    audit.record("address_change_asked", by_id=by.pk, on=person)
    owner = queries.by_email(email)
    if owner is None:
        letters.write_new_address(asked)
    elif Account.objects.filter(person=owner).exists():
        letters.write_known_address(owner)
    # Whoever is only named, as a supervisor, gets no email: it would tell them that they are.
    letters.write_address_wished(asked)
    return asked


@transaction.atomic
def use_address(*, person: Person, by: Person, asked_key: int) -> Person:
    """Move a person, their account and their way in to the address that answered.

    Buttons in emails to the old address stop working, as do links to a new password.

    Raises:
        NotPossible: the wish was taken back or is too old, or the address is somebody else's.
    """
    person = queries.locked(person)
    require(permissions.may_change(by, person))
    asked = queries.wished_address(person, asked_key)
    before = person.email
    _move(person, asked.email)
    asked.delete()
    maillinks.void(person.pk)
    audit.record("address_changed", by_id=by.pk, on=person)
    if before:
        letters.write_address_changed(person, before)
    return person


@transaction.atomic
def take_back_address(*, person: Person, by: Person) -> None:
    """Forget the wish for another address; the button in the email to it does nothing then."""
    person = queries.locked(person)
    require(permissions.may_change(by, person))
    asked, _kinds = NewAddress.objects.filter(person=person).delete()
    if asked:
        audit.record("address_change_taken_back", by_id=by.pk, on=person)


def forget_unanswered_addresses() -> None:
    """Delete wishes whose button has run out (a sweep)."""
    NewAddress.objects.filter(asked_at__lt=timezone.now() - GOOD_FOR).delete()


def _move(person: Person, email: str) -> None:
    account = Account.objects.select_for_update().get(person=person)
    person.email = account.email = email
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
            account.save(update_fields=["email"])
    except IntegrityError as problem:
        if constraints.broken_by(problem) not in TAKEN:
            raise
        raise NotPossible(_("Somebody with this email address is already known.")) from problem
    # What signing in goes by: an old address left here would still open the door.
    EmailAddress.objects.filter(user=account).delete()
    EmailAddress.objects.create(user=account, email=email.lower(), verified=True, primary=True)
