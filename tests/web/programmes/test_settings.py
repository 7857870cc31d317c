"""How a programme runs is read in words and changed group by group."""

import pytest

from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.models import OwnTemplate
from kollega.web.programmes.questions import QUESTIONS

ANSWERS = {
    "about": ({"about": "For everybody new."}, {"about": "For everybody new."}),
    "way-in": (
        {"way_in": "apply", "approval_needed": "yes", "eligible_months": "12"},
        {"way_in": "apply", "approval_needed": True, "eligible_months": 12},
    ),
    "sessions": (
        {"sessions_planned": "", "session_minutes": "90", "medium": "in_person", "months": "24"},
        {"sessions_planned": None, "session_minutes": 90, "medium": "in_person", "months": 24},
    ),
    "apart": (
        {"past_months": "60", "apart": "site", "other_specialty": "yes"},
        {"past_months": 60, "apart": OrganisationKind.SITE, "other_specialty": True},
    ),
    "pairs": (
        {
            "choosing": "mentee",
            "short_list": "5",
            "answer_days": "10",
            "default_capacity": "3",
            "objective": "fairest",
        },
        {
            "choosing": "mentee",
            "short_list": 5,
            "answer_days": 10,
            "default_capacity": 3,
            "objective": "fairest",
        },
    ),
    "topics": ({"topics": ["exams", "career"]}, {"topics": ("exams", "career")}),
    "silence": (
        {"silence_days": "", "dates_shown": "no"},
        {"silence_days": None, "dates_shown": False},
    ),
}


def test_there_is_an_example_for_every_question():
    assert list(ANSWERS) == [question.key for question in QUESTIONS]


@pytest.mark.parametrize("key", ANSWERS)
def test_a_group_is_changed_and_everything_else_stays(at_desk, draft, page, key):
    typed, meant = ANSWERS[key]
    before = vars(queries.answers_of(draft))

    answer = at_desk.post(page(draft, f"settings/{key}/"), typed)

    draft.refresh_from_db()
    assert answer["Location"] == page(draft, "settings/")
    assert vars(queries.answers_of(draft)) == {**before, **meant}


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("sessions", {"session_minutes": "5"}, "A session lasts between 10 minutes and 8 hours."),
        ("sessions", {"sessions_planned": "0"}, "A plan has between 1 and 60 sessions."),
        ("pairs", {"short_list": "99"}, "A short list holds between 1 and 10 mentors."),
        ("silence", {"silence_days": "1"}, "Silence is noticed after 7 to 365 days."),
        ("apart", {"past_months": "-1"}, "A past supervisor counts for up to 240 months."),
    ],
)
def test_a_number_out_of_bounds_is_told_beside_its_field(
    at_desk, draft, page, key, typed, sentence
):
    answer = at_desk.post(page(draft, f"settings/{key}/"), {**ANSWERS[key][0], **typed})

    name = next(iter(typed))
    assert answer.status_code == 422
    assert answer.context["form"].errors[name] == [sentence]


def test_a_fault_keeps_what_was_typed(at_desk, draft, page):
    typed = {**ANSWERS["pairs"][0], "short_list": "99"}

    answer = at_desk.post(page(draft, "settings/pairs/"), typed)

    form = answer.context["form"]
    assert {name: form[name].value() for name in typed} == typed


def test_without_any_topic_nothing_is_saved(at_desk, draft, page):
    assert at_desk.post(page(draft, "settings/topics/"), {}).status_code == 422


def test_working_side_by_side_is_an_answer_of_its_own(at_desk, make_programme, page):
    programme = make_programme("mentoring_scheme")

    at_desk.post(
        page(programme, "settings/apart/"),
        {"past_months": "24", "apart": "anywhere", "other_specialty": "no"},
    )

    programme.refresh_from_db()
    assert programme.apart == ""
    form = at_desk.get(page(programme, "settings/apart/")).context["form"]
    assert form["apart"].value() == "anywhere"


def test_settings_are_read_in_words(at_desk, draft, page):
    text = at_desk.get(page(draft, "settings/")).content.decode()

    for words in (
        "4 sessions of 60 minutes",
        "within 6 months",
        "within 6 months of the beginning of training",
        "never, now or in a coming post",
        "36 months",
        "after 21 days of silence",
        "Scotland, on London time",
        "Transition mentoring",
    ):
        assert words in text


def test_every_group_has_its_way_to_change_it(at_desk, draft, page):
    text = at_desk.get(page(draft, "settings/")).content.decode()

    assert all(page(draft, f"settings/{question.key}/") in text for question in QUESTIONS)
    assert page(draft, "settings/basics/") in text


def test_a_closed_programme_says_why_nothing_can_be_changed(at_desk, transition, maker, page):
    actions.close_programme(programme=transition, by=maker)

    text = at_desk.get(page(transition, "settings/")).content.decode()

    assert "The programme is closed" in text
    assert page(transition, "settings/pairs/") not in text


def test_a_change_of_a_closed_programme_is_refused_in_a_sentence(at_desk, transition, maker, page):
    actions.close_programme(programme=transition, by=maker)

    answer = at_desk.post(page(transition, "settings/about/"), {"about": "New"})

    assert answer.status_code == 409
    assert "Open it again to change it." in answer.content.decode()


def test_a_draft_changes_its_name_place_and_country(at_desk, draft, page, organisation):
    typed = {"name": "New name", "organisation": organisation.public_id, "country": "no"}

    at_desk.post(page(draft, "settings/basics/"), typed)

    draft.refresh_from_db()
    assert (draft.name, draft.country, draft.time_zone) == ("New name", "no", "Europe/Oslo")


def test_an_open_programme_changes_its_name_only(at_desk, transition, page):
    form = at_desk.get(page(transition, "settings/basics/")).context["form"]
    at_desk.post(page(transition, "settings/basics/"), {"name": "New", "country": "no"})

    transition.refresh_from_db()
    assert list(form.fields) == ["name"]
    assert (transition.name, transition.country) == ("New", "gb-sct")


def test_the_answers_are_kept_as_a_template_from_a_dialogue(at_desk, draft, page):
    answer = at_desk.post(page(draft, "settings/template/"), {"name": "Ours"})

    assert answer["Location"] == page(draft, "settings/")
    assert OwnTemplate.objects.get().name == "Ours"


def test_a_template_without_a_name_is_asked_for_it(at_desk, draft, page):
    assert at_desk.post(page(draft, "settings/template/"), {"name": ""}).status_code == 422


def test_who_can_see_what_is_written_stands_beside_the_field(at_desk, draft, page):
    text = at_desk.get(page(draft, "promise/write/")).content.decode()

    assert text.count("Seen by you and everyone in this programme.") == 2
