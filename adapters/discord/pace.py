"""How fast Discord is asked: 50 requests a second for the whole bot, and what each route told of its own limit.

Both are told in ``topics/rate-limits`` of Discord's documentation.
"""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Final

import aiohttp
from discord.http import HTTPClient, Ratelimit, Route

from adapters.discord.limits import REQUESTS_A_SECOND

_UNCOUNTED: Final = ("/interactions/", "/webhooks/")
"""Where answers to interactions go, which are not counted."""


class Pace:
    """Lets so many requests pass in a second, whoever makes them, one that is tried again too. ``factor`` divides the
    second, for tests.

    A request counts until a second after its answer came: by then Discord has forgotten it, however long it was on its
    way, so none is refused. Where answers take a tenth of a second, that costs a tenth of the greatest speed.
    """

    def __init__(self, factor: float = 1.0) -> None:
        self._second = 1.0 / factor
        self._free = asyncio.Semaphore(REQUESTS_A_SECOND)

    def trace(self) -> aiohttp.TraceConfig:
        """What has a session's requests wait for their turn."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._begins)
        trace.on_request_end.append(self._ended)
        trace.on_request_exception.append(self._ended)
        return trace

    async def _begins(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        context.counts = False  # one that is given up while it waits ends as well
        if not any(part in request.url.path for part in _UNCOUNTED):
            context.counts = await self._free.acquire()

    async def _ended(self, session: aiohttp.ClientSession, context: SimpleNamespace, request: object) -> None:
        if context.counts:
            asyncio.get_running_loop().call_later(self._second, self._free.release)


class Limit(Ratelimit):
    """What a route may still be asked. Who takes the last of it is answered at once: discord.py's own lets that one
    wait for the whole window, after its request was done, and a worker with it."""

    async def __aexit__(self, *of: object) -> None:
        self.outgoing -= 1
        if (left := self.remaining - self.outgoing) > 0:
            self._wake(left)

    async def _refresh(self) -> None:
        """Who waits has waited for the window's end already; discord.py's own would wait for as long again."""
        if self.expires is not None:
            self.reset_after = max(self.expires - self._loop.time(), 0.0)
        await super()._refresh()


class Requests(HTTPClient):
    """discord.py's, with limits that answer at once."""

    def get_ratelimit(self, key: str) -> Ratelimit:
        if key not in self._buckets:
            super().get_ratelimit(key)
            self._buckets[key] = Limit(self.max_ratelimit_timeout)
        return self._buckets[key]

    def until_message(self, channel: int) -> float:
        """How many seconds until a message to this channel would pass, as far as Discord told; 0 for at once.

        discord.py would wait as well, but then the job has begun, and a worker stands still.
        """
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        bucket = self._bucket_hashes.get(route.key) or route.key
        limit = self._buckets.get(f"{bucket}:{route.major_parameters}")
        if limit is None or limit.remaining > 0 or not limit.expires:
            return 0.0
        return max(limit.expires - asyncio.get_running_loop().time(), 0.0)
