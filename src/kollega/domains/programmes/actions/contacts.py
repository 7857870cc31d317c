"""The named contact is told that somebody wished them to know something; never what, by mail."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.people import queries as people
from kollega.domains.programmes import queries
from kollega.foundation import mail


@transaction.atomic
def tell_contacts(veto_id: int) -> None:
    """Write to the contacts who may see this (heard from below: a veto was recorded)."""
    concerned = people.people_of_veto(veto_id)
    if concerned is None:
        return
    veto = people.vetoes_told([concerned[0]]).filter(pk=veto_id).first()
    if veto is None:
        return
    for contact in queries.contacts_for(veto.holder):
        if contact.email and veto in queries.told_to(contact):
            mail.send(
                to=contact.email,
                subject=_("Something for you to know"),
                text="\n\n".join(
                    [
                        _("Dear {name},").format(name=contact.calling_name),
                        _(
                            "Somebody in your programme would like you to know something. It "
                            "stands on a page of its own, for you alone:"
                        ),
                        settings.SITE_URL + reverse("told-me"),
                    ]
                ),
            )
