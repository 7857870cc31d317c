"""People come, say who they are, and get a way in."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kollega.domains.people import permissions, queries
from kollega.domains.people.models import (
    Account,
    Person,
)
from kollega.domains.people.queries.persons import sort_key
from kollega.foundation import clock, constraints
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def add_person(
    *,
    given_name: str,
    family_name: str,
    title: str = "",
    email: str | None = None,
    languages: Sequence[str] = (),
    invented: bool = False,
) -> Person:
    """Write down somebody new.

    Raises:
        NotPossible: the address belongs to somebody already.
    """
    person = Person(
        title=" ".join(title.split()),
        given_name=" ".join(given_name.split()),
        family_name=" ".join(family_name.split()),
        sort_key=sort_key(given_name=given_name, family_name=family_name),
        email=(email or "").strip() or None,
        languages=list(languages),
        invented=invented,
        created_at=clock.now(),
    )
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as problem:
        if constraints.broken_by(problem) != "one_person_for_an_address":
            raise
        raise NotPossible(_("Somebody with this email address is already known.")) from problem
    return person


@transaction.atomic
def change_person(
    *,
    person: Person,
    by: Person,
    title: str,
    given_name: str,
    family_name: str,
    telephone: str,
    languages: Sequence[str],
) -> Person:
    """Change what a person says of themselves."""
    person = queries.locked(person)
    require(permissions.may_change(by, person))
    # In one line: a name stands in mails and lists, where a line of its own could say anything.
    person.title = " ".join(title.split())
    person.given_name = " ".join(given_name.split())
    person.family_name = " ".join(family_name.split())
    person.sort_key = sort_key(given_name=given_name, family_name=family_name)
    person.telephone = " ".join(telephone.split())
    person.languages = list(languages)
    person.save()
    return person


@transaction.atomic
def open_account(*, person: Person, password: str | None = None) -> Account:
    """Give a person a way in, by their own address; without a password until they choose one.

    Raises:
        NotPossible: there is no address, or the person has an account.
    """
    person = queries.locked(person)
    if not person.email:
        raise NotPossible(_("An account needs an email address."))
    if Account.objects.filter(person=person).exists():
        raise NotPossible(_("This person already has an account."))
    account = Account(person=person, email=person.email)
    account.set_password(password)
    account.save()
    return account


@transaction.atomic
def account_of(*, person: Person) -> Account:
    """A person's way in; opened now if there was none (they choose a password or passkey later).

    Raises:
        NotPossible: there is no address.
    """
    person = queries.locked(person)
    return Account.objects.filter(person=person).first() or open_account(person=person)


@transaction.atomic
def choose_password(*, account: Account, by: Person, password: str) -> Account:
    """Let somebody in by a password of their own from now on."""
    require(permissions.may_change(by, account.person))
    account.set_password(password)
    account.save()
    return account


@transaction.atomic
def let_open_programmes(*, account: Account) -> Account:
    """Let somebody make programmes; the operator's decision, by the command ``trust``."""
    account.opens_programmes = True
    account.save()
    return account
