"""Fill an empty demonstration, all or nothing: killed half-way, the next start fills it again."""

from django.conf import settings
from django.db import transaction

from kollega.domains.programmes.queries import showcase
from kollega.foundation import clock
from kollega.ops.demonstration.diary import DAYS, Diary
from kollega.ops.demonstration.opening import open_scene
from kollega.ops.demonstration.plots import PLOTS
from kollega.ops.demonstration.stages import STAGES


@transaction.atomic
def fill() -> bool:
    """Let invented people live through their past, if there is nobody yet.

    Returns:
        Whether anything was done.

    Raises:
        RuntimeError: outside the demonstration.
    """
    if not settings.DEMONSTRATION:
        raise RuntimeError("Only a demonstration is filled with invented people.")
    if showcase.showcases():
        return False
    clock.start_in_the_past(days=DAYS)
    diary = Diary()
    for stage in STAGES:
        PLOTS[stage.key](diary, open_scene(stage))
    diary.live()
    return True
