from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from tests.fixtures_meetings import in_days
from tests.fixtures_relationships import queries_of, words_of

from kollega.domains.meetings import actions, queries
from kollega.domains.meetings.lifecycle import Stage
from kollega.domains.meetings.models import Meeting
from kollega.foundation import clock
from kollega.pure.calendars import moment
from kollega.pure.calendars import wall as on_the_wall


def wall(instant, zone="Europe/London"):
    return on_the_wall(instant, zone=zone).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def propose(pair, sign_in):
    """Fill in the form of a new session."""

    def send(person, **data):
        data = {"minutes": "60", "medium": "video", "place": "", **data}
        return sign_in(person).post(f"/sessions/with/{pair.public_id}/propose/", data)

    return send


def read(sign_in, person, meeting):
    return sign_in(person).get(f"/sessions/{meeting.public_id}/").content.decode()


def test_times_are_proposed_and_one_is_taken(propose, pair, sign_in, mentor, mentee):
    propose(mentor, time_1=wall(in_days(3)), time_2=wall(in_days(4)))
    meeting = Meeting.objects.get()
    option = meeting.options.latest("starts_at")
    answer = sign_in(mentee).post(
        f"/sessions/{meeting.public_id}/accept/", {"option": option.pk}, follow=True
    )

    meeting.refresh_from_db()
    assert meeting.starts_at == in_days(4)
    assert "Agreed: " in answer.content.decode()


def test_the_form_begins_with_what_the_programme_says(pair, sign_in, mentor):
    words = sign_in(mentor).get(f"/sessions/with/{pair.public_id}/propose/").content.decode()

    assert 'value="60"' in words
    assert 'value="video"' in words
    assert "Seen by you and the person you are matched with." in words


def test_times_are_read_in_the_programme_s_zone(begin, student_mentoring, sign_in, mentor, mentee):
    pair = begin(student_mentoring, mentor, mentee)
    sign_in(mentor).post(
        f"/sessions/with/{pair.public_id}/propose/",
        {"time_1": "2027-07-01T18:00", "minutes": "60", "medium": "video"},
    )

    option = Meeting.objects.get().options.get()
    assert option.starts_at.isoformat() == "2027-07-01T16:00:00+00:00"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Please propose at least one time."),
        ({"time_1": "tomorrow at eight"}, "Please give a day and a time"),
        ({"time_1": "2020-01-01T10:00"}, "This time is past."),
        ({"time_2": "2020-01-01T10:00"}, "This time is past."),
        ({"minutes": "2"}, "greater than or equal to 5"),
        ({"medium": "pigeon"}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(propose, mentor, data, sentence):
    kept = {"place": "The quiet room", **data}
    answer = propose(mentor, **kept)

    assert answer.status_code == 422
    words = answer.content.decode()
    assert sentence in words
    assert "The quiet room" in words
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    ("programme", "time", "sentence"),
    [
        ("transition", "2027-03-28T01:30", "Clocks go forward that night, and there is no 01:30."),
        ("transition", "2027-10-31T01:30", "Clocks go back that night, and 01:30 comes twice."),
        ("student_mentoring", "2027-03-28T02:30", "there is no 02:30."),
        ("student_mentoring", "2027-10-31T02:30", "02:30 comes twice."),
    ],
)
def test_a_time_that_is_skipped_or_doubled_is_answered_with_a_clear_sentence(
    request, begin, sign_in, mentor, mentee, programme, time, sentence
):
    pair = begin(request.getfixturevalue(programme), mentor, mentee)

    answer = sign_in(mentor).post(
        f"/sessions/with/{pair.public_id}/propose/",
        {"time_1": time, "minutes": "60", "medium": "video"},
    )

    words = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in words
    assert "Please choose another time." in words
    assert time in words


def test_other_times_are_proposed_from_the_session_s_page(agreed, sign_in, mentee, mentor):
    sign_in(mentee).post(
        f"/sessions/{agreed.public_id}/other-times/", {"time_1": wall(in_days(20))}
    )

    agreed.refresh_from_db()
    assert agreed.stage == Stage.PROPOSED
    assert "Which time suits you?" in read(sign_in, mentor, agreed)


