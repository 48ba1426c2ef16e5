"""A class that meets in the course's quiet hours: what belongs to a breakout that is on comes all the same."""

from __future__ import annotations

from bot.cog import Kind
from cogs.breakouts.cog import breakouts
from tests.cogs.breakouts.opened import opened, room_keys, room_of
from tests.klass import Klass

QUIET = {"quiet_from": "00:00", "quiet_until": "23:59"}


async def test_a_breakout_in_the_quiet_hours_is_warned_asked_and_collected(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills(QUIET)
    await opened(klass)
    key = await room_of(klass, "ben")
    assert "Find one thing you share" in klass.ben.reads(key)
    await klass.waits(minutes=4, seconds=5)
    assert "A way to begin" in klass.ben.reads(key)
    await klass.waits(minutes=3)
    assert "5 minutes left" in klass.ben.reads(key)
    await klass.waits(minutes=4)
    assert "One minute left" in klass.ben.reads(key)
    assert "What do you bring back?" in klass.ben.reads(key)
    await klass.ben.opens(key)
    await klass.ben.presses("Our result")
    await klass.ben.fills({"words": "We share a river."})
    await klass.waits(minutes=2, seconds=10)
    assert room_keys(klass) == {}
    assert "We share a river." in klass.seats["ana"].reads("general")
    assert "How the breakout went" in klass.instructor.reads("channel:staff")


def test_every_card_of_a_breakout_is_part_of_what_people_are_doing() -> None:
    """None of them comes from a schedule: somebody opened it, and everybody who reads it is there."""
    views = [each for each in breakouts.declarations.values() if each.kind is Kind.VIEW]
    assert views
    assert all(each.live for each in views)
