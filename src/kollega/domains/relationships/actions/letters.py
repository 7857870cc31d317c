"""Letters to one of the two: a neutral subject, a greeting, a few words, the way to the page."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.people.models import Person
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import mail, maillinks


def address(relationship: MentoringRelationship) -> str:
    """The relationship's page, as a whole address for a mail."""
    return f"{settings.SITE_URL}{reverse('relationship', args=[relationship.public_id])}"


def button(deed: str, *, of: Person, subject_id: int) -> str:
    """The whole address of a button that works from the mail, once, for one person.

    Args:
        deed: its name in the register of ``web.bymail``.
        subject_id: primary key of what it is done to.
    """
    secret = maillinks.issue(deed=deed, person_id=of.pk, subject_id=subject_id)
    return f"{settings.SITE_URL}{reverse('by-mail', args=[secret])}"


def write(*, to: Person, about: MentoringRelationship, text: str) -> None:
    """Send a letter that ends with the way to the page; nothing to who has no address."""
    if not to.email:
        return
    mail.send(
        to=to.email,
        subject=_("There is something new for you"),
        text=_("Dear {name},\n\n{text}\n\n{address}\n").format(
            name=to.calling_name, text=text, address=address(about)
        ),
    )
