"""A morning of shout-outs in a class whose bot is killed: who gives whom what, and who lets the class see it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise
from typing import Any, Final

from adapters.web.hub import JsonObject
from bot.card import Json
from tests.kills.icebreakers_story import GENERAL, Story, ids_on

EACH: Final = 5
"""So many shout-outs has everybody in a week."""
TO: Final = 8
"""To so many people each goes."""
AWAY: Final = (timedelta(seconds=20),)
"""Whoever does not know whether it worked does it again soon: within the time in which that is the same shout-out."""


class RecognitionStory(Story):
    """What people do. Each of them does a thing until they know that it is done, however often the bot is killed."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.bots.absences = AWAY
        students = [name for name in self.seats if name != "instructor"]
        self.givers = students[: (len(students) - 1) // (EACH * TO) or 1]
        self.receivers = students[len(self.givers) :]
        self.shown: set[str] = set()

    def shout_outs(self) -> list[tuple[str, str, list[str]]]:
        """Who gives, what they write, and to whom: each time to others, so that nobody is thanked twice."""
        bounds = range(0, len(self.receivers) + 1, TO)
        groups = [self.receivers[begin:end] for begin, end in pairwise(bounds)]
        return [(self.givers[number // EACH], f"Reason {number}", group) for number, group in enumerate(groups)]

    async def begins(self) -> None:
        """The instructor chooses where the class sees what people let it see."""
        robin = self.seats["instructor"]
        await self.does(lambda key: robin.says("/kudos start", place=GENERAL, key=key))
        filled: dict[str, Json] = {"place": GENERAL}
        await self.does(lambda key: robin.fills(filled, key=key))
        await self.bots.settle()

    async def give(self) -> None:
        """Each giver gives theirs, one after the other, all givers at once; and all who received one are told."""
        await self.bots.arm()
        async with asyncio.TaskGroup() as together:
            for giver in self.givers:
                together.create_task(self._gives(giver))
        await self.bots.settle()

    async def _gives(self, giver: str) -> None:
        seat = self.seats[giver]
        for by, reason, people in self.shout_outs():
            values: dict[str, Json] = {"people": list[Json](people), "reason": reason, "value": "care"}
            if by == giver:
                await self.does(lambda key, values=values: seat.runs("kudos give", values, place=GENERAL, key=key))  # type: ignore[misc]

    async def show(self) -> None:
        """The first of each group lets the class see theirs."""
        await self.bots.all_back()
        await self.bots.arm()
        async with asyncio.TaskGroup() as together:
            for _, _, people in self.shout_outs():
                together.create_task(self._shows(people[0]))
        await self.bots.settle()

    async def _shows(self, name: str) -> None:
        seat = self.seats[name]

        async def press(key: str) -> JsonObject:
            """Until the card says so: it can be there sooner than the answer."""
            public = [each for each in self._on_own(name) if ":public:" in each]
            return await seat.presses(link=f"achievements.decide:{public[0]}", key=key) if public else {}

        await self.does(press)
        self.shown.add(name)

    async def take_back(self) -> None:
        """The first giver takes their last one back."""
        await self.bots.all_back()
        await self.bots.arm()
        seat = self.seats[self.givers[0]]
        answer: Any = seat.answer_message
        (link,) = ids_on(answer, "achievements.take-back:")
        await self.does(lambda key: seat.presses(link=f"achievements.take-back:{link}", key=key))
        await self.bots.settle()

    def _on_own(self, name: str) -> list[str]:
        there = self.seats[name].sees(f"direct:{name}")
        return [each for message in there for each in ids_on(message, "achievements.decide:")]
