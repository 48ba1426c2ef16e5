"""Two breakouts at once, and places in which nobody of the class would see one."""

from __future__ import annotations

from storage.breakout_people import Part
from tests.cogs.breakouts.opened import opened
from tests.cogs.breakouts.stories import begun, members, pressed
from tests.klass import Klass


async def test_who_is_in_a_room_is_told_so_before_they_are_here_in_another_and_can_change_over(klass: Klass) -> None:
    await opened(klass)
    first = await members(klass)
    await begun(klass, place="cafe")
    await klass.ben.opens("channel:cafe")
    await pressed(klass, "I’m here", "ben")
    assert "You are in a room of the breakout in #general, and nobody is in two at once." in klass.ben.answer
    assert await members(klass) == {}
    await klass.s5.opens("channel:cafe")
    await pressed(klass, "I’m here", "s5")
    await pressed(klass, "Leave it and come here", "ben")
    assert "You are here. Soon you see who is where." in klass.ben.answer
    assert sorted(await members(klass)) == ["ben", "s5"]
    await klass.chi.opens("channel:general")
    assert {"ben", "chi"} <= {*first}
    await pressed(klass, "I’m here", "ben")
    assert "You are here." in klass.ben.answer
    assert Part.IN in {each.part for each in (await members(klass)).values()}


async def test_where_only_the_staff_reads_no_breakout_begins(klass: Klass) -> None:
    await klass.instructor.says("/breakout open", place="staff")
    await klass.instructor.fills({"task": "Find one thing"})
    said = f"{klass.instructor.answer}{klass.instructor.errors}"
    assert "Only the staff sees #staff" in said
