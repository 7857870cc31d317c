"""What the two write for themselves; beside every field stands who can see it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.domains.relationships.permissions import SEES
from kollega.domains.relationships.vocabulary import AGREEMENT_LENGTH, GOAL_LENGTH
from kollega.foundation.permissions import who_can_see
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import CountedTextarea


class _Seen(Form):
    """A form that says of each of its fields who sees it, from the permission code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault(
            "audiences",
            {name: who_can_see(SEES[name]) for name in self.base_fields if name in SEES},
        )
        super().__init__(*args, **kwargs)


class ContactForm(_Seen):
    """A number or an address to show the other; both may stay empty."""

    telephone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("Email address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AgreementForm(_Seen):
    """What the two agree on, in their own words."""

    agreement = forms.CharField(
        label=_("What we agreed"),
        max_length=AGREEMENT_LENGTH,
        required=False,
        widget=CountedTextarea(attrs={"rows": 8}),
    )


class GoalForm(_Seen):
    """A goal, in a sentence."""

    goal = forms.CharField(label=_("A goal"), max_length=GOAL_LENGTH)
