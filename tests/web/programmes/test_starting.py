"""A coordinator makes a programme from a template, one short page after the other."""

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.models import Organisation
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.catalogue import TEMPLATES
from kollega.domains.programmes.models import OwnTemplate, Programme
from kollega.web.programmes.questions import QUESTIONS


@pytest.fixture
def known_place(organisation, mentor, mentee, stranger):
    """An organisation where several people work."""
    for one in (mentor, mentee, stranger):
        people.affiliate(person=one, by=one, organisation=organisation)
    return organisation


@pytest.fixture
def named(known_place):
    """What somebody writes on the first page."""
    return {
        "name": "First six months",
        "organisation": known_place.public_id,
        "country": "gb-sct",
    }


def defaults(client, url):
    """What the page offers, ready to be sent back as it is."""
    form = client.get(url).context["form"]
    values = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_the_kinds_stand_side_by_side_with_what_they_are(at_desk):
    text = at_desk.get("/programmes/new/").content.decode()

    for template in TEMPLATES.values():
        assert str(template.name) in text
        assert str(template.summary) in text


def test_kinds_that_will_come_say_so_and_have_no_button(at_desk):
    text = at_desk.get("/programmes/new/").content.decode()

    assert "These will come" in text
    assert "/programmes/new/transition/" in text
    assert "/programmes/new/peer_support/" not in text
    assert "/programmes/new/intervision/" not in text


@pytest.mark.parametrize("kind", ["peer_support", "intervision"])
def test_the_address_of_a_kind_that_will_come_leads_back(at_desk, kind, named):
    answer = at_desk.post(f"/programmes/new/{kind}/", named)

    assert answer["Location"] == "/programmes/new/"
    assert not Programme.objects.exists()


def test_a_kind_nobody_knows_is_not_found(at_desk):
    assert at_desk.get("/programmes/new/gardening/").status_code == 404


def test_the_first_page_makes_a_draft_and_leads_on(at_desk, named, maker):
    answer = at_desk.post("/programmes/new/transition/", named)

    made = Programme.objects.get()
    assert answer["Location"] == f"/programmes/{made.public_id}/set-up/about/"
    assert (made.name, made.stage, made.country) == ("First six months", "draft", "gb-sct")
    assert queries.is_coordinator(maker, made)


def test_an_organisation_that_is_not_in_the_list_is_made(at_desk, named):
    new = {**named, "organisation": "another", "new_organisation": "Westmoor Hospital"}

    at_desk.post("/programmes/new/transition/", new)

    assert Programme.objects.get().organisation.name == "Westmoor Hospital"
    assert Organisation.objects.filter(name="Westmoor Hospital").count() == 1


def test_another_organisation_has_a_name(at_desk, named):
    answer = at_desk.post("/programmes/new/transition/", {**named, "organisation": "another"})

    assert answer.status_code == 422
    assert "Please write its name." in answer.content.decode()


@pytest.mark.parametrize("missing", ["name", "organisation", "country"])
def test_what_was_typed_stays_when_something_is_missing(at_desk, named, missing):
    answer = at_desk.post("/programmes/new/transition/", {**named, missing: ""})

    assert answer.status_code == 422
    assert not Programme.objects.exists()
    kept = "country" if missing == "name" else "name"
    assert answer.context["form"][kept].value() == named[kept]


def places_offered(client):
    form = client.get("/programmes/new/transition/").context["form"]
    return [str(label) for _, label in form.fields["organisation"].choices]


def test_an_organisation_is_told_from_its_namesake_by_where_it_stands(at_desk, known_place):
    assert "Eastshire Deanery, Eastshire" in places_offered(at_desk)


def test_a_place_that_one_person_typed_is_not_shown_to_others(at_desk, mentee):
    rare = people.add_organisation(name="A rare place", kind=OrganisationKind.ORGANISATION)
    people.affiliate(person=mentee, by=mentee, organisation=rare)

    assert "A rare place" not in places_offered(at_desk)


def test_an_organisation_that_runs_a_programme_can_run_another(at_desk, draft):
    assert "Eastshire Deanery, Eastshire" in places_offered(at_desk)


