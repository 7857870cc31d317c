"""Doing a thing now and then stays possible; doing it by the hundred does not.

Counted in the cache under fingerprints: no name and no address is kept.
"""

import hashlib

from django.core.cache import cache
from django.utils.translation import gettext as _

from kollega.foundation.errors import NotPossible

NAMES = 40  # within ten minutes, by one person
MAILS_TO_ONE = 3  # within an hour, to one address
MAILS_FROM_ONE = 20  # within an hour, from one network address
ADDRESSES_BY_ONE = 5  # within an hour, by one person
TEN_MINUTES = 10 * 60
HOUR = 60 * 60


def count_search(person_key: int) -> None:
    """Count one search or one name of somebody, so that nobody can list everybody.

    Raises:
        NotPossible: it was the forty-first within ten minutes.
    """
    if _count("naming", str(person_key), within=TEN_MINUTES) > NAMES:
        raise NotPossible(
            _("That was a lot of names in a short time. Please continue in a few minutes.")
        )


def count_door(network: str, email: str) -> None:
    """Count one mail that a stranger had sent, so that nobody is flooded with them.

    Raises:
        NotPossible: there were too many within an hour.
    """
    # In this order: whoever sends too many does not even leave a count for each address.
    if (
        _count("door-from", network, within=HOUR) > MAILS_FROM_ONE
        or _count("door-to", email.strip().casefold(), within=HOUR) > MAILS_TO_ONE
    ):
        raise NotPossible(_("Several emails are on their way already. Please look for them first."))


def count_new_address(person_key: int, email: str) -> None:
    """Count one wish for another address, whether it is known here or not.

    Raises:
        NotPossible: there were too many within an hour.
    """
    if (
        _count("new-address", str(person_key), within=HOUR) > ADDRESSES_BY_ONE
        or _count("door-to", email.strip().casefold(), within=HOUR) > MAILS_TO_ONE
    ):
        raise NotPossible(_("Several emails are on their way already. Please look for them first."))


def _count(what: str, whom: str, *, within: int) -> int:
    key = f"{what}:{hashlib.sha256(whom.encode()).hexdigest()[:32]}"
    cache.add(key, 0, timeout=within)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out in this very moment
        return 1
