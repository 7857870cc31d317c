"""Where people work: the tree of places, who is there on a day, and what is suggested to others."""

from datetime import date, timedelta

import pytest

from kollega.domains.people import actions, queries
from kollega.domains.people.models import Organisation
from kollega.domains.people.queries import ConflictPolicy, lookup
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.foundation.errors import NotAllowed, NotPossible

TODAY = date(2028, 2, 29)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def place(db):
    """A place of that name and kind: ``place("Mill", "site", within=trust)``."""

    def make(name, kind="organisation", within=None) -> Organisation:
        return actions.add_organisation(name=name, kind=OrganisationKind(kind), within=within)

    return make


def test_a_place_stands_in_a_wider_one_and_in_no_other(place, undone):
    kinds = list(OrganisationKind)
    for outer, wide in enumerate(kinds):
        for inner, narrow in enumerate(kinds):
            with undone():
                within = place("Outer", wide)
                if outer < inner:
                    inside = place("Inner", narrow, within=within)
                    assert inside.path == f"/{within.pk}/{inside.pk}/"
                else:
                    with pytest.raises(NotPossible, match="A department belongs to a site"):
                        place("Inner", narrow, within=within)


def test_the_same_name_in_another_place_is_another_place(place):
    first, second = place("North Trust"), place("South Trust")

    wards = [place("Ward 1", "department", within=one) for one in (first, second, first)]

    assert wards[0] == wards[2] != wards[1]
    assert queries.organisations_above(wards[1]) == [second, wards[1]]


def test_a_written_place_is_found_from_the_widest_down(place):
    region = place("Lothian", "region")
    site = place("Mill Hospital", "site", within=region)
    places = lookup.Places.all()

    assert places.find((("region", "LOTHIAN"), ("site", "Mill  hospital"))) == site.pk
    assert places.find((("region", "Lothian"),)) == region.pk
    assert places.find((("site", "Mill Hospital"),)) is None, "it stands in a region"
    assert places.find((("region", "Fife"), ("site", "Mill Hospital"))) is None
    assert places.find(()) is None


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "there"),
    [
        (None, None, True),
        (TODAY, None, True),
        (None, TODAY, True),
        (TODAY, TODAY, True),
        (TOMORROW, None, False),
        (None, YESTERDAY, False),
        (date(2024, 2, 29), date(2028, 3, 1), True),
    ],
    ids=["always", "from today", "until today", "today alone", "coming", "gone", "leap years"],
)
def test_somebody_is_at_a_place_from_the_first_day_to_the_last(
    mentee, mentor, place, starts_on, ends_on, there
):
    mill = place("Mill")
    actions.affiliate(
        person=mentee, by=mentee, organisation=mill, starts_on=starts_on, ends_on=ends_on
    )
    actions.affiliate(person=mentor, by=mentor, organisation=mill)
    policy = ConflictPolicy(same=OrganisationKind.ORGANISATION)

    assert bool(queries.current_affiliation(mentee, on=TODAY)) is there
    assert (mentee.pk in queries.workplaces([mentee.pk], on=TODAY)) is there
    assert bool(queries.conflicts_among([mentee.pk], [mentor.pk], policy=policy, on=TODAY)) is there


def test_of_several_posts_the_latest_is_the_present_one_alone_or_among_many(mentee, place, undone):
    starts = [None, YESTERDAY, TODAY, TOMORROW]
    for first in starts:
        for second in starts:
            with undone():
                posts = [
                    actions.affiliate(
                        person=mentee, by=mentee, organisation=place(name), starts_on=day
                    )
                    for name, day in (("First", first), ("Second", second))
                ]
                running = [post for post in posts if (post.starts_on or TODAY) <= TODAY]
                latest = max(running, key=lambda p: (p.starts_on or date.min, p.pk), default=None)

                assert queries.current_affiliation(mentee, on=TODAY) == latest
                assert queries.workplaces([mentee.pk], on=TODAY).get(mentee.pk) == latest


def test_the_history_of_somebody_s_posts_reads_the_latest_first(mentee, mentor, place):
    for name, day in (("Old", None), ("Coming", TOMORROW), ("Present", YESTERDAY)):
        actions.affiliate(person=mentee, by=mentee, organisation=place(name), starts_on=day)
    actions.affiliate(person=mentor, by=mentor, organisation=place("Elsewhere"))

    names = [post.organisation.name for post in queries.affiliations_of(mentee)]

    assert names == ["Coming", "Present", "Old"]


def test_the_same_place_said_again_is_changed_and_another_start_is_another_post(mentee, place):
    mill = place("Mill")
    for grade, day in ((" ST1 ", None), ("ST2", None), ("ST3", TODAY)):
        actions.affiliate(person=mentee, by=mentee, organisation=mill, grade=grade, starts_on=day)

    assert [post.grade for post in queries.affiliations_of(mentee)] == ["ST3", "ST2"]


def test_workplaces_of_many_are_one_query(mentee, mentor, supervisor, place, count_queries):
    for somebody in (mentee, mentor, supervisor):
        actions.affiliate(person=somebody, by=somebody, organisation=place("Mill"))

    def read(people):
        found = queries.workplaces([one.pk for one in people], on=TODAY)
        return [post.organisation.name for post in found.values()]

    assert count_queries(lambda: read([mentee])) == 1
    assert count_queries(lambda: read([mentee, mentor, supervisor])) == 1


@pytest.fixture
def crowded(place, person):
    """A place with so many people: ``crowded("Mill", 3)``."""

    def make(name, number, kind="organisation", within=None) -> Organisation:
        where = place(name, kind, within)
        for count in range(number):
            somebody = person("", f"N{count}", name, email=f"n{count}-{where.pk}@example.org")
            for day in (None, TODAY):  # two posts of one person count once
                actions.affiliate(person=somebody, by=somebody, organisation=where, starts_on=day)
        return where

    return make


def test_whoever_runs_something_chooses_among_regions_and_places_of_several(crowded, place):
    region = place("Zetland", "region")
    shown = [crowded("Árbol Trust", 3), crowded("Mill", 3, "site", within=region), region]
    crowded("One's own practice", 2)
    crowded("Ward", 5, "department", within=region)
    mine = place("My own")
    theirs = Organisation.objects.filter(pk=mine.pk).values("pk")

    assert (
        list(queries.running_organisations(also=Organisation.objects.none().values("pk"))) == shown
    )
    assert set(queries.running_organisations(also=theirs)) == {*shown, mine}


def test_where_suggestions_are_limited_the_widest_places_come_first_and_all_read_by_name(crowded):
    crowded("A ward", 4, "department")
    for name in ("Small", "Zeal"):
        crowded(name, 3)

    assert queries.known_organisations() == ["A ward", "Small", "Zeal"]
    assert queries.known_organisations(most=2) == ["Small", "Zeal"]


def test_nobody_says_where_somebody_else_works(mentee, stranger, place):
    with pytest.raises(NotAllowed):
        actions.affiliate(person=mentee, organisation=place("Mill"), by=stranger)

    assert not mentee.affiliations.exists()
