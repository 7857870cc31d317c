"""Person x deed: who may see or do what with somebody's part in a programme."""

import pytest
from django.test import Client

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions
from kollega.domains.programmes.lifecycle import ParticipationStage as At

OWN = [
    "",
    "pause/",
    "leave/",
    "decline/",
    "you/",
    "work/",
    "needs/",
    "more-needs/",
    "words/",
    "wishes/",
    "meeting/",
    "supervisors/",
    "not-this-person/",
    "promise/",
    "done/",
    "too-late/",
]
OWN_POSTS = ["begin/", "resume/", "show/", "pause/", "leave/", "decline/", "you/", "review/"]
COORDINATORS = ["people/", "people/export/", "people/invite/", "people/{part}/"]
COORDINATORS_POSTS = [
    "people/",
    "people/invite/",
    "people/{part}/approve/",
    "people/{part}/refuse/",
    "people/{part}/remind/",
    "people/{part}/invite-again/",
]
CAST = ["mentee", "mentor", "coordinator", "supervisor", "evaluator", "stranger"]


@pytest.fixture
def part(mentee, mentor, supervisor, evaluator, maker, scheme, takes_part):
    """The mentee's part; the supervisor and the mentor are mentors in the same programme."""
    people.record_reporting_line(senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee)
    for somebody in (mentor, supervisor):
        takes_part(somebody, scheme, "mentor", portrait="Hello.", portrait_confirmed=True)
    actions.appoint(programme=scheme, person=evaluator, duty="evaluator", by=maker)
    return takes_part(mentee, scheme, "mentee", words_for_mentor="Very private words.")


@pytest.fixture
def statuses(request, part, sign_in):
    """``statuses("mentor", "get", pages)``: how somebody of the cast is answered, page by page."""

    def answers(who, method, pages):
        browser = sign_in(request.getfixturevalue(who))
        return {
            page: getattr(browser, method)(page.format(part=part.public_id)).status_code
            for page in pages
        }

    return answers


@pytest.fixture
def own(part):
    """Addresses of the mentee's own pages: ``own(OWN)``."""
    return lambda pages: [f"/programmes/part/{part.public_id}/{page}" for page in pages]


@pytest.fixture
def coordinators(part):
    """Addresses of the coordinators' pages: ``coordinators(COORDINATORS)``."""
    return lambda pages: [f"/programmes/{part.programme.public_id}/{page}" for page in pages]


@pytest.mark.parametrize("who", CAST)
def test_ones_own_pages_are_seen_by_oneself_alone(statuses, own, who):
    expected = 200 if who == "mentee" else 404

    assert statuses(who, "get", own(OWN)) == dict.fromkeys(own(OWN), expected)


@pytest.mark.parametrize("who", [one for one in CAST if one != "mentee"])
def test_nobody_does_anything_in_anothers_name(statuses, own, part, who):
    assert statuses(who, "post", own(OWN_POSTS)) == dict.fromkeys(own(OWN_POSTS), 404)
    part.refresh_from_db()
    assert part.stage == At.ACTIVE


@pytest.mark.parametrize("who", CAST)
def test_the_coordinators_pages_are_seen_by_coordinators_alone(statuses, coordinators, who):
    pages, expected = coordinators(COORDINATORS), 200 if who == "coordinator" else 404

    assert statuses(who, "get", pages) == dict.fromkeys(pages, expected)


@pytest.mark.parametrize("who", [one for one in CAST if one != "coordinator"])
def test_only_coordinators_decide(statuses, coordinators, who):
    pages = coordinators(COORDINATORS_POSTS)

    assert statuses(who, "post", pages) == dict.fromkeys(pages, 404)


@pytest.mark.parametrize("address", ["part/{part}/", "part/{part}/you/", "{programme}/people/"])
def test_a_stranger_is_sent_to_sign_in(part, address):
    address = address.format(part=part.public_id, programme=part.programme.public_id)

    response = Client().get(f"/programmes/{address}")

    assert (response.status_code, response.url.split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("page", ["people/{part}/", "people/{part}/approve/"])
def test_a_coordinator_who_judges_somebody_finds_nobody(part, maker, sign_in, page):
    people.record_reporting_line(senior=maker, junior=part.person, kind=LineKind.APPRAISER, by=None)
    part.stage = At.APPLIED
    part.save()
    address = f"/programmes/{part.programme.public_id}/{page}".format(part=part.public_id)
    browser = sign_in(maker)

    assert browser.get(address).status_code in (404, 405)
    assert browser.post(address).status_code in (404, 405)
    part.refresh_from_db()
    assert part.stage == At.APPLIED


def test_a_coordinator_who_judges_somebody_does_not_see_or_count_them(part, maker, sign_in):
    page = f"/programmes/{part.programme.public_id}/people/"
    browser = sign_in(maker)
    assert "Osei" in browser.get(page).content.decode()
    people.record_reporting_line(senior=maker, junior=part.person, kind=LineKind.APPRAISER, by=None)

    for address in (page, f"{page}?q=osei", f"{page}?role=mentee", f"{page}export/"):
        assert "Osei" not in browser.get(address).content.decode()
    assert browser.get(page).context["listing"].page.paginator.count == 2


def test_words_and_needs_are_on_no_page_of_the_coordinator(part, maker, sign_in):
    part.topics = ["mistake"]
    part.save()
    programme = f"/programmes/{part.programme.public_id}/people/"

    for address in (programme, f"{programme}{part.public_id}/", f"{programme}export/"):
        page = sign_in(maker).get(address).content.decode()
        assert "Very private words." not in page
        assert "after a mistake" not in page


def test_people_named_only_as_supervisors_are_in_no_list(part, maker, person, sign_in):
    only_named = person("Dr", "Nora", "Named")
    people.record_reporting_line(
        senior=only_named, junior=part.person, kind=LineKind.TRAINER, by=part.person
    )

    page = sign_in(maker).get(f"/programmes/{part.programme.public_id}/people/").content.decode()

    assert "Named" not in page
    assert not hasattr(only_named, "account")
