"""How a pair stands, in the words its coordinator reads; nothing of what the two talk about."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PairState(TextChoices):
    """A pair's state, the most pressing first."""

    SILENT = "silent", _("silent")
    OVERDUE = "overdue", _("behind plan")
    WAITING = "waiting", _("waiting for its first session")
    ON_TRACK = "on_track", _("on track")
    PAUSED = "paused", _("pausing")
    COMPLETE = "complete", _("complete")
    ENDED = "ended", _("ended")


# A pair that was asked and gave no sign is shown to the coordinator after this much more time.
SILENT_AFTER = timedelta(days=7)

# Two people whom a reporting line parts have this long to say what they want before it ends itself.
TIME_TO_PART = timedelta(days=14)

GOALS_AT_MOST = 12
AGREEMENT_LENGTH = 4000
GOAL_LENGTH = 300
