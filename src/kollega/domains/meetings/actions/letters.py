"""Letters about sessions: neutral subjects, buttons that work from the mail, a calendar file."""

from collections.abc import Iterable
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kollega.domains.meetings.models import Meeting
from kollega.domains.meetings.vocabulary import how_in_words, in_words
from kollega.domains.people.models import Person
from kollega.domains.relationships import queries as relationships
from kollega.domains.relationships.actions import button
from kollega.foundation import clock, mail
from kollega.pure.calendars import Appointment, cancellation, invitation


def appointment(meeting: Meeting, *, of: Person | None = None) -> Appointment:
    """A session as a calendar keeps it: no names, no programme, nobody's address but one's own."""
    assert meeting.starts_at is not None
    return Appointment(
        uid=f"{meeting.public_id}@{urlsplit(settings.SITE_URL).hostname}",
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        time_zone=meeting.time_zone,
        title=_("Appointment"),
        written_at=clock.now(),
        location=meeting.place,
        organizer=parseaddr(settings.DEFAULT_FROM_EMAIL)[1] if of else "",
        attendee=(of.email or "") if of else "",
    )


def calendar_file(meeting: Meeting, *, of: Person) -> bytes:
    """The file that puts an agreed session into somebody's calendar."""
    return invitation(appointment(meeting, of=of))


def when(meeting: Meeting) -> str:
    """The session's time in words."""
    assert meeting.starts_at is not None
    return in_words(meeting.starts_at, zone=meeting.time_zone, today=clock.today())


def ask_for_a_time(meeting: Meeting, *, by: Person) -> None:
    """Show the other the times on offer, each with its own button."""
    other = relationships.partner(meeting.relationship, by)
    times = "\n\n".join(
        f"{in_words(option.starts_at, zone=meeting.time_zone, today=clock.today())}\n"
        f"{button('accept_time', of=other, subject_id=option.pk)}"
        for option in meeting.options.order_by("starts_at")
    )
    _send(
        meeting,
        to=other,
        subject=_("A few times to choose from"),
        text=_(
            "{name} would like to meet: {how}. One tap takes a time, without signing in.\n\n"
            "{times}\n\n"
            "None of these? Propose others:\n{others}"
        ).format(
            name=by.name,
            how=how_in_words(meeting.minutes, meeting.medium),
            times=times,
            others=button("other_times", of=other, subject_id=meeting.pk),
        ),
    )


def confirm(meeting: Meeting) -> None:
    """Tell both that a time is agreed, with a file for their calendars."""
    for person in _both(meeting):
        _send(
            meeting,
            to=person,
            subject=_("You have an appointment: {when}").format(when=when(meeting)),
            text=_("You meet {name} on {when}, {how}.\n{place}\n\nAnother time:\n{others}").format(
                name=relationships.partner(meeting.relationship, person).name,
                when=when(meeting),
                how=how_in_words(meeting.minutes, meeting.medium),
                place=meeting.place,
                others=button("other_times", of=person, subject_id=meeting.pk),
            ),
            calendar=mail.Attachment(
                filename="appointment.ics",
                content_type="text/calendar; method=REQUEST",
                content=calendar_file(meeting, of=person),
            ),
        )


def call_off(meeting: Meeting, *, text: str, to: Iterable[Person] | None = None) -> None:
    """Take an agreed session out of both calendars; call it before its time is changed."""
    for person in to if to is not None else _both(meeting):
        _send(
            meeting,
            to=person,
            subject=_("An appointment is off: {when}").format(when=when(meeting)),
            text=text,
            calendar=mail.Attachment(
                filename="appointment.ics",
                content_type="text/calendar; method=CANCEL",
                content=cancellation(appointment(meeting, of=person)),
            ),
        )


def remind(meeting: Meeting) -> None:
    """The day before, to both."""
    for person in _both(meeting):
        _send(
            meeting,
            to=person,
            subject=_("You have an appointment: {when}").format(when=when(meeting)),
            text=_("{when}, {how}.\n{place}\n\nAnother time:\n{others}").format(
                when=when(meeting),
                how=how_in_words(meeting.minutes, meeting.medium),
                place=meeting.place,
                others=button("other_times", of=person, subject_id=meeting.pk),
            ),
        )


def ask_whether_held(meeting: Meeting) -> None:
    """After its time, to both; the first answer counts."""
    for person in _both(meeting):
        _send(
            meeting,
            to=person,
            subject=_("One tap, and it is recorded"),
            text=_(
                "Your appointment was on {when}. Only its date and length are noted.\n\n"
                "We met, {minutes} minutes:\n{met}\n\n"
                "It did not take place:\n{not_met}\n\n"
                "Another day or length? You can say so on its page."
            ).format(
                when=when(meeting),
                minutes=meeting.minutes,
                met=button("we_met", of=person, subject_id=meeting.pk),
                not_met=button("not_held", of=person, subject_id=meeting.pk),
            ),
        )


def say(meeting: Meeting, *, to: Person, text: str) -> None:
    """A few plain words about a session."""
    _send(meeting, to=to, subject=_("There is something new for you"), text=text)


def address(meeting: Meeting) -> str:
    """The session's page, as a whole address for a mail."""
    return f"{settings.SITE_URL}{reverse('session', args=[meeting.public_id])}"


def _both(meeting: Meeting) -> tuple[Person, Person]:
    return meeting.relationship.mentee, meeting.relationship.mentor


def _send(
    meeting: Meeting,
    *,
    to: Person,
    subject: str,
    text: str,
    calendar: mail.Attachment | None = None,
) -> None:
    if not to.email:
        return
    mail.send(
        to=to.email,
        subject=subject,
        text=_("Dear {name},\n\n{text}\n\nAll about it:\n{address}\n").format(
            name=to.calling_name, text=text, address=address(meeting)
        ),
        attachments=[calendar] if calendar else [],
    )
