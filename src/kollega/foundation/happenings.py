"""What happened below, told upwards: written with the change itself, handed on by a job.

Nothing imports upwards. A lower domain records a happening inside its own transaction; the job
``hand_on_happening`` gives it to the action of every domain above that cares.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from django.db import transaction

from kollega.foundation import copying, later
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
    copying.add(Happening, ("kind", "subject_id"), ((kind, subject) for subject in subject_ids))
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


@transaction.atomic
def forget_idle(
    keys: Sequence[int], *, concerned: Mapping[str, Sequence[Callable[[Collection[int]], set[int]]]]
) -> list[int]:
    """Forget at once what nobody need react to, such as most lines of a file of new people.

    Args:
        keys: primary keys of happenings.
        concerned: for a kind, what tells those of its subjects that are to be handed on. A kind
            that is not there is handed on in any case.

    Returns:
        The happenings still to be handed on, in their order.
    """
    rows = Happening.objects.select_for_update(skip_locked=True).filter(pk__any_of=keys)
    found = dict(rows.filter(kind__in=concerned).values_list("pk", "subject_id"))
    by_kind = dict(rows.values_list("pk", "kind"))
    busy: dict[str, set[int]] = {}
    for kind, tells in concerned.items():
        subjects = [found[key] for key in found if by_kind[key] == kind]
        busy[kind] = set().union(*(tell(subjects) for tell in tells)) if subjects else set()
    idle = [key for key in found if found[key] not in busy[by_kind[key]]]
    Happening.objects.filter(pk__any_of=idle).delete()
    return sorted(set(keys) - set(idle))


def waiting(*, limit: int = 500) -> list[int]:
    """Primary keys of happenings that nobody handed on yet, the oldest first."""
    return list(Happening.objects.order_by("pk").values_list("pk", flat=True)[:limit])
