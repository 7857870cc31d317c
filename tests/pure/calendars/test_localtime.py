from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from kollega.pure.calendars import TimeIsSkipped, TimeOccursTwice, days_later, moment, wall

at = datetime.fromisoformat  # times on the wall, without a zone


@pytest.mark.parametrize(
    ("on_the_wall", "zone", "in_utc"),
    [
        (at("2026-12-04 19:30"), "Europe/London", at("2026-12-04 19:30")),
        (at("2026-07-03 19:30"), "Europe/London", at("2026-07-03 18:30")),
        (at("2026-12-04 19:30"), "Europe/Stockholm", at("2026-12-04 18:30")),
        (at("2026-07-03 19:30"), "Europe/Stockholm", at("2026-07-03 17:30")),
        # The hours beside a change are as clear as any other.
        (at("2027-03-28 00:59"), "Europe/London", at("2027-03-28 00:59")),
        (at("2027-03-28 02:00"), "Europe/London", at("2027-03-28 01:00")),
        (at("2026-10-25 00:59"), "Europe/London", at("2026-10-24 23:59")),
        (at("2026-10-25 02:00"), "Europe/London", at("2026-10-25 02:00")),
    ],
)
def test_a_time_on_the_wall_is_one_moment(on_the_wall, zone, in_utc):
    assert moment(on_the_wall, zone=zone) == in_utc.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("skipped", "zone"),
    [
        (at("2027-03-28 01:00"), "Europe/London"),
        (at("2027-03-28 01:59"), "Europe/London"),
        (at("2027-03-28 02:30"), "Europe/Stockholm"),
    ],
)
def test_a_time_the_clocks_jump_over_is_refused(skipped, zone):
    with pytest.raises(TimeIsSkipped) as refusal:
        moment(skipped, zone=zone)

    assert refusal.value.wall == skipped


@pytest.mark.parametrize(
    ("doubled", "zone"),
    [
        (at("2026-10-25 01:00"), "Europe/London"),
        (at("2026-10-25 01:59"), "Europe/London"),
        (at("2026-10-25 02:30"), "Europe/Stockholm"),
    ],
)
def test_a_time_the_clocks_show_twice_is_refused(doubled, zone):
    with pytest.raises(TimeOccursTwice):
        moment(doubled, zone=zone)


@pytest.mark.parametrize(
    "on_the_wall",
    [
        at("2026-10-20 18:00"),
        at("2026-10-27 18:00"),
        at("2027-03-27 09:15"),
        at("2027-03-28 09:15"),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Stockholm", "America/New_York"])
def test_what_the_wall_shows_comes_back_from_its_moment(on_the_wall, zone):
    assert wall(moment(on_the_wall, zone=zone), zone=zone) == on_the_wall


@pytest.mark.parametrize(
    ("first", "zone"),
    [
        (at("2026-10-22 19:30"), "Europe/London"),
        (at("2027-03-25 19:30"), "Europe/London"),
        (at("2026-10-22 19:30"), "Europe/Stockholm"),
    ],
)
def test_a_week_later_is_the_same_time_on_the_wall_across_a_change_of_clocks(first, zone):
    later = days_later(moment(first, zone=zone), 7, zone=zone)

    assert wall(later, zone=zone) == first + timedelta(days=7)


def test_a_week_across_the_change_is_not_168_hours():
    first = moment(at("2026-10-22 19:30"), zone="Europe/London")

    later = days_later(first, 7, zone="Europe/London")

    assert (later - first).total_seconds() / 3600 == 169


@pytest.mark.parametrize("first", [at("2027-03-21 01:30"), at("2026-10-18 01:30")])
def test_there_is_no_such_time_a_week_later_in_a_night_of_the_change(first):
    assert days_later(moment(first, zone="Europe/London"), 7, zone="Europe/London") is None


def test_an_unknown_zone_is_an_error():
    with pytest.raises(ZoneInfoNotFoundError):
        moment(at("2026-01-01 00:00"), zone="Europe/Atlantis")
