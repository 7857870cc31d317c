"""Letters about requests and introductions: neutral subjects, whole sentences, buttons that work
without signing in.

A request in vain has one letter. It is given names only, so that it can't tell why.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.matching.models import Offer
from kollega.domains.people.models import Person
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import days, live, mail, maillinks

# Deeds of buttons; the page behind each asks once more before anything is done.
ACCEPT, TALK_FIRST, DECLINE = "accept_offer", "talk_first", "decline_offer"
AGREE, NOT_THIS_ONE = "agree_to_introduction", "decline_introduction"


def ask_mentor(offer: Offer) -> None:
    """To the mentor a mentee asked."""
    _write(
        offer.mentor.person,
        _news(),
        _("{mentee} would like to have you as a mentor in {programme}.").format(**_words(offer)),
        _("What {mentee} would like help with is on this page:").format(**_words(offer))
        + f"\n{offer_page(offer)}",
        *_mentors_buttons(offer),
        _answer_by(offer),
    )


def introduce(offer: Offer) -> None:
    """To both people of a pair that a coordinator proposes."""
    _write(
        offer.mentor.person,
        _news(),
        _(
            "The coordinators of {programme} suggest that you and {mentee} meet, with you as the mentor."
        ).format(**_words(offer)),
        *_mentors_buttons(offer),
        _answer_by(offer),
    )
    _write(
        offer.mentee.person,
        _news(),
        _("The coordinators of {programme} suggest {mentor} as your mentor.").format(
            **_words(offer)
        ),
        _("Why, and how you can meet, is on this page:") + f"\n{mentees_page(offer)}",
        *_mentees_buttons(offer),
        _answer_by(offer),
    )


def remind(offer: Offer) -> None:
    """To whoever has not answered yet."""
    if not offer.mentor_agreed:
        _write(
            offer.mentor.person,
            _("Something is waiting for your answer"),
            _("{mentee} is still waiting to hear from you in {programme}.").format(**_words(offer)),
            *_mentors_buttons(offer),
            _answer_by(offer),
        )
    if not offer.mentee_agreed:
        _write(
            offer.mentee.person,
            _("Something is waiting for your answer"),
            _("{mentor} was suggested to you as a mentor in {programme}.").format(**_words(offer)),
            *_mentees_buttons(offer),
            _answer_by(offer),
        )


def talk_first(offer: Offer) -> None:
    """To the mentee whose mentor would like a word before saying yes."""
    _write(
        offer.mentee.person,
        _news(),
        _("{mentor} would like to talk with you first. You can reach them here: {contact}").format(
            contact=offer.contact, **_words(offer)
        ),
        _("You promise each other nothing by that. Everything else is on this page:")
        + f"\n{mentees_page(offer)}",
    )


def not_free(offer: Offer, *, next_one: Offer | None) -> None:
    """To the one who asked: the same words whether the mentor declined, was silent or is full."""
    _write(
        offer.mentee.person,
        _news(),
        _("{mentor} is not free just now. That says nothing about you.").format(**_words(offer)),
        _what_now(offer, next_one),
    )


def not_going_on(to: Person, offer: Offer, *, other: Person) -> None:
    """To either side of an introduction that came to nothing, in the same words."""
    _write(
        to,
        _news(),
        _("The introduction to {other} in {programme} does not go on just now.").format(
            other=other.name, programme=offer.mentee.programme.name
        ),
        _("There is nothing you have to do. You stay on the coordinators' list.")
        if to.pk == offer.mentee.person_id
        else _("There is nothing you have to do."),
    )


def they_meet(to: Person, relationship: MentoringRelationship) -> None:
    """To the one who did not say the last yes."""
    other = relationship.mentor if to.pk == relationship.mentee_id else relationship.mentee
    address = reverse("relationship", args=[relationship.public_id])
    _write(
        to,
        _news(),
        _("{other} said yes: you can meet. You find each other here:").format(other=other.name)
        + f"\n{settings.SITE_URL}{address}",
    )


def offer_page(offer: Offer) -> str:
    """The mentor's page of a request, as a whole address."""
    return settings.SITE_URL + reverse("matching-offer", args=[offer.public_id])


def mentees_page(offer: Offer) -> str:
    """The mentee's page of the programme's matching, as a whole address."""
    return settings.SITE_URL + reverse("matching-choose", args=[offer.mentee.public_id])


def _what_now(offer: Offer, next_one: Offer | None) -> str:
    if next_one is None:
        return _("You keep your place in the queue. See who else you can ask here:") + (
            f"\n{mentees_page(offer)}"
        )
    return (
        _(
            "Your request has gone on to {mentor}, who has until {day} to answer. "
            "You can take it back here:"
        ).format(mentor=next_one.mentor.person.name, day=_day(next_one))
        + f"\n{mentees_page(offer)}"
    )


def _mentors_buttons(offer: Offer) -> tuple[str, ...]:
    to = offer.mentor.person
    return (
        _("Yes, I would like to:") + f"\n{_button(ACCEPT, to, offer)}",
        _("I would like to talk first:") + f"\n{_button(TALK_FIRST, to, offer)}",
        _("Not just now (nobody asks why):") + f"\n{_button(DECLINE, to, offer)}",
    )


def _mentees_buttons(offer: Offer) -> tuple[str, ...]:
    to = offer.mentee.person
    return (
        _("Yes, I would like to:") + f"\n{_button(AGREE, to, offer)}",
        _("I would rather have somebody else (nobody asks why):")
        + f"\n{_button(NOT_THIS_ONE, to, offer)}",
    )


def _button(deed: str, to: Person, offer: Offer) -> str:
    secret = maillinks.issue(deed=deed, person_id=to.pk, subject_id=offer.pk)
    return settings.SITE_URL + reverse("by-mail", args=[secret])


def _answer_by(offer: Offer) -> str:
    return _("Please answer by {day}. The links are for you alone and work once.").format(
        day=_day(offer)
    )


def _day(offer: Offer) -> str:
    return days.without_year(offer.answer_by)


def _news() -> str:
    return _("There is something new for you")


def _words(offer: Offer) -> dict[str, str]:
    return {
        "mentee": offer.mentee.person.name,
        "mentor": offer.mentor.person.name,
        "programme": offer.mentee.programme.name,
    }


def _write(to: Person, subject: str, *paragraphs: str) -> None:
    live.changed("person", to.pk)
    if not to.email:
        return
    greeting = _("Dear {name},").format(name=to.calling_name)
    mail.send(to=to.email, subject=subject, text="\n\n".join([greeting, *paragraphs]))
