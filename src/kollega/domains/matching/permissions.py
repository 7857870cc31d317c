"""Who may match people, choose, ask and answer; and who sees which part of it."""

from django.utils.translation import gettext as _

from kollega.domains.matching.lifecycle import RoundStage
from kollega.domains.matching.models import Offer, Proposal, Round
from kollega.domains.people.models import Person
from kollega.domains.programmes import permissions as programmes
from kollega.domains.programmes import queries as programme_queries
from kollega.domains.programmes.lifecycle import ParticipationStage, Stage
from kollega.domains.programmes.models import Participation, Programme
from kollega.domains.programmes.vocabulary import Choosing, Role
from kollega.foundation.permissions import YES, Audience, Verdict

SEES = {
    "proposed pair, fit in words, state": (Audience.COORDINATOR,),
    "why a mentor is suggested": (Audience.MYSELF,),
    "whom somebody asked, and whether it waits": (Audience.MYSELF, Audience.COORDINATOR),
    "needs and words of a mentee who asks": (Audience.MYSELF, Audience.ASKED_MENTOR),
}

# Deeds that ask no verdict, and why; a test finds any other.
WITHOUT = {
    "refresh_short_list": "A mentee's own page makes the list anew; it asks all rules itself.",
    "compute_round": "A job; whoever started the round was asked.",
    "fail_round": "A job that could not go on.",
    "write_introductions": "A job; whoever sent the round was asked.",
}


def may_match(person: Person, programme: Programme) -> Verdict:
    """Coordinators match the people of an open programme."""
    verdict = programmes.may_coordinate(person, programme)
    if verdict and programme.stage != Stage.OPEN:
        return Verdict(_("People are matched while the programme is open."))
    return verdict


def may_review(person: Person, round: Round) -> Verdict:
    """The coordinators of the programme review a round, whoever of them started it."""
    verdict = programmes.may_coordinate(person, round.programme)
    if verdict and round.stage != RoundStage.REVIEW:
        return Verdict(_("There is nothing to review just now."))
    return verdict


def may_change(person: Person, proposal: Proposal) -> Verdict:
    """A coordinator changes a line of a round by hand, if they may see both of its people."""
    verdict = may_review(person, proposal.round)
    for part in filter(None, (proposal.mentee, proposal.mentor)):
        verdict = verdict and programmes.may_see_person(
            person, part.person, proposal.round.programme
        )
    return verdict


def may_swap(person: Person, proposal: Proposal) -> Verdict:
    """As for every change by hand; a locked pair is unlocked first."""
    verdict = may_change(person, proposal)
    if verdict and proposal.locked:
        return Verdict(_("This pair is locked. Unlock it first."))
    return verdict


def may_choose(person: Person, mentee: Participation) -> Verdict:
    """A mentee chooses for themselves, where the programme leaves the choice to them."""
    if mentee.person_id != person.pk or mentee.role != Role.MENTEE:
        return Verdict(_("Only the mentee can choose."))
    if mentee.programme.stage != Stage.OPEN:
        return Verdict(_("This programme is not open at the moment."))
    if mentee.stage != ParticipationStage.ACTIVE:
        return Verdict(_("You can choose a mentor once you take part."))
    if not programme_queries.has_accepted(mentee):
        return Verdict(_("Please read and accept the promise and its limits first."))
    if mentee.programme.choosing != Choosing.MENTEE:
        return Verdict(_("In this programme the coordinators suggest a mentor to you."))
    return YES


def may_answer_as_mentor(person: Person, offer: Offer) -> Verdict:
    """The mentor who was asked answers; nobody does it for them."""
    if offer.mentor.person_id == person.pk:
        return YES
    return Verdict(_("Only the mentor who was asked can answer."))


def may_answer_as_mentee(person: Person, offer: Offer) -> Verdict:
    """The mentee agrees to an introduction, or takes a request back."""
    if offer.mentee.person_id == person.pk:
        return YES
    return Verdict(_("Only the mentee can do this."))


def may_answer(person: Person, offer: Offer) -> Verdict:
    """Either of the two people can say no, without a reason."""
    return may_answer_as_mentor(person, offer) or may_answer_as_mentee(person, offer)
