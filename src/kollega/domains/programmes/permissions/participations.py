"""Who may do what with somebody's part in a programme, and who sees which answer."""

from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.lifecycle import ANSWERING, NEXT_PARTICIPATION, ParticipationStage
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.permissions.programmes import may_coordinate, may_see_person
from kollega.foundation.permissions import YES, Audience, Verdict

# What a mentor offers is read by those who look for one, once the mentor has confirmed it; what a
# mentee needs goes to the one mentor they ask. Coordinators see neither. Where nobody reads a
# thing and only the matching uses it, its line says so.
_OFFERED = (Audience.MYSELF, Audience.MENTEES)
_ASKED = (Audience.MYSELF, Audience.ASKED_MENTOR)
SEES = {
    # Of a mentor.
    "offered_name": (*_OFFERED, Audience.COORDINATOR),
    "offered_work": (*_OFFERED, Audience.COORDINATOR),
    "offered_languages": _OFFERED,
    "offered_meets_by": _OFFERED,
    "offered_places": _OFFERED,
    "offered_experiences": _OFFERED,
    "offers": _OFFERED,
    "portrait": _OFFERED,
    "free_from": _OFFERED,
    "capacity": (Audience.MYSELF, Audience.COORDINATOR),
    # Of a mentee.
    "asked_name": (*_ASKED, Audience.PARTNER, Audience.COORDINATOR),
    "asked_work": (*_ASKED, Audience.COORDINATOR),
    "asked_languages": _ASKED,
    "asked_meets_by": _ASKED,
    "asked_places": _ASKED,
    "needs": _ASKED,
    "words_for_mentor": _ASKED,
    "training_began_on": (Audience.MYSELF, Audience.COORDINATOR),
    "shared_experiences": (Audience.MYSELF, Audience.MATCHING),
    "other_specialty": (Audience.MYSELF, Audience.MATCHING),
    "may_share_roof": (Audience.MYSELF, Audience.MATCHING),
    # Of both.
    "organisation": (Audience.MYSELF, Audience.COORDINATOR),
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


def may_pause(by: Person, participation: Participation) -> Verdict:
    """Whoever takes part can pause; whoever pauses can say anew for how long."""
    if by.pk == participation.person_id and participation.stage == ParticipationStage.PAUSED:
        return YES
    return may_move(by, participation, ParticipationStage.PAUSED)


def may_decide(by: Person, participation: Participation) -> Verdict:
    """Coordinators approve, refuse and remind whom they may see; never somebody they judge."""
    if by.pk == participation.person_id:
        return Verdict(_("Another coordinator decides about you."))
    seen = may_coordinate(by, participation.programme)
    return seen and may_see_person(by, participation.person, participation.programme)
