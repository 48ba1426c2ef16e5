"""Rounds of study buddies in a class whose bot is killed: who is in, and what each part of a round comes to."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any, Final

from adapters.web.seat import Seat
from storage.class_records import KeptPerson
from tests.kills.icebreakers_story import GENERAL, Story, ids_on

FIRST: Final = timedelta(days=8)
"""From the beginning to the first matching."""
STARTS: Final = {"kind": "coffee", "starts": "2040-03-13", "at": "09:00", "zone": "UTC"}


def a_class(count: int) -> list[KeptPerson]:
    """An instructor and so many students."""
    students = (KeptPerson(f"s{number}", f"Student {number}", "student", "UTC", "en") for number in range(1, count + 1))
    return [KeptPerson("instructor", "Robin", "instructor", "UTC", "en"), *students]


class BuddiesStory(Story):
    """What people do. Each of them does a thing until they know that it is done, however often the bot is killed."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.programme = ""
        self.began = self.clock.now()

    @property
    def students(self) -> list[str]:
        """Who may be in."""
        return [name for name in self.seats if name != "instructor"]

    async def starts(self) -> None:
        """The instructor starts a programme, and everybody joins it."""
        robin = self.seats["instructor"]
        await self.does(lambda key: robin.runs("buddy start", dict(STARTS), place=GENERAL, key=key))
        preview: Any = robin.answer_message
        (self.programme,) = ids_on(preview, "buddies.begin:")
        await self.does(lambda key: robin.presses("Start it", message=preview["id"], key=key))
        await self.bots.settle()
        gate = asyncio.Semaphore(8)
        async with asyncio.TaskGroup() as together:
            for name in self.students:
                together.create_task(self._joins(self.seats[name], gate))
        await self.bots.settle()

    async def _joins(self, seat: Seat, gate: asyncio.Semaphore) -> None:
        async with gate:
            link = f"buddies.join:{self.programme}"
            await self.does(lambda key: seat.presses(link=link, key=key))

    async def skip(self, *names: str) -> None:
        """These leave the round out that is announced."""
        (round_id,) = self._on_cards("buddies.skip:", GENERAL, names[0])
        for name in names:
            seat = self.seats[name]
            await self.does(lambda key, seat=seat: seat.presses(link=f"buddies.skip:{round_id}", key=key))  # type: ignore[misc]
            assert "You are in again next time." in seat.answer

    async def say_good(self, *names: str) -> None:
        """These answer, at the end of a round, in the room that they are in."""
        for name in names:
            seat = self.seats[name]
            (room,) = (each.key for each in self.classroom.core.state.places.values() if name in (each.people or ()))
            await seat.opens(room)
            (link,) = self._on_cards("buddies.after:", room, name, ":good:")
            await self.does(lambda key, seat=seat, link=link: seat.presses(link=f"buddies.after:{link}", key=key))  # type: ignore[misc]
            assert "Good to hear." in seat.answer

    def _on_cards(self, start: str, place: str, name: str, within: str = "") -> list[str]:
        found = [each for message in self.seats[name].sees(place) for each in ids_on(message, start)]
        return [each for each in found if within in each]

    async def goes_to(self, days: float) -> None:
        """So long after the first matching, all that is due until then has happened; a process may be killed on the
        way."""
        await self.bots.all_back()
        await self.bots.arm()
        await self.bots.goes_to(self.began + FIRST + timedelta(days=days, minutes=1))
        await self.bots.all_back()
