"""One's own part: to see, to change, to pause, to leave, to come back."""

from datetime import timedelta

import pytest

from kollega.domains.programmes import actions
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import clock


@pytest.fixture
def own(mentee, takes_part, scheme):
    return takes_part(mentee, scheme, "mentee", words_for_mentor="The rota.")


@pytest.fixture
def page(own):
    return f"/programmes/part/{own.public_id}/"


def stage_of(part):
    part.refresh_from_db()
    return part.stage


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        (At.INVITED, "You are invited"),
        (At.SIGNING_UP, "Your sign-up waits for you"),
        (At.APPLIED, "Your coordinator looks at it"),
        (At.ACTIVE, "You are taking part as mentee"),
        (At.PAUSED, "You pause"),
        (At.REFUSED, "Not this time"),
        (At.DECLINED, "You saw no need"),
        (At.LEFT, "You have left"),
    ],
)
def test_the_page_says_where_one_stands(own, page, mentee, sign_in, stage, sentence):
    own.stage = stage
    own.save()

    assert sentence in sign_in(mentee).get(page).content.decode()


def test_one_pauses_until_a_day_and_takes_part_again(own, page, mentee, sign_in):
    browser = sign_in(mentee)
    until = clock.today() + timedelta(days=30)

    browser.post(f"{page}pause/", {"until": until.isoformat()})
    assert (stage_of(own), own.paused_until) == (At.PAUSED, until)

    browser.post(f"{page}resume/")
    assert stage_of(own) == At.ACTIVE


def test_a_pause_into_the_past_is_asked_again(own, page, mentee, sign_in):
    response = sign_in(mentee).post(f"{page}pause/", {"until": "2001-01-01"})

    assert "still to come" in response.content.decode()
    assert stage_of(own) == At.ACTIVE


def test_leaving_asks_once_and_needs_no_reason(own, page, mentee, sign_in):
    browser = sign_in(mentee)
    assert "Nobody asks why" in browser.get(f"{page}leave/").content.decode()
    assert stage_of(own) == At.ACTIVE

    browser.post(f"{page}leave/")

    assert stage_of(own) == At.LEFT


def test_one_comes_back_to_what_one_said(own, page, mentee, sign_in):
    browser = sign_in(mentee)
    browser.post(f"{page}leave/")

    response = browser.post(f"{page}begin/")

    assert stage_of(own) == At.SIGNING_UP
    assert own.words_for_mentor == "The rota."
    assert response.url == f"{page}sign-up/"


def test_a_sign_up_is_put_aside_from_ones_own_page(mentee, signing_up, scheme, sign_in):
    part = signing_up(mentee, scheme, "mentee")

    sign_in(mentee).post(f"/programmes/part/{part.public_id}/decline/")

    assert stage_of(part) == At.DECLINED


def test_a_changed_portrait_is_shown_again_with_a_button(mentor, takes_part, scheme, sign_in):
    part = takes_part(mentor, scheme, "mentor", portrait="Old.", portrait_confirmed=True)
    actions.save_answers(participation=part, by=mentor, portrait="New.")
    browser, page = sign_in(mentor), f"/programmes/part/{part.public_id}/"
    assert "not shown yet" in browser.get(page).content.decode()

    browser.post(f"{page}show/")

    part.refresh_from_db()
    assert part.portrait_confirmed


def test_a_dialogue_is_left_for_the_whole_page_when_it_is_done(own, page, mentee, sign_in):
    response = sign_in(mentee).post(
        f"{page}pause/", {}, headers={"HX-Request": "true", "HX-Target": "dialogue-body"}
    )

    assert response.headers["HX-Redirect"] == page
