"""Somebody who was named, and a coordinator who sees both, look everywhere and learn nothing.

Every way is gone by real requests, once with a veto between two people and once with something
else or nothing, and what is answered is compared byte by byte.
"""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from kollega.domains.people import actions as people
from kollega.domains.people.models import Veto
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes.models import Participation
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.ids import ALPHABET
from kollega.foundation.models import AuditEntry, Happening, OutgoingMail
from kollega.jobs import happenings, sweeps

ID = re.compile(rf"\b[{ALPHABET}]{{14}}\b")
TOKEN = re.compile(r'(X-CSRFToken": |csrfmiddlewaretoken" value=)"\w+"')
SHOWN = re.compile(r"/shown/[^/]+/|/by-mail/[^/\s]+/|m/[\w-]{43}")
KEYS = re.compile(r"(person|round|import) \d+")  # what an open page listens to


@pytest.fixture
def between(mentee, mentor):
    """Put something, or nothing, between the mentee and the mentor, each told by the mentee."""

    def put(what):
        match what:
            case "the mentee's veto":
                people.avoid(person=mentor, by=mentee, tell_contact=False)
            case "the mentor's veto":
                people.avoid(person=mentee, by=mentor, tell_contact=False)
            case "a line":
                line(mentor, mentee, mentee)
            case "the other line":
                line(mentee, mentor, mentor)
        for happening in Happening.objects.all():
            happenings.hand_on_happening(happening_id=happening.pk)

    def line(senior, junior, by):
        people.record_reporting_line(senior=senior, junior=junior, kind=LineKind.TRAINER, by=by)

    return put


def neutral(answer):
    """An answer without what differs from one request to the next, whatever was recorded."""
    text = answer.content.decode("utf-8", "replace")
    for pattern in (TOKEN, SHOWN, ID, KEYS):
        text = pattern.sub("…", text)
    return answer.status_code, ID.sub("…", answer.get("Location", "")), text


def looks(browser, addresses):
    return {ID.sub("…", address): neutral(browser.get(address)) for address in addresses}


def own_addresses(person):
    """Every page of somebody's own."""
    parts = Participation.objects.filter(person=person)
    return [
        "/",
        *(reverse(name) for name in ("me", "my-profile", "my-supervisors", "rather-not-meet")),
        *(reverse(name) for name in ("told-me", "sessions", "relationships", "programmes")),
        *(reverse("my-part", args=[part.public_id]) for part in parts),
    ]


def coordinators_addresses(programme):
    names = (
        *("programme", "programme-people", "programme-people-export", "programme-team"),
        *("matching", "matching-waiting", "matching-requests", "matching-ruled-out", "pairs"),
        "pairs-export",
    )
    parts = Participation.objects.filter(programme=programme).order_by("pk")
    return [
        *(reverse(name, args=[programme.public_id]) for name in names),
        *(reverse("programme-person", args=[programme.public_id, p.public_id]) for p in parts),
    ]


def letters_to(person):
    texts = (
        OutgoingMail.objects.filter(to=person.email).order_by("pk").values_list("text", flat=True)
    )
    return [ID.sub("…", SHOWN.sub("…", re.sub(r"[\w-]{43}", "…", text))) for text in texts]


def alike(worlds, undone, look):
    """What is seen in each of these worlds; asserts that nobody could tell them apart."""
    seen = {}
    for world in worlds:
        with undone():
            seen[world] = look(world)
        clock._shift.cache_clear()  # what was moved is undone
    first, *others = worlds
    for other in others:
        for key, answer in seen[first].items():
            assert seen[other][key] == answer, (key, other)
        assert seen[other].keys() == seen[first].keys()
    return seen[first]


def test_before_any_matching_a_veto_changes_nothing_that_anybody_else_sees(
    two, transition, sign_in, maker, mentor, between, undone
):
    def look(world):
        between(world)
        return (
            looks(sign_in(mentor), own_addresses(mentor))
            | looks(sign_in(maker), coordinators_addresses(transition))
            | {"letters": letters_to(mentor) + letters_to(maker)}
            | {"audit": AuditEntry.objects.count()}
        )

    seen = alike(["nothing", "the mentee's veto"], undone, look)

    pages = {key: answer[0] for key, answer in seen.items() if key.startswith("/")}
    assert {key for key, status in pages.items() if status != 200} <= {reverse("told-me")}


@pytest.mark.parametrize(
    ("side", "worlds"),
    [
        ("mentor", ["a line", "the mentee's veto"]),
        ("mentee", ["the other line", "the mentor's veto"]),
    ],
)
def test_a_round_reads_alike_whatever_keeps_two_apart(
    two, joins, transition, computed, line, sign_in, person, maker, between, undone, side, worlds
):
    mentee, named = two[0].person, two[("mentee", "mentor").index(side)].person
    other = joins(person("Dr", "Marek", "Kowalski"), transition, "mentor", capacity=2)

    def look(world):
        between(world)
        round = computed(transition)
        row = line(round, mentee)
        to = [transition.public_id, row.public_id]
        janet = reverse("matching-swap-with", args=[*to, two[1].public_id])
        browser = sign_in(maker)
        seen = looks(
            browser,
            [
                *coordinators_addresses(transition),
                reverse("matching-pair", args=to),
                reverse("matching-swap", args=to),
                reverse("matching-swap", args=to) + "?q=ross",
                janet,
                reverse("matching-swap-with", args=[*to, other.public_id]),
                reverse("matching-download", args=[transition.public_id, "csv"]),
            ],
        )
        seen["by hand"] = neutral(browser.post(janet, follow=True))
        return seen | looks(sign_in(named), own_addresses(named))

    seen = alike(worlds, undone, look)

    assert "not possible" in seen["by hand"][2]


