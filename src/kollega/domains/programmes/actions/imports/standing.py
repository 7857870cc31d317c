"""What is known already of the people in a file: so that the same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kollega.domains.people.queries import lookup
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes.actions.imports.intents import Intent, Meant
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation, Programme


@dataclass(frozen=True)
class Standing:
    """People, parts, posts and reporting lines as they are before the import."""

    people: Mapping[int, lookup.Known]
    parts: Mapping[tuple[int, str], Participation]
    posts: Mapping[tuple[int, int], tuple[str, str]]
    lines: Collection[tuple[int, int, str]]
    places: lookup.Places
    _taking_part: frozenset[int] = field(default=frozenset())

    @classmethod
    def of(cls, programme: Programme, people: Collection[int]) -> Standing:
        """Read what is known of these people; a handful of queries."""
        parts = {
            (part.person_id, part.role): part
            for part in Participation.objects.filter(programme=programme, person__in=people)
        }
        return cls(
            people=lookup.known_by_key(people),
            parts=parts,
            posts=lookup.posts_of(people),
            lines=lookup.undated_lines_of(people),
            places=lookup.Places.all(),
            _taking_part=frozenset(person for person, _role in parts),
        )

    def takes_part(self, person: int) -> bool:
        """Whether somebody is in this programme already, in whatever state."""
        return person in self._taking_part

    def answered(self, person: int) -> bool:
        """Whether somebody said something themselves, which a file must not change."""
        return any(
            part.stage != ParticipationStage.INVITED
            for (whose, _role), part in self.parts.items()
            if whose == person
        )

    def would_change(self, one: Intent, meant: Mapping[str, Meant]) -> bool:
        """Whether the row says anything that is not as it stands."""
        person = one.person
        if person is None or any((person, role) not in self.parts for role in one.parts):
            return True
        if self._new_line(one, meant) or self._new_post(one):
            return True
        return not self.answered(person) and self._new_words(one)

    def part_changes(self, part: Participation, said: Mapping[str, object]) -> bool:
        """Whether an unanswered invitation says something else than the file."""
        return any(getattr(part, name) != value for name, value in said.items() if value)

    def _new_words(self, one: Intent) -> bool:
        known = self.people[one.person or 0]
        facts = one.facts
        return (
            (facts.given_name, facts.family_name) != (known.given_name, known.family_name)
            or bool(facts.telephone and facts.telephone != known.telephone)
            or bool(facts.languages and facts.languages != known.languages)
            or any(
                self.part_changes(self.parts[one.person or 0, role], said)
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

    def _new_line(self, one: Intent, meant: Mapping[str, Meant]) -> bool:
        return any(
            ((who := meant[name]).person is None and not who.key)
            or (who.person is not None and (who.person, one.person, kind) not in self.lines)
            for name, said in one.supervisors
            for kind in (said or LineKind.LINE_MANAGER.value,)
        )
