"""Days of a class with icebreakers, as people live them while the bot is killed: what they did, as far as they know."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any, Final

from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from adapters.web.seat import Refused, Seat
from bot.card import Json
from bot.clock import MovableClock
from tests.wire.bots import Bots

GENERAL: Final = "channel:general"
CAFE: Final = "channel:cafe"
STUDENTS: Final = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
DAYS: Final[list[Json]] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NOON: Final = "12:00"
OFTEN: Final = 0.4
"""How likely it is that a step is one in which a process may be killed."""
Act = Callable[[str], Awaitable[JsonObject]]


class Story:
    """What people do. Each of them does a thing until they know that it is done, however often the bot is killed."""

    def __init__(
        self, classroom: Classroom, seats: dict[str, Seat], bots: Bots, clock: MovableClock, random: Random
    ) -> None:
        self.posted: dict[str, str] = {}
        self.undone: set[str] = set()
        self.passed: defaultdict[str, set[str]] = defaultdict(set)
        self.wrote: Counter[str] = Counter()
        self.first_noon = clock.now()
        self.classroom = classroom
        self.seats = seats
        self.bots = bots
        self.clock = clock
        self._random = random
        self._keys = count(1)

    async def plan(self) -> None:
        """A question in the café every noon."""
        robin = self.seats["instructor"]
        await self.does(lambda key: robin.says("/icebreaker schedule", place=CAFE, key=key))
        filled: dict[str, Json] = {"days": DAYS, "at": NOON, "zone": "UTC", "place": CAFE}
        await self.does(lambda key: robin.fills(filled, key=key) if robin.form else _done())

        self.first_noon = self.next_noon()

    async def day(self) -> None:
        """Two questions, of which one is taken back; people pass and answer; the café's own; a day's silence."""
        first = await self._step(self.post(GENERAL))
        await self._step(self.post(CAFE))
        if self._chance(0.5):
            await self._step(self.bots.settle())
            await self._step(self._react(self._open(CAFE)[-1:], CAFE))
        await self._step(self.take_back())
        await self._step(self.bots.settle())
        day_later = self.clock.now() + timedelta(hours=24, minutes=10)
        await self._step(self._react([first], GENERAL))
        await self.bots.all_back()
        await self._step(self.bots.goes_to(self.next_noon() + timedelta(minutes=1)))
        await self._step(self._react(self._open(CAFE)[-1:], CAFE))
        await self.bots.all_back()
        await self._step(self.bots.goes_to(day_later))

    async def days_pass(self, days: int) -> None:
        """Days in which nobody does anything."""
        await self.bots.all_back()
        await self.bots.arm()
        for _ in range(1 if self.bots.alone else days):
            noon = self.next_noon() + timedelta(days=days - 1 if self.bots.alone else 0)
            await self.bots.goes_to(noon + timedelta(minutes=1))
            await self.bots.all_back()
        await self.bots.goes_to(self.clock.now() + timedelta(minutes=1))

    async def _step(self, doing: Awaitable[Any]) -> Any:
        """Something that takes a while, in which a process may be killed."""
        if self._chance(OFTEN):
            await self.bots.arm()
        return await doing

    async def post(self, place: str) -> str:
        """The instructor puts a question to a place. Returns its id."""
        robin = self.seats["instructor"]
        await self.does(lambda key: robin.says("/icebreaker now", place=place, key=key))
        preview: Any = robin.answer_message
        (prompt_id,) = ids_on(preview, "icebreakers.post:")
        await self.does(lambda key: robin.presses("Post", message=preview["id"], key=key))
        while not _links(robin.answer_message, "icebreakers.mend:"):  # the same one came by schedule meanwhile
            await self.does(lambda key: robin.presses("Another", message=preview["id"], key=key))
            await self.does(lambda key: robin.presses("Post", message=preview["id"], key=key))
        self.posted[prompt_id] = place
        return prompt_id

    async def take_back(self) -> None:
        """The instructor takes back what they posted last, unless it is too late for that."""
        robin = self.seats["instructor"]
        await self.does(lambda key: robin.says("/homeroom undo", place=GENERAL, key=key))
        asked: Any = robin.answer_message
        links = _links(asked, "admin.take-back:")
        if not links:
            assert "Too late" in robin.answer
            return
        (place,) = [run["key"] for run in asked["card"]["text"] if run["t"] == "place"]
        await self.does(lambda key: robin.presses(link=links[0], message=asked["id"], key=key))
        if "Too late" not in robin.answer:
            assert "aken back" in robin.answer
            self.undone.add([each for each, where in self.posted.items() if where == place][-1])

    async def _react(self, prompts: list[str], place: str) -> None:
        """Some pass, some of them change their mind, somebody may answer; all at once."""
        for prompt_id in (each for each in prompts if each not in self.undone):
            some = self._random.sample(STUDENTS, self._random.randint(1, len(STUDENTS)))
            async with asyncio.TaskGroup() as together:
                for name in some:
                    together.create_task(self._passes(name, prompt_id, place))
            minds = self._random.sample(some, self._random.randint(0, len(some) // 2))
            async with asyncio.TaskGroup() as together:
                for name in minds:
                    together.create_task(self._changes_mind(name, prompt_id))
            if self._chance(0.4):
                await self._writes(self._random.choice(STUDENTS), prompt_id, place)

    async def _passes(self, name: str, prompt_id: str, place: str) -> None:
        seat = self.seats[name]
        await self.does(lambda key: seat.presses(link=f"icebreakers.pass:{prompt_id}", place=place, key=key))
        self.passed[prompt_id].add(name)

    async def _changes_mind(self, name: str, prompt_id: str) -> None:
        seat = self.seats[name]
        await self.does(lambda key: seat.presses(link=f"icebreakers.unpass:{prompt_id}", key=key))
        self.passed[prompt_id].discard(name)

    async def _writes(self, name: str, prompt_id: str, place: str) -> None:
        seat = self.seats[name]
        (message,) = [each for each in seat.sees(place) if prompt_id in ids_on(each, "icebreakers.pass:")]
        thread = await seat.opens_thread(message)
        self.wrote[thread] += 1
        await seat.says("A cup of tea, and rain on the roof.", place=thread)

    async def does(self, act: Act) -> JsonObject:
        """Does it until it is known to be done: the same again while the bot is away, and anew when no answer came."""
        key = f"key-{next(self._keys)}"
        while True:
            await self.bots.back()
            try:
                answer = await act(key)
            except Refused as no:
                if no.text_id != "class-bot-away":
                    raise
                continue
            if answer.get("shown") != "nothing":
                return answer
            key = f"key-{next(self._keys)}"

    def _open(self, place: str) -> list[str]:
        """The questions in a place that can be passed on, the oldest first."""
        seen = self.seats["s1"].sees(place)
        return [each for message in seen for each in ids_on(message, "icebreakers.pass:")]

    def next_noon(self) -> datetime:
        """The next slot of the schedule."""
        noon = self.clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
        return noon if noon > self.clock.now() else noon + timedelta(days=1)

    def _chance(self, of: float) -> bool:
        return self._random.random() < of


async def _done() -> JsonObject:
    return {}


def _links(message: Any, start: str) -> list[str]:
    actions = (message.get("card") or {}).get("actions") or ()
    return [action["link"] for action in actions if action["link"].startswith(start)]


def ids_on(message: Any, start: str) -> list[str]:
    return [link.removeprefix(start) for link in _links(message, start)]