def test_a_time_that_is_no_longer_on_offer_is_refused_calmly(proposed, sign_in, mentee):
    answer = sign_in(mentee).post(
        f"/sessions/{proposed.public_id}/accept/",
        {"option": "nonsense"},
        headers={"referer": f"http://testserver/sessions/{proposed.public_id}/"},
        follow=True,
    )

    assert "This time is no longer on offer." in answer.content.decode()


def test_where_and_how_can_be_changed(agreed, sign_in, mentee):
    sign_in(mentee).post(
        f"/sessions/{agreed.public_id}/place/", {"medium": "in_person", "place": "Café"}
    )

    assert "Café" in read(sign_in, mentee, agreed)


def test_a_session_is_called_off_after_a_question(agreed, sign_in, mentee):
    question = sign_in(mentee).get(f"/sessions/{agreed.public_id}/cancel/").content.decode()
    sign_in(mentee).post(f"/sessions/{agreed.public_id}/cancel/")

    assert "Nobody asks why" in question
    assert "Called off" in read(sign_in, mentee, agreed)


def test_a_session_is_noted_and_corrected(agreed, pair, sign_in, mentee):
    clock.move_forward(days=11)
    sign_in(mentee).post(f"/sessions/{agreed.public_id}/held/", {"as_planned": ""})
    sign_in(mentee).post(
        f"/sessions/{agreed.public_id}/held/",
        {"on": clock.today().isoformat(), "minutes": "75"},
    )

    agreed.refresh_from_db()
    assert (agreed.held_on, agreed.held_minutes) == (clock.today(), 75)
    assert "Noted as held" in read(sign_in, mentee, agreed)


def test_a_session_noted_by_mistake_is_taken_back(agreed, pair, sign_in, mentee):
    clock.move_forward(days=11)
    actions.mark_held(meeting=agreed, by=mentee)

    sign_in(mentee).post(f"/sessions/{agreed.public_id}/not-held/")

    assert "It did not take place" in read(sign_in, mentee, agreed)
    pair.refresh_from_db()
    assert pair.sessions_held == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"on": "", "minutes": "60"}, "Please say on which day."),
        ({"on": "2026-11-22", "minutes": "3"}, "greater than or equal to 5"),
    ],
)
def test_a_wrong_note_says_so(pair, sign_in, mentee, data, sentence):
    answer = sign_in(mentee).post(f"/sessions/with/{pair.public_id}/held/", data)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_session_arranged_elsewhere_is_noted(pair, sign_in, mentee):
    sign_in(mentee).post(
        f"/sessions/with/{pair.public_id}/held/",
        {"on": clock.today().isoformat(), "minutes": "45"},
    )

    assert queries.held_count([pair.pk]) == {pair.pk: 1}


def test_the_form_of_a_note_has_a_day_and_minutes_and_no_other_field(pair, sign_in, mentee):
    answer = sign_in(mentee).get(f"/sessions/with/{pair.public_id}/held/")

    assert "<textarea" not in answer.content.decode()
    assert [field.name for field in answer.context["form"]] == ["on", "minutes"]


def test_the_file_for_a_calendar_holds_the_session(agreed, sign_in, mentee):
    answer = sign_in(mentee).get(f"/sessions/{agreed.public_id}/appointment.ics")

    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["DTSTART"].dt == agreed.starts_at


def test_all_that_lies_ahead_stands_on_one_page(agree_on, proposed, sign_in, mentor, mentee):
    agree_on(in_days(30))

    of_mentor = sign_in(mentor).get("/sessions/").content.decode()
    of_mentee = sign_in(mentee).get("/sessions/").content.decode()

    assert "Times proposed" in of_mentor
    assert "Dr Ross proposes to meet" in of_mentee
    assert of_mentee.count('name="option"') == 2


def test_sessions_to_be_noted_stand_first(agreed, sign_in, mentee):
    clock.move_forward(days=11)

    assert "Did you meet Dr Ross on" in sign_in(mentee).get("/sessions/").content.decode()


