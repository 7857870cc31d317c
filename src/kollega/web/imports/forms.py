"""A file of people, and what its columns mean."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import RadioCards
from kollega.web.imports import words

ROLES = [
    ("", _("The file says it")),
    ("mentor", _("Everyone is a mentor")),
    ("mentee", _("Everyone is a mentee")),
    ("supervisor", _("Everyone is a supervisor: they are kept, and not invited")),
]


class UploadForm(Form):
    """The file itself."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("CSV or XLSX, up to 50 MB. Nothing changes before you have seen what would."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    role = forms.ChoiceField(
        label=_("Who is in it?"), choices=ROLES, required=False, widget=RadioCards
    )


class ColumnsForm(Form):
    """One choice for each column of the file, as recognised."""

    role = forms.ChoiceField(
        label=_("Who is in it?"), choices=ROLES, required=False, widget=RadioCards
    )

    def __init__(self, *args: Any, columns: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in columns:
            self.fields[f"column{column['index']}"] = forms.ChoiceField(
                label=column["heading"] or "–",
                choices=list(words.FIELDS.items()),
                initial=column["field"],
            )

    def chosen(self) -> dict[int, str]:
        """The meaning of each column, by its index."""
        return {
            int(name.removeprefix("column")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column")
        }
