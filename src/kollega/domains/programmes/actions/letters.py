"""Mails about somebody's part in a programme; their subjects say nothing over a shoulder."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.programmes.models import DutyOffer, Participation
from kollega.domains.programmes.queries.duties import TAKE_DUTY
from kollega.domains.programmes.queries.participations import BEGIN, DECLINE
from kollega.domains.programmes.vocabulary import Duty, Role, WayIn
from kollega.foundation import clock, mail, maillinks


def write_invitation(part: Participation) -> None:
    """Ask somebody with an address to take part: one button to begin, one to see no need."""
    assert part.person.email
    part.invited_at = clock.now()
    part.save()
    offered = part.programme.way_in == WayIn.OFFERED
    mail.send(
        to=part.person.email,
        subject=_("An invitation for you"),
        text="\n\n".join(
            [
                _("Dear {name},").format(name=part.person.calling_name),
                _offer(part) if offered else _invitation(part),
                _("What it is, and to begin (about five minutes, saved as you go):")
                + "\n"
                + _button("invitation", BEGIN, part),
                _("I see no need now:") + "\n" + _button("decline-invitation", DECLINE, part),
                _(
                    "Until you say yes, nothing about you is shown to anybody else in the "
                    "programme. If you say no, nobody asks why, and you can come back with the first link."
                ),
                _("The links work for 30 days and are for you alone."),
            ]
        ),
    )


def write_reminder(part: Participation) -> None:
    """Remind somebody of a sign-up that waits for them."""
    assert part.person.email
    mail.send(
        to=part.person.email,
        subject=_("Something you began is waiting for you"),
        text="\n\n".join(
            [
                _("Dear {name},").format(name=part.person.calling_name),
                _("You began to sign up for {programme}. What you wrote is still there.").format(
                    programme=part.programme.name
                ),
                _("Continue:") + "\n" + _button("invitation", BEGIN, part),
                _("I see no need now:") + "\n" + _button("decline-invitation", DECLINE, part),
            ]
        ),
    )


def write_answer(part: Participation, *, approved: bool) -> None:
    """Tell somebody who applied what the coordinator decided."""
    if not part.person.email:
        return
    words = {"programme": part.programme.name}
    mail.send(
        to=part.person.email,
        subject=_("News about your sign-up"),
        text="\n\n".join(
            [
                _("Dear {name},").format(name=part.person.calling_name),
                _(
                    "You are now taking part in {programme}. What comes next is on your page:"
                ).format(**words)
                if approved
                else _(
                    "Your coordinator could not let you into {programme} this time. They can tell "
                    "you more, and you can ask again from your page:"
                ).format(**words),
                settings.SITE_URL + reverse("my-part", args=[part.public_id]),
            ]
        ),
    )


def write_new_text(part: Participation) -> None:
    """Ask somebody who agreed to an earlier text to read the new one."""
    if not part.person.email:
        return
    mail.send(
        to=part.person.email,
        subject=_("Something to read before your next appointment"),
        text="\n\n".join(
            [
                _("Dear {name},").format(name=part.person.calling_name),
                _(
                    "What stays confidential in {programme}, and the limits of it, has been written "
                    "anew. Please read it and say whether you agree, before you next talk:"
                ).format(programme=part.programme.name),
                settings.SITE_URL + reverse("sign-up-page", args=[part.public_id, "promise"]),
                _("Until then nobody new is suggested to you. What you have agreed on stays."),
            ]
        ),
    )


def write_duty_question(offer: DutyOffer, person: Person, *, by: Person) -> None:
    """Ask somebody whether they would take on a duty."""
    sentences = {
        Duty.COORDINATOR: _("{coordinator} asks whether you would be coordinator of {programme}."),
        Duty.EVALUATOR: _("{coordinator} asks whether you would be evaluator of {programme}."),
        Duty.NAMED_CONTACT: _(
            "{coordinator} asks whether you would be named contact of {programme}."
        ),
    }
    secret = maillinks.issue(deed=TAKE_DUTY, person_id=person.pk, subject_id=offer.pk)
    mail.send(
        to=offer.email,
        subject=_("A question for you"),
        text="\n\n".join(
            [
                _("Dear {name},").format(name=offer.name),
                sentences[Duty(offer.duty)].format(
                    coordinator=by.name, programme=offer.programme.name
                ),
                _("See what it is, and say yes or no:")
                + "\n"
                + settings.SITE_URL
                + reverse("answer-duty", args=[secret]),
                _("The link works for 30 days and is for you alone."),
            ]
        ),
    )


def write_to_contact(contact: Person) -> None:
    """Tell a named contact that somebody wished them to know something; never what, by email."""
    assert contact.email
    mail.send(
        to=contact.email,
        subject=_("Something for you to know"),
        text="\n\n".join(
            [
                _("Dear {name},").format(name=contact.calling_name),
                _(
                    "Somebody in your programme would like you to know something. It is on a page "
                    "of its own, for you alone:"
                ),
                settings.SITE_URL + reverse("told-me"),
            ]
        ),
    )


def _invitation(part: Participation) -> str:
    if part.role == Role.MENTOR:
        return _("You are invited to be a mentor in {programme}.").format(
            programme=part.programme.name
        )
    return _("You are invited to have a mentor in {programme}.").format(
        programme=part.programme.name
    )


def _offer(part: Participation) -> str:
    if part.role == Role.MENTOR:
        return _invitation(part)
    return _(
        "{programme} offers everybody who begins with you a mentor. Nobody needs a reason "
        "to want one, and nobody has to take part."
    ).format(programme=part.programme.name)


def _button(page: str, deed: str, part: Participation) -> str:
    secret = maillinks.issue(deed=deed, person_id=part.person_id, subject_id=part.pk)
    return settings.SITE_URL + reverse(page, args=[secret])
