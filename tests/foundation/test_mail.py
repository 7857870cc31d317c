"""Mail leaves once, to one person, after the commit; a server that is away loses nothing."""

import email
import socket
from email.policy import default as policy

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from kollega.foundation import mail
from kollega.foundation.models import MailAttachment, OutgoingMail


class Postbox:
    """A real SMTP server's handler that keeps what it is handed."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's own name
        letter = email.message_from_bytes(envelope.content, policy=policy)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 OK"


@pytest.fixture
def postbox(settings):
    handler = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_USE_TLS = False
    yield handler
    server.stop()


def write(subject="You have an appointment", attachments=()):
    mail.send(
        to="amara.osei@example.org", subject=subject, text="Tomorrow.", attachments=attachments
    )
    return OutgoingMail.objects.get()


def test_a_mail_arrives_with_its_file(db, postbox):
    file = mail.Attachment("appointment.ics", "text/calendar", b"BEGIN:VCALENDAR")
    letter = write(attachments=[file])

    mail.deliver(letter.pk)

    [(to, received)] = postbox.letters
    assert to == ["amara.osei@example.org"]
    assert received["Subject"] == "You have an appointment"
    assert received.get_body().get_content().strip() == "Tomorrow."
    [part] = received.iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("appointment.ics", "text/calendar")


def test_delivered_twice_it_arrives_once(db, postbox):
    letter = write()

    mail.deliver(letter.pk)
    mail.deliver(letter.pk)

    assert len(postbox.letters) == 1


def test_in_production_nothing_of_it_stays(db, postbox, settings):
    settings.DEMONSTRATION = False
    letter = write(attachments=[mail.Attachment("a.ics", "text/calendar", b"x")])

    mail.deliver(letter.pk)

    assert len(postbox.letters) == 1
    assert OutgoingMail.objects.count() == MailAttachment.objects.count() == 0


def test_a_server_that_is_away_loses_nothing(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    letter = write()

    with pytest.raises(OSError, match="refused"):
        mail.deliver(letter.pk)

    letter.refresh_from_db()
    assert letter.delivered_at is None


@pytest.mark.django_db(transaction=True)
def test_a_mail_of_a_transaction_that_failed_is_never_sent():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError

    assert OutgoingMail.objects.count() == 0
    assert ProcrastinateJob.objects.filter(task_name="deliver_mail").count() == 0


def test_a_job_carries_the_number_of_a_mail_and_nothing_of_a_person(db):
    letter = write()

    job = ProcrastinateJob.objects.get(task_name="deliver_mail")
    assert job.args == {"mail_id": letter.pk}
