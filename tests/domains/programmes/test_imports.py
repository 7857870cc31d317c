"""Files of people: a dry run that changes nobody, then all or nothing, and twice is once."""

from pathlib import Path

import pytest

from kollega.domains.people.models import Account, Affiliation, Person, ReportingLine, Veto
from kollega.domains.programmes.actions import imports
from kollega.domains.programmes.lifecycle import ImportStage, ParticipationStage
from kollega.domains.programmes.models import Import, ImportRow, Participation
from kollega.domains.programmes.queries import imports as reading
from kollega.domains.programmes.queries.imports import Counts
from kollega.foundation.errors import NotAllowed, NotPossible
from kollega.foundation.models import OutgoingMail

PEOPLE = Path(__file__).parents[2] / "data" / "people"
HEADING = "First name,Last name,E-mail,Role,Specialty,Hospital,Supervisor\n"


def reasons(source):
    rows = ImportRow.objects.filter(source=source).order_by("number")
    return [[code for code, _detail in row.reasons] for row in rows]


def test_a_dry_run_changes_nobody(bring, coordinator):
    before = Person.objects.count()

    source = bring(HEADING + "Ann,Lee,ann@example.org,mentor,Surgery,West,\n", to="checked")

    assert reading.counts(source) == Counts(created=1)
    assert Person.objects.count() == before
    assert Participation.objects.count() == 0


def test_people_who_come_by_a_file_are_invited_and_nothing_more(bring, transition):
    bring(HEADING + "Ann,Lee,ann@example.org,mentor,Surgery,West,\n")

    [part] = Participation.objects.all()
    assert (part.stage, part.role, part.person.name) == ("invited", "mentor", "Ann Lee")
    assert not Account.objects.filter(person=part.person).exists()


def test_the_same_file_twice_changes_nothing(bring):
    text = HEADING + (
        "Ann,Lee,ann@example.org,mentor,Surgery,West,\n"
        "Bo,Ek,bo@example.org,mentee,Medicine,East,Ann Lee\n"
        "Cy,Orr,,mentee,Medicine,East,nobody.known@example.org\n"
    )
    bring(text)
    before = [Person.objects.count(), Participation.objects.count(), ReportingLine.objects.count()]

    again = bring(text)

    assert reading.counts(again) == Counts(left=3)
    assert before == [
        Person.objects.count(),
        Participation.objects.count(),
        ReportingLine.objects.count(),
    ]


NO_PLACE = "First name,Last name,E-mail,Role,Grade,Specialty\n"


def posts():
    return list(
        Affiliation.objects.order_by("person__sort_key", "pk").values_list(
            "organisation__name", "grade", "specialty"
        )
    )


def test_a_grade_without_a_place_is_kept_where_the_programme_is_run(bring, transition):
    text = NO_PLACE + "Ann,Lee,ann@example.org,mentor,ST5,Surgery\n"

    bring(text)
    again = bring(text)

    assert posts() == [(transition.organisation.name, "ST5", "Surgery")]
    assert reading.counts(again) == Counts(left=1)


def test_a_new_grade_without_a_place_is_a_change(bring, transition):
    bring(NO_PLACE + "Ann,Lee,ann@example.org,mentor,ST5,Surgery\n")

    changed = bring(NO_PLACE + "Ann,Lee,ann@example.org,mentor,ST6,Surgery\n")

    assert reading.counts(changed) == Counts(changed=1)
    assert posts() == [(transition.organisation.name, "ST6", "Surgery")]


def test_who_works_elsewhere_gets_no_second_place_from_a_file_without_one(bring):
    bring(HEADING + "Ann,Lee,ann@example.org,mentor,Surgery,West,\n")

    again = bring(NO_PLACE + "Ann,Lee,ann@example.org,mentor,,Surgery\n")

    assert posts() == [("West", "", "Surgery")]
    assert reading.counts(again) == Counts(left=1)


