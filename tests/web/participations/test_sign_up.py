"""The sign-up, a page at a time, through the browser's door."""

from datetime import date, timedelta

import pytest

from kollega.domains.people import actions as people_actions
from kollega.domains.people import queries as people
from kollega.domains.people.models import Characteristic
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import clock

YOU = {"title": "Dr", "given_name": "Amara", "family_name": "Osei", "languages": ["en", "tw"]}
WORK = {
    "organisation": "Royal Infirmary",
    "grade": "GPST1",
    "stage": "3",
    "specialty": "General practice",
}


@pytest.fixture
def go(sign_in):
    """Post a page of somebody's sign-up: ``go(part, "you", YOU)``."""
    browsers = {}

    def post(part, slug, answers=None):
        if part.person_id not in browsers:
            browsers[part.person_id] = sign_in(part.person)
        return browsers[part.person_id].post(
            f"/programmes/part/{part.public_id}/{slug}/", answers or {}
        )

    return post


def test_a_mentee_gets_from_the_first_page_to_the_last(mentee, signing_up, transition, go):
    transition.approval_needed = False
    transition.save()
    part = signing_up(mentee, transition, "mentee")
    first, second = transition.topics[1], transition.topics[0]
    pages = [
        ("you", YOU),
        ("work", WORK | {"training_began_on": clock.today().isoformat()}),
        ("needs", {"first": first}),
        ("more-needs", {"others": [second]}),
        ("words", {"words_for_mentor": "The rota."}),
        ("wishes", {"other_specialty": "other", "experiences": ["exam"]}),
        ("meeting", {"meets_by": ["video"], "places": "Fife, Perth"}),
        ("supervisors", {}),
        ("not-this-person", {}),
        ("promise", {}),
        ("review", {}),
    ]
    for (slug, answers), (following, _) in zip(pages, [*pages[1:], ("done", {})], strict=True):
        assert go(part, slug, answers).url == f"/programmes/part/{part.public_id}/{following}/"

    part.refresh_from_db()
    assert part.stage == At.ACTIVE
    assert part.topics == [first, second]
    assert part.places == ["Fife", "Perth"]
    assert (part.other_specialty, part.words_for_mentor) == (True, "The rota.")
    assert people.current_affiliation(mentee, on=clock.today()).organisation.name == (
        "Royal Infirmary"
    )


def test_a_mentor_gets_from_the_first_page_to_the_last(mentor, signing_up, scheme, go):
    part = signing_up(mentor, scheme, "mentor")
    pages = [
        ("you", YOU | {"given_name": "Janet", "family_name": "Ross"}),
        ("work", WORK),
        ("offers", {"topics": scheme.topics[:2], "experiences": ["exam"]}),
        ("portrait", {"portrait": "I failed my first exam."}),
        ("meeting", {"meets_by": ["video", "in_person"], "places": "Fife"}),
        ("places", {"capacity": "3", "free_from": ""}),
        ("not-this-person", {}),
        ("promise", {}),
        ("review", {}),
    ]
    for (slug, answers), (following, _) in zip(pages, [*pages[1:], ("done", {})], strict=True):
        assert go(part, slug, answers).url == f"/programmes/part/{part.public_id}/{following}/"

    part.refresh_from_db()
    assert part.stage == At.APPLIED
    assert (part.capacity, part.portrait_confirmed) == (3, True)


def test_a_corrected_place_of_work_takes_the_place_of_what_a_file_said(
    mentee, signing_up, scheme, organisation, go
):
    wrong = people_actions.affiliate(
        person=mentee, by=mentee, organisation=organisation, starts_on=date(2025, 8, 1)
    )
    part = signing_up(mentee, scheme, "mentee")

    go(part, "work", WORK)

    place = people.affiliations_of(mentee).get()
    assert place.organisation.name == "Royal Infirmary"
    assert (place.starts_on, place.pk == wrong.pk) == (date(2025, 8, 1), False)


