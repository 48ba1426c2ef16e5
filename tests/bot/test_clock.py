"""People's time can be moved ahead, real time cannot, and both are always aware and in UTC."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Clock, FixedClock, MovableClock, SystemClock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def machine_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 (what the system clock is compared with)


def test_the_system_clock_tells_the_machines_time_in_utc() -> None:
    clock: Clock = SystemClock()
    before, before_monotonic = machine_time(), time.monotonic()
    told, real, monotonic = clock.now(), clock.real(), clock.monotonic()
    assert before <= told <= real <= machine_time()
    assert before_monotonic <= monotonic <= time.monotonic()
    assert told.tzinfo is UTC
    assert real.tzinfo is UTC


def test_a_leap_moves_peoples_time_and_leaves_real_time_alone() -> None:
    clock = MovableClock(beneath=FixedClock(NOON))
    clock.leap_to(NOON + 48 * HOUR)
    assert clock.now() == NOON + 48 * HOUR
    assert clock.real() == NOON
    assert clock.monotonic() == 0.0


def test_peoples_time_goes_on_after_a_leap_at_the_pace_of_the_clock_beneath() -> None:
    beneath = FixedClock(NOON)
    clock = MovableClock(beneath=beneath)
    clock.leap_to(NOON + 48 * HOUR)
    beneath.advance(HOUR)
    assert clock.now() == NOON + 49 * HOUR
    assert clock.real() == NOON + HOUR
    assert clock.monotonic() == 3600.0


def test_a_leap_to_a_moment_that_has_passed_changes_nothing() -> None:
    clock = MovableClock(timedelta(days=3), beneath=FixedClock(NOON))
    assert clock.leap_to(NOON + HOUR) == timedelta(days=3)
    assert clock.now() == NOON + timedelta(days=3)


def test_an_offset_that_was_kept_carries_peoples_time_over_a_restart() -> None:
    beneath = FixedClock(NOON)
    first = MovableClock(beneath=beneath)
    kept = first.leap_to(NOON + 100 * HOUR)
    beneath.advance(HOUR)
    second = MovableClock(kept, beneath=beneath)
    assert second.now() == first.now() == NOON + 101 * HOUR
    assert first.offset == kept


def test_a_leap_may_be_told_in_any_time_zone() -> None:
    clock = MovableClock(beneath=FixedClock(NOON))
    clock.leap_to(datetime(2026, 3, 3, 9, 0, tzinfo=ZoneInfo("Asia/Kathmandu")))
    assert clock.now() == datetime(2026, 3, 3, 3, 15, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_a_movable_clock_runs_over_the_system_clock_when_nothing_else_is_said() -> None:
    clock = MovableClock(timedelta(days=10))
    before = machine_time()
    assert before + timedelta(days=10) <= clock.now() <= machine_time() + timedelta(days=10)
    assert before <= clock.real() <= machine_time()


@given(
    st.lists(
        st.one_of(st.integers(-500, 500).map(lambda h: ("leap", h)), st.integers(0, 50).map(lambda h: ("pass", h)))
    )
)
def test_whatever_is_leapt_to_peoples_time_never_goes_back(steps: list[tuple[str, int]]) -> None:
    beneath = FixedClock(NOON)
    clock = MovableClock(beneath=beneath)
    for kind, hours in steps:
        before = clock.now()
        if kind == "leap":
            clock.leap_to(NOON + hours * HOUR)
            assert clock.now() == max(before, NOON + hours * HOUR)
        else:
            beneath.advance(hours * HOUR)
            assert clock.now() == before + hours * HOUR


def test_a_fixed_clock_stands_still_until_time_is_let_pass() -> None:
    clock = FixedClock(NOON)
    assert (clock.now(), clock.real(), clock.monotonic()) == (NOON, NOON, 0.0)
    clock.advance(timedelta(seconds=90))
    assert (clock.now(), clock.real(), clock.monotonic()) == (NOON + timedelta(seconds=90),) * 2 + (90.0,)


def test_a_fixed_clock_can_be_turned_back_without_its_monotonic_seconds_noticing() -> None:
    clock = FixedClock(NOON)
    clock.advance(HOUR)
    clock.set(NOON - HOUR)
    assert (clock.now(), clock.real(), clock.monotonic()) == (NOON - HOUR, NOON - HOUR, 3600.0)


def test_a_moment_without_a_time_zone_is_refused_everywhere() -> None:
    naive = datetime(2026, 3, 2, 12, 0)
    clock = FixedClock(NOON)
    with pytest.raises(ValueError, match="no time zone"):
        FixedClock(naive)
    with pytest.raises(ValueError, match="no time zone"):
        clock.set(naive)
    with pytest.raises(ValueError, match="no time zone"):
        MovableClock(beneath=clock).leap_to(naive)


def test_time_is_never_made_to_run_backwards_by_a_negative_amount() -> None:
    with pytest.raises(ValueError, match="forward only"):
        FixedClock(NOON).advance(-HOUR)
    with pytest.raises(ValueError, match="negative"):
        MovableClock(-HOUR)
