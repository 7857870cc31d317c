"""A plan is carried out: all of it or nothing, in a few statements for thousands of rows."""

from collections.abc import Mapping

from kollega.domains.people import actions as people
from kollega.domains.people.actions import bulk
from kollega.domains.people.models import Person
from kollega.domains.people.queries import lookup
from kollega.domains.people.vocabulary import LineKind, OrganisationKind, step_of
from kollega.domains.programmes.actions.imports.intents import Intent, Meant, Plan
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Outcome
from kollega.foundation import clock
from kollega.foundation.progress import Teller

AT_A_TIME = 2000
PREFILLED = (
    "topics",
    "meets_by",
    "places",
    "experiences",
    "own_columns",
    "capacity",
    "portrait",
    "training_began_on",
)


def carry_out(plan: Plan, *, programme: Programme, by: Person | None, teller: Teller) -> None:
    """Write everything a plan says; the caller holds the transaction."""
    moving = [one for one in plan.taken if one.outcome in (Outcome.CREATED, Outcome.CHANGED)]
    _write_people(moving)
    teller.tell(len(moving) // 4)
    seniors = _write_supervisors(plan)
    keys = {one.key: one.person for one in plan.taken if one.person is not None}
    _write_posts(moving)
    teller.tell(len(moving) // 2)
    _write_lines(moving, plan.supervisors, seniors, keys, by)
    _write_parts(moving, programme)
    teller.tell(len(moving))


def _write_people(moving: list[Intent]) -> None:
    new = [one for one in moving if one.person is None]
    for one, pk in zip(new, bulk.add_people([one.facts for one in new]), strict=True):
        one.person = pk
    unanswered = {
        one.person: one.facts
        for one in moving
        if one.outcome == Outcome.CHANGED and one.person is not None
    }
    bulk.change_people({pk: unanswered[pk] for pk in unanswered if pk in _silent(unanswered)})


def _silent(people_of_the_file: Mapping[int, object]) -> set[int]:
    """Those who answered in no programme yet: what a person said themselves is never changed."""
    spoken = Participation.objects.filter(person__in=people_of_the_file).exclude(
        stage=ParticipationStage.INVITED
    )
    return set(people_of_the_file) - set(spoken.values_list("person_id", flat=True))


def _write_supervisors(plan: Plan) -> Mapping[str, int]:
    """Add people who are only named: no account, no mail; by the cell that names them."""
    named = {
        name: who.new
        for name, who in plan.supervisors.items()
        if who.new
        and any(
            name in (said for said, _ in one.supervisors) or name in one.avoided
            for one in plan.taken
        )
    }
    return dict(zip(named, bulk.add_people(list(named.values())), strict=True))


def _write_posts(moving: list[Intent]) -> None:
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
        ]
    )


def _new_place(place: tuple[tuple[str, str], ...]) -> int:
    within = None
    for kind, name in place:
        within = people.add_organisation(name=name, kind=OrganisationKind(kind), within=within)
    if within is None:
        raise ValueError("A place has at least one name.")
    return within.pk


def _write_lines(
    moving: list[Intent],
    meant: Mapping[str, Meant],
    seniors: Mapping[str, int],
    keys: Mapping[str, int],
    by: Person | None,
) -> None:
    def whom(name: str) -> int:
        who = meant[name]
        return who.person or (keys[who.key] if who.key else seniors[name])

    bulk.record_lines(
        (
            bulk.Line(whom(name), one.person, kind or LineKind.LINE_MANAGER)
            for one in moving
            if one.person is not None
            for name, kind in one.supervisors
        ),
        by=by,
    )
    bulk.avoid_many(
        (one.person, whom(name)) for one in moving if one.person for name in one.avoided
    )
    bulk.name_characteristics(
        (one.person, value, wanted)
        for one in moving
        if one.person is not None
        for value, wanted in one.characteristics
    )


def _write_parts(moving: list[Intent], programme: Programme) -> None:
    """Invite the new ones; what the file says prefills an invitation nobody answered."""
    standing = {
        (part.person_id, part.role): part
        for part in Participation.objects.select_for_update().filter(
            programme=programme, person__in=[one.person for one in moving]
        )
    }
    new, changed, now = [], [], clock.now()
    for one in moving:
        for role, said in one.parts.items():
            part = standing.get((one.person or 0, role))
            if part is None:
                new.append(
                    Participation(
                        programme=programme,
                        person_id=one.person or 0,
                        role=role,
                        stage=ParticipationStage.INVITED,
                        created_at=now,
                        **said,
                    )
                )
            elif part.stage == ParticipationStage.INVITED:
                for name, value in said.items():
                    setattr(part, name, value or getattr(part, name))
                changed.append(part)
    Participation.objects.bulk_create(new, batch_size=AT_A_TIME)
    Participation.objects.bulk_update(changed, PREFILLED, batch_size=AT_A_TIME)
