"""iCalendar files (RFC 5545) and the messages sent with them (RFC 5546)."""

from collections.abc import Sequence
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText, vUri

from kollega.pure.calendars import zones
from kollega.pure.calendars.appointments import Appointment

DAY = timedelta(days=1)
PRODUCT = "-//Kollega//Appointments//EN"


def invitation(appointment: Appointment) -> bytes:
    """A file that puts an appointment into a calendar, or moves the one that is there."""
    return _file([appointment], method="REQUEST", status="CONFIRMED")


def cancellation(appointment: Appointment) -> bytes:
    """A file that takes an appointment out of a calendar; its sequence must be the highest yet."""
    return _file([appointment], method="CANCEL", status="CANCELLED")


def feed(appointments: Sequence[Appointment], *, name: str, refresh: timedelta) -> bytes:
    """A calendar that programs subscribe to.

    Args:
        name: what they call it.
        refresh: how often they should look again.
    """
    calendar = _calendar(appointments, method="PUBLISH", status="CONFIRMED")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", refresh)
    return bytes(calendar.to_ical())


def _file(appointments: Sequence[Appointment], *, method: str, status: str) -> bytes:
    return bytes(_calendar(appointments, method=method, status=status).to_ical())


def _calendar(appointments: Sequence[Appointment], *, method: str, status: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    years: dict[str, set[int]] = {}
    for appointment in appointments:
        # A day more on both sides: a New Year's night belongs to two years, by zone.
        years.setdefault(appointment.time_zone, set()).update(
            {
                (appointment.starts_at.astimezone(UTC) - DAY).year,
                (appointment.ends_at.astimezone(UTC) + DAY).year,
            }
        )
    for zone, span in sorted(years.items()):
        calendar.add_component(zones.component(zone, min(span), max(span)))
    for appointment in appointments:
        calendar.add_component(_event(appointment, status=status))
    return calendar


def _event(appointment: Appointment, *, status: str) -> Event:
    place = ZoneInfo(appointment.time_zone)
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", appointment.written_at.astimezone(UTC))
    event.add("sequence", appointment.sequence)
    event.add("dtstart", appointment.starts_at.astimezone(place))
    end = appointment.ends_at.astimezone(place)
    if end.fold:  # clocks show that time twice; programs would take it for the first
        event.add("duration", timedelta(minutes=appointment.minutes))
    else:
        event.add("dtend", end)
    event.add("summary", appointment.title)
    event.add("status", status)
    event.add("class", "PRIVATE")
    if appointment.location:
        event.add("location", appointment.location)
    if appointment.location.startswith("https://"):
        event.add("url", vUri(appointment.location))
    if appointment.organizer:
        event.add("organizer", vCalAddress(f"mailto:{appointment.organizer}"))
    if appointment.attendee:
        attendee = vCalAddress(f"mailto:{appointment.attendee}")
        attendee.params["PARTSTAT"] = vText("ACCEPTED")
        attendee.params["RSVP"] = vText("FALSE")
        event.add("attendee", attendee)
    return event
