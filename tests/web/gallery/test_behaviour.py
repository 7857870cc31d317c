"""Small helpers of every page: theme, menus, toasts, counters, progress."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LIGHT, DARK = "rgb(250, 247, 241)", "rgb(18, 24, 26)"


def paper(page):
    return page.evaluate("() => getComputedStyle(document.body).backgroundColor")


def choose(page, theme):
    page.locator(".person-menu > summary").click()
    page.get_by_role("button", name=theme).click()


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_follows_the_device(window, scheme, colour):
    assert paper(window("", scheme=scheme)) == colour


@pytest.mark.parametrize(
    ("scheme", "theme", "colour"), [("light", "Dark", DARK), ("dark", "Light", LIGHT)]
)
def test_a_choice_wins_over_the_device_at_once_and_for_good(window, scheme, theme, colour):
    page = window("", scheme=scheme)

    choose(page, theme)
    assert paper(page) == colour
    page.reload()

    assert paper(page) == colour


def test_a_choice_can_be_taken_back(window):
    page = window("", cookies=[{"name": "theme", "value": "dark"}])

    choose(page, "Device")

    assert paper(page) == LIGHT
    expect(page.get_by_role("button", name="Device")).to_have_attribute("aria-pressed", "true")


def test_escape_closes_a_menu_and_returns_to_its_button(window):
    page = window("")
    page.locator(".person-menu > summary").click()

    page.keyboard.press("Escape")

    expect(page.get_by_text("Appearance")).not_to_be_visible()
    expect(page.locator(".person-menu > summary")).to_be_focused()


def test_a_click_elsewhere_closes_a_menu(window):
    page = window("")
    page.locator(".person-menu > summary").click()

    page.get_by_role("heading", name="Components").click()

    expect(page.get_by_text("Appearance")).not_to_be_visible()


def test_a_menu_stays_inside_the_window(window):
    page = window("", size="phone")
    page.get_by_text("Download as").click()

    box = page.locator("details[open] .menu-list").bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_an_answer_in_passing_is_shown_announced_and_closed(window):
    page = window("")

    page.get_by_role("button", name="Say something in passing").click()
    said = page.get_by_role("status").filter(has_text="Saved. Nothing else changed")
    expect(said).to_be_visible()
    page.locator("[data-toast]").get_by_role("button", name="Close").click()

    expect(page.locator("[data-toast]")).to_have_count(0)


def test_when_the_server_cannot_be_reached_the_page_says_so(window):
    page = window("")
    page.context.set_offline(True)

    page.get_by_role("button", name="Say something in passing").click()

    expect(page.get_by_text("Kollega cannot be reached just now.")).to_be_visible()


def test_what_fails_behind_a_dialogue_is_said_inside_it(window):
    page = window("")
    page.get_by_role("link", name="Open a dialogue").click()
    page.get_by_label("Until when?").fill("2027-01-04")
    page.context.set_offline(True)

    page.get_by_role("button", name="Pause").click()

    expect(page.get_by_role("dialog").get_by_text("cannot be reached")).to_be_visible()


def test_letters_are_counted_and_too_many_are_kept(window):
    page = window("forms/")
    box = page.get_by_label("In your own words")

    box.fill("å" * 290)
    expect(page.get_by_text("10 characters left")).to_be_visible()
    box.fill("å" * 312)

    expect(page.get_by_text("12 characters too many")).to_be_visible()
    assert len(box.input_value()) == 312


def test_a_form_with_faults_starts_at_its_summary_and_leads_to_the_field(window):
    page = window("forms/")
    page.get_by_label("Your name").fill("Amara")

    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link", name="Email address").click()

    expect(page.get_by_label("Email address")).to_be_focused()
    expect(page.get_by_label("Your name")).to_have_value("Amara")


def test_long_work_goes_on_by_itself(window):
    page = window("")

    expect(page.get_by_text("21 of 100")).to_be_visible()


def test_the_screen_reader_hears_who_can_see_a_field(window):
    page = window("forms/")

    expect(page.get_by_label("In your own words")).to_have_accessible_description(
        "The mentor you ask, and nobody else"
    )


def test_no_page_asks_another_server_for_anything(window, gallery):
    page = window("forms/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.reload()

    origin = gallery.removesuffix("demonstration/components/")
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []
