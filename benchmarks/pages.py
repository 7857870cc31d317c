"""Every page with 100,000 people in one installation: milliseconds at the median and for the slow.

    python benchmarks/pages.py [people] [requests] [--keep]     default: 100000 people, 9 requests

With --keep the database stays, and is found filled the next time.

Needs DATABASE_URL of a server on which databases may be made; uses one of its own and drops it.
The demonstration is filled as usual; then everybody else moves in: 20,000 more into its first
programme, with pairs, sessions, reporting lines, vetoes and mails, the others into the rest. A real
web server answers on this machine. For each kind of viewer the pages are found by following links
from the first one, one of each kind (a view's name), and asked for in turn, one at a time.
"""

import http.cookiejar
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from own_database import own_database

LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
ENOUGH = 0.1  # seconds at the median
LARGE = 20_000  # more people in the first programme
GIVEN = ("Åse", "Ann", "Bo", "Cyril", "Dóra", "Eszter", "Fatima", "Gwen", "Huda", "Ines", "Jon")
LEFT_OUT = {"account_logout", "choose-theme", "live", "import-live", "matching-live"}


def fill(people: int) -> None:
    """Everybody moves in."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from kollega.domains.programmes.models import Programme

    call_command("demonstrate", verbosity=0)
    first, *others = Programme.objects.order_by("pk")
    with transaction.atomic(), connection.cursor() as cursor:
        keys = add_people(people)
        large, rest = keys[:LARGE], keys[LARGE:]
        mentors, mentees = large[: len(large) // 2], large[len(large) // 2 :]
        join(first, mentors, "mentor", "active")
        join(first, mentees, "mentee", "active")
        for place, programme in enumerate(others):
            share = rest[place :: len(others)]
            join(programme, share[::2], "mentor", "active")
            join(programme, share[1::2], "mentee", "invited")
        work(keys)
        cursor.execute("ANALYZE")  # the triggers of pairs look many people up
        pairs = list(zip(mentors, mentees, strict=False))[: len(mentors) * 4 // 5]
        meet(first, pairs)
        keep_apart(keys)
        write(people)
        cursor.execute("ANALYZE")


def add_people(number: int) -> list[int]:
    from kollega.domains.people.actions import bulk

    return bulk.add_people(
        [
            bulk.Facts(
                given_name=GIVEN[n % 11],
                family_name=f"Number{n}",
                email=f"number.{n}@example.org",
                languages=("en",),
                invented=True,
            )
            for n in range(number)
        ]
    )


def join(programme, keys: list[int], role: str, stage: str) -> None:
    from kollega.domains.programmes.models import Acceptance, ConsentText, Participation
    from kollega.foundation import clock, copying

    now = clock.now()
    fields = ("programme_id", "person_id", "role", "stage", "capacity", "topics", "created_at")
    said = ("meets_by", "portrait", "portrait_confirmed", "invited_at", "answered_at")
    capacity, topics = (2 if role == "mentor" else 0), ["career", "confidence", "workload"]
    answered = now if stage == "active" else None
    parts = copying.add(
        Participation,
        (*fields, *said),
        (
            (
                *(programme.pk, key, role, stage, capacity, topics[n % 3 :], now),
                *(["video"], "Glad to listen.", role == "mentor", now, answered),
            )
            for n, key in enumerate(keys)
        ),
    )
    text = ConsentText.objects.filter(programme=programme).order_by("-version").first()
    if text and stage == "active":
        rows = ((part, text.pk, now) for part in parts)
        copying.add(Acceptance, ("participation_id", "text_id", "accepted_at"), rows)


def work(keys: list[int]) -> None:
    """Everybody works in one of 200 hospitals."""
    from kollega.domains.people import actions as people
    from kollega.domains.people.actions import bulk
    from kollega.domains.people.vocabulary import OrganisationKind, Step

    kind = OrganisationKind.ORGANISATION
    places = [people.add_organisation(name=f"Hospital {n}", kind=kind).pk for n in range(200)]
    bulk.place_people(
        [
            bulk.Post(key, places[n % 200], f"ST{n % 7 + 1}", list(Step)[n % 5], "Cardiology")
            for n, key in enumerate(keys)
        ],
        new=keys,
    )


def meet(programme, pairs: list[tuple[int, int]]) -> None:
    """Pairs, each with two sessions held and one to come."""
    from kollega.domains.meetings.models import Meeting
    from kollega.domains.relationships.models import MentoringRelationship
    from kollega.foundation import clock, copying

    now, began = clock.now(), clock.today() - timedelta(days=90)
    fields = ("programme_id", "mentor_id", "mentee_id", "began_on", "last_sign_at")
    more = ("sessions_planned", "sessions_held")
    soon = now + timedelta(days=9)
    found = copying.add(
        MentoringRelationship,
        (*fields, *more),
        (
            (programme.pk, *pair, began, now - timedelta(days=n % 60), 4, 2)
            for n, pair in enumerate(pairs)
        ),
    )
    held, agreed = ("held", None, began, 60), ("agreed", soon, None, None)
    copying.add(
        Meeting,
        (
            *("relationship_id", "stage", "starts_at", "held_on", "held_minutes"),
            *("time_zone", "minutes", "medium", "created_at"),
        ),
        (
            (key, *session, "Europe/London", 60, "video", now)
            for key in found
            for session in (held, held, agreed)
        ),
    )


def keep_apart(keys: list[int]) -> None:
    from kollega.domains.people.models import ReportingLine, Veto
    from kollega.foundation import copying

    draw = random.Random(len(keys))
    lines = {(draw.choice(keys), junior) for junior in keys[::2]}
    rows = ((*two, "line_manager") for two in sorted(lines) if two[0] != two[1])
    copying.add(ReportingLine, ("senior_id", "junior_id", "kind"), rows)
    vetoes = {(holder, draw.choice(keys)) for holder in keys[::20]}
    copying.add(
        Veto, ("holder_id", "named_id"), (two for two in sorted(vetoes) if two[0] != two[1])
    )


def write(number: int) -> None:
    from kollega.foundation import clock, copying
    from kollega.foundation.models import OutgoingMail

    now = clock.now()
    copying.add(
        OutgoingMail,
        ("to", "subject", "text", "created_at", "delivered_at"),
        (
            (f"number.{n}@example.org", "An invitation for you", "Dear,", now, now)
            for n in range(number)
        ),
    )


def viewers() -> dict[str, str | None]:
    """Public ids of one person of each kind in the large programme."""
    from kollega.domains.people.models import Person
    from kollega.domains.programmes.models import Appointment, Programme
    from kollega.domains.relationships.models import MentoringRelationship

    first = Programme.objects.order_by("pk")[0]
    pair = MentoringRelationship.objects.filter(programme=first).order_by("-pk")[0]
    duties = Appointment.objects.filter(programme=first).order_by("pk")
    people = {duty: duties.filter(duty=duty).first() for duty in ("coordinator", "evaluator")}
    alone = Person.objects.filter(family_name=f"Number{LARGE - 1}").first()
    return {
        **{duty: one.person.public_id for duty, one in people.items() if one},
        "mentor": pair.mentor.public_id,
        "mentee": pair.mentee.public_id,
        "mentee alone": alone.public_id if alone else None,
        "stranger": None,
    }


class Browser:
    """Somebody's cookies; asks for one page at a time."""

    def __init__(self, base: str, who: str | None) -> None:
        self._base = base
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        if who:
            page = self.get("/demonstration/")[2]
            token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
            form = urllib.parse.urlencode({"csrfmiddlewaretoken": token}).encode()
            headers = {"Referer": base}
            where = f"{base}/demonstration/enter/{who}/"
            self._opener.open(urllib.request.Request(where, form, headers)).read()  # noqa: S310 - ours

    def get(self, path: str) -> tuple[float, int, str]:
        """Seconds, status and text."""
        began = time.perf_counter()
        try:
            with self._opener.open(self._base + path) as answer:
                body, status = answer.read(), answer.status
        except urllib.error.HTTPError as refusal:
            body, status = refusal.read(), refusal.code
        return time.perf_counter() - began, status, body.decode(errors="replace")


