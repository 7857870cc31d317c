"""A coordinator with 2,000 rows never needs the mouse."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def table(window):
    page = window("tables/")
    page.locator("html.scripted").wait_for()
    return page


def rows(page):
    return page.locator("[data-grid] tbody tr")


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("ArrowDown", "ArrowUp")])
def test_keys_move_from_row_to_row(table, down, up):
    table.keyboard.press("j")
    table.keyboard.press(down)
    table.keyboard.press(down)
    expect(rows(table).nth(2)).to_be_focused()

    table.keyboard.press(up)

    expect(rows(table).nth(1)).to_be_focused()


def test_moving_ends_at_the_last_row(table):
    rows(table).last.focus()

    table.keyboard.press("j")

    expect(rows(table).last).to_be_focused()


@pytest.mark.parametrize("key", ["x", " "])
def test_a_key_selects_and_unselects(table, key):
    table.keyboard.press("j")

    table.keyboard.press(key)
    expect(table.get_by_text("1 selected")).to_be_visible()
    table.keyboard.press(key)

    expect(table.locator("[data-bulk]")).not_to_be_visible()


def test_shift_selects_everything_between(table):
    for key in ("j", "x", "j", "j", "j", "Shift+X"):
        table.keyboard.press(key)

    expect(table.get_by_text("4 selected")).to_be_visible()


def test_a_row_being_selected_is_never_hidden_by_the_bars(table):
    for key in "jxjxjxjx":
        table.keyboard.press(key)
    table.keyboard.press("k")

    row = rows(table).nth(2).bounding_box()
    bar = table.locator("[data-bulk]").bounding_box()
    assert row["y"] >= bar["y"] + bar["height"]


def test_enter_opens_the_row(table):
    table.keyboard.press("j")

    table.keyboard.press("Enter")

    expect(table.get_by_role("dialog")).to_be_visible()


def test_a_question_mark_shows_the_keys_and_escape_hides_them(table):
    table.keyboard.press("?")
    expect(table.get_by_role("dialog", name="Keys")).to_be_visible()

    table.keyboard.press("Escape")

    expect(table.get_by_role("dialog", name="Keys")).not_to_be_visible()


def test_a_slash_goes_to_the_search_and_down_to_the_rows(table):
    table.keyboard.press("/")
    expect(table.get_by_role("searchbox")).to_be_focused()

    table.keyboard.press("ArrowDown")

    expect(rows(table).first).to_be_focused()


def test_letters_typed_into_the_search_are_letters(table):
    table.keyboard.press("/")

    table.keyboard.type("jxk?")

    expect(table.get_by_role("searchbox")).to_have_value("jxk?")
    expect(table.get_by_role("dialog")).to_have_count(0)


def test_only_one_row_is_in_the_order_of_the_tab_key(table):
    table.keyboard.press("j")
    table.keyboard.press("j")

    assert table.locator("[data-grid] tbody tr[tabindex='0']").count() == 1
    expect(rows(table).nth(1)).to_have_attribute("tabindex", "0")


def test_typing_filters_after_a_moment_and_keeps_the_focus(table):
    table.get_by_role("searchbox").press_sequentially("amara osei", delay=10)

    expect(rows(table)).to_have_count(5)
    expect(table.get_by_role("searchbox")).to_be_focused()
    expect(table).to_have_url(re.compile(r"\?q=amara(\+|%20)osei"))


def test_going_back_brings_the_rows_back(table):
    table.get_by_label("State").select_option("waiting")
    expect(table.get_by_text("1 to 50 of 87")).to_be_visible()

    table.go_back()

    expect(table.get_by_text("1 to 50 of 2000")).to_be_visible()


def test_sorting_and_paging_exchange_the_rows_only(table):
    table.evaluate("() => { window.stayed = true }")

    table.get_by_role("link", name="Place").click()
    expect(table.locator("th[aria-sort]")).to_contain_text("Place")
    table.get_by_role("link", name="Next page").click()

    expect(table.get_by_text("51 to 100 of 2000")).to_be_visible()
    assert table.evaluate("() => window.stayed") is True


def test_the_keys_work_after_the_rows_were_exchanged(table):
    table.get_by_role("link", name="Next page").click()
    expect(table.get_by_text("51 to 100 of 2000")).to_be_visible()

    rows(table).first.focus()
    table.keyboard.press("j")
    table.keyboard.press("x")

    expect(rows(table).nth(1).locator("[data-select]")).to_be_checked()
    expect(table.get_by_text("1 selected")).to_be_visible()


def test_selected_rows_are_sent(table):
    for key in "jxjx":
        table.keyboard.press(key)

    table.get_by_role("button", name="Send a reminder").click()

    expect(table.get_by_role("status").filter(has_text="2 rows would be reminded")).to_be_visible()


def test_on_a_phone_every_value_carries_its_name(window):
    page = window("tables/", size="phone")

    cell = rows(page).first.locator("td[data-label='Place']")

    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Place"'
    assert cell.bounding_box()["width"] > 200


def test_a_tables_head_never_lies_on_its_first_row(table):
    """Not even where the table scrolls in a frame of its own, as the columns of a file do."""
    gap = """() => {
        const grid = document.querySelector("table.grid"), frame = document.createElement("div");
        frame.className = "table-responsive";
        grid.replaceWith(frame);
        frame.append(grid);
        const edge = (part) => grid.querySelector(part).getBoundingClientRect();
        return edge("tbody tr").top - edge("thead th").bottom;
    }"""

    assert table.evaluate(gap) >= -1
