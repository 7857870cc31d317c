"""A file of people, and what its columns mean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kollega.domains.programmes import queries
from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import RadioCards
from kollega.web.imports import words

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Cohort, Programme

ROLES = [
    ("", gettext_lazy("The file says it")),
    ("mentor", gettext_lazy("Everyone is a mentor")),
    ("mentee", gettext_lazy("Everyone is a mentee")),
    ("supervisor", gettext_lazy("Everyone is a supervisor: they are kept, and not invited")),
]


class _Everybody(Form):
    """What holds for all who stand in a file."""

    role = forms.ChoiceField(
        label=gettext_lazy("Who is in it?"), choices=ROLES, required=False, widget=RadioCards
    )
    cohort = forms.ChoiceField(
        label=gettext_lazy("Which cohort do they belong to?"), required=False
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cohorts = {str(one.pk): one for one in queries.cohorts_of(programme)}
        choices = [("", _("none")), *((key, one.name) for key, one in self._cohorts.items())]
        self.fields["cohort"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not self._cohorts:
            del self.fields["cohort"]

    def of_cohort(self) -> Cohort | None:
        """The cohort that was chosen."""
        return self._cohorts.get(self.cleaned_data.get("cohort", ""))


class UploadForm(_Everybody):
    """The file itself."""

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy(
            "CSV or XLSX, up to 50 MB. Nothing changes before you have seen what would."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    field_order = ("file", "role", "cohort")


class ColumnsForm(_Everybody):
    """One choice for each column of the file, as recognised."""

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

    def clean(self) -> dict[str, Any]:
        """Refuse what could only be read wrongly: no name at all, or two columns for one thing."""
        values = super().clean() or {}
        columns = defaultdict(list)
        for index, meaning in self.chosen().items():
            columns[meaning].append(f"column{index}")
        if not columns.keys() & words.NAMES:
            raise forms.ValidationError(_("Please say which column holds people's names."))
        for meaning, names in columns.items():
            if len(names) > 1 and meaning not in words.SEVERAL:
                sentence = _(
                    "Only one column can be “{meaning}”. Please keep the others as they are."
                )
                self.add_error(names[-1], sentence.format(meaning=words.FIELDS[meaning]))
        return values
