"""How fast Slack is asked: each method in each workspace as its tier allows, and one message a second in a channel."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from aiolimiter import AsyncLimiter

from adapters.slack.tiers import CHANNEL_SPAN, FLOWING, POST, a_minute
from bot.platform import Later

PATIENCE: Final = 20.0
"""Seconds of a limit that are waited out where it is met; for a longer one the job is put off. Less than a job may take
in all."""
TRIGGER_PATIENCE: Final = 1.0
"""Seconds of a limit that are waited out by what opens a modal: its ``trigger_id`` lives for three since somebody
pressed, and who looks does so for no longer."""
_BY_TRIGGER: Final = ("views.open", "views.push")
_MINUTE: Final = 60.0
_AT_ONCE: Final = 5
"""What flows evenly may come in a rush of the fifth part of a minute's."""
_A_BIT_LATER: Final = 1.01


class Limit(ABC):
    """Something that may be asked only so often. Who comes first goes first."""

    def __init__(self, span: float) -> None:
        self.span = span
        self._loop = asyncio.get_running_loop()
        self._line = asyncio.Lock()
        self._waiting = 0
        self._shut_until = 0.0
        self._changed = asyncio.Event()

    @abstractmethod
    def free_in(self, before: int) -> float:
        """Seconds until one more may go, and so many before it."""

    @abstractmethod
    async def taken(self) -> None:
        """One goes now; it may."""

    @abstractmethod
    def ended(self) -> None:
        """The answer to one came, or it was given up."""

    @property
    @abstractmethod
    def rests(self) -> bool:
        """Whether everything that went is forgotten."""

    @property
    def idle(self) -> bool:
        """Whether a new one would be the same."""
        return self.rests and not self._waiting and self._shut_until <= self._loop.time()

    def until(self) -> float:
        """Seconds until one more would pass, about; 0 for at once."""
        return max(self._shut_until - self._loop.time(), self.free_in(self._waiting), 0.0)

    async def take(self, patience: float) -> None:
        """Waits for a turn. Raises :class:`~bot.platform.Later` where that takes longer than so many seconds."""
        self._waiting += 1
        try:
            async with self._line:
                while (seconds := max(self._shut_until - self._loop.time(), self.free_in(0))) > 0:
                    if seconds > patience:
                        raise Later(seconds)
                    self._changed.clear()
                    with suppress(TimeoutError):
                        async with asyncio.timeout(seconds):  # wait_for may lose that one was cancelled
                            await self._changed.wait()
                await self.taken()
        finally:
            self._waiting -= 1

    def end(self) -> None:
        """See :meth:`ended`; who waits looks again."""
        self.ended()
        self._changed.set()

    def shut(self, seconds: float) -> None:
        """Nothing goes for so long."""
        self._shut_until = max(self._shut_until, self._loop.time() + seconds)
        self._changed.set()


