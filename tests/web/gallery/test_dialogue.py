import pytest
from playwright.sync_api import expect

INSIDE = "() => document.activeElement.matches('body, dialog, dialog *')"
pytestmark = pytest.mark.browser


@pytest.fixture
def opened(window):
    page = window("")
    page.get_by_role("link", name="Open a dialogue").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def test_a_dialogue_is_named_by_its_heading(opened):
    expect(opened.get_by_role("dialog", name="Pause for a while")).to_be_visible()


def test_the_first_question_has_the_focus(opened):
    expect(opened.get_by_label("Until when?")).to_be_focused()


def test_escape_leads_back_to_where_one_was(opened):
    opened.keyboard.press("Escape")

    expect(opened.get_by_role("dialog")).not_to_be_visible()
    expect(opened.get_by_role("link", name="Open a dialogue")).to_be_focused()


@pytest.mark.parametrize(("role", "name"), [("button", "Close"), ("link", "Stay as it is")])
def test_there_are_two_ways_to_leave_it_without_an_answer(opened, role, name):
    opened.get_by_role("dialog").get_by_role(role, name=name).click()

    expect(opened.get_by_role("dialog")).not_to_be_visible()
    expect(opened.get_by_role("heading", name="Components")).to_be_visible()


def test_the_keyboard_stays_inside(opened):
    for _ in range(12):
        opened.keyboard.press("Tab")

        assert opened.evaluate(INSIDE)


def test_faults_come_back_into_the_dialogue_and_are_announced(opened):
    opened.get_by_role("button", name="Pause").click()

    alert = opened.get_by_role("dialog").get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_contain_text("Until when? Please fill this in.")


def test_after_a_fault_it_can_still_succeed(opened):
    opened.get_by_role("button", name="Pause").click()
    expect(opened.get_by_role("dialog").get_by_role("alert")).to_be_visible()

    opened.get_by_label("Until when?").fill("2027-01-04")
    opened.get_by_role("button", name="Pause").click()

    expect(opened.get_by_text("You have paused.")).to_be_visible()
    expect(opened.get_by_role("dialog")).to_have_count(0)


def test_an_answer_moves_the_page_on_and_says_so(opened):
    opened.get_by_label("Until when?").fill("2027-01-04")

    opened.keyboard.press("Enter")

    expect(opened.get_by_text("You have paused. Nobody was told why.")).to_be_visible()


def test_a_click_beside_it_closes_it(opened):
    opened.mouse.click(20, 450)

    expect(opened.get_by_role("dialog")).not_to_be_visible()


def test_with_the_control_key_it_opens_as_a_page_of_its_own(window):
    page = window("")

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open a dialogue").click(modifiers=["Control"])

    expect(opened.value.get_by_role("heading", name="Pause for a while")).to_be_visible()
