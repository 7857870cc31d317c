"""The demonstration's own pages: every mail sent, and a clock that moves forward."""

import re
import time
from datetime import datetime, timedelta

SECONDS_TO_ARRIVE = 60
PAUSE_BETWEEN_LOOKS = 200  # milliseconds


class Letter:
    """A mail as its reader has it: words, and buttons with an address below each."""

    def __init__(self, text):
        self.text = text

    def button(self, words):
        """The address under these words, without the house's own."""
        found = re.search(
            rf"^{re.escape(words)}[^\n]*:\s*\n?https?://[^/\s]+(/\S+)", self.text, re.M
        )
        assert found, f"no button {words!r} in: {self.text}"
        return found.group(1)


class Demonstration:
    """Its outbox and its clock, looked at in a window of its own."""

    def __init__(self, page):
        self.page = page
        self._today = None

    def letter(self, *, to, subject, saying=""):
        """The newest mail to somebody with this subject and these words, once it has arrived."""

        def newest():
            self.page.goto(f"/demonstration/outbox/?to={to}")
            letters = self.page.get_by_role("main").get_by_role("link").filter(has_text=subject)
            if not letters.count():
                return None
            letters.first.click()
            self.page.wait_for_url(re.compile(r"/outbox/\d+/"))
            text = self.page.get_by_role("main").inner_text()
            return Letter(text) if saying in text else None

        return self._once(newest, f"a mail to {to} with the subject {subject!r}")

    def today(self):
        """The day it is in the house; read once, since only this window moves the clock."""
        if self._today is None:
            self.page.goto("/demonstration/")
            shown = self.page.get_by_text("Here it is").inner_text()
            said = re.search(r"\w+ (\d+ \w+ \d{4}), \d{2}:\d{2}", shown).group(1)
            self._today = datetime.strptime(said, "%d %B %Y").date()  # noqa: DTZ007 — a wall's day
        return self._today

    def in_days(self, days, at=""):
        """A day, or a time of one, as a field takes it; days before today are negative."""
        day = self.today() + timedelta(days=days)
        return f"{day}T{at}" if at else f"{day}"

    def a_week_passes(self):
        """Press the button; wait until a job has lived through seven days."""
        then, self._today = self.today() + timedelta(days=7), None
        self.page.goto("/demonstration/")
        self.page.get_by_role("button", name="A week later").click()
        self._once(lambda: self._is(then), "a week later")

    def _is(self, day):
        self._today = None
        return self.today() >= day

    def _once(self, look, what):
        deadline = time.monotonic() + SECONDS_TO_ARRIVE
        while time.monotonic() < deadline:
            found = look()
            if found:
                return found
            self.page.wait_for_timeout(PAUSE_BETWEEN_LOOKS)
        raise AssertionError(f"there never was {what}")
