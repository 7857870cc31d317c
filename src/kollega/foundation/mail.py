"""Mail to one person at a time: written in the transaction, delivered by a job.

Subjects are neutral by rule: they may be read over a shoulder.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet

from kollega.foundation import clock, later
from kollega.foundation.models import MailAttachment, OutgoingMail

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Attachment:
    """A file of a mail."""

    filename: str
    content_type: str
    content: bytes


def send(*, to: str, subject: str, text: str, attachments: Sequence[Attachment] = ()) -> None:
    """Have a mail delivered once the surrounding transaction commits."""
    letter = OutgoingMail.objects.create(to=to, subject=subject, text=text, created_at=clock.now())
    MailAttachment.objects.bulk_create(
        MailAttachment(
            mail=letter,
            filename=attachment.filename,
            content_type=attachment.content_type,
            content=attachment.content,
        )
        for attachment in attachments
    )
    later.start("deliver_mail", mail_id=letter.pk)


@transaction.atomic
def deliver(mail_id: int) -> None:
    """Hand one mail to the mail server; does nothing if it was delivered already.

    Raises:
        OSError, smtplib.SMTPException: the server is away; the job tries again.
    """
    letter = OutgoingMail.objects.select_for_update().filter(pk=mail_id).first()
    if letter is None or letter.delivered_at:
        return
    message = EmailMessage(subject=letter.subject, body=letter.text, to=[letter.to])
    for attachment in letter.attachments.all():
        message.attach(attachment.filename, bytes(attachment.content), attachment.content_type)
    message.send()
    if settings.DEMONSTRATION:
        letter.delivered_at = clock.now()
        letter.save()
    else:
        letter.delete()


def forget_old() -> None:
    """Delete mails that could not be delivered for a week; the server was asked often enough.

    A sweep. In the demonstration there is no server, and the outbox page shows them all.
    """
    if not settings.DEMONSTRATION:
        OutgoingMail.objects.filter(created_at__lt=clock.now() - KEPT_FOR).delete()


def outbox() -> QuerySet[OutgoingMail]:
    """Every mail of the demonstration, the newest first, with its attachments."""
    return OutgoingMail.objects.order_by("-created_at", "-pk").prefetch_related("attachments")


def attachment(attachment_id: int) -> MailAttachment | None:
    """A file of a mail in the demonstration's outbox."""
    return MailAttachment.objects.filter(pk=attachment_id).first()