def test_the_last_page_is_for_the_sign_up(mentee, takes_part, scheme, sign_in):
    part = takes_part(mentee, scheme, "mentee")

    response = sign_in(mentee).get(f"/programmes/part/{part.public_id}/review/")

    assert response.url == f"/programmes/part/{part.public_id}/"


def test_every_page_is_kept_at_once_and_coming_back_goes_on(
    mentee, signing_up, transition, go, sign_in
):
    part = signing_up(mentee, transition, "mentee")
    go(part, "you", YOU)
    go(part, "work", WORK | {"training_began_on": clock.today().isoformat()})

    later = sign_in(mentee).get(f"/programmes/part/{part.public_id}/sign-up/")

    assert later.url == f"/programmes/part/{part.public_id}/needs/"
    page = sign_in(mentee).get(f"/programmes/part/{part.public_id}/you/").content.decode()
    assert 'value="Osei"' in page


def test_going_back_to_an_earlier_page_loses_no_step(mentee, signing_up, transition, go):
    part = signing_up(mentee, transition, "mentee")
    for slug, answers in (("you", YOU), ("needs", {"first": transition.topics[0]}), ("you", YOU)):
        go(part, slug, answers)

    part.refresh_from_db()
    assert part.step == 3


def test_what_a_file_said_is_prefilled_and_not_confirmed(mentor, maker, scheme, sign_in):
    part = actions.invite(programme=scheme, person=mentor, role="mentor", by=maker)
    part.portrait = "From the file."
    part.save()
    actions.begin_sign_up(programme=scheme, person=mentor, role="mentor")

    page = sign_in(mentor).get(f"/programmes/part/{part.public_id}/portrait/").content.decode()

    assert "From the file." in page
    part.refresh_from_db()
    assert not part.portrait_confirmed


def test_nothing_typed_is_lost_when_a_page_is_refused(mentee, signing_up, transition, go):
    part = signing_up(mentee, transition, "mentee")

    response = go(part, "you", YOU | {"family_name": "", "given_name": "Typed"})

    assert response.status_code == 200
    assert 'value="Typed"' in response.content.decode()


@pytest.mark.parametrize(
    ("role", "slug", "sentence"),
    [
        ("mentee", "words", "Seen by you and a mentor you ask."),
        ("mentee", "wishes", "Seen by you and the matching, which shows it to nobody."),
        ("mentor", "portrait", "Seen by you and people in this programme who look for a mentor."),
        ("mentor", "places", "Seen by you and the coordinators of this programme."),
    ],
)
def test_beside_a_field_stands_who_sees_it(
    person, signing_up, scheme, sign_in, role, slug, sentence
):
    somebody = person("Dr", "Nia", "Evans")
    part = signing_up(somebody, scheme, role)

    page = sign_in(somebody).get(f"/programmes/part/{part.public_id}/{slug}/").content.decode()

    assert sentence in page


def test_whoever_is_too_far_on_is_told_the_day_at_once(mentee, signing_up, transition, go, sign_in):
    part = signing_up(mentee, transition, "mentee")
    began = clock.today() - timedelta(days=700)

    response = go(part, "work", WORK | {"training_began_on": began.isoformat()})

    assert response.url == f"/programmes/part/{part.public_id}/too-late/"
    page = sign_in(mentee).get(response.url).content.decode()
    part.refresh_from_db()
    assert str(queries.eligible_until(part).year) in page
    assert "says nothing about you" in page


def test_a_programme_without_a_window_does_not_ask_when_training_began(
    mentee, signing_up, scheme, sign_in
):
    part = signing_up(mentee, scheme, "mentee")

    page = sign_in(mentee).get(f"/programmes/part/{part.public_id}/work/").content.decode()

    assert "training_began_on" not in page


