"""A hundred people press at once: everybody is counted once, and no room takes more than it has seats for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable

from adapters.web.seat import Seat
from bot.people import Place
from storage.breakout_people import Part
from storage.breakouts import State
from tests.cogs.breakouts.stories import begun, breakout, desk, drawn, inside, members, person, pressed
from tests.cogs.breakouts.test_voice_story import FOUR, LOUNGE, talking
from tests.klass import SPACE, Klass

HUNDRED = [f"x{number}" for number in range(100)]


async def crowd(klass: Klass) -> None:
    """So many more come into the class."""
    for each in HUNDRED:
        await klass.classroom.register.add_person(each)
        klass.seats[each] = await klass.classroom.seat(each)
    await klass.classroom.settle()


async def at_once(klass: Klass, act: Callable[[Seat], Awaitable[object]], names: Iterable[str] = HUNDRED) -> None:
    """All of them do this, before anything else happens; some of them press twice."""
    names = [*names]
    await asyncio.gather(*(act(klass.seats[each]) for each in [*names, *names[::5]]))


async def test_a_hundred_are_here_choose_and_join_at_once(klass: Klass) -> None:
    await crowd(klass)
    await begun(klass, topics="The sea (10)\nThe road (30)\nThe hill")
    await at_once(klass, lambda seat: seat.presses("I’m here"))
    assert sorted(await members(klass)) == sorted(HUNDRED)
    await klass.waits(seconds=4)
    assert "100" in klass.ben.reads("general")
    await at_once(klass, lambda seat: seat.chooses("Choose a room", "The sea"))
    assert Counter(map(len, (await inside(klass)).values())) == {10: 1}
    await at_once(klass, lambda seat: seat.chooses("Choose a room", "The road"), HUNDRED[50:])
    taken = {name: len(people) for name, people in (await inside(klass)).items()}
    assert taken["The road"] == 30
    assert taken["The sea"] <= 10
    assert sorted(await members(klass)) == sorted(HUNDRED)
    await at_once(klass, lambda seat: seat.presses("I stay out"), HUNDRED[::4])
    assert sorted(await members(klass, Part.OUT)) == sorted(HUNDRED[::4])
    await desk(klass)
    await drawn(klass, "See the rooms")
    await pressed(klass, "Open the rooms")
    assert (await breakout(klass)).state is State.RUNNING
    await at_once(klass, lambda seat: seat.presses("Join a room"))
    await klass.goes_on()
    rooms = await inside(klass)
    assert sorted(who for people in rooms.values() for who in people) == sorted(HUNDRED)
    assert len(rooms["The sea"]) <= 10
    assert len(rooms["The road"]) <= 30
    there = [each for each in klass.classroom.core.state.places.values() if each.people and each.name in rooms]
    assert {each.name: sorted(each.people or ()) for each in there} == rooms


async def test_a_hundred_who_come_into_voice_while_rooms_are_opening_are_seated_together(klass: Klass) -> None:
    await crowd(klass)
    await talking(klass, *FOUR)
    await drawn(klass)
    await klass.instructor.presses("Open the rooms")
    await klass.goes_on()
    before, now = klass.database.metrics.statements, klass.clock.now()
    for each in HUNDRED:
        await klass.router.voice(person(each), Place.parse(SPACE, LOUNGE), now)
    assert klass.database.metrics.statements - before <= 6 * len(HUNDRED)
    assert {each.room_id for who, each in (await members(klass)).items() if who in HUNDRED} == {0}
    await klass.waits(seconds=3)
    assert (await breakout(klass)).state is State.OPENING
    assert [len(people) for people in (await inside(klass)).values()] == [52, 52]
    assert "@x99" in klass.ben.reads("general")
