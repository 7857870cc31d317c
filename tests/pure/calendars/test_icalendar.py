from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from kollega.pure.calendars import Appointment, cancellation, feed, invitation, moment

at = datetime.fromisoformat  # times on the wall, without a zone

LONDON, STOCKHOLM = "Europe/London", "Europe/Stockholm"
EVENING = at("2026-12-04 19:30")


def appointment(wall=EVENING, zone=LONDON, **more):
    return Appointment(
        uid="q7r9kt@kollega.example",
        starts_at=moment(wall, zone=zone),
        time_zone=zone,
        **{
            "sequence": 0,
            "minutes": 60,
            "title": "Appointment",
            "written_at": datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
            **more,
        },
    )


def lines(file):
    """The unfolded lines of an iCalendar file."""
    return file.decode().replace("\r\n ", "").splitlines()


def event_of(file):
    return Calendar.from_ical(file).walk("VEVENT")[0]


@pytest.mark.parametrize(
    ("zone", "wall", "starts", "ends"),
    [
        (LONDON, at("2026-12-04 19:30"), "20261204T193000", "20261204T203000"),
        (LONDON, at("2026-07-03 19:30"), "20260703T193000", "20260703T203000"),
        (STOCKHOLM, at("2026-07-03 19:30"), "20260703T193000", "20260703T203000"),
        (LONDON, at("2026-12-31 23:30"), "20261231T233000", "20270101T003000"),
    ],
)
def test_an_appointment_is_written_in_its_own_zone(zone, wall, starts, ends):
    written = lines(invitation(appointment(wall, zone)))

    assert f"DTSTART;TZID={zone}:{starts}" in written
    assert f"DTEND;TZID={zone}:{ends}" in written
    assert f"TZID:{zone}" in written


def test_an_end_that_clocks_show_twice_is_written_as_a_length():
    written = lines(invitation(appointment(at("2026-10-25 00:30"), minutes=120)))

    # 0:30 in summer time; two hours later clocks show 1:30 for the second time that night.
    assert "DTSTART;TZID=Europe/London:20261025T003000" in written
    assert "DURATION:PT2H" in written
    assert not [line for line in written if line.startswith("DTEND")]


@pytest.mark.parametrize(
    ("zone", "summer", "winter"),
    [
        (LONDON, "20260329T010000", "20261025T020000"),
        (STOCKHOLM, "20260329T020000", "20261025T030000"),
    ],
)
def test_the_zone_s_rules_come_with_it(zone, summer, winter):
    component = Calendar.from_ical(invitation(appointment(at("2026-06-01 09:00"), zone))).walk(
        "VTIMEZONE"
    )[0]

    starts = {
        part.name: part["DTSTART"].to_ical().decode()
        for part in component.subcomponents
        if part["TZOFFSETFROM"].td != part["TZOFFSETTO"].td
    }
    assert starts == {"DAYLIGHT": summer, "STANDARD": winter}


@pytest.mark.parametrize("zone", [LONDON, STOCKHOLM, "America/New_York", "Asia/Kolkata"])
def test_a_program_that_knows_no_zones_reads_the_right_moment_from_the_file(zone):
    for month in (1, 4, 7, 11):
        asked = appointment(at(f"2026-{month:02}-28 18:15"), zone)

        component = Calendar.from_ical(invitation(asked)).walk("VTIMEZONE")[0]

        own_rules = component.to_tz(lookup_tzid=False)
        wall = at(f"2026-{month:02}-28 18:15")
        assert wall.replace(tzinfo=own_rules).astimezone(UTC) == asked.starts_at


def test_the_same_appointment_keeps_its_name_while_its_sequence_rises():
    first = appointment()
    moved = replace(first, sequence=2, starts_at=first.starts_at + timedelta(days=1))

    before, after = event_of(invitation(first)), event_of(invitation(moved))

    assert before["UID"] == after["UID"] == "q7r9kt@kollega.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 2)


@pytest.mark.parametrize(
    ("message", "method", "status"),
    [(invitation, "REQUEST", "CONFIRMED"), (cancellation, "CANCEL", "CANCELLED")],
)
def test_a_file_says_what_is_to_be_done_with_it(message, method, status):
    written = lines(message(appointment()))

    assert f"METHOD:{method}" in written
    assert f"STATUS:{status}" in written


def test_only_the_one_it_is_sent_to_is_named_in_it():
    file = invitation(
        appointment(organizer="no-reply@kollega.example", attendee="amara.osei@example.org")
    )

    addresses = [line for line in lines(file) if "mailto:" in line]
    assert addresses == [
        "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:amara.osei@example.org",
        "ORGANIZER:mailto:no-reply@kollega.example",
    ]


@pytest.mark.parametrize(
    ("location", "is_link"),
    [("https://meet.jit.si/q7r9kt", True), ("Café by the station; upstairs, left", False)],
)
def test_a_place_is_kept_to_the_letter_and_a_link_can_be_followed(location, is_link):
    event = event_of(invitation(appointment(location=location)))

    assert str(event["LOCATION"]) == location
    assert ("URL" in event) is is_link


def test_without_a_place_or_addresses_nothing_is_made_up():
    event = event_of(invitation(appointment()))

    assert {"LOCATION", "URL", "ORGANIZER", "ATTENDEE", "DESCRIPTION"}.isdisjoint(event)


def test_a_feed_holds_every_appointment_and_each_zone_once():
    appointments = [
        replace(appointment(), uid="a@x"),
        replace(appointment(at("2027-07-01 09:00")), uid="b@x"),
        replace(appointment(zone=STOCKHOLM), uid="c@x"),
    ]

    calendar = Calendar.from_ical(
        feed(appointments, name="Appointments", refresh=timedelta(hours=6))
    )

    assert [event["UID"] for event in calendar.walk("VEVENT")] == ["a@x", "b@x", "c@x"]
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == [LONDON, STOCKHOLM]
    assert (calendar["METHOD"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "Appointments")


def test_an_empty_feed_is_a_calendar_too():
    calendar = Calendar.from_ical(feed([], name="Appointments", refresh=timedelta(hours=6)))

    assert calendar.walk("VEVENT") == []


def test_lines_end_and_fold_as_the_standard_says():
    file = invitation(appointment(location="https://meet.jit.si/" + "a" * 200))

    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert file.endswith(b"END:VCALENDAR\r\n")
