"""Settings for the tests: the demonstration's, so that the clock can be moved."""

import os

os.environ.setdefault("KOLLEGA_MODE", "demonstration")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kollega.config.settings")
