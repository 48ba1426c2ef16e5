"""A breakout in a class whose bot is killed: rooms open, people work in them, and come back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import select

from adapters.web.seat import Seat
from bot.card import Json
from bot.people import PlaceKind
from storage.breakout_people import people
from storage.breakout_rooms import RoomState
from storage.breakout_rooms import rooms as rooms_table
from storage.breakouts import breakouts
from storage.class_records import KeptPlace
from storage.database import Database
from tests.kills.icebreakers_story import GENERAL, Story, _done, ids_on

LOUNGE: Final = "voice:lounge"
STAFF: Final = "channel:staff"
TASK: Final = "Find one thing you share"
WORDS: Final = "Has everybody found one?"
LATE: Final = "late"
HELPED: Final = 2
"""So many rooms ask for help, and so many bring something back."""


class BreakoutsStory(Story):
    """What people do. Each of them does a thing until they know that it is done, however often the bot is killed."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.bots.absences = (timedelta(0),)
        self.this = ""
        self.voice = True

    @property
    def students(self) -> list[str]:
        """Who is here from the beginning."""
        return [name for name in self.seats if name not in ("instructor", LATE)]

    async def gathers(self, *, voice: bool) -> None:
        """Everybody is here, and the rooms are drawn."""
        robin, self.voice = self.seats["instructor"], voice
        await self.does(lambda key: robin.says("/homeroom course", place=GENERAL, key=key))
        await self.does(lambda key: robin.fills({"staff_place": STAFF}, key=key))
        if voice:
            await self._all(lambda seat: seat.joins_voice(LOUNGE))
        given: dict[str, Json] = {"task": TASK, "size": 2, **({"voice": LOUNGE} if voice else {})}
        await self.does(lambda key: robin.runs("breakout open", given, place=GENERAL, key=key))
        await self.bots.settle()
        (self.this,) = (each for message in robin.sees(GENERAL) for each in ids_on(message, "breakouts.here:"))
        if not voice:
            await self._all(lambda seat: self.presses(seat.person, f"breakouts.here:{self.this}", GENERAL))
        await self.presses("instructor", f"breakouts.draw:{self.this}", STAFF)
        await self.bots.settle()

    async def _all(self, act: Any) -> None:
        gate = asyncio.Semaphore(8)

        async def one(seat: Seat) -> None:
            async with gate:
                await act(seat)

        async with asyncio.TaskGroup() as together:
            for name in self.students:
                together.create_task(one(self.seats[name]))

    async def presses(self, name: str, link: str, place: str) -> None:
        """Somebody presses a button, as it was when they saw it."""
        seat = self.seats[name]
        await seat.opens(place)
        on = next(each for each in self._public(name, place) if ids_on(each, link))
        pressed = partial(self.classroom.press, name, place, str(on["id"]), link)
        await self.does(lambda key: seat._answered(place, pressed(key)))

    async def opens_rooms(self) -> None:
        """The rooms open, and everybody is in theirs."""
        await self.bots.arm()
        await self.presses("instructor", f"breakouts.open-rooms:{self.this}", STAFF)
        await self.passes(seconds=25)
        await self.passes(seconds=5)  # what was tried again is done by then

    async def works(self) -> None:
        """Two rooms are helped and bring something back, somebody comes late, all hear a word and have more time; and
        then five minutes are left."""
        await self.bots.arm()
        some = (
            self.students[:1] + [each for each in self.students if self.room(each) != self.room(self.students[0])][:1]
        )
        for name in some:
            await self.presses(name, self._link(name, self.room(name).key, "breakouts.help-us:"), self.room(name).key)
        await self.brings_back(*some)
        await self.bots.settle()
        while going := self._links("instructor", STAFF, "breakouts.going:"):
            await self.presses("instructor", going[0], STAFF)
            await self.passes(seconds=4)
        while helped := self._links("instructor", STAFF, "breakouts.helped:"):
            await self.presses("instructor", helped[0], STAFF)
            await self.passes(seconds=4)
        await self.presses(LATE, f"breakouts.join:{self.this}", GENERAL)
        robin = self.seats["instructor"]
        await self.does(lambda key: robin.runs("breakout say", {"words": WORDS}, place=GENERAL, key=key))
        await self.presses("instructor", self._link("instructor", STAFF, "breakouts.five-more:"), STAFF)
        await self.bots.settle()
        await self.goes_on_to((await self.breakout()).ends_at - timedelta(minutes=4))

    async def brings_back(self, *names: str) -> None:
        """These say what their rooms bring back."""
        for name in names:
            await self._brings_back(self.seats[name])

    async def _brings_back(self, seat: Seat) -> None:
        link = self._link(seat.person, self.room(seat.person).key, "breakouts.our-result:")
        filled: dict[str, Json] = {"words": f"We both like rain, says {seat.person}."}
        while seat.form is None:  # one whose way back was cut is asked for again
            await self.does(lambda key: seat.presses(link=link, key=key))
        await self.does(lambda key: seat.fills(filled, key=key) if seat.form else _done())

    async def ends(self) -> None:
        """The last minutes of all rooms, their end, and the way back."""
        for left in (59, 29, -1):
            await self.goes_on_to((await self.breakout()).ends_at - timedelta(seconds=left))
        assert len(self.rooms()) == len(await self.kept_rooms()), "nobody is cut off: there is a minute to finish"
        await self.passes(seconds=75)
        await self.passes(minutes=2)

    async def passes(self, **time: float) -> None:
        """So much time passes, and all that is due has happened; a process may be killed on the way."""
        await self.goes_on_to(self.clock.now() + timedelta(**time))

    async def goes_on_to(self, moment: datetime) -> None:
        """The same until a moment."""
        await self.bots.all_back()
        await self.bots.arm()
        await self.bots.goes_to(max(moment, self.clock.now()))
        await self.bots.all_back()

    # What there is.

    def rooms(self) -> list[KeptPlace]:
        """The rooms in the class."""
        kind = PlaceKind.VOICE if self.voice else PlaceKind.THREAD
        places = self.classroom.core.state.places.values()
        return [each for each in places if each.nonce is not None and each.kind == kind and not each.gone]

    def room(self, name: str) -> KeptPlace:
        """The one into which somebody belongs."""
        (found,) = (each for each in self.rooms() if name in (each.people or ()))
        return found

    def heard(self) -> dict[str, set[str]]:
        """Who is in which voice room, by its key."""
        state = self.classroom.core.state
        there = {
            each.key: {*state.in_voice(each.key)} for each in state.places.values() if each.kind == PlaceKind.VOICE
        }
        return {key: inside for key, inside in there.items() if inside}

    async def breakout(self) -> Any:
        """The breakout, as it is kept now."""
        return (await self._read(select(breakouts)))[0]

    async def kept_rooms(self) -> Mapping[int, Any]:
        """Its rooms that are to be there, by id."""
        there = select(rooms_table).where(rooms_table.c.state.in_([RoomState.OPEN, RoomState.ENDING]))
        return {row.room_id: row for row in await self._read(there)}

    async def members(self) -> Mapping[str, Any]:
        """Who takes part."""
        return {row.person_id: row for row in await self._read(select(people))}

    async def _read(self, what: Any) -> list[Any]:
        database = await Database.open(self.bots.start.database)
        try:
            return list(await database.read(lambda tx: tx.rows(what)))
        finally:
            await database.close()

    def _public(self, name: str, place: str) -> list[dict[str, Any]]:
        return [dict(each) for each in self.seats[name].sees(place) if not each["private"]]

    def _links(self, name: str, place: str, start: str) -> list[str]:
        return [start + each for message in self._public(name, place) for each in ids_on(message, start)]

    def _link(self, name: str, place: str, start: str) -> str:
        return self._links(name, place, start)[-1]
