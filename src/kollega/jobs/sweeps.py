"""What falls due is found by asking the clock, every ten minutes; nothing is scheduled ahead.

So a moved clock finds it too, and an hour without a worker is made up for by the next sweep.
"""

import logging
from collections.abc import Callable

from procrastinate.contrib.django import app

from kollega.domains.matching import actions as matching
from kollega.domains.meetings import actions as meetings
from kollega.domains.people import actions as people
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.actions import imports
from kollega.domains.relationships import actions as relationships
from kollega.foundation import audit, mail, maillinks

logger = logging.getLogger(__name__)

# Each asks for itself what is due and does it, row by row, each row in its own transaction.
SWEEPS: list[Callable[[], None]] = [
    programmes.end_pauses,
    meetings.let_go,
    meetings.remind,
    meetings.remind_to_answer,
    meetings.ask_whether_held,
    relationships.part_broken,
    relationships.nudge_silent,
    matching.close_orphaned_offers,
    matching.expire_offers,
    matching.tell_of_offers,
    matching.remind_offers,
    matching.forget_closed_offers,
    matching.forget_old_rounds,
    imports.forget_old_files,
    people.forget_unanswered_addresses,
    programmes.forget_old_offers,
    programmes.forget_old_lines,
    programmes.forget_gone_parts,
    relationships.forget_old_pairs,
    people.forget_unconfirmed,
    relationships.forget_people,
    mail.forget_old,
    maillinks.forget_old,
    audit.forget_old,
]


def run_all() -> None:
    """Run every sweep; one that fails keeps none of the others from its work.

    Raises:
        RuntimeError: after all of them ran, naming those that failed.
    """
    failed = []
    for sweep in SWEEPS:
        try:
            sweep()
        except Exception:
            name = f"{sweep.__module__}.{sweep.__name__}"
            logger.exception("The sweep %s failed", name)
            failed.append(name)
    if failed:
        raise RuntimeError(f"These sweeps failed: {', '.join(failed)}")


@app.periodic(cron="*/10 * * * *")
@app.task(name="sweep", queueing_lock="sweep", pass_context=False)
def sweep(*, timestamp: int) -> None:
    """Every ten minutes; a second one is not queued while one waits.

    Args:
        timestamp: the second it was due, as Procrastinate says; the clock is asked instead.
    """
    del timestamp
    run_all()
