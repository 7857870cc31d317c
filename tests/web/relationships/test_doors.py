"""Who may open which page of a pair and do what there: a table, person by deed.

For everybody but the two there is nothing: 404, whether the address exists or not.
"""

import pytest
from tests.fixtures_relationships import words_of

from kollega.domains.people import actions as people
from kollega.domains.relationships import actions
from kollega.web.relationships.urls import urlpatterns

TWO = {"mentor": 200, "mentee": 200}
DEED = {"mentor": 302, "mentee": 302}
NOBODY_ELSE = {"coordinator": 404, "supervisor": 404, "evaluator": 404, "stranger": 404}

PAGES = {
    "": TWO,
    "pause/": TWO,
    "end/": TWO,
    "another-mentor/": {"mentor": 403, "mentee": 200},
    "resources/": TWO,
    "contact/": TWO,
    "agreement/": TWO,
    "goals/": TWO,
}
DEEDS = {
    # the address: what is posted, and the answer to each of the two
    "pause/": ({}, DEED),
    "resume/": ({}, {"mentor": 403, "mentee": 403}),  # nobody pauses
    "end/": ({}, DEED),
    "complete/": ({}, {"mentor": 403, "mentee": 403}),  # sessions are left
    "another-mentor/": ({}, {"mentor": 403, "mentee": 302}),
    "fine/": ({}, DEED),
    "contact/": ({"telephone": "01592 000000"}, DEED),
    "agreement/": ({"agreement": "Every six weeks"}, DEED),
    "agreement/yes/": ({}, {"mentor": 302, "mentee": 302}),
    "goals/": ({"goal": "Sleep"}, DEED),
    "goals/1/": ({"do": "reached"}, DEED),
}
EVERYBODY = ["mentor", "mentee", *NOBODY_ELSE]


@pytest.fixture
def judged(pair, supervisor, mentee):
    """The supervisor judges the mentee, and knows the address by whatever means."""
    people.record_reporting_line(
        senior=supervisor, junior=mentee, kind="educational_supervisor", by=mentee
    )
    actions.write_agreement(relationship=pair, by=mentee, text="Between us")
    return pair


def at(pair, rest):
    if rest == "goals/1/":
        goal = actions.add_goal(relationship=pair, by=pair.mentee, text="A goal")
        return f"/relationships/{pair.public_id}/goals/{goal.pk}/"
    return f"/relationships/{pair.public_id}/{rest}"


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_sees_which_page(request, judged, sign_in, who):
    browser = sign_in(request.getfixturevalue(who))

    answers = {page: browser.get(at(judged, page)).status_code for page in PAGES}

    assert answers == {page: {**NOBODY_ELSE, **PAGES[page]}[who] for page in PAGES}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_do_what(request, judged, sign_in, who, undone):
    someone, answers = request.getfixturevalue(who), {}
    for deed, (data, _) in DEEDS.items():
        with undone():
            answers[deed] = sign_in(someone).post(at(judged, deed), data).status_code

    assert answers == {deed: {**NOBODY_ELSE, **DEEDS[deed][1]}[who] for deed in DEEDS}


def test_whoever_is_not_signed_in_is_asked_to(judged, client):
    for page in PAGES:
        answer = client.get(at(judged, page))

        assert answer.status_code == 302, page
        assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_a_pair_that_exists_and_one_that_does_not_answer_alike(request, judged, sign_in, who):
    browser = sign_in(request.getfixturevalue(who))

    there = browser.get(f"/relationships/{judged.public_id}/")
    nowhere = browser.get("/relationships/bcdfghjkmnpqrs/")

    assert there.status_code == nowhere.status_code == 404
    assert words_of(there) == words_of(nowhere)


def test_nothing_happens_by_following_a_link(judged, sign_in, mentee):
    browser, links = sign_in(mentee), [deed for deed in DEEDS if deed not in PAGES]

    answers = {deed: browser.get(at(judged, deed)).status_code for deed in links}

    assert answers == dict.fromkeys(links, 405)


def test_a_supervisor_with_an_account_finds_no_trace_of_a_junior(
    judged, sign_in, supervisor, mentee, mentor
):
    browser = sign_in(supervisor)

    for page in ("/relationships/", "/sessions/"):
        words = browser.get(page).content.decode()
        for person in (mentee, mentor):
            assert person.family_name not in words


def test_every_address_of_a_pair_stands_in_a_table():

    own = {
        str(pattern.pattern).removeprefix("<slug:public_id>/").replace("<int:key>", "1")
        for pattern in urlpatterns
        if str(pattern.pattern).startswith("<slug:public_id>/")
    }
    assert own == set(PAGES) | set(DEEDS)
