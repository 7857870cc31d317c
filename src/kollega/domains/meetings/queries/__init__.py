"""What can be read about sessions. Whoever asks to show it to somebody passes the viewer."""

from kollega.domains.meetings.queries.due import (
    run_out,
    to_ask_whether_held,
    to_remind,
    unanswered,
)
from kollega.domains.meetings.queries.feeds import feed_at, has_feed
from kollega.domains.meetings.queries.meetings import (
    agreed_for,
    ahead_for,
    by_key,
    coming_in,
    held_by_month,
    held_count,
    held_for,
    held_on_day,
    locked,
    number_of,
    of_its_people,
    of_relationship,
    option_by_key,
    planned_until,
    to_answer,
    to_mark,
    visible_to,
)

__all__ = [
    "agreed_for",
    "ahead_for",
    "by_key",
    "coming_in",
    "feed_at",
    "has_feed",
    "held_by_month",
    "held_count",
    "held_for",
    "held_on_day",
    "locked",
    "number_of",
    "of_its_people",
    "of_relationship",
    "option_by_key",
    "planned_until",
    "run_out",
    "to_answer",
    "to_ask_whether_held",
    "to_mark",
    "to_remind",
    "unanswered",
    "visible_to",
]
