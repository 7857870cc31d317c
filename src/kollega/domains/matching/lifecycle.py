"""The stages of a matching round and of an offer, and the ways between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoundStage(TextChoices):
    """A round is computed, reviewed by the coordinator, and sent."""

    COMPUTING = "computing", _("being matched")
    REVIEW = "review", _("to be reviewed")
    SENT = "sent", _("introductions sent")
    DISCARDED = "discarded", _("discarded")
    FAILED = "failed", _("could not be matched")


NEXT_ROUND = {
    RoundStage.COMPUTING: {RoundStage.REVIEW, RoundStage.FAILED},
    RoundStage.REVIEW: {RoundStage.SENT, RoundStage.DISCARDED, RoundStage.COMPUTING},
    RoundStage.FAILED: {RoundStage.COMPUTING, RoundStage.DISCARDED},
    RoundStage.SENT: set(),
    RoundStage.DISCARDED: set(),
}


class OfferStage(TextChoices):
    """A mentor is asked. To the one who asked, every way but yes reads alike."""

    ASKED = "asked", _("waiting for an answer")
    TALK_FIRST = "talk_first", _("wants to talk first")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("not answered in time")
    FULL = "full", _("has no place left")
    WITHDRAWN = "withdrawn", _("withdrawn")


NEXT_OFFER = {
    OfferStage.ASKED: {
        OfferStage.TALK_FIRST,
        OfferStage.ACCEPTED,
        OfferStage.DECLINED,
        OfferStage.EXPIRED,
        OfferStage.FULL,
        OfferStage.WITHDRAWN,
    },
    OfferStage.TALK_FIRST: {
        OfferStage.ACCEPTED,
        OfferStage.DECLINED,
        OfferStage.EXPIRED,
        OfferStage.FULL,
        OfferStage.WITHDRAWN,
    },
    OfferStage.ACCEPTED: set(),
    # Whoever asked may still take it back, as long as they have not heard that it was in vain.
    OfferStage.DECLINED: {OfferStage.WITHDRAWN},
    OfferStage.EXPIRED: {OfferStage.WITHDRAWN},
    OfferStage.FULL: {OfferStage.WITHDRAWN},
    OfferStage.WITHDRAWN: set(),
}

OPEN_OFFER = (OfferStage.ASKED, OfferStage.TALK_FIRST)
# These read alike to the one who asked.
UNMET = (OfferStage.DECLINED, OfferStage.EXPIRED, OfferStage.FULL)
