"""What a mentee is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.domains.programmes import actions
from kollega.domains.programmes.catalogue import WORDS_LETTERS
from kollega.domains.programmes.vocabulary import Experience
from kollega.web.frame.widgets import Chips, CountedTextarea, OneChip, RadioCards
from kollega.web.participations.sign_up.forms import Question
from kollega.web.participations.sign_up.mentor import topic_choices

if TYPE_CHECKING:
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Participation


class Needs(Question):
    """What somebody would like help with most of all."""

    first = forms.ChoiceField(
        label=_("What would you most like help with?"),
        help_text=_("One thing. You can change it whenever you like."),
        widget=OneChip,
    )
    sees = {"first": "needs"}

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        self.fields["first"].choices = topic_choices(part)  # type: ignore[attr-defined]  # a ChoiceField

    def known(self) -> dict[str, Any]:
        return {"first": next(iter(self.part.topics), None)}

    def keep(self, by: Person, step: int | None) -> Participation:
        topics = [self.cleaned_data["first"], *self.part.topics]
        return actions.save_answers(participation=self.part, by=by, step=step, topics=topics)


class MoreNeeds(Question):
    """What else, behind the first."""

    others = forms.MultipleChoiceField(
        label=_("What else would help?"), widget=Chips, required=False
    )
    sees = {"others": "needs"}

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        rest = [choice for choice in topic_choices(part) if choice[0] not in part.topics[:1]]
        self.fields["others"].choices = rest  # type: ignore[attr-defined]  # a MultipleChoiceField

    def known(self) -> dict[str, Any]:
        return {"others": self.part.topics[1:]}

    def keep(self, by: Person, step: int | None) -> Participation:
        # Needs named earlier keep their order; new ones follow.
        first, others = self.part.topics[:1], self.cleaned_data["others"]
        earlier = [topic for topic in self.part.topics[1:] if topic in others]
        return actions.save_answers(
            participation=self.part, by=by, step=step, topics=[*first, *earlier, *others]
        )


class Words(Question):
    """The mentee's own words, for the one mentor they ask."""

    words_for_mentor = forms.CharField(
        label=_("What I would like help with"),
        help_text=_(
            "A sentence is enough, and so is nothing. Please don't write anything about patients."
        ),
        max_length=WORDS_LETTERS,
        required=False,
        widget=CountedTextarea(attrs={"rows": 7}),
    )


SPECIALTY = [
    ("other", _("Another specialty than mine")),
    ("same", _("The same specialty as mine")),
    ("any", _("It does not matter")),
]
SAID = {"other": True, "same": False, "any": None}


class Wishes(Question):
    """What would make a mentor right: specialty, shared experience, an own department or not."""

    other_specialty = forms.ChoiceField(
        label=_("A mentor from"), choices=SPECIALTY, widget=RadioCards
    )
    experiences = forms.MultipleChoiceField(
        label=_("It would help if my mentor also knows"),
        choices=Experience.choices,
        widget=Chips,
        required=False,
    )
    may_share_roof = forms.BooleanField(
        label=_("A mentor who works where I work is all right for me"),
        help_text=_("Without this, nobody from your own place is suggested."),
        required=False,
    )
    sees = {"experiences": "shared_experiences"}

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        if part.programme.other_specialty:
            del self.fields["other_specialty"]
        if not part.programme.apart:
            del self.fields["may_share_roof"]

    def known(self) -> dict[str, Any]:
        said = {value: key for key, value in SAID.items()}[self.part.other_specialty]
        return {
            "other_specialty": said,
            "experiences": self.part.experiences,
            "may_share_roof": self.part.may_share_roof,
        }

    def clean_other_specialty(self) -> bool | None:
        """Yes, no, or no matter."""
        return SAID[self.cleaned_data["other_specialty"]]
