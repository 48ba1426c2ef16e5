"""Moments that suit everyone are free for everyone, whatever the clocks do in anybody's zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import zone_named
from cogs.buddies.suiting import MEETING, QUARTER, free_quarters, moments, shared_hours

ZONES = (
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "America/Santiago",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Africa/Casablanca",
)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Someone:
    """Free hours in a zone."""

    hours: frozenset[int]
    zone: str | None


def hour(day: int, *of: int) -> set[int]:
    return {day * 24 + each for each in of}


WEEKDAYS = st.sets(st.integers(0, 167), max_size=60)
SOMEONE = st.builds(Someone, WEEKDAYS.map(frozenset), st.sampled_from(ZONES))
YEAR = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda each: each.replace(tzinfo=UTC))


def is_free(one: Someone, moment: datetime) -> bool:
    local = moment.astimezone(zone_named(one.zone or "UTC"))
    return local.weekday() * 24 + local.hour in one.hours


@given(st.lists(SOMEONE, min_size=1, max_size=4), YEAR, st.integers(0, 30))
def test_every_minute_of_a_suggested_hour_is_free_for_everyone(people: list[Someone], now: datetime, days: int) -> None:
    until = now + timedelta(days=days)
    found = moments(people, now, until)
    assert len(found) <= 3
    for begin in found:
        assert now < begin
        assert begin + MEETING <= until
        for minute in range(60):
            assert all(is_free(each, begin + timedelta(minutes=minute)) for each in people)
    assert all(later - earlier >= MEETING for earlier, later in pairwise(found))


@given(st.lists(SOMEONE, min_size=1, max_size=3), YEAR)
def test_where_there_is_an_hour_for_everyone_one_is_found(people: list[Someone], now: datetime) -> None:
    until = now + timedelta(days=7)
    begin = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=4)
    exists = any(
        all(is_free(each, start + part * QUARTER) for each in people for part in range(4))
        for start in (begin + number * QUARTER for number in range(4 * 24 * 6))
    )
    assert bool(moments(people, now, until)) >= exists


def test_two_zones_that_change_their_clocks_on_different_days() -> None:
    """New York goes forward on 8 March, Madrid on 29 March. Both are always free then as their own clocks show it."""
    york = Someone(frozenset(hour(2, 9, 10)), "America/New_York")
    madrid = Someone(frozenset(hour(2, 14, 15)), "Europe/Madrid")
    begin = datetime(2026, 3, 1, tzinfo=UTC)
    found = moments([york, madrid], begin, begin + timedelta(days=35), most=5)
    assert [(each.day, each.hour) for each in found] == [(4, 14), (11, 13), (18, 13), (25, 13), (1, 13)]
    in_york = [each.astimezone(zone_named("America/New_York")).hour for each in found]
    in_madrid = [each.astimezone(zone_named("Europe/Madrid")).hour for each in found]
    assert (in_york, in_madrid) == ([9, 9, 9, 9, 9], [15, 14, 14, 14, 15])


def test_an_hour_that_the_clocks_skip_is_nobody_s() -> None:
    night = Someone(frozenset(hour(6, 2)), "Europe/Madrid")  # Sunday, 2 to 3, which 29 March does not have
    saturday = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert moments([night], saturday, saturday + timedelta(days=6)) == []
    assert shared_hours(free_quarters(night, saturday)) == 0
    weekend_before = saturday - timedelta(days=7)
    assert shared_hours(free_quarters(night, weekend_before)) == 1


def test_half_an_hour_between_zones_leaves_no_hour_in_common() -> None:
    tokyo, kolkata = Someone(frozenset(hour(1, 12)), "Asia/Tokyo"), Someone(frozenset(hour(1, 8)), "Asia/Kolkata")
    assert shared_hours(*(free_quarters(each, NOW) for each in (tokyo, kolkata))) == 0.5
    assert moments([tokyo, kolkata], NOW, NOW + timedelta(days=7)) == []


def test_three_days_are_offered_before_three_hours_of_one() -> None:
    one = Someone(frozenset({day * 24 + at for day in range(7) for at in (17, 18, 19)}), "Asia/Tokyo")
    found = moments([one], NOW, NOW + timedelta(days=7))
    assert len({each.date() for each in found}) == 3
    busy = Someone(frozenset(hour(3, 17, 18, 19)), "Asia/Tokyo")
    assert [each.hour for each in moments([busy], NOW, NOW + timedelta(days=7))] == [8, 9, 10]


def test_nobody_is_asked_at_night_while_there_is_a_day() -> None:
    always = Someone(frozenset(range(168)), "Europe/Madrid")
    for each in moments([always], NOW, NOW + timedelta(days=7)):
        assert 8 <= each.astimezone(zone_named("Europe/Madrid")).hour < 22


def test_who_said_no_hours_has_none_that_could_be_known_to_suit() -> None:
    some, silent = Someone(frozenset(range(168)), "UTC"), Someone(frozenset(), "UTC")
    assert moments([some, silent], NOW, NOW + timedelta(days=7)) == []
    assert moments([], NOW, NOW + timedelta(days=7)) == []


def test_a_zone_that_went_out_of_use_is_read_as_utc() -> None:
    gone = Someone(frozenset(hour(1, 12)), "Europe/Atlantis")
    assert moments([gone], NOW, NOW + timedelta(days=7)) == [datetime(2026, 3, 3, 12, 0, tzinfo=UTC)]
