from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes import queries
from kollega.domains.programmes.models import DutyOffer, OwnTemplate, Programme
from kollega.foundation.permissions import YES, Audience, Verdict

# Who sees what is written about a programme itself.
PROGRAMME_SEES = {
    "about": (Audience.MYSELF, Audience.EVERYONE),
    "promise": (Audience.MYSELF, Audience.EVERYONE),
    "limits": (Audience.MYSELF, Audience.EVERYONE),
    "signed_off_by": (Audience.MYSELF, Audience.EVERYONE),
    "email": (Audience.MYSELF, Audience.COORDINATOR),
}

# Deeds that ask no verdict, and why; a test finds any other.
WITHOUT = {
    "begin_sign_up": "Anybody says yes for themselves, where the programme lets people in.",
    "begin_by_mail": "The secret of the email is the right, once.",
    "send_invitations": "A job; whoever invited was asked.",
    "write_approval": "A job; whoever approved was asked.",
    "write_reminder": "A job; whoever reminds was asked.",
    "ask_to_agree_anew": "A job; whoever signed the text off was asked.",
}


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


def may_use_template(person: Person, template: OwnTemplate) -> Verdict:
    """A saved template belongs to the coordinators of its organisation."""
    if queries.own_templates(person).filter(pk=template.pk).exists():
        return YES
    return Verdict(_("This template belongs to another organisation."))


def may_answer_offer(person: Person, offer: DutyOffer) -> Verdict:
    """Only the one who was asked says yes or no."""
    if queries.duty_offers_to(person).filter(pk=offer.pk).exists():
        return YES
    return Verdict(_("Only the person who was asked can answer this."))