def test_who_says_neither_grade_nor_place_works_nowhere(bring):
    bring(NO_PLACE + "Ann,Lee,ann@example.org,mentor,,\n")

    assert posts() == []


def test_a_supervisor_is_found_by_name_or_address_and_gets_no_account_and_no_mail(bring):
    bring(
        HEADING + "Ann,Lee,ann@example.org,mentor,Surgery,West,\n"
        "Bo,Ek,bo@example.org,mentee,Medicine,East,LEE Ann\n"
        "Di,Fox,di@example.org,mentee,Medicine,East,Dr New Chief <chief@example.org>\n"
    )

    lines = {(line.senior.name, line.junior.name) for line in ReportingLine.objects.all()}
    assert lines == {("Ann Lee", "Bo Ek"), ("Dr New Chief", "Di Fox")}
    assert not Participation.objects.filter(person__email="chief@example.org").exists()
    assert not OutgoingMail.objects.filter(to="chief@example.org").exists()


def test_a_supervisor_whose_name_fits_several_is_refused_with_the_reason(bring):
    source = bring(
        HEADING + "Ann,Lee,ann@example.org,mentor,,,\nAnn,Lee,ann2@example.org,mentor,,,\n"
        "Bo,Ek,bo@example.org,mentee,,,Ann Lee\n"
    )

    assert reasons(source)[2] == ["supervisor_unclear"]
    assert not Person.objects.filter(email="bo@example.org").exists()


def test_one_person_in_two_rows_is_mentor_and_mentee(bring):
    source = bring(
        HEADING + "Ann,Lee,ann@example.org,mentor,,,\nAnn,Lee,ANN@Example.org,mentee,,,\n"
    )

    assert reading.counts(source) == Counts(created=1, left=1)
    assert {part.role for part in Participation.objects.all()} == {"mentor", "mentee"}
    assert Person.objects.filter(email__iexact="ann@example.org").count() == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",,no.name@example.org,mentor,,,", "missing_name"),
        ("Ann,Lee,ann at example,mentor,,,", "bad_email"),
        ("Ann,Lee,ann@example.org,juggler,,,", "unknown_role"),
        ("Ann,Lee,ann@example.org,,,,", "unnamed_role"),
        ("Ann,Lee,ann@example.org,mentee,,,ann@example.org", "own_supervisor"),
    ],
)
def test_a_row_that_cannot_come_in_says_why_and_keeps_its_cells(bring, row, code):
    good = "Bo,Ek,bo@example.org,mentor,Surgery,West,\nCy,Orr,cy@example.org,mentee,Surgery,West,\n"

    source = bring(HEADING + good + row + "\n")

    assert reasons(source) == [[], [], [code]]
    [refused] = reading.refused_cells(source)
    assert refused.cells == row.split(",")


def test_an_address_of_somebody_with_another_name_is_refused(bring, mentor):
    source = bring(HEADING + f"Entirely,Different,{mentor.email},mentor,,,\n")

    assert reasons(source) == [["taken_elsewhere"]]
    mentor.refresh_from_db()
    assert mentor.given_name == "Janet"


def test_a_file_does_not_change_what_a_person_said_themselves(bring, answered, mentee, transition):
    answered(mentee, transition, "mentee")

    source = bring(HEADING + f"Amara,Changed,{mentee.email},mentee,,,\n")

    mentee.refresh_from_db()
    assert mentee.family_name == "Osei"
    assert reasons(source) == [["answered"]]


def test_what_changed_in_the_file_changes_an_unanswered_invitation(bring):
    bring(HEADING + "Ann,Lee,ann@example.org,mentor,Surgery,West,\n")

    source = bring(HEADING + "Ann,Lee-Moor,ann@example.org,mentor,Surgery,West,\n")

    assert reading.counts(source) == Counts(changed=1)
    assert Person.objects.get(email="ann@example.org").family_name == "Lee-Moor"


