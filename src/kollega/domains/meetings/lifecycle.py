"""The stages of a session and the ways between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Times are proposed, one is agreed, it is held; all of it can be corrected."""

    PROPOSED = "proposed", _("times proposed")
    AGREED = "agreed", _("agreed")
    HELD = "held", _("held")
    NOT_HELD = "not_held", _("did not take place")
    CANCELLED = "cancelled", _("cancelled")


NEXT = {
    Stage.PROPOSED: {Stage.PROPOSED, Stage.AGREED, Stage.HELD, Stage.CANCELLED},
    Stage.AGREED: {Stage.PROPOSED, Stage.HELD, Stage.NOT_HELD, Stage.CANCELLED},
    Stage.HELD: {Stage.HELD, Stage.NOT_HELD},
    Stage.NOT_HELD: {Stage.HELD},
    Stage.CANCELLED: set(),
}

COMING = (Stage.PROPOSED, Stage.AGREED)
