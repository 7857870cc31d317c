"""How pairs come about: a round and its introductions, or a mentee who asks."""

from kollega.domains.matching import actions as matching
from kollega.domains.matching import queries as matching_queries
from kollega.domains.matching.models import Offer
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.lifecycle import OPEN
from kollega.domains.relationships.models import MentoringRelationship
from kollega.ops.demonstration.opening import Scene


def match(scene: Scene) -> None:
    """Run a round up to the coordinator's review."""
    round_ = matching.start_round(programme=scene.programme, by=scene.coordinator)
    matching.compute_round(round_.pk)


def introduce(scene: Scene) -> None:
    """Send what is under review."""
    round_ = matching_queries.under_way(scene.programme)
    if round_:
        matching.send_introductions(round=round_, by=scene.coordinator)
        matching.write_introductions(round_.pk)


def say_yes(scene: Scene, *mentees: str) -> None:
    """These mentees and the mentors proposed for them both agree."""
    for name in mentees:
        for offer in list(matching_queries.offers_for(scene.cast[name])):
            matching.agree_as_mentee(offer=offer, by=scene.cast[name])
            matching.accept_offer(offer=offer, by=offer.mentor.person)


def ask(scene: Scene, name: str, *, nth: int = 0) -> None:
    """A mentee asks a mentor of their short list."""
    mentee = programmes.part_of(scene.cast[name], scene.programme, Role.MENTEE)
    if mentee is None:
        raise LookupError(f"{name} takes no part yet.")
    matching.refresh_short_list(mentee=mentee)
    suggestions = matching_queries.short_list(mentee)
    mentor = matching_queries.mentor_of(suggestions[min(nth, len(suggestions) - 1)], mentee)
    if mentor is None:
        raise LookupError("A mentor on a short list takes part.")
    matching.ask_mentor(mentee=mentee, mentor=mentor, by=scene.cast[name])


def answer(scene: Scene, name: str, *, yes: bool) -> None:
    """The mentor whom somebody asked answers."""
    offer = _open_offer(scene, name)
    if yes:
        matching.accept_offer(offer=offer, by=offer.mentor.person)
    else:
        matching.decline_offer(offer=offer, by=offer.mentor.person)


def pair_of(scene: Scene, name: str) -> MentoringRelationship:
    """The open pair of a mentee."""
    for relationship in relationships.visible_to(scene.cast[name]):
        if relationship.stage in OPEN:
            return relationship
    raise LookupError(f"{name} has no mentor.")


def _open_offer(scene: Scene, name: str) -> Offer:
    mentee = programmes.part_of(scene.cast[name], scene.programme, Role.MENTEE)
    offer = matching_queries.pending_for(mentee) if mentee else None
    if offer is None:
        raise LookupError(f"{name} asks nobody.")
    return offer
