from django.db import models

from kollega.domains.programmes.models.participations import Participation
from kollega.domains.programmes.models.programmes import Programme
from kollega.foundation.privacy import GoesWith, Label


class ConsentText(models.Model):
    """What is promised and what its limits are, in the words of one country.

    A draft may be rewritten; once it is signed off a trigger keeps it as it is.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="consent_texts")
    version = models.PositiveSmallIntegerField()
    promise = models.TextField()
    limits = models.TextField()
    signed_off_by = models.CharField(max_length=200, blank=True)
    signed_off_at = models.DateTimeField(null=True)

    privacy = Label(
        what="A programme's promise of confidentiality and its limits; who signed it off.",
        why="So that everybody knows before the first word what stays between two people.",
        seen_by="Everyone.",
        kept="As long as the programme, because people agreed to it.",
        ends=(GoesWith("programme"),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="a_text_version_once"),
            models.CheckConstraint(
                condition=models.Q(signed_off_at__isnull=True) | ~models.Q(signed_off_by=""),
                name="a_signature_has_a_name",
            ),
        ]


class Acceptance(models.Model):
    """Somebody read a version of the text and agreed."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="acceptances"
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    privacy = Label(
        what="That somebody agreed to a version of the programme's promise, and when.",
        why="Nobody meets before both know the limits.",
        seen_by="The person; the coordinators see that it is there.",
        kept="As long as the participation.",
        ends=(GoesWith("participation"),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "text"], name="a_text_is_accepted_once"
            )
        ]