def test_a_department_runs_no_programme(at_desk, known_place, mentor, mentee, stranger):
    ward = people.add_organisation(
        name="Ward 7", kind=OrganisationKind.DEPARTMENT, within=known_place
    )
    for one in (mentor, mentee, stranger):
        people.affiliate(person=one, by=one, organisation=ward)

    assert "Ward 7, Eastshire Deanery" not in places_offered(at_desk)


def test_a_region_can_always_run_one(at_desk, organisation):
    assert "Eastshire" in places_offered(at_desk)


@pytest.mark.parametrize("kind", ["mentoring_scheme", "transition", "student"])
def test_going_on_with_every_default_gives_the_template(at_desk, named, kind):
    step = at_desk.post(f"/programmes/new/{kind}/", named)["Location"]
    pages = 0

    while "/set-up/" in step:
        pages += 1
        step = at_desk.post(step, defaults(at_desk, step))["Location"]

    made = Programme.objects.get()
    assert pages == len(QUESTIONS)
    assert step == f"/programmes/{made.public_id}/"
    assert queries.answers_of(made) == TEMPLATES[kind].answers


def test_every_page_says_how_far_one_is(at_desk, draft, page):
    for number, question in enumerate(QUESTIONS, start=2):
        answer = at_desk.get(page(draft, f"set-up/{question.key}/"))

        assert f"Step {number} of {len(QUESTIONS) + 1}" in answer.content.decode()


def test_one_can_go_back_and_finds_what_was_said(at_desk, draft, page):
    at_desk.post(
        page(draft, "set-up/sessions/"),
        {"sessions_planned": "6", "session_minutes": "45", "medium": "telephone", "months": ""},
    )

    pairs = at_desk.get(page(draft, "set-up/apart/")).content.decode()
    assert page(draft, "set-up/sessions/") in pairs
    assert defaults(at_desk, page(draft, "set-up/sessions/")) == {
        "sessions_planned": 6,
        "session_minutes": 45,
        "medium": "telephone",
        "months": "",
    }


def test_the_back_link_of_the_first_question_is_the_name(at_desk, draft, page):
    text = at_desk.get(page(draft, "set-up/about/")).content.decode()

    assert page(draft, "settings/basics/") in text


def test_a_programme_that_was_left_can_be_gone_on_with(at_desk, draft, page):
    text = at_desk.get(page(draft)).content.decode()

    assert page(draft, "set-up/about/") in text


def test_a_template_of_ones_own_stands_beside_the_kinds_and_is_used(at_desk, draft, maker, named):
    actions.change_programme(programme=draft, by=maker, sessions_planned=6)
    own = actions.save_as_template(programme=draft, by=maker, name="Six sessions, our way")

    assert "Six sessions, our way" in at_desk.get("/programmes/new/").content.decode()
    at_desk.post(f"/programmes/new/{own.public_id}/", named)

    assert Programme.objects.exclude(pk=draft.pk).get().sessions_planned == 6


def test_a_template_of_others_is_not_found(sign_in, draft, maker, stranger):
    own = actions.save_as_template(programme=draft, by=maker, name="Ours")

    assert (
        sign_in(stranger).post(f"/programmes/templates/{own.public_id}/delete/").status_code == 404
    )
    assert OwnTemplate.objects.exists()


def test_a_template_of_ones_own_is_thrown_away(at_desk, draft, maker):
    own = actions.save_as_template(programme=draft, by=maker, name="Ours")

    answer = at_desk.post(f"/programmes/templates/{own.public_id}/delete/")

    assert answer["Location"] == "/programmes/new/"
    assert not OwnTemplate.objects.exists()


def test_a_template_is_not_thrown_away_by_a_link(at_desk, draft, maker):
    own = actions.save_as_template(programme=draft, by=maker, name="Ours")

    assert at_desk.get(f"/programmes/templates/{own.public_id}/delete/").status_code == 405


def test_the_kinds_cost_as_many_queries_with_three_own_templates_as_with_one(
    at_desk, draft, maker, settings, count_queries
):
    settings.DEMONSTRATION = False
    actions.save_as_template(programme=draft, by=maker, name="One")
    with_one = count_queries(at_desk, "/programmes/new/")

    for name in ("Two", "Three"):
        actions.save_as_template(programme=draft, by=maker, name=name)

    assert count_queries(at_desk, "/programmes/new/") == with_one
