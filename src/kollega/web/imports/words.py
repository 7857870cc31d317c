"""What the codes of spreadsheets and imports say to a coordinator, as whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from kollega.pure.spreadsheets import REPEATABLE

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Import

FIELDS = {
    "title": _l("Title, such as Dr or Prof"),
    "given_name": _l("Given name"),
    "family_name": _l("Family name"),
    "name": _l("Full name"),
    "email": _l("Email address"),
    "telephone": _l("Telephone"),
    "role": _l("Mentor, mentee or supervisor"),
    "both_roles": _l("Both mentor and mentee"),
    "job_title": _l("Job title"),
    "grade": _l("Grade"),
    "specialty": _l("Specialty or profession"),
    "organisation": _l("Organisation"),
    "site": _l("Site"),
    "department": _l("Department"),
    "region": _l("Region"),
    "languages": _l("Languages"),
    "needs": _l("What a mentee would like help with"),
    "offers": _l("What a mentor can help with"),
    "capacity": _l("How many mentees"),
    "biography": _l("About the person"),
    "places": _l("Places to meet"),
    "meets_by": _l("Ways to meet"),
    "supervisor": _l("Supervisor"),
    "supervisor_kind": _l("Kind of supervisor"),
    "starts_on": _l("From"),
    "ends_on": _l("To"),
    "registration": _l("Registration number"),
    "wishes": _l("Preferred mentor or mentee"),
    "not_with": _l("Not with these people"),
    "experiences": _l("Shared experience"),
    "characteristics": _l("Protected characteristics"),
    "match_similar": _l("Would like a mentor who shares it"),
    "identity_to_match": _l("What to share with a mentor"),
    "own": _l("Our own column, kept as it is"),
    "ignored": _l("Leave out"),
}

NAMES = frozenset({"given_name", "family_name", "name"})
# Meanings that any number of columns may have.
SEVERAL = frozenset({str(field) for field in REPEATABLE})


def reason(code: str, detail: str) -> str:
    """Why a row is refused, left, or only partly taken."""
    sentences = {
        "missing_name": _("There is no name."),
        "missing_email": _("There is no email address: this person can't be invited by email."),
        "bad_email": _("“{detail}” is not an email address."),
        "bad_number": _("“{detail}” is not a whole number."),
        "bad_date": _("“{detail}” is not a date."),
        "bad_yes_no": _("“{detail}” is neither yes nor no."),
        "unknown_role": _("“{detail}” is neither mentor, mentee nor supervisor."),
        "end_before_start": _("It ends before it begins ({detail})."),
        "extra_cells": _("There are more cells than headings; the row may have slipped."),
        "ambiguous_date": _("“{detail}” could be two dates; it was read as day before month."),
        "unknown_kind": _("“{detail}” is not a kind of supervisor known here."),
        "twice": _("The same person is also in row {detail}; the two were put together."),
        "taken_elsewhere": _("This address belongs to somebody of another name."),
        "taken": _("This address belongs to somebody else: {detail}."),
        "supervisor_unclear": _(
            "More than one person is called {detail}. Please write the address."
        ),
        "near_unclear": _(
            "More than one person here may be meant by “{detail}”. Please write the "
            "full name or the address."
        ),
        "name_incomplete": _(
            "“{detail}” is not a full name, and it matches nobody here. Please write "
            "the full name or the address."
        ),
        "name_near": _(
            "“{detail}” was taken for the one person here whose name fits. If it is somebody else, "
            "please write the address."
        ),
        "own_supervisor": _("Nobody is their own supervisor."),
        "unnamed_role": _("It doesn't say whether this is a mentor, a mentee or a supervisor."),
        "answered": _("They have answered themselves; a file does not change that."),
        "topic_unknown": _("“{detail}” is not among this programme's topics and was left out."),
    }
    return sentences.get(code, code).format(detail=detail)


# The columns that a hint is about.
_ABOUT = {
    "bad_email": {"email"},
    "bad_number": {"capacity"},
    "bad_date": {"starts_on"},
    "bad_yes_no": {"both_roles", "match_similar"},
    "unknown_role": {"role"},
    "unknown_kind": {"supervisor_kind"},
    "name_incomplete": {"supervisor", "not_with"},
    "topic_unknown": {"needs", "offers"},
}


def hints(source: Import) -> list[str]:
    """What looks wrong with the file as a whole, the most rows first."""
    told = [_hint(code, rows, source) for code, rows in source.hints]
    if not any(column["field"] == "email" for column in source.columns):
        told.insert(
            0,
            _("No column holds email addresses, so nobody in this file can be invited by email."),
        )
    return [sentence for sentence in told if sentence]


def _hint(code: str, rows: int, source: Import) -> str:
    headings = [
        column["heading"] for column in source.columns if column["field"] in _ABOUT.get(code, ())
    ]
    sentences = {
        "missing_name": _("{rows} of {total} rows have no name."),
        "missing_email": _("{rows} of {total} rows have no email address."),
        "bad_email": _("In {rows} of {total} rows, {columns} holds no email address."),
        "bad_number": _("In {rows} of {total} rows, {columns} holds no whole number."),
        "bad_date": _("In {rows} of {total} rows, {columns} holds no date."),
        "bad_yes_no": _("In {rows} of {total} rows, {columns} says neither yes nor no."),
        "unknown_role": _(
            "In {rows} of {total} rows, {columns} says neither mentor, mentee nor supervisor."
        ),
        "unnamed_role": _(
            "{rows} of {total} rows don't say who is a mentor and who is a mentee. If everyone in "
            "the file is the same, please choose that above the columns."
        ),
        "unknown_kind": _(
            "In {rows} of {total} rows, {columns} holds kinds of supervisor that aren't known here."
        ),
        "name_incomplete": _(
            "In {rows} of {total} rows, {columns} doesn't hold people's full names."
        ),
        "topic_unknown": _(
            "In {rows} of {total} rows, {columns} names topics that this programme doesn't have."
        ),
        "extra_cells": _(
            "{rows} of {total} rows have more cells than there are headings. The file may use a "
            "comma inside its cells."
        ),
    }
    columns = get_text_list([f"“{heading}”" for heading in headings], _("or"))
    return sentences.get(code, "").format(rows=rows, total=source.total, columns=columns)


def failure(code: str) -> str:
    """Why a file could not be read, and what to do."""
    sentences = {
        "empty": _("There is nothing in this file. Please check that you chose the right one."),
        "legacy_excel": _("This is an old Excel file (.xls). Please save it as .xlsx or CSV."),
        "encrypted": _("This file is protected by a password. Please save it without one."),
        "too_large": _("This file unpacks to more than can be read safely. Please split it."),
        "unexpected": _("Something failed on our side. Nothing was changed; please try again."),
    }
    return sentences.get(
        code,
        _("This file could not be read as a table. Please save it as CSV or XLSX and try again."),
    )
