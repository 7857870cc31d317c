"""Axe finds nothing, nothing sticks out, in both themes and at both widths, under the strict policy."""

from itertools import product

import pytest

pytestmark = pytest.mark.browser
PAGES = ["", "forms/", "tables/", "dialogue/", "refusals/404/", "refusals/500/"]
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}


@pytest.fixture
def found_everywhere(axe):
    """What axe finds in a window at both widths and in both themes, named by where."""

    def found(page):
        problems = []
        for size, scheme in product(WIDTHS, ["light", "dark"]):
            width, height = WIDTHS[size]
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            problems += [f"{size}, {scheme}: {problem}" for problem in axe(page)]
        return problems

    return found


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(window, found_everywhere, path):
    assert found_everywhere(window(path)) == []


def test_axe_finds_nothing_in_a_form_with_faults(window, found_everywhere):
    page = window("forms/")

    page.get_by_role("button", name="Continue").click()

    page.get_by_role("alert").wait_for()
    assert found_everywhere(page) == []


def test_axe_finds_nothing_in_a_form_with_answers(window, found_everywhere):
    page = window("forms/")

    for words in ("Exams", "By video", "A woman", "Every month"):
        page.get_by_text(words, exact=True).click()

    assert found_everywhere(page) == []


def test_axe_finds_nothing_in_a_dialogue(window, found_everywhere):
    page = window("")

    page.get_by_role("link", name="Open a dialogue").click()

    page.get_by_role("dialog").wait_for()
    assert found_everywhere(page) == []


def test_axe_finds_nothing_in_a_table_with_a_selection(window, found_everywhere):
    page = window("tables/")

    page.get_by_role("checkbox", name="Select all on this page").check()

    page.get_by_text("50 selected").wait_for()
    assert found_everywhere(page) == []


def test_axe_finds_nothing_in_an_open_menu(window, found_everywhere):
    page = window("")

    page.locator(".person-menu > summary").click()

    page.get_by_text("Appearance").wait_for()
    assert found_everywhere(page) == []


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_of_the_window(window, path, size):
    page = window(path, size=size)

    wide, there_is = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= there_is


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_at_twice_the_size_on_a_small_phone(window, path):
    page = window(path, size="phone")

    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_colours_that_were_forced_leave_every_word_visible(window, axe):
    page = window("")

    page.emulate_media(forced_colors="active")

    assert axe(page) == []


def test_printed_pages_are_black_on_white_without_controls(window):
    page = window("tables/", scheme="dark")

    page.emulate_media(media="print")

    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(250, 247, 241)"
    assert not page.locator("header.bar").is_visible()
    assert page.get_by_role("table").is_visible()
