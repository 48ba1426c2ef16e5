"""What a person decides for themselves about the page: the language it speaks, and that they know their way around."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from adapters.web.core import Core, whole
from storage.class_records import KeptSeen

_TOUR: Final = "tour"
"""Kept beside how far somebody has read each place; no place has a key without a colon."""


class Own:
    """Each person's own decisions in one class."""

    def __init__(self, core: Core) -> None:
        self.core = core

    @whole
    async def speak(self, person_id: str, language: str) -> None:
        """From now on in this language; an empty one means whatever their browser speaks."""
        async with self.core.lock:
            person = replace(self.core.state.person(person_id), language=language)
            await self.core.keep(person)
            self.core.state.people[person_id] = person

    def has_toured(self, person_id: str) -> bool:
        """Whether they went through the tour, or left it."""
        return (person_id, _TOUR) in self.core.state.seen

    @whole
    async def tour(self, person_id: str) -> None:
        """The tour does not come by itself any more, in any browser."""
        async with self.core.lock:
            self.core.state.person(person_id)
            await self.core.keep(KeptSeen(person_id, _TOUR, 1))
            self.core.state.seen[person_id, _TOUR] = 1
