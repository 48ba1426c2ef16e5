"""How far people have read: kept together every few seconds, for many pages read along with every message."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from adapters.web.core import Core
from storage.class_records import KeptSeen
from storage.problems import StorageProblem

TOGETHER: Final = 2.0  # seconds of real time; a crash forgets as much of what was read
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
