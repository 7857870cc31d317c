"""What somebody said at an open door, sealed into the address of the button in their mail.

Nothing is kept here before the button is pressed, and nobody who sees the address (a log, a
browser's history) can read a name in it. It lets somebody in, so it is good once.
"""

import base64
import hashlib
import json
import time
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from kollega.foundation.errors import NotPossible

GOOD_FOR = 3 * 24 * 60 * 60  # seconds
TWICE_WITHIN = 60  # seconds: whoever presses the button twice in a row means it once


def issue(said: dict[str, Any]) -> str:
    """Seal what was said, for an address."""
    return _seal().encrypt(json.dumps(said).encode()).decode()


def read(token: str) -> dict[str, str]:
    """What was said.

    Raises:
        NotPossible: it has run out, or was never ours.
    """
    try:
        said: dict[str, str] = json.loads(_seal().decrypt(token.encode(), ttl=GOOD_FOR))
    except InvalidToken:
        raise NotPossible(_gone()) from None
    return said


def use_up(token: str) -> None:
    """Note that the button was pressed.

    Raises:
        NotPossible: it was pressed before.
    """
    key = f"joined:{hashlib.sha256(token.encode()).hexdigest()}"
    first = cache.get_or_set(key, time.time, timeout=GOOD_FOR)
    if first is not None and time.time() - first > TWICE_WITHIN:
        raise NotPossible(_gone())


def _gone() -> str:
    return _("This link has expired. Please ask for a new one on the programme's page.")


def _seal() -> Fernet:
    digest = hashlib.sha256(b"kollega.joining:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
