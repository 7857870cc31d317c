"""Who may change what about a person, and who sees which part of them."""

from django.utils.translation import gettext as _

from kollega.domains.people.models import Person, ReportingLine, Veto
from kollega.foundation.permissions import YES, Audience, Verdict

# Nobody else in a programme reads it; a mentor's name is read by those who look for one, too
# (``programmes.permissions.SEES``).
_NAME = (Audience.MYSELF, Audience.ASKED_MENTOR, Audience.PARTNER, Audience.COORDINATOR)
SEES = {
    "name": _NAME,
    "title": _NAME,
    "given_name": _NAME,
    "family_name": _NAME,
    "email": (Audience.MYSELF, Audience.COORDINATORS),
    "telephone": (Audience.MYSELF,),
    "languages": (Audience.MYSELF, Audience.MATCHING, Audience.PARTNER, Audience.COORDINATOR),
    "characteristics": (Audience.MYSELF, Audience.MATCHING),
    "senior": (Audience.MYSELF, Audience.COORDINATOR),
    "named": (Audience.MYSELF, Audience.MATCHING),
}

# Deeds that ask no verdict, and why; a test finds any other.
WITHOUT = {
    "avoid": "Anybody says whom they would rather not meet; `by` is always oneself.",
    "record_reporting_line": "Anybody says who judges whom; `by` is kept with the line, and neither "
    "of the two can weaken what others said.",
    "add_person": "It gives nobody anything: whoever lets people in asks its own verdict.",
    "add_organisation": "A name of a place; it is suggested to others once several people work there.",
    "open_account": "It lets in only whoever reads the person's own mailbox.",
    "account_of": "As for opening one.",
    "let_open_programmes": "The operator's decision, from the command line of the machine.",
    "forget": "The end of what the data register promises; a sweep above chooses whom.",
    "forget_lines": "As for people.",
}


def may_change(by: Person, person: Person) -> Verdict:
    """People change what is said about themselves."""
    if by.pk == person.pk:
        return YES
    return Verdict(_("Only the person can change this."))


def may_take_back(by: Person, veto: Veto) -> Verdict:
    """A veto belongs to the one who said it."""
    return may_change(by, veto.holder)


def may_take_back_line(by: Person, line: ReportingLine) -> Verdict:
    """Whoever told of a reporting line can take it back; a coordinator's or a file's word stays."""
    if line.told_by_id == by.pk:
        return YES
    return Verdict(_("This was recorded by somebody else. Your coordinator can change it."))
