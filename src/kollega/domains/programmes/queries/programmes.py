from dataclasses import fields

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.translation import gettext as _

from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.people.queries import ConflictPolicy
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.catalogue import TEMPLATES, Answers, Template
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.programmes.models import (
    Appointment,
    Cohort,
    ConsentText,
    Participation,
    Programme,
)
from kollega.domains.programmes.vocabulary import Duty
from kollega.foundation.errors import NotFound


def programme(public_id: str) -> Programme:
    """The programme behind an address of ours, whoever asks.

    Raises:
        NotFound: there is none.
    """
    found = Programme.objects.select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is no such programme."))
    return found


def coordinated(public_id: str, by: Person) -> Programme:
    """The programme of a coordinator's page; to everybody else there is none.

    Raises:
        NotFound: there is none, or the person does not coordinate it.
    """
    found = coordinated_by(by).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is no such programme."))
    return found


def evaluated(public_id: str, by: Person) -> Programme:
    """The programme of an evaluator's page; to everybody else there is none.

    Raises:
        NotFound: there is none, or the person does not evaluate it.
    """
    found = evaluated_by(by).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is no such programme."))
    return found


def coordinated_by(person: Person) -> QuerySet[Programme]:
    """The programmes somebody coordinates: open ones first, then by name."""
    return _with_duty(person, Duty.COORDINATOR)


def evaluated_by(person: Person) -> QuerySet[Programme]:
    """The programmes somebody evaluates: open ones first, then by name."""
    return _with_duty(person, Duty.EVALUATOR)


def _with_duty(person: Person, duty: Duty) -> QuerySet[Programme]:
    appointed = Appointment.objects.filter(person=person, duty=duty)
    return (
        Programme.objects.filter(pk__in=appointed.values("programme"))
        .select_related("organisation")
        .annotate(over=ExpressionWrapper(Q(stage=Stage.CLOSED), output_field=BooleanField()))
        .order_by("over", "name", "pk")
    )


def coordinators_of(programme: Programme) -> QuerySet[Person]:
    """Who coordinates a programme, by name."""
    appointed = Appointment.objects.filter(programme=programme, duty=Duty.COORDINATOR)
    return people.among(appointed.values("person"))


def holds(person: Person, programme: Programme, duty: Duty) -> bool:
    """Whether somebody has that duty in a programme."""
    return Appointment.objects.filter(programme=programme, person=person, duty=duty).exists()


def is_coordinator(person: Person, programme: Programme) -> bool:
    """Whether somebody coordinates a programme."""
    return holds(person, programme, Duty.COORDINATOR)


def is_evaluator(person: Person, programme: Programme) -> bool:
    """Whether somebody evaluates a programme."""
    return holds(person, programme, Duty.EVALUATOR)


def opens_programmes(person: Person) -> bool:
    """Whether the operator lets somebody make new programmes."""
    account = getattr(person, "account", None)
    return account is not None and account.is_active and account.opens_programmes


def cohorts_of(programme: Programme) -> QuerySet[Cohort]:
    """The intakes of a programme, the latest first."""
    return Cohort.objects.filter(programme=programme).order_by("-starts_on", "name")


def cohort(programme: Programme, key: int) -> Cohort:
    """One intake of a programme.

    Raises:
        NotFound: it has none of that number.
    """
    found = cohorts_of(programme).select_related("programme").filter(pk=key).first()
    if found is None:
        raise NotFound(_("There is no such cohort."))
    return found


def current_text(programme: Programme) -> ConsentText | None:
    """The text that holds now: the latest that was signed off; None before the first."""
    return (
        ConsentText.objects.filter(programme=programme, signed_off_at__isnull=False)
        .order_by("-version")
        .first()
    )


def latest_text(programme: Programme) -> ConsentText | None:
    """The latest text, signed off or still a draft."""
    return ConsentText.objects.filter(programme=programme).order_by("-version").first()


def draft_text(programme: Programme) -> ConsentText:
    """The draft to write in: the latest text if nobody signed it, else its unsaved successor."""
    latest = latest_text(programme)
    if latest and not latest.signed_off_at:
        return latest
    return ConsentText(programme=programme, version=latest.version + 1 if latest else 1)


def texts_of(programme: Programme) -> QuerySet[ConsentText]:
    """Every version of the text, the newest first."""
    return ConsentText.objects.filter(programme=programme).order_by("-version")


def template_of(programme: Programme) -> Template:
    """The kind of programme it was made from."""
    return TEMPLATES[programme.template]


def answers_of(programme: Programme) -> Answers:
    """How a programme runs, in the shape a template has."""
    values = {field.name: getattr(programme, field.name) for field in fields(Answers)}
    return Answers(**{**values, "topics": tuple(programme.topics)})


def policy_for(programme: Programme, *, mentee: Participation | None = None) -> ConflictPolicy:
    """What counts as a conflict here; a shared roof no longer does where the mentee agreed.

    Args:
        mentee: the mentee's part in the programme, when a certain mentee is asked about.
    """
    same = OrganisationKind(programme.apart) if programme.apart else None
    if mentee is not None and mentee.may_share_roof:
        same = None
    return ConflictPolicy(past_months=programme.past_months, same=same)


def locked(programme: Programme) -> Programme:
    """The same programme, its row locked until the transaction ends."""
    return Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
