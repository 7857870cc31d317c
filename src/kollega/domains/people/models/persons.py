from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kollega.foundation.ids import public_id
from kollega.foundation.privacy import TWO_YEARS, Deed, GoesWith, Label, Sweep


class Person(models.Model):
    """Somebody the house knows: a participant, a coordinator, or only named as a supervisor."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    title = models.CharField(max_length=40, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    sort_key = models.CharField(max_length=220, db_collation="C", blank=True)
    email = models.EmailField(null=True, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    invented = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    privacy = Label(
        what="Name, title, email address, telephone number and languages.",
        why="To reach a person and to match people who can talk to each other.",
        seen_by=(
            "The person; the coordinators of their programmes; name and languages by those they "
            "are suggested to or matched with. Address and number by nobody else unless the "
            "person shows them."
        ),
        kept=(
            "As long as they take part, run a programme, or somebody who does named them; then "
            "two years after they last signed in."
        ),
        ends=(Sweep("relationships.actions.forget_people", after=TWO_YEARS),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_for_an_address"),
            models.CheckConstraint(
                condition=~models.Q(given_name="", family_name=""), name="a_person_has_a_name"
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="people_by_name"),
            GinIndex(SearchVector("sort_key", config="simple"), name="people_by_part_of_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The full name as others see it: 'Dr Janet Ross'."""
        if not (self.given_name and self.family_name):
            return self.given_name or self.family_name
        words = {"title": self.title, "given": self.given_name, "family": self.family_name}
        if self.title:
            return pgettext("full name", "{title} {given} {family}").format(**words)
        return pgettext("full name", "{given} {family}").format(**words)

    @property
    def formal_name(self) -> str:
        """How one speaks of a colleague: 'Dr Ross', or the given name where there is no title."""
        if self.title and self.family_name:
            return _("{title} {family}").format(title=self.title, family=self.family_name)
        return self.given_name or self.family_name

    @property
    def calling_name(self) -> str:
        """What to call someone in a greeting."""
        return self.given_name or self.formal_name

    @property
    def initials(self) -> str:
        """One or two letters for a face without a picture."""
        return (self.given_name[:1] + self.family_name[:1]).upper() or "?"


class Characteristic(models.Model):
    """A protected characteristic, there only because the person said so."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="characteristics")
    value = models.CharField(max_length=80)
    wanted_in_a_mentor = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    named_at = models.DateTimeField(db_default=Now())

    privacy = Label(
        what="A protected characteristic somebody named, such as a faith or an orientation.",
        why="To be matched with somebody who shares it, where both asked for that.",
        seen_by="The person alone; the matching uses it and never shows it as a reason.",
        kept="Until the person removes it; unconfirmed ones from a file for 90 days.",
        ends=(
            Deed("people.actions.remove_characteristic"),
            Sweep("people.actions.forget_unconfirmed", after=timedelta(days=90)),
            GoesWith("person"),
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "value", "wanted_in_a_mentor"], name="a_characteristic_once"
            )
        ]
