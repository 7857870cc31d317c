"""Production serves files under names that change with their content, to be kept for ever."""

import http.client
import os
import re
import subprocess
import sys
from contextlib import suppress
from urllib.parse import urljoin, urlsplit, urlunsplit

import pytest
from django.db import connection
from tests.config.test_settings import PRODUCTION, manage
from tests.ops.watching import until

pytestmark = pytest.mark.django_db(transaction=True)
FOR_EVER = "max-age=315360000, public, immutable"
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


@pytest.fixture
def ask(tmp_path, transactional_db):
    """Ask a web server in production for a path: status, headers, body."""
    own = connection.settings_dict["NAME"]
    url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{own}"))
    port = 20_000 + os.getpid() % 20_000
    settings = {**PRODUCTION, "DATABASE_URL": url, "STATIC_ROOT": str(tmp_path / "static")}
    settings["PYTHONPATH"] = os.environ.get("PYTHONPATH", "src")
    assert manage("collectstatic", "--noinput", "-v0", **settings) == (0, "")
    command = [sys.executable, "-m", "uvicorn", "kollega.config.asgi:application"]
    server = subprocess.Popen(
        [*command, "--port", str(port), "--log-level", "error"],
        env={"PATH": os.environ["PATH"], **settings},
    )

    def fetch(path, **headers):
        call = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        host = {"Host": PRODUCTION["ALLOWED_HOSTS"], "X-Forwarded-Proto": "https"}
        call.request("GET", path, headers={**host, **headers})
        answer = call.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def up():
        with suppress(OSError):
            return fetch("/static/none")[0] > 0
        return False

    assert until(up, 60)
    yield fetch
    server.kill()
    server.wait()


def test_a_page_its_style_its_fonts_and_its_icons_are_found_and_kept_for_ever(ask):
    status, _, page = ask("/account/login/")
    assert status == 200
    addresses = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page.decode()))
    style = next(address for address in addresses if address.endswith(".css"))
    _, _, css = ask(style)
    addresses |= {
        urljoin(style, found)
        for found in re.findall(r'url\("?([^")]+)"?\)', css.decode())
        if not found.startswith("data:")
    }

    answers = {address: ask(address) for address in sorted(addresses)}

    kinds = {address.rpartition(".")[2] for address in answers}
    assert kinds == {"css", "js", "svg", "woff2"}
    assert {status for status, _, _ in answers.values()} == {200}
    assert {headers["cache-control"] for _, headers, _ in answers.values()} == {FOR_EVER}
    assert [address for address in answers if not HASHED.search(address)] == []


def test_a_style_sheet_is_sent_packed_to_who_can_unpack_it(ask):
    _, _, page = ask("/account/login/")
    style = re.search(r'href="(/static/[^"]+\.css)"', page.decode())[1]

    _, plain, whole = ask(style)
    _, headers, packed = ask(style, **{"Accept-Encoding": "gzip"})

    assert headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain
    assert len(packed) < len(whole) / 3


def test_a_demonstration_serves_what_was_built_where_it_lies(client):
    page = client.get("/demonstration/").content.decode()

    assert "/static/built/kollega.css" in page
