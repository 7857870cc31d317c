"""The deeds of a participation, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What the audit calls a deed, as the history of a participation says it.
DEEDS: dict[str, Promise] = {
    "participation_invited": _("Invited"),
    "participation_invited_again": _("Invited once more"),
    "participation_reminded": _("Reminded"),
    "sign_up_began": _("Said yes and began to sign up"),
    "sign_up_ended": _("Finished the sign-up"),
    "participation_approved": _("Approved"),
    "participation_refused": _("Not approved"),
    "participation_declined": _("Saw no need"),
    "participation_paused": _("Paused"),
    "participation_resumed": _("Took part again"),
    "participation_left": _("Left"),
}
