"""A term whose days are others than planned: its rooms stay through a pause, a third put off, another last day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cogs.buddies import cog
from storage.buddy_rounds import RoundState
from storage.database import Tx
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.fortnight import inside, matched, presses, room_of, rooms, rounds, titles, until
from tests.cogs.buddies.stories import GROUPS, STUDENTS, joined, managed, members, programmes, started
from tests.klass import SPACE, Klass

THIRD = datetime(2026, 4, 7, 8, tzinfo=UTC)  # of twelve weeks from 10 March, at ten in Madrid
DAY = timedelta(days=1)
TERM = "Study groups for the term · until Jun 2"


async def numbers(klass: Klass) -> list[tuple[int, RoundState]]:
    return [(each.number, each.state) for each in await rounds(klass)]


async def ends_with(klass: Klass, last_day: str) -> None:
    """The instructor gives the term another last day."""
    await managed(klass, TERM)
    await klass.instructor.presses("When")
    await klass.instructor.fills({"ends": last_day})
    assert klass.instructor.errors == {}
    await klass.goes_on()


async def test_a_pause_over_a_third_puts_it_off_and_the_rooms_stay(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before, there = inside(klass), {each.key for each in rooms(klass)}
    await klass.waits(days=20)
    await klass.instructor.says("/homeroom pause until:2026-04-20", place="general")
    await until(klass, datetime(2026, 4, 20, 12, tzinfo=UTC))
    assert inside(klass) == before
    assert await numbers(klass) == [(1, RoundState.RUNNING)]
    assert "How was it?" not in await titles(klass, "ben")
    await until(klass, datetime(2026, 4, 21, 12, tzinfo=UTC))
    assert (await titles(klass, "ben"))[-1] == "How was it?", "they are asked whether they stay"
    assert await numbers(klass) == [(1, RoundState.RUNNING)]
    await klass.waits(days=2)
    assert await numbers(klass) == [(1, RoundState.OVER), (2, RoundState.RUNNING)]
    assert inside(klass) == before, "who says nothing stays"
    assert {each.key for each in rooms(klass)} == there


async def test_a_pause_over_the_hour_of_a_third_puts_it_off_by_days(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before = inside(klass)
    await until(klass, THIRD - DAY + timedelta(minutes=5))
    assert await numbers(klass) == [(1, RoundState.OVER), (2, RoundState.AHEAD)]
    await klass.instructor.says("/homeroom pause until:2026-04-08", place="general")
    await until(klass, THIRD + timedelta(hours=1))
    assert await numbers(klass) == [(1, RoundState.OVER), (2, RoundState.AHEAD)]
    assert "We make study groups tomorrow" in klass.ben.reads("general")
    await until(klass, THIRD + 2 * DAY + timedelta(hours=1))
    assert await numbers(klass) == [(1, RoundState.OVER), (2, RoundState.RUNNING)]
    await klass.waits(days=20)
    assert inside(klass) == before


async def test_a_long_pause_after_a_third_was_told_of_closes_no_room(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before = inside(klass)
    await until(klass, THIRD - DAY + timedelta(minutes=5))
    await klass.instructor.says("/homeroom pause until:2026-05-04", place="general")
    await until(klass, datetime(2026, 5, 5, 12, tzinfo=UTC))
    assert (2, RoundState.OFF) in await numbers(klass)
    assert inside(klass) == before
    await until(klass, datetime(2026, 5, 7, 12, tzinfo=UTC))
    assert (await numbers(klass))[-1] == (3, RoundState.RUNNING)
    assert inside(klass) == before


async def test_a_third_that_cannot_be_told_of_is_told_of_again_and_the_rooms_stay(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before = inside(klass)
    await moves(klass, "cafe")
    await until(klass, THIRD - 2 * DAY)
    await klass.classroom.register.remove_place("channel:cafe")
    await until(klass, THIRD + 8 * DAY)
    assert await numbers(klass) == [(1, RoundState.OVER), (2, RoundState.AHEAD)]
    assert inside(klass) == before
    assert "Its channel was deleted" in klass.instructor.reads("direct:instructor")
    await moves(klass, "general")
    await klass.waits(days=2)
    assert "The study groups are made" in klass.ben.reads("general")
    assert (await numbers(klass))[-1] == (2, RoundState.RUNNING)
    assert inside(klass) == before


async def moves(klass: Klass, where: str) -> None:
    """The instructor chooses another channel for it."""
    await managed(klass, TERM)
    await klass.instructor.presses("Another channel")
    await klass.instructor.fills({"place": f"channel:{where}"})
    assert klass.instructor.errors == {}
    await klass.goes_on()


async def test_where_the_pool_fails_for_long_the_rooms_stay_all_the_same(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before = inside(klass)
    await until(klass, THIRD - DAY + timedelta(minutes=5))
    second = (await rounds(klass))[-1]

    def off(tx: Tx) -> None:
        StudyBuddies(tx, SPACE).rounds.move(second.round_id, RoundState.AHEAD, RoundState.MATCHING)
        klass.clock.leap_to(second.late_until)
        link = cog.declarations["matched"].link(second.round_id)
        klass.core.run_job(tx, SPACE, link, 0, asked_by=None, result=None).effects.flush(tx, SPACE)

    await klass.database.write(SPACE, off)
    await klass.waits(days=3)
    assert (2, RoundState.OFF) in await numbers(klass)
    assert inside(klass) == before


async def test_another_last_day_moves_the_end_of_the_part_that_runs(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before = inside(klass)
    await klass.waits(days=20)
    await ends_with(klass, "2026-08-02")  # a third of it is on 27 April
    await klass.ben.opens(room_of(klass, "ben"))
    assert "2026-05-03" in klass.ben.reads(room_of(klass, "ben")), "it closes a week after the part"
    await klass.waits(days=18)
    assert inside(klass) == before
    assert "How was it?" not in await titles(klass, "ben")
    await until(klass, datetime(2026, 4, 25, 12, tzinfo=UTC))
    assert (await titles(klass, "ben"))[-1] == "How was it?"
    await until(klass, datetime(2026, 4, 27, 12, tzinfo=UTC))
    assert await numbers(klass) == [(1, RoundState.OVER), (2, RoundState.RUNNING)]
    assert inside(klass) == before


async def test_a_shorter_term_whose_third_has_passed_lasts_to_the_next_part(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    before = inside(klass)
    await klass.waits(days=14)
    await ends_with(klass, "2026-04-14")  # a third of it was on 21 March, two thirds are on 2 April
    await until(klass, datetime(2026, 4, 2, 12, tzinfo=UTC))
    assert await numbers(klass) == [(1, RoundState.OVER), (3, RoundState.RUNNING)]
    assert inside(klass) == before
    await until(klass, datetime(2026, 4, 23, 12, tzinfo=UTC))
    assert rooms(klass) == [], "a week after the term"


async def test_who_finds_a_new_group_after_a_pause_keeps_the_old_room_for_a_week_alone(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    one = inside(klass)[0]
    await klass.waits(days=20)
    await klass.instructor.says("/homeroom pause until:2026-04-20", place="general")
    await until(klass, datetime(2026, 4, 21, 12, tzinfo=UTC))
    for each in one[2:]:
        await presses(klass, each, "A new group")
    await klass.waits(days=2, hours=1)
    assert [each.state for each in await rounds(klass)] == [RoundState.OVER, RoundState.RUNNING]
    old = len(rooms(klass))
    await klass.waits(days=7)
    assert len(rooms(klass)) == old - 1


async def test_what_people_told_stays_as_long_as_a_long_part_whose_term_was_stopped(klass: Klass) -> None:
    await started(klass, **GROUPS)
    await ends_with(klass, "2027-02-20")  # a third of it is 115 days
    await joined(klass, *STUDENTS)
    (programme,) = await programmes(klass)
    await until(klass, datetime(2026, 3, 10, 12, tzinfo=UTC))
    await managed(klass, "Study groups for the term · until Feb 20")
    await klass.instructor.presses("Stop")
    await klass.instructor.presses("Stop it")
    assert "deleted within 121 days" in klass.instructor.answer
    await klass.waits(days=110)
    assert len(await members(klass, programme)) == len(STUDENTS)
    assert "How was it?" not in await titles(klass, "ben")
    await klass.waits(days=4)
    assert (await titles(klass, "ben"))[-1] == "How was it?"
    await klass.waits(days=9)
    assert await members(klass, programme) == {}
    assert rooms(klass) == []


@pytest.mark.parametrize("days", [3, 20])
async def test_a_part_that_runs_when_the_term_is_stopped_ends_by_itself(klass: Klass, days: int) -> None:
    await matched(klass, **GROUPS)
    await klass.waits(days=days)
    await managed(klass, TERM)
    await klass.instructor.presses("Stop")
    await klass.instructor.presses("Stop it")
    await until(klass, THIRD + 5 * DAY)
    assert len(rooms(klass)) == 2
    await klass.waits(days=2)
    assert rooms(klass) == []
