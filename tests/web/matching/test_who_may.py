"""Every address of the matching, person by person."""

import pytest
from django.urls import reverse

from kollega.domains.matching import actions, queries
from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind

PEOPLE = ["mentee", "mentor", "other_mentor", "coordinator", "supervisor", "evaluator", "stranger"]


@pytest.fixture
def addresses(round, two, other_mentor, joins, transition, maker, line, mentee):
    joins(other_mentor, transition, "mentor")
    pair = line(round, mentee).public_id
    own, programme = two[1].public_id, transition.public_id
    return {
        "the matching page": reverse("matching", args=[programme]),
        "its progress": reverse("matching-progress", args=[programme]),
        "sending": reverse("matching-send", args=[programme]),
        "discarding": reverse("matching-discard", args=[programme]),
        "the download": reverse("matching-download", args=[programme, "csv"]),
        "the waiting list": reverse("matching-waiting", args=[programme]),
        "the requests": reverse("matching-requests", args=[programme]),
        "pairs ruled out": reverse("matching-ruled-out", args=[programme]),
        "a pair": reverse("matching-pair", args=[programme, pair]),
        "ruling it out": reverse("matching-forbid", args=[programme, pair]),
        "mentors to swap to": reverse("matching-swap", args=[programme, pair]),
        "a swap": reverse("matching-swap-with", args=[programme, pair, own]),
    }


COORDINATORS = [
    "the matching page",
    "its progress",
    "sending",
    "discarding",
    "the download",
    "the waiting list",
    "the requests",
    "pairs ruled out",
    "a pair",
    "ruling it out",
    "mentors to swap to",
    "a swap",
]


@pytest.fixture
def cast(request):
    return {who: request.getfixturevalue(who) for who in PEOPLE}


@pytest.fixture
def seen(cast, sign_in):
    """What everybody is answered at addresses: a table, person by address."""

    def ask(addresses):
        return {
            (who, name): browser.get(address).status_code
            for who in PEOPLE
            for browser in [sign_in(cast[who])]
            for name, address in addresses.items()
        }

    return ask


def only(allowed, names, answer=200):
    """The table in which one person is answered and for all others there is nothing."""
    return {(who, name): answer if who == allowed else 404 for who in PEOPLE for name in names}


def test_the_coordinators_pages_exist_for_coordinators_alone(addresses, seen):
    assert seen(addresses) == only("coordinator", addresses)


def test_whoever_is_not_signed_in_is_asked_to(addresses, client):
    for name, address in addresses.items():
        answer = client.get(address)

        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/account/login/")


def test_nobody_else_changes_anything(addresses, sign_in, round, cast):
    before = queries.under_way(round.programme)
    for who in [who for who in PEOPLE if who != "coordinator"]:
        browser = sign_in(cast[who])
        for name in ("the matching page", "sending", "discarding", "ruling it out"):
            answer = browser.post(addresses[name], {"objective": "most"})

            assert answer.status_code == 404, (who, name)

    assert queries.under_way(round.programme) == before
    assert before.stage == "review"


@pytest.fixture
def mentees_addresses(asking):
    part, janet = asking
    return {
        "choosing": reverse("matching-choose", args=[part.public_id]),
        "asking": reverse("matching-ask", args=[part.public_id, janet.public_id]),
    }


def test_the_mentees_pages_exist_for_the_mentee_alone(mentees_addresses, seen):
    assert seen(mentees_addresses) == only("mentee", mentees_addresses)


def test_a_mentors_own_part_has_no_page_to_choose_on(asking, sign_in, mentor):
    answer = sign_in(mentor).get(reverse("matching-choose", args=[asking[1].public_id]))

    assert answer.status_code == 404


def test_a_request_is_read_by_the_mentor_who_was_asked_alone(offer, seen):
    addresses = {
        name: reverse(name, args=[offer.public_id]) for name in ("matching-offer", "matching-talk")
    }

    assert seen(addresses) == only("mentor", addresses)


