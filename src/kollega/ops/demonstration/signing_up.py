"""People come in by the front door: invited or applying, answering, agreeing, handing in."""

from collections.abc import Sequence
from datetime import date, timedelta

from kollega.domains.people import actions as people
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes import queries
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Medium, Role, WayIn
from kollega.foundation import clock
from kollega.ops.demonstration.opening import Scene


def invite(scene: Scene, names: Sequence[str], role: Role) -> None:
    """Ask people in; where people apply by themselves nobody is asked."""
    if scene.programme.way_in == WayIn.APPLY and role == Role.MENTEE:
        return
    for name in names:
        programmes.invite(
            programme=scene.programme,
            person=scene.cast[name],
            role=role,
            by=scene.coordinator,
            cohort=scene.cohort if role == Role.MENTEE else None,
        )


def hand_in(scene: Scene, name: str, role: Role) -> Participation:
    """Somebody answers everything, agrees to the text and hands in."""
    part = begin(scene, name, role)
    person = scene.cast[name]
    programmes.save_answers(participation=part, by=person, **_answers(scene, name, role))
    programmes.accept_text(participation=part, by=person)
    return programmes.submit(participation=part, by=person)


def sign_up(scene: Scene, name: str, role: Role) -> Participation:
    """Somebody hands in, and the coordinator approves where the programme wants it."""
    part = hand_in(scene, name, role)
    if part.stage == ParticipationStage.APPLIED:
        part = programmes.approve(participation=part, by=scene.coordinator)
    return part


def begin(scene: Scene, name: str, role: Role) -> Participation:
    """Somebody says yes and stops at the first page."""
    people.account_of(person=scene.cast[name])
    return programmes.begin_sign_up(programme=scene.programme, person=scene.cast[name], role=role)


def decline(scene: Scene, name: str, role: Role) -> None:
    """Somebody sees no need now."""
    part = queries.part_of(scene.cast[name], scene.programme, role)
    if part:
        programmes.decline(participation=part, by=scene.cast[name])


def _answers(scene: Scene, name: str, role: Role) -> dict[str, object]:
    player = scene.players[name]
    on_offer = scene.programme.topics
    answers: dict[str, object] = {
        "topics": [topic for topic in player.topics if topic in on_offer] or on_offer[:1],
        "meets_by": [scene.programme.medium, Medium.TELEPHONE],
        "places": [player.site],
        "experiences": list(player.experiences),
    }
    if role == Role.MENTOR:
        return answers | {"portrait": player.words, "capacity": 2}
    return answers | {
        "words_for_mentor": player.words,
        "training_began_on": _training_began() if scene.programme.eligible_months else None,
    }


def _training_began() -> date:
    return clock.today() - timedelta(days=20)
