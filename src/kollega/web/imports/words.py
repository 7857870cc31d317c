"""What the codes of spreadsheets and imports say to a coordinator, as whole sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

FIELDS = {
    "given_name": _l("Given name"),
    "family_name": _l("Family name"),
    "name": _l("Whole name"),
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
    "wishes": _l("Wished-for mentor or mentee"),
    "not_with": _l("Not with these people"),
    "experiences": _l("Shared experience"),
    "characteristics": _l("Protected characteristics"),
    "match_similar": _l("Would like a mentor who shares it"),
    "identity_to_match": _l("What to share with a mentor"),
    "own": _l("Our own column, kept as it is"),
    "ignored": _l("Leave out"),
}


def reason(code: str, detail: str) -> str:
    """Why a row is refused, left, or only partly taken."""
    sentences = {
        "missing_name": _("There is no name."),
        "missing_email": _("There is no email address: this person can't be invited by email."),
        "bad_email": _("“{detail}” is not an email address."),
        "bad_number": _("“{detail}” is no whole number."),
        "bad_date": _("“{detail}” is no date."),
        "bad_yes_no": _("“{detail}” is neither yes nor no."),
        "unknown_role": _("“{detail}” is neither mentor, mentee nor supervisor."),
        "end_before_start": _("It ends before it begins ({detail})."),
        "extra_cells": _("There are more cells than headings; the row may have slipped."),
        "ambiguous_date": _("“{detail}” could be two dates; it was read as day before month."),
        "unknown_kind": _("“{detail}” is no kind of supervisor that is known here."),
        "twice": _("The same person stands in row {detail}; the two were put together."),
        "taken_elsewhere": _("This address belongs to somebody of another name."),
        "taken": _("This address belongs to somebody else: {detail}."),
        "supervisor_unclear": _(
            "More than one person is called {detail}. Please write the address."
        ),
        "near_unclear": _(
            "More than one person here may be meant by “{detail}”. Please write the whole name or "
            "the address."
        ),
        "name_incomplete": _(
            "“{detail}” is no whole name, and nobody here can be meant by it. Please write the "
            "whole name or the address."
        ),
        "name_near": _(
            "“{detail}” was taken for the one person here whose name fits. If it is somebody else, "
            "please write the address."
        ),
        "own_supervisor": _("Nobody is their own supervisor."),
        "unnamed_role": _("It is not said whether this is a mentor, a mentee or a supervisor."),
        "answered": _("They have answered themselves; a file does not change that."),
        "topic_unknown": _("“{detail}” is not among this programme's topics and was left out."),
    }
    return sentences.get(code, code).format(detail=detail)


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
