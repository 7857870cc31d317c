"""What is done for many people at once is what its namesake does for one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.fixtures_relationships import queries_of

from kollega.domains.people import actions, queries
from kollega.domains.people.actions import bulk
from kollega.domains.people.models import Affiliation, Person, ReportingLine, Veto
from kollega.domains.people.queries import lookup
from kollega.domains.people.vocabulary import LineKind, OrganisationKind, Step
from kollega.foundation.models import Happening

LONG_AGO = date(2001, 1, 1)


def line(senior, junior, kind=LineKind.TRAINER) -> bulk.Line:
    return bulk.Line(senior.pk, junior.pk, kind)


def heard(kind) -> list[int]:
    return sorted(Happening.objects.filter(kind=kind).values_list("subject_id", flat=True))


@pytest.fixture
def place(db):
    return actions.add_organisation(name="Mill Hospital", kind=OrganisationKind.SITE)


def test_people_come_in_the_order_of_the_file_as_if_they_came_one_by_one(db):
    facts = [
        bulk.Facts("Åsa", "Öberg", email="Asa@example.org", telephone="1", languages=("sv",)),
        bulk.Facts("", "Chief"),
        bulk.Facts("Zoe", "Adams", invented=True),
    ]

    keys = bulk.add_people(facts)

    came = [Person.objects.get(pk=key) for key in keys]
    assert [one.name for one in came] == ["Åsa Öberg", "Chief", "Zoe Adams"]
    assert [one.email for one in came] == ["Asa@example.org", None, None]
    assert [one.invented for one in came] == [False, False, True]
    assert [one.sort_key for one in came] == ["oberg asa", "chief", "adams zoe"]
    assert bulk.add_people([]) == []


def test_one_address_twice_keeps_the_whole_file_out(db):
    twins = [bulk.Facts("A", "One", email="a@example.org"), bulk.Facts("B", "Two", "A@EXAMPLE.org")]

    with pytest.raises(IntegrityError, match="one_person_for_an_address"), transaction.atomic():
        bulk.add_people(twins)

    assert not Person.objects.exists()


def test_a_file_changes_names_and_forgets_nothing_it_does_not_mention(person, mentor):
    somebody = person("Dr", "Jane", "Rosz", languages=["en", "pl"])
    somebody.telephone = "0123"
    somebody.save()

    bulk.change_people({somebody.pk: bulk.Facts("Janet", "Róss"), -1: bulk.Facts("No", "Body")})

    somebody.refresh_from_db()
    assert (somebody.name, somebody.sort_key) == ("Dr Janet Róss", "ross janet")
    assert (somebody.telephone, somebody.languages) == ("0123", ["en", "pl"])
    assert mentor.name == Person.objects.get(pk=mentor.pk).name


def test_a_post_written_again_is_changed_and_not_doubled(mentee, place):
    actions.affiliate(person=mentee, by=mentee, organisation=place, grade="ST1", step=Step.TRAINEE)
    post = bulk.Post(mentee.pk, place.pk, grade="ST5", step=Step.SENIOR_TRAINEE, specialty="GP")

    for _time in range(2):
        bulk.place_people([post])

    [written] = queries.affiliations_of(mentee)
    assert (written.grade, written.step, written.specialty) == ("ST5", 4, "GP")


def test_two_rows_for_one_post_are_one_post_and_the_last_word_counts(mentee, place):
    posts = [bulk.Post(mentee.pk, place.pk, grade=grade) for grade in ("ST1", "ST2")]

    bulk.place_people(posts)

    assert [post.grade for post in queries.affiliations_of(mentee)] == ["ST2"]
    assert lookup.posts_of([mentee.pk]) == {(mentee.pk, place.pk): ("ST2", "")}


def test_the_database_refuses_the_same_post_twice(mentee, place):
    for starts_on in (None, LONG_AGO):
        Affiliation.objects.create(person=mentee, organisation=place, starts_on=starts_on)
        with pytest.raises(IntegrityError, match="a_post_once"), transaction.atomic():
            Affiliation.objects.create(person=mentee, organisation=place, starts_on=starts_on)


def test_many_lines_are_written_once_each_and_heard_of_once(mentee, mentor, supervisor):
    lines = [line(supervisor, mentee), line(supervisor, mentor), line(supervisor, mentee)]

    assert bulk.record_lines(lines, by=None) == 2
    assert bulk.record_lines(lines, by=None) == 0

    written = ReportingLine.objects.order_by("pk").values_list("pk", flat=True)
    assert heard("reporting_line_recorded") == list(written)
    assert len(written) == 2


def test_a_file_that_names_a_past_supervisor_again_says_that_it_goes_on(mentee, supervisor):
    told = actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee, ends_on=LONG_AGO
    )
    Happening.objects.all().delete()
    assert lookup.undated_lines_of([mentee.pk]) == set()

    assert bulk.record_lines([line(supervisor, mentee)], by=None) == 1

    told.refresh_from_db()
    assert (told.ends_on, told.told_by) == (None, None)
    assert heard("reporting_line_recorded") == [told.pk]
    assert lookup.undated_lines_of([mentee.pk]) == {(supervisor.pk, mentee.pk, LineKind.TRAINER)}


def test_what_a_file_says_too_is_no_longer_taken_back_by_the_one_who_said_it(
    mentee, supervisor, coordinator
):
    told = actions.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=mentee
    )

    bulk.record_lines([line(supervisor, mentee)], by=coordinator)

    told.refresh_from_db()
    assert told.told_by is None


def test_who_wrote_a_file_stays_known_when_it_comes_again(mentee, supervisor, coordinator):
    for _time in range(2):
        bulk.record_lines([line(supervisor, mentee)], by=coordinator)

    assert ReportingLine.objects.get().told_by == coordinator


def test_vetoes_of_a_file_are_heard_of_like_one_that_was_said(mentee, mentor, supervisor):
    said = actions.avoid(person=mentor, by=mentee, tell_contact=True)
    Happening.objects.all().delete()
    pairs = [(mentee.pk, mentor.pk), (mentee.pk, supervisor.pk), (mentee.pk, supervisor.pk)]

    for _time in range(2):
        bulk.avoid_many(pairs)

    new = Veto.objects.exclude(pk=said.pk).get()
    assert (new.holder, new.named, new.told_contact) == (mentee, supervisor, False)
    assert heard("veto_recorded") == [new.pk]
    said.refresh_from_db()
    assert said.told_contact


def test_a_file_never_unconfirms_what_somebody_said_of_themselves(mentee):
    said = actions.name_characteristic(person=mentee, by=mentee, value="Christian")

    bulk.name_characteristics([(mentee.pk, "Christian", False), (mentee.pk, "Christian", True)])

    told, wanted = queries.characteristics_of(mentee)
    assert told == said
    assert told.confirmed_at == said.confirmed_at
    assert (wanted.wanted_in_a_mentor, wanted.confirmed_at) == (True, None)


def test_a_characteristic_too_long_for_its_place_is_cut_and_not_refused(mentee):
    bulk.name_characteristics([(mentee.pk, "x" * 200, False)] * 2)

    assert [one.value for one in queries.characteristics_of(mentee)] == ["x" * 80]


def test_nothing_to_write_starts_nothing(db):
    bulk.change_people({})
    bulk.place_people([])
    bulk.avoid_many([])
    bulk.name_characteristics([])

    assert bulk.record_lines([], by=None) == 0
    assert not Happening.objects.exists()


def test_ten_people_take_no_more_queries_than_one(person, place, supervisor, still_clock):
    def write(names):
        keys = bulk.add_people([bulk.Facts("Junior", name) for name in names])
        bulk.place_people([bulk.Post(key, place.pk, grade="ST1") for key in keys])
        bulk.record_lines([bulk.Line(supervisor.pk, key, "trainer") for key in keys], by=None)
        bulk.avoid_many([(key, supervisor.pk) for key in keys])
        bulk.name_characteristics([(key, "Christian", False) for key in keys])

    write(["Warm"])

    assert queries_of(lambda: write(["One"])) == queries_of(lambda: write("ABCDEFGHIJ"))
