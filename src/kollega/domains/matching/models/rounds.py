from datetime import timedelta

from django.db import models

from kollega.domains.matching.lifecycle import RoundStage
from kollega.domains.programmes.vocabulary import Objective
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import Deed, GoesWith, Label, Sweep


class Round(models.Model):
    """One run of the matching over everybody who waits, until its introductions are sent."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.CASCADE, related_name="+"
    )
    stage = models.CharField(max_length=20, choices=RoundStage, default=RoundStage.COMPUTING)
    objective = models.CharField(max_length=20, choices=Objective)
    seed = models.PositiveIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0)
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
        ends=(GoesWith("programme"),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(
                    stage__in=[RoundStage.COMPUTING, RoundStage.REVIEW, RoundStage.FAILED]
                ),
                name="one_round_under_review_at_a_time",
            )
        ]


class Proposal(models.Model):
    """A line of a round: a mentee, the mentor proposed for them or none, and how well they fit."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="proposals")
    mentee = models.ForeignKey(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    mentor = models.ForeignKey(
        "programmes.Participation", null=True, on_delete=models.CASCADE, related_name="+"
    )
    # As they stood when the round was computed, so that a table of thousands is one plain query.
    grade = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=160, blank=True)
    fit = models.FloatField(null=True)
    reasons = models.JSONField(default=list)
    need_met = models.PositiveSmallIntegerField(null=True)
    cautions = models.JSONField(default=list)
    obstacle = models.CharField(max_length=40, blank=True)
    single_change = models.CharField(max_length=40, blank=True)
    change_detail = models.JSONField(default=list)
    locked = models.BooleanField(default=False)
    locked_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    set_by_hand = models.BooleanField(default=False)

    privacy = Label(
        what=(
            "Who was proposed for whom, how well they fit, each wish's share in it, the place of "
            "the first need met; why somebody has no mentor yet."
        ),
        why="So that the coordinator can review, and the mentee sees why somebody is suggested.",
        seen_by="The coordinators see names, fit in words and state; the mentee the reasons.",
        kept="Until the round is sent or discarded, then 90 days.",
        ends=(
            Sweep("matching.actions.forget_old_rounds", after=timedelta(days=90)),
            GoesWith("mentee"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "mentee"], name="a_mentee_once_in_a_round"),
            models.CheckConstraint(
                condition=models.Q(locked=False) | models.Q(mentor__isnull=False),
                name="only_pairs_are_locked",
            ),
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
        kept="Until it is allowed again; as long as the programme.",
        ends=(
            Deed("matching.actions.allow_pair"),
            GoesWith("programme"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "mentee", "mentor"], name="a_pair_is_ruled_out_once"
            )
        ]
