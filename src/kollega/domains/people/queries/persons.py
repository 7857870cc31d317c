import re
import unicodedata
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.cache import cache
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from kollega.domains.people.models import (
    Account,
    Affiliation,
    Characteristic,
    Organisation,
    Person,
    ReportingLine,
    Veto,
)
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.foundation.errors import NotFound

# Letters that do not decompose into a base letter and an accent.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    # Apostrophes that count as letters: O\u02bcBrien is the same as O'Brien.
    | dict.fromkeys("\u02bb\u02bc", " ")
)

REMEMBERED_FOR = 600  # seconds
LONGEST_KEY = 220  # folding can lengthen a name: the rest of a longer one sorts nothing apart
ENOUGH_TO_SUGGEST = 3  # people at a place before its name is suggested to others


def fold(name: str) -> str:
    """A name as it is sorted and searched: lower case, accents folded, single blanks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(PLAIN)
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())


def sort_key(*, given_name: str, family_name: str) -> str:
    """What a list of people is sorted by: family name, then given name, folded."""
    return fold(f"{family_name} {given_name}")[:LONGEST_KEY]


def by_email(email: str) -> Person | None:
    """The person with that address, whatever its capital letters."""
    address = email.strip().lower()
    # Lower() and not iexact: the unique index on it answers.
    return Person.objects.annotate(address=Lower("email")).filter(address=address).first()


def by_public_id(public_id: str) -> Person:
    """The person behind an address of ours.

    Raises:
        NotFound: there is none.
    """
    person = Person.objects.filter(public_id=public_id).first()
    if person is None:
        raise NotFound(_("There is nobody here."))
    return person


def by_key(key: int) -> Person:
    """The person with a primary key, as jobs and buttons in mails name them.

    Raises:
        NotFound: there is none any more.
    """
    person = Person.objects.filter(pk=key).first()
    if person is None:
        raise NotFound(_("There is nobody here."))
    return person


def among(keys: Collection[int] | QuerySet[Any, Any]) -> QuerySet[Person]:
    """Several people by their primary keys, or by a query that selects them, by name."""
    return Person.objects.filter(pk__in=keys).order_by("sort_key", "pk")


def named_like(words: str) -> QuerySet[Person]:
    """People whose name has parts that begin like these words; nobody for no words."""
    parts = fold(words).split()
    if not parts:
        return Person.objects.none()
    prefixes = " & ".join(f"{part}:*" for part in parts)
    return (
        Person.objects.annotate(parts=SearchVector("sort_key", config="simple"))
        .filter(parts=SearchQuery(prefixes, search_type="raw", config="simple"))
        .order_by("sort_key", "pk")
    )


def idle(*, since: datetime) -> QuerySet[Person]:
    """People who came before a moment, did not sign in after it, and whom nobody named.

    Whoever may make programmes is never among them. Whether they take part, what stands above
    has to ask.
    """
    accounts = Account.objects.filter(person=OuterRef("pk"))
    named = ReportingLine.objects.filter(senior=OuterRef("pk"))
    avoided = Veto.objects.filter(named=OuterRef("pk"))
    return Person.objects.filter(
        ~Exists(accounts.filter(Q(opens_programmes=True) | Q(last_login__gte=since))),
        ~Exists(named),
        ~Exists(avoided),
        created_at__lt=since,
    ).order_by("pk")


def named_exactly(*, given_name: str, family_name: str) -> QuerySet[Person]:
    """Everybody of that name, whatever its accents and capital letters."""
    key = sort_key(given_name=given_name, family_name=family_name)
    return Person.objects.filter(sort_key=key).order_by("pk")


def workplaces(keys: Collection[int], *, on: date) -> dict[int, Affiliation]:
    """Where several people work on a day, by primary key of the person; one query."""
    rows = (
        Affiliation.objects.filter(person__any_of=keys)
        .filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))
        .select_related("organisation")
        .order_by(F("starts_on").asc(nulls_first=True), "pk")
    )
    return {row.person_id: row for row in rows}


def current_affiliation(person: Person, *, on: date) -> Affiliation | None:
    """Where somebody works on a day: the latest that covers it."""
    return (
        Affiliation.objects.filter(person=person)
        .filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))
        .select_related("organisation")
        .order_by(F("starts_on").desc(nulls_last=True), "-pk")
        .first()
    )


def affiliations_of(person: Person) -> QuerySet[Affiliation]:
    """Where somebody works, worked and will work, the latest first; for their own pages."""
    return (
        Affiliation.objects.filter(person=person)
        .select_related("organisation", "person")
        .order_by(F("starts_on").desc(nulls_last=True), "-pk")
    )


def characteristics_of(person: Person) -> QuerySet[Characteristic]:
    """What somebody said, or a file said of them, about protected things; for their own page."""
    return (
        Characteristic.objects.filter(person=person)
        .select_related("person")
        .order_by("wanted_in_a_mentor", "value")
    )


def known_organisations(*, most: int = 500) -> list[str]:
    """Names of organisations to suggest while somebody types: where several people work.

    A name that one or two people typed is not shown to others: it could point to them.
    """
    rank = {kind: place for place, kind in enumerate(OrganisationKind)}
    widest_first = Case(*(When(kind=kind, then=place) for kind, place in rank.items()))
    places = (
        Organisation.objects.exclude(kind=OrganisationKind.REGION)
        .filter(_several_people())
        .order_by(widest_first, "sort_key", "pk")
    )
    return sorted(set(places.values_list("name", flat=True)[:most]), key=fold)


def _several_people() -> Exists:
    """Whether enough people work at an organisation; looks for the last of them, counts nobody."""
    there = Affiliation.objects.filter(organisation=OuterRef("pk")).order_by("person")
    last = ENOUGH_TO_SUGGEST - 1
    return Exists(there.values("person").distinct()[last : last + 1])


def known_specialties() -> list[str]:
    """Specialties to suggest while somebody types: those of several people.

    Remembered for ten minutes: with 100,000 people counting them takes a fifth of a second.
    """
    found = cache.get_or_set("people.known_specialties", _count_specialties, REMEMBERED_FOR)
    return list(found or ())


def _count_specialties(*, most: int = 200) -> list[str]:
    rows = (
        Affiliation.objects.exclude(specialty="")
        .values("specialty")
        .annotate(people=Count("person", distinct=True))
        .filter(people__gte=ENOUGH_TO_SUGGEST)
        .order_by("-people", "specialty")[:most]
    )
    return sorted((row["specialty"] for row in rows), key=fold)


def running_organisations(*, also: QuerySet[Any, Any]) -> QuerySet[Organisation]:
    """Regions, organisations and sites to choose from for whoever runs something, by name.

    Args:
        also: keys of organisations to show in any case. Of the others only regions and places
            where several people work: a name that one person typed could point to them.
    """
    return (
        Organisation.objects.exclude(kind=OrganisationKind.DEPARTMENT)
        .filter(Q(kind=OrganisationKind.REGION) | Q(_several_people()) | Q(pk__in=also))
        .select_related("parent")
        .order_by("sort_key", "pk")
    )


def organisation_named(name: str) -> Organisation | None:
    """The organisation, site or department of that name, the widest first."""
    rank = {kind: place for place, kind in enumerate(OrganisationKind)}
    found = Organisation.objects.filter(sort_key=fold(name)).exclude(kind=OrganisationKind.REGION)
    return min(found, key=lambda one: (rank[OrganisationKind(one.kind)], one.pk), default=None)


def organisations_above(organisation: Organisation) -> list[Organisation]:
    """The way from the region down to the organisation itself."""
    keys = [int(part) for part in (organisation.path or "").strip("/").split("/") if part]
    found = Organisation.objects.in_bulk(keys)
    return [found[key] for key in keys]


def locked(person: Person) -> Person:
    """The same person, its row locked until the transaction ends."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def locked_in_order(keys: Collection[int]) -> list[Person]:
    """Several people, locked in the order of their ids, so that two transactions never embrace."""
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return list(rows)
