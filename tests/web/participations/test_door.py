"""A programme's open door: a mail, a button, and nothing written down before it is pressed."""

import base64
import re

import pytest
from django.test import Client

from kollega.domains.people import actions as people
from kollega.domains.people.models import Account, Person
from kollega.domains.programmes import queries
from kollega.domains.programmes.lifecycle import ParticipationStage as At
from kollega.domains.programmes.models import Participation
from kollega.foundation import mail
from kollega.foundation.errors import NotPossible
from kollega.web.participations import buttons
from kollega.web.people import limits

SAID = {
    "role": "mentee",
    "given_name": "Nia",
    "family_name": "Evans",
    "email": "nia.evans@example.org",
}


@pytest.fixture
def page(scheme):
    scheme.way_in = "apply"
    scheme.save()
    return f"/programmes/join/{scheme.public_id}/"


@pytest.fixture
def button(page, person, buttons_of):
    """Path of the button in the mail that Nia asked for."""
    Client().post(page, SAID)
    (path,) = buttons_of(Person(email=SAID["email"]))
    return path


def test_a_stranger_reads_what_it_is(page, scheme):
    text = Client().get(page).content.decode()

    assert scheme.name in text
    assert "Send me the link" in text


def test_nothing_is_written_down_before_the_button_is_pressed(button):
    Client().get(button)

    assert not Person.objects.filter(given_name="Nia").exists()
    assert not Participation.objects.exists()


def test_the_button_writes_somebody_down_signs_them_in_and_begins(button, scheme):
    browser = Client()

    response = browser.post(button)

    part = Participation.objects.get()
    assert (part.person.name, part.role, part.stage) == ("Nia Evans", "mentee", At.SIGNING_UP)
    assert response.url == f"/programmes/part/{part.public_id}/sign-up/"
    assert "_auth_user_id" in browser.session


def test_the_button_pressed_twice_goes_on_with_the_same_sign_up(button):
    browser = Client()
    browser.post(button)
    browser.post(button)

    assert Participation.objects.count() == 1
    assert Account.objects.filter(email=SAID["email"]).count() == 1


def test_the_button_lets_nobody_in_a_second_time(button, monkeypatch):
    Client().post(button)
    monkeypatch.setattr(buttons, "TWICE_WITHIN", -1)
    later = Client()

    response = later.post(button)

    assert response.status_code == 409
    assert "_auth_user_id" not in later.session


def test_whoever_came_in_by_the_button_can_press_it_again(button, monkeypatch):
    browser = Client()
    browser.post(button)
    monkeypatch.setattr(buttons, "TWICE_WITHIN", -1)

    assert browser.post(button).status_code == 302


def test_the_address_of_the_button_tells_nothing_of_whose_it_is(button):
    token = button.split("/")[-2]
    readable = b"".join(
        base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in token.split(":")
    )

    for said in SAID.values():
        assert said.encode() not in readable


def test_the_mail_repeats_nothing_that_a_stranger_typed(page, scheme):
    Client().post(page, SAID | {"given_name": "You won at https://example.net"})

    assert "example.net" not in mail.outbox().get().text


def test_whoever_has_a_password_is_not_let_in_by_a_button(button, scheme):
    somebody = people.add_person(given_name="Nia", family_name="Evans", email=SAID["email"])
    people.open_account(person=somebody, password="four words in a row")
    browser = Client()

    response = browser.post(button)

    assert response.url.startswith("/account/login/?next=/programmes/join/")
    assert "_auth_user_id" not in browser.session
    assert not Participation.objects.exists()


def test_whoever_is_signed_in_begins_at_once(page, mentee, sign_in, scheme):
    response = sign_in(mentee).post(page, {"role": "mentor"})

    part = queries.of_person(mentee).get()
    assert (part.role, part.stage) == ("mentor", At.SIGNING_UP)
    assert response.url == f"/programmes/part/{part.public_id}/sign-up/"
    assert not mail.outbox()


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(page, mentee):
    known = Client().post(page, SAID | {"email": mentee.email})
    unknown = Client().post(page, SAID)

    def words(response):
        return re.sub(rb"[A-Za-z0-9]{64}", b"", response.content)  # without the form's secret

    assert words(known) == words(unknown)


def test_nobody_is_flooded_with_mails(page, monkeypatch):
    monkeypatch.setattr(limits, "MAILS_TO_ONE", 1)

    statuses = [Client().post(page, SAID).status_code for _ in range(2)]

    assert statuses == [200, 409]
    assert mail.outbox().count() == 1


def test_nobody_sends_mails_to_a_hundred_addresses(page, monkeypatch):
    monkeypatch.setattr(limits, "MAILS_FROM_ONE", 1)

    statuses = [
        Client().post(page, SAID | {"email": f"n{number}@example.org"}).status_code
        for number in range(2)
    ]

    assert statuses == [200, 409]


def test_a_flood_of_counts_does_not_push_out_the_counts_that_stop_it(db, monkeypatch):
    monkeypatch.setattr(limits, "MAILS_FROM_ONE", 1)
    networks = [f"192.0.2.{number}" for number in range(20)]
    for network in networks:
        limits.count_door(network, f"{network}@example.org")

    for number in range(320):
        limits.count_door(f"198.51.100.{number}", f"n{number}@example.org")

    for network in networks:
        with pytest.raises(NotPossible):
            limits.count_door(network, f"again.{network}@example.org")


def test_who_asks_is_counted_by_the_word_of_the_last_proxy(page, monkeypatch, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(limits, "MAILS_FROM_ONE", 1)

    def asks(number, forwarded):
        said = SAID | {"email": f"n{number}@example.org"}
        return Client().post(page, said, headers={"X-Forwarded-For": forwarded}).status_code

    assert asks(1, "192.0.2.1") == 200
    assert asks(2, "192.0.2.2") == 200
    assert asks(3, "192.0.2.9, 192.0.2.2") == 409


def test_the_button_runs_out(button, monkeypatch):
    monkeypatch.setattr(buttons, "GOOD_FOR", -1)

    assert Client().post(button).status_code == 409
    assert not Participation.objects.exists()


@pytest.mark.parametrize("change", [{"way_in": "invited"}, {"stage": "closed"}])
def test_there_is_no_door_where_people_do_not_apply(page, scheme, change):
    for name, value in change.items():
        setattr(scheme, name, value)
    scheme.save()

    assert Client().get(page).status_code == 404
    assert Client().post(page, SAID).status_code == 404


def test_a_wrong_address_is_asked_again_and_nothing_typed_is_lost(page):
    response = Client().post(page, SAID | {"email": "nia.evans"})

    assert 'value="Evans"' in response.content.decode()
    assert not mail.outbox()
