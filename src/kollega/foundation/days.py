"""Days as people read them, in the format of their language (``config.formats``)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def in_full(day: date) -> str:
    """'4 September 2026'; of a moment, the day it falls on in the current time zone."""
    return date_format(_there(day), "DATE_FORMAT")


def without_year(day: date) -> str:
    """'4 September', for a day that is near; of a moment as ``in_full``."""
    return date_format(_there(day), "MONTH_DAY_FORMAT")


def _there(day: date) -> date:
    return timezone.localtime(day) if isinstance(day, datetime) else day
