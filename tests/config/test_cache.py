"""Rate limits count people in a table that names none of them."""

from hypothesis import given
from hypothesis import strategies as st

from kollega.config.cache import discreet_key

WORDS = st.text(max_size=30)


@given(WORDS, WORDS)
def test_two_keys_are_alike_only_when_they_are_the_same(one, other):
    assert (discreet_key(one, "", 1) == discreet_key(other, "", 1)) is (one == other)


def test_a_key_tells_nothing_and_fits_its_column():
    key = discreet_key("login:amara.osei@example.org" * 50, "", 1)

    assert len(key) == 64
    assert set(key) <= set("0123456789abcdef")


def test_without_the_house_s_secret_nobody_can_find_out_who_was_counted(settings):
    before = discreet_key("login:10.0.0.1", "", 1)
    settings.SECRET_KEY = "another-key"

    assert discreet_key("login:10.0.0.1", "", 1) != before


def test_versions_and_prefixes_are_kept_apart():
    keys = {discreet_key("one", prefix, version) for prefix in ("", "a") for version in (1, 2)}

    assert len(keys) == 4
