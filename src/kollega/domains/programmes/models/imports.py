from datetime import timedelta

from django.db import models

from kollega.domains.programmes.lifecycle import ImportStage
from kollega.domains.programmes.models.programmes import Cohort, Programme
from kollega.domains.programmes.vocabulary import Outcome
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import Deed, GoesWith, Label, Sweep


class Import(models.Model):
    """A file of people on its way in. The file itself is never served and goes with the import."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="imports")
    by = models.ForeignKey("people.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    filename = models.CharField(max_length=200)
    role = models.CharField(max_length=10, blank=True)
    cohort = models.ForeignKey(Cohort, null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.BinaryField()
    stage = models.CharField(max_length=20, choices=ImportStage, default=ImportStage.UPLOADED)
    columns = models.JSONField(default=list)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    hints = models.JSONField(default=list)  # [code, number of rows]: what looks wrong as a whole
    problem = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()

    privacy = Label(
        what="A coordinator's spreadsheet of people while it is brought in.",
        why="To show what would happen before anything happens.",
        seen_by="The coordinators of the programme.",
        kept="30 days, then the file and its rows are deleted.",
        ends=(
            Deed("programmes.actions.imports.discard"),
            Sweep("programmes.actions.imports.forget_old_files", after=timedelta(days=30)),
        ),
    )


class ImportRow(models.Model):
    """What an import does with one row, and why; raw cells only where a row is refused."""

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    name = models.CharField(max_length=220, blank=True)
    reasons = models.JSONField(default=list)
    cells = models.JSONField(default=list)

    privacy = Label(
        what="A row's number, name, what becomes of it and why.",
        why="So that a coordinator can mend a file without guessing.",
        seen_by="The coordinators of the programme.",
        kept="30 days, with its file.",
        ends=(GoesWith("source"),),
    )

    class Meta:
        indexes = [models.Index(fields=["source", "outcome", "number"], name="rows_by_outcome")]


class RememberedColumn(models.Model):
    """What a coordinator said a heading means, for the next file."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=40)

    privacy = Label(
        what="A column's heading and its meaning.",
        why="So that the same file need not be explained twice.",
        seen_by="The coordinators of the programme.",
        kept="As long as the programme.",
        ends=(GoesWith("programme"),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "heading"], name="a_heading_once")
        ]