def test_people_not_to_be_matched_with_become_vetoes(bring, mentor):
    bring(f"Name,E-mail,Role,Not with\nBo Ek,bo@example.org,mentee,{mentor.email}\n")

    [veto] = Veto.objects.all()
    assert (veto.holder.email, veto.named) == ("bo@example.org", mentor)


def test_a_failure_half_way_leaves_nothing_behind(bring, monkeypatch):
    from kollega.domains.people.actions import bulk

    def fail(*args, **kwargs):
        raise RuntimeError("the power went")

    monkeypatch.setattr(bulk, "name_characteristics", fail)
    before = Person.objects.count()

    with pytest.raises(RuntimeError):
        bring(HEADING + "Ann,Lee,ann@example.org,mentor,Surgery,West,\n")

    assert Person.objects.count() == before


def test_a_file_that_is_no_table_says_so(bring):
    source = bring(b"%PDF-1.7 not a table", filename="people.csv")

    assert (source.stage, source.problem) == (ImportStage.FAILED, "not_a_table")


def test_an_empty_file_is_refused_at_once(transition, coordinator):
    with pytest.raises(NotPossible, match="empty"):
        imports.upload(programme=transition, by=coordinator, filename="a.csv", content=b"")


def test_only_a_coordinator_brings_files(transition, mentee):
    with pytest.raises(NotAllowed):
        imports.upload(programme=transition, by=mentee, filename="a.csv", content=b"x")


def test_columns_confirmed_once_are_remembered(bring, transition, coordinator):
    source = imports.upload(
        programme=transition,
        by=coordinator,
        filename="a.csv",
        content=b"Zzz,Mail\nAnn Lee,ann@example.org\n",
    )
    imports.read(source.pk)
    source.refresh_from_db()
    imports.confirm_columns(source=source, by=coordinator, fields={0: "name"}, role="mentor")

    again = imports.upload(
        programme=transition, by=coordinator, filename="b.csv", content=b"zzz,Mail\nBo Ek,b@e.org\n"
    )
    imports.read(again.pk)
    again.refresh_from_db()

    assert [column["field"] for column in again.columns] == ["name", "email"]


@pytest.mark.parametrize(("file", "role"), [("mentors", "mentor"), ("mentees", "mentee")])
def test_the_real_files_come_in_as_they_are(bring, file, role):
    source = bring((PEOPLE / f"{file}.csv").read_bytes(), role=role, filename=f"{file}.csv")

    assert source.stage == ImportStage.DONE
    assert reading.counts(source).refused == 0
    assert Participation.objects.filter(role=role).count() == 500
    assert set(Participation.objects.values_list("stage", flat=True)) == {
        ParticipationStage.INVITED
    }


def test_what_a_file_says_of_protected_characteristics_is_unconfirmed(bring):
    bring((PEOPLE / "mentors.csv").read_bytes(), role="mentor")

    from kollega.domains.people.models import Characteristic

    assert Characteristic.objects.count() > 100
    assert not Characteristic.objects.filter(confirmed_at__isnull=False).exists()


def test_a_file_belongs_to_its_programmes_coordinators_alone(bring, stranger, coordinator):
    from kollega.foundation.errors import NotFound

    source = bring(HEADING + "Ann,Lee,ann@example.org,mentor,,,\n", to="checked")

    assert reading.source(source.public_id, viewer=coordinator).pk == source.pk
    with pytest.raises(NotFound):
        reading.source(source.public_id, viewer=stranger)


def test_a_deleted_file_takes_its_rows_with_it_and_leaves_the_people(bring, coordinator):
    source = bring(HEADING + "Ann,Lee,ann@example.org,mentor,,,\n")

    imports.discard(source=source, by=coordinator)

    assert Import.objects.count() == ImportRow.objects.count() == 0
    assert Person.objects.filter(email="ann@example.org").exists()
