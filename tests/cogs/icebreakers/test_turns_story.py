"""A place sees no question again until the deck is used up, across restarts and by whichever way it comes."""

from __future__ import annotations

from pathlib import Path

from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from tests.cogs.icebreakers.stories import cards, planned, posted, question
from tests.klass import Klass, klass_of, sqlite


async def asked(klass: Klass, count: int) -> list[str]:
    """So many questions, one after the other."""
    return [question(await posted(klass)) for _ in range(count)]


async def test_forty_questions_are_forty_different_ones_and_then_it_begins_anew(klass: Klass) -> None:
    first, second = await asked(klass, 40), await asked(klass, 40)
    assert len(set(first)) == 40
    assert set(second) == set(first)
    assert second != first


async def test_each_place_has_its_own_turn(klass: Klass) -> None:
    here = {question(await posted(klass, "general")) for _ in range(25)}
    there = {question(await posted(klass, "cafe")) for _ in range(25)}
    assert len(here) == len(there) == 25
    assert here & there, "with 25 of 40 in each, some must be in both"


async def test_by_hand_and_by_schedule_it_is_the_same_turn(klass: Klass) -> None:
    await planned(klass, days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"], zone="UTC")
    assert "Every day at 09:30 (UTC)" in klass.instructor.answer
    for _ in range(20):
        await posted(klass)
        await klass.waits(days=1)
    questions = [question(each) for each in cards(klass.ana)]
    assert len(questions) == len(set(questions)) == 40


async def test_what_was_taken_back_may_come_again_and_counts_as_not_seen(klass: Klass) -> None:
    await asked(klass, 39)
    await klass.waits(seconds=1)
    last = await posted(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.goes_on()
    assert question(await posted(klass)) == question(last)


async def test_a_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        before = await asked(klass, 23)
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        after = await asked(klass, 17)
        assert len({*before, *after}) == 40
        assert question(await posted(klass)) in before + after
