"""Another email address: the new mailbox answers, the old one is told, nobody learns who is known."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kollega.domains.people import actions as people
from kollega.domains.people.models import NewAddress
from kollega.foundation.models import AuditEntry, MailLink, OutgoingMail
from kollega.jobs.sweeps import SWEEPS
from tests.fixtures_relationships import words_of

PASSWORD = "a quiet evening by the fire"
NEW = "amara.osei@new.example.org"
PAGE = "/account/email/"


@pytest.fixture(autouse=True)
def _no_tries_counted_before(db):
    cache.clear()


@pytest.fixture
def account(mentee):
    account = people.open_account(person=mentee, password=PASSWORD)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


@pytest.fixture
def old(account):
    return account.email


def sign_in(email):
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return client


@pytest.fixture
def client(account):
    """Signed in, and proved once more a moment ago."""
    client = sign_in(account.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def button(to, saying):
    """The address of a button in the newest email to somebody that has one, as a path."""
    letter = OutgoingMail.objects.filter(to=to, text__contains=saying).latest("pk")
    return urlsplit(re.search(r"http\S+/by-mail/\S+", letter.text)[0]).path


def is_in(client):
    return "_auth_user_id" in client.session


def test_a_stranger_is_sent_to_sign_in(db):
    assert Client().get(PAGE).headers["Location"].endswith("?next=/account/email/")


def test_the_password_is_asked_for_once_more_and_leads_back(account):
    client = sign_in(account.email)

    asked = client.get(PAGE)
    client.post(PAGE, {"email": NEW})
    answer = client.post(
        asked.headers["Location"], {"password": PASSWORD, "next": PAGE}, follow=False
    )

    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert answer.headers["Location"] == PAGE
    assert NewAddress.objects.filter(email=NEW).count() == 1


def test_a_wrong_password_leaves_the_door_shut(account):
    client = sign_in(account.email)

    client.post(reverse("account_reauthenticate"), {"password": "not this one", "next": PAGE})
    client.post(PAGE, {"email": NEW})

    assert not NewAddress.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_nothing_changes_before_the_button_is_pressed(client, account, old):
    page = client.post(PAGE, {"email": NEW}, follow=True)

    Client().get(button(NEW, "Use this address"))

    account.refresh_from_db()
    assert f"We wrote to {NEW}" in words_of(page)
    assert (account.email, account.person.email) == (old, old)


def test_the_button_moves_person_account_and_way_in_at_once(client, account, old):
    client.post(PAGE, {"email": NEW})

    asked = Client().get(button(NEW, "Use this address"))
    done = Client().post(button(NEW, "Use this address"))

    account.refresh_from_db()
    account.person.refresh_from_db()
    ways_in = list(EmailAddress.objects.values_list("user", "email", "verified", "primary"))
    assert f"Use {NEW} from now on?" in words_of(asked)
    assert f"From now on you sign in with {NEW}." in words_of(done)
    assert (account.email, account.person.email) == (NEW, NEW)
    assert ways_in == [(account.pk, NEW, True, True)]
    assert (is_in(sign_in(NEW)), is_in(sign_in(old))) == (True, False)


def test_the_button_is_good_once(client, account):
    client.post(PAGE, {"email": NEW})
    there = button(NEW, "Use this address")
    Client().post(there)

    again = Client().post(there)

    assert again.status_code == 410
    assert "already been used or has expired" in words_of(again)


def test_the_button_is_good_for_a_day_of_real_time(client, account, old):
    client.post(PAGE, {"email": NEW})
    MailLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = Client().post(button(NEW, "Use this address"))

    account.refresh_from_db()
    assert (answer.status_code, account.email) == (410, old)


def test_a_wish_older_than_a_day_is_neither_shown_nor_granted_nor_kept(client, account, old):
    client.post(PAGE, {"email": NEW})
    NewAddress.objects.update(asked_at=timezone.now() - timedelta(hours=24, seconds=1))

    answer = Client().post(button(NEW, "Use this address"))
    page = client.get(PAGE)
    people.forget_unanswered_addresses()

    account.refresh_from_db()
    assert (answer.status_code, account.email) == (410, old)
    assert NEW not in words_of(page)
    assert not NewAddress.objects.exists()


def test_a_fresh_wish_outlives_the_sweep(client):
    client.post(PAGE, {"email": NEW})

    people.forget_unanswered_addresses()

    assert people.forget_unanswered_addresses in SWEEPS
    assert NewAddress.objects.count() == 1


def test_a_second_wish_replaces_the_first(client, account, old):
    client.post(PAGE, {"email": "typo@new.example.org"})
    client.post(PAGE, {"email": NEW})

    answer = Client().post(button("typo@new.example.org", "Use this address"))

    account.refresh_from_db()
    assert (answer.status_code, account.email) == (410, old)
    assert "another address was chosen since" in words_of(answer)
    assert Client().post(button(NEW, "Use this address")).status_code == 200


def test_the_old_mailbox_can_stop_it(client, account, old):
    client.post(PAGE, {"email": NEW})
    there = button(old, "stop it here")

    asked, done = Client().get(there), Client().post(there)

    account.refresh_from_db()
    assert "Keep the address as it is?" in words_of(asked)
    assert "choose a new password now" in words_of(done)
    assert Client().post(button(NEW, "Use this address")).status_code == 410
    assert account.email == old


def test_the_person_can_take_it_back_on_the_page(client, account, old):
    client.post(PAGE, {"email": NEW})

    page = client.post(reverse("my-address-stay"), follow=True)

    assert NEW not in words_of(page)
    assert Client().post(button(NEW, "Use this address")).status_code == 410
    assert Client().get(button(old, "stop it here")).status_code == 410


def test_the_old_mailbox_is_told_what_happened_and_what_to_do(client, old):
    client.post(PAGE, {"email": NEW})
    Client().post(button(NEW, "Use this address"))

    before, after = OutgoingMail.objects.filter(to=old).order_by("pk")

    assert "If it was not you, stop it here" in before.text
    assert "If it was not you, tell the coordinators" in after.text
    assert NEW not in before.text + after.text


def test_no_subject_says_anything_over_a_shoulder(client, old):
    client.post(PAGE, {"email": NEW})
    Client().post(button(NEW, "Use this address"))

    assert set(OutgoingMail.objects.values_list("to", "subject")) == {
        (NEW, "The link you asked for"),
        (old, "About your address here"),
        (old, "Your address was changed"),
    }


def test_buttons_and_password_links_in_the_old_mailbox_stop_working(client, account, old):
    Client().post(reverse("account_reset_password"), {"email": old})
    letter = OutgoingMail.objects.get(to=old, subject="A new password")
    link = re.search(r"https?://[^/]+(/\S+)", letter.text)[1]
    client.post(PAGE, {"email": NEW})
    Client().post(button(NEW, "Use this address"))

    form = Client().get(link, follow=True)

    assert "used already, or is too old" in words_of(form)
    assert not MailLink.objects.filter(person_id=account.person_id, used_at=None).exists()


def test_buttons_of_other_people_stay_good(client, mentor):
    from kollega.foundation import maillinks

    secret = maillinks.issue(deed="x", person_id=mentor.pk, subject_id=1)
    client.post(PAGE, {"email": NEW})

    Client().post(button(NEW, "Use this address"))

    assert maillinks.read(secret)


class TestAnAddressThatIsKnown:
    """Whoever asks sees no difference; whoever owns it reads of it."""

    def test_the_page_reads_as_for_any_other(self, client, mentor):
        known = client.post(PAGE, {"email": mentor.email.upper()}, follow=True)
        unknown = client.post(PAGE, {"email": NEW}, follow=True)

        assert words_of(known).replace(mentor.email.upper(), "") == words_of(unknown).replace(
            NEW, ""
        )

    def test_somebody_who_is_only_named_as_a_supervisor_hears_nothing(self, client, supervisor):
        page = client.post(PAGE, {"email": supervisor.email}, follow=True)

        assert f"We wrote to {supervisor.email}" in words_of(page)
        assert not OutgoingMail.objects.filter(to=supervisor.email).exists()

    def test_its_owner_is_told_and_gets_no_button(self, client, mentor, old):
        people.open_account(person=mentor)

        client.post(PAGE, {"email": mentor.email})

        letter = OutgoingMail.objects.get(to=mentor.email)

        assert "by-mail" not in letter.text
        assert "nothing was changed" in letter.text
        assert "Amara" not in letter.text
        assert old not in letter.text

    def test_somebody_who_came_in_the_meantime_keeps_it(self, client, account, old, person):
        client.post(PAGE, {"email": NEW})
        person("Dr", "Other", "Osei", email=NEW)

        answer = Client().post(button(NEW, "Use this address"))

        account.refresh_from_db()
        account.person.refresh_from_db()
        assert answer.status_code == 410
        assert (account.email, account.person.email) == (old, old)
        assert EmailAddress.objects.get().email == old


def test_the_present_address_is_no_other(client, old):
    page = client.post(PAGE, {"email": old.upper()})

    assert "This is already your address." in words_of(page)
    assert not OutgoingMail.objects.exists()


def test_wishes_are_counted(client):
    for at in range(5):
        client.post(PAGE, {"email": f"number{at}@example.org"})

    client.post(PAGE, {"email": "number5@example.org"})

    assert not OutgoingMail.objects.filter(to="number5@example.org").exists()
    assert OutgoingMail.objects.filter(to="number4@example.org").exists()


def test_the_record_says_what_was_done_and_names_no_address(client, account):
    client.post(PAGE, {"email": NEW})
    client.post(reverse("my-address-stay"))
    client.post(PAGE, {"email": NEW})
    Client().post(button(NEW, "Use this address"))

    entries = list(AuditEntry.objects.filter(subject="people.person").order_by("pk").values())

    assert [entry["deed"] for entry in entries] == [
        "address_change_asked",
        "address_change_taken_back",
        "address_change_asked",
        "address_changed",
    ]
    assert {entry["actor_id"] for entry in entries} == {account.person_id}
    assert "@" not in str(entries)


def test_nobody_asks_for_somebody_else(mentee, mentor):
    from kollega.foundation.errors import NotAllowed

    for deed, more in (
        (people.ask_for_address, {"email": NEW}),
        (people.use_address, {"asked_key": 1}),
        (people.take_back_address, {}),
    ):
        with pytest.raises(NotAllowed):
            deed(person=mentee, by=mentor, **more)
