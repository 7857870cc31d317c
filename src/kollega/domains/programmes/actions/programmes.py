"""A programme is made from a template, changed, opened and closed."""

from dataclasses import asdict, replace

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.people.models import Organisation, Person
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.catalogue import COUNTRIES, TEMPLATES, Answers
from kollega.domains.programmes.lifecycle import NEXT, Stage
from kollega.domains.programmes.models import Appointment, ConsentText, Programme
from kollega.domains.programmes.vocabulary import Country, Duty
from kollega.foundation import audit, clock
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
        template: a key of ``catalogue.TEMPLATES``.
        country: a value of ``Country``; it brings the time zone and the draft text.
        answers: fields of ``catalogue.Answers`` that differ from the template's.

    Raises:
        NotAllowed: the account makes no programmes.
        NotPossible: an answer contradicts another or is out of bounds.
    """
    require(permissions.may_create(by))
    kind, place = TEMPLATES[template], COUNTRIES[Country(country)]
    chosen = replace(kind.answers, **answers)  # type: ignore[arg-type]  # checked by the next line
    _check(chosen)
    programme = Programme(
        name=_named(name),
        template=kind.key,
        organisation=organisation,
        country=Country(country),
        time_zone=place.time_zone,
        shape=kind.shape,
        created_at=clock.now(),
    )
    _answer(programme, chosen)
    programme.save()
    Appointment.objects.create(
        programme=programme, person=by, duty=Duty.COORDINATOR, appointed_at=clock.now()
    )
    ConsentText.objects.create(
        programme=programme, version=1, promise=str(place.promise), limits=str(place.limits)
    )
    audit.record("programme_created", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def change_programme(
    *, programme: Programme, by: Person, name: str | None = None, **answers: object
) -> Programme:
    """Change how a programme runs; what is not named stays as it is.

    Raises:
        NotPossible: it is closed, or an answer contradicts another or is out of bounds.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    if programme.stage == Stage.CLOSED:
        raise NotPossible(_("This programme is closed. Open it again to change it."))
    chosen = replace(queries.answers_of(programme), **answers)  # type: ignore[arg-type]  # see above
    _check(chosen)
    if name is not None:
        programme.name = _named(name)
    _answer(programme, chosen)
    programme.save()
    audit.record("programme_changed", by_id=by.pk, on=programme, programme_id=programme.pk)
    return programme


@transaction.atomic
def open_programme(*, programme: Programme, by: Person) -> Programme:
    """Let people in; everything on its list must be done.

    Raises:
        NotPossible: something is missing; the first such thing is named.
    """
    programme = queries.locked(programme)
    require(permissions.may_coordinate(by, programme))
    if not TEMPLATES[programme.template].opens:
        raise NotPossible(_("Programmes of this kind will come; they can't be opened yet."))
    if queries.current_text(programme) is None:
        raise NotPossible(_("A named person has to sign off the text before people come in."))
    _move(programme, to=Stage.OPEN)
    programme.opened_at = programme.opened_at or clock.now()
    programme.save()
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


def _answer(programme: Programme, answers: Answers) -> None:
    for name, value in asdict(answers).items():
        setattr(programme, name, list(value) if name == "topics" else value)


def _named(name: str) -> str:
    if not name.strip():
        raise NotPossible(_("A programme needs a name."))
    return name.strip()


def _check(answers: Answers) -> None:
    problem = answers.problem()
    if problem:
        raise NotPossible(problem)
