"""What programmes know of people ends; how long each thing is kept stands in its model's label."""

from datetime import timedelta

from django.db.models import Max
from django.db.models.functions import Coalesce

from kollega.domains.people import actions as people
from kollega.domains.people.queries.conflicts import DAYS_IN_A_MONTH, ConflictPolicy
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import DutyOffer, Participation, Programme
from kollega.foundation import clock
from kollega.foundation.privacy import TWO_YEARS

GONE = (At.INVITED, At.DECLINED, At.SIGNING_UP, At.REFUSED, At.LEFT)
OFFERED_FOR = timedelta(days=90)


def forget_old_lines() -> None:
    """Delete reporting lines that ended too long ago to count in any programme here (a sweep).

    Each programme says how many months a past line counts; the longest of them decides, closed
    programmes included, because they can be opened again; two years are the least.
    """
    least = ConflictPolicy().past_months
    longest = Programme.objects.aggregate(longest=Max("past_months"))["longest"] or 0
    months = max(least, longest)
    people.forget_lines(ended_before=clock.today() - timedelta(days=months * DAYS_IN_A_MONTH))


def forget_gone_parts() -> None:
    """Delete what people said who left or never came, two years after their last word (a sweep)."""
    last_word = Coalesce("answered_at", "invited_at", "created_at")
    before = clock.now() - TWO_YEARS
    Participation.objects.alias(last_word=last_word).filter(
        stage__in=GONE, last_word__lt=before
    ).delete()


def forget_old_offers() -> None:
    """Delete duties that were offered and never answered; their buttons ran out (a sweep)."""
    DutyOffer.objects.filter(asked_at__lt=clock.now() - OFFERED_FOR).delete()
