import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.web.frame.colours import (
    INKS,
    PAPERS,
    READABLE,
    WHITE,
    accent_for,
    contrast,
    is_colour,
)

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")
themes = st.sampled_from(["light", "dark"])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_standard(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_contrast_does_not_care_which_colour_lies_on_which():
    assert contrast("#14585a", "#faf7f1") == contrast("#faf7f1", "#14585a")


@given(theme=themes, wanted=colours)
def test_whatever_colour_is_wanted_can_be_read_on_every_surface(theme, wanted):
    accent = accent_for(theme, wanted)

    for paper in (*PAPERS[theme], accent.soft):
        assert contrast(accent.colour, paper) >= READABLE


@given(theme=themes, wanted=colours)
def test_whatever_colour_is_wanted_its_ink_can_be_read_on_it(theme, wanted):
    accent = accent_for(theme, wanted)

    assert accent.ink in (WHITE, INKS[theme])
    assert contrast(accent.ink, accent.colour) >= READABLE


@given(theme=themes, wanted=colours)
def test_text_on_the_tinted_surface_can_be_read(theme, wanted):
    ink = "#1e2a2f" if theme == "light" else "#ebe6dc"

    assert contrast(ink, accent_for(theme, wanted).soft) >= READABLE


@given(theme=themes, wanted=colours)
def test_an_accent_is_written_as_colours(theme, wanted):
    accent = accent_for(theme, wanted)

    assert all(map(is_colour, (accent.colour, accent.ink, accent.soft)))


@pytest.mark.parametrize("wanted", ["#14585a", "#7b1e3a", "#005eb8"])
def test_a_colour_that_can_be_read_by_day_stays_as_it_is(wanted):
    assert accent_for("light", wanted).colour == wanted


@pytest.mark.parametrize("wanted", ["#86cbc3", "#ffd166"])
def test_a_colour_that_can_be_read_by_night_stays_as_it_is(wanted):
    assert accent_for("dark", wanted).colour == wanted


def test_a_dark_blue_becomes_a_lighter_blue_by_night():
    red, green, blue = bytes.fromhex(accent_for("dark", "#005eb8").colour[1:])

    assert blue > green > red


@pytest.mark.parametrize("text", ["#14585a", "#FFFFFF"])
def test_a_colour_has_six_digits(text):
    assert is_colour(text)


@pytest.mark.parametrize(
    "text", ["", "teal", "#fff", "14585a", "#14585g", "#14585a;}", "#14585a\n"]
)
def test_anything_else_is_no_colour(text):
    assert not is_colour(text)
