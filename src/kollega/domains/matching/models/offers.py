from django.db import models

from kollega.domains.matching.lifecycle import OPEN_OFFER, UNMET, OfferStage
from kollega.domains.matching.models.rounds import Round
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import TWO_YEARS, GoesWith, Label, Sweep


class Offer(models.Model):
    """A mentor is asked whether they would meet a mentee; never two for one place.

    A mentee's own request has `mentee_agreed` from the start. An introduction by a coordinator
    (`round` is set) begins a relationship once both have agreed, in either order.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    mentee = models.ForeignKey(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    mentor = models.ForeignKey(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    round = models.ForeignKey(Round, null=True, on_delete=models.SET_NULL, related_name="+")
    by_coordinator = models.BooleanField(default=False)
    stage = models.CharField(max_length=20, choices=OfferStage, default=OfferStage.ASKED)
    fit = models.FloatField(null=True)
    reasons = models.JSONField(default=list)
    mentee_agreed = models.BooleanField(default=True)
    mentor_agreed = models.BooleanField(default=False)
    goes_on = models.BooleanField(default=True)
    contact = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    remind_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    written_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The one who asked hears of every answer but yes from the same sweep, whatever it was.
    told_at = models.DateTimeField(null=True)

    privacy = Label(
        what=(
            "Who asked whom, until when an answer is due, the answer, and how a mentor who wants "
            "to talk first can be reached."
        ),
        why="So that no request is lost in silence.",
        seen_by=(
            "The two people; the coordinators see whom somebody asked and whether it waits. That "
            "a mentor declined, did not answer or is full reads alike to everybody but them."
        ),
        kept="Two years after it was closed.",
        ends=(
            Sweep("matching.actions.forget_closed_offers", after=TWO_YEARS),
            GoesWith("mentee"),
            GoesWith("mentor"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "mentor"],
                condition=models.Q(stage__in=OPEN_OFFER),
                name="a_mentor_is_asked_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["mentee"],
                condition=models.Q(stage__in=OPEN_OFFER),
                name="a_mentee_asks_one_mentor_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["mentor", "stage"], name="offers_to_a_mentor"),
            models.Index(fields=["mentee", "stage"], name="offers_of_a_mentee"),
            models.Index(fields=["stage", "answer_by"], name="offers_due"),
            models.Index(
                fields=["stage"],
                condition=models.Q(stage__in=UNMET, told_at__isnull=True),
                name="offers_to_tell_of",
            ),
        ]
