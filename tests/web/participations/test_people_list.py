"""The coordinator's list: filter, sort, find, select, export; and how many queries it takes."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import actions
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Participation
from kollega.foundation import clock, mail


@pytest.fixture
def page(scheme):
    return f"/programmes/{scheme.public_id}/people/"


@pytest.fixture
def fill(person, takes_part, scheme, organisation):
    """So many mentees in the programme, each with a place of work."""

    def make(number, **more):
        parts = []
        before = Participation.objects.filter(role="mentee").count()
        for count in range(before, before + number):
            somebody = person("Dr", f"Given{chr(97 + count % 26)}", f"Family{count}")
            people.affiliate(person=somebody, by=somebody, organisation=organisation, grade="ST1")
            parts.append(takes_part(somebody, scheme, "mentee", **more))
        return parts

    return make


def names(response):
    return [part.person.family_name for part, _work in response.context["rows"]]


def queries_of(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    # The demonstration's clock asks for itself every half second.
    return len([one for one in caught if "clockshift" not in one["sql"]])


def test_an_empty_list_says_what_will_be_here(page, maker, sign_in):
    assert "Nobody is here yet" in sign_in(maker).get(page).content.decode()


def test_a_closed_programme_offers_no_deeds_that_would_be_refused(
    page, fill, scheme, maker, sign_in
):
    fill(1)
    running = sign_in(maker).get(page).content.decode()
    actions.close_programme(programme=scheme, by=maker)
    closed = sign_in(maker).get(page).content.decode()

    assert 'name="do"' in running
    assert 'name="selected"' in running
    assert 'name="do"' not in closed
    assert 'name="selected"' not in closed


@pytest.mark.parametrize("tail", ["", "?q=family", "?sort=-state", "export/"])
def test_one_row_takes_as_many_queries_as_three(page, fill, maker, sign_in, tail):
    browser = sign_in(maker)
    fill(1)
    one = queries_of(browser, page + tail)
    fill(2)

    assert queries_of(browser, page + tail) == one


def test_the_list_is_filtered_by_role_state_cohort_and_name(
    page, fill, mentor, maker, scheme, takes_part, sign_in
):
    cohort = actions.add_cohort(
        programme=scheme, name="August", starts_on=clock.today(), ends_on=None, by=maker
    )
    _first, second, _third = fill(3)
    takes_part(mentor, scheme, "mentor")
    Participation.objects.filter(pk=second.pk).update(stage=At.PAUSED, cohort=cohort)
    browser = sign_in(maker)

    assert names(browser.get(page)) == ["Family0", "Family1", "Family2", "Ross"]
    assert names(browser.get(f"{page}?role=mentor")) == ["Ross"]
    assert names(browser.get(f"{page}?state=paused")) == ["Family1"]
    assert names(browser.get(f"{page}?cohort={cohort.pk}")) == ["Family1"]
    assert names(browser.get(f"{page}?q=family2")) == ["Family2"]
    assert names(browser.get(f"{page}?q=nobody")) == []
    assert names(browser.get(f"{page}?role=king&state=asleep&cohort=x")) == [
        "Family0",
        "Family1",
        "Family2",
        "Ross",
    ]


@pytest.mark.parametrize("key", ["name", "role", "cohort", "state", "since"])
def test_every_column_sorts_both_ways(page, fill, maker, sign_in, key):
    fill(3)
    browser = sign_in(maker)

    up = names(browser.get(f"{page}?sort={key}"))
    down = names(browser.get(f"{page}?sort=-{key}"))

    assert sorted(up) == sorted(down) == ["Family0", "Family1", "Family2"]
    assert up[::-1] == down


def test_the_list_has_pages_of_fifty(page, fill, maker, sign_in):
    fill(51)
    browser = sign_in(maker)

    assert len(names(browser.get(page))) == 50
    assert len(names(browser.get(f"{page}?page=2"))) == 1


def test_approving_many_takes_those_that_wait_and_tells_them(page, fill, maker, sign_in, run_jobs):
    waiting = fill(1, stage=At.APPLIED)[0]
    browser = sign_in(maker)

    response = browser.post(page, {"do": "approve", "selected": [waiting.public_id, "nobody"]})
    run_jobs()

    waiting.refresh_from_db()
    assert (waiting.stage, response.url) == (At.ACTIVE, page)
    assert mail.outbox().get(to=waiting.person.email).subject == "News about your sign-up"


def test_everything_the_filters_show_can_be_taken_at_once(page, fill, maker, sign_in, run_jobs):
    fill(3, stage=At.INVITED, invited_at=clock.now())

    sign_in(maker).post(f"{page}?q=family1", {"do": "invite_again", "everything": "yes"})
    run_jobs()

    assert [letter.to for letter in mail.outbox()] == ["givenb.family1@example.org"]


def test_a_reminder_goes_to_whoever_is_signing_up(page, fill, maker, sign_in, run_jobs):
    going = fill(1, stage=At.SIGNING_UP)[0]
    fill(1)

    sign_in(maker).post(page, {"do": "remind", "everything": "yes"})
    run_jobs()

    assert mail.outbox().get().to == going.person.email


def test_a_reminder_is_not_written_to_whoever_went_on_meanwhile(
    page, fill, maker, sign_in, run_jobs
):
    going = fill(1, stage=At.SIGNING_UP)[0]
    sign_in(maker).post(page, {"do": "remind", "everything": "yes"})
    Participation.objects.filter(pk=going.pk).update(stage=At.ACTIVE)

    run_jobs()

    assert not mail.outbox()


def test_an_unknown_deed_does_nothing(page, fill, maker, sign_in):
    part = fill(1, stage=At.APPLIED)[0]

    sign_in(maker).post(page, {"do": "delete", "selected": [part.public_id]})

    part.refresh_from_db()
    assert part.stage == At.APPLIED


def test_a_coordinator_does_not_approve_themselves(page, maker, takes_part, scheme, sign_in):
    own = takes_part(maker, scheme, "mentor", stage=At.APPLIED)

    sign_in(maker).post(page, {"do": "approve", "everything": "yes"})

    own.refresh_from_db()
    assert own.stage == At.APPLIED


def test_the_download_holds_what_the_filters_show(page, fill, maker, sign_in):
    fill(2)

    response = sign_in(maker).get(f"{page}export/?q=family1")

    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert table[0][:3] == ["Title", "Given name", "Family name"]
    assert [row[2] for row in table[1:]] == ["Family1"]
    assert table[1][5:7] == ["Eastshire Deanery", "ST1"]


def test_a_download_holds_no_formula(page, maker, person, takes_part, scheme, sign_in):
    place = people.add_organisation(name="=cmd()", kind=OrganisationKind.ORGANISATION)
    somebody = person("Dr", "+1", "@Family", email="plus@example.org")
    people.affiliate(person=somebody, by=somebody, organisation=place)
    takes_part(somebody, scheme, "mentee")

    text = sign_in(maker).get(f"{page}export/").content.decode("utf-8-sig")

    row = list(csv.reader(io.StringIO(text)))[1]
    assert (row[1], row[2], row[5]) == ("'+1", "'@Family", "'=cmd()")
