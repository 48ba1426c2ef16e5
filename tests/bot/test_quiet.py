"""Quiet hours hold whenever a clock on the wall shows them, over midnight and over every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.quiet import QuietHours, quiet_until
from bot.schedule import ScheduleError, local, zone_named

BERLIN = "Europe/Berlin"
NIGHT = QuietHours(time(22, 0), time(7, 0))
QUARTER, DAY = timedelta(minutes=15), timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("2026-01-15T20:59:59+00:00", None),
        ("2026-01-15T21:00:00+00:00", "2026-01-16T06:00+00:00"),
        ("2026-01-15T23:30:00+00:00", "2026-01-16T06:00+00:00"),
        ("2026-01-16T05:59:59+00:00", "2026-01-16T06:00+00:00"),
        ("2026-01-16T06:00:00+00:00", None),
        ("2026-01-16T12:00:00+00:00", None),
    ],
)
def test_a_night_is_quiet_from_its_start_up_to_its_end(moment: str, ends: str | None) -> None:
    assert NIGHT.ends_after(at(moment), BERLIN) == (at(ends) if ends else None)


def test_quiet_hours_within_one_day_end_on_that_day() -> None:
    lunch = QuietHours(time(12, 0), time(13, 30))
    assert lunch.ends_after(at("2026-03-02T06:15+00:00"), "Asia/Kathmandu") == at("2026-03-02T07:45+00:00")
    assert lunch.ends_after(at("2026-03-02T06:14+00:00"), "Asia/Kathmandu") is None
    assert lunch.ends_after(at("2026-03-02T07:45+00:00"), "Asia/Kathmandu") is None


def test_the_same_moment_is_quiet_for_one_reader_and_not_for_another() -> None:
    noon = at("2026-03-02T12:00+00:00")
    assert NIGHT.ends_after(noon, BERLIN) is None
    assert NIGHT.ends_after(noon, "Pacific/Auckland") == at("2026-03-02T18:00+00:00")


def test_the_night_of_the_skipped_hour_is_an_hour_shorter() -> None:
    assert NIGHT.ends_after(at("2026-03-28T21:00+00:00"), BERLIN) == at("2026-03-29T05:00+00:00")


def test_an_end_in_the_skipped_hour_is_the_end_of_that_hour() -> None:
    early = QuietHours(time(22, 0), time(2, 30))
    assert early.ends_after(at("2026-03-29T00:30+00:00"), BERLIN) == at("2026-03-29T01:00+00:00")


def test_an_end_in_the_repeated_hour_is_its_second_because_the_wall_shows_quiet_until_then() -> None:
    early = QuietHours(time(22, 0), time(2, 30))
    second_ten_past_two = at("2026-10-25T01:10+00:00")
    assert local(second_ten_past_two, BERLIN).time() == time(2, 10)
    assert early.ends_after(second_ten_past_two, BERLIN) == at("2026-10-25T01:30+00:00")


def test_two_nights_touch_when_the_day_between_them_was_skipped() -> None:
    assert NIGHT.ends_after(at("2011-12-30T09:00+00:00"), "Pacific/Apia") == at("2011-12-30T17:00+00:00")
    assert local(at("2011-12-30T17:00+00:00"), "Pacific/Apia") == at("2011-12-31T07:00")


def test_a_quiet_hour_that_was_skipped_whole_is_never_quiet() -> None:
    gone = QuietHours(time(2, 0), time(3, 0))
    moments = [at("2026-03-29T00:00+00:00") + QUARTER * number for number in range(12)]
    assert [gone.ends_after(moment, BERLIN) for moment in moments] == [None] * 12


def test_quiet_that_began_goes_on_when_the_clocks_are_turned_back_into_the_day_before() -> None:
    morning = QuietHours(time(0, 0), time(7, 0))
    before, after = at("2010-11-07T02:30:30+00:00"), at("2010-11-07T03:00+00:00")
    assert local(before, "America/St_Johns") == at("2010-11-07T00:00:30")
    assert local(after, "America/St_Johns") == at("2010-11-06T23:30")
    ends = at("2010-11-07T10:30+00:00")
    assert [morning.ends_after(moment, "America/St_Johns") for moment in (before, after)] == [ends, ends]


def test_quiet_hours_that_could_mean_never_or_always_are_refused_with_a_code() -> None:
    with pytest.raises(ScheduleError) as refused:
        QuietHours(time(8, 0), time(8, 0))
    assert refused.value.code == "quiet-hours-empty"


QUARTERS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
CHANGES = [
    (BERLIN, date(2026, 3, 29)),
    (BERLIN, date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Sao_Paulo", date(2018, 2, 18)),
    ("America/Sao_Paulo", date(2018, 11, 4)),
    ("America/St_Johns", date(2010, 11, 7)),
    ("Africa/Casablanca", date(2024, 3, 10)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Asia/Kathmandu", date(2026, 3, 2)),
]


def shown(start: time, end: time, clock: time) -> bool:
    return start <= clock < end if start < end else clock >= start or clock < end


@given(QUARTERS, QUARTERS, st.sampled_from(CHANGES), st.integers(-8 * 24, 8 * 24))
def test_near_a_change_of_the_clocks_quiet_holds_until_the_end_that_was_told(
    start: time, end: time, change: tuple[str, date], quarters: int
) -> None:
    assume(start != end)
    zone, day = change
    quiet = QuietHours(start, end)
    moment = datetime.combine(day, time(), UTC) + quarters * QUARTER
    over = quiet.ends_after(moment, zone)
    if shown(start, end, local(moment, zone).time()):
        assert over is not None
    if over is not None:
        assert over > moment
        assert over.tzinfo is UTC
        assert quiet.ends_after(over, zone) is None
        while moment < over:
            assert quiet.ends_after(moment, zone) == over
            moment += QUARTER


@given(QUARTERS, QUARTERS, st.sampled_from(CHANGES), st.datetimes(at("2026-06-01T00:00"), at("2026-08-31T00:00")))
def test_far_from_a_change_of_the_clocks_quiet_is_exactly_what_the_wall_shows(
    start: time, end: time, change: tuple[str, date], naive: datetime
) -> None:
    assume(start != end)
    zone, moment = change[0], naive.replace(tzinfo=UTC)
    assert (
        moment.astimezone(zone_named(zone)).utcoffset() == (moment + 2 * DAY).astimezone(zone_named(zone)).utcoffset()
    )
    over = QuietHours(start, end).ends_after(moment, zone)
    assert (over is not None) == shown(start, end, local(moment, zone).time())
    if over is not None:
        assert local(over, zone).time() == end
        assert over - moment < DAY


def test_the_same_time_twice_is_how_people_say_that_there_are_no_quiet_hours() -> None:
    night = at("2026-01-15T23:30:00+00:00")
    assert quiet_until((time(22, 0), time(7, 0)), night, BERLIN) == at("2026-01-16T06:00+00:00")
    assert quiet_until((time(22, 0), time(22, 0)), night, BERLIN) is None
    assert quiet_until(None, night, BERLIN) is None
