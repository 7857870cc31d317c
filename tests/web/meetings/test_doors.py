"""Who may open which page of a session and do what there: a table, person by deed."""

import pytest
from tests.fixtures_meetings import in_days
from tests.fixtures_relationships import words_of

from kollega.domains.people import actions as people
from kollega.foundation import clock
from kollega.web.meetings.urls import urlpatterns

NOBODY_ELSE = {"coordinator": 404, "supervisor": 404, "evaluator": 404, "stranger": 404}
EVERYBODY = ["mentor", "mentee", *NOBODY_ELSE]

# Of a session whose time is agreed and lies ahead: the answer to each of the two.
PAGES = {
    "": 200,
    "other-times/": 200,
    "place/": 200,
    "cancel/": 200,
    "held/": 403,  # it lies ahead
    "appointment.ics": 200,
}
DEEDS = {
    "accept/": 403,  # a time was taken
    "other-times/": 302,
    "place/": 302,
    "cancel/": 302,
    "held/": 403,
    "not-held/": 403,
}
WITH = {"propose/": 302, "held/": 302}


def wall(moment):
    return moment.strftime("%Y-%m-%dT%H:%M")


def data():
    return {
        "time_1": wall(in_days(20)),
        "medium": "telephone",
        "place": "I ring you",
        "minutes": "60",
        "on": clock.today().isoformat(),
        "option": "1",
    }


@pytest.fixture
def judged(agreed, supervisor, mentee):
    people.record_reporting_line(
        senior=supervisor, junior=mentee, kind="educational_supervisor", by=mentee
    )
    return agreed


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_which_page(request, judged, sign_in, who):
    browser = sign_in(request.getfixturevalue(who))

    answers = {
        page: browser.get(f"/sessions/{judged.public_id}/{page}").status_code for page in PAGES
    }

    assert answers == {page: NOBODY_ELSE.get(who, PAGES[page]) for page in PAGES}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_do_what(request, judged, sign_in, who, undone):
    someone, answers = request.getfixturevalue(who), {}
    for deed in DEEDS:
        with undone():
            answer = sign_in(someone).post(f"/sessions/{judged.public_id}/{deed}", data())
            answers[deed] = answer.status_code

    assert answers == {deed: NOBODY_ELSE.get(who, DEEDS[deed]) for deed in DEEDS}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_begin_something_with_a_pair(request, pair, sign_in, who, undone):
    browser = sign_in(request.getfixturevalue(who))
    for deed in WITH:
        address = f"/sessions/with/{pair.public_id}/{deed}"
        with undone():
            read, written = browser.get(address), browser.post(address, data())

        assert read.status_code == NOBODY_ELSE.get(who, 200), deed
        assert written.status_code == NOBODY_ELSE.get(who, WITH[deed]), deed


@pytest.mark.parametrize("page", ["", "calendar/"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_has_pages_of_their_own(request, agreed, sign_in, page, who):
    assert sign_in(request.getfixturevalue(who)).get(f"/sessions/{page}").status_code == 200


def test_whoever_is_not_signed_in_is_asked_to(judged, client):
    for page in [*PAGES, "accept/", "not-held/"]:
        method = client.post if page in ("accept/", "not-held/") else client.get

        answer = method(f"/sessions/{judged.public_id}/{page}")

        assert answer.status_code == 302, page
        assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_a_session_that_exists_and_one_that_does_not_answer_alike(request, judged, sign_in, who):
    browser = sign_in(request.getfixturevalue(who))

    there = browser.get(f"/sessions/{judged.public_id}/")
    nowhere = browser.get("/sessions/bcdfghjkmnpqrs/")

    assert there.status_code == nowhere.status_code == 404
    assert words_of(there) == words_of(nowhere)


@pytest.mark.parametrize("deed", ["accept/", "not-held/"])
def test_nothing_happens_by_following_a_link(judged, sign_in, mentee, deed):
    assert sign_in(mentee).get(f"/sessions/{judged.public_id}/{deed}").status_code == 405


def test_every_address_of_a_session_stands_in_a_table():
    own = {
        str(pattern.pattern).removeprefix("<slug:public_id>/")
        for pattern in urlpatterns
        if str(pattern.pattern).startswith("<slug:public_id>/")
    }
    assert own == set(PAGES) | set(DEEDS)
