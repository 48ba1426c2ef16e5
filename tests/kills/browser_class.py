"""A class in the browser whose bot a test can kill, with the story of it, from its first morning to the end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from adapters.web.classroom import Classroom
from bot.clock import MovableClock
from storage.class_records import KeptPerson
from tests.kills.icebreakers_story import Story
from tests.klass import PLACES
from tests.wire.bots import Bots
from tests.wire.classroom import Door

S = TypeVar("S", bound=Story)
MONDAY: Final = datetime(2040, 3, 5, 9, 0, tzinfo=UTC)  # people's time goes ahead only


@asynccontextmanager
async def a_class_of(
    people: Sequence[KeptPerson],
    story: type[S],
    database: str,
    folder: Path,
    names: Iterable[str],
    random: Random,
) -> AsyncIterator[S]:
    """A class of these people on a Monday morning, and its bot in a process of each of these names. What fails in it
    says who was killed."""
    clock = MovableClock()
    clock.leap_to(MONDAY)
    classroom = await Classroom.open(clock=clock)
    await classroom.register.found(PLACES, people)
    door = Door(classroom)
    await door.open()
    bots = Bots(door, database, folder, clock, random, names)
    seats = {person.id: await classroom.seat(person.id) for person in people}
    made = story(classroom, seats, bots, clock, random)
    try:
        await bots.all_back()
        yield made
    except BaseException as fault:
        fault.add_note(f"killed: {'; '.join(bots.killed)}")
        raise
    finally:
        await bots.end()
        await door.close()
        await classroom.close()
