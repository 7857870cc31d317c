"""Who may do what with somebody's part in a programme, and who sees which answer."""

from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.lifecycle import ANSWERING, NEXT_PARTICIPATION, ParticipationStage
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.permissions.programmes import may_coordinate, may_see_person
from kollega.foundation.permissions import YES, Audience, Verdict

# What a mentor offers is read by those who look for one, once the mentor has confirmed it; what a
# mentee needs goes to the matching and to the one mentor they ask. Coordinators see neither.
_OFFERED = (Audience.MYSELF, Audience.MATCHING, Audience.MENTEES)
_ASKED = (Audience.MYSELF, Audience.MATCHING, Audience.ASKED_MENTOR)
SEES = {
    "portrait": (Audience.MYSELF, Audience.MENTEES),
    "offers": _OFFERED,
    "offered_experiences": _OFFERED,
    "offered_places": _OFFERED,
    "offered_meets_by": _OFFERED,
    "specialty": (*_OFFERED, Audience.COORDINATOR),
    "grade": (*_OFFERED, Audience.COORDINATOR),
    "organisation": (Audience.MYSELF, Audience.MATCHING, Audience.COORDINATOR),
    "capacity": (Audience.MYSELF, Audience.MATCHING, Audience.COORDINATOR),
    "free_from": _OFFERED,
    "needs": _ASKED,
    "shared_experiences": (Audience.MYSELF, Audience.MATCHING),
    "places": _ASKED,
    "meets_by": _ASKED,
    "other_specialty": (Audience.MYSELF, Audience.MATCHING),
    "may_share_roof": (Audience.MYSELF, Audience.MATCHING),
    "words_for_mentor": (Audience.MYSELF, Audience.ASKED_MENTOR),
    "training_began_on": (Audience.MYSELF, Audience.COORDINATOR),
    "state": (Audience.MYSELF, Audience.COORDINATOR),
}


def may_answer(by: Person, participation: Participation) -> Verdict:
    """Only the person answers, from the moment they say yes until they leave."""
    if by.pk != participation.person_id:
        return Verdict(_("Only the person can answer this."))
    if participation.stage not in ANSWERING:
        return Verdict(_("Please begin the sign-up first."))
    return YES


def may_move(by: Person, participation: Participation, to: ParticipationStage) -> Verdict:
    """People come, pause, go and come back as they like, where the next stage can be reached."""
    if by.pk != participation.person_id:
        return Verdict(_("Only the person can decide this."))
    if to not in NEXT_PARTICIPATION[ParticipationStage(participation.stage)]:
        return Verdict(_("This is not possible just now."))
    return YES


def may_decide(by: Person, participation: Participation) -> Verdict:
    """Coordinators approve, refuse and remind whom they may see; never somebody they judge."""
    if by.pk == participation.person_id:
        return Verdict(_("Another coordinator decides about you."))
    seen = may_coordinate(by, participation.programme)
    return seen and may_see_person(by, participation.person, participation.programme)
