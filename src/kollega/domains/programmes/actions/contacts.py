"""The named contact is told that somebody wished them to know something; never what, by mail."""

from django.db import transaction

from kollega.domains.people import queries as people
from kollega.domains.programmes import queries
from kollega.domains.programmes.actions import letters


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
            letters.write_to_contact(contact)
