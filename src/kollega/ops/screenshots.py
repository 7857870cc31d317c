"""The pictures of README, taken from a running demonstration.

    python -m kollega.ops.screenshots [address] [folder]

Needs the packages of the tests (Playwright) and a Chromium (KOLLEGA_CHROMIUM, or on the PATH).
"""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "screenshots"
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}


@dataclass(frozen=True)
class Picture:
    """Who looks at what: a person of the demonstration, then links to follow by their words."""

    name: str
    person: str
    links: tuple[str, ...] = ()
    size: str = "desk"
    scheme: str = "light"


PICTURES = (
    Picture("home", "Dr Amara Osei", size="phone"),
    Picture("home-dark", "Dr Amara Osei", size="phone", scheme="dark"),
    Picture("choose", "Dr Zainab Hussain", ("See who has time",), size="phone"),
    Picture("proposed-pairs", "Hannah Moore", ("Go to the programme", "Matching")),
    Picture("sessions", "Hannah Moore", ("Go to the programme", "Sessions")),
    Picture("people", "Hannah Moore", ("Go to the programme", "People")),
)


def main(arguments: list[str]) -> None:
    """Take every picture."""
    from playwright.sync_api import sync_playwright  # a package of the tests, not of every house

    address = arguments[0] if arguments else "http://localhost:8000"
    folder = Path(arguments[1]) if len(arguments) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("KOLLEGA_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in PICTURES:
            width, height = WIDTHS[picture.size]
            context = browser.new_context(
                base_url=address,
                viewport={"width": width, "height": height},
                color_scheme="dark" if picture.scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto("/demonstration/")
            person = re.compile(f"^Be this person.*{picture.person}$")
            page.get_by_role("button", name=person).first.click()
            page.wait_for_url("/")
            for link in picture.links:
                page.get_by_role("link", name=link, exact=True).first.click()
                page.wait_for_load_state()
            page.screenshot(path=folder / f"{picture.name}.png")
            context.close()
            print(f"Took {picture.name}.png.")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
