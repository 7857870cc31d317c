"""The pages of a file on its way in, for a coordinator; for anybody else there is nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from kollega.domains.programmes.actions import add_cohort, imports
from kollega.domains.programmes.actions.imports.intents import ReasonCode
from kollega.domains.programmes.actions.imports.reports import OF_A_COLUMN
from kollega.domains.programmes.models import Import, Participation, Programme
from kollega.foundation import clock
from kollega.pure.spreadsheets import ErrorCode, Field, ProblemCode
from kollega.web.imports import words

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
        ["It doesn't say whether this is a mentor, a mentee or a supervisor."],
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


def upload(desk, programme, text, **more):
    file = SimpleUploadedFile("people.csv", text.encode())
    desk.post(reverse("imports", args=[programme.public_id]), {"file": file, "role": "", **more})
    source = Import.objects.get()
    imports.read(source.pk)
    source.refresh_from_db()
    return source


def test_a_cohort_is_asked_for_where_there_is_one(transition, coordinator, desk):
    without = desk.get(reverse("imports", args=[transition.public_id])).context["form"]
    cohort = add_cohort(
        programme=transition, by=coordinator, name="August", starts_on=clock.today()
    )
    source = upload(desk, transition, TEXT, cohort=cohort.pk)

    asked = desk.get(address(source)).context["form"]["cohort"]

    assert "cohort" not in without.fields
    assert (asked.value(), dict(asked.field.choices)) == (
        cohort.pk,
        {"": "none", str(cohort.pk): "August"},
    )


def test_a_cohort_chosen_with_the_columns_counts(transition, coordinator, desk):
    cohort = add_cohort(
        programme=transition, by=coordinator, name="August", starts_on=clock.today()
    )
    source = upload(desk, transition, TEXT)
    fields = {f"column{column['index']}": column["field"] for column in source.columns}

    desk.post(address(source, "import-columns"), {"role": "", "cohort": cohort.pk, **fields})

    source.refresh_from_db()
    assert (source.stage, source.cohort) == ("checking", cohort)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"column0": "own", "column1": "own"},
            "Please say which column holds people&#x27;s names.",
        ),
        ({"column1": "given_name"}, "Only one column can be “Given name”."),
    ],
)
def test_columns_that_could_only_be_read_wrongly_are_asked_for_again(
    source, desk, changed, sentence
):
    imports.read(source.pk)
    fields = {
        "column0": "given_name",
        "column1": "family_name",
        "column2": "email",
        "column3": "role",
    }

    page = desk.post(address(source, "import-columns"), {"role": "", **fields, **changed})

    source.refresh_from_db()
    assert source.stage == "recognised"
    assert sentence in page.content.decode()


def test_any_number_of_columns_may_be_left_out_or_kept(source, desk):
    imports.read(source.pk)

    desk.post(
        address(source, "import-columns"),
        {"role": "mentor", "column0": "name", "column1": "own", "column2": "own", "column3": "own"},
    )

    source.refresh_from_db()
    assert source.stage == "checking"


def test_the_dry_run_says_which_column_looks_wrong(transition, desk):
    wrong = "".join(f"Ann{n},Lee{n},ann{n},mentor\n" for n in range(2))
    right = "".join(f"Bo{n},Ek{n},bo{n}@example.org,mentor\n" for n in range(3))
    source = upload(desk, transition, "First name,Last name,Work mail,Role\n" + wrong + right)
    checked(source, desk)

    page = desk.get(address(source))

    assert page.context["hints"] == ["In 2 of 5 rows, “Work mail” holds no email address."]
    assert "Please look at these columns" in page.content.decode()


def test_the_dry_run_says_that_nobody_can_be_invited_without_addresses(transition, desk):
    source = upload(desk, transition, "First name,Last name,Role\nAnn,Lee,mentor\nBo,Ek,mentee\n")
    checked(source, desk)

    assert desk.get(address(source)).context["hints"] == [
        "No column holds email addresses, so nobody in this file can be invited by email."
    ]


def test_columns_in_order_give_no_hint(transition, desk):
    source = upload(desk, transition, TEXT.replace("bo at example", "bo@example.org"))
    checked(source, desk)

    page = desk.get(address(source))

    assert page.context["hints"] == []
    assert "Please look at these columns" not in page.content.decode()


@pytest.mark.parametrize("code", sorted(OF_A_COLUMN))
def test_every_hint_is_a_whole_sentence(source, code):
    source.columns = [
        {"heading": field.title(), "field": field} for field in [*words.FIELDS, "email"]
    ]
    source.total, source.hints = 9, [[code, 5]]

    [sentence] = words.hints(source)

    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")
    assert "5 of 9" in sentence
    assert "{" not in sentence
    assert "  " not in sentence


@pytest.mark.parametrize("code", [*ProblemCode, *ReasonCode])
def test_every_reason_has_a_sentence(code):
    sentence = words.reason(code.value, "x")

    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("code", [*ErrorCode, "unexpected"])
def test_every_failure_says_what_to_do(code):
    assert "lease" in words.failure(str(code))


def test_every_meaning_of_a_column_can_be_chosen():
    assert set(words.FIELDS) == {field.value for field in Field}


def test_what_came_with_the_file_is_shown_to_the_coordinators(transition, coordinator, desk):
    text = "First name,Last name,E-mail,Role,items\nAnn,Lee,ann@example.org,mentor,locker 7\n"
    source = upload(desk, transition, text)
    checked(source, desk)
    desk.post(address(source, "import-bring-in"))
    imports.apply(source.pk)
    part = Participation.objects.get()

    page = desk.get(reverse("programme-person", args=[transition.public_id, part.public_id]))

    assert page.context["from_file"] == [("items", "locker 7")]
    assert "From your file" in page.content.decode()
