"""Where a new programme can start from: a template of the house, or one of one's own."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kollega.domains.people import queries as people
from kollega.domains.people.models import Organisation, Person
from kollega.domains.programmes.catalogue import TEMPLATES, Answers, Template
from kollega.domains.programmes.models import OwnTemplate, Programme
from kollega.domains.programmes.queries.programmes import coordinated_by
from kollega.foundation.errors import NotFound


@dataclass(frozen=True)
class Start:
    """A template with its answers.

    Attributes:
        template: the kind of programme.
        answers: the defaults: the kind's own, or those of a coordinator.
        name: what the coordinator chose from.
    """

    template: Template
    answers: Answers
    name: str


def own_templates(person: Person) -> QuerySet[OwnTemplate]:
    """Templates saved in the organisations somebody coordinates for or works in, by name."""
    places = coordinated_by(person).order_by().values("organisation")
    return (
        OwnTemplate.objects.filter(organisation__in=places)
        | OwnTemplate.objects.filter(
            organisation__in=people.affiliations_of(person).order_by().values("organisation")
        )
    ).order_by("name", "pk")


def own_template(public_id: str, person: Person) -> OwnTemplate:
    """One template saved by a coordinator of one's own organisations.

    Raises:
        NotFound: there is none, or it belongs to others.
    """
    found = own_templates(person).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is no such template."))
    return found


def start(key: str, person: Person) -> Start:
    """What a new programme starts from.

    Args:
        key: a key of ``catalogue.TEMPLATES``, or the public id of a saved template.

    Raises:
        NotFound: there is no such template, or it belongs to others.
    """
    if key in TEMPLATES:
        return Start(TEMPLATES[key], TEMPLATES[key].answers, str(TEMPLATES[key].name))
    return start_of(own_template(key, person))


def start_of(own: OwnTemplate) -> Start:
    """What a saved template says."""
    values = dict(own.answers)
    template = TEMPLATES[values.pop("template")]
    return Start(template, Answers(**{**values, "topics": tuple(values["topics"])}), own.name)


def places() -> QuerySet[Organisation]:
    """Organisations a new programme can belong to, by name: those that have one, and others."""
    return people.running_organisations(also=Programme.objects.values("organisation"))