def test_a_short_list_reads_alike_and_nobody_is_asked_by_a_guessed_address(
    asking, scheme, sign_in, mentee, mentor, between, undone
):
    part, janet = asking

    def look(world):
        between(world)
        browser = sign_in(mentee)
        listed = looks(browser, [reverse("matching-choose", args=[part.public_id]), "/"])
        ask = reverse("matching-ask", args=[part.public_id, janet.public_id])
        listed["ask"] = neutral(browser.get(ask))
        listed["ask anyway"] = neutral(browser.post(ask, {"goes_on": "on"}))
        listed["pass"] = neutral(
            browser.post(reverse("matching-pass", args=[part.public_id, janet.public_id]))
        )
        return listed | {"letters": letters_to(mentor)}

    # The mentee is the one who was named: only what the mentor said stands between them.
    seen = alike(["the other line", "the mentor's veto"], undone, look)

    assert seen["ask anyway"][0] == 404
    assert seen["letters"] == []


def test_a_standing_pair_that_a_veto_breaks_reads_like_one_that_a_line_breaks(
    pair, transition, sign_in, maker, mentee, mentor, between, undone
):
    def look(world):
        between(world)
        page = reverse("relationship", args=[pair.public_id])
        seen = {"letters": letters_to(mentor)}
        seen |= looks(sign_in(mentor), [*own_addresses(mentor), page])
        seen |= looks(sign_in(maker), coordinators_addresses(transition))
        browser = sign_in(mentee)
        browser.post(reverse("relationship-rematch", args=[pair.public_id]))
        seen["after"] = looks(sign_in(mentor), [*own_addresses(mentor), page])
        seen["letters after"] = letters_to(mentor)
        seen["waits"] = looks(sign_in(maker), coordinators_addresses(transition))
        return seen

    seen = alike(["a line", "the mentee's veto"], undone, look)

    assert any("not be able to go on" in text for text in seen["letters"])
    assert seen["letters"] != seen["letters after"]


def test_a_pair_left_to_the_clock_ends_alike(
    pair, transition, sign_in, maker, mentor, between, undone
):
    def look(world):
        between(world)
        clock.move_forward(days=60)
        sweeps.run_all()
        pair.refresh_from_db()
        return (
            looks(sign_in(mentor), own_addresses(mentor))
            | looks(sign_in(maker), coordinators_addresses(transition))
            | {"stage": pair.stage, "letters": letters_to(mentor)}
        )

    seen = alike(["a line", "the mentee's veto"], undone, look)

    assert seen["stage"] == "ended"


def test_a_veto_taken_back_leaves_nothing_behind(
    two, transition, sign_in, maker, mentor, between, undone
):
    def look(world):
        between(world)
        for veto in Veto.objects.all():
            people.take_back_veto(veto=veto, by=veto.holder)
        return looks(sign_in(mentor), own_addresses(mentor)) | looks(
            sign_in(maker), coordinators_addresses(transition)
        )

    assert alike(["nothing", "the mentee's veto", "the mentor's veto"], undone, look)


@pytest.fixture
def hidden(person, joins, transition, maker):
    """Somebody whom the coordinator judges, in the same programme."""
    someone = person("Dr", "Hidden", "Junior")
    joins(someone, transition, "mentee", topics=["team"])
    people.record_reporting_line(senior=maker, junior=someone, kind=LineKind.APPRAISER, by=someone)
    return someone


@pytest.mark.parametrize("places", [1, 2, 3])
def test_a_place_that_somebody_hidden_takes_reads_as_free_and_the_pair_as_not_possible(
    two, joins, person, transition, computed, line, hidden, sign_in, maker, mentee, undone, places
):
    free = joins(person("Dr", "Free", "Mentor"), transition, "mentor", capacity=places)
    round = computed(transition)
    row = line(round, mentee)
    to = [transition.public_id, row.public_id]
    swap = reverse("matching-swap-with", args=[*to, free.public_id])

    def look(world):
        if world == "taken":
            for number in range(places):
                someone = hidden if number == 0 else person("Dr", f"Hidden{number}", "Junior")
                if number:
                    joins(someone, transition, "mentee", topics=["team"])
                    people.record_reporting_line(
                        senior=maker, junior=someone, kind=LineKind.APPRAISER, by=someone
                    )
                MentoringRelationship.objects.create(
                    programme=transition,
                    mentor=free.person,
                    mentee=someone,
                    began_on=clock.today() - timedelta(days=1),
                    last_sign_at=clock.now(),
                )
        browser = sign_in(maker)
        listed = browser.get(reverse("matching-swap", args=to)).context["listing"]
        rows = [(one.name, one.room) for one in listed]
        return {"rows": rows, "before": neutral(browser.get(reverse("matching", args=to[:1])))}

    seen = alike(["free", "taken"], undone, look)
    assert ("Dr Free Mentor", places) in seen["rows"]

    look("taken")
    browser = sign_in(maker)
    assert "This pair is not possible." in browser.get(swap).content.decode()
    refused = browser.post(swap, follow=True).content.decode()
    assert "This pair is not possible." in refused
    assert "no place" not in refused
