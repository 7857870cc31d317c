"""Buttons in mails: asked about by a page, done by its button, once, without signing in."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from tests.fixtures_meetings import in_days
from tests.fixtures_relationships import words_of

from kollega.domains.meetings import actions as meetings
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.relationships import actions
from kollega.foundation import clock, maillinks
from kollega.foundation.models import MailLink, OutgoingMail
from kollega.web.bymail.register import DEEDS


@pytest.fixture
def button():
    """The address of a fresh button."""

    def make(deed, person, subject):
        secret = maillinks.issue(deed=deed, person_id=person.pk, subject_id=subject.pk)
        return f"/by-mail/{secret}/"

    return make


@pytest.fixture
def over(agreed):
    clock.move_forward(days=11)
    return agreed


def buttons_in_the_last_mail(person):
    letter = OutgoingMail.objects.filter(to=person.email).latest("pk")
    return [urlsplit(link).path for link in re.findall(r"http\S+/by-mail/\S+", letter.text)]


def test_a_time_is_taken_from_the_mail_itself(proposed, client, mentee):
    first, _second, _others = buttons_in_the_last_mail(mentee)
    question = client.get(first).content.decode()
    answer = client.post(first).content.decode()

    proposed.refresh_from_db()
    assert "Meet Dr Janet Ross on" in question
    assert "None" not in question  # nothing to tick is nothing to read
    assert "Agreed: " in answer
    assert proposed.stage == Stage.AGREED
    assert proposed.starts_at == in_days(10)


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_s_visit_does_nothing(proposed, client, mentee, method):
    for address in buttons_in_the_last_mail(mentee) * 3:
        getattr(client, method)(address)

    proposed.refresh_from_db()
    assert proposed.stage == Stage.PROPOSED
    assert MailLink.objects.filter(used_at__isnull=False).count() == 0


def test_a_button_is_good_once(proposed, client, mentee):
    first, *_rest = buttons_in_the_last_mail(mentee)
    client.post(first)

    again = client.post(first)

    assert again.status_code == 410
    assert "has already been used or has expired" in again.content.decode()


def test_a_button_that_ran_out_leads_to_a_calm_page(proposed, client, mentee):
    MailLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    first, *_rest = buttons_in_the_last_mail(mentee)

    for answer in (client.get(first), client.post(first)):
        assert answer.status_code == 410
        assert "Please sign in to continue." in answer.content.decode()


def test_a_button_that_never_was_reads_like_one_that_ran_out(proposed, client, mentee):
    first, *_rest = buttons_in_the_last_mail(mentee)
    client.post(first)

    used, never = client.get(first), client.get("/by-mail/" + "A" * 43 + "/")

    assert (used.status_code, words_of(used)) == (never.status_code, words_of(never))


def test_a_moved_clock_does_not_shorten_a_button_s_life(proposed, client, mentee):
    first, *_rest = buttons_in_the_last_mail(mentee)
    clock.move_forward(days=9)

    assert client.get(first).status_code == 200


def test_a_button_needs_the_page_s_own_token(proposed, mentee):
    strict = Client(enforce_csrf_checks=True)
    first, *_rest = buttons_in_the_last_mail(mentee)
    strict.get(first)

    bare = strict.post(first)
    token = strict.cookies["csrftoken"].value
    with_token = strict.post(first, {"csrfmiddlewaretoken": token})

    assert (bare.status_code, with_token.status_code) == (403, 200)


def test_the_page_is_kept_by_nobody_and_tells_other_sites_nothing(proposed, client, mentee):
    first, *_rest = buttons_in_the_last_mail(mentee)

    answer = client.get(first)

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_when_the_deed_is_refused_the_button_is_not_used_up(proposed, client, mentee, mentor):
    first, *_rest = buttons_in_the_last_mail(mentee)
    actions.pause(relationship=proposed.relationship, by=mentor)

    refused = client.post(first)
    actions.resume(relationship=proposed.relationship, by=mentor)
    done = client.post(first)

    assert (refused.status_code, done.status_code) == (410, 200)
    assert "pausing" in refused.content.decode()


def test_a_time_somebody_took_already_is_no_longer_on_offer(proposed, client, mentee):
    first, second, _others = buttons_in_the_last_mail(mentee)
    client.post(first)

    late = client.get(second)

    assert late.status_code == 410
    assert "no longer on offer" in late.content.decode()


def test_other_times_are_ticked_and_proposed_from_the_mail(agreed, client, mentor):
    (others,) = buttons_in_the_last_mail(mentor)
    page = client.get(others)
    choices = re.findall(r'name="choice" value="([^"]+)"', page.content.decode())
    client.post(others, {"choice": choices[:2]})

    agreed.refresh_from_db()
    assert len(choices) == 5
    assert agreed.stage == Stage.PROPOSED
    assert agreed.proposed_by == mentor
    assert [option.starts_at.isoformat() for option in agreed.options.order_by("starts_at")] == (
        choices[:2]
    )


def test_without_a_tick_nothing_is_moved_and_the_button_stays_good(agreed, client, mentor):
    (others,) = buttons_in_the_last_mail(mentor)

    answer = client.post(others)

    agreed.refresh_from_db()
    assert "tick at least one" in answer.content.decode()
    assert agreed.stage == Stage.AGREED
    assert client.get(others).status_code == 200


def test_only_times_that_were_shown_can_be_ticked(agreed, client, mentor):
    (others,) = buttons_in_the_last_mail(mentor)

    client.post(others, {"choice": [in_days(99).isoformat()]})

    agreed.refresh_from_db()
    assert agreed.stage == Stage.AGREED


def test_the_times_shown_lie_ahead_even_long_after_the_session(over, client, mentor):
    clock.move_forward(days=40)
    (others,) = buttons_in_the_last_mail(mentor)

    choices = re.findall(r'name="choice" value="([^"]+)"', client.get(others).content.decode())

    assert len(choices) == 5
    assert all(choice > clock.now().isoformat() for choice in choices)


def test_we_met_is_noted_from_the_mail(over, client, mentee):
    meetings.ask_whether_held()
    met, _not_met = buttons_in_the_last_mail(mentee)
    question = client.get(met).content.decode()
    client.post(met)

    over.refresh_from_db()
    assert "We met, 60 minutes" in question
    assert (over.stage, over.held_minutes) == (Stage.HELD, 60)


def test_both_may_say_that_they_met(over, client, mentor, mentee):
    meetings.ask_whether_held()

    answers = [
        client.post(buttons_in_the_last_mail(person)[0]).status_code for person in (mentor, mentee)
    ]

    over.relationship.refresh_from_db()
    assert answers == [200, 200]
    assert over.relationship.sessions_held == 1


def test_that_it_did_not_take_place_is_noted_from_the_mail(over, client, mentee):
    meetings.ask_whether_held()
    _met, not_met = buttons_in_the_last_mail(mentee)
    client.get(not_met)
    client.post(not_met)

    over.refresh_from_db()
    assert over.stage == Stage.NOT_HELD


def test_we_are_fine_is_said_from_the_mail(pair, client, mentee):
    clock.move_forward(days=pair.programme.silence_days + 1)
    actions.nudge_silent()
    (fine,) = buttons_in_the_last_mail(mentee)
    question = client.get(fine).content.decode()
    client.post(fine)

    pair.refresh_from_db()
    assert "We are fine, no need to ask" in question
    assert pair.nudges_stopped


def test_another_mentor_is_looked_for_from_the_mail(pair, client, mentee, button):
    address = button("rematch", mentee, pair)
    question = client.get(address).content.decode()
    client.post(address)

    pair.refresh_from_db()
    assert "Look for another mentor?" in question
    assert (pair.stage, pair.rematch_asked_at is not None) == ("ended", True)


@pytest.mark.parametrize(
    "deed", ["accept_time", "other_times", "we_met", "not_held", "we_are_fine", "rematch"]
)
def test_a_button_in_a_stranger_s_hands_is_the_person_s_it_was_made_for(
    proposed, client, stranger, button, deed
):
    """Issued for somebody outside the pair, it can do nothing: the action asks who acts."""
    subjects = {"accept_time": proposed.options.first()}
    pairs = ("we_are_fine", "rematch")
    subject = proposed.relationship if deed in pairs else subjects.get(deed, proposed)

    address = button(deed, stranger, subject)

    assert client.get(address).status_code == 410
    assert client.post(address, {"choice": in_days(3).isoformat()}).status_code == 410


def test_a_deed_that_no_longer_exists_leads_to_a_calm_page(pair, client, mentee, button):
    address = button("fly_to_the_moon", mentee, pair)

    assert client.get(address).status_code == 410
    assert client.post(address).status_code == 410


def test_what_the_button_was_about_may_be_gone(client, mentee):
    secret = maillinks.issue(deed="we_met", person_id=mentee.pk, subject_id=0)

    assert client.get(f"/by-mail/{secret}/").status_code == 410


def test_every_deed_that_mails_of_pairs_and_sessions_offer_is_registered(
    over, pair, proposed, mentor
):
    meetings.ask_whether_held()
    clock.move_forward(days=pair.programme.silence_days + 60)
    actions.nudge_silent()
    pair.broken_on = None

    assert set(MailLink.objects.values_list("deed", flat=True)) <= set(DEEDS)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(pair, client, mentee, button, method):
    assert getattr(client, method)(button("we_are_fine", mentee, pair)).status_code == 405