class Window(Limit):
    """Lets so many go in any span of seconds, all at once if need be.

    One counts until a span after its answer came: by then Slack has forgotten it, however long it was on its way. A
    bucket that leaks would have people wait for a form that thirty of them open, or let twice as many go in a span.
    """

    def __init__(self, most: int, span: float) -> None:
        super().__init__(span)
        self._most = most
        self._under_way = 0
        self._forgotten_at: deque[float] = deque()

    def free_in(self, before: int) -> float:
        now = self._loop.time()
        while self._forgotten_at and self._forgotten_at[0] <= now:
            self._forgotten_at.popleft()
        which = self._under_way + len(self._forgotten_at) + before - self._most
        if which < 0:
            return 0.0
        if which < len(self._forgotten_at):
            return self._forgotten_at[which] - now
        beyond = which - len(self._forgotten_at) - self._under_way
        if beyond < 0:
            return self.span
        first = self._forgotten_at[-1] - now if self._forgotten_at else self.span
        return first + self.span * (1 + beyond // self._most)

    async def taken(self) -> None:
        self._under_way += 1

    def ended(self) -> None:
        self._under_way -= 1
        self._forgotten_at.append(self._loop.time() + self.span)

    @property
    def rests(self) -> bool:
        return not self._under_way and self.free_in(self._most - 1) == 0


class Flow(Limit):
    """Lets so many go in a minute, evenly, after a rush of some: for what Slack names no exact limit of."""

    def __init__(self, a_minute: int, minute: float) -> None:
        super().__init__(minute)
        rush = a_minute // _AT_ONCE
        self._each = minute / (a_minute - rush)
        self._bucket = AsyncLimiter(rush, rush * self._each)

    def free_in(self, before: int) -> float:
        return 0.0 if self._bucket.has_capacity(before + 1) else self._each * (before + 1)

    async def taken(self) -> None:
        await self._bucket.acquire()

    def ended(self) -> None:
        """What went counts from when it went."""

    @property
    def rests(self) -> bool:
        return self._bucket.has_capacity(self._bucket.max_rate)


class Pace:
    """Lets each request pass when it may, so that Slack hardly ever has to refuse one.

    A limit is of one method in one workspace; none waits for another. What is not asked for a while is forgotten, so
    that a thousand workspaces cost no more than those of the last minute. ``factor`` divides every span, for tests.
    """

    def __init__(self, factor: float = 1.0) -> None:
        self._factor = factor
        self._limits: dict[tuple[str, str, str], Limit] = {}

    def __len__(self) -> int:
        """How many limits are remembered now."""
        return len(self._limits)

    def until(self, team: str, method: str, channel: str | None = None) -> float:
        """About how many seconds until this would pass; 0 for at once. ``channel`` counts for messages alone."""
        keys = _keys(team, method, channel)
        return max((self._limits[key].until() for key in keys if key in self._limits), default=0.0)

    @asynccontextmanager
    async def turn(
        self, team: str, method: str, channel: str | None = None, patience: float | None = None
    ) -> AsyncIterator[None]:
        """Waits until the request within may be sent.

        Raises :class:`~bot.platform.Later`, with the seconds to wait, where these are more than ``patience``, by
        default as many as the method bears: then nothing was asked.
        """
        if patience is None:
            patience = TRIGGER_PATIENCE if method in _BY_TRIGGER else PATIENCE
        if (seconds := self.until(team, method, channel)) > patience:
            raise Later(seconds)
        held: list[tuple[tuple[str, str, str], Limit]] = []
        try:
            for key in _keys(team, method, channel):
                limit = self._limit(key)
                await limit.take(patience)
                held.append((key, limit))
            yield
        finally:
            for key, limit in held:
                limit.end()
                self._forget_later(key, limit.span)

    def refused(self, team: str, method: str, seconds: float) -> None:
        """Slack refused this method in this workspace for so long."""
        key = (team, method, "")
        self._limit(key).shut(seconds)
        self._forget_later(key, seconds)

    def _limit(self, key: tuple[str, str, str]) -> Limit:
        found = self._limits.get(key)
        if found is None:
            _, method, channel = key
            if channel:
                found = Window(1, CHANNEL_SPAN / self._factor)
            elif method in FLOWING:
                found = Flow(a_minute(method), _MINUTE / self._factor)
            else:
                found = Window(a_minute(method), _MINUTE / self._factor)
            self._limits[key] = found
        return found

    def _forget_later(self, key: tuple[str, str, str], seconds: float) -> None:
        asyncio.get_running_loop().call_later(seconds * _A_BIT_LATER, self._forget, key)

    def _forget(self, key: tuple[str, str, str]) -> None:
        found = self._limits.get(key)
        if found is not None and found.idle:
            del self._limits[key]


def _keys(team: str, method: str, channel: str | None) -> list[tuple[str, str, str]]:
    """What a request counts for: the channel first, so that who waits for one keeps nobody else from going."""
    of_channel = [(team, method, channel)] if channel and method == POST else []
    return [*of_channel, (team, method, "")]
