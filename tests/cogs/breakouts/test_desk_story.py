"""Where the desk stands, and which breakout is meant where there are several."""

from __future__ import annotations

import pytest

from storage.breakouts import Breakouts, State
from tests.cogs.breakouts.opened import FOUR, on_card, opened
from tests.cogs.breakouts.stories import begun, desk, gathered, pressed
from tests.klass import SPACE, Klass

OTHERS = ("s2", "s3", "s4", "s5")


async def states(klass: Klass) -> dict[str, State]:
    """How far the breakouts are, by their places."""
    found = await klass.database.read(lambda tx: Breakouts(tx, SPACE).under_way())
    return {each.place.key: each.state for each in found}


async def two(klass: Klass) -> None:
    """In general and in the cafe rooms are open."""
    await opened(klass)
    await begun(klass, "cafe", size=2)
    for each in OTHERS:
        await klass.seats[each].presses("I’m here", place="cafe")
    await klass.instructor.says("/breakout desk", place="cafe")
    await pressed(klass, "Draw rooms")
    await pressed(klass, "See the rooms")
    await pressed(klass, "Open the rooms")
    assert await states(klass) == {"channel:general": State.RUNNING, "channel:cafe": State.RUNNING}


async def test_the_desk_as_a_private_answer_says_that_only_you_see_it_and_how_to_look_again(klass: Klass) -> None:
    await opened(klass)
    await desk(klass)
    assert "Only you can see this" in klass.instructor.answer
    assert "Only the staff" not in klass.instructor.answer
    await klass.instructor.presses("Look again")
    assert "Rooms are open" in klass.instructor.answer
    staff = on_card(klass, "assistant", "staff", "Rooms are open")
    assert "Only the staff sees this" in klass.assistant._text(staff)
    assert "Look again" not in str(staff)


async def test_the_desk_comes_into_a_staffs_channel_that_was_set_up_later(klass: Klass) -> None:
    await gathered(klass, *FOUR, size=2)
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    await klass.goes_on()
    assert "Draw rooms" not in klass.assistant.reads("staff")
    await desk(klass)
    await klass.goes_on()
    assert "Breakout" in klass.assistant.reads("staff")
    await pressed(klass, "Draw rooms")
    assert "Who would come where" in klass.assistant.reads("staff")


async def test_where_several_go_on_and_none_is_here_it_is_asked_which(klass: Klass) -> None:
    await two(klass)
    for command in ("time +1m", "pause", "close", "say words:Hello", "desk"):
        await klass.instructor.says(f"/breakout {command}", place="staff")
        assert "Breakouts go on in several places: #cafe, #general" in klass.instructor.answer, command
    assert {*(await states(klass)).values()} == {State.RUNNING}


@pytest.mark.parametrize("place", ["general", "cafe"])
async def test_named_or_from_its_place_the_one_is_meant_and_the_answer_says_which(klass: Klass, place: str) -> None:
    await two(klass)
    other = {"general": "cafe", "cafe": "general"}[place]
    await klass.instructor.says(f"/breakout pause where:#{place}", place="staff")
    assert f"The breakout in #{place}." in klass.instructor.answer
    assert await states(klass) == {f"channel:{place}": State.PAUSED, f"channel:{other}": State.RUNNING}
    await klass.instructor.says("/breakout pause", place=other)
    assert f"The breakout in #{other}." in klass.instructor.answer
    assert {*(await states(klass)).values()} == {State.PAUSED}
    await klass.instructor.says("/breakout pause where:#staff", place="staff")
    assert "Nothing goes on there. It does in: " in klass.instructor.answer
