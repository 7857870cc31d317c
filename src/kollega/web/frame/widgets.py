"""Widgets for thumbs: cards, chips, and a text box that counts."""

from collections.abc import Mapping
from typing import Any

from django import forms


class _Hinted:
    """Adds a second line to choices: `hints` maps a choice's value to its sentence."""

    def __init__(self, *args: Any, hints: Mapping[Any, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = {str(value): hint for value, hint in (hints or {}).items()}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]  # the widget beside it has it
        option["hint"] = self.hints.get(str(value), "")
        return option


class RadioCards(_Hinted, forms.RadioSelect):
    """One of a few, each a card to touch, with an optional second line."""

    template_name = "components/forms/cards.html"


class CheckCards(_Hinted, forms.CheckboxSelectMultiple):
    """Any of a few, each a card to touch, with an optional second line."""

    template_name = "components/forms/cards.html"


class Chips(forms.CheckboxSelectMultiple):
    """Any of many short words, as tags to touch: needs, languages, specialties."""

    template_name = "components/forms/chips.html"


class OneChip(forms.RadioSelect):
    """One of many short words, as tags to touch."""

    template_name = "components/forms/chips.html"


class CountedTextarea(forms.Textarea):
    """A text box that says how many letters are left; give the field a `max_length`."""

    template_name = "components/forms/counted_textarea.html"
