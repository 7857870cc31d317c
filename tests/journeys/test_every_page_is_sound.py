"""axe finds nothing on the pages a mentee of the demonstration comes to, on a phone."""

import re

import pytest

VISITORS = {
    "mentee with a mentor": ("Dr Amara Osei", []),
    "mentee who chooses": ("Dr Zainab Hussain", []),
}
# Doors out of the round: other hosts, files, and what is not a page.
OUT = re.compile(
    r"^(https?:|mailto:|tel:|#)|\.(csv|xlsx|ics)$|/export/|/static/|logout|components|passkey"
)
AT_MOST = 12


def pages_from(page, starts):
    """Walk from the first page through every link once; addresses of the same kind count once."""
    waiting, seen = ["/", *starts], set()
    while waiting and len(seen) < AT_MOST:
        address = waiting.pop(0)
        kind = re.sub(r"[0-9bcdfghjkmnpqrstvwxz]{14}|\d+", "*", address.partition("?")[0])
        if kind in seen:
            continue
        seen.add(kind)
        answer = page.goto(address)
        assert answer.status == 200, f"{address} answered {answer.status}"
        yield address
        links = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        waiting += [
            link for link in links if link and link.startswith("/") and not OUT.search(link)
        ]


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light")])
@pytest.mark.parametrize("who", VISITORS)
def test_axe_finds_nothing(be, problems, who, size, scheme):
    name, starts = VISITORS[who]
    page = be(name, size=size, scheme=scheme)

    visited, found = 0, []
    for address in pages_from(page, starts):
        found += problems(page)
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"{address} is {width} pixels wider than the screen"] if width > 0 else []
        visited += 1

    assert found == []
    assert visited >= 3
