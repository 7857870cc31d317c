"""Whoever walks wherever links lead finds sound pages: small and wide, light and dark.

Sound means that axe finds nothing and nothing scrolls sideways, on a phone in the light as at a desk in the
dark; and that every link leads somewhere.
"""

import re

import pytest

from tests.journeys.conftest import WIDTHS, kind_of

VISITORS = {
    "coordinator": ["Caroline Dunne", "Hannah Moore"],
    "mentor": ["Dr Janet Ross"],
    "mentee": ["Dr Amara Osei", "Dr Zainab Hussain"],
    "newcomer": ["Dr Grace Mensah", "Dr Nadia Haddad"],
    "stranger": [""],
}
# What is no page of the product: other hosts, files, the workshop of components, the way out.
OUT = re.compile(r"^(https?:|mailto:|tel:|#)|\.(csv|xlsx|ics)$|/export/|/static/|logout|components")
AT_MOST = 60  # pages of one walk; a bound for the time it takes, not a promise
COLOURS = {"type": "rule", "values": ["color-contrast", "target-size"]}


def pages_from(page, seen):
    """Walk from the first page through every link, one address of each kind."""
    waiting = ["/"]
    for _ in range(AT_MOST):
        address = next((one for one in waiting if kind_of(one) not in seen), None)
        if address is None:
            return
        seen.add(kind_of(address))
        answer = page.goto(address)
        assert answer.status == 200, f"{address} answered {answer.status}"
        yield address
        links = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        waiting += [link for link in links if link.startswith("/") and not OUT.search(link)]


@pytest.mark.parametrize("side", VISITORS)
def test_every_page_is_sound(be, look, side):
    seen, found = set(), []
    for name in VISITORS[side]:
        page = be(name).page
        for _address in pages_from(page, seen):
            shown(page, size="phone", scheme="light")
            found += look(page)
            shown(page, size="desk", scheme="dark")
            found += [f"in the dark: {fault}" for fault in look(page, COLOURS)]

    assert found == [], "\n".join(found)
    assert len(seen) >= 3, f"only {seen}"


def shown(page, *, size, scheme):
    """Look at the page that is there at another width, in other light."""
    width, height = WIDTHS[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
