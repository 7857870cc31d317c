"""Widgets for thumbs: cards, chips, and a text box that counts."""

from collections.abc import Collection, Mapping
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


class LikelyChips(Chips):
    """Any of very many short words: what is chosen and what is likely first, the rest on demand.

    Works without JavaScript; what was chosen never hides.
    """

    template_name = "components/forms/likely_chips.html"

    def __init__(
        self, *args: Any, likely: Collection[str] = (), more: Any = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.likely, self.more = likely, more

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        options = [one for _, group, _ in context["widget"]["optgroups"] for one in group]
        shown = [one for one in options if one["selected"] or one["value"] in self.likely]
        context["widget"] |= {
            "shown": shown,
            "rest": [one for one in options if one not in shown],
            "more": self.more,
        }
        return context


class OneChip(forms.RadioSelect):
    """One of many short words, as tags to touch."""

    template_name = "components/forms/chips.html"


class CountedTextarea(forms.Textarea):
    """A text box that says how many letters are left; give the field a `max_length`."""

    template_name = "components/forms/counted_textarea.html"
