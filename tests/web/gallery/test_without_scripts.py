"""Everything works before, and without, the script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_table_sorts_by_links(window):
    page = window("tables/", scripts=False)

    page.get_by_role("link", name="Place").click()

    expect(page.locator("th[aria-sort='ascending']")).to_contain_text("Place")


def test_a_table_filters_by_a_button(window):
    page = window("tables/", scripts=False)
    page.get_by_role("searchbox").fill("amara osei")

    page.get_by_role("button", name="Show", exact=True).click()

    expect(page.locator("tbody tr")).to_have_count(5)


def test_ticked_rows_are_sent(window):
    page = window("tables/", scripts=False)
    for index in range(3):
        page.locator("[data-select]").nth(index).check()

    page.get_by_role("button", name="Send a reminder").click()

    expect(page.get_by_text("3 rows would be reminded now.")).to_be_visible()


def test_pages_turn(window):
    page = window("tables/", scripts=False)

    page.get_by_role("link", name="Page 40").click()

    expect(page.get_by_text("1951 to 2000 of 2000")).to_be_visible()


def test_a_dialogue_is_a_page(window):
    page = window("", scripts=False)

    page.get_by_role("link", name="Open a dialogue").click()
    page.get_by_label("Until when?").fill("2027-01-04")
    page.get_by_role("button", name="Pause").click()

    expect(page.get_by_text("You have paused.")).to_be_visible()


def test_menus_open(window):
    page = window("", scripts=False)

    page.locator(".person-menu > summary").click()

    expect(page.get_by_text("Appearance")).to_be_visible()


def test_the_theme_is_chosen_and_kept(window):
    page = window("tables/", scripts=False)
    page.locator(".person-menu > summary").click()

    page.get_by_role("button", name="Dark").click()

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.get_by_role("heading", name="Proposed pairs")).to_be_visible()


def test_a_form_is_answered(window):
    page = window("forms/", scripts=False)
    page.get_by_label("Your name").fill("Amara Osei")
    page.get_by_label("Email address").fill("amara.osei@example.org")
    page.get_by_label("Grade").select_option("1")
    page.get_by_text("Exams").click()
    page.get_by_text("By video").click()
    page.get_by_label("I have read what stays between us").check()

    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_text("This is where it would be saved.")).to_be_visible()
