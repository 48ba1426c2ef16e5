"""Who has the class before them: a person with a page open is here, and a moment after the last one closed is away."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Final

from adapters.web.classroom import Classroom
from adapters.web.refusal import ClassRefusal

AWAY_AFTER: Final = 10.0  # seconds of real time, so that loading the page again is no coming and going


class Presence:
    """Counts the open pages of each person."""

    def __init__(self, classroom: Classroom, away_after: float = AWAY_AFTER) -> None:
        self._class = classroom
        self._away_after = away_after
        self._pages: Counter[str] = Counter()
        self._leaving: dict[str, asyncio.TimerHandle] = {}

    async def came(self, person: str) -> None:
        """A page of theirs opened."""
        self._pages[person] += 1
        if leaving := self._leaving.pop(person, None):
            leaving.cancel()
        await self._class.register.set_here(person, True)

    def went(self, person: str) -> None:
        """A page of theirs closed."""
        self._pages[person] -= 1
        if self._pages[person] <= 0:
            del self._pages[person]
            plan = asyncio.get_running_loop().call_later
            self._leaving[person] = plan(self._away_after, self._leave, person)

    def stop(self) -> None:
        """Nobody goes away any more for having no page: the server itself goes."""
        for leaving in self._leaving.values():
            leaving.cancel()
        self._leaving.clear()

    def _leave(self, person: str) -> None:
        self._leaving.pop(person, None)
        self._class.core.begin(self._go(person))

    async def _go(self, person: str) -> None:
        await self._class.register.set_here(person, False)
        try:
            await self._class.voice(person, None)
        except ClassRefusal:
            return  # left the class meanwhile, and its voice rooms with it
