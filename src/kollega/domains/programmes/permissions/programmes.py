from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import queries
from kollega.domains.programmes.models import Programme
from kollega.foundation.permissions import YES, Verdict


def may_create(person: Person) -> Verdict:
    """New programmes are made by people whom the operator lets make them."""
    if queries.opens_programmes(person):
        return YES
    return Verdict(_("Your account can't make new programmes. Please ask who runs this place."))


def may_coordinate(person: Person, programme: Programme) -> Verdict:
    """A programme is set up, run and closed by its coordinators."""
    if queries.is_coordinator(person, programme):
        return YES
    return Verdict(_("Only the coordinators of this programme can do this."))


def may_see_person(viewer: Person, person: Person, programme: Programme) -> Verdict:
    """A coordinator or evaluator sees people, but nobody they stand in a reporting line with.

    Show a refusal as if there were nobody (NotFound): that somebody takes part is itself
    confidential.
    """
    nobody = Verdict(_("There is nobody here."))
    if not (queries.is_coordinator(viewer, programme) or queries.is_evaluator(viewer, programme)):
        return nobody
    return nobody if person.pk in queries.out_of_sight(viewer, programme) else YES
