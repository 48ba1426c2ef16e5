"""A cog that opens rooms and brings people into them, as breakouts do; it stays as it is while features change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from bot.cog import Cog, Result
from bot.context import JobContext, ViewContext
from bot.effects import Effects
from bot.kinds import Id
from bot.people import Person, Place, Room, RoomKind


@dataclass
class Hall:
    """Who is to be in which room, near which place. One to a process, and not stored: storing it is the feature's."""

    near: Place
    people: list[list[Person]]
    kind: RoomKind = RoomKind.VOICE


hall = Cog("hall", folder=Path(__file__).parent)
plans: Final[list[Hall]] = []
heard: Final[list[tuple[int, Person]]] = []


@hall.room("table", voice=True)
def table(ctx: ViewContext, room_id: Id) -> Room:
    """One of the rooms."""
    plan = plans[-1]
    return Room(f"Room {room_id}", tuple(plan.people[room_id]), plan.near, plan.kind)


@hall.job("opened")
def opened(ctx: JobContext, room_id: Id, result: Annotated[object, Result]) -> None:
    """Its people are brought as soon as it is there."""
    if plans[-1].kind is RoomKind.VOICE:
        for person in plans[-1].people[room_id]:
            ctx.bring(person, Place.of_room(ctx.space.id, table.link(room_id)))


@hall.event("entered", under="table")
def entered(ctx: JobContext, room_id: Id, person: Person, at: datetime) -> None:
    """Whoever came is heard of."""
    heard.append((room_id, person))


def open_all(effects: Effects) -> None:
    """Asks for all rooms of the newest plan."""
    for number in range(len(plans[-1].people)):
        effects.open(table.link(Id(number)), opened.link(Id(number)))
