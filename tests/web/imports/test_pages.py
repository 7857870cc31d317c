"""The pages of a file on its way in, for a coordinator; for anybody else there is nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from kollega.domains.programmes.actions import imports
from kollega.domains.programmes.models import Import, Participation, Programme

TEXT = (
    "First name,Last name,E-mail,Role\n"
    "Ann,Lee,ann@example.org,mentor\n"
    "Bo,Ek,bo at example,mentee\n"
    "=cmd(),Orr,cy@example.org,\n"
)


@pytest.fixture
def desk(coordinator, sign_in):
    """The coordinator's browser, past the second factor."""
    client = sign_in(coordinator)
    session = client.session
    session["demonstration"] = True
    session.save()
    return client


@pytest.fixture
def source(transition, desk):
    file = SimpleUploadedFile("people.csv", TEXT.encode())
    desk.post(reverse("imports", args=[transition.public_id]), {"file": file, "role": ""})
    return Import.objects.get()


def address(source, name="import", *more):
    return reverse(name, args=[source.programme.public_id, source.public_id, *more])


def checked(source, desk):
    imports.read(source.pk)
    source.refresh_from_db()
    fields = {f"column{column['index']}": column["field"] for column in source.columns}
    desk.post(address(source, "import-columns"), {"role": "", **fields})
    imports.check(source.pk)


def test_a_file_is_shown_as_being_read_and_can_be_left(source, desk):
    page = desk.get(address(source))

    assert page.context["working"]
    assert page.status_code == 200


def test_when_the_job_is_done_the_page_is_loaded_anew(source, desk):
    there = address(source, "import-progress")
    watched = desk.get(address(source))
    going_on = desk.get(there)
    imports.read(source.pk)
    done = desk.get(there)

    assert f'hx-get="{there}"' in watched.content.decode()
    assert "<progress" in going_on.content.decode()
    assert done.headers["HX-Refresh"] == "true"


def test_columns_are_shown_with_examples_and_what_they_are_taken_for(source, desk):
    imports.read(source.pk)

    columns = desk.get(address(source)).context["columns"]

    assert [(column["heading"], column["field"].initial) for column in columns] == [
        ("First name", "given_name"),
        ("Last name", "family_name"),
        ("E-mail", "email"),
        ("Role", "role"),
    ]
    assert columns[0]["samples"][0] == "Ann"


def test_the_dry_run_says_what_would_happen_and_why_not(source, desk):
    checked(source, desk)

    page = desk.get(address(source))
    refused = desk.get(address(source), {"outcome": "refused"})

    assert (page.context["counts"].created, page.context["counts"].refused) == (1, 2)
    assert [row.sentences for row in refused.context["page"]] == [
        ["“bo at example” is not an email address."],
        ["It is not said whether this is a mentor, a mentee or a supervisor."],
    ]
    assert Participation.objects.count() == 0


def test_refused_rows_go_home_with_their_reason_and_no_formula(source, desk):
    checked(source, desk)

    book = load_workbook(BytesIO(desk.get(address(source, "import-refused", "xlsx")).content))

    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][0] == "Why it was refused"
    assert rows[1][0] == "“bo at example” is not an email address."
    assert not any(cell.data_type == "f" for row in book.active.iter_rows() for cell in row)


def test_the_coordinator_brings_them_in(source, desk):
    checked(source, desk)
    desk.post(address(source, "import-bring-in"))
    imports.apply(source.pk)

    page = desk.get(address(source))

    assert page.context["source"].stage == "done"
    assert Participation.objects.get().person.name == "Ann Lee"


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ("open", "Everyone new is invited by email now."),
        ("draft", "Everyone new is invited by email as soon as the programme is open."),
    ],
)
def test_it_says_when_the_invitations_go_out(source, desk, transition, stage, says):
    checked(source, desk)
    desk.post(address(source, "import-bring-in"))
    imports.apply(source.pk)
    Programme.objects.update(stage=stage)

    page = desk.get(address(source)).content.decode()

    assert says in page
    assert page.count("Everyone new is invited") == 1


def test_the_ways_in_stand_once_on_the_people_page(transition, desk):
    page = desk.get(reverse("programme-people", args=[transition.public_id])).content.decode()

    assert page.count("Bring in a spreadsheet") == 1
    assert page.count(">Invite</a>") == 1


def test_one_can_go_back_to_the_columns(source, desk):
    checked(source, desk)

    desk.post(address(source, "import-columns"), {"back": "yes"})

    assert "columns" in desk.get(address(source)).context


def test_a_button_pressed_twice_says_so_and_does_nothing_twice(source, desk):
    checked(source, desk)
    desk.post(address(source, "import-bring-in"))

    answer = desk.post(address(source, "import-bring-in"))

    assert answer.status_code == 409


def test_the_file_itself_is_never_served(source, desk):
    for name in ("file", "content", "raw", "people.csv"):
        assert desk.get(f"{address(source)}{name}/").status_code == 404


@pytest.mark.parametrize("who", ["mentee", "mentor", "supervisor", "evaluator", "stranger"])
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("import", ()),
        ("import-progress", ()),
        ("import-refused", ("csv",)),
    ],
)
def test_to_anybody_else_there_is_no_such_file(source, sign_in, request, who, name, more):
    client = sign_in(request.getfixturevalue(who))

    assert client.get(address(source, name, *more)).status_code == 404


@pytest.mark.parametrize("who", ["mentee", "stranger"])
@pytest.mark.parametrize("name", ["import-columns", "import-bring-in", "import-discard"])
def test_nobody_else_does_anything_with_it(source, sign_in, request, who, name):
    client = sign_in(request.getfixturevalue(who))

    assert client.post(address(source, name)).status_code == 404
    assert Import.objects.filter(pk=source.pk).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_rows_takes_the_same_number_of_queries(
    transition, coordinator, desk, django_assert_max_num_queries, rows
):
    people = "".join(f"Ann{n},Lee{n},ann{n}@example.org,mentor\n" for n in range(rows))
    source = imports.upload(
        programme=transition,
        by=coordinator,
        filename="a.csv",
        content=("First name,Last name,E-mail,Role\n" + people).encode(),
    )
    checked(source, desk)

    with django_assert_max_num_queries(14):
        page = desk.get(address(source))

    assert len(page.context["page"]) == rows
