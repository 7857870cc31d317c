"""An open page says that something changed, and takes nothing away from whoever reads or types."""

import re

import pytest
from playwright.sync_api import expect

LINE = "Something has changed here. Show it."
FILE = "First name,Last name,E-mail,Role\n" + "".join(
    f"Ann{number},Lee,ann{number}@example.org,mentor\n" for number in range(3)
)


@pytest.fixture
def page_of(be):
    """The browser's page of somebody."""
    return lambda name, **more: be(name, **more).page


@pytest.fixture
def mentee(page_of):
    """Dr Osei, on the page of her and her mentor."""
    page = page_of("Dr Amara Osei", size="phone")
    page.get_by_role("link", name="Your page together").click()
    page.wait_for_url(re.compile("/relationships/.+"))
    return page


@pytest.fixture
def mentor(page_of, mentee):
    """Her mentor, on the same page."""
    page = page_of("Dr Janet Ross")
    page.goto(mentee.url)
    return page


def add_goal(page, text):
    page.goto(page.url.split("/goals")[0] + "goals/")
    page.get_by_role("textbox").first.fill(text)
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile("/relationships/[^/]+/$"))


def listening(page):
    """Open the page anew and wait until its stream is open."""
    with page.expect_response(re.compile("/live/$")):
        page.reload()


def test_what_the_other_does_is_said_and_shown_when_asked_for(mentee, mentor, look):
    listening(mentee)

    add_goal(mentor, "Two mornings in another practice")

    line = mentee.get_by_role("status").filter(has_text=LINE)
    expect(line).to_be_visible()
    assert "Two mornings" not in mentee.locator("main").inner_text()
    assert look(mentee) == []
    line.get_by_role("link", name="Show it.").click()
    expect(mentee.locator("main")).to_contain_text("Two mornings in another practice")
    expect(mentee.get_by_text(LINE)).to_have_count(0)


def test_a_notice_of_what_the_page_does_not_show_is_not_said(mentee, page_of):
    page = page_of("Dr Amara Osei")
    page.goto("/sessions/")
    listening(page)

    with page.expect_response(re.compile("/sessions/$")) as looked:
        add_goal(mentee, "Read the guideline")
    looked.value.finished()
    page.wait_for_timeout(300)

    assert page.get_by_text(LINE).count() == 0


def test_a_hidden_page_looks_again_when_it_is_seen(mentee, mentor):
    listening(mentee)
    hide = (
        "hidden => {Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
    )
    hide += "document.dispatchEvent(new Event('visibilitychange'))}"
    mentee.evaluate(hide, True)
    add_goal(mentor, "Plan the summer")
    expect(mentee.get_by_text(LINE)).to_have_count(0)

    mentee.evaluate(hide, False)

    expect(mentee.get_by_text(LINE)).to_be_visible()


def test_a_file_goes_on_by_itself_while_one_watches(page_of):
    page = page_of("Hannah Moore")
    link = page.locator("main a[href^='/programmes/']").first.get_attribute("href")
    page.goto(re.match("/programmes/[^/]+/", link)[0] + "people/files/")
    page.locator("input[type=file]").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.get_by_role("button", name="Read it").click()

    shown = page.get_by_role("button", name="Show what would happen")
    expect(shown).to_be_visible(timeout=60_000)


def test_no_word_is_lost_while_an_answer_is_on_its_way(page_of):
    page = page_of("Hannah Moore")
    answers = iter(["first", "second", "third"])

    def answer(route):
        page.wait_for_timeout(300)
        route.fulfill(body=f"<p>The {next(answers)} answer</p>", content_type="text/html")

    stream = "retry: 60000\n\nevent: changed\ndata:\n\n"
    page.route("**/test-progress/", answer)
    page.route(
        "**/test-live/",
        lambda route: route.fulfill(body=stream, content_type="text/event-stream"),
    )
    asking = 'hx-get="/test-progress/" hx-trigger="told, every 999s" hx-target="this"'
    page.route(
        "**/test-page/",
        lambda route: route.fulfill(
            body=f'<script src="/static/built/kollega.js" defer></script>'
            f'<meta name="htmx-config" content=\'{{"allowEval":false}}\'>'
            f'<div data-live="/test-live/" {asking}><p>Nothing yet</p></div>',
            content_type="text/html",
        ),
    )

    page.goto("/test-page/")

    expect(page.get_by_text("The second answer")).to_be_visible()
