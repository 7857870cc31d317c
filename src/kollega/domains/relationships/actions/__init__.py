"""What happens to relationships: they begin, rest, go on, and end without a reason."""

from kollega.domains.relationships.actions.agreeing import (
    add_goal,
    agree,
    mark_goal,
    remove_goal,
    write_agreement,
)
from kollega.domains.relationships.actions.beginning import begin_relationship
from kollega.domains.relationships.actions.conflicts import (
    lines_between_pairs,
    part_broken,
    part_for_line,
    part_for_veto,
)
from kollega.domains.relationships.actions.contacts import hide_contact, show_contact
from kollega.domains.relationships.actions.ending import (
    ask_rematch,
    complete,
    end,
    end_for_leaver,
    pause,
    resume,
)
from kollega.domains.relationships.actions.letters import button
from kollega.domains.relationships.actions.retention import forget_old_pairs, forget_people
from kollega.domains.relationships.actions.silence import (
    allow_nudges,
    note_sessions,
    note_sign,
    nudge,
    nudge_silent,
    stop_nudges,
)
from kollega.domains.relationships.actions.telling import tell_both

__all__ = [
    "add_goal",
    "agree",
    "allow_nudges",
    "ask_rematch",
    "begin_relationship",
    "button",
    "complete",
    "end",
    "end_for_leaver",
    "forget_old_pairs",
    "forget_people",
    "hide_contact",
    "lines_between_pairs",
    "mark_goal",
    "note_sessions",
    "note_sign",
    "nudge",
    "nudge_silent",
    "part_broken",
    "part_for_line",
    "part_for_veto",
    "pause",
    "remove_goal",
    "resume",
    "show_contact",
    "stop_nudges",
    "tell_both",
    "write_agreement",
]
