"""Whom somebody may find by name, and whom a typed name means.

Found are only people the searcher is shown anyway. A typed name is also compared, silently, with
everybody in the same programmes; nothing the typist sees depends on the outcome.
"""

from django.db.models import Q, QuerySet

from kollega.domains.people import queries as people
from kollega.domains.people.models import Person, Veto
from kollega.domains.programmes.lifecycle import ANSWERING, ParticipationStage
from kollega.domains.programmes.models import Appointment, Participation
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.foundation import clock

SHOWN = (ParticipationStage.ACTIVE, ParticipationStage.PAUSED)


def findable(words: str, *, viewer: Person) -> QuerySet[Person]:
    """People whose names begin like these words and whom the viewer is shown anyway.

    For a mentee: the programme's mentors, once they confirmed their portrait. For everybody: the
    coordinators and contacts of their programmes, and who they said judges them. Nobody finds
    whom they judge themselves: that a junior takes part is none of their business.
    """
    mine = Participation.objects.filter(person=viewer, stage__in=ANSWERING)
    mentors = Participation.objects.filter(
        programme__in=mine.filter(role=Role.MENTEE).values("programme"),
        role=Role.MENTOR,
        stage__in=SHOWN,
        portrait_confirmed=True,
    )
    duties = Appointment.objects.filter(programme__in=mine.values("programme"))
    told = people.lines_of(viewer).filter(told_by=viewer, named_as="").order_by()
    return (
        people.named_like(words)
        .filter(
            Q(pk__in=mentors.values("person"))
            | Q(pk__in=duties.exclude(duty=Duty.EVALUATOR).values("person"))
            | Q(pk__in=told.values("senior"))
        )
        .exclude(pk=viewer.pk)
        .exclude(pk__in=people.judged_by(viewer, on=clock.today()))
    )


def meant_by(*, given_name: str, family_name: str, email: str, viewer: Person) -> list[Person]:
    """Who is meant by a typed name: the owner of the address, else namesakes in one's programmes.

    Never show the result to the typist: that somebody is known here may be nobody's business.
    """
    owner = people.by_email(email)
    if owner:
        return [owner]
    mine = Participation.objects.filter(person=viewer).values("programme")
    near = Q(pk__in=Participation.objects.filter(programme__in=mine).values("person")) | Q(
        pk__in=Appointment.objects.filter(programme__in=mine).values("person")
    )
    same = people.named_exactly(given_name=given_name, family_name=family_name)
    return list(same.filter(near).exclude(pk=viewer.pk))


def contacts_for(person: Person) -> QuerySet[Person]:
    """The named contacts of somebody's programmes."""
    mine = Participation.objects.filter(person=person, stage__in=ANSWERING).values("programme")
    appointed = Appointment.objects.filter(programme__in=mine, duty=Duty.NAMED_CONTACT)
    return people.among(appointed.values("person"))


def told_to(contact: Person) -> list[Veto]:
    """What people in one's programmes wanted their named contact to know.

    Never what concerns the contact, and nothing of people the contact judges or is judged by.
    """
    duties = Appointment.objects.filter(person=contact, duty=Duty.NAMED_CONTACT)
    parts = Participation.objects.filter(
        programme__in=duties.values("programme"), stage__in=ANSWERING
    )
    near = {contact.pk} | {
        key
        for duty in duties.select_related("programme")
        for key in people.lines_with(
            contact, on=clock.today(), past_months=duty.programme.past_months
        )
    }
    told = people.vetoes_told(parts.values("person"))
    return list(told.exclude(holder__in=near).exclude(named=contact))
