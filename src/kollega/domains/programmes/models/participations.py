from django.contrib.postgres.fields import ArrayField
from django.db import models

from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.models.programmes import Cohort, Programme
from kollega.domains.programmes.vocabulary import Role
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import TWO_YEARS, GoesWith, Label, Sweep


def _words() -> ArrayField:  # type: ignore[type-arg]  # the stubs want the element's type twice
    return ArrayField(models.CharField(max_length=60), default=list, blank=True)


class Participation(models.Model):
    """Somebody's part in a programme, as mentor or as mentee, and what they said for the matching."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="participations"
    )
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    cohort = models.ForeignKey(
        Cohort, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    stage = models.CharField(
        max_length=20, choices=ParticipationStage, default=ParticipationStage.INVITED
    )
    step = models.PositiveSmallIntegerField(default=0)

    # Said by both sides.
    topics = _words()  # a mentee's needs in their order; what a mentor can help with
    meets_by = _words()
    places = _words()
    experiences = _words()

    # Said by a mentor.
    portrait = models.TextField(blank=True)
    portrait_confirmed = models.BooleanField(default=False)
    capacity = models.PositiveSmallIntegerField(default=0)
    free_from = models.DateField(null=True, blank=True)

    # Said by a mentee.
    words_for_mentor = models.TextField(blank=True)
    other_specialty = models.BooleanField(null=True)
    may_share_roof = models.BooleanField(default=False)
    training_began_on = models.DateField(null=True, blank=True)

    # Kept from the file a person came by.
    own_columns = models.JSONField(default=dict, blank=True)

    invited_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    paused_until = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    privacy = Label(
        what="What somebody needs or offers, how and where they can meet, a pen portrait; "
        "what else stood in the file a coordinator brought.",
        why="To match people, and so that a mentee can choose.",
        seen_by=(
            "A mentee's needs and words: the matching and the mentor one asks. A mentor's portrait "
            "and offers: the programme's mentees, after the mentor confirmed them. The "
            "coordinators see the state and what stood in the file, not the needs."
        ),
        kept=(
            "As long as the person takes part; two years after they left, declined, or were asked "
            "in vain."
        ),
        ends=(
            Sweep("programmes.actions.forget_gone_parts", after=TWO_YEARS),
            GoesWith("person"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person", "role"], name="one_part_of_a_kind_for_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.MENTOR) | models.Q(capacity=0),
                name="only_mentors_have_places",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "role", "stage", "id"], name="people_of_a_programme"),
            models.Index(fields=["person"], name="programmes_of_a_person"),
        ]
