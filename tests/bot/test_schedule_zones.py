"""A slot is one instant in every zone, and schedules run once a local day whatever is done to the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import Advance, Rule, ScheduleError, Weekday, advance, first_slot, instant, local, zone_named

EVERY_DAY = tuple(Weekday)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = "Europe/Berlin"

# For each zone, local days on which its clocks were moved.
CLOCK_CHANGES = {
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "America/New_York": [date(2026, 3, 8), date(2026, 11, 1)],
    "Australia/Lord_Howe": [date(2026, 4, 5), date(2026, 10, 4)],
    "America/Sao_Paulo": [date(2018, 2, 17), date(2018, 11, 4)],
    "Africa/Casablanca": [date(2024, 3, 10), date(2024, 4, 14)],
    "Asia/Kathmandu": [date(1986, 1, 1), date(2026, 3, 29)],
    "Pacific/Apia": [date(2011, 12, 30), date(2012, 4, 1)],
}


def at(text: str) -> datetime:
    """A local slot, or an instant when the text has an offset."""
    return datetime.fromisoformat(text)


def every_day(rule: Rule, last: date) -> list[datetime]:
    """The slots of a daily rule up to a day."""
    return [datetime.combine(rule.starts, rule.at) + DAY * number for number in range((last - rule.starts).days + 1)]


@pytest.mark.parametrize(
    ("zone", "slot", "moment"),
    [
        (BERLIN, "2026-01-15T09:00", "2026-01-15T08:00+00:00"),
        (BERLIN, "2026-07-15T09:00", "2026-07-15T07:00+00:00"),
        ("Asia/Kathmandu", "2026-03-02T09:00", "2026-03-02T03:15+00:00"),
        # skipped: the end of the gap, however far into it the slot is
        (BERLIN, "2026-03-29T01:59", "2026-03-29T00:59+00:00"),
        (BERLIN, "2026-03-29T02:00", "2026-03-29T01:00+00:00"),
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:00+00:00"),
        (BERLIN, "2026-03-29T02:59", "2026-03-29T01:00+00:00"),
        (BERLIN, "2026-03-29T03:00", "2026-03-29T01:00+00:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00+00:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30+00:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:45", "2026-10-03T15:45+00:00"),
        ("America/Sao_Paulo", "2018-11-04T00:00", "2018-11-04T03:00+00:00"),
        ("America/Sao_Paulo", "2018-11-04T00:30", "2018-11-04T03:00+00:00"),
        ("Africa/Casablanca", "2024-04-14T02:30", "2024-04-14T02:00+00:00"),
        ("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59+00:00"),
        ("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T10:00+00:00"),
        ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00+00:00"),
        # repeated: the first time
        (BERLIN, "2026-10-25T02:30", "2026-10-25T00:30+00:00"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30+00:00"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45+00:00"),
        ("America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30+00:00"),
        ("Africa/Casablanca", "2024-03-10T02:30", "2024-03-10T01:30+00:00"),
    ],
)
def test_a_slot_is_the_instant_that_the_zones_clocks_first_reach_it(zone: str, slot: str, moment: str) -> None:
    assert instant(at(slot), zone) == at(moment)
    assert instant(at(slot), zone).tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "slot", "moment"),
    [
        (BERLIN, "2026-10-25T02:30", "2026-10-25T01:30+00:00"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T15:15+00:00"),
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:00+00:00"),
        (BERLIN, "2026-07-15T09:00", "2026-07-15T07:00+00:00"),
    ],
)
def test_the_last_instant_of_a_slot_differs_only_in_the_repeated_hour(zone: str, slot: str, moment: str) -> None:
    assert instant(at(slot), zone, last=True) == at(moment)


@st.composite
def slots_near_clock_changes(draw: st.DrawFn) -> tuple[datetime, str]:
    zone = draw(st.sampled_from(sorted(CLOCK_CHANGES)))
    day = draw(st.sampled_from(CLOCK_CHANGES[zone]))
    quarters = draw(st.integers(-96, 192))
    return datetime.combine(day, time()) + quarters * timedelta(minutes=15), zone


@given(slots_near_clock_changes())
def test_walking_the_clock_by_quarters_finds_the_same_instant(slot_and_zone: tuple[datetime, str]) -> None:
    slot, zone = slot_and_zone
    walk = slot.replace(tzinfo=UTC) - 16 * HOUR
    while walk.astimezone(zone_named(zone)).replace(tzinfo=None) < slot:
        walk += timedelta(minutes=15)
    assert instant(slot, zone) == walk


@given(st.sampled_from(sorted(CLOCK_CHANGES)), st.times(), st.integers(2000, 2030))
def test_instants_of_a_daily_rule_strictly_increase(zone: str, clock: time, year: int) -> None:
    clock = clock.replace(second=0, microsecond=0, fold=0)
    days = [datetime(year, 1, 1) + DAY * number for number in range(366)]
    moments = [instant(datetime.combine(day, clock), zone) for day in days]
    skipped = (zone, year, clock) == ("Pacific/Apia", 2011, time(0, 0))  # a whole day skipped at midnight: both are one
    assert sum(one >= following for one, following in pairwise(moments)) == (1 if skipped else 0)


def test_midnight_of_a_day_that_was_skipped_whole_is_the_next_days_midnight() -> None:
    assert instant(at("2011-12-30T00:00"), "Pacific/Apia") == instant(at("2011-12-31T00:00"), "Pacific/Apia")
    rule = Rule(EVERY_DAY, time(0, 0), date(2011, 12, 1))
    both = advance(rule, "Pacific/Apia", at("2011-12-30T00:00"), at("2011-12-30T10:00+00:00"), HOUR)
    assert both == Advance(run=at("2011-12-31T00:00"), missed=1, next_slot=at("2012-01-01T00:00"))


def test_an_instant_of_an_aware_slot_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone of its own"):
        instant(at("2026-03-02T09:00+00:00"), BERLIN)


@pytest.mark.parametrize(
    "name",
    ["", ".", "Mars/Base", "Europe", "../etc/passwd", "/etc/localtime", "a" * 5000, "UTC\0", "\ud800"],
)
def test_what_names_no_zone_is_refused_with_a_code(name: str) -> None:
    with pytest.raises(ScheduleError) as refused:
        zone_named(name)
    assert refused.value.code == "zone-unknown"


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory", "right/UTC", "posix/UTC"])
def test_a_zone_that_differs_from_machine_to_machine_is_refused(name: str) -> None:
    with pytest.raises(ScheduleError, match="zone-unknown"):
        zone_named(name)


def test_local_is_what_the_zones_clocks_show() -> None:
    assert local(at("2026-03-29T01:00+00:00"), BERLIN) == at("2026-03-29T03:00")


def test_a_schedule_made_in_the_repeated_hour_does_not_begin_with_a_slot_of_its_first_pass() -> None:
    rule = Rule(EVERY_DAY, time(2, 30), date(2026, 10, 1))
    second_ten_past_two = at("2026-10-25T01:10+00:00")
    assert local(second_ten_past_two, BERLIN) == at("2026-10-25T02:10")
    assert first_slot(rule, BERLIN, second_ten_past_two) == at("2026-10-26T02:30")


@given(slots_near_clock_changes(), st.sampled_from([time(0, 0), time(0, 30), time(1, 45), time(2, 15), time(2, 30)]))
def test_the_first_slot_is_the_first_whose_instant_is_later_than_now(near: tuple[datetime, str], clock: time) -> None:
    slot, zone = near
    now = max(instant(slot, zone), datetime(2000, 1, 5, tzinfo=UTC))
    rule = Rule(EVERY_DAY, clock, local(now, zone).date() - 3 * DAY)
    later = [slot for slot in every_day(rule, rule.starts + 9 * DAY) if instant(slot, zone) > now]
    assert first_slot(rule, zone, now) == later[0]


@pytest.mark.parametrize("zone", sorted(CLOCK_CHANGES))
@pytest.mark.parametrize("clock", [time(0, 0), time(0, 30), time(1, 45), time(2, 0), time(2, 15), time(2, 30)])
def test_ticking_through_the_days_when_clocks_change_runs_each_local_day_once(zone: str, clock: time) -> None:
    for changed in (day for day in CLOCK_CHANGES[zone] if day.year >= 2000):
        rule = Rule(EVERY_DAY, clock, changed - 3 * DAY, ends=changed + 3 * DAY)
        now = datetime.combine(rule.starts - DAY, time(), UTC)
        slot = first_slot(rule, zone, now)
        ran, missed = [], 0
        while slot is not None:
            made = advance(rule, zone, slot, now, timedelta(minutes=20))
            ran += [made.run] if made.run is not None else []
            missed += made.missed
            slot, now = made.next_slot, now + timedelta(minutes=10)
        skipped_whole = [at("2011-12-30T00:00")] if (zone, clock) == ("Pacific/Apia", time(0, 0)) else []
        expected = [day for day in every_day(rule, changed + 3 * DAY) if day not in skipped_whole]
        assert ran == expected
        assert missed == len(every_day(rule, changed + 3 * DAY)) - len(expected)
