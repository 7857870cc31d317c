"""A button in a mail: once, for one person, for one deed, and only by a press."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kollega.foundation import clock, maillinks
from kollega.foundation.errors import NotPossible
from kollega.foundation.models import MailLink


def issue(**more):
    return maillinks.issue(deed="accept_offer", person_id=7, subject_id=9, **more)


def test_reading_a_button_does_not_use_it_up(db):
    secret = issue()

    for _visit in range(3):
        link = maillinks.read(secret)

    assert (link.deed, link.person_id, link.subject_id) == ("accept_offer", 7, 9)


def test_a_button_works_once(db):
    secret = issue()
    maillinks.redeem(secret)

    with pytest.raises(NotPossible, match="already been used"):
        maillinks.redeem(secret)
    with pytest.raises(NotPossible, match="already been used"):
        maillinks.read(secret)


def test_a_button_runs_out(db):
    secret = issue(good_for=timedelta(seconds=-1))

    with pytest.raises(NotPossible, match="has expired"):
        maillinks.redeem(secret)


def test_running_out_goes_by_real_time_and_not_by_the_moved_clock(db):
    secret = issue(good_for=timedelta(days=2))
    clock.move_forward(days=30)

    assert maillinks.redeem(secret).used_at <= timezone.now()


@pytest.mark.parametrize("guess", ["", "x", "x" * 43, "' OR 1=1 --"])
def test_a_guess_reads_like_a_used_one(db, guess):
    issue()

    with pytest.raises(NotPossible, match="already been used or has expired"):
        maillinks.read(guess)


def test_the_table_holds_no_secret(db):
    secret = issue()

    row = MailLink.objects.values().get()
    assert secret not in str(row)


def test_a_button_is_good_for_thirty_days(db, monkeypatch):
    secret, now = issue(), timezone.now()

    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=30, seconds=-5))
    assert maillinks.read(secret)

    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=30, seconds=1))
    with pytest.raises(NotPossible):
        maillinks.read(secret)


def test_a_deed_that_failed_leaves_the_button_good(db):
    secret = issue()

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        maillinks.redeem(secret)
        raise ZeroDivisionError

    assert maillinks.redeem(secret)


def test_two_buttons_for_one_deed_are_two(db):
    first, second = issue(), issue()
    maillinks.redeem(first)

    assert maillinks.redeem(second).subject_id == 9


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_the_same_moment_it_works_once():
    secret = issue()

    def press():
        try:
            return maillinks.redeem(secret).subject_id
        except NotPossible:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            maillinks.redeem(secret)
            again = thread.submit(press)
            with pytest.raises(TimeoutError):
                again.result(timeout=0.3)

        assert again.result(timeout=5) == "refused"
