"""A plan is carried out: all of it or nothing, in a few statements for thousands of rows."""

from collections.abc import Iterator, Mapping, Sequence

from kollega.domains.people import actions as people
from kollega.domains.people.actions import bulk
from kollega.domains.people.models import Person
from kollega.domains.people.queries import lookup
from kollega.domains.people.vocabulary import LineKind, OrganisationKind, step_of
from kollega.domains.programmes.actions.imports.intents import Intent, Plan
from kollega.domains.programmes.actions.imports.names import names_in
from kollega.domains.programmes.actions.imports.standing import PREFILLED
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Outcome, Role
from kollega.foundation import clock, copying
from kollega.foundation.progress import Stretch

AT_A_TIME = 5000


def carry_out(plan: Plan, *, programme: Programme, by: Person | None, stretch: Stretch) -> None:
    """Write everything a plan says; the caller holds the transaction."""
    moving = [one for one in plan.taken if one.outcome != Outcome.LEFT]
    for done, some in _portions(moving):
        new = _write_people(some)
        _write_posts(some, new)
        _write_parts(some, new, programme)
        stretch.tell(0.8 * done / len(moving))
    keys = _keys_of_the_named(plan)
    bulk.record_lines(
        (
            bulk.Line(keys[name], one.person, kind or LineKind.LINE_MANAGER)
            for one in moving
            if one.person is not None
            for name, kind in one.supervisors
        ),
        by=by,
    )
    stretch.tell(0.95)
    # Of everybody, not only of those with something new: see Standing.would_change.
    bulk.avoid_many(
        (one.person, keys[name])
        for one in plan.taken
        if one.person is not None
        for name in one.avoided
    )
    bulk.name_characteristics(
        (one.person, value, wanted)
        for one in moving
        if one.person is not None
        for value, wanted in one.characteristics
    )


def _write_people(moving: Sequence[Intent]) -> set[int]:
    """Returns the primary keys of those who are new."""
    unanswered = {
        one.person: one.facts
        for one in moving
        if one.person is not None
        and (one.completes or (one.parts and one.outcome == Outcome.CHANGED))
    }
    bulk.change_people({pk: unanswered[pk] for pk in _silent(unanswered)})
    new = [one for one in moving if one.person is None]
    for one, pk in zip(new, bulk.add_people([one.facts for one in new]), strict=True):
        one.person = pk
    return {one.person for one in new if one.person is not None}


def _silent(people_of_the_file: Mapping[int, object]) -> set[int]:
    """Those who answered in no programme yet: what a person said themselves is never changed."""
    if not people_of_the_file:
        return set()
    spoken = Participation.objects.filter(person__any_of=people_of_the_file).exclude(
        stage=ParticipationStage.INVITED
    )
    return set(people_of_the_file) - set(spoken.values_list("person_id", flat=True))


def _keys_of_the_named(plan: Plan) -> dict[str, int]:
    """Primary keys by the cell that names somebody; who is new is added: no account, no mail.

    So is whose own row is refused: a supervisor stays away from a junior all the same.
    """
    rows = {one.key: one for one in plan.intents}
    keys: dict[str, int] = {}
    new: dict[bulk.Facts, list[str]] = {}
    for name in dict.fromkeys(name for one in plan.taken for name in names_in(one)):
        who = plan.meant[name]
        row = rows.get(who.key)
        if known := who.person or (row and row.person):
            keys[name] = known
        elif facts := who.new or (row and row.facts):
            new.setdefault(facts, []).append(name)
    for names, pk in zip(new.values(), bulk.add_people(list(new)), strict=True):
        keys.update(dict.fromkeys(names, pk))
    return keys


def _write_posts(moving: Sequence[Intent], new: set[int]) -> None:
    places = lookup.Places.all()
    known = {place: places.find(place) for one in moving if (place := one.place)}
    for place, pk in known.items():
        if pk is None:
            known[place] = _new_place(place)
    bulk.place_people(
        [
            bulk.Post(
                person_id=one.person,
                organisation_id=organisation,
                grade=one.grade,
                step=step_of(one.grade),
                specialty=one.specialty,
            )
            for one in moving
            if one.person is not None and (organisation := known.get(one.place)) is not None
        ],
        new=new,
    )


def _new_place(place: tuple[tuple[str, str], ...]) -> int:
    within = None
    for kind, name in place:
        within = people.add_organisation(name=name, kind=OrganisationKind(kind), within=within)
    if within is None:
        raise ValueError("A place has at least one name.")
    return within.pk


def _write_parts(moving: Sequence[Intent], new_people: set[int], programme: Programme) -> None:
    """Invite the new ones; what the file says prefills an invitation nobody answered."""
    known = {one.person for one in moving} - new_people
    rows = Participation.objects.select_for_update().filter(
        programme=programme, person__any_of=known
    )
    standing = {
        (row["person_id"], row["role"]): row
        for row in rows.values("pk", "person_id", "role", "stage", *PREFILLED)
    }
    new: list[tuple[int, Role, Mapping[str, object]]] = []
    changed: list[tuple[object, ...]] = []
    for one in moving:
        for role, said in one.parts.items():
            before = standing.get((one.person or 0, role))
            if before is None:
                new.append((one.person or 0, role, said))
            elif before["stage"] == ParticipationStage.INVITED:
                values = (said.get(name) or before[name] for name in PREFILLED)
                changed.append((before["pk"], *values))
    _invite(new, programme)
    copying.change(Participation, PREFILLED, changed)


def _invite(new: Sequence[tuple[int, Role, Mapping[str, object]]], programme: Programme) -> None:
    now = clock.now()
    blank = {name: getattr(Participation(), name) for name in PREFILLED}
    copying.add(
        Participation,
        ("programme_id", "person_id", "role", "stage", "created_at", *PREFILLED),
        (
            (
                *(programme.pk, person, role.value, ParticipationStage.INVITED.value, now),
                *(said.get(name, blank[name]) for name in PREFILLED),
            )
            for person, role, said in new
        ),
    )


def _portions(moving: list[Intent]) -> Iterator[tuple[int, list[Intent]]]:
    """Some at a time, and how many are done with them."""
    for start in range(0, len(moving), AT_A_TIME):
        some = moving[start : start + AT_A_TIME]
        yield start + len(some), some