def test_what_was_held_stands_below_and_leads_to_its_correction(
    agree_on, agreed, sign_in, mentee, mentor, stranger
):
    clock.move_forward(days=11)
    actions.mark_held(meeting=agreed, by=mentee)
    agree_on(in_days(30))

    for one in (mentee, mentor):
        page = sign_in(one).get("/sessions/")
        [held] = page.context["held"]
        assert (held["stage"], held["url"]) == ("done", f"/sessions/{agreed.public_id}/")
        assert [item["stage"] for item in page.context["ahead"]] == ["now"]
        assert "Correct" in sign_in(one).get(held["url"]).content.decode()
    assert sign_in(stranger).get("/sessions/").context["held"] == []


def test_an_empty_page_says_what_to_do_now(pair, sign_in, mentee, stranger):
    of_mentee = sign_in(mentee).get("/sessions/").content.decode()
    of_stranger = sign_in(stranger).get("/sessions/").content.decode()

    assert f"/sessions/with/{pair.public_id}/propose/" in of_mentee
    assert "No sessions yet" in of_stranger


def test_the_page_takes_the_same_number_of_queries_for_any_number_of_sessions(
    agree_on, pair, mentor, sign_in, mentee, still_clock
):
    browser = sign_in(mentee)
    counted = []
    for days in range(3):
        agree_on(in_days(5 + days))
        actions.propose_session(relationship=pair, by=mentor, times=[in_days(50 + days)])
        counted.append(queries_of(lambda: browser.get("/sessions/")))

    assert counted[0] == counted[2]


@pytest.fixture
def subscribe(sign_in):
    """Switch somebody's calendar on; its address without the host."""

    def switch_on(person):
        browser = sign_in(person)
        address = browser.post("/sessions/calendar/renew/").context["address"]
        return urlsplit(address).path

    return switch_on


def test_a_calendar_program_reads_the_feed_without_signing_in(agreed, subscribe, client, mentee):
    answer = client.get(subscribe(mentee))

    calendar = Calendar.from_ical(answer.content)
    assert answer.status_code == 200
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["Appointment"]


def test_an_address_is_shown_once_and_by_no_cache_again(sign_in, mentee):
    browser = sign_in(mentee)
    made = browser.post("/sessions/calendar/renew/")
    later = browser.get("/sessions/calendar/").content.decode()

    assert made["Cache-Control"] == "no-store"
    assert "Copy it now" in made.content.decode()
    assert "Your calendar is switched on" in later
    assert ".ics" not in later


def test_a_renewed_address_leaves_nothing_at_the_old_one(agreed, subscribe, client, mentee):
    old, new = subscribe(mentee), subscribe(mentee)

    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200


def test_an_address_that_never_was_and_one_that_was_answer_alike(subscribe, client, mentee):
    old, _new = subscribe(mentee), subscribe(mentee)

    never = client.get("/sessions/calendar/" + "A" * 43 + ".ics")
    assert never.status_code == 404
    assert words_of(never) == words_of(client.get(old))


def test_a_calendar_can_be_switched_off(agreed, subscribe, client, sign_in, mentee):
    address = subscribe(mentee)

    sign_in(mentee).post("/sessions/calendar/off/")

    assert client.get(address).status_code == 404
    assert "Not switched on" in sign_in(mentee).get("/sessions/calendar/").content.decode()


def test_a_feed_is_not_kept_by_caches_between(agreed, subscribe, client, mentee):
    answer = client.get(subscribe(mentee))

    assert "private" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_feed_takes_the_same_number_of_queries_for_any_number_of_sessions(
    agree_on, subscribe, client, mentee, still_clock
):
    address = subscribe(mentee)
    counted = []
    for days in range(3):
        agree_on(in_days(5 + days))
        counted.append(queries_of(lambda: client.get(address)))

    assert counted[0] == counted[2]


def test_a_time_said_for_after_the_change_is_that_time_on_the_wall(propose, mentor):
    for local in ("2027-03-27T19:30", "2027-04-03T19:30"):
        propose(mentor, time_1=local)

    first, second = (meeting.options.get().starts_at for meeting in Meeting.objects.order_by("pk"))
    assert second - first == timedelta(days=7) - timedelta(hours=1)
    assert first == moment(on_the_wall(first, zone="Europe/London"), zone="Europe/London")
