"""What the columns of a table mean, by heading and by content. All people are invented."""

import pytest

from kollega.pure.spreadsheets import Field, Why, recognise
from kollega.pure.spreadsheets.looks import Look, look_at


def column(table, text, heading, **more):
    return next(c for c in recognise(table(text), **more) if c.heading == heading)


def one(heading, *cells):
    """A table of one column beside a name."""
    lines = [f"Full name,{heading}", *(f'Ann {n},"{cell}"' for n, cell in enumerate(cells))]
    return "\n".join(lines) + "\n"


def test_every_heading_gets_a_column_in_its_order(table):
    columns = recognise(table("Email,Name,Shoe size\nann@example.org,Ann,38\n"))

    assert [c.index for c in columns] == [0, 1, 2]
    assert [c.heading for c in columns] == ["Email", "Name", "Shoe size"]
    assert [c.field for c in columns] == [Field.email, Field.name, Field.own]


def test_samples_show_different_filled_cells(table):
    text = one("Grade", "ST1", "", "ST1", " ST2 ", "ST3", "ST4")

    assert column(table, text, "Grade").samples == ("ST1", "ST2", "ST3")


def test_heading_and_content_together_are_surest(table):
    agreeing = column(table, one("Email", "ann@example.org", "bo@example.org"), "Email")
    empty = column(table, one("Email", ""), "Email")

    assert agreeing.why == Why.heading_and_content
    assert empty.why == Why.heading
    assert 0.9 < empty.certainty < agreeing.certainty <= 1


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["ann@example.org", "bo@example.org"], Field.email),
        (["Mentor", "Mentee"], Field.role),
        (["English, Urdu", "Norsk"], Field.languages),
        (["Line manager", "Educational supervisor"], Field.supervisor_kind),
        (["07700 900123", "+44 20 7946 0018", "(020) 7946-0018"], Field.telephone),
    ],
)
def test_content_proposes_where_the_heading_says_nothing(table, cells, field):
    found = column(table, one("Column X", *cells), "Column X")

    assert (found.field, found.why) == (field, Why.content)


@pytest.mark.parametrize(
    "cells",
    [
        ["2024-03-01", "2024-04-01"],
        ["1", "2", "3"],
        ["yes", "no"],
        ["no", "no"],
        ["blue", "green"],
        ["07700 900123"],
        [""],
    ],
)
def test_content_that_could_mean_anything_proposes_nothing(table, cells):
    found = column(table, one("Column X", *cells), "Column X")

    assert (found.field, found.certainty, found.why) == (Field.own, 0, Why.unknown)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Email", ["yes", "no"]),
        ("May we have your email address?", ["yes", "no"]),
        ("Start", ["Glasgow", "Oslo"]),
        ("Start date", ["as soon as possible", "autumn"]),
        ("Capacity", ["see notes", "ask me"]),
        ("Supervisor", ["yes", "no"]),
        ("Conflicts of interest", ["no", "yes"]),
        ("Organisation", ["yes", "no"]),
        ("Both", ["morning", "evening"]),
        ("Phone", ["yes", "no"]),
        ("Surname", ["2024-03-01", "2024-03-02"]),
    ],
)
def test_content_refuses_what_the_heading_proposes(table, heading, cells):
    assert column(table, one(heading, *cells), heading).field == Field.own


def test_a_heading_we_know_to_mean_nothing_is_believed(table):
    text = one("ID", "ann@example.org", "bo@example.org")

    found = column(table, text, "ID")

    assert (found.field, found.why) == (Field.own, Why.heading)


def test_of_two_columns_of_addresses_the_surer_is_the_address(fields):
    text = "Full name,Private,E-mail\nAnn,a@example.net,ann@example.org\nBo,b@example.net,bo@example.org\n"

    assert fields(text) == {
        "Full name": Field.name,
        "Private": Field.own,
        "E-mail": Field.email,
    }


def test_addresses_under_a_supervisors_heading_are_the_supervisors(fields):
    text = "Full name,Supervisor\nAnn,cai@example.org\nBo,dee@example.org\n"

    assert fields(text)["Supervisor"] == Field.supervisor


def test_a_role_is_a_job_title_unless_its_cells_say_how_one_takes_part(fields):
    assert fields(one("Role", "Mentor", "Mentee"))["Role"] == Field.role
    assert fields(one("Role", "Consultant", "Registrar"))["Role"] == Field.job_title


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Name,Email", [Field.name, Field.email]),
        ("Name,Surname", [Field.given_name, Field.family_name]),
        ("First name,Name", [Field.given_name, Field.family_name]),
        ("Name,First name,Surname", [Field.name, Field.given_name, Field.family_name]),
        ("Full name,Surname", [Field.name, Field.family_name]),
        ("Naam,Voornaam", [Field.family_name, Field.given_name]),
        ("Hospital,Email", [Field.organisation, Field.email]),
        ("Hospital,Organisation", [Field.site, Field.organisation]),
        ("Name,Mentor", [Field.name, Field.wishes]),
        ("Mentor,Email", [Field.name, Field.email]),
    ],
)
def test_what_a_heading_means_depends_on_its_neighbours(fields, header, expected):
    assert list(fields(f"{header}\n").values()) == expected


