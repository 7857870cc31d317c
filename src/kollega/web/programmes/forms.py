"""The other forms of a programme: its name and place, its text, its team, its cohorts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kollega.domains.people import actions as people_actions
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import permissions, queries
from kollega.domains.programmes.vocabulary import Country, Duty
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import RadioCards

if TYPE_CHECKING:
    from kollega.domains.people.models import Organisation


ANOTHER: Final = "another"


def _audiences(form: type[Form]) -> dict[str, str]:
    seen = permissions.PROGRAMME_SEES
    return {name: who_can_see(seen[name]) for name in form.base_fields if name in seen}


class Told(Form):
    """A form that says beside each field who can see it, from the permission code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, audiences=_audiences(type(self)), **kwargs)


class Basics(Told):
    """What a programme is called, who runs it, and where."""

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("As people will read it, such as: First six months, Eastshire."),
        max_length=120,
    )
    organisation = forms.ChoiceField(label=_("Who runs it?"))
    new_organisation = forms.CharField(
        label=_("What is this organisation called?"),
        help_text=_("Only if it is not in the list above."),
        required=False,
        max_length=160,
    )
    country = forms.ChoiceField(
        label=_("In which country?"),
        help_text=_(
            "It decides the limits of confidentiality in the text, and whose helplines are shown."
        ),
        choices=Country.choices,
        widget=RadioCards,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {place.public_id: place for place in queries.places()}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose")),
            *((key, _placed(place)) for key, place in self._places.items()),
            (ANOTHER, _("An organisation that is not in this list")),
        ]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("organisation") == ANOTHER and not values.get("new_organisation", "").strip():
            self.add_error("new_organisation", _("Please write its name."))
        return values

    def place(self) -> Organisation:
        """The organisation that was chosen; made, if it is a new one."""
        if self.cleaned_data["organisation"] == ANOTHER:
            new = self.cleaned_data["new_organisation"]
            return people_actions.add_organisation(name=new, kind=OrganisationKind.ORGANISATION)
        return self._places[self.cleaned_data["organisation"]]


class Text(Told):
    """The promise and its limits."""

    promise = forms.CharField(
        label=_("What stays between two people"), widget=forms.Textarea(attrs={"rows": 9})
    )
    limits = forms.CharField(
        label=_("Where that ends"),
        help_text=_("A line that begins with a hyphen becomes a point of a list."),
        widget=forms.Textarea(attrs={"rows": 14}),
    )


class Signature(Told):
    """Who answers for the text; ``read`` marks the text as it was shown."""

    signed_off_by = forms.CharField(
        label=_("Who signs it off?"),
        help_text=_("Name and office, such as: Dr Ingrid Berg, data protection officer."),
        max_length=200,
    )
    checked = forms.BooleanField(
        label=_("This person has read the text and knows that it fits the law and rules here.")
    )
    read = forms.CharField(widget=forms.HiddenInput)


class Ask(Told):
    """Somebody to take on a duty."""

    duty = forms.ChoiceField(
        label=_("What would they do?"),
        choices=[(duty.value, capfirst(duty.label)) for duty in Duty],
        widget=RadioCards(
            hints={
                Duty.COORDINATOR: _("Runs the programme with you and sees what you see."),
                Duty.EVALUATOR: _("Studies how the programme works. Sees figures, not people."),
                Duty.NAMED_CONTACT: _(
                    "Somebody people may turn to, also about a person they would rather not meet."
                ),
            }
        ),
    )
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    email = forms.EmailField(label=_("Email address"))


class CohortForm(Told):
    """An intake with its dates."""

    name = forms.CharField(
        label=_("What is it called?"), help_text=_("Such as: August intake."), max_length=120
    )
    starts_on = forms.DateField(
        label=_("When does it begin?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    ends_on = forms.DateField(
        label=_("When does it end?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end is before the beginning."))
        return values


class TemplateName(Told):
    """What a saved template is called."""

    name = forms.CharField(label=_("What shall the template be called?"), max_length=120)


def _placed(place: Organisation) -> str:
    if place.parent:
        return _("{place}, {wider}").format(place=place.name, wider=place.parent.name)
    return place.name
