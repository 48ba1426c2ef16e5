"""Files on their way into people's own conversations: one at a time for each person, however many they ask for.

Slack lets so few files come in a minute that what one person asks for at once would keep everybody else's away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Final

from adapters.slack.refused import Unauthorized
from bot.platform import Later

LONGEST: Final = 900.0
"""Seconds of a limit that are waited out: ours, within the half hour in which it can be said that nothing came."""
_PAUSE: Final = 1.0


class Handing:
    """What is under way in one workspace. Made in a running loop, or before one."""

    def __init__(self) -> None:
        self._turns: dict[str, asyncio.Lock] = {}
        self._under_way: set[tuple[str, Hashable]] = set()

    async def hand(self, user: str, what: Hashable, send: Callable[[], Awaitable[object]]) -> None:
        """Sends it in its turn, waiting for limits as jobs do. Where the same is under way to this person, that does.

        Raises :class:`~bot.platform.Later` where it waited long enough, and what ``send`` raises.
        """
        if (user, what) in self._under_way:
            return
        self._under_way.add((user, what))
        try:
            async with self._turns.setdefault(user, asyncio.Lock()):
                await _patiently(send)
        finally:
            self._under_way.discard((user, what))
            if all(who != user for who, _ in self._under_way):
                self._turns.pop(user, None)


async def _patiently(send: Callable[[], Awaitable[object]]) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST
    while True:
        try:
            await send()
            return
        except Unauthorized:
            raise
        except Later as later:
            pause = later.seconds or _PAUSE
            if loop.time() + pause > until:
                raise
        await asyncio.sleep(pause)
