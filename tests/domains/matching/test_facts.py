"""What a person said becomes what the matching takes: nothing more, and in comparable words."""

from datetime import timedelta

import pytest

from kollega.domains.matching import queries
from kollega.domains.matching.queries.facts import as_mentee, as_mentor
from kollega.domains.people import actions as people
from kollega.domains.people.models import Characteristic
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import actions as programmes
from kollega.foundation import clock


@pytest.fixture
def today():
    return clock.today()


def test_a_mentees_answers_arrive_in_their_order(joins, transition, mentee, today):
    part = joins(
        mentee,
        transition,
        "mentee",
        topics=["team", "exams"],
        meets_by=["video", "in_person"],
        places=["Perth", " FIFE "],
        experiences=["exam"],
    )

    taken = as_mentee(part, transition, on=today)

    assert taken.key == str(mentee.pk)
    assert taken.needs == ("team", "exams")
    assert taken.meets_by == {"video", "in_person"}
    assert taken.places == {"perth", "fife"}
    assert taken.experiences == {"exam"}
    assert taken.languages == {"en"}
    assert taken.wishes == ()


def test_a_mentors_answers_arrive_with_the_places_that_are_free(joins, transition, mentor, today):
    part = joins(mentor, transition, "mentor", topics=["team"], capacity=5)

    assert as_mentor(part, places_left=3, on=today).capacity == 3
    assert as_mentor(part, places_left=3, on=today).offers == {"team"}


def test_fewer_places_than_mentees_are_none(joins, transition, mentor, today):
    part = joins(mentor, transition, "mentor")

    assert as_mentor(part, places_left=-2, on=today).capacity == 0


@pytest.mark.parametrize(
    ("ruled_out", "wish", "counts"),
    [
        (False, None, False),
        (False, True, False),
        (False, False, True),
        (True, None, True),
        (True, False, True),
    ],
)
def test_a_mentees_specialty_counts_where_it_is_ruled_out_or_wished_for(
    joins, works, transition, mentee, maker, today, ruled_out, wish, counts
):
    programme = programmes.change_programme(
        programme=transition, by=maker, other_specialty=ruled_out
    )
    part = joins(mentee, programme, "mentee", other_specialty=wish)
    works(mentee, specialty="Général Práctice")

    taken = as_mentee(part, programme, on=today)

    assert taken.specialty == ("general practice" if counts else "")


def test_a_position_is_the_latest_that_covers_the_day(organisation, mentee, today):
    def at(name, **dates):
        site = people.add_organisation(name=name, kind=OrganisationKind.SITE, within=organisation)
        people.affiliate(person=mentee, by=mentee, organisation=site, grade=name, **dates)

    at("without dates")
    at("past", starts_on=today - timedelta(days=400), ends_on=today - timedelta(days=40))
    at("now", starts_on=today - timedelta(days=39))
    at("coming", starts_on=today + timedelta(days=3))

    assert queries.position_now(mentee).grade == "now"
    assert queries.position(mentee, on=today - timedelta(days=100)).grade == "past"
    assert queries.position(mentee, on=today + timedelta(days=10)).grade == "coming"
    assert queries.position(mentee, on=today - timedelta(days=1000)).grade == "without dates"


def test_a_position_names_place_and_region(works, mentee):
    works(mentee, grade="GPST1", step=3, specialty="General practice")

    here = queries.position_now(mentee)

    assert (here.place, here.region) == ("Eastshire Deanery", "Eastshire")
    assert (here.grade, here.step, here.specialty) == ("GPST1", 3, "General practice")


def test_whoever_works_nowhere_has_an_empty_position(mentee):
    here = queries.position_now(mentee)

    assert (here.place, here.region, here.grade, here.step, here.specialty) == (
        "",
        "",
        "",
        None,
        "",
    )


def test_an_organisation_outside_any_region_has_no_region(mentee):
    lonely = people.add_organisation(name="Lonely", kind=OrganisationKind.ORGANISATION)
    people.affiliate(person=mentee, by=mentee, organisation=lonely)

    assert queries.position_now(mentee).region == ""


@pytest.mark.parametrize(
    ("wanted", "confirmed", "as_a_mentee", "as_a_mentor"),
    [
        (True, True, {"quaker"}, set()),
        (False, True, set(), {"quaker"}),
        (True, False, set(), set()),
        (False, False, set(), set()),
    ],
)
def test_a_characteristic_counts_on_the_side_for_which_it_was_said(
    joins, transition, mentee, today, wanted, confirmed, as_a_mentee, as_a_mentor
):
    looking, offering = (joins(mentee, transition, role) for role in ("mentee", "mentor"))
    Characteristic.objects.create(
        person=mentee,
        value="Quaker",
        wanted_in_a_mentor=wanted,
        confirmed_at=clock.now() if confirmed else None,
    )

    assert as_mentee(looking, transition, on=today).identities == as_a_mentee
    assert as_mentor(offering, places_left=1, on=today).identities == as_a_mentor


def test_the_people_of_a_matching_come_with_a_constant_number_of_queries(
    joins, works, transition, person, count_queries
):
    def add(number):
        somebody = person("Dr", f"Mentor{number}", "Example")
        joins(somebody, transition, "mentor")
        works(somebody)

    def read():
        return [queries.position_now(part.person) for part in queries.ready(transition, "mentor")]

    add(0)
    one = count_queries(read)
    for number in (1, 2):
        add(number)

    assert count_queries(read) == one
    assert len(read()) == 3
