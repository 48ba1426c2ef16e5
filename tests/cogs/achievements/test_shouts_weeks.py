"""Weeks as a course counts them, where clocks change and where zones are no whole hours apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import ScheduleError, local
from cogs.achievements.weeks import next_week, week_of

ZONES = ("UTC", "Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Asuncion")


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone", "monday", "next_begins"),
    [
        ("2026-03-02T09:00", "UTC", "2026-03-02", "2026-03-09T00:00"),
        ("2026-03-08T23:59", "UTC", "2026-03-02", "2026-03-09T00:00"),
        ("2026-03-09T00:00", "UTC", "2026-03-09", "2026-03-16T00:00"),
        # The week that Madrid's clocks shorten by an hour ends an hour sooner; the one that they lengthen, later.
        ("2026-03-29T00:59", "Europe/Madrid", "2026-03-23", "2026-03-29T22:00"),
        ("2026-03-29T21:59", "Europe/Madrid", "2026-03-23", "2026-03-29T22:00"),
        ("2026-03-29T22:00", "Europe/Madrid", "2026-03-30", "2026-04-05T22:00"),
        ("2026-10-25T21:59", "Europe/Madrid", "2026-10-19", "2026-10-25T23:00"),
        ("2026-10-25T22:30", "Europe/Madrid", "2026-10-19", "2026-10-25T23:00"),
        ("2026-10-25T23:00", "Europe/Madrid", "2026-10-26", "2026-11-01T23:00"),
        # A quarter of an hour makes it Monday in Kathmandu, five hours and three quarters before UTC.
        ("2026-03-08T18:14", "Asia/Kathmandu", "2026-03-02", "2026-03-08T18:15"),
        ("2026-03-08T18:15", "Asia/Kathmandu", "2026-03-09", "2026-03-15T18:15"),
        # Samoa left out a Friday: that week has six days.
        ("2011-12-30T09:00", "Pacific/Apia", "2011-12-26", "2012-01-01T10:00"),
    ],
)
def test_a_week_begins_on_monday_at_midnight_where_the_course_is(
    moment: str, zone: str, monday: str, next_begins: str
) -> None:
    assert week_of(at(moment), zone) == date.fromisoformat(monday)
    assert next_week(at(moment), zone) == at(next_begins)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 1), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_every_moment_is_in_one_week_that_ends_when_the_next_begins(moment: datetime, zone: str) -> None:
    monday, ends = week_of(moment, zone), next_week(moment, zone)
    assert monday.weekday() == 0
    assert monday <= local(moment, zone).date() < monday + timedelta(days=7)
    assert moment < ends
    assert week_of(ends, zone) == monday + timedelta(days=7)
    assert week_of(ends - timedelta(seconds=1), zone) == monday


def test_a_zone_that_is_none() -> None:
    with pytest.raises(ScheduleError):
        week_of(at("2026-03-02T09:00"), "Mars/Olympus")
