"""What the letters say: neutral on the outside, whole on the inside, with a way on."""

import re
from datetime import timedelta

import pytest

from kollega.domains.matching import actions
from kollega.domains.matching.actions import letters as written
from kollega.domains.matching.models import Offer
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import clock
from kollega.foundation.models import MailLink, OutgoingMail

SUBJECTS = {"There is something new for you", "Something is waiting for your answer"}


@pytest.fixture
def offer(joins, scheme, mentee, mentor):
    return Offer.objects.create(
        mentee=joins(mentee, scheme, "mentee", words_for_mentor="A night in March."),
        mentor=joins(mentor, scheme, "mentor"),
        asked_at=clock.now(),
        remind_at=clock.now(),
        answer_by=clock.now() + timedelta(days=7),
    )


@pytest.fixture
def introduction(offer):
    offer.by_coordinator, offer.mentee_agreed = True, False
    offer.save()
    return offer


def relationship(offer):
    return MentoringRelationship.objects.create(
        programme=offer.mentee.programme,
        mentor=offer.mentor.person,
        mentee=offer.mentee.person,
        began_on=clock.today(),
        last_sign_at=clock.now(),
    )


EVERY_LETTER = {
    "ask": lambda offer: written.ask_mentor(offer),
    "introduce": lambda offer: written.introduce(offer),
    "remind": lambda offer: written.remind(offer),
    "talk first": lambda offer: written.talk_first(offer),
    "not free": lambda offer: written.not_free(offer, next_one=None),
    "gone on": lambda offer: written.not_free(offer, next_one=offer),
    "mentee: not going on": lambda offer: written.not_going_on(
        offer.mentee.person, offer, other=offer.mentor.person
    ),
    "mentor: not going on": lambda offer: written.not_going_on(
        offer.mentor.person, offer, other=offer.mentee.person
    ),
    "mentee: they meet": lambda offer: written.they_meet(offer.mentee.person, relationship(offer)),
    "mentor: they meet": lambda offer: written.they_meet(offer.mentor.person, relationship(offer)),
}


@pytest.mark.parametrize("letter", EVERY_LETTER)
def test_subjects_can_be_read_over_a_shoulder(offer, letter):
    EVERY_LETTER[letter](offer)

    mails = OutgoingMail.objects.all()
    assert mails
    for mail in mails:
        assert mail.subject in SUBJECTS
        assert not re.search(r"mentor|Osei|Ross|Eastshire", mail.subject)


@pytest.mark.parametrize("letter", EVERY_LETTER)
def test_no_letter_holds_what_the_mentee_wrote(offer, letter):
    EVERY_LETTER[letter](offer)

    assert not OutgoingMail.objects.filter(text__contains="A night in March").exists()


@pytest.mark.parametrize("letter", EVERY_LETTER)
def test_every_letter_greets_and_leaves_no_gap(offer, letter):
    EVERY_LETTER[letter](offer)

    for mail in OutgoingMail.objects.all():
        assert re.match(r"Dear (Amara|Janet),\n\n", mail.text)
        assert not re.search(r"[{}]|None", mail.text)


@pytest.mark.parametrize("letter", EVERY_LETTER)
def test_whoever_has_no_address_gets_no_letter(offer, letter):
    for person in (offer.mentee.person, offer.mentor.person):
        person.email = None
        person.save()

    EVERY_LETTER[letter](offer)

    assert not OutgoingMail.objects.exists()


def test_a_request_has_three_buttons_and_the_page_with_the_words(offer, letters, mentor):
    written.ask_mentor(offer)

    text = letters(mentor)[0]
    assert text.count("/by-mail/") == 3
    assert f"/matching/offers/{offer.public_id}/" in text
    assert "Please answer by" in text


def test_the_secrets_of_buttons_are_not_stored(offer, letters, mentor):
    written.ask_mentor(offer)

    secrets = re.findall(r"/by-mail/([\w-]+)/", letters(mentor)[0])
    digests = set(MailLink.objects.values_list("digest", flat=True))
    assert len(secrets) == len(digests) == 3
    assert not digests & set(secrets)


def test_the_day_to_answer_by_is_the_offers_own(offer, letters, mentor):
    offer.answer_by = clock.now().replace(month=3, day=5, hour=12)
    written.ask_mentor(offer)

    assert "Please answer by 5 March." in letters(mentor)[0]


@pytest.mark.parametrize(
    ("mentor_agreed", "mentee_agreed", "reminded"),
    [
        (False, False, {"mentor", "mentee"}),
        (True, False, {"mentee"}),
        (False, True, {"mentor"}),
    ],
)
def test_whoever_has_answered_is_not_reminded(
    introduction, letters, mentor, mentee, mentor_agreed, mentee_agreed, reminded
):
    introduction.mentor_agreed, introduction.mentee_agreed = mentor_agreed, mentee_agreed

    written.remind(introduction)

    got = {name for name, who in (("mentor", mentor), ("mentee", mentee)) if letters(who)}
    assert got == reminded


def test_the_mentee_of_an_ended_introduction_reads_that_they_stay_on_the_list(
    introduction, letters, mentee, mentor
):
    for to, other in ((mentee, mentor), (mentor, mentee)):
        written.not_going_on(to, introduction, other=other)

    assert "You stay on the coordinators' list." in letters(mentee)[0]
    assert "list" not in letters(mentor)[0]


def test_the_letter_of_a_pair_leads_to_its_page(offer, letters, mentee, mentor):
    begun = relationship(offer)

    written.they_meet(mentee, begun)

    assert "Dr Janet Ross said yes: you can meet." in letters(mentee)[0]
    assert f"/relationships/{begun.public_id}/" in letters(mentee)[0]
    assert letters(mentor) == []


def test_a_mail_is_written_only_when_what_it_tells_of_is_kept(
    joins, scheme, mentee, mentor, letters
):
    from django.db import transaction

    part, janet = joins(mentee, scheme, "mentee"), joins(mentor, scheme, "mentor")

    class Undone(Exception):
        """Whatever goes wrong after the deed."""

    with pytest.raises(Undone), transaction.atomic():
        actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
        raise Undone

    assert letters(mentor) == []
    assert not Offer.objects.exists()
