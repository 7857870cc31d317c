from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Appointment:
    """One appointment as a calendar keeps it.

    Attributes:
        uid: the same for all versions of the appointment, whoever holds them.
        sequence: rises with every change (RFC 5545, 3.8.7.4).
        starts_at: aware.
        minutes: its length.
        time_zone: IANA name of the zone it is written down in.
        title: what somebody looking over a shoulder reads; keep it neutral.
        written_at: aware; when this version was made.
        location: a place, a telephone number or the address of a video room.
        organizer, attendee: mail addresses; of the people only the one it is sent to is named.
    """

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    time_zone: str
    title: str
    written_at: datetime
    location: str = ""
    organizer: str = ""
    attendee: str = ""

    @property
    def ends_at(self) -> datetime:
        """Aware; so many real minutes after the start, also in a night of changing clocks."""
        return self.starts_at + timedelta(minutes=self.minutes)
