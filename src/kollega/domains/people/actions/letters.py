"""Emails about somebody's own address; their subjects say nothing over a shoulder."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.people.models import NewAddress, Person
from kollega.domains.people.queries.addresses import GOOD_FOR
from kollega.domains.people.vocabulary import STOP_ADDRESS, USE_ADDRESS
from kollega.foundation import mail, maillinks


def write_new_address(asked: NewAddress) -> None:
    """To the new address: the button that proves that it is theirs."""
    _write(
        asked.email,
        _("The link you asked for"),
        # No name: the address may turn out to be somebody else's.
        _("Hello,"),
        _("You, or somebody with your address, wishes to use it for Kollega from now on."),
        _("Use this address:") + "\n" + _button(USE_ADDRESS, asked),
        _("If it was not you, do nothing: nothing changes. The link works for one day."),
    )


def write_known_address(owner: Person) -> None:
    """To an address that is known already, in place of the button."""
    assert owner.email
    _write(
        owner.email,
        _("Your address is known here already"),
        _("Hello,"),
        _(
            "Somebody wished to use this address for another account. It belongs to yours, so "
            "nothing was changed, and they were not told."
        ),
        _("If it was you: sign in with this address. If it was not, there is nothing to do."),
        settings.SITE_URL + reverse("account_login"),
    )


def write_address_wished(asked: NewAddress) -> None:
    """To the present address: what is about to happen, and the button that stops it."""
    person = asked.person
    assert person.email
    _write(
        person.email,
        _("About your address here"),
        _("Dear {name},").format(name=person.calling_name),
        _(
            "Somebody who is signed in as you, most likely you, asked us to write to another "
            "address from now on. It changes when the link in an email to that address is used."
        ),
        _("If it was you, there is nothing to do."),
        _("If it was not you, stop it here, then choose a new password at once:")
        + "\n"
        + _button(STOP_ADDRESS, asked),
    )


def write_address_changed(person: Person, before: str) -> None:
    """To the address that is no longer used: the last email that goes there."""
    _write(
        before,
        _("Your address was changed"),
        _("Dear {name},").format(name=person.calling_name),
        _(
            "You sign in with another address now, and our emails go to it. This is the last "
            "one that comes here; links in earlier ones no longer do anything."
        ),
        _("If it was not you, tell the coordinators of your programme at once, by telephone."),
    )


def _write(to: str, subject: str, *paragraphs: str) -> None:
    mail.send(to=to, subject=subject, text="\n\n".join(paragraphs))


def _button(deed: str, asked: NewAddress) -> str:
    secret = maillinks.issue(
        deed=deed, person_id=asked.person_id, subject_id=asked.pk, good_for=GOOD_FOR
    )
    return settings.SITE_URL + reverse("by-mail", args=[secret])
