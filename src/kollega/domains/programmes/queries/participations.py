"""What can be read about people's parts in programmes.

A coordinator's queries never load needs, portraits or any free text, and never a person who
judges the coordinator or is judged by them: what is not read cannot be shown.
"""

from calendar import monthrange
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import (
    Acceptance,
    Appointment,
    ConsentText,
    Participation,
    Programme,
)
from kollega.domains.programmes.queries.programmes import current_text, is_coordinator
from kollega.domains.programmes.queries.sight import out_of_sight
from kollega.domains.programmes.vocabulary import Role, Topic
from kollega.foundation import maillinks
from kollega.foundation.errors import NotFound, NotPossible
from kollega.foundation.models import AuditEntry

# What the two buttons of an invitation do.
BEGIN = "begin_sign_up"
DECLINE = "decline_invitation"

# What a coordinator may read of a participation; needs and words are not among it.
STATE = (
    "public_id",
    "programme",
    "person__public_id",
    "person__title",
    "person__given_name",
    "person__family_name",
    "person__sort_key",
    "person__email",
    "role",
    "cohort__name",
    "stage",
    "step",
    "capacity",
    "free_from",
    "training_began_on",
    "invited_at",
    "answered_at",
    "approved_at",
    "paused_until",
    "created_at",
)


def participation(public_id: str, viewer: Person) -> Participation:
    """Somebody's part: all of it for themselves, its state for a coordinator who may see them.

    Raises:
        NotFound: there is none, or it is none of the viewer's business.
    """
    part = (
        Participation.objects.filter(public_id=public_id)
        .select_related("programme__organisation", "person", "cohort")
        .first()
    )
    if part and part.person_id == viewer.pk:
        return part
    if part and is_coordinator(viewer, part.programme):
        return part_in(part.programme, public_id, viewer=viewer)
    raise NotFound(_("There is nobody here."))


