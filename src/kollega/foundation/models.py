"""The few tables the foundation itself needs: they hold ids, never foreign keys upwards."""

from datetime import timedelta

from django.db import models

from kollega.foundation.privacy import TWO_YEARS, Deed, GoesWith, Label, OnPurpose, Sweep


class ClockShift(models.Model):
    """How far the demonstration's clock was moved; empty in production."""

    days = models.IntegerField(default=0)

    privacy = Label(
        what="How many days the demonstration's clock was moved.",
        why="To watch reminders and months of sessions in minutes.",
        seen_by="Everyone in the demonstration.",
        kept="As long as the demonstration; never in production.",
        ends=(OnPurpose("one row, a number of days, in the demonstration alone"),),
    )


class Happening(models.Model):
    """Something a lower domain did that a higher one may care about, until it was handed on."""

    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()

    privacy = Label(
        what="The kind of a change and the number of the record that changed.",
        why="So that other parts react to it even after a crash.",
        seen_by="Nobody; only the job that hands it on.",
        kept="Until it is handed on, usually seconds.",
        ends=(Deed("foundation.happenings.hand_on"),),
    )


class OutgoingMail(models.Model):
    """A mail to one person. Its text is removed once it is delivered, except in the demonstration."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)

    privacy = Label(
        what="Address, subject and text of an email, with its calendar file.",
        why="To deliver it, and to try again when the mail server is away.",
        seen_by="The recipient; in the demonstration everyone, on its outbox page.",
        kept="Until delivered, a week at most; in the demonstration as long as it runs.",
        ends=(
            Deed("foundation.mail.deliver"),
            Sweep("foundation.mail.forget_old", after=timedelta(days=7)),
        ),
    )

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="mails_in_order")]


class MailAttachment(models.Model):
    """A file that goes with a mail, such as a calendar invitation."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="attachments")
    filename = models.CharField(max_length=100)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()

    privacy = Label(
        what="A file sent with an email: usually a calendar invitation with a neutral title.",
        why="So that an appointment lands in the person's own calendar.",
        seen_by="The recipient; in the demonstration everyone.",
        kept="As long as its mail.",
        ends=(GoesWith("mail"),),
    )


class MailLink(models.Model):
    """A button in a mail that works without signing in: once, for one person, for one deed."""

    digest = models.CharField(max_length=64, unique=True)
    deed = models.CharField(max_length=60)
    person_id = models.BigIntegerField()
    subject_id = models.BigIntegerField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    privacy = Label(
        what="A fingerprint of an email button's secret, what it does, for whom, until when.",
        why="So that people can accept, decline or move from the email itself, safely.",
        seen_by="Nobody.",
        kept="Until it is used or runs out, then 30 days.",
        ends=(Sweep("foundation.maillinks.forget_old", after=timedelta(days=60)),),
    )


class Progress(models.Model):
    """How far a piece of long work has come; gone when it ends."""

    work = models.CharField(max_length=80, unique=True)
    done = models.PositiveIntegerField()
    total = models.PositiveIntegerField()

    privacy = Label(
        what="How many rows of a file, or people of a round, are done.",
        why="So that whoever waits sees that it goes on.",
        seen_by="Who started the work.",
        kept="Until the work ends.",
        ends=(Deed("foundation.progress.telling"),),
    )


class AuditEntry(models.Model):
    """Who changed what and when; never what was said, never a veto, nothing of peer support."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    deed = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    programme_id = models.BigIntegerField(null=True)

    privacy = Label(
        what="Who did what to which record, and when.",
        why="To answer 'who changed this?' and to notice misuse.",
        seen_by="The coordinators of the programme; the person concerned.",
        kept="Two years.",
        ends=(Sweep("foundation.audit.forget_old", after=TWO_YEARS),),
    )

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id"], name="audit_by_subject"),
            models.Index(fields=["at"], name="audit_in_order"),
        ]
