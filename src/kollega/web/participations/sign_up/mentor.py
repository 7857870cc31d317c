"""What a mentor is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.catalogue import MOST_PLACES, PORTRAIT_LETTERS
from kollega.domains.programmes.lifecycle import ParticipationStage
from kollega.domains.programmes.vocabulary import Experience, Topic
from kollega.web.frame.widgets import Chips, CountedTextarea
from kollega.web.participations.sign_up.forms import Question

if TYPE_CHECKING:
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Participation


class Offers(Question):
    """What a mentor can help with, and what they have lived through."""

    topics = forms.MultipleChoiceField(label=_("What can you help with?"), widget=Chips)
    experiences = forms.MultipleChoiceField(
        label=_("What have you lived through yourself, if you would like to share it?"),
        choices=Experience.choices,
        widget=Chips,
        required=False,
    )
    sees = {"topics": "offers", "experiences": "offered_experiences"}

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        super().__init__(*args, part=part, **kwargs)
        self.fields["topics"].choices = topic_choices(part)  # type: ignore[attr-defined]  # a MultipleChoiceField


class Portrait(Question):
    """The pen portrait."""

    portrait = forms.CharField(
        label=_("A few words about yourself"),
        help_text=_(
            "Three or four sentences, as you would say them: where you come from, what you know "
            "from your own life, how you like to help. Plain is good."
        ),
        max_length=PORTRAIT_LETTERS,
        widget=CountedTextarea(attrs={"rows": 7}),
    )

    def keep(self, by: Person, step: int | None) -> Participation:
        part = super().keep(by, step)
        if part.stage != ParticipationStage.SIGNING_UP:
            # Later changes have no last page to confirm them: the button itself says "show it".
            part = actions.confirm_portrait(participation=part, by=by)
        return part


class Capacity(Question):
    """For how many mentees there is room, and from when."""

    capacity = forms.IntegerField(
        label=_("For how many people at a time do you have room?"),
        help_text=_("0 is fine: you stay on the list and are not asked."),
        min_value=0,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    free_from = forms.DateField(
        label=_("From when?"),
        help_text=_("Leave it empty if you have time now."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def topic_choices(part: Participation) -> list[tuple[str, str]]:
    """The programme's topics, and what a file said beyond them, with their labels."""
    known = dict(Topic.choices)
    offered = queries.topics_on_offer(part.programme)
    more = [topic for topic in part.topics if topic not in offered]
    return [(topic, str(known.get(topic, topic))) for topic in [*offered, *more]]
