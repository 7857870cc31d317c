"""What people say about themselves and about those who judge them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from kollega.domains.people import permissions
from kollega.domains.people.vocabulary import Language, LineKind, Step
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import OneChip, RadioCards
from kollega.web.people.words import language_chips

DAY = {"type": "date"}


class Told(Form):
    """A form that says beside each field who can see it, from the permission code.

    ``sees`` names, for a field, its line in ``permissions.SEES``; else the field's own name.
    """

    sees: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        lines = {name: self.sees.get(name, name) for name in self.base_fields}
        audiences = {
            name: who_can_see(permissions.SEES[line])
            for name, line in lines.items()
            if line in permissions.SEES
        }
        super().__init__(*args, audiences=audiences, **kwargs)


class Profile(Told):
    """What somebody is called and which languages they speak."""

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
    telephone = forms.CharField(
        label=_("Telephone number"),
        help_text=_("You decide in each pair whether the other person sees it."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language.choices, widget=language_chips()
    )


class Workplace(Told):
    """Where somebody works or learns, with its dates."""

    organisation = forms.CharField(
        label=_("Where?"),
        help_text=_("Hospital, practice, department or school, by its usual name."),
        max_length=160,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )
    grade = forms.CharField(label=_("Grade or year"), max_length=60, required=False)
    stage = forms.TypedChoiceField(
        label=_("How far along?"),
        choices=[("", _("Please choose")), *Step.choices],
        coerce=int,
    )
    specialty = forms.CharField(
        label=_("Specialty"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "specialties", "autocomplete": "off"}),
    )
    starts_on = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        return _in_order(self, super().clean() or {})


class Characteristic(Told):
    """Something protected, only because the person says it."""

    sees = {"value": "characteristics"}
    value = forms.CharField(
        label=_("What would you like to say?"),
        help_text=_("In a word or two, such as: Muslim, gay, wheelchair user."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    whose = forms.ChoiceField(
        label=_("How may the matching use it?"),
        choices=[
            ("mine", _("This is me; somebody who looks for it may be matched with me")),
            ("wanted", _("I would like a mentor who shares it")),
        ],
        initial="mine",
        widget=RadioCards,
    )


class Password(Form):
    """A first password, or a new one."""

    password = forms.CharField(
        label=_("A password of at least 12 characters"),
        help_text=_("Four or five words in a row are easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, account: Any, **kwargs: Any) -> None:
        self.account = account
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """Long and not a common one."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.account)
        return password


class Supervisor(Told):
    """How somebody judges somebody, and when."""

    whose = forms.ChoiceField(
        label=_("Who judges whose work?"),
        choices=[("mine", _("They judge mine, or did")), ("theirs", _("I judge theirs, or did"))],
        initial="mine",
        widget=RadioCards,
    )
    kind = forms.ChoiceField(
        label=_("As what?"),
        choices=LineKind.choices,
        initial=LineKind.EDUCATIONAL_SUPERVISOR,
        widget=OneChip,
    )
    starts_on = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=DAY))
    ends_on = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs=DAY))

    def clean(self) -> dict[str, Any]:
        return _in_order(self, super().clean() or {})


class Veto(Told):
    """Whether the named contact may know, too."""

    tell_contact = forms.BooleanField(
        label=_("Also tell the named contact of my programme"),
        help_text=_("Only if you wish. It changes nothing about what happens."),
        required=False,
    )


class Typed(Told):
    """Somebody by name, and by address where it is known."""

    sees = {"given_name": "", "family_name": "", "email": "senior"}
    given_name = forms.CharField(
        label=_("Given name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Work address, if you know it"),
        help_text=_("With it we recognise them for certain. They get no email and no account."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def name(self) -> dict[str, str]:
        """The person's name and address as typed."""
        return {
            "given_name": self.cleaned_data["given_name"].strip(),
            "family_name": self.cleaned_data["family_name"].strip(),
            "email": self.cleaned_data["email"].strip(),
        }

    def as_typed(self) -> str:
        """The name as its typist will see it again."""
        return " ".join([self.name()["given_name"], self.name()["family_name"]])


class TypedSupervisor(Typed):
    """Somebody who judges one's work."""

    kind = Supervisor.base_fields["kind"]
    ends_on = forms.DateField(
        label=_("Until, if it is over"), required=False, widget=forms.DateInput(attrs=DAY)
    )


class TypedVeto(Typed):
    """Somebody one would rather not meet."""

    sees = {**Typed.sees, "email": "named"}
    tell_contact = Veto.base_fields["tell_contact"]


def _in_order(form: Form, values: dict[str, Any]) -> dict[str, Any]:
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if starts and ends and ends < starts:
        form.add_error("ends_on", _("The end is before the beginning."))
    return values
