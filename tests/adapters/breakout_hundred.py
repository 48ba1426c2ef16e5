"""A breakout that became as large as there are any: a hundred rooms, three people in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.app import App
from bot.people import Person
from cogs.breakouts.names import LONGEST
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakout_words import Result
from storage.database import Tx

ROOMS: Final = 100
LONG: Final = "A room whose name is as long as it may be, "


def name_of(number: int) -> str:
    """As long as they come."""
    return f"{number} {LONG * 3}"[: LONGEST - 1] + "x"


async def becomes_large(app: App, space_id: str, ids: Iterator[str], words: str) -> None:
    """Beside the rooms that are open, so many more that there are a hundred: with three of the ``ids`` in each, and a
    result of these words from one of them, for five rooms from five."""

    def grow(tx: Tx) -> None:
        store = AllBreakouts(tx, space_id)
        (this,) = store.breakouts.on_in(0)
        first, *_ = known = store.rooms.of(this.breakout_id)
        member = store.people.of(this.breakout_id)[0]
        for number in range(len(known) + 1, ROOMS + 1):
            store.rooms.add([room := of(first, number)])
            people = [Person(space_id, next(ids)) for _ in range(3)]
            store.people.put([joined(member, each, room) for each in people])
            for each in people[: 3 if number > ROOMS - 5 else 1]:
                result = Result(hash((number, each)) & 0xFFFFFFFF, this.breakout_id, room.room_id, each, this.made_at)
                store.words.add(replace(result, words=words))

    await app.database.write(space_id, grow)


async def most_have_closed(app: App, space_id: str) -> None:
    """All but the rooms that the platform has: only what comes of them is looked at."""

    def close(tx: Tx) -> None:
        store = AllBreakouts(tx, space_id)
        (this,) = store.breakouts.on_in(0)
        for each in store.rooms.of(this.breakout_id):
            if each.name == name_of(each.number):
                store.rooms.move(each.room_id, (RoomState.OPEN,), RoomState.CLOSED)

    await app.database.write(space_id, close)


def of(first: BreakoutRoom, number: int) -> BreakoutRoom:
    return replace(first, room_id=10_000 + number, number=number, name=name_of(number), state=RoomState.OPEN)


def joined(like: Member, person: Person, room: BreakoutRoom) -> Member:
    return replace(like, person=person, room_id=room.room_id)


async def every_page(who: Any, press: Any, message: Mapping[str, Any]) -> str:
    """All that stands on a card of several pages, of which the others are shown to who turns them alone."""
    seen = [str(message["text"])]
    while len(seen) < int(re.findall(r"\d+ / (\d+)", seen[0])[0]):
        await press(who, "More", message=message["id"])
        message = who.answer_message
        seen.append(str(message["text"]))
    return "\n".join(seen)
