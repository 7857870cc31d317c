from datetime import UTC, datetime, time, timedelta

import pytest
from tests.fixtures_meetings import events_to, in_days, night_of_the_change

from kollega.domains.meetings import actions
from kollega.domains.programmes.vocabulary import Medium
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock, mail
from kollega.foundation.models import MailAttachment, OutgoingMail
from kollega.pure.calendars import days_later, moment


def test_an_agreed_time_lands_in_both_calendars(agreed, mentor, mentee):
    for person in (mentor, mentee):
        ((method, event),) = events_to(person)
        assert method == "REQUEST"
        assert event["DTSTART"].dt.astimezone(UTC) == agreed.starts_at
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=60)


def test_the_time_is_written_in_the_programme_s_zone_with_its_rules(agreed, mentee):
    text = bytes(MailAttachment.objects.last().content).decode()

    assert "DTSTART;TZID=Europe/London:" in text
    assert "BEGIN:VTIMEZONE" in text


def test_the_title_is_neutral_and_nobody_is_named(agreed, mentor, mentee, transition):
    for attachment in MailAttachment.objects.all():
        text = bytes(attachment.content).decode().replace("\r\n ", "")
        assert "SUMMARY:Appointment" in text
        for name in (mentor.family_name, mentee.family_name, transition.name, "mentor"):
            assert name.lower() not in text.replace(attachment.mail.to, "").lower()


def test_each_gets_a_file_with_their_own_address_alone(agreed, mentor, mentee):
    for person, other in ((mentor, mentee), (mentee, mentor)):
        ((_method, event),) = events_to(person)
        assert event["ATTENDEE"] == f"mailto:{person.email}"
        assert other.email not in event.to_ical().decode().replace("\r\n ", "")


def test_a_session_keeps_its_name_and_its_sequence_rises_with_every_change(agreed, mentor, mentee):
    moved = actions.move(meeting=agreed, by=mentee, times=[in_days(20)])
    actions.accept_time(meeting=moved, by=mentor, option_id=moved.options.get().pk)
    actions.change_place(meeting=moved, by=mentor, medium=Medium.TELEPHONE, place="I ring you")
    actions.cancel(meeting=moved, by=mentor)

    files = events_to(mentee)
    assert [method for method, _ in files] == [
        "REQUEST",
        "CANCEL",
        "REQUEST",
        "REQUEST",
        "CANCEL",
    ]
    sequences = [int(event["SEQUENCE"]) for _, event in files]
    assert sequences == sorted(set(sequences))
    assert len({str(event["UID"]) for _, event in files}) == 1


def test_both_people_hold_the_same_appointment(agreed, mentor, mentee):
    ((_, one),), ((_, other),) = events_to(mentor), events_to(mentee)

    assert one["UID"] == other["UID"]


def test_two_sessions_are_two_appointments(agree_on, mentee):
    agree_on(in_days(5))
    agree_on(in_days(6))

    one, other = (str(event["UID"]) for _, event in events_to(mentee))
    assert one != other


def test_a_move_takes_the_old_time_out_of_both_calendars(agreed, mentor, mentee):
    old = agreed.starts_at

    actions.move(meeting=agreed, by=mentee, times=[in_days(20)])

    for person in (mentor, mentee):
        method, event = events_to(person)[-1]
        assert (method, event["STATUS"]) == ("CANCEL", "CANCELLED")
        assert event["DTSTART"].dt.astimezone(UTC) == old


def test_a_withdrawn_proposal_sends_no_calendar_file(proposed, mentor, mentee):
    actions.cancel(meeting=proposed, by=mentor)

    assert events_to(mentee) == events_to(mentor) == []


def test_an_end_takes_what_lay_ahead_out_of_both_calendars(agreed, pair, mentor, mentee):
    relationships.end(relationship=pair, by=mentee)
    actions.cancel_coming(pair.pk)

    assert [events_to(person)[-1][0] for person in (mentor, mentee)] == ["CANCEL", "CANCEL"]


def test_an_end_says_nothing_about_sessions_that_are_over(agreed, pair, mentee):
    clock.move_forward(days=15)
    relationships.end(relationship=pair, by=mentee)
    OutgoingMail.objects.all().delete()

    actions.cancel_coming(pair.pk)

    assert OutgoingMail.objects.count() == 0


@pytest.mark.parametrize("month", [3, 10])
@pytest.mark.parametrize(
    ("programme", "zone"),
    [("transition", "Europe/London"), ("student_mentoring", "Europe/Stockholm")],
)
def test_the_wall_shows_the_same_time_before_and_after_the_clocks_change(
    request, begin, mentor, mentee, agree_on, programme, zone, month
):
    pair = begin(request.getfixturevalue(programme), mentor, mentee)
    eve = night_of_the_change(month) - timedelta(days=1)
    before = moment(datetime.combine(eve, time(19, 30)), zone=zone)
    after = days_later(before, 7, zone=zone)

    for starts_at in (before, after):
        agree_on(starts_at, pair)

    first, second = (event["DTSTART"] for _, event in events_to(mentee))
    assert [one.params["TZID"] for one in (first, second)] == [zone, zone]
    assert [one.dt.strftime("%H:%M") for one in (first, second)] == ["19:30", "19:30"]
    assert abs((after - before) - timedelta(days=7)) == timedelta(hours=1)


@pytest.mark.parametrize(("month", "length"), [(3, 60), (10, 180)])
def test_a_session_over_the_change_lasts_as_long_as_it_should(
    pair, agree_on, mentee, month, length
):
    """Half past midnight until half past two: an hour less in spring, an hour more in autumn."""
    night = night_of_the_change(month)
    starts_at = moment(datetime.combine(night, time(0, 30)), zone="Europe/London")
    ends_at = moment(datetime.combine(night, time(2, 30)), zone="Europe/London")

    meeting = actions.propose_session(
        relationship=pair,
        by=pair.mentor,
        times=[starts_at],
        minutes=int((ends_at - starts_at).total_seconds() / 60),
    )
    actions.accept_time(meeting=meeting, by=mentee, option_id=meeting.options.get().pk)

    ((_, event),) = events_to(mentee)
    assert (ends_at - starts_at) == timedelta(minutes=length)
    assert event["DTSTART"].dt.strftime("%H:%M") == "00:30"
    assert event["DTEND"].dt.strftime("%H:%M") == "02:30"


def test_the_file_is_sent_as_a_calendar_that_mail_programs_understand(agreed, mailoutbox):

    mail.deliver(OutgoingMail.objects.last().pk)

    part = mailoutbox[0].message().get_payload()[1]
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert "BEGIN:VCALENDAR" in part.get_payload(decode=True).decode()
