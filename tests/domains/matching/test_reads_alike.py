"""To the one who asked, declined, not answered and full are one and the same: not free just now."""

import re
from dataclasses import asdict

import pytest

from kollega.domains.matching import actions, queries
from kollega.domains.people import actions as people
from kollega.domains.programmes import actions as programmes
from kollega.foundation import clock
from kollega.foundation.models import AuditEntry, OutgoingMail

WAYS = (
    "declined",
    "declined late",
    "declined after talking",
    "expired",
    "full",
    "left",
    "conflict",
)


@pytest.fixture(params=WAYS)
def in_vain(request, joins, scheme, mentee, mentor, begin, person, maker):
    """A request that came to nothing in each of the ways, and of which the mentee has heard."""
    part = joins(mentee, scheme, "mentee", topics=["exams"])
    janet = joins(mentor, scheme, "mentor", topics=["exams"])
    offer = actions.ask_mentor(mentee=part, mentor=janet, by=mentee)
    heard = OutgoingMail.objects.filter(to=mentee.email).count()
    match request.param:
        case "declined":
            actions.decline_offer(offer=offer, by=mentor)
        case "declined late":
            clock.move_forward(days=9)
            actions.decline_offer(offer=offer, by=mentor)
        case "declined after talking":
            actions.talk_first(offer=offer, by=mentor)
            heard = OutgoingMail.objects.filter(to=mentee.email).count()
            actions.decline_offer(offer=offer, by=mentor)
        case "expired":
            clock.move_forward(days=scheme.answer_days)
            actions.expire_offers()
        case "full":
            begin(scheme, mentor, person("Dr", "Other", "Mentee"))
            actions.close_orphaned_offers()
        case "left":
            programmes.leave(participation=janet, by=mentor)
            actions.close_for_leaver(janet.pk)
        case "conflict":
            actions.close_for_veto(people.avoid(person=mentee, by=mentor).pk)
    waiting = queries.asked(queries.of_mentee(part).get())
    silent = OutgoingMail.objects.filter(to=mentee.email).count() == heard
    clock.move_forward(days=1)
    actions.tell_of_offers()
    offer.refresh_from_db()
    return {
        "offer": offer,
        "waiting": waiting,
        "silent": silent,
        "mails": list(
            OutgoingMail.objects.filter(to=mentee.email)
            .order_by("pk")[heard:]
            .values("subject", "text")
        ),
    }


def test_until_the_sweep_tells_it_reads_as_waiting_and_no_mail_is_sent(in_vain):
    assert in_vain["waiting"].answer in ("waiting", "talk_first")
    assert in_vain["silent"]


def test_the_letter_is_the_same(in_vain):
    letter = in_vain["mails"][0]["text"]

    assert len(in_vain["mails"]) == 1
    assert in_vain["mails"][0]["subject"] == "There is something new for you"
    assert re.sub(r"choose/\w+", "choose/X", letter) == (
        "Dear Amara,\n\n"
        "Dr Janet Ross is not free just now. That says nothing about you.\n\n"
        "You keep your place in the queue. See who else you can ask here:\n"
        "http://localhost:8000/matching/choose/X/"
    )


def test_what_is_read_of_it_is_the_same(in_vain):
    asked = asdict(queries.asked(in_vain["offer"]))

    assert asked.pop("asked_at")
    assert asked.pop("public_id")
    assert asked == {
        "mentor": "Dr Janet Ross",
        "answer": "not_free",
        "answer_by": None,
        "contact": "",
        "introduced": False,
    }


def test_the_mentor_is_away_from_the_list_for_the_same_time(in_vain):
    part = in_vain["offer"].mentee

    assert queries.short_list(part) == []


def test_the_coordinator_reads_the_same(in_vain, scheme, maker):
    offer = queries.requests_in(scheme, viewer=maker).get()

    assert queries.reads_as(offer) == "not_free"
    waiting = queries.described(queries.line(scheme, viewer=maker))
    assert "Dr Amara Osei" in [row.name for row in waiting]
    assert {row.answer for row in waiting} == {None}


def test_what_is_recorded_is_the_same(in_vain):
    entries = AuditEntry.objects.filter(
        subject="matching.offer", subject_id=in_vain["offer"].pk
    ).order_by("pk")

    assert list(entries.values_list("deed", flat=True)) == ["mentor_asked", "offer_closed"]
    assert entries.last().actor_id is None


def test_the_mentors_page_keeps_nothing_of_it(in_vain):
    question = queries.question_to(in_vain["offer"])

    assert asdict(question) == asdict(
        queries.Question(
            public_id=in_vain["offer"].public_id, programme="Eastshire mentoring", open=False
        )
    )
