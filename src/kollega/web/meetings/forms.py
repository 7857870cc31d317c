"""Forms about sessions: times on the wall of the programme's zone, the way to meet, what was held."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kollega.domains.meetings.permissions import SEES
from kollega.domains.meetings.vocabulary import (
    MINUTES_AT_LEAST,
    MINUTES_AT_MOST,
    PLACE_LENGTH,
    TIMES_AT_MOST,
)
from kollega.domains.programmes.vocabulary import Medium
from kollega.foundation import clock
from kollega.foundation.permissions import who_can_see
from kollega.pure.calendars import TimeIsSkipped, TimeOccursTwice, moment
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import RadioCards

TIMES = [f"time_{number}" for number in range(1, TIMES_AT_MOST + 1)]


class WallTime(forms.Field):
    """A date and time as clocks show it; which moment it is depends on the programme's zone."""

    widget = forms.DateTimeInput(
        attrs={"type": "datetime-local", "step": 300}, format="%Y-%m-%dT%H:%M"
    )

    def to_python(self, value: Any) -> datetime | None:
        """Naive; None for nothing."""
        if value in self.empty_values:
            return None
        try:
            return datetime.fromisoformat(str(value)).replace(tzinfo=None)
        except ValueError as problem:
            raise ValidationError(
                _("Please give a day and a time, such as 4 December 2026, 19:30.")
            ) from problem


class TimesForm(Form):
    """Up to five times; at least one."""

    time_1 = WallTime(
        label=gettext_lazy("First time"),
        error_messages={"required": gettext_lazy("Please propose at least one time.")},
    )
    time_2 = WallTime(label=gettext_lazy("Second time"), required=False)
    time_3 = WallTime(label=gettext_lazy("Third time"), required=False)
    time_4 = WallTime(label=gettext_lazy("Fourth time"), required=False)
    time_5 = WallTime(label=gettext_lazy("Fifth time"), required=False)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """The moments the times name, in ``times``."""
        answers = super().clean() or {}
        moments = [self._moment(name, answers.get(name)) for name in TIMES]
        answers["times"] = [instant for instant in moments if instant]
        return answers

    def _moment(self, name: str, wall: datetime | None) -> datetime | None:
        if wall is None:
            return None
        words = {"time": time_format(wall.time(), "TIME_FORMAT")}
        try:
            instant = moment(wall, zone=self.zone)
        except TimeIsSkipped:
            self.add_error(
                name,
                _(
                    "Clocks go forward that night, and there is no {time}. "
                    "Please choose another time."
                ).format(**words),
            )
            return None
        except TimeOccursTwice:
            self.add_error(
                name,
                _(
                    "Clocks go back that night, and {time} comes twice. Please choose another time."
                ).format(**words),
            )
            return None
        if instant <= clock.now():
            self.add_error(name, _("This time is past."))
            return None
        return instant

    @property
    def first_times(self) -> list[forms.BoundField]:
        """The times everybody sees."""
        return [self[name] for name in TIMES[:3]]

    @property
    def more_times(self) -> list[forms.BoundField]:
        """The times of those who want to propose more."""
        return [self[name] for name in TIMES[3:]]


class HowForm(Form):
    """The way to meet, and where."""

    medium = forms.ChoiceField(
        label=gettext_lazy("How do you want to meet?"),
        choices=[
            (Medium.VIDEO, gettext_lazy("By video")),
            (Medium.TELEPHONE, gettext_lazy("By telephone")),
            (Medium.IN_PERSON, gettext_lazy("In person")),
        ],
        widget=RadioCards(
            hints={
                Medium.VIDEO: gettext_lazy("From anywhere; a room is made if you have none"),
                Medium.TELEPHONE: gettext_lazy("Say below who calls whom"),
                Medium.IN_PERSON: gettext_lazy("Say below where"),
            }
        ),
    )
    place = forms.CharField(
        label=gettext_lazy("Link, number or place"),
        help_text=gettext_lazy("Leave it empty for a video room of our own making."),
        max_length=PLACE_LENGTH,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("audiences", {"place": who_can_see(SEES["place"])})
        super().__init__(*args, **kwargs)


class ProposeForm(HowForm, TimesForm):
    """A new session: times, length, the way to meet."""

    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        min_value=MINUTES_AT_LEAST,
        max_value=MINUTES_AT_MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class HeldForm(Form):
    """What is noted of a session: a day and minutes."""

    on = forms.DateField(
        label=gettext_lazy("Which day did you meet?"),
        error_messages={"required": gettext_lazy("Please say on which day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        min_value=MINUTES_AT_LEAST,
        max_value=MINUTES_AT_MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