def pages_of(browser: Browser) -> dict[str, str]:
    """One path for each kind of page within reach, found by following links."""
    from django.urls import Resolver404, resolve

    found: dict[str, str] = {}
    waiting = ["/", "/help-now/", "/programmes/", "/relationships/", "/sessions/", "/people/me/"]
    while waiting:
        path = waiting.pop(0).replace("&amp;", "&")
        try:
            name = resolve(path.partition("?")[0]).view_name
        except Resolver404:
            continue
        kind = f"{name}{'?' if '?' in path else ''}"
        if kind in found or name in LEFT_OUT or name.startswith("gallery"):
            continue
        _seconds, status, text = browser.get(path)
        if status == 200:
            found[kind] = path
            waiting += LINK.findall(text)
    return found


@contextmanager
def web_server() -> Iterator[str]:
    """A web server of its own process on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    os.environ["SITE_URL"] = base = f"http://localhost:{port}"
    command = [sys.executable, "-m", "uvicorn", "kollega.config.asgi:application"]
    command += ["--port", str(port), "--log-level", "error"]
    server = subprocess.Popen(command)  # noqa: S603 - our own
    try:
        for _ in range(300):
            time.sleep(0.2)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield base
    finally:
        server.terminate()
        server.wait(timeout=60)


def main(people: int, requests: int) -> None:
    from kollega.domains.people.models import Person

    if not Person.objects.exists():
        began = time.perf_counter()
        fill(people)
        print(f"{people} people moved in within {time.perf_counter() - began:.0f} s", flush=True)
    rows = []
    with web_server() as base:
        for kind, who in viewers().items():
            browser = Browser(base, who)
            for name, path in pages_of(browser).items():
                times = [browser.get(path)[0] for _ in range(requests)]
                ninth = sorted(times)[round(0.95 * (len(times) - 1))]
                rows.append((statistics.median(times), ninth, kind, name))
    rows.sort(reverse=True)
    print(f"{'median ms':>10} {'p95 ms':>8}  viewer        page")
    for median, ninth, kind, name in rows:
        print(f"{median * 1000:10.0f} {ninth * 1000:8.0f}  {kind:<13} {name}")
    slow = sum(row[0] > ENOUGH for row in rows)
    print(f"{slow} of {len(rows)} over {ENOUGH * 1000:.0f} ms; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    with own_database("pages", keep="--keep" in sys.argv):
        numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
        main(*(numbers + [100_000, 9][len(numbers) :]))
