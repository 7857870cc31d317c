"""Settings for the tests: the demonstration's, so that the clock can be moved."""

import os

from hypothesis import settings

os.environ.setdefault("KOLLEGA_MODE", "demonstration")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")

# How long an example takes says more about the machine than about the code.
settings.register_profile("kollega", deadline=None)
settings.load_profile("kollega")
