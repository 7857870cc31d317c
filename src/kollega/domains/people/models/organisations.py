from django.db import models

from kollega.domains.people.models.persons import Person
from kollega.domains.people.vocabulary import OrganisationKind, Step
from kollega.foundation.ids import public_id
from kollega.foundation.privacy import Deed, GoesWith, Label, OnPurpose


class Organisation(models.Model):
    """A place in the tree region, organisation, site, department."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=160, db_collation="C", blank=True)
    path = models.CharField(max_length=200, db_collation="C", unique=True, null=True)

    privacy = Label(
        what="The name of a region, organisation, site or department and where it belongs.",
        why="To know who works under one roof, and who does not.",
        seen_by="Everyone who is signed in.",
        kept="As long as this installation: a name of a place, of nobody.",
        ends=(
            OnPurpose(
                "it says nothing of a person; suggested to others only once several people work there"
            ),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "kind", "sort_key"],
                name="an_organisation_once_in_its_place",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="no_organisation_in_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Affiliation(models.Model):
    """Where somebody works or learns, as what, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=60, blank=True)
    step = models.PositiveSmallIntegerField(choices=Step, null=True)
    specialty = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    privacy = Label(
        what="Organisation, grade and specialty, with dates.",
        why="To find conflicts and common ground, and to tell who is eligible.",
        seen_by="The person; coordinators of their programmes; grade, specialty and region by "
        "those they are suggested to.",
        kept="As long as the person is known here, or until they take it away.",
        ends=(
            Deed("people.actions.remove_affiliation"),
            GoesWith("person"),
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="an_affiliation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "starts_on"],
                name="a_post_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(fields=["organisation", "person"], name="people_at_a_place")]