def test_lists_may_be_spread_over_several_columns(fields):
    text = "Name,Language 1,Language 2,First choice,Second choice\nAnn,English,Urdu,Bo Ek,Cai Wu\n"

    assert list(fields(text).values()) == [
        Field.name,
        *(Field.languages, Field.languages),
        *(Field.wishes, Field.wishes),
    ]


def test_a_single_field_is_given_to_one_column_only(fields):
    text = "Email,E-mail address\nann@example.org,ann@example.org\n"

    assert sorted(fields(text).values()) == [Field.email, Field.own]


def test_what_was_confirmed_decides_the_next_time(table, fields):
    text = "Navn på lege;Poeng;Grade\nAnn;3;yes\n"
    remembered = {"Navn på lege": Field.name, "poeng": Field.capacity, "GRADE": Field.ignored}

    columns = recognise(table(text), remembered=remembered)

    assert [c.field for c in columns] == [Field.name, Field.capacity, Field.ignored]
    assert {(c.certainty, c.why) for c in columns} == {(1, Why.remembered)}


def test_what_was_confirmed_keeps_the_kind_of_supervisor(table):
    text = "Name,Line manager\nAnn,Bo Ek\n"

    found = column(table, text, "Line manager", remembered={"Line manager": Field.supervisor})

    assert found.supervisor_kind == "line_manager"


def test_a_confirmed_field_is_not_given_again(fields):
    text = "Email,Contact\nann@example.org,ann@example.net\n"

    found = fields(text, remembered={"Contact": Field.email})

    assert found == {"Email": Field.own, "Contact": Field.email}


def test_without_headings_names_are_found_by_the_addresses(fields):
    whole = "Ann Lee,ann.lee@example.org,ST1\nBo Ek,bo.ek@example.org,ST2\n"
    parts = "Lee,x,Ann,ann.lee@example.org\nEk,y,Bo,bo.ek@example.org\n"

    assert fields(whole) == {"A": Field.name, "B": Field.email, "C": Field.own}
    assert fields(parts) == {
        "A": Field.family_name,
        "B": Field.own,
        "C": Field.given_name,
        "D": Field.email,
    }


def test_names_found_by_addresses_are_not_taken_for_certain(table):
    text = "Ann Lee,ann.lee@example.org\nBo Ek,bo.ek@example.org\n"

    found = column(table, text, "A")

    assert found.why == Why.content
    assert found.certainty < 0.7


def test_columns_without_any_text_are_ignored(table):
    opened = table("Ann Lee,,ann.lee@example.org\nBo Ek,,bo.ek@example.org\n")

    assert recognise(opened)[1].field == Field.ignored
    assert recognise(opened)[1].why == Why.blank


def test_a_heading_over_an_empty_column_still_counts(fields):
    assert fields("Name,Telephone\nAnn,\n")["Telephone"] == Field.telephone


def test_a_table_of_headings_alone_is_recognised(fields):
    assert fields("First name,Last name,Email\n") == {
        "First name": Field.given_name,
        "Last name": Field.family_name,
        "Email": Field.email,
    }


def test_a_form_as_an_online_service_exports_it(fields):
    text = (
        "ID,Start time,Completion time,Email,Name,What is your work email address?,Your grade\n"
        "1,3/4/24 9:10,3/4/24 9:15,anonymous,,ann@example.org,ST1\n"
        "2,3/4/24 9:20,3/4/24 9:25,anonymous,,bo@example.org,ST2\n"
    )

    assert list(fields(text).values()) == [
        *(Field.own, Field.own, Field.own, Field.own, Field.name, Field.email),
        Field.grade,
    ]


def test_cells_are_judged_in_shares_of_those_that_differ():
    look = look_at(["ann@example.org", "ann@example.org", "-", "", "no"])

    assert look == Look(filled=3, emails=0.5, yes_no=0.5)


def test_a_column_of_blanks_looks_like_nothing():
    assert look_at(["", "-", "n/a"]) == Look()


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Title", ["Dr", "Prof.", "Ms"], Field.honorific),
        ("Title", ["Consultant anaesthetist", "Ward manager"], Field.job_title),
        ("Salutation", ["Dr", ""], Field.honorific),
        ("Column X", ["Dr", "Prof", "Mr"], Field.honorific),
        ("Titel", [""], Field.honorific),
    ],
)
def test_a_title_is_before_a_name_or_of_a_post_as_its_cells_say(table, heading, cells, field):
    assert column(table, one(heading, *cells), heading).field == field
