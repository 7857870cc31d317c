"""An evaluator sees protected figures of the programme and nobody in it."""

import re

import pytest
from django.urls import reverse

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions
from kollega.domains.programmes.vocabulary import Duty
from kollega.foundation import clock
from kollega.web.programmes.views import evaluating

PEOPLE_PAGES = [
    "programme",
    "programme-people",
    "programme-people-export",
    "programme-settings",
    "matching",
    "matching-requests",
    "matching-waiting",
    "pairs",
    "pairs-export",
    "imports",
]


@pytest.fixture
def figures(transition):
    return reverse("programme-figures", args=[transition.public_id])


@pytest.fixture
def desk(transition, evaluator, maker, sign_in):
    actions.appoint(programme=transition, person=evaluator, duty=Duty.EVALUATOR, by=maker)
    return sign_in(evaluator)


def join(takes_part, person, programme, how_many, role="mentee", since=0):
    return [
        takes_part(person("Dr", "Number", f"N{role}{since + number}"), programme, role)
        for number in range(how_many)
    ]


def words(answer):
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_home_leads_to_the_figures_and_says_what_they_are(desk, figures, transition):
    page = desk.get("/").content.decode()

    assert f'href="{figures}"' in page
    assert "figures that tell of no single person" in page
    assert "Nothing here yet" not in page


def test_figures_are_rounded_and_small_ones_hidden(desk, figures, transition, takes_part, person):
    join(takes_part, person, transition, 15)
    join(takes_part, person, transition, 7, role="mentor")

    said = words(desk.get(figures))

    assert "Mentees who take part about 15" in said
    assert "Mentors who take part fewer than 12" in said
    assert "Pairs that meet fewer than 12" in said
    assert not re.search(r"\b7\b", said)


def test_nobody_is_named(desk, figures, begin, transition, mentor, mentee):
    begin(transition, mentor, mentee)

    said = words(desk.get(figures))

    assert "Osei" not in said
    assert "Ross" not in said


@pytest.mark.parametrize("before", [0, 5, 9, 13, 16])
def test_one_more_person_changes_nothing_or_five(
    before, desk, figures, transition, takes_part, person
):
    def mentees():
        said = re.search(
            r"Mentees who take part (fewer than|about) (\d+)", words(desk.get(figures))
        )
        return said[1], int(said[2])

    join(takes_part, person, transition, before)
    first = mentees()
    join(takes_part, person, transition, 1, since=before)
    second = mentees()

    assert second in (first, ("about", first[1] + 5), ("about", 10))


def test_a_junior_of_the_evaluator_is_not_counted(
    desk, figures, transition, evaluator, takes_part, person
):
    parts = join(takes_part, person, transition, 12)
    assert "Mentees who take part about 1" in words(desk.get(figures))

    for part in parts[:5]:
        people.record_reporting_line(
            senior=evaluator,
            junior=part.person,
            kind=LineKind.CLINICAL_SUPERVISOR,
            starts_on=clock.today(),
            by=part.person,
        )

    assert "Mentees who take part fewer than 12" in words(desk.get(figures))


def test_every_look_turns_at_the_same_count_and_another_programme_at_its_own(transition, scheme):
    assert evaluating._secret(transition) == evaluating._secret(transition)
    assert evaluating._secret(transition) != evaluating._secret(scheme)


@pytest.mark.parametrize("page", PEOPLE_PAGES)
def test_pages_of_people_are_not_there(page, desk, transition):
    assert desk.get(reverse(page, args=[transition.public_id])).status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "mentee", "supervisor", "stranger"])
def test_to_who_does_not_evaluate_there_are_no_figures(who, figures, sign_in, request):
    assert sign_in(request.getfixturevalue(who)).get(figures).status_code == 404
