"""A coordinator invites a few people by hand."""

import pytest

from kollega.domains.people import queries as people
from kollega.domains.people.models import Person
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import clock, mail


@pytest.fixture
def page(scheme):
    return f"/programmes/{scheme.public_id}/people/invite/"


@pytest.fixture
def browser(maker, sign_in):
    return sign_in(maker)


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Amara Osei, amara@example.org", ("Amara", "Osei"), "amara@example.org"),
        ("Amara Osei <amara@example.org>", ("Amara", "Osei"), "amara@example.org"),
        ("Amara Osei; Amara@Example.org;", ("Amara", "Osei"), "Amara@Example.org"),
        ("Ana Maria Silva amara@example.org", ("Ana Maria", "Silva"), "amara@example.org"),
        ("Cher, cher@example.org", ("", "Cher"), "cher@example.org"),
    ],
)
def test_a_line_is_read_as_people_write_it(browser, page, maker, scheme, line, name, email):
    browser.post(page, {"role": "mentee", "people": f"\n  {line}\n\n"})

    invited = people.by_email(email)
    assert (invited.given_name, invited.family_name) == name
    assert queries.people_of(scheme, viewer=maker).get().person == invited
    assert mail.outbox().get().to == email


@pytest.mark.parametrize(
    "line", ["Amara Osei", "amara@example.org", "Amara Osei, amara@", "a@b, c"]
)
def test_a_line_that_can_t_be_read_is_named_and_nobody_is_invited(browser, page, line):
    before = Person.objects.count()

    response = browser.post(page, {"role": "mentee", "people": f"Nia E, nia@example.org\n{line}"})

    assert response.status_code == 200
    assert line in response.content.decode()
    assert Person.objects.count() == before


def test_whoever_is_known_is_not_written_down_twice(browser, page, mentee, maker, scheme):
    browser.post(page, {"role": "mentee", "people": f"Somebody Else, {mentee.email.upper()}"})

    part = queries.people_of(scheme, viewer=maker).get()
    assert (part.person.name, part.stage) == ("Dr Amara Osei", At.INVITED)


def test_a_cohort_can_be_chosen(browser, page, maker, scheme):
    cohort = actions.add_cohort(
        programme=scheme, name="August", starts_on=clock.today(), ends_on=None, by=maker
    )

    browser.post(page, {"role": "mentee", "cohort": cohort.pk, "people": "N E, n@example.org"})

    assert queries.people_of(scheme, viewer=maker).get().cohort == cohort


def test_before_the_programme_opens_people_wait_on_the_list(browser, maker, make_programme):
    programme = make_programme()

    response = browser.post(
        f"/programmes/{programme.public_id}/people/invite/",
        {"role": "mentor", "people": "N E, n@example.org"},
        follow=True,
    )

    assert "when the programme opens" in response.content.decode()
    assert not mail.outbox()


def test_more_than_two_hundred_come_by_a_spreadsheet(browser, page, maker, scheme):
    lines = "\n".join(f"N{number} E, n{number}@example.org" for number in range(201))

    response = browser.post(page, {"role": "mentee", "people": lines})

    assert "spreadsheet" in response.content.decode()
    assert not queries.people_of(scheme, viewer=maker)


def test_where_people_apply_there_is_an_address_to_pass_on(browser, page, scheme):
    scheme.way_in = "apply"
    scheme.save()
    assert f"/programmes/join/{scheme.public_id}/" in browser.get(page).content.decode()

    scheme.way_in = "invited"
    scheme.save()
    assert "/programmes/join/" not in browser.get(page).content.decode()
