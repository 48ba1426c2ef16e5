"""Whatever comes between: nothing runs for a while, a job runs twice, a room is refused, somebody deletes one."""

from __future__ import annotations

from typing import Any

import pytest

from bot.kinds import Id
from cogs.breakouts.running import settled
from cogs.breakouts.ticks import tick
from storage.breakout_rooms import BreakoutRoom, BreakoutRooms, RoomState
from storage.breakouts import State
from storage.database import Tx
from storage.jobs import HANDLER, Jobs, NewJob
from tests.cogs.breakouts.opened import asleep, opened, room_keys, room_of
from tests.cogs.breakouts.stories import breakout, members, rooms
from tests.klass import SPACE, Klass


async def again(klass: Klass, *, times: int = 2) -> None:
    """The jobs of each room run once more, as after a crash between running and noting it."""
    now = klass.clock.now()
    found = [each.room_id for each in await rooms(klass)]
    links = [each.link(Id(room)) for room in found for each in (tick, settled)] * times
    await klass.database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue([NewJob(HANDLER, a, now, a, "") for a in links]))
    klass.worker.wake()
    await klass.goes_on()


async def test_after_an_interruption_over_the_end_there_is_a_minute_first(klass: Klass) -> None:
    await opened(klass)
    key = await room_of(klass, "ben")
    await asleep(klass, minutes=30)
    assert "Time is up" in klass.ben.reads(key)
    assert len(room_keys(klass)) == 2
    await klass.waits(seconds=50)
    assert len(room_keys(klass)) == 2
    await klass.waits(seconds=11)
    assert room_keys(klass) == {}
    assert (await breakout(klass)).state is State.CLOSED


async def test_after_an_interruption_in_the_middle_the_clock_goes_on_where_it_is(klass: Klass) -> None:
    await opened(klass)
    ends = (await breakout(klass)).ends_at
    await asleep(klass, minutes=9)
    assert (await breakout(klass)).ends_at == ends
    said = klass.ben.reads(await room_of(klass, "ben"))
    assert said.count("5 minutes left") <= 1
    await klass.waits(minutes=3, seconds=62)
    assert room_keys(klass) == {}


async def test_what_runs_twice_is_told_and_done_once(klass: Klass) -> None:
    await opened(klass)
    key, before = await room_of(klass, "ben"), await members(klass)
    await again(klass)
    assert await members(klass) == before
    await klass.waits(minutes=11)
    await again(klass)
    assert klass.ben.reads(key).count("One minute left") == 1
    await klass.waits(minutes=1)
    await again(klass)
    assert klass.ben.reads(key).count("Time is up") == 1
    await klass.waits(seconds=61)
    closed = await breakout(klass)
    await again(klass)
    assert await breakout(klass) == closed
    assert {each.state for each in await rooms(klass)} == {RoomState.CLOSED}


async def test_a_clock_that_was_moved_makes_old_jobs_do_nothing(klass: Klass) -> None:
    await opened(klass)
    await klass.instructor.says("/breakout time +30m", place="general")
    await klass.goes_on()
    await klass.waits(minutes=12)
    await again(klass)
    assert len(room_keys(klass)) == 2
    assert {each.state for each in await rooms(klass)} == {RoomState.OPEN}


async def test_a_room_whose_channel_somebody_deletes_closes_all_the_same_and_nobody_is_lost(klass: Klass) -> None:
    await opened(klass)
    key = await room_of(klass, "ben")
    await klass.classroom.register.remove_place(key)
    await klass.goes_on()
    await klass.waits(minutes=14)
    assert room_keys(klass) == {}
    assert (await breakout(klass)).state is State.CLOSED


@pytest.mark.parametrize("line", ["time +5m", "pause", "close", "say words:Hello"])
async def test_a_hundred_rooms_cost_no_statement_each(klass: Klass, line: str) -> None:
    await opened(klass)
    known, counts = await breakout(klass), []
    more = [
        BreakoutRoom(n, known.breakout_id, known.course_id, n, f"Room {n}", known.until, state=RoomState.OPEN)
        for n in range(1000, 1098)
    ]
    await klass.database.write(SPACE, lambda tx: BreakoutRooms(tx, SPACE).add(more))
    inner = klass.router._transaction

    def counted(tx: Tx, run: Any) -> None:
        inner(tx, run)
        counts.append(len(tx.seen or ()))

    klass.router._transaction = counted  # type: ignore[method-assign]
    await klass.instructor.says(f"/breakout {line}", place="general")
    assert 0 < max(counts) < 25
