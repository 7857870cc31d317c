"""The buttons of an invitation."""

import pytest
from django.test import Client

from kollega.domains.people import actions as people
from kollega.domains.people.models import Account
from kollega.domains.programmes import actions
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.foundation import mail


@pytest.fixture
def invited(mentee, maker, transition):
    return actions.invite(programme=transition, person=mentee, role="mentee", by=maker)


def test_the_mail_is_neutral_from_outside_and_has_two_buttons(invited, mentee, buttons_of):
    letter = mail.outbox().get(to=mentee.email)
    begin, decline = buttons_of(mentee)

    assert letter.subject == "An invitation for you"
    assert decline.endswith("/no/")
    assert begin != decline.removesuffix("no/")


def test_looking_at_the_page_does_nothing(invited, mentee, buttons_of):
    begin, decline = buttons_of(mentee)
    browser = Client()

    for address in (begin, decline, begin, decline):
        assert browser.get(address).status_code == 200
        assert browser.head(address).status_code == 200

    invited.refresh_from_db()
    assert invited.stage == At.INVITED
    assert not Account.objects.filter(person=mentee).exists()
    assert "_auth_user_id" not in browser.session


def test_the_button_opens_an_account_signs_in_and_begins(invited, mentee, buttons_of):
    begin, _decline = buttons_of(mentee)
    browser = Client()

    response = browser.post(begin)

    invited.refresh_from_db()
    assert invited.stage == At.SIGNING_UP
    assert response.url == f"/programmes/part/{invited.public_id}/sign-up/"
    assert browser.get(response.url).status_code == 302
    assert not Account.objects.get(person=mentee).has_usable_password()


def test_the_button_works_once(invited, mentee, buttons_of):
    begin, _decline = buttons_of(mentee)
    Client().post(begin)
    somebody = Client()

    assert somebody.post(begin).status_code == 409
    assert "_auth_user_id" not in somebody.session


def test_whoever_has_a_password_signs_in_with_it(invited, mentee, buttons_of):
    begin, _decline = buttons_of(mentee)
    people.open_account(person=mentee, password="four words in a row")
    browser = Client()

    response = browser.post(begin)

    assert response.url == f"/account/login/?next={begin}"
    assert "_auth_user_id" not in browser.session
    invited.refresh_from_db()
    assert invited.stage == At.INVITED


def test_whoever_is_signed_in_already_just_begins(invited, mentee, buttons_of, sign_in):
    begin, _decline = buttons_of(mentee)
    account = people.open_account(person=mentee, password="four words in a row")
    mentee.account = account

    response = sign_in(mentee).post(begin)

    assert response.url == f"/programmes/part/{invited.public_id}/sign-up/"


def test_a_closed_account_is_not_opened_by_a_button(invited, mentee, buttons_of):
    begin, _decline = buttons_of(mentee)
    account = people.open_account(person=mentee)
    account.is_active = False
    account.save()
    browser = Client()

    browser.post(begin)

    assert "_auth_user_id" not in browser.session


def test_somebody_else_who_is_signed_in_is_told_to_sign_out(
    invited, mentee, stranger, buttons_of, sign_in
):
    begin, _decline = buttons_of(mentee)

    response = sign_in(stranger).post(begin)

    assert "signed in as somebody else" in response.content.decode()
    invited.refresh_from_db()
    assert invited.stage == At.INVITED


def test_declining_takes_one_press_and_tells_nobody(invited, mentee, maker, buttons_of):
    _begin, decline = buttons_of(mentee)

    response = Client().post(decline)

    invited.refresh_from_db()
    assert invited.stage == At.DECLINED
    assert "Thank you" in response.content.decode()
    assert mail.outbox().exclude(to=mentee.email).count() == 0


def test_one_can_come_back_with_the_first_button(invited, mentee, buttons_of):
    begin, decline = buttons_of(mentee)
    Client().post(decline)

    Client().post(begin)

    invited.refresh_from_db()
    assert invited.stage == At.SIGNING_UP


def test_the_button_that_declines_does_not_begin(invited, mentee, buttons_of):
    _begin, decline = buttons_of(mentee)

    assert Client().post(decline.removesuffix("no/")).status_code == 409

    invited.refresh_from_db()
    assert invited.stage == At.INVITED


def test_the_page_of_the_first_button_declines_too_and_the_button_stays_good(
    invited, mentee, buttons_of
):
    begin, _decline = buttons_of(mentee)

    Client().post(f"{begin}no/")
    invited.refresh_from_db()
    assert invited.stage == At.DECLINED

    Client().post(begin)
    invited.refresh_from_db()
    assert invited.stage == At.SIGNING_UP


def test_a_guessed_button_leads_nowhere(db):
    assert Client().get("/programmes/invitation/guessed/").status_code == 409


def test_the_page_is_kept_by_no_cache(invited, mentee, buttons_of):
    begin, _decline = buttons_of(mentee)

    assert "no-store" in Client().get(begin)["Cache-Control"]


def test_nothing_an_invited_person_would_show_is_in_a_coordinators_list(
    invited, mentee, maker, sign_in, transition
):
    invited.words_for_mentor = "A word from the file"
    invited.save()

    page = sign_in(maker).get(f"/programmes/{transition.public_id}/people/").content.decode()

    assert "Osei" in page
    assert "A word from the file" not in page
