"""Settings for the tests: the demonstration's, so that the clock can be moved."""

import os

from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

os.environ.setdefault("KOLLEGA_MODE", "demonstration")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")

# How long an example takes says more about the machine than about the code. EXAMPLES=1000 looks longer.
settings.register_profile(
    "kollega", deadline=None, max_examples=int(os.environ.get("EXAMPLES", "60"))
)
settings.load_profile("kollega")

# Tests that share something costly run in one process; all others wherever there is room.
# By hand, because xdist's own marks for groups are not heard by this version of pytest.
TOGETHER = {
    "journeys": ("tests/journeys/",),
    "gallery": ("tests/web/gallery/",),
    "a fresh checkout": (
        "tests/ops/run/test_instance.py",
        "tests/ops/setup/test_fresh_checkout.py",
    ),
}


class Together(LoadScopeScheduling):
    """Hands out tests one by one, but those of a group as a whole."""

    def _split_scope(self, nodeid):
        return next(
            (group for group, places in TOGETHER.items() if nodeid.startswith(places)), nodeid
        )


def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)
