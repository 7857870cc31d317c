"""What both sides are asked: who they are, where they work, how they can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.people.vocabulary import Language, OrganisationKind, Step
from kollega.domains.programmes import actions, permissions
from kollega.domains.programmes.vocabulary import Medium, Role
from kollega.foundation import clock
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import CheckCards
from kollega.web.people.words import language_chips

if TYPE_CHECKING:
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Participation


class Question(Form):
    """A page of the sign-up: what it asks, what was answered before, and how it is kept.

    ``sees`` names, for a field, its line in the table of who sees what (``permissions.SEES``), with
    ``{side}`` for ``offered`` by a mentor or ``asked`` of one; else the field's own name.
    """

    sees: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        self.part = part
        side = "offered" if part.role == Role.MENTOR else "asked"
        audiences = {
            name: who_can_see(permissions.SEES[self.sees.get(name, name).format(side=side)])
            for name in self.base_fields
        }
        super().__init__(*args, initial=self.known(), audiences=audiences, **kwargs)

    def known(self) -> dict[str, Any]:
        """What was answered before, field by field."""
        return {name: getattr(self.part, name, None) for name in self.base_fields}

    def keep(self, by: Person, step: int | None) -> Participation:
        """Keep the answers, and how far the sign-up has come."""
        return actions.save_answers(participation=self.part, by=by, step=step, **self.cleaned_data)


class You(Question):
    """The name as others read it, and the languages."""

    title = forms.CharField(
        label=_("Title"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "honorific-prefix", "class": "short"}),
    )
    given_name = forms.CharField(
        label=_("Given name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages would you like to speak?"), choices=Language.choices
    )
    sees = {
        "title": "{side}_name",
        "given_name": "{side}_name",
        "family_name": "{side}_name",
        "languages": "{side}_languages",
    }

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        field = self.fields["languages"]
        field.widget = language_chips(part.programme.country)
        field.widget.choices = Language.choices

    def known(self) -> dict[str, Any]:
        return {name: getattr(self.part.person, name) for name in self.base_fields}

    def keep(self, by: Person, step: int | None) -> Participation:
        people_actions.change_person(
            person=self.part.person,
            by=by,
            telephone=self.part.person.telephone,
            **self.cleaned_data,
        )
        return actions.save_answers(participation=self.part, by=by, step=step)


class Work(Question):
    """Where somebody works or learns, as what; and since when, where the programme asks."""

    organisation = forms.CharField(
        label=_("Where do you work or study?"),
        help_text=_("Hospital, practice, department or school, by its usual name."),
        max_length=160,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )
    grade = forms.CharField(
        label=_("Grade or year"),
        help_text=_("As you would say it: ST1, consultant, year 4."),
        max_length=60,
        required=False,
    )
    stage = forms.TypedChoiceField(
        label=_("How far along are you?"),
        choices=[("", _("Please choose")), *Step.choices],
        coerce=int,
    )
    specialty = forms.CharField(
        label=_("Specialty"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "specialties", "autocomplete": "off"}),
    )
    training_began_on = forms.DateField(
        label=_("When did your training here begin, or when will it?"),
        help_text=_("This programme is for the beginning of training."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sees = {"grade": "{side}_work", "stage": "{side}_work", "specialty": "{side}_work"}

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        if part.role != Role.MENTEE or part.programme.eligible_months is None:
            del self.fields["training_began_on"]

    def known(self) -> dict[str, Any]:
        now = people.current_affiliation(self.part.person, on=clock.today())
        told = {"training_began_on": self.part.training_began_on}
        if now is None:
            return told
        return told | {
            "organisation": now.organisation.name,
            "grade": now.grade,
            "stage": now.step,
            "specialty": now.specialty,
        }

    def keep(self, by: Person, step: int | None) -> Participation:
        said = self.cleaned_data
        now = people.current_affiliation(self.part.person, on=clock.today())
        place = people.organisation_named(said["organisation"]) or (
            people_actions.add_organisation(
                name=said["organisation"], kind=OrganisationKind.ORGANISATION
            )
        )
        if now and now.organisation_id != place.pk:
            people_actions.remove_affiliation(affiliation=now, by=by)  # it is being corrected
        people_actions.affiliate(
            person=self.part.person,
            by=by,
            organisation=place,
            grade=said["grade"],
            step=Step(said["stage"]),
            specialty=said["specialty"],
            starts_on=now.starts_on if now else None,
            ends_on=now.ends_on if now else None,
        )
        began = {name: said[name] for name in ("training_began_on",) if name in said}
        return actions.save_answers(participation=self.part, by=by, step=step, **began)


class Meeting(Question):
    """How and where somebody can meet."""

    meets_by = forms.MultipleChoiceField(
        label=_("How could you meet?"), choices=Medium.choices, widget=CheckCards
    )
    places = forms.CharField(
        label=_("Where, if you meet in person?"),
        help_text=_("Towns or sites, with commas between them."),
        max_length=400,
        required=False,
    )
    sees = {"meets_by": "{side}_meets_by", "places": "{side}_places"}

    def known(self) -> dict[str, Any]:
        return {
            "meets_by": self.part.meets_by or [self.part.programme.medium],
            "places": ", ".join(self.part.places),
        }

    def clean_places(self) -> list[str]:
        """The places, one by one."""
        return [place.strip() for place in self.cleaned_data["places"].split(",") if place.strip()]
