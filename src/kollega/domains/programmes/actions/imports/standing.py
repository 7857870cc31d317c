"""What is known already of the people in a file: so that the same file twice changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kollega.domains.people.queries import lookup
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes.actions.imports.intents import Intent, Meant
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation, Programme

PREFILLED = (
    "topics",
    "meets_by",
    "places",
    "experiences",
    "own_columns",
    "cohort_id",
    "capacity",
    "portrait",
    "training_began_on",
)


@dataclass(frozen=True)
class Standing:
    """People, parts, posts and reporting lines as they are before the import."""

    people: Mapping[int, lookup.Known]
    parts: Mapping[tuple[int, str], Mapping[str, object]]
    posts: Mapping[tuple[int, int], tuple[str, str]]
    lines: Collection[tuple[int, int, str]]
    places: lookup.Places
    _places_of: Mapping[int, set[int]]
    _taking_part: frozenset[int]
    _answered: frozenset[int]

    @classmethod
    def of(cls, programme: Programme, people: Collection[int]) -> Standing:
        """Read what is known of these people; a handful of queries."""
        rows = Participation.objects.filter(programme=programme, person__any_of=people).values(
            "person_id", "role", "stage", *PREFILLED
        )
        parts = {(row["person_id"], row["role"]): row for row in rows}
        posts, places_of = lookup.posts_of(people), defaultdict[int, set[int]](set)
        for person, place in posts:
            places_of[person].add(place)
        return cls(
            people=lookup.known_by_key(people),
            parts=parts,
            posts=posts,
            lines=lookup.undated_lines_of(people),
            places=lookup.Places.all(),
            _places_of=places_of,
            _taking_part=frozenset(person for person, _role in parts),
            _answered=frozenset(
                person
                for (person, _role), part in parts.items()
                if part["stage"] != ParticipationStage.INVITED
            ),
        )

    def works_elsewhere(self, person: int | None, *, than: lookup.Place) -> bool:
        """Whether a file or the person named another place of work already."""
        here = self.places.find(than)
        return bool(self._places_of.get(person or 0, set()) - {here})

    def takes_part(self, person: int) -> bool:
        """Whether somebody is in this programme already, in whatever state."""
        return person in self._taking_part

    def answered(self, person: int) -> bool:
        """Whether somebody said something themselves, which a file must not change."""
        return person in self._answered

    def would_change(
        self, one: Intent, meant: Mapping[str, Meant], people: Mapping[str, int | None]
    ) -> bool:
        """Whether the row of somebody known says anything that is not as it stands.

        Whom somebody avoids is not asked: the answer would tell what they said of it themselves.

        Args:
            people: whom we know already of the file, by key.
        """
        person = one.person or 0
        if any((person, role) not in self.parts for role in one.parts):
            return True
        if self._new_line(one, meant, people) or self._new_post(one):
            return True
        return bool(one.parts) and not self.answered(person) and self._new_words(one)

    def _new_words(self, one: Intent) -> bool:
        known = self.people[one.person or 0]
        facts = one.facts
        return (
            (facts.given_name, facts.family_name) != (known.given_name, known.family_name)
            or bool(facts.title and facts.title != known.title)
            or bool(facts.telephone and facts.telephone != known.telephone)
            or bool(facts.languages and facts.languages != known.languages)
            or any(
                _part_changes(self.parts[one.person or 0, role], said)
                for role, said in one.parts.items()
            )
        )

    def _new_post(self, one: Intent) -> bool:
        if not one.place:
            return False
        place = self.places.find(one.place)
        return place is None or self.posts.get((one.person or 0, place)) != (
            one.grade,
            one.specialty,
        )

    def _new_line(
        self, one: Intent, meant: Mapping[str, Meant], people: Mapping[str, int | None]
    ) -> bool:
        return any(
            senior is None or (senior, one.person, said or LineKind.LINE_MANAGER) not in self.lines
            for name, said in one.supervisors
            for who in (meant[name],)
            for senior in (people.get(who.key) if who.key else who.person,)
        )


def _part_changes(part: Mapping[str, object], said: Mapping[str, object]) -> bool:
    """Whether an unanswered invitation says something else than the file."""
    return any(part[name] != value for name, value in said.items() if value)