POSTS = {
    "accept": ("matching-offer", {"do": "accept"}, "mentor"),
    "decline": ("matching-offer", {"do": "decline"}, "mentor"),
    "talk first": ("matching-talk", {"contact": "01592 000000"}, "mentor"),
    "take back": ("matching-back", {}, "mentee"),
}


@pytest.mark.parametrize("deed", POSTS)
def test_who_may_answer_by_posting(offer, sign_in, deed, cast, undone):
    name, data, allowed = POSTS[deed]
    args = [offer.public_id] if allowed == "mentor" else [offer.mentee.public_id, offer.public_id]
    for who in PEOPLE:
        with undone():
            answer = sign_in(cast[who]).post(reverse(name, args=args), data)

            offer.refresh_from_db()
            assert answer.status_code == (302 if who == allowed else 404), who
            assert (offer.stage == "asked") == (who != allowed), who


def test_an_address_of_a_pair_in_another_programme_leads_nowhere(
    addresses, scheme, sign_in, maker, round, line, mentee
):
    pair = line(round, mentee).public_id

    answer = sign_in(maker).get(reverse("matching-pair", args=[scheme.public_id, pair]))

    assert answer.status_code == 404


def test_a_mentor_who_is_not_suggested_might_as_well_not_exist(
    asking, joins, scheme, sign_in, mentee, supervisor
):
    chief = joins(supervisor, scheme, "mentor", topics=["mistake"])
    people.record_reporting_line(senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee)
    browser = sign_in(mentee)

    there = reverse("matching-ask", args=[asking[0].public_id, chief.public_id])
    nowhere = reverse("matching-ask", args=[asking[0].public_id, "23456789bcdfgh"])

    assert browser.get(there).status_code == browser.get(nowhere).status_code == 404
    assert browser.post(there).status_code == 404
    page = browser.get(reverse("matching-choose", args=[asking[0].public_id]))
    assert "Alan Chief" not in page.content.decode()


class TestACoordinatorInAReportingLine:
    """Nothing of somebody the coordinator judges or is judged by: no row, search or figure."""

    @pytest.fixture(autouse=True)
    def line_between(self, addresses, mentee, maker):
        people.record_reporting_line(
            senior=maker, junior=mentee, kind=LineKind.LINE_MANAGER, by=mentee
        )

    def test_the_name_is_on_no_page(self, addresses, sign_in, maker):
        browser = sign_in(maker)
        for name in COORDINATORS[:1] + COORDINATORS[4:8]:
            page = browser.get(addresses[name])

            assert page.status_code == 200, name
            assert "Amara" not in page.content.decode("utf-8-sig"), name

    def test_the_addresses_of_the_pair_lead_nowhere(self, addresses, sign_in, maker):
        browser = sign_in(maker)
        for name in COORDINATORS[8:]:
            assert browser.get(addresses[name]).status_code == 404, name

    def test_a_search_for_the_name_finds_nobody(self, addresses, sign_in, maker):
        page = sign_in(maker).get(addresses["the matching page"], {"q": "amara"})

        assert "Nothing matches" in page.content.decode()

    def test_no_figure_counts_them(self, round, maker):
        figures = queries.figures(round, viewer=maker)

        assert (figures.total, figures.matched, dict(figures.needs_met)) == (0, 0, {})

    def test_nobody_on_the_waiting_list_counts_them(self, transition, maker):
        assert queries.described(queries.line(transition, viewer=maker)) == []

    def test_their_pair_is_not_sent_by_this_coordinator_and_goes_on_waiting(
        self, round, maker, transition, person
    ):
        from kollega.domains.programmes.models import Appointment
        from kollega.foundation import clock

        other = person("", "Iris", "Second")
        Appointment.objects.create(
            programme=transition, person=other, duty="coordinator", appointed_at=clock.now()
        )

        assert actions.send_introductions(round=round, by=maker).sent == 0
        assert [row.name for row in queries.described(queries.line(transition, viewer=other))] == [
            "Dr Amara Osei"
        ]

    def test_a_round_of_theirs_leaves_out_whom_they_must_not_see(
        self, round, maker, transition, computed
    ):
        again = computed(transition)

        assert again.proposals.count() == 0
