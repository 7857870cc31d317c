"""The questions of a programme, a short page for each group, with the template's value as default."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes.catalogue import BOUNDS, Answers
from kollega.domains.programmes.vocabulary import Choosing, Medium, Objective, Topic, WayIn
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import Chips, CountedTextarea, OneChip, RadioCards

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _number(label: _StrPromise, help_text: _StrPromise | str = "", *, required: bool = True) -> Any:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


ANYWHERE: Final = "anywhere"


def _said(words: type[TextChoices]) -> list[tuple[str, Any]]:
    return [(value, capfirst(label)) for value, label in words.choices]


class Question(Form):
    """A group of questions. Its fields have the names of ``catalogue.Answers``."""

    key: ClassVar[str]
    title: ClassVar[_StrPromise]
    lead: ClassVar[_StrPromise]

    def __init__(self, *args: Any, now: Answers, **kwargs: Any) -> None:
        values = asdict(now)
        initial = {name: self.shown(values[name]) for name in self.base_fields if name in values}
        super().__init__(*args, initial=initial, **kwargs)

    @staticmethod
    def shown(value: object) -> object:
        """A value as its field shows it."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return list(value) if isinstance(value, tuple) else value

    def clean(self) -> dict[str, Any]:
        """Numbers within their bounds, with the sentence of the catalogue."""
        values: dict[str, Any] = super().clean() or {}
        for name in self.fields.keys() & BOUNDS.keys():
            least, most, sentence = BOUNDS[name]
            value = values.get(name)
            if value is not None and not least <= value <= most:
                self.add_error(name, str(sentence))
        return values

    def answers(self) -> dict[str, Any]:
        """What was answered, as ``change_programme`` takes it."""
        answers = {}
        for name, value in self.cleaned_data.items():
            if isinstance(self.fields[name], YesOrNo):
                value = value == "yes"
            answers[name] = tuple(value) if isinstance(value, list) else value
        return answers


class YesOrNo(forms.ChoiceField):
    """A question with two answers, each a card to touch."""

    def __init__(
        self,
        *,
        label: _StrPromise,
        yes: _StrPromise,
        no: _StrPromise,
        help_text: _StrPromise | str = "",
    ):
        super().__init__(
            label=label,
            help_text=help_text,
            choices=(("yes", yes), ("no", no)),
            widget=RadioCards,
        )


class About(Question):
    key = "about"
    title = _("What people read first")
    lead = _("A few sentences, before anybody signs up. You can write them later.")

    about = forms.CharField(
        label=_("What is it, for whom, and what is it not?"),
        required=False,
        max_length=2000,
        widget=CountedTextarea(attrs={"rows": 6}),
    )


class Entry(Question):
    key = "way-in"
    title = _("How do people come in?")
    lead = _("Whoever is invited, nothing about them is shown to others before they say yes.")

    way_in = forms.ChoiceField(
        label=_("The way in"),
        choices=_said(WayIn),
        widget=RadioCards(
            hints={
                WayIn.APPLY: _("Everybody who is signed in finds the programme and can apply."),
                WayIn.INVITED: _("You bring a list; each person gets an invitation."),
                WayIn.OFFERED: _(
                    "You bring a cohort; each person gets the offer and can say that they see no need now."
                ),
            }
        ),
    )
    approval_needed = YesOrNo(
        label=_("Does a coordinator say yes before somebody takes part?"),
        yes=_("Yes, we look at every sign-up"),
        no=_("No, whoever signs up is in"),
    )
    eligible_months = _number(
        _("For how many months after training began can a mentee join?"),
        _("Leave it empty if it does not matter when somebody began."),
        required=False,
    )


class Sessions(Question):
    key = "sessions"
    title = _("How do two people meet?")
    lead = _("This is what they are told; how they really meet is up to them.")

    sessions_planned = _number(
        _("How many sessions are planned?"),
        _("Leave it empty if two people meet as often as they like."),
        required=False,
    )
    session_minutes = _number(_("How many minutes does a session last?"))
    medium = forms.ChoiceField(
        label=_("How do most people meet?"), choices=_said(Medium), widget=OneChip
    )
    months = _number(
        _("Within how many months?"), _("Leave it empty if it is open-ended."), required=False
    )


class Apart(Question):
    key = "apart"
    title = _("Who must never meet as mentor and mentee?")
    lead = _(
        "Whoever supervises, trains, examines, appraises or manages somebody is never their "
        "mentor, now or in a coming post. This can't be switched off."
    )

    past_months = _number(
        _("For how many months does a past supervisor still count?"),
        _("24 months is usual."),
    )
    apart = forms.ChoiceField(
        label=_("Must the two also work in different places?"),
        choices=(
            (ANYWHERE, _("No, they may work side by side")),
            (OrganisationKind.DEPARTMENT.value, _("Yes, in different departments")),
            (OrganisationKind.SITE.value, _("Yes, on different sites")),
            (OrganisationKind.ORGANISATION.value, _("Yes, in different organisations")),
        ),
        widget=RadioCards,
        help_text=_("A mentee may agree to an exception for themselves."),
    )
    other_specialty = YesOrNo(
        label=_("Must a mentor come from another specialty?"),
        yes=_("Yes, from another specialty"),
        no=_("No, the mentee's wish decides"),
    )

    @staticmethod
    def shown(value: object) -> object:
        """As elsewhere; no level to be kept apart is an answer of its own."""
        return ANYWHERE if value == "" else Question.shown(value)

    def answers(self) -> dict[str, Any]:
        """As elsewhere, and "side by side" as no level."""
        answers = super().answers()
        return {**answers, "apart": answers["apart"].replace(ANYWHERE, "")}


class Pairs(Question):
    key = "pairs"
    title = _("How do two people find each other?")
    lead = _("Nobody is matched without a yes from both.")

    choosing = forms.ChoiceField(
        label=_("Who decides?"), choices=_said(Choosing), widget=RadioCards
    )
    short_list = _number(
        _("From how many mentors can a mentee choose?"), _("Three keeps the choice easy.")
    )
    answer_days = _number(
        _("How many days does a mentor have to answer?"),
        _("After that the request lapses, and the mentee hears: not free just now."),
    )
    default_capacity = _number(
        _("How many mentees does a mentor have, unless they say otherwise?"),
        _("Mentors change this for themselves at any time."),
    )
    objective = forms.ChoiceField(
        label=_("What should automatic matching strive for?"),
        choices=_said(Objective),
        widget=RadioCards,
    )


class Topics(Question):
    key = "topics"
    title = _("What can it be about?")
    lead = _(
        "Mentees choose what they need, mentors what they can help with. You will not see who "
        "chose what."
    )

    topics = forms.MultipleChoiceField(
        label=_("Topics"), choices=_said(Topic), widget=Chips(attrs={"autocomplete": "off"})
    )


class Silence(Question):
    key = "silence"
    title = _("When nothing is heard of two people")
    lead = _("Kollega notices silence without reading anything. First the two are asked, by email.")

    silence_days = _number(
        _("After how many days without a sign are they asked?"),
        _("Leave it empty if they are never to be asked, as open-ended schemes usually do."),
        required=False,
    )
    dates_shown = YesOrNo(
        label=_("Do coordinators see the dates of sessions held?"),
        yes=_("Yes, the dates and how many"),
        no=_("No dates, only that two people meet"),
        help_text=_("What was talked about is seen by nobody."),
    )


QUESTIONS: tuple[type[Question], ...] = (About, Entry, Sessions, Apart, Pairs, Topics, Silence)
