"""Somebody at a browser, with verbs for what people do there.

Every verb waits for what it needs. Wherever a visitor finds a heading, the page is looked at once:
axe finds nothing, and nothing is wider than the screen.
"""

import re

from playwright.sync_api import expect


class Visitor:
    """Somebody with a mouse or a finger.

    Args:
        look: what is wrong with the page, as sentences.
    """

    def __init__(self, page, look):
        self.page = page
        self.look = look

    @property
    def main(self):
        """What stands on top: an open dialogue, else the page without its frame."""
        dialogue = self.page.get_by_role("dialog")
        return dialogue if dialogue.is_visible() else self.page.get_by_role("main")

    def opens(self, address):
        """Go to an address, as from a bookmark or a mail."""
        answer = self.page.goto(address)
        assert answer.status < 400, f"{address} answered {answer.status}"
        return self

    def finds(self, heading):
        """Wait until the page bears this heading; look at it."""
        found = self.page.get_by_role("heading", level=1, name=heading)
        expect(found.last).to_be_visible()
        assert self.look(self.page) == []
        return self

    def reads(self, *sentences):
        """Wait until the page says all of it."""
        for sentence in sentences:
            expect(self.page.get_by_role("main")).to_contain_text(sentence)
        return self

    def hears(self, sentence):
        """Wait for a short message about what just happened."""
        expect(self.page.get_by_text(sentence).first).to_be_visible()
        return self

    def follows(self, name):
        """Take the link of that name, in the page if it is there, else in its frame."""
        self._touch(self._named("link", name))
        return self

    def presses(self, name):
        """Press the button of that name."""
        self._touch(self._named("button", name))
        return self

    def writes(self, label, words):
        """Fill a field in."""
        self._field(label).fill(words)
        return self

    def picks(self, label, option):
        """Choose one of a list that unfolds."""
        self._field(label).select_option(label=option)
        return self

    def ticks(self, *labels):
        """Tick boxes or choose cards by their words."""
        for label in labels:
            box = self._box(label)
            if not box.is_checked():
                self.page.locator(f"label[for='{box.get_attribute('id')}']").first.click()
            expect(box).to_be_checked()
        return self

    def brings(self, label, file):
        """Choose a file from the own machine."""
        self._field(label).set_input_files(file)
        return self

    def _touch(self, target):
        target.click()

    def _named(self, role, name):
        here = self.main.get_by_role(role, name=name)
        expect(here.or_(self.page.get_by_role(role, name=name)).first).to_be_visible()
        return here.first if here.count() else self.page.get_by_role(role, name=name).first

    def _field(self, label):
        return self.main.get_by_label(re.compile(rf"^{re.escape(label)}( \(if you like\))?$")).first

    def _box(self, label):
        name = re.compile(rf"^{re.escape(label)}", re.IGNORECASE)
        either = self.main.get_by_role("checkbox", name=name)
        return either.or_(self.main.get_by_role("radio", name=name)).first


class AtTheKeyboard(Visitor):
    """Somebody who never touches a mouse, and sees where the focus is."""

    FARTHEST = 120  # presses of the tabulator before somebody gives up

    def writes(self, label, words):
        field = self._field(label)
        self._reach(field)
        if field.get_attribute("type") in ("date", "datetime-local"):
            self._write_day(field, words)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(words)
        return self

    def picks(self, label, option):
        self._reach(self._field(label))
        self.page.keyboard.type(option)
        expect(self._field(label).locator("option:checked")).to_have_text(option)
        return self

    def ticks(self, *labels):
        for label in labels:
            box = self._box(label)
            if box.get_attribute("type") == "radio":
                self._choose(box)
            elif not box.is_checked():
                self._reach(box)
                self.page.keyboard.press("Space")
            expect(box).to_be_checked()
        return self

    def _touch(self, target):
        self._reach(target)
        self.page.keyboard.press("Enter")

    def _choose(self, radio):
        """Into the group by the tabulator, along it by the arrows."""
        group = self.main.locator(f"input[name='{radio.get_attribute('name')}']")
        self._reach(group)
        if not radio.is_checked():
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")

    def _write_day(self, field, words):
        """Digit by digit, as a browser that speaks American takes them: month first, noon at 12."""
        day, _, time = words.partition("T")
        year, month, of_month = day.split("-")
        self.page.keyboard.type(month + of_month + year)
        if time:
            hour, minute = map(int, time.split(":"))
            self.page.keyboard.press("ArrowRight")
            self.page.keyboard.type(f"{(hour - 1) % 12 + 1:02}{minute:02}")
            self.page.keyboard.type("PM" if hour >= 12 else "AM")
        expect(field).to_have_value(words)

    def _reach(self, target):
        """Press the tabulator until the focus is there, and see that it shows."""
        expect(target.first).to_be_visible()
        target.evaluate_all("all => { window.wanted = all }")
        for _ in range(self.FARTHEST):
            if self.page.evaluate("() => window.wanted.includes(document.activeElement)"):
                assert self._focus_shows(), f"nothing shows that {target} has the focus"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the tabulator never comes to {target}")

    def _focus_shows(self):
        """An outline or a ring, on the control itself or, where that is hidden, on its label."""
        return self.page.evaluate(
            """() => {
                const it = document.activeElement
                const shows = (one) => {
                    const style = getComputedStyle(one)
                    const outline = style.outlineStyle !== "none" && style.outlineWidth !== "0px"
                    return outline || style.boxShadow !== "none"
                }
                return [it, ...(it.labels ?? [])].some(shows)
            }"""
        )
