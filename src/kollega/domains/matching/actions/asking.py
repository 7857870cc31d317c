"""The mentee chooses: a short list, a request to one of it, which can be taken back."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from kollega.domains.matching import permissions, queries
from kollega.domains.matching.actions import letters
from kollega.domains.matching.actions.offering import close, new_offer
from kollega.domains.matching.lifecycle import UNMET, OfferStage
from kollega.domains.matching.models import Offer, ShortList
from kollega.domains.matching.queries import short_lists
from kollega.domains.matching.queries.pool import pool
from kollega.domains.matching.queries.reasons import stored
from kollega.domains.matching.queries.short_lists import Shown
from kollega.domains.matching.vocabulary import Answer
from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import queries as programmes
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Role
from kollega.domains.relationships import queries as relationships
from kollega.foundation import audit, clock, live
from kollega.foundation.errors import NotPossible
from kollega.foundation.permissions import require


@transaction.atomic
def refresh_short_list(*, mentee: Participation) -> Shown:
    """Keep today's suggestions for a mentee, and tell which of them can be shown now.

    A fresh list with enough possible names stays as it is.
    """
    programmes.locked_part(mentee)
    kept = short_lists.list_of(mentee) or ShortList(mentee=mentee)
    entries = short_lists.entries_of(kept) if kept.pk else []
    fresh = bool(kept.pk) and short_lists.is_fresh(kept, mentee)
    possible = short_lists.still_possible(entries, mentee) if fresh else []
    if not fresh or len(possible) < min(mentee.programme.short_list, len(entries)):
        entries = short_lists.candidates(mentee, without=kept.passed_over)
        kept.entries = [asdict(entry) for entry in entries]
        kept.made_at, kept.answers = clock.now(), short_lists.fingerprint(mentee)
        kept.save()
        possible = short_lists.still_possible(entries, mentee)
    return Shown(short_lists.described(possible, mentee), bool(kept.passed_over))


@transaction.atomic
def show_someone_else(*, mentee: Participation, mentor: Participation, by: Person) -> None:
    """Leave a mentor out of one's suggestions; nobody is told, and it can be undone."""
    require(permissions.may_choose(by, mentee))
    refresh_short_list(mentee=mentee)
    kept = short_lists.list_of(mentee)
    if kept and mentor.pk not in kept.passed_over:
        kept.passed_over = [*kept.passed_over, mentor.pk]
        kept.save()


@transaction.atomic
def show_everyone_again(*, mentee: Participation, by: Person) -> None:
    """Bring back the mentors one asked not to see."""
    require(permissions.may_choose(by, mentee))
    programmes.locked_part(mentee)
    kept = short_lists.list_of(mentee)
    if kept:
        kept.delete()


@transaction.atomic
def ask_mentor(
    *, mentee: Participation, mentor: Participation, by: Person, goes_on: bool = True
) -> Offer:
    """Ask a mentor; asking the same one twice changes nothing.

    Both people and then the mentor's part are locked, so that two mentees who ask for the last
    place at the same moment do not both get it.

    Args:
        goes_on: whether the next of the short list is asked if this mentor is not free.

    Raises:
        NotPossible: somebody else is being asked, the mentor has no free place, or a rule stands
            between the two, which is not named.
    """
    people.locked_in_order([mentee.person_id, mentor.person_id])
    mentor, mentee = programmes.locked_part(mentor), programmes.locked_part(mentee)
    require(permissions.may_choose(by, mentee))
    known = queries.pending_for(mentee)
    if known and known.mentor_id == mentor.pk:
        return known
    if known:
        raise NotPossible(_("You have already asked somebody. You can take that back first."))
    _require_no_mentor(mentee)
    return make_request(mentee, mentor, by=by, goes_on=goes_on)


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: Person) -> Offer:
    """Take a request back, before one has heard of an answer; a second time changes nothing."""
    offer = queries.locked(offer)
    require(permissions.may_answer_as_mentee(by, offer))
    if offer.stage == OfferStage.WITHDRAWN:
        return offer
    if queries.reads_as(offer) not in (Answer.WAITING, Answer.TALK_FIRST):
        raise NotPossible(_("This request is closed: it has been answered or has gone on."))
    close(offer, OfferStage.WITHDRAWN, by=by)
    live.changed("person", offer.mentor.person_id)
    return offer


def next_mentors(mentee: Participation) -> list[Participation]:
    """Whom a request can go on to now, in order; nobody where the mentee no longer looks."""
    if not permissions.may_choose(mentee.person, mentee) or _has_mentor(mentee):
        return []
    shown = refresh_short_list(mentee=mentee)
    keys = [one.entry.mentor for one in shown.suggestions]
    found = {part.pk: part for part in queries.ready(mentee.programme, Role.MENTOR)}
    return [found[key] for key in keys if key in found]


def make_request(
    mentee: Participation, mentor: Participation, *, by: Person | None, goes_on: bool = True
) -> Offer:
    """A request, if the rules and the mentor's places allow it; both people are locked already.

    Raises:
        NotPossible: as for `ask_mentor`.
    """
    programme, on = mentee.programme, clock.today()
    ready = queries.ready(programme, Role.MENTOR).filter(pk=mentor.pk).first()
    not_free = _("{mentor} is not free just now.").format(mentor=mentor.person.name)
    if ready is None:
        raise NotPossible(not_free)
    places = queries.places_left(programme, [ready])
    if places[ready.pk] <= 0 or _in_vain_lately(mentee, ready):
        raise NotPossible(not_free)
    pair = pool(programme, mentees=[mentee], mentors=[ready], places=places, on=on).judged(
        [(mentee, ready)]
    )[mentee.pk, ready.pk]
    if pair is None:
        raise NotPossible(_("This pair is not possible."))
    offer = new_offer(
        mentee, ready, fit=pair.fit, reasons=stored(pair, ready, on=on), goes_on=goes_on
    )
    offer.written_at = clock.now()
    offer.save()
    audit.record(
        "mentor_asked",
        by_id=by.pk if by else None,
        on=offer,
        programme_id=mentee.programme_id,
    )
    letters.ask_mentor(offer)
    return offer


def _in_vain_lately(mentee: Participation, mentor: Participation) -> bool:
    since = clock.now() - queries.AGAIN_AFTER
    rows = queries.of_mentee(mentee).filter(mentor=mentor, stage__in=UNMET, asked_at__gt=since)
    return rows.exists()


def _require_no_mentor(mentee: Participation) -> None:
    if _has_mentor(mentee):
        raise NotPossible(_("You already have a mentor in this programme."))


def _has_mentor(mentee: Participation) -> bool:
    return relationships.mentored(mentee.programme).filter(mentee=mentee.person_id).exists()
