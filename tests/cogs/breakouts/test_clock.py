"""When a room warns, ends and closes, whatever moves its clock: pure moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.breakouts.clock import (
    LATE,
    LEAST,
    TO_FINISH,
    Clock,
    Step,
    closing,
    due,
    gone_on,
    moved,
    paused,
    started,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


class Room:
    """A room as jobs see it: each looks at what is stored when it runs, and says when to look again."""

    def __init__(self, lasts: float) -> None:
        self.now = NOW
        self.clock = started(timedelta(seconds=lasts), NOW)
        self.told: list[tuple[datetime, str]] = []
        self.closed = False

    def tick(self) -> None:
        while not self.closed:
            found = due(self.clock, self.now)
            if found.step is Step.NOTHING:
                return
            if found.step is Step.WARN:
                self.clock = replace(self.clock, warned=found.mark)
                self.told.append((self.now, f"warn {found.mark}"))
            elif found.step is Step.END:
                ends = self.now if found.late else self.clock.ends_at
                self.clock = Clock(ends, ending=True)
                self.told.append((self.now, "end"))
            else:
                self.closed = True
                self.told.append((self.now, "close"))

    def goes_on(self, until: datetime) -> None:
        """Time passes, through each moment at which a job is due."""
        self.tick()
        while not self.closed and (again := due(self.clock, self.now).again) is not None and again <= until:
            self.now = again
            self.tick()
        self.now = max(self.now, until)

    def heard(self) -> list[tuple[float, str]]:
        return [((when - NOW).total_seconds(), what) for when, what in self.told]


def test_twelve_minutes_are_told_of_at_five_minutes_one_and_thirty_seconds_and_then_there_is_a_minute_to_finish() -> (
    None
):
    room = Room(720)
    room.goes_on(at(3600))
    assert room.heard() == [(420, "warn 300"), (660, "warn 60"), (690, "warn 30"), (720, "end"), (780, "close")]


def test_a_short_one_is_not_told_of_more_time_than_it_has() -> None:
    room = Room(180)
    room.goes_on(at(3600))
    assert room.heard() == [(120, "warn 60"), (150, "warn 30"), (180, "end"), (240, "close")]


@pytest.mark.parametrize("when", [719, 719.999, 720, 725, 779.999])
def test_lengthened_in_its_last_second_or_its_last_minute_it_goes_on_for_all_of_that(when: float) -> None:
    room = Room(720)
    room.goes_on(at(when))
    room.clock = moved(room.clock, timedelta(minutes=5), room.now)
    room.told.clear()
    room.goes_on(at(3600))
    ends = max(when, 720) + 300
    expected = [(ends - 60, "warn 60"), (ends - 30, "warn 30"), (ends, "end"), (ends + 60, "close")]
    heard = [each for each in room.heard() if each[1] != "warn 300"]
    assert [what for _, what in heard] == [what for _, what in expected]
    assert [when for when, _ in heard] == pytest.approx([when for when, _ in expected])


def test_shortened_to_nothing_it_keeps_a_minute_and_the_minute_to_finish() -> None:
    room = Room(720)
    room.goes_on(at(100))
    room.clock = moved(room.clock, timedelta(minutes=-60), room.now)
    room.goes_on(at(3600))
    assert room.heard() == [(130, "warn 30"), (160, "end"), (220, "close")]


def test_shortening_never_lengthens_and_never_shortens_a_last_minute() -> None:
    room = Room(720)
    room.goes_on(at(695))
    assert moved(room.clock, timedelta(minutes=-1), room.now).ends_at == at(720)
    room.goes_on(at(730))
    assert moved(room.clock, timedelta(minutes=-1), room.now) == room.clock


def test_a_pause_keeps_what_is_left_and_a_clock_that_stands_can_be_moved() -> None:
    clock = paused(started(timedelta(minutes=12), NOW), at(120))
    assert (clock.ends_at, clock.left) == (None, 600)
    assert due(clock, at(100_000)).step is Step.NOTHING
    assert due(clock, at(100_000)).again is None
    assert moved(clock, timedelta(minutes=5), at(500)).left == 900
    assert moved(clock, timedelta(minutes=-50), at(500)).left == LEAST.total_seconds()
    assert gone_on(clock, at(1000)).ends_at == at(1600)
    assert paused(clock, at(130)) == clock
    assert gone_on(gone_on(clock, at(1000)), at(1100)).ends_at == at(1600)


def test_an_end_that_passed_unnoticed_begins_its_last_minute_when_it_is_noticed() -> None:
    room = Room(720)
    room.now = at(5000)
    room.goes_on(at(9000))
    assert room.heard() == [(5000, "end"), (5060, "close")]


def test_closed_by_hand_it_has_its_last_minute_and_no_second_one() -> None:
    room = Room(720)
    room.goes_on(at(100))
    room.clock = closing(room.clock, room.now)
    room.goes_on(at(130))
    room.clock = closing(room.clock, room.now)
    room.goes_on(at(3600))
    assert room.heard() == [(100, "end"), (160, "close")]


ACTS = st.lists(
    st.tuples(
        st.floats(0, 900),
        st.sampled_from(["lengthen", "shorten", "pause", "go on", "close", "down", "twice"]),
        st.integers(1, 30),
    ),
    max_size=12,
)


@given(st.integers(1, 3600), ACTS)
def test_nobody_is_ever_cut_off_whatever_moves_the_clock(lasts: int, acts: list[tuple[float, str, int]]) -> None:
    room = Room(lasts)
    notices = [NOW]
    for wait, act, minutes in acts:
        if act == "down":  # nothing runs meanwhile
            room.now += timedelta(seconds=wait)
            room.tick()
            continue
        room.goes_on(room.now + timedelta(seconds=wait))
        if room.closed:
            break
        before = room.clock
        by = timedelta(minutes=minutes)
        if act == "lengthen":
            room.clock = moved(before, by, room.now)
            assert left(room.clock, room.now) == left(before, room.now) + by
            assert not room.clock.ending
        elif act == "shorten":
            room.clock = moved(before, -by, room.now)
            assert left(room.clock, room.now) >= min(left(before, room.now), LEAST)
            assert left(room.clock, room.now) <= left(before, room.now)
        elif act == "pause":
            room.clock = paused(before, room.now)
            assert abs(left(room.clock, room.now) - left(before, room.now)) <= timedelta(seconds=1)
        elif act == "go on":
            room.clock = gone_on(before, room.now)
            assert left(room.clock, room.now) == left(before, room.now)
        elif act == "close":
            room.clock = closing(before, room.now)
            assert room.clock == before or not before.ending
            room.tick()
        else:
            room.tick()
            room.tick()
        notices.append(room.now)
    room.clock = gone_on(room.clock, room.now)
    room.goes_on(room.now + timedelta(days=2))
    assert room.closed
    whats = [what for _, what in room.told]
    assert whats[-2:] == ["end", "close"] or (whats[-1] == "close" and "end" in whats)
    ended = max(when for when, what in room.told if what == "end")
    assert room.told[-1][0] - ended >= TO_FINISH - LATE
    assert len({*room.told}) == len(room.told) or "close" in {act for _, act, _ in acts}


def left(clock: Clock, now: datetime) -> timedelta:
    return timedelta(seconds=clock.left or 0) if clock.ends_at is None else max(clock.ends_at - now, timedelta(0))
