"""A coordinator who judges somebody learns nothing of them by a file, nor of whom they know not."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.actions import imports
from kollega.domains.programmes.models import ImportRow, Participation
from kollega.domains.programmes.queries import imports as reading
from kollega.domains.programmes.queries.imports import Counts
from kollega.foundation.errors import NotFound

HEADING = "First name,Last name,E-mail,Role,Supervisor\n"


@pytest.fixture
def judged(mentee, coordinator):
    """The coordinator judges the mentee."""
    people.record_reporting_line(senior=coordinator, junior=mentee, kind="trainer", by=mentee)
    return mentee


def told(source):
    rows = ImportRow.objects.filter(source=source).order_by("number")
    return [(row.outcome, row.reasons) for row in rows]


def row_of(person, name="Amara,Osei"):
    return HEADING + f"{name},{person.email},mentee,\n"


def as_if_unknown(bring, person, **more):
    return told(bring(HEADING + f"{more.get('name', 'Amara,Osei')},new@example.org,mentee,\n"))


@pytest.mark.parametrize("name", ["Amara,Osei", "Entirely,Different"])
@pytest.mark.parametrize("takes_part", [False, True])
def test_a_junior_reads_like_somebody_nobody_knew(
    bring, judged, answered, transition, name, takes_part
):
    if takes_part:
        answered(judged, transition, "mentee")
    unknown = as_if_unknown(bring, judged, name="Some,Body")

    source = bring(row_of(judged, name), to="checked")

    assert told(source) == unknown == [("created", [])]
    assert not reading.refused_cells(source).exists()


def test_a_junior_is_left_as_they_are(bring, judged, answered, transition):
    answered(judged, transition, "mentee")
    before = Participation.objects.values().get()

    bring(row_of(judged))
    bring(row_of(judged, "Entirely,Different"))

    assert Participation.objects.values().get() == before
    judged.refresh_from_db()
    assert judged.family_name == "Osei"


def test_the_second_file_looks_as_the_first_one_made_it(bring, judged, answered, transition):
    answered(judged, transition, "mentee")
    bring(row_of(judged))

    assert reading.counts(bring(row_of(judged))) == Counts(left=1)


def test_a_namesake_of_a_junior_makes_no_name_unclear(bring, judged):
    text = HEADING + (
        "Amara,Osei,another.osei@example.org,mentor,\nBo,Ek,bo@example.org,mentee,Amara Osei\n"
    )

    assert [outcome for outcome, _reasons in told(bring(text))] == ["created", "created"]


def test_whose_address_it_is_is_not_said(bring, mentor):
    [(outcome, reasons)] = told(bring(row_of(mentor, "Entirely,Different")))

    assert (outcome, reasons) == ("refused", [["taken_elsewhere", ""]])


def test_a_name_does_not_lead_to_the_address_of_somebody_elsewhere(
    bring, mentor, transition, coordinator
):
    bring(HEADING + "Janet,Ross,,mentor,\n")

    [part] = queries.people_of(transition, viewer=coordinator)
    assert part.person.name == "Janet Ross"
    assert part.person.email is None


def test_a_name_is_found_among_those_of_the_programme(bring, mentor, transition, coordinator):
    actions.invite(programme=transition, person=mentor, role="mentor", by=coordinator)

    bring(HEADING + "Janet,Ross,,mentor,\n")

    assert queries.people_of(transition, viewer=coordinator).get().person == mentor


def test_a_file_is_for_the_coordinator_who_brought_it(bring, transition, coordinator, stranger):
    source = bring(HEADING + "Ann,Lee,ann@example.org,mentor,\n", to="checked")
    actions.appoint(programme=transition, person=stranger, duty="coordinator", by=coordinator)

    with pytest.raises(NotFound):
        reading.source(source.public_id, viewer=stranger)
    imports.discard(source=reading.source(source.public_id, viewer=coordinator), by=coordinator)
