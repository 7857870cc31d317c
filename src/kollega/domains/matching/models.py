from django.db import models

from kollega.domains.matching.lifecycle import OPEN_OFFER, OfferStage, RoundStage
from kollega.domains.programmes.vocabulary import Objective
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import Label


class Round(models.Model):
    """One run of the matching over everybody who waits, until its introductions are sent."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.CASCADE, related_name="+"
    )
    stage = models.CharField(max_length=20, choices=RoundStage, default=RoundStage.COMPUTING)
    objective = models.CharField(max_length=20, choices=Objective)
    seed = models.PositiveIntegerField(default=0)
    checks = models.JSONField(default=dict)
    started_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    privacy = Label(
        what="When a matching ran, for what it strove, and whether its rules were kept.",
        why="So that the coordinator can review it and run it again.",
        seen_by="The coordinators of the programme.",
        kept="As long as the programme.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(stage__in=[RoundStage.COMPUTING, RoundStage.REVIEW]),
                name="one_round_under_review_at_a_time",
            )
        ]


class Proposal(models.Model):
    """A line of a round: a mentee, the mentor proposed for them or none, and how well they fit."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="proposals")
    mentee = models.ForeignKey(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    mentor = models.ForeignKey(
        "programmes.Participation", null=True, on_delete=models.CASCADE, related_name="+"
    )
    fit = models.FloatField(null=True)
    reasons = models.JSONField(default=list)
    obstacle = models.CharField(max_length=40, blank=True)
    single_change = models.CharField(max_length=40, blank=True)
    locked = models.BooleanField(default=False)
    set_by_hand = models.BooleanField(default=False)

    privacy = Label(
        what="Who was proposed for whom, how well they fit, and each wish's share in it.",
        why="So that the coordinator can review, and the mentee sees why somebody is suggested.",
        seen_by="The coordinators see names, fit in words and state; the mentee the reasons.",
        kept="Until the round is sent or discarded, then 90 days.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "mentee"], name="a_mentee_once_in_a_round")
        ]


class ForbiddenPair(models.Model):
    """A pair that a coordinator ruled out by hand, for all rounds to come."""

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.CASCADE, related_name="+"
    )
    mentee = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    mentor = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")

    privacy = Label(
        what="A pair the coordinator does not want proposed.",
        why="So that it is not proposed again.",
        seen_by="The coordinators of the programme.",
        kept="As long as the programme.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "mentee", "mentor"], name="a_pair_is_ruled_out_once"
            )
        ]


class Offer(models.Model):
    """A mentor is asked whether they would meet a mentee; never two for one place."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    mentee = models.ForeignKey(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    mentor = models.ForeignKey(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    round = models.ForeignKey(Round, null=True, on_delete=models.SET_NULL, related_name="+")
    stage = models.CharField(max_length=20, choices=OfferStage, default=OfferStage.ASKED)
    fit = models.FloatField(null=True)
    reasons = models.JSONField(default=list)
    mentee_agreed = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Label(
        what="Who asked whom, until when an answer is due, and the answer.",
        why="So that no request is lost in silence.",
        seen_by="The two people; the coordinators see the state.",
        kept="As long as either takes part.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "mentor"],
                condition=models.Q(stage__in=OPEN_OFFER),
                name="a_mentor_is_asked_once_at_a_time",
            )
        ]
        indexes = [
            models.Index(fields=["mentor", "stage"], name="offers_to_a_mentor"),
            models.Index(fields=["mentee", "stage"], name="offers_of_a_mentee"),
            models.Index(fields=["stage", "answer_by"], name="offers_due"),
        ]