def test_protected_things_from_a_file_are_confirmed_or_removed_one_by_one(
    mentee, signing_up, scheme, sign_in
):
    true = Characteristic.objects.create(person=mentee, value="Christian")
    false = Characteristic.objects.create(person=mentee, value="Buddhist")
    part = signing_up(mentee, scheme, "mentee")
    browser, page = sign_in(mentee), f"/programmes/part/{part.public_id}/about-me/"
    assert "Buddhist" in browser.get(page).content.decode()

    assert browser.post(f"{page}{true.pk}/", {"answer": "yes"}).url == page
    onward = browser.post(f"{page}{false.pk}/", {"answer": "no"}).url

    assert onward == f"/programmes/part/{part.public_id}/supervisors/"
    assert [one.value for one in people.characteristics_of(mentee)] == ["Christian"]
    assert people.characteristics_of(mentee).get().confirmed_at


def test_somebody_elses_characteristic_is_not_touched(
    mentee, stranger, signing_up, scheme, sign_in
):
    theirs = Characteristic.objects.create(person=stranger, value="Christian")
    part = signing_up(mentee, scheme, "mentee")

    sign_in(mentee).post(
        f"/programmes/part/{part.public_id}/about-me/{theirs.pk}/", {"answer": "no"}
    )

    theirs.refresh_from_db()
    assert theirs.confirmed_at is None


def test_the_promise_shows_its_limits_and_is_accepted_with_its_button(
    mentee, signing_up, scheme, go, sign_in
):
    part = signing_up(mentee, scheme, "mentee")
    page = sign_in(mentee).get(f"/programmes/part/{part.public_id}/promise/").content.decode()
    assert "if patients are at risk" in page
    assert not queries.has_accepted(part)

    go(part, "promise")

    assert queries.has_accepted(part)


def test_the_last_page_says_what_is_missing(mentee, signing_up, scheme, sign_in):
    part = signing_up(mentee, scheme, "mentee")

    page = sign_in(mentee).get(f"/programmes/part/{part.public_id}/review/").content.decode()

    assert "Please say what you would like help with." in page
    assert "Please read and accept the promise" in page


def test_a_changed_answer_after_the_sign_up_returns_to_ones_own_page(
    mentor, takes_part, scheme, go
):
    part = takes_part(mentor, scheme, "mentor", portrait="Old.", portrait_confirmed=True)

    response = go(part, "portrait", {"portrait": "New."})

    part.refresh_from_db()
    assert response.url == f"/programmes/part/{part.public_id}/"
    assert (part.portrait, part.portrait_confirmed, part.step) == ("New.", True, 0)


def test_whoever_came_by_a_button_is_offered_a_password_at_the_end(
    mentee, answered, scheme, go, sign_in
):
    part = answered(mentee, scheme, "mentee")

    page = sign_in(mentee).get(go(part, "review").url).content.decode()

    assert "Choose a password" in page


def test_a_page_that_is_not_there_is_not_there(mentee, signing_up, scheme, sign_in):
    part = signing_up(mentee, scheme, "mentee")

    assert sign_in(mentee).get(f"/programmes/part/{part.public_id}/places/").status_code == 404


@pytest.mark.parametrize(
    ("country", "likely"),
    [
        ("gb-sct", "gd"),
        ("gb-wls", "cy"),
        ("se", "sv"),
        ("no", "no"),
        ("nl", "nl"),
        ("gb-eng", "ur"),
    ],
)
def test_languages_likely_in_the_programmes_country_stand_there_at_once(
    mentee, signing_up, transition, sign_in, country, likely
):
    transition.country = country
    transition.save()
    part = signing_up(mentee, transition, "mentee")

    page = sign_in(mentee).get(f"/programmes/part/{part.public_id}/you/").content.decode()

    at_once = page.partition('<details class="more-chips"')[0]
    assert f'name="languages" value="{likely}"' in at_once
    assert at_once.count('name="languages"') <= 7
    assert page.count('name="languages"') == 37
