from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.programmes.vocabulary import (
    Choosing,
    Country,
    Duty,
    Medium,
    Objective,
    Shape,
    WayIn,
)
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import Deed, GoesWith, Label, OnPurpose, Sweep


class Programme(models.Model):
    """One programme of one organisation: its plan, its rules, its pace. Made from a template."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=120)
    template = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    country = models.CharField(max_length=8, choices=Country)
    time_zone = models.CharField(max_length=40)
    shape = models.CharField(max_length=20, choices=Shape)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    about = models.TextField(blank=True)

    # The plan; None means open-ended.
    sessions_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    session_minutes = models.PositiveSmallIntegerField(default=60)
    medium = models.CharField(max_length=20, choices=Medium, default=Medium.VIDEO)
    months = models.PositiveSmallIntegerField(null=True, blank=True)

    # The way in.
    way_in = models.CharField(max_length=20, choices=WayIn)
    approval_needed = models.BooleanField(default=True)
    eligible_months = models.PositiveSmallIntegerField(null=True, blank=True)
    topics = ArrayField(models.CharField(max_length=40), default=list)
    default_capacity = models.PositiveSmallIntegerField(default=2)

    # Matching.
    choosing = models.CharField(max_length=20, choices=Choosing)
    objective = models.CharField(max_length=20, choices=Objective, default=Objective.MOST)
    short_list = models.PositiveSmallIntegerField(default=3)
    answer_days = models.PositiveSmallIntegerField(default=7)
    other_specialty = models.BooleanField(default=False)
    past_months = models.PositiveSmallIntegerField(default=24)
    apart = models.CharField(max_length=20, choices=OrganisationKind, blank=True)

    # Silence: after how many days it is noticed; None turns nudges off.
    silence_days = models.PositiveSmallIntegerField(null=True, blank=True)
    dates_shown = models.BooleanField(default=True)

    opened_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    privacy = Label(
        what="A programme's name, plan and rules.",
        why="To run it as its template describes.",
        seen_by="Everyone who is signed in.",
        kept=(
            "As long as the installation; closed ones stay, so that what was promised and agreed "
            "can be read."
        ),
        ends=(
            OnPurpose(
                "the programme is the organisation's own record; what it holds of people ends by itself"
            ),
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(session_minutes__gte=10, session_minutes__lte=480),
                name="a_session_lasts_minutes_to_hours",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OwnTemplate(models.Model):
    """A programme's answers, saved by a coordinator for the next one."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    answers = models.JSONField()

    privacy = Label(
        what="A programme's settings under a name of the coordinator's own.",
        why="So that the next programme needs no second thought.",
        seen_by="The coordinators of the organisation.",
        kept="Until a coordinator deletes it.",
        ends=(Deed("programmes.actions.delete_template"),),
    )


class Cohort(models.Model):
    """People who begin together, such as an intake or a term."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    privacy = Label(
        what="The name and dates of an intake.",
        why="To offer a programme to everybody who begins at the same time.",
        seen_by="Everyone in the programme.",
        kept="As long as the programme.",
        ends=(
            Deed("programmes.actions.remove_cohort"),
            GoesWith("programme"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="a_cohort_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_cohort_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """Who coordinates, evaluates or is the named contact of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="appointments")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    duty = models.CharField(max_length=20, choices=Duty)
    appointed_at = models.DateTimeField()

    privacy = Label(
        what="Who does what for a programme.",
        why="So that the right people, and no others, see its pages.",
        seen_by="Everyone in the programme.",
        kept="Until it is taken back; as long as the programme.",
        ends=(
            Deed("programmes.actions.relieve"),
            GoesWith("programme"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person", "duty"], name="an_appointment_once"
            ),
        ]
        indexes = [models.Index(fields=["person", "duty"], name="duties_of_a_person")]


class DutyOffer(models.Model):
    """Somebody was asked to take on a duty and has not answered.

    It holds what the coordinator typed and no key of a person: whether the house knew the address
    before must not show, because a coordinator could try the addresses of people they judge.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="duty_offers")
    duty = models.CharField(max_length=20, choices=Duty)
    name = models.CharField(max_length=220)
    email = models.EmailField()
    asked_at = models.DateTimeField()

    privacy = Label(
        what="Name and address of somebody asked to coordinate, evaluate or be the named contact.",
        why="So that nobody is given a duty without saying yes.",
        seen_by="The coordinators of the programme; the one who was asked.",
        kept="Until it is answered or taken back, 90 days at most.",
        ends=(
            Deed("programmes.actions.take_duty"),
            Deed("programmes.actions.decline_duty"),
            Deed("programmes.actions.take_back_offer"),
            Sweep("programmes.actions.forget_old_offers", after=timedelta(days=90)),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "programme", "duty", Lower("email"), name="a_duty_is_offered_once"
            ),
        ]
