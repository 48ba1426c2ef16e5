"""How fast Discord is asked: 50 requests a second for the whole bot, and what each route told of its own limit.

Both are told in ``topics/rate-limits`` of Discord's documentation.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, Final

import aiohttp
from discord import RateLimited
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
    """What a route may still be asked, as Discord told last, and as far as its answers are still to come.

    discord.py's own lets who took the last of it wait for the whole window after the answer, and a worker with it; and
    several at once take what one answer left. Here the least that was told in a window counts, without those that are
    still under way, and one that ended without a word gives back what it took.
    """

    def __init__(self, longest_wait: float | None) -> None:
        super().__init__(longest_wait)
        self._told = self.limit
        self._changed = asyncio.Event()
        self._window = 0.0
        self._asked_in = float("-inf")  # the window, by its end, in which so many asked for a turn
        self._asked = 0

    def until(self) -> float:
        """Seconds until one more would pass; 0 where that depends on an answer."""
        if self.is_expired():
            self.reset()
        if self.remaining > 0 or self.expires is None:
            return 0.0
        return max(self.expires - self._loop.time(), 0.001)

    def turn(self) -> float:
        """The same, for one of many who come back then: of those who ask within a window as many are told to come when
        it is over as may pass then, the next for the window after it, and so on."""
        wait = self.until()
        if not wait or self.expires is None:
            return wait
        if self.expires > self._asked_in + self._window / 2:
            self._asked_in, self._asked = self.expires, 0
        ahead = self._asked // max(self.limit, 1)
        self._asked += 1
        return wait + ahead * self._window

    async def acquire(self) -> None:
        """Raises ``RateLimited`` where that would take too long."""
        self._last_request = self._loop.time()
        while (wait := self.until()) or self.remaining <= 0:
            if self._max_ratelimit_timeout and wait > self._max_ratelimit_timeout:
                raise RateLimited(wait)
            self._changed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait or None):  # wait_for may lose that one was cancelled
                    await self._changed.wait()
        self.remaining -= 1
        self.outgoing += 1

    def update(self, response: aiohttp.ClientResponse, *, use_clock: bool = False) -> None:
        before, told = (None if self.is_expired() else self.expires), self._told
        super().update(response, use_clock=use_clock)
        left = int(response.headers["X-Ratelimit-Remaining"])
        self._told = left if before is None else min(told, left)
        if before is None:
            self._window = self.reset_after
        self._count()

    def reset(self) -> None:
        self._told, self.expires, self.reset_after, self.dirty = self.limit, None, 0.0, False
        self._count()

    async def __aexit__(self, *of: object) -> None:
        self.outgoing -= 1
        self._count()
        self._changed.set()

    def _count(self) -> None:
        self.remaining = self._told - self.outgoing


class Requests(HTTPClient):
    """discord.py's, with limits that answer at once."""

    def get_ratelimit(self, key: str) -> Limit:
        found = self._buckets.get(key)
        if not isinstance(found, Limit):
            self._try_clear_expired_ratelimits()
            self._buckets[key] = found = Limit(self.max_ratelimit_timeout)
        return found

    async def request(self, route: Route, **given: Any) -> Any:
        """discord.py shuts everything for as long as Discord says so, and opens it again only if nobody lost patience
        meanwhile."""
        try:
            return await super().request(route, **given)
        except asyncio.CancelledError:
            self._global_over.set()
            raise

    def until_message(self, channel: int) -> float:
        """How many seconds until a message to this channel would pass, as far as Discord told; 0 for at once.

        This would wait as well, but then the job has begun, and a worker stands still.
        """
        limit = self._limit(Route("POST", "/channels/{channel_id}/messages", channel_id=channel))
        return limit.until() if limit is not None else 0.0

    def until_turn(self, route: Route) -> float:
        """The same for what many ask at once; each of them has a turn."""
        limit = self._limit(route)
        return limit.turn() if limit is not None else 0.0

    def _limit(self, route: Route) -> Limit | None:
        """What is known of a route's limit."""
        bucket = self._bucket_hashes.get(route.key) or route.key
        limit = self._buckets.get(f"{bucket}:{route.major_parameters}")
        return limit if isinstance(limit, Limit) else None