def without_any_part(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of these people who take part in nothing, were asked for nothing and run nothing."""
    parts = Participation.objects.filter(person=OuterRef("pk"))
    duties = Appointment.objects.filter(person=OuterRef("pk"))
    return people.filter(~Exists(parts), ~Exists(duties))


def has_a_part(side: str) -> Exists:
    """Whether somebody has a part of any stage, for rows that have a ``programme``.

    Args:
        side: the column of those rows that names the person, such as ``"mentor"``.
    """
    parts = Participation.objects.filter(programme=OuterRef("programme"), person=OuterRef(side))
    return Exists(parts)


def part_by_key(key: int) -> Participation:
    """Somebody's part, for jobs and the actions of upper domains that they call."""
    return Participation.objects.select_related("programme", "person").get(pk=key)


def part_in(programme: Programme, public_id: str, *, viewer: Person) -> Participation:
    """Somebody's state in a programme, for its coordinator.

    Raises:
        NotFound: there is none, or the coordinator must not see this person.
    """
    part = people_of(programme, viewer=viewer).filter(public_id=public_id).first()
    if part is None:
        raise NotFound(_("There is nobody here."))
    return part


def history_of(part: Participation, *, viewer: Person) -> list[AuditEntry]:
    """What happened to a part, the first first: for its own person and those who coordinate it.

    Raises:
        NotFound: the viewer is neither, or must not see this person.
    """
    part = participation(part.public_id, viewer)
    entries = AuditEntry.objects.filter(subject=part._meta.label_lower, subject_id=part.pk)
    return list(entries.order_by("at", "pk"))


def invited_by(secret: str, *, deed: str = "") -> Participation:
    """Whose invitation a button in a mail belongs to, without using it.

    Args:
        deed: what the button must do; empty for either of the two.

    Raises:
        NotPossible: the button was used, has run out, or never was one of these.
    """
    link = maillinks.read(secret)
    part = (
        Participation.objects.filter(pk=link.subject_id, person=link.person_id)
        .select_related("programme__organisation", "person")
        .first()
    )
    if link.deed not in ([deed] if deed else [BEGIN, DECLINE]) or part is None:
        raise NotPossible(_("This link no longer works."))
    return part


def locked_part(participation: Participation) -> Participation:
    """The same participation, its row locked until the transaction ends."""
    return (
        Participation.objects.select_for_update(of=("self",))
        .select_related("programme", "person")
        .get(pk=participation.pk)
    )


def of_person(person: Person) -> QuerySet[Participation]:
    """What somebody is part of; for their own pages."""
    return (
        Participation.objects.filter(person=person)
        .select_related("programme__organisation", "cohort")
        .order_by("programme__name", "role")
    )


def part_of(person: Person, programme: Programme, role: Role) -> Participation | None:
    """Somebody's own part in a programme in a role, if there is one."""
    return of_person(person).filter(programme=programme, role=role).first()


def active_in(programme: Programme, role: Role) -> QuerySet[Participation]:
    """Everyone who takes part in a role at the moment: neither invited nor pausing."""
    return (
        Participation.objects.filter(
            programme=programme, role=role, stage=ParticipationStage.ACTIVE
        )
        .select_related("person")
        .order_by("pk")
    )


def people_in(programme: Programme) -> QuerySet[Participation, int]:
    """Primary keys of everyone in a programme, in whatever state; to select by, never to show."""
    return Participation.objects.filter(programme=programme).values_list("person_id", flat=True)


def people_of(programme: Programme, *, viewer: Person) -> QuerySet[Participation]:
    """Everyone in a programme whom this coordinator may see, with their state and nothing more."""
    return (
        Participation.objects.filter(programme=programme)
        .exclude(person__in=out_of_sight(viewer, programme))
        .select_related("person", "programme", "cohort")
        .only(*STATE, *(f"programme__{field.name}" for field in Programme._meta.fields))
    )


def topics_on_offer(programme: Programme) -> list[str]:
    """What mentoring can be about in a programme: its own topics, or all where it names none."""
    return list(programme.topics) or [str(topic.value) for topic in Topic]


def missing(part: Participation) -> list[str]:
    """What has to be said before the sign-up can end, as sentences; empty when all is there."""
    sentences = []
    if part.role == Role.MENTOR and not part.topics:
        sentences.append(_("Please say what you can help with."))
    if part.role == Role.MENTOR and not part.portrait.strip():
        sentences.append(_("Please write a few words about yourself."))
    if part.role == Role.MENTEE and not part.topics:
        sentences.append(_("Please say what you would like help with."))
    if (
        part.role == Role.MENTEE
        and part.programme.eligible_months is not None
        and not part.training_began_on
    ):
        sentences.append(_("Please say when your training began."))
    if not part.person.languages:
        sentences.append(_("Please choose at least one language."))
    return sentences


def has_accepted(participation: Participation) -> bool:
    """Whether somebody agreed to the promise and its limits as they stand today."""
    text = current_text(participation.programme)
    return bool(text) and Acceptance.objects.filter(participation=participation, text=text).exists()


def agreed_among(programme: Programme, parts: Collection[int]) -> set[int]:
    """Which of these parts agreed to the programme's promise as it stands today; two queries."""
    said = Acceptance.objects.filter(participation__in=parts, text=current_text(programme))
    return set(said.values_list("participation", flat=True))


def to_agree_anew(person: Person) -> QuerySet[Participation]:
    """Somebody's parts whose text they have not agreed to as it stands today; for their own pages."""
    return _without_todays_yes().filter(person=person)


def agreed_before(programme: Programme) -> QuerySet[Participation]:
    """Who agreed to an earlier text of a programme, and not yet to the one that holds now."""
    earlier = Acceptance.objects.filter(participation=OuterRef("pk"))
    return _without_todays_yes().filter(Exists(earlier), programme=programme).order_by("pk")


def _without_todays_yes() -> QuerySet[Participation]:
    signed = ConsentText.objects.filter(
        programme=OuterRef("programme"), signed_off_at__isnull=False
    ).order_by("-version")
    said = Acceptance.objects.filter(participation=OuterRef("pk"), text=OuterRef("todays_text"))
    return (
        Participation.objects.filter(
            stage__in=(ParticipationStage.ACTIVE, ParticipationStage.PAUSED)
        )
        .annotate(todays_text=Subquery(signed.values("pk")[:1]))
        .filter(~Exists(said), todays_text__isnull=False)
        .select_related("programme", "person")
    )


def eligible_until(participation: Participation) -> date | None:
    """The last day a mentee's training is young enough for the programme; None: no such rule."""
    months = participation.programme.eligible_months
    if participation.role != Role.MENTEE or not months or not participation.training_began_on:
        return None
    return months_after(participation.training_began_on, months)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day: 31 August + 6 = 28 February."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def not_yet_invited(programme: Programme) -> QuerySet[Participation]:
    """Invited people with an address whose mail has not been written yet."""
    return (
        Participation.objects.filter(
            programme=programme,
            stage=ParticipationStage.INVITED,
            invited_at=None,
            person__email__isnull=False,
        )
        .select_related("programme", "person")
        .order_by("pk")
    )
