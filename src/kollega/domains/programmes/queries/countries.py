from django.db.models import Count, Q

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import Appointment, Participation, Programme
from kollega.domains.programmes.vocabulary import Country


def country_near(person: Person | None) -> Country:
    """The country whose numbers somebody needs first; at most two queries.

    Their own latest programme's; for somebody unknown, the one most programmes here are in;
    England where there is none.
    """
    programmes = Programme.objects.all()
    if person is not None:
        own = programmes.filter(
            Q(pk__in=Participation.objects.filter(person=person).values("programme"))
            | Q(pk__in=Appointment.objects.filter(person=person).values("programme"))
        ).order_by("-created_at")
        if found := own.values_list("country", flat=True).first():
            return Country(found)
    most = programmes.values_list("country").annotate(n=Count("pk")).order_by("-n", "country")
    first = most.first()
    return Country(first[0]) if first else Country.ENGLAND
