"""The stages of a programme and of somebody's part in it, and the ways between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """A programme is set up, runs, and is closed."""

    DRAFT = "draft", _("being set up")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


NEXT = {
    Stage.DRAFT: {Stage.OPEN},
    Stage.OPEN: {Stage.CLOSED},
    Stage.CLOSED: {Stage.OPEN},
}


class ParticipationStage(TextChoices):
    """Where somebody stands in a programme; leaving and coming back need no reason."""

    INVITED = "invited", _("invited")
    DECLINED = "declined", _("sees no need now")
    SIGNING_UP = "signing_up", _("signing up")
    APPLIED = "applied", _("waiting for approval")
    ACTIVE = "active", _("takes part")
    PAUSED = "paused", _("pauses")
    REFUSED = "refused", _("not approved")
    LEFT = "left", _("has left")


NEXT_PARTICIPATION = {
    ParticipationStage.INVITED: {ParticipationStage.SIGNING_UP, ParticipationStage.DECLINED},
    ParticipationStage.DECLINED: {ParticipationStage.SIGNING_UP},
    ParticipationStage.SIGNING_UP: {
        ParticipationStage.APPLIED,
        ParticipationStage.ACTIVE,
        ParticipationStage.DECLINED,
    },
    ParticipationStage.APPLIED: {
        ParticipationStage.ACTIVE,
        ParticipationStage.REFUSED,
        ParticipationStage.DECLINED,
    },
    ParticipationStage.ACTIVE: {ParticipationStage.PAUSED, ParticipationStage.LEFT},
    ParticipationStage.PAUSED: {ParticipationStage.ACTIVE, ParticipationStage.LEFT},
    ParticipationStage.REFUSED: {ParticipationStage.APPLIED},
    ParticipationStage.LEFT: {ParticipationStage.SIGNING_UP},
}

# Whoever said yes can answer and change what they answered, until they leave.
ANSWERING = (
    ParticipationStage.SIGNING_UP,
    ParticipationStage.APPLIED,
    ParticipationStage.ACTIVE,
    ParticipationStage.PAUSED,
    ParticipationStage.REFUSED,
)


class ImportStage(TextChoices):
    """How far a file of people has come."""

    UPLOADED = "uploaded", _("being read")
    RECOGNISED = "recognised", _("columns to confirm")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked, nothing changed yet")
    APPLYING = "applying", _("being brought in")
    DONE = "done", _("brought in")
    FAILED = "failed", _("could not be read")


NEXT_IMPORT = {
    ImportStage.UPLOADED: {ImportStage.RECOGNISED, ImportStage.FAILED},
    ImportStage.RECOGNISED: {ImportStage.CHECKING},
    ImportStage.CHECKING: {ImportStage.CHECKED, ImportStage.FAILED},
    ImportStage.CHECKED: {ImportStage.RECOGNISED, ImportStage.APPLYING},
    ImportStage.APPLYING: {ImportStage.DONE, ImportStage.FAILED},
    ImportStage.DONE: set(),
    ImportStage.FAILED: set(),
}
