"""How far people have read: kept together every few seconds, for many pages read along with every message."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final

import structlog

from adapters.web.core import Core
from adapters.web.limits import PAGE
from storage.class_records import KeptMessage, KeptPerson, KeptSeen
from storage.problems import StorageProblem

TOGETHER: Final = 2.0  # seconds of real time; a crash forgets as much of what was read
PLACES_LOOKED_THROUGH: Final = 12
"""Places in which hello looks for what names the reader, so that a page after a long absence opens as fast."""
log = structlog.get_logger()


class Seen:
    """What the people of one class have read."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self._dirty: set[tuple[str, str]] = set()
        self._planned: asyncio.TimerHandle | None = None

    def read(self, person: str, place: str, seq: int) -> int:
        """A person has read a place up to here; it never goes back. Returns how far they have read it."""
        state = self.core.state
        before = state.seen.get((person, place), 0)
        reached = min(seq, state.places[place].last)
        if reached <= before:
            return before
        state.seen[person, place] = reached
        self._dirty.add((person, place))
        if self._planned is None:
            self._planned = asyncio.get_running_loop().call_later(TOGETHER, self._keep_soon)
        return reached

    async def named(self, person_id: str) -> list[str]:
        """In which places something unread names the person; only the newest places and messages are looked through."""
        state = self.core.state
        person = state.person(person_id)
        since = state.unread_since(person)
        newest = sorted(since, key=lambda place: state.places[place].last, reverse=True)[:PLACES_LOOKED_THROUGH]
        found = []
        for place in newest:
            page = await self.core.keeper.page(place, self.core.hub.seq + 1, PAGE)
            if any(each.seq > since[place] and each.by != person_id and _names(each, person) for each in page):
                found.append(place)
        return found

    async def keep(self) -> None:
        """Keeps what is not kept yet."""
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
        dirty, self._dirty = self._dirty, set()
        seen = self.core.state.seen
        records = [KeptSeen(*key, seen[key]) for key in sorted(dirty) if key in seen]
        try:
            await self.core.keep(*records)
        except StorageProblem as problem:  # what was read matters little; it is kept with the next
            log.warning("web.seen_not_kept", code=problem.code)
            self._dirty |= dirty

    def _keep_soon(self) -> None:
        self._planned = None
        self.core.begin(self.keep())


def _names(message: KeptMessage, person: KeptPerson) -> bool:
    """Whether a message speaks to this person: by ``@`` and their name, or because the bot names them."""
    if message.text is not None:
        return f"@{person.name}" in message.text
    card: Mapping[str, Any] = message.card or {}
    texts = [card.get("text", ()), *(field["text"] for field in card.get("fields", ()))]
    return any(run["t"] == "person" and run["id"] == person.id for text in texts for run in text)
