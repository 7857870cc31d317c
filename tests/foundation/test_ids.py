"""Names in addresses can be read over the telephone; secrets cannot be guessed."""

import re

from kollega.foundation import ids


def test_a_name_is_short_plain_and_never_the_same():
    names = [ids.public_id() for _time in range(500)]

    assert len(set(names)) == 500
    assert all(re.fullmatch(r"[2-9bcdfghjkmnp-tv-z]{14}", name) for name in names)
    assert set("".join(names)) == set(ids.ALPHABET), "every sign is in use"


def test_a_secret_stands_in_an_address_as_it_is_and_is_never_the_same():
    secrets = {ids.secret() for _time in range(100)}

    assert len(secrets) == 100
    assert all(re.fullmatch(r"[\w-]{43}", secret) for secret in secrets)
