"""What happens to people: they come, are affiliated, name who judges them and whom they avoid."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kollega.domains.people import permissions, queries
from kollega.domains.people.models import (
    Account,
    Affiliation,
    Characteristic,
    Organisation,
    Person,
    ReportingLine,
    Veto,
)
from kollega.domains.people.queries.persons import sort_key
from kollega.domains.people.vocabulary import LineKind, OrganisationKind, Step
from kollega.foundation import clock, happenings
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
        title=title.strip(),
        given_name=given_name.strip(),
        family_name=family_name.strip(),
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
        if "one_person_for_an_address" not in str(problem):
            raise
        raise NotPossible(_("Somebody with this mail address is known already.")) from problem
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
    person.title = title.strip()
    person.given_name, person.family_name = given_name.strip(), family_name.strip()
    person.sort_key = sort_key(given_name=given_name, family_name=family_name)
    person.telephone = telephone.strip()
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
        raise NotPossible(_("An account needs a mail address."))
    if Account.objects.filter(person=person).exists():
        raise NotPossible(_("This person has an account already."))
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


@transaction.atomic
def add_organisation(
    *, name: str, kind: OrganisationKind, within: Organisation | None = None
) -> Organisation:
    """The organisation of that name in its place; made when it is new.

    Raises:
        NotPossible: a wider place can't stand in a narrower one.
    """
    levels = list(OrganisationKind)
    if within and levels.index(OrganisationKind(within.kind)) >= levels.index(kind):
        raise NotPossible(_("A department stands in a site, a site in an organisation."))
    organisation, created = Organisation.objects.get_or_create(
        parent=within, kind=kind, sort_key=queries.fold(name), defaults={"name": name.strip()}
    )
    if created:
        organisation.path = f"{within.path if within else '/'}{organisation.pk}/"
        organisation.save()
    return organisation


@transaction.atomic
def affiliate(
    *,
    person: Person,
    organisation: Organisation,
    grade: str = "",
    step: Step | None = None,
    specialty: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Affiliation:
    """Say where somebody works; the same place again is changed, not doubled."""
    affiliation, _created = Affiliation.objects.update_or_create(
        person=person,
        organisation=organisation,
        starts_on=starts_on,
        defaults={
            "grade": grade.strip(),
            "step": step,
            "specialty": specialty.strip(),
            "ends_on": ends_on,
        },
    )
    return affiliation


@transaction.atomic
def remove_affiliation(*, affiliation: Affiliation, by: Person) -> None:
    """Take back that somebody works at a place."""
    require(permissions.may_change(by, affiliation.person))
    affiliation.delete()


@transaction.atomic
def name_characteristic(
    *, person: Person, by: Person, value: str, wanted_in_a_mentor: bool = False
) -> Characteristic:
    """Say something protected about oneself; saying it is also confirming it."""
    require(permissions.may_change(by, person))
    characteristic, _created = Characteristic.objects.update_or_create(
        person=person,
        value=" ".join(value.split()),
        wanted_in_a_mentor=wanted_in_a_mentor,
        defaults={"confirmed_at": clock.now()},
    )
    return characteristic


@transaction.atomic
def confirm_characteristic(*, characteristic: Characteristic, by: Person) -> Characteristic:
    """Say that what a file told is true and may be used for the matching."""
    require(permissions.may_change(by, characteristic.person))
    characteristic.confirmed_at = clock.now()
    characteristic.save()
    return characteristic


@transaction.atomic
def remove_characteristic(*, characteristic: Characteristic, by: Person) -> None:
    """Take it back; nothing of it stays."""
    require(permissions.may_change(by, characteristic.person))
    characteristic.delete()


@transaction.atomic
def record_reporting_line(
    *,
    senior: Person,
    junior: Person,
    kind: LineKind,
    by: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    named_as: str = "",
) -> ReportingLine:
    """Write down who judges whom; pairs that it breaks are found by what stands above.

    Both people are locked in order of their ids, as every new relationship does, so that a pair
    made in the same moment is seen by one of the two transactions.

    Args:
        named_as: the other person's name as the teller typed it, where it was typed.

    Raises:
        NotPossible: both are the same person.
    """
    queries.locked_in_order([senior.pk, junior.pk])
    if senior.pk == junior.pk:
        raise NotPossible(_("Nobody is their own supervisor."))
    line, created = ReportingLine.objects.get_or_create(
        senior=senior,
        junior=junior,
        kind=kind,
        starts_on=starts_on,
        defaults={"ends_on": ends_on, "told_by": by, "named_as": named_as},
    )
    # Neither of the two can weaken what the other, a coordinator or a file said.
    mine = by is None or by.pk not in (senior.pk, junior.pk) or line.told_by_id == by.pk
    changed = not created and mine and line.ends_on != ends_on
    if changed:
        line.ends_on = ends_on
        line.save()
    if created or changed:
        happenings.record("reporting_line_recorded", subject_id=line.pk)
    return line


@transaction.atomic
def take_back_line(*, line: ReportingLine, by: Person) -> None:
    """Take back what one told about oneself; what others recorded stays."""
    require(permissions.may_take_back_line(by, line))
    line.delete()


@transaction.atomic
def avoid(*, person: Person, by: Person, tell_contact: bool = False, named_as: str = "") -> Veto:
    """Say whom one would rather not meet. The named person is never told; nothing is audited."""
    queries.locked_in_order([person.pk, by.pk])
    if person.pk == by.pk:
        raise NotPossible(_("Please choose somebody else than yourself."))
    veto, _created = Veto.objects.update_or_create(
        holder=by,
        named=person,
        defaults={"told_contact": tell_contact},
        create_defaults={"told_contact": tell_contact, "named_as": named_as},
    )
    happenings.record("veto_recorded", subject_id=veto.pk)
    return veto


@transaction.atomic
def take_back_veto(*, veto: Veto, by: Person) -> None:
    """Allow again what was avoided."""
    require(permissions.may_take_back(by, veto))
    veto.delete()
