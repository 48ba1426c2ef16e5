"""Moves the class's clock ahead while everyone watches: every page sees where time has got to, and what comes there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

import structlog

from adapters.web.classroom import Classroom
from adapters.web.deeds import BadRequest
from adapters.web.hub import Event, JsonObject
from adapters.web.refusal import ClassRefusal
from bot.clock import Clock
from bot.records import dataclass

Stop = Callable[[], AbstractAsyncContextManager[None]]
Leap = Callable[[timedelta, Stop], Awaitable[None]]
"""Moves people's time ahead by so much; the second argument is around everything that happens at one moment."""

WAYS: Final[Mapping[str, timedelta]] = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_MOVING: Final = {
    "hour": "class-clock-moving-hour",
    "day": "class-clock-moving-day",
    "week": "class-clock-moving-week",
}
LONGEST: Final = 0.8  # seconds of real time in which one sees what came, before time goes on
_LENT: Final = 0.2
_MANY: Final = 200
_UNSEEN: Final = frozenset(("ahead", "clock", "mates", "person", "person-gone"))
log = structlog.get_logger()


class Ahead:
    """The one way ahead of a class's clock. Without ``leap`` the clock stands fast.

    ``shown_for`` is how many seconds of real time all moments together are shown at most.
    """

    def __init__(self, classroom: Classroom, leap: Leap | None = None, shown_for: float = 16.0) -> None:
        self._class = classroom
        self._leap = leap
        self._shown_for = shown_for
        self._way: _Way | None = None
        self._ended = asyncio.Event()

    @property
    def movable(self) -> bool:
        """Whether the class's clock can be moved at all."""
        return self._leap is not None

    @property
    def under_way(self) -> JsonObject | None:
        """The way on which the clock is now, as pages see it: how far, from when to when, and who asked."""
        return self._way.as_json() if self._way else None

    def stop(self) -> None:
        """The process goes: nothing is shown any longer."""
        self._ended.set()

    async def go(self, person: str, by: str, to: str) -> None:
        """Moves the clock ahead by an hour, a day or a week, to the moment that the page meant and never past it.

        Returns when it is there; at once where it was already, or is on its way for the same request: one that is sent
        again moves nothing a second time. Raises :class:`BadRequest` and :class:`ClassRefusal`.
        """
        asked = (person, by, _moment(to))
        if by not in WAYS:
            raise BadRequest(by)
        self._class.core.state.person(person)
        if self._leap is None:
            raise ClassRefusal("class-clock-fixed")
        if self._way is not None:
            if self._way.asked == asked:
                return
            raise ClassRefusal(_MOVING[self._way.by], name=self._name(self._way.person))
        now = self._class.core.clock.now()
        end = min(now + WAYS[by], asked[2])
        if end <= now:
            return
        self._way = way = _Way(asked, now, end, Showing(self._class.core.clock, self._shown_for))
        unlisten = self._class.core.hub.listen(way.hear)
        try:
            await self._tell()
            await self._leap(end - now, partial(self._stop, way))
        finally:
            unlisten()
            self._way = None
            await self._tell()
        log.info("web.clock_moved", what=by)

    @asynccontextmanager
    async def _stop(self, way: _Way) -> AsyncIterator[None]:
        """One moment: pages first see what time it is, then what comes, and have a while to see it."""
        await self._class.clock_moved()
        way.came = False
        yield
        await self._class.core.settle(besides=asyncio.current_task())
        if way.came:
            pause = way.showing.pause(way.gone(self._class.core.clock.now()))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), pause)

    async def _tell(self) -> None:
        now = self._class.core.clock.now().isoformat()
        with self._class.core.hub.turn() as turn:
            turn.tell_all("ahead", way=self.under_way, now=now)
        await self._class.core.keep()

    def _name(self, person: str) -> str:
        found = self._class.core.state.people.get(person)
        return found.name if found else person


@dataclass(slots=True)
class _Way:
    """How far the clock goes, and whether anything came where it stands."""

    asked: tuple[str, str, datetime]  # who, how far, and to which moment
    start: datetime
    end: datetime
    showing: Showing
    came: bool = False

    @property
    def person(self) -> str:
        """Who asked."""
        return self.asked[0]

    @property
    def by(self) -> str:
        """How far they asked to go."""
        return self.asked[1]

    def hear(self, event: Event) -> None:
        """What pages are told while time stands is what came there."""
        self.came = self.came or event.body["ev"] not in _UNSEEN

    def gone(self, now: datetime) -> float:
        """How much of the way lies behind, from 0 to 1."""
        return min(max((now - self.start) / (self.end - self.start), 0.0), 1.0)

    def as_json(self) -> JsonObject:
        return {"by": self.by, "person": self.person, "from": self.start.isoformat(), "to": self.end.isoformat()}


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise BadRequest("to")
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRequest("to") from None


class Showing:
    """How long each moment is shown, so that a way with many of them is as soon over as one with few."""

    def __init__(self, clock: Clock, whole: float) -> None:
        self._clock = clock
        self._whole = whole
        self._began = clock.monotonic()

    def pause(self, gone: float) -> float:
        """Seconds to wait, where so much of the way lies behind.

        The time for showing goes evenly over the way, with some of it lent to the beginning, so that the first moments
        are seen however little lies behind; where much comes at once, each of it gets a small part.
        """
        spent = self._clock.monotonic() - self._began
        left = max(self._whole - spent, 0.0)
        saved = self._whole * (_LENT + (1 - _LENT) * gone) - spent
        return min(LONGEST, left, max(saved, left / _MANY))
