"""How fast Discord is asked: 50 requests a second for the whole bot, and what each channel told of its own limit."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final

import discord
from discord.http import Route

from adapters.discord.limits import REQUESTS_A_SECOND

_SPARE: Final = 3
"""Requests of each second that are left for what does not wait for its turn here: reads, mostly."""


class Pace:
    """Lets so many messages begin in a second; ``factor`` divides every window, for tests."""

    def __init__(self, factor: float = 1.0) -> None:
        self._window = 1.0 / factor
        self._begun: deque[float] = deque(maxlen=REQUESTS_A_SECOND - _SPARE)
        self._turn = asyncio.Lock()

    async def turn(self) -> None:
        """Waits until one more request fits into the second."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            if len(self._begun) == self._begun.maxlen:
                wait = self._begun[0] + self._window - loop.time()
                if wait > 0:
                    await asyncio.sleep(wait)
            self._begun.append(loop.time())

    def until_message(self, client: discord.Client, channel: int) -> float:
        """How many seconds until a message to this channel would pass, as far as Discord told; 0 for at once.

        discord.py would wait as well, but then the job has begun, and a worker stands still.
        """
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        http = client.http
        bucket = http._bucket_hashes.get(route.key) or route.key
        limit = http._buckets.get(f"{bucket}:{route.major_parameters}")
        if limit is None or limit.remaining > 0 or not limit.expires:
            return 0.0
        return max(limit.expires - asyncio.get_running_loop().time(), 0.0)
