"""Plain forms with the frame's templates: label, help, errors, and who can see the answer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

_TEMPLATES = [
    Path(__file__).parents[1] / "templates",
    Path(forms.__file__).parent / "templates",
]

# Widgets that look like a line of text; radio buttons, check boxes and cards bring their own.
_CONTROLS = {
    "django/forms/widgets/text.html",
    "django/forms/widgets/email.html",
    "django/forms/widgets/number.html",
    "django/forms/widgets/password.html",
    "django/forms/widgets/url.html",
    "django/forms/widgets/tel.html",
    "django/forms/widgets/search.html",
    "django/forms/widgets/date.html",
    "django/forms/widgets/datetime.html",
    "django/forms/widgets/time.html",
    "django/forms/widgets/textarea.html",
    "django/forms/widgets/clearable_file_input.html",
    "django/forms/widgets/file.html",
    "components/forms/counted_textarea.html",
}
_SELECTS = {"django/forms/widgets/select.html"}
_TICKS = {"django/forms/widgets/checkbox.html"}


class BoundField(forms.BoundField):
    """A field that also says who can see what is written into it."""

    @property
    def audience(self) -> str:
        """The sentence "who can see this", or nothing."""
        audiences: Mapping[str, str] = getattr(self.form, "audiences", {})
        return str(audiences.get(self.name, ""))

    @property
    def aria_describedby(self) -> str:
        """As Django's, with the audience: screen readers hear it before the first letter."""
        return self._described(super().aria_describedby)

    @property
    def first_id(self) -> str:
        """Id of what takes the focus when the field is at fault: of a group, its first choice."""
        return str(self.id_for_label or self.subwidgets[0].id_for_label)

    @property
    def is_tick(self) -> bool:
        """Whether this is a single check box, whose label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    def _described(self, ids: str | None) -> str:
        known = [ids] if ids else []
        if self.audience and self.auto_id:
            known.append(f"{self.auto_id}_audience")
        return " ".join(known)


class Renderer(BaseRenderer):
    """Draws every form with the frame's templates; name it in FORM_RENDERER."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = BoundField

    @cached_property
    def engine(self) -> DjangoTemplates:
        """Our templates before Django's own, whatever the order of the installed apps."""
        return DjangoTemplates(
            {"APP_DIRS": True, "DIRS": _TEMPLATES, "NAME": "kollega-forms", "OPTIONS": {}}
        )

    def get_template(self, template_name: str) -> Any:
        return self.engine.get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """As Django's, and gives plain widgets the class of our stylesheet."""
        widget = context.get("widget")
        if widget and (looks := _class_of(widget)):
            attributes = widget["attrs"]
            attributes["class"] = f"{looks} {attributes.get('class', '')}".strip()
        return str(super().render(template_name, context, request))


class Form(forms.Form):
    """A form whose fields may each say who can see them.

    `audiences` maps a field's name to the whole, translated sentence, made by the page from the
    permission code: `SignUp(request.POST, audiences=queries.audiences_of(person))`.
    """

    default_renderer = Renderer

    def __init__(
        self, *args: Any, audiences: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.audiences: Mapping[str, str] = audiences or {}
        for field in self.fields.values():
            if (
                field.error_messages.get("required")
                == forms.Field.default_error_messages["required"]
            ):
                field.error_messages["required"] = _please(field)


def _please(field: forms.Field) -> Any:
    if isinstance(field, forms.BooleanField):
        return _("Please tick this to go on.")
    if isinstance(field, forms.FileField):
        return _("Please choose a file.")
    if isinstance(field, forms.ChoiceField):
        return _("Please choose.")
    return _("Please fill this in.")


def _class_of(widget: Mapping[str, Any]) -> str:
    if widget["template_name"] in _CONTROLS:
        return "form-control"
    if widget["template_name"] in _SELECTS:
        return "form-select"
    if widget["template_name"] in _TICKS:
        return "form-check-input"
    return ""
