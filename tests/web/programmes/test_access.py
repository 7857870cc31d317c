"""Every page of a programme is there for its coordinators; for everybody else it does not exist."""

import pytest
from django.urls import reverse

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions
from kollega.domains.programmes.models import Participation
from kollega.domains.programmes.vocabulary import Duty, Role
from kollega.foundation import clock
from kollega.web.programmes import urls

READ = [
    "",
    "close/",
    "set-up/way-in/",
    "settings/",
    "settings/basics/",
    "settings/template/",
    "settings/pairs/",
    "promise/",
    "promise/write/",
    "promise/sign/",
    "team/",
    "team/ask/",
    "cohorts/",
    "cohorts/add/",
    "cohorts/{cohort}/",
]
WRITE_ONLY = ["open/", "team/relieve/", "team/take-back/", "cohorts/{cohort}/remove/"]
OTHERS = ["evaluator", "mentor", "mentee", "supervisor", "stranger"]


@pytest.fixture
def programme(draft, maker, evaluator, mentor, mentee, supervisor):
    """A programme in which everybody but the stranger has a part."""
    actions.appoint(programme=draft, person=evaluator, duty=Duty.EVALUATOR, by=maker)
    for one, role in ((mentor, Role.MENTOR), (mentee, Role.MENTEE)):
        Participation.objects.create(
            programme=draft, person=one, role=role, stage="active", created_at=clock.now()
        )
    people.record_reporting_line(senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee)
    return draft


@pytest.fixture
def cohort(programme, maker):
    return actions.add_cohort(programme=programme, name="August", starts_on=clock.today(), by=maker)


@pytest.fixture
def url(programme, cohort, page):
    return lambda rest: page(programme, rest.format(cohort=cohort.pk))


def test_a_coordinator_reads_every_page(at_desk, url):
    answers = {rest: at_desk.get(url(rest)).status_code for rest in READ}

    assert answers == dict.fromkeys(READ, 200)


@pytest.mark.parametrize("who", OTHERS)
def test_for_everybody_else_there_is_no_such_page(request, sign_in, url, who):
    browser = sign_in(request.getfixturevalue(who))

    answers = {rest: browser.get(url(rest)).status_code for rest in READ}

    assert answers == dict.fromkeys(READ, 404)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_changes_anything(request, sign_in, url, who):
    browser = sign_in(request.getfixturevalue(who))
    for rest in [*READ[1:], *WRITE_ONLY]:
        answer = browser.post(url(rest), {"name": "Mine", "duty": "evaluator"})

        assert answer.status_code in (404, 405), rest


def test_a_link_alone_changes_nothing(at_desk, url):
    answers = {rest: at_desk.get(url(rest)).status_code for rest in WRITE_ONLY}

    assert answers == dict.fromkeys(WRITE_ONLY, 405)


def test_somebody_who_is_not_signed_in_is_asked_to(client, url):
    for rest in READ:
        answer = client.get(url(rest))

        assert answer.status_code == 302, rest
        assert answer["Location"].startswith(reverse("account_login"))


def test_a_coordinator_of_another_programme_does_not_see_this_one(
    make_programme, maker, mentor, visit, url
):
    other = make_programme("student", name="Another")
    actions.appoint(programme=other, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert visit(mentor, url("")) == 404


def test_an_address_nobody_has_looks_like_one_of_others(at_desk, sign_in, stranger, url):
    nowhere = at_desk.get("/programmes/bcdfghjkmnpqrs/")
    theirs = sign_in(stranger).get(url(""))

    assert (nowhere.status_code, theirs.status_code) == (404, 404)


def test_a_question_that_does_not_exist_is_not_found(at_desk, url):
    assert at_desk.get(url("settings/colour/")).status_code == 404
    assert at_desk.get(url("set-up/colour/")).status_code == 404


def test_a_cohort_of_another_programme_is_not_found(at_desk, make_programme, cohort, page):
    other = make_programme("student", name="Another")

    assert at_desk.get(page(other, f"cohorts/{cohort.pk}/")).status_code == 404


@pytest.mark.parametrize("who", [*OTHERS, "coordinator"])
def test_everybody_has_a_list_of_their_own(request, visit, programme, who):
    assert visit(request.getfixturevalue(who), "/programmes/") == 200


@pytest.mark.parametrize("who", OTHERS)
def test_the_list_of_others_does_not_name_the_programme(request, sign_in, programme, who):
    listed = sign_in(request.getfixturevalue(who)).get("/programmes/")

    assert programme.name not in listed.content.decode()


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("path", ["new/", "new/transition/"])
def test_only_whom_the_operator_named_begins_a_programme(request, visit, who, path):
    assert visit(request.getfixturevalue(who), f"/programmes/{path}") == 403


def test_the_table_names_every_page_of_a_programme():
    """A page that is added later must be added to this table too."""
    own = {
        str(pattern.pattern).removeprefix("<str:public_id>/")
        for pattern in urls.urlpatterns
        if str(pattern.pattern).startswith("<str:public_id>/")
    }
    named = {
        "" if rest == "" else rest.replace("{cohort}", "<int:key>") for rest in [*READ, *WRITE_ONLY]
    }
    # Who reads the figures for evaluators is in test_evaluating.
    named = {"figures/"} | {
        rest.replace("set-up/way-in/", "set-up/<str:key>/").replace(
            "settings/pairs/", "settings/<str:key>/"
        )
        for rest in named
    }

    assert own == named
