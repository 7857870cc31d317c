"""What a file tells is kept: titles, columns nobody knows, the cohort; and what looks wrong is said."""

import pytest

from kollega.domains.people.models import Person
from kollega.domains.programmes import actions
from kollega.domains.programmes.actions import imports
from kollega.domains.programmes.models import ImportRow, Participation
from kollega.domains.programmes.queries import imports as reading
from kollega.domains.programmes.queries.imports import Counts
from kollega.foundation import clock

HEADING = "Title,First name,Last name,E-mail,Role\n"


@pytest.fixture
def cohort(transition, coordinator):
    return actions.add_cohort(
        programme=transition, by=coordinator, name="August", starts_on=clock.today()
    )


def test_a_title_stands_before_the_name_wherever_it_is_written(bring):
    source = bring(HEADING + "Dr,Ann,Lee,ann@example.org,mentor\n")

    assert Person.objects.get(email="ann@example.org").name == "Dr Ann Lee"
    assert ImportRow.objects.get(source=source).name == "Dr Ann Lee"


def test_a_title_in_the_column_of_names_is_no_part_of_the_name(bring):
    bring("Name,E-mail,Role\nProf. Ann Lee,ann@example.org,mentor\n")

    ann = Person.objects.get(email="ann@example.org")
    assert (ann.title, ann.given_name, ann.family_name) == ("Prof", "Ann", "Lee")


def test_a_new_title_is_a_change_and_a_missing_one_takes_none_away(bring):
    bring(HEADING + ",Ann,Lee,ann@example.org,mentor\n,Bo,Ek,bo@example.org,mentee\n")

    titled = bring(HEADING + "Dr,Ann,Lee,ann@example.org,mentor\n,Bo,Ek,bo@example.org,mentee\n")
    without = bring(
        HEADING + ",Ann,Lee-Moor,ann@example.org,mentor\n,Bo,Ek,bo@example.org,mentee\n"
    )

    assert reading.counts(titled) == Counts(changed=1, left=1)
    assert reading.counts(without) == Counts(changed=1, left=1)
    assert Person.objects.get(email="ann@example.org").name == "Dr Ann Lee-Moor"


def test_what_the_house_has_no_field_for_stays_under_its_own_heading(bring):
    bring(
        "Name,E-mail,Role,Job title,GMC number,Preferred mentor,End date,Parking permit\n"
        "Ann Lee,ann@example.org,mentee,Registrar,1234567,Bo Ek,soon,yes\n"
    )

    assert Participation.objects.get().own_columns == {
        "Job title": "Registrar",
        "GMC number": "1234567",
        "Preferred mentor": "Bo Ek",
        "End date": "soon",
        "Parking permit": "yes",
    }


def test_everybody_of_a_file_begins_in_its_cohort(transition, coordinator, cohort):
    text = HEADING + "Dr,Ann,Lee,ann@example.org,mentor\n"
    source = imports.upload(
        programme=transition,
        by=coordinator,
        filename="a.csv",
        content=text.encode(),
        cohort=cohort,
    )
    imports.read(source.pk)
    imports.confirm_columns(source=source, by=coordinator, fields={}, role="", cohort=cohort)
    imports.check(source.pk)
    imports.bring_in(source=source, by=coordinator)
    imports.apply(source.pk)

    assert Participation.objects.get().cohort == cohort


def test_a_file_without_a_cohort_takes_nobody_out_of_theirs(bring, cohort):
    bring(HEADING + "Dr,Ann,Lee,ann@example.org,mentor\n")
    Participation.objects.update(cohort=cohort)

    again = bring(HEADING + "Prof,Ann,Lee,ann@example.org,mentor\n")

    assert reading.counts(again) == Counts(changed=1)
    assert Participation.objects.get().cohort == cohort


def test_what_is_wrong_in_many_rows_is_said_of_the_column(bring):
    wrong = "".join(f",Ann{n},Lee{n},ann{n},mentor\n" for n in range(2))
    right = "".join(f",Bo{n},Ek{n},bo{n}@example.org,mentor\n" for n in range(3))

    source = bring(HEADING + wrong + right, to="checked")

    assert source.hints == [["bad_email", 2]]


def test_what_is_wrong_in_one_row_is_the_rows_own_affair(bring):
    rows = "".join(f",Ann{n},Lee{n},ann{n}@example.org,mentor\n" for n in range(4))

    source = bring(HEADING + rows + ",Bo,Ek,bo,mentor\n", to="checked")

    assert source.hints == []


def test_a_row_without_any_name_is_refused_even_where_no_column_holds_names(bring):
    source = bring("E-mail,Shoe size\nq7@example.org,39\n", role="mentor")

    assert [row.reasons for row in ImportRow.objects.filter(source=source)] == [
        [["missing_name", ""]]
    ]
