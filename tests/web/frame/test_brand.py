import re

import pytest
from django.core.checks import run_checks
from django.urls import reverse

from kollega.web.frame import brand
from kollega.web.frame.colours import contrast

LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'


@pytest.fixture
def lothian(settings, tmp_path):
    settings.KOLLEGA_BRAND_NAME = "NHS Lothian (example)"
    settings.KOLLEGA_BRAND_ACCENT = "#7b1e3a"
    settings.KOLLEGA_BRAND_LOGO = str(tmp_path / "logo.svg")
    (tmp_path / "logo.svg").write_text(LOGO)


def variables(stylesheet):
    return re.findall(r"--k-accent:(#\w+);--k-accent-ink:(#\w+);--k-accent-soft:(#\w+)", stylesheet)


def test_the_stylesheet_says_the_accent_for_day_and_twice_for_night(client, lothian):
    response = client.get(reverse("brand-stylesheet"))

    day, night_of_the_device, night_by_choice = variables(response.content.decode())
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert day[0] == "#7b1e3a"
    assert night_of_the_device == night_by_choice != day


def test_every_accent_served_can_be_read_with_its_ink(client, lothian):
    response = client.get(reverse("brand-stylesheet"))

    for colour, ink, soft in variables(response.content.decode()):
        assert contrast(colour, ink) >= 4.5
        assert contrast(colour, soft) >= 4.5


def test_the_stylesheet_may_be_kept_for_ever(client, lothian):
    response = client.get(brand.current().stylesheet_url)

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_another_colour_has_another_address(settings, lothian):
    before = brand.current().stylesheet_url

    settings.KOLLEGA_BRAND_ACCENT = "#005eb8"

    assert brand.current().stylesheet_url != before


def test_without_a_colour_no_page_asks_for_the_stylesheet(settings):
    settings.KOLLEGA_BRAND_ACCENT = ""

    assert brand.current().stylesheet_url == ""
    assert brand.current().stylesheet == ""


def test_a_page_shows_name_logo_and_colour(client, lothian):
    page = client.get(reverse("gallery")).content.decode()

    assert '<span class="org">NHS Lothian (example)</span>' in page
    assert f'<link rel="stylesheet" href="{brand.current().stylesheet_url}">' in page
    assert f'<img src="{brand.current().logo_url}" alt="" height="32">' in page


def test_the_logo_is_served_as_a_picture_in_which_nothing_runs(client, lothian):
    answer = client.get(brand.current().logo_url)

    assert answer.content.decode() == LOGO
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_another_picture_has_another_address(lothian, tmp_path):
    before = brand.current().logo_url

    (tmp_path / "logo.svg").write_text(LOGO.replace("4", "5"))

    assert brand.current().logo_url != before


def test_a_logo_that_went_away_leaves_the_page_as_it_is(client, lothian, tmp_path):
    (tmp_path / "logo.svg").unlink()

    assert client.get(reverse("gallery")).status_code == 200
    assert brand.current().logo_url == ""
    assert client.get(reverse("brand-logo")).status_code == 404


def test_without_a_logo_there_is_no_address(settings):
    settings.KOLLEGA_BRAND_LOGO = ""

    assert brand.current().logo_url == ""


def test_a_proper_brand_passes_the_checks(lothian):
    assert [problem.id for problem in run_checks() if problem.id.startswith("kollega.web")] == []


@pytest.mark.parametrize(
    ("setting", "value", "refusal"),
    [
        ("KOLLEGA_BRAND_ACCENT", "teal", "kollega.web.E001"),
        ("KOLLEGA_BRAND_ACCENT", "#fff", "kollega.web.E001"),
        ("KOLLEGA_BRAND_LOGO", "https://example.org/logo.svg", "kollega.web.E002"),
        ("KOLLEGA_BRAND_LOGO", "/etc/passwd", "kollega.web.E002"),
        ("KOLLEGA_BRAND_LOGO", "/nowhere/logo.svg", "kollega.web.E002"),
        ("KOLLEGA_BRAND_LOGO", "logo.svg", "kollega.web.E002"),
    ],
)
def test_a_brand_that_would_break_every_page_is_refused_at_the_start(
    settings, lothian, setting, value, refusal
):
    setattr(settings, setting, value)

    assert refusal in [problem.id for problem in run_checks()]
