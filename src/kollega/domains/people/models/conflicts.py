from datetime import timedelta

from django.db import models

from kollega.domains.people.models.persons import Person
from kollega.domains.people.vocabulary import LineKind
from kollega.foundation.privacy import Deed, GoesWith, Label, Sweep


class ReportingLine(models.Model):
    """One person judges another, from when to when; without dates: as far as anybody knows."""

    senior = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    junior = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30, choices=LineKind)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    told_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # How the teller named the senior; shown to them instead of what the house knows, so that
    # nobody learns by naming somebody whether they are known here.
    named_as = models.CharField(max_length=200, blank=True)

    privacy = Label(
        what="That one person is, was or will be supervisor, assessor or manager of another; the name "
        "as the teller typed it.",
        why="So that nobody who judges a person can be near their mentoring.",
        seen_by="The junior; the coordinators; never the senior.",
        kept=(
            "Until it has ended for longer than any programme here counts, as each says, and two "
            "years at least; one without an end until it is taken back or either is forgotten."
        ),
        ends=(
            Deed("people.actions.take_back_line"),
            Sweep("programmes.actions.forget_old_lines", after=timedelta(days=24 * 31)),
            GoesWith("junior"),
            GoesWith("senior"),
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(senior=models.F("junior")), name="nobody_supervises_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_line_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["senior", "junior", "kind", "starts_on"],
                name="a_line_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(fields=["junior", "senior"], name="seniors_of_a_junior"),
            models.Index(
                fields=["ends_on"],
                condition=models.Q(ends_on__isnull=False),
                name="lines_by_their_end",
            ),
        ]


class Veto(models.Model):
    """Somebody would rather not meet somebody. No reason is kept; the named are never told."""

    holder = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    named = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    told_contact = models.BooleanField(default=False)
    named_as = models.CharField(max_length=200, blank=True)  # as in a reporting line

    privacy = Label(
        what="Whom somebody would rather not be matched with, as they named them; no reason, no date.",
        why="So that the two are never suggested to each other.",
        seen_by="The one who said it, alone; the named contact if they wished.",
        kept="Until they take it back.",
        ends=(
            Deed("people.actions.take_back_veto"),
            GoesWith("holder"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder", "named"], name="a_veto_once"),
            models.CheckConstraint(
                condition=~models.Q(holder=models.F("named")), name="nobody_avoids_themselves"
            ),
        ]
        indexes = [models.Index(fields=["named"], name="vetoes_by_named")]
