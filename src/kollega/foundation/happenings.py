"""What happened below, told upwards: written with the change itself, handed on by a job.

Nothing imports upwards. A lower domain records a happening inside its own transaction; the job
``hand_on_happening`` gives it to the action of every domain above that cares.
"""

from collections.abc import Callable, Mapping, Sequence

from django.db import transaction

from kollega.foundation import later
from kollega.foundation.models import Happening


def record(kind: str, *, subject_id: int) -> Happening:
    """Write down that something happened, and have it handed on after the commit.

    Args:
        kind: what happened, a past participle, such as ``"reporting_line_recorded"``.
        subject_id: the primary key of what changed.
    """
    happening = Happening.objects.create(kind=kind, subject_id=subject_id)
    later.start("hand_on_happening", happening_id=happening.pk)
    return happening


def record_many(kind: str, *, subject_ids: Sequence[int]) -> None:
    """Write down the same thing for many subjects; they are handed on by one job.

    Args:
        kind: what happened to each.
        subject_ids: the primary keys of what changed.
    """
    if not subject_ids:
        return
    Happening.objects.bulk_create(
        [Happening(kind=kind, subject_id=subject_id) for subject_id in subject_ids],
        batch_size=2000,
    )
    later.start("hand_on_waiting_happenings")


@transaction.atomic
def hand_on(happening_id: int, *, hearers: Mapping[str, Sequence[Callable[[int], None]]]) -> None:
    """Tell everyone who cares and forget it, in one transaction; a second call does nothing.

    Args:
        happening_id: primary key of the happening.
        hearers: for each kind, the actions to call with the subject's primary key.
    """
    happening = Happening.objects.select_for_update().filter(pk=happening_id).first()
    if happening is None:
        return
    for tell in hearers.get(happening.kind, ()):
        tell(happening.subject_id)
    happening.delete()


def waiting(*, limit: int = 500) -> list[int]:
    """Primary keys of happenings that nobody handed on yet, the oldest first."""
    return list(Happening.objects.order_by("pk").values_list("pk", flat=True)[:limit])
