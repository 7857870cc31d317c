"""Buttons in a mail that work without signing in: a secret, good once, for one person, one deed.

Only a fingerprint is stored. Following the link shows a page that asks "Do you want this?", so
that a mail scanner's visit does nothing; redeeming happens on that page's button. Expiry is a
security matter and so uses real time, not the movable clock.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kollega.foundation import ids
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import MailLink

GOOD_FOR = timedelta(days=30)
KEPT_FOR = timedelta(days=30)  # afterwards


def issue(*, deed: str, person_id: int, subject_id: int, good_for: timedelta = GOOD_FOR) -> str:
    """A fresh secret for the address of a button."""
    secret = ids.secret()
    MailLink.objects.create(
        digest=ids.fingerprint(secret),
        deed=deed,
        person_id=person_id,
        subject_id=subject_id,
        expires_at=timezone.now() + good_for,
    )
    return secret


def read(secret: str) -> MailLink:
    """What a button would do, without doing it.

    Raises:
        NotPossible: it was used, has run out, or never was.
    """
    return _usable(MailLink.objects.filter(digest=ids.fingerprint(secret)).first())


@transaction.atomic
def redeem(secret: str) -> MailLink:
    """Use a button up; call it in the transaction that does the deed.

    Raises:
        NotPossible: it was used, has run out, or never was.
    """
    link = _usable(
        MailLink.objects.select_for_update().filter(digest=ids.fingerprint(secret)).first()
    )
    link.used_at = timezone.now()
    link.save()
    return link


def void(person_id: int) -> None:
    """Have every button somebody got until now do nothing more: their mailbox is another one."""
    unused = MailLink.objects.filter(person_id=person_id, used_at=None)
    unused.update(used_at=timezone.now())


def forget_old() -> None:
    """Delete the buttons that were used or ran out a while ago (a sweep)."""
    before = timezone.now() - KEPT_FOR
    MailLink.objects.filter(Q(used_at__lt=before) | Q(expires_at__lt=before)).delete()


def _usable(link: MailLink | None) -> MailLink:
    if link is None or link.used_at or link.expires_at < timezone.now():
        raise NotPossible(
            _("This link has already been used or has expired. Please sign in to continue.")
        )
    return link
