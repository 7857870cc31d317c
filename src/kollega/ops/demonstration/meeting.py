"""Sessions of the demonstration's pairs: proposed, agreed, held; contacts and agreements."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kollega.domains.meetings import actions as meetings
from kollega.domains.meetings import queries
from kollega.domains.relationships import actions as relationships
from kollega.foundation import clock
from kollega.ops.demonstration.diary import Diary
from kollega.ops.demonstration.opening import Scene
from kollega.ops.demonstration.pairing import pair_of

EVENING = time(19, 30)


def meet(diary: Diary, scene: Scene, name: str, *days: int, minutes: int = 60) -> None:
    """Sessions that were held on these days, each agreed some days before."""
    for day in days:
        diary.on(day - 5, agree_on, scene, name, in_days=5)
        diary.on(day + 1, note, scene, name, minutes=minutes)


def agree_on(scene: Scene, name: str, *, in_days: int, at: time = EVENING) -> None:
    """The mentee proposes, the mentor takes a time."""
    pair = pair_of(scene, name)
    proposed = meetings.propose_session(
        relationship=pair, by=scene.cast[name], times=[_moment(scene, in_days, at)]
    )
    option = proposed.options.get()
    meetings.accept_time(meeting=proposed, by=pair.mentor, option_id=option.pk)


def propose(scene: Scene, name: str, *in_days: int) -> None:
    """The mentor proposes times that nobody has taken yet."""
    pair = pair_of(scene, name)
    times = [_moment(scene, days, EVENING) for days in in_days]
    meetings.propose_session(relationship=pair, by=pair.mentor, times=times)


def note(scene: Scene, name: str, *, minutes: int) -> None:
    """Somebody notes that they met."""
    for over in list(queries.to_mark(scene.cast[name])):
        meetings.mark_held(meeting=over, by=scene.cast[name], minutes=minutes)


def show_number(scene: Scene, name: str, number: str) -> None:
    """The mentor shows a telephone number."""
    pair = pair_of(scene, name)
    relationships.show_contact(relationship=pair, by=pair.mentor, telephone=number)


def agree(scene: Scene, name: str, text: str) -> None:
    """Both agree on how they want to meet."""
    pair = pair_of(scene, name)
    relationships.write_agreement(relationship=pair, by=scene.cast[name], text=text)
    relationships.agree(relationship=pair, by=pair.mentor)


def pause(scene: Scene, name: str) -> None:
    """One of the two lets it rest."""
    relationships.pause(relationship=pair_of(scene, name), by=scene.cast[name])


def end(scene: Scene, name: str) -> None:
    """One of the two ends it, without a reason."""
    relationships.end(relationship=pair_of(scene, name), by=scene.cast[name])


def complete(scene: Scene, name: str) -> None:
    """All sessions were held; they close it well."""
    relationships.complete(relationship=pair_of(scene, name), by=scene.cast[name])


def _moment(scene: Scene, in_days: int, at: time) -> datetime:
    zone = ZoneInfo(scene.programme.time_zone)
    day = clock.now().astimezone(zone).date() + timedelta(days=in_days)
    return datetime.combine(day, at, zone)
