"""The few mentors a mentee can choose from: possible, with a free place, best fit first."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kollega.domains.matching import catalogue
from kollega.domains.matching.models import ShortList
from kollega.domains.matching.queries import reasons
from kollega.domains.matching.queries.facts import load_position, position, ready
from kollega.domains.matching.queries.places import places_left
from kollega.domains.matching.queries.pool import pool
from kollega.domains.matching.queries.reasons import Stored
from kollega.domains.matching.queries.rules import impossible
from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation import clock
from kollega.pure.matching import suggest

LONG = 20  # so many are kept, so that "show someone else" need not compute anew
GOOD_FOR = timedelta(days=1)
SOON = timedelta(days=92)  # a mentor who is free later than that is not suggested yet


@dataclass(frozen=True)
class Entry:
    """A suggestion as it is kept: the mentor's participation, the fit, the reasons."""

    mentor: int
    fit: float
    reasons: Stored


@dataclass(frozen=True)
class Suggestion:
    """A mentor as a mentee reads of them; the portrait only once the mentor has confirmed it."""

    entry: Entry
    public_id: str
    person: Person
    name: str
    specialty: str
    region: str
    ways: str
    portrait: str
    free_from: date | None
    why: Sequence[str]


@dataclass(frozen=True)
class Shown:
    """What a mentee sees: a few suggestions, and whether they asked not to see somebody."""

    suggestions: Sequence[Suggestion]
    passed_over: bool


def list_of(mentee: Participation) -> ShortList | None:
    """The list kept for a mentee, fresh or not."""
    return ShortList.objects.filter(mentee=mentee).first()


def is_fresh(kept: ShortList | None, mentee: Participation) -> bool:
    """Whether a list is of today and of the answers the mentee gives now."""
    return (
        kept is not None
        and kept.made_at > clock.now() - GOOD_FOR
        and kept.answers == fingerprint(mentee)
    )


def fingerprint(mentee: Participation) -> str:
    """Changes with every answer that the suggestions depend on; says nothing about them."""
    answers = [
        mentee.topics,
        mentee.meets_by,
        mentee.places,
        mentee.experiences,
        mentee.other_specialty,
        mentee.may_share_roof,
        mentee.person.languages,
    ]
    return hashlib.sha256(json.dumps(answers).encode()).hexdigest()


def candidates(mentee: Participation, *, without: Collection[int] = ()) -> list[Entry]:
    """The mentors who suit best out of the whole programme, some more than are shown.

    Args:
        without: mentors' participations to leave out.
    """
    programme, on = mentee.programme, clock.today()
    mentors = [
        part
        for part in ready(programme, Role.MENTOR).exclude(pk__in=without)
        if part.free_from is None or part.free_from <= on + SOON
    ]
    people = pool(
        programme,
        mentees=[mentee],
        mentors=mentors,
        places=places_left(programme, mentors),
        on=on,
    )
    pairs = suggest(
        people.looking[0], people.offering, people.rules, people.weights, LONG, seed=mentee.pk
    )
    return [
        Entry(
            mentor=people.mentors[pair.mentor].pk,
            fit=pair.fit,
            reasons=reasons.stored(pair, people.mentors[pair.mentor], on=on),
        )
        for pair in pairs
    ]


def still_possible(
    entries: Sequence[Entry], mentee: Participation
) -> list[tuple[Entry, Participation]]:
    """Those who take part, have a place and are possible at this moment, in the same order."""
    programme, on = mentee.programme, clock.today()
    keys = [entry.mentor for entry in entries]
    found = {part.pk: part for part in ready(programme, Role.MENTOR).filter(pk__in=keys)}
    left = places_left(programme, found.values())
    ruled_out = impossible(programme, mentees=[mentee], mentors=list(found.values()), on=on)
    return [
        (entry, found[entry.mentor])
        for entry in entries
        if entry.mentor in found
        and left[entry.mentor] > 0
        and (mentee.person_id, found[entry.mentor].person_id) not in ruled_out
    ]


def entries_of(kept: ShortList) -> list[Entry]:
    """The kept suggestions without those the mentee would rather not be shown."""
    passed = set(kept.passed_over)
    return [Entry(**entry) for entry in kept.entries if entry["mentor"] not in passed]


def short_list(mentee: Participation) -> list[Suggestion]:
    """The mentors a mentee can choose from now: at most as many as the programme says."""
    kept = list_of(mentee)
    if kept is None or not is_fresh(kept, mentee):
        entries = candidates(mentee, without=kept.passed_over if kept else ())
    else:
        entries = entries_of(kept)
    return described(still_possible(entries, mentee), mentee)


def described(
    possible: Sequence[tuple[Entry, Participation]], mentee: Participation
) -> list[Suggestion]:
    """The first of the possible mentors, as many as the programme says, for the mentee to read."""
    load_position(mentee)
    return [_suggestion(*found, mentee) for found in possible[: mentee.programme.short_list]]


def suggested(mentee: Participation, public_id: str) -> Suggestion | None:
    """One of the mentors a mentee can choose from now, or None: whoever is not on the list."""
    return next((one for one in short_list(mentee) if one.public_id == public_id), None)


def mentor_of(suggestion: Suggestion, mentee: Participation) -> Participation | None:
    """The part of a mentor who is suggested, if they still take part."""
    return ready(mentee.programme, Role.MENTOR).filter(pk=suggestion.entry.mentor).first()


def introduced(mentee: Participation, mentor: Participation, stored: Stored) -> Suggestion:
    """A mentor whom a coordinator introduced, as the mentee reads of them."""
    load_position(mentee)
    return _suggestion(Entry(mentor=mentor.pk, fit=0.0, reasons=stored), mentor, mentee)


def _suggestion(entry: Entry, mentor: Participation, mentee: Participation) -> Suggestion:
    on = clock.today()
    here = position(mentor.person, on=on)
    later = mentor.free_from is not None and mentor.free_from > on
    return Suggestion(
        entry=entry,
        public_id=mentor.public_id,
        person=mentor.person,
        name=mentor.person.name,
        specialty=here.specialty,
        region=here.region,
        ways=catalogue.ways_to_meet(mentor.meets_by),
        portrait=mentor.portrait if mentor.portrait_confirmed else "",
        free_from=mentor.free_from if later else None,
        why=reasons.why(
            entry.reasons, mentee=mentee, mentor=mentor, programme=mentee.programme, on=on
        ),
    )
