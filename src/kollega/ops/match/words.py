"""The sentences of the command line in the user's language, without Django."""

import gettext as catalogues
from pathlib import Path

_CATALOGUE = catalogues.translation("django", Path(__file__).parents[2] / "locale", fallback=True)

gettext = _CATALOGUE.gettext
ngettext = _CATALOGUE.ngettext


class MatchError(Exception):
    """Why the command cannot go on, in one sentence for the user."""
