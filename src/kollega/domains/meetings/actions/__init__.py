"""What happens to sessions: times are proposed, one is taken, it is held; all can be corrected."""

from kollega.domains.meetings.actions.feeds import read_feed, renew_feed, switch_off_feed
from kollega.domains.meetings.actions.holding import mark_held, mark_not_held, record_held
from kollega.domains.meetings.actions.letters import calendar_file
from kollega.domains.meetings.actions.planning import (
    accept_time,
    cancel,
    change_place,
    move,
    propose_session,
)
from kollega.domains.meetings.actions.sweeping import (
    ask_whether_held,
    cancel_coming,
    let_go,
    remind,
    remind_to_answer,
)

__all__ = [
    "accept_time",
    "ask_whether_held",
    "calendar_file",
    "cancel",
    "cancel_coming",
    "change_place",
    "let_go",
    "mark_held",
    "mark_not_held",
    "move",
    "propose_session",
    "read_feed",
    "record_held",
    "remind",
    "remind_to_answer",
    "renew_feed",
    "switch_off_feed",
]
