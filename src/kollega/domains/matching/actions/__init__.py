"""What happens in matching: rounds, requests, introductions and their answers."""

from kollega.domains.matching.actions.answering import (
    accept_offer,
    agree_as_mentee,
    decline_offer,
    talk_first,
)
from kollega.domains.matching.actions.asking import (
    ask_mentor,
    refresh_short_list,
    show_everyone_again,
    show_someone_else,
    withdraw_offer,
)
from kollega.domains.matching.actions.by_hand import (
    allow_pair,
    forbid_pair,
    lock_pairs,
    swap,
    unlock_pairs,
)
from kollega.domains.matching.actions.conflicts import (
    close_for_leaver,
    close_for_line,
    close_for_veto,
    lines_between_offers,
)
from kollega.domains.matching.actions.introductions import (
    Sent,
    send_introductions,
    write_introductions,
)
from kollega.domains.matching.actions.rounds import (
    STEPS,
    compute_round,
    discard_round,
    fail_round,
    start_round,
)
from kollega.domains.matching.actions.tending import (
    close_orphaned_offers,
    expire_offers,
    forget_closed_offers,
    forget_old_rounds,
    remind_offers,
    tell_of_offers,
)

__all__ = [
    "STEPS",
    "Sent",
    "accept_offer",
    "agree_as_mentee",
    "allow_pair",
    "ask_mentor",
    "close_for_leaver",
    "close_for_line",
    "close_for_veto",
    "close_orphaned_offers",
    "compute_round",
    "decline_offer",
    "discard_round",
    "expire_offers",
    "fail_round",
    "forbid_pair",
    "forget_closed_offers",
    "forget_old_rounds",
    "lines_between_offers",
    "lock_pairs",
    "refresh_short_list",
    "remind_offers",
    "send_introductions",
    "show_everyone_again",
    "show_someone_else",
    "start_round",
    "swap",
    "talk_first",
    "tell_of_offers",
    "unlock_pairs",
    "withdraw_offer",
    "write_introductions",
]
