"""A programme is made from a template, changed, opened and closed."""

from dataclasses import asdict, replace

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Organisation, Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.catalogue import COUNTRIES, Answers
from kollega.domains.programmes.lifecycle import NEXT, Stage
from kollega.domains.programmes.models import Appointment, Programme
from kollega.domains.programmes.vocabulary import Country, Duty
from kollega.foundation import audit, clock, later
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def create_programme(
    *,
    by: Person,
    template: str,
    name: str,
    organisation: Organisation,
    country: str,
    **answers: object,
) -> Programme:
    """Set a programme up from a template; its maker coordinates it, its text is a draft.

    Args:
        template: a key of ``catalogue.TEMPLATES``, or the public id of a saved template.
        country: a value of ``Country``; it brings the time zone and the draft text.
        answers: fields of ``catalogue.Answers`` that differ from the template's.

    Raises:
        NotAllowed: the account makes no programmes.
        NotFound: the saved template belongs to others.
        NotPossible: an answer is out of bounds.
    """
    require(permissions.may_create(by))
    start = queries.start(template, by)
    programme = Programme(
        template=start.template.key, shape=start.template.shape, created_at=clock.now()
    )
    programme.name, programme.organisation = _named(name), organisation
    _settle(programme, Country(country))
    _answer(programme, start.answers, answers)
    programme.save()
    Appointment.objects.create(
        programme=programme, person=by, duty=Duty.COORDINATOR, appointed_at=clock.now()
    )
    _draft_text(programme)
    audit.record("programme_created", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def change_programme(
    *, programme: Programme, by: Person, name: str | None = None, **answers: object
) -> Programme:
    """Change how a programme runs; what is not named stays as it is.

    Args:
        answers: fields of ``catalogue.Answers``.

    Raises:
        NotPossible: it is closed, or an answer is out of bounds.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    if programme.stage == Stage.CLOSED:
        raise NotPossible(_("This programme is closed. Open it again to change it."))
    if name is not None:
        programme.name = _named(name)
    _answer(programme, queries.answers_of(programme), answers)
    programme.save()
    audit.record("programme_changed", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def move_programme(
    *, programme: Programme, by: Person, organisation: Organisation, country: str
) -> Programme:
    """Say who runs a programme and in which country, as long as it is being set up.

    Another country brings its own clock and a draft of the text, which has to be signed off again.

    Raises:
        NotPossible: people may have come in already.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    if programme.stage != Stage.DRAFT:
        raise NotPossible(_("This can't be changed once a programme was opened."))
    moved = programme.country != country
    programme.organisation = organisation
    _settle(programme, Country(country))
    programme.save()
    if moved:
        _draft_text(programme)
    audit.record("programme_moved", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def open_programme(*, programme: Programme, by: Person) -> Programme:
    """Let people in, now or again; the invitations that waited are sent.

    Raises:
        NotPossible: something is missing that a programme can't open without.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    match queries.first_hindrance(programme):
        case queries.Task.WAIT_FOR_KIND:
            raise NotPossible(_("Programmes of this kind will come; they can't be opened yet."))
        case queries.Task.SIGN_TEXT:
            raise NotPossible(_("A named person has to sign off the text before people come in."))
    _move(programme, to=Stage.OPEN)
    programme.opened_at = programme.opened_at or clock.now()
    programme.save()
    later.start("send_invitations", programme_id=programme.pk)
    audit.record("programme_opened", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def close_programme(*, programme: Programme, by: Person) -> Programme:
    """Let nobody in any more; pairs that meet go on in their own time."""
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    _move(programme, to=Stage.CLOSED)
    programme.save()
    audit.record("programme_closed", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


def _move(programme: Programme, *, to: Stage) -> None:
    if to not in NEXT[Stage(programme.stage)]:
        raise NotPossible(
            _("This is not possible while the programme is {stage}.").format(
                stage=Stage(programme.stage).label
            )
        )
    programme.stage = to


def _settle(programme: Programme, country: Country) -> None:
    programme.country, programme.time_zone = country, COUNTRIES[country].time_zone


def _draft_text(programme: Programme) -> None:
    place, text = COUNTRIES[Country(programme.country)], queries.draft_text(programme)
    text.promise, text.limits = place.promise, place.limits
    text.save()


def _answer(programme: Programme, before: Answers, changes: dict[str, object]) -> None:
    chosen = replace(before, **changes)  # type: ignore[arg-type]  # problem() looks at the values
    if problem := chosen.problem():
        raise NotPossible(problem)
    for name, value in asdict(chosen).items():
        setattr(programme, name, list(value) if name == "topics" else value)


def _named(name: str) -> str:
    if not name.strip():
        raise NotPossible(_("A programme needs a name."))
    return name.strip()
