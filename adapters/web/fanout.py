"""Brings events to every open page: encoded once, gathered for milliseconds, one frame for all who see the same."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge

from adapters.web.hub import Audience, Event, encoded
from adapters.web.state import State
from storage.sign_in import Session

GATHERED: Final = 0.03  # seconds between two frames of a page that has much to hear
MOST_BEHIND: Final = (
    2 * 1024 * 1024
)  # bytes that may wait for a page; behind more, it had better come back and catch up
_TEXT: Final = 0x81  # a whole frame of text, RFC 6455 section 5.2


class Line:
    """One page's connection, as far as the fan-out needs it. ``own`` is what only this page hears next.

    ``language`` is the one that the page came in; empty when it did not say.
    """

    __slots__ = ("greeted", "heard", "language", "own", "person", "session", "transport")

    def __init__(
        self, person: str, transport: asyncio.Transport, language: str = "", session: Session | None = None
    ) -> None:
        self.person = person
        self.language = language
        self.session = session
        self.transport = transport
        self.own: list[str] = []
        self.greeted = False  # before hello a page hears nothing
        self.heard = 0  # the newest event that hello already knows of


class Fanout:
    """Every open page of one class. Writes frames itself, below the WebSocket library: no page waits for another."""

    def __init__(self, state: State, registry: CollectorRegistry) -> None:
        self._state = state
        self._lines: dict[Line, None] = {}
        self._events: list[Event] = []
        self._planned: asyncio.Handle | None = None
        self._last = 0.0
        self._open = Gauge("homeroom_web_pages", "Pages of the browser class that are open", registry=registry)
        self._dropped = Counter(
            "homeroom_web_pages_dropped", "Pages that were too slow, and were cut off to catch up", registry=registry
        )

    def add(self, line: Line) -> None:
        """A page is there."""
        self._lines[line] = None
        self._open.set(len(self._lines))

    def discard(self, line: Line) -> None:
        """A page is gone."""
        self._lines.pop(line, None)
        self._open.set(len(self._lines))

    def lines(self, person: str | None = None) -> list[Line]:
        """The pages that are open, of one person or of all."""
        return [line for line in self._lines if person is None or line.person == person]

    def tell(self, event: Event) -> None:
        """Every page that may see this event hears of it soon."""
        self._events.append(event)
        self._plan()

    def answer(self, line: Line, item: str) -> None:
        """One page hears this, after the events that came before."""
        line.own.append(item)
        self._plan()

    def greet(self, line: Line, heard: int, *items: object) -> None:
        """One page begins to hear, from behind the event with this number on."""
        line.heard = heard
        line.greeted = True
        self._send(line, frame("[" + ",".join(encoded(item) for item in items) + "]"))

    def flush(self) -> None:
        """Sends everything that waits."""
        self._planned = None
        self._last = asyncio.get_running_loop().time()
        events, self._events = self._events, []
        frames: dict[tuple[int, ...], bytes] = {}
        told = _Told(events, self._state)
        for line in tuple(self._lines):
            if not line.greeted:
                continue
            seen = told.by(line)
            if line.own:
                own, line.own = line.own, []
                self._send(line, frame(_array([*(events[number].text for number in seen), *own])))
            elif seen:
                if seen not in frames:
                    frames[seen] = frame(_array([events[number].text for number in seen]))
                self._send(line, frames[seen])

    def _send(self, line: Line, data: bytes) -> None:
        transport = line.transport
        if transport.is_closing():
            return
        if transport.get_write_buffer_size() > MOST_BEHIND:
            self._dropped.inc()
            self.discard(line)
            transport.abort()
            return
        transport.write(data)

    def _plan(self) -> None:
        """At once when it was quiet, else when enough was gathered."""
        if self._planned is None:
            loop = asyncio.get_running_loop()
            self._planned = loop.call_later(max(0.0, self._last + GATHERED - loop.time()), self.flush)


class _Told:
    """Which of some events each page hears: worked out once for everyone who sees the same."""

    def __init__(self, events: Sequence[Event], state: State) -> None:
        self._events = events
        self._state = state
        self._audiences = {event.audience for event in events}
        self._seen: dict[tuple[frozenset[Audience], int], tuple[int, ...]] = {}
        self._by_person: dict[str, frozenset[Audience]] = {}

    def by(self, line: Line) -> tuple[int, ...]:
        """The numbers of the events that a page hears."""
        if not self._events:
            return ()
        among = self._by_person.get(line.person)
        if among is None:
            sees, person = self._state.sees, line.person
            among = frozenset(audience for audience in self._audiences if sees(person, audience))
            self._by_person[line.person] = among
        since = max(line.heard, self._events[0].seq - 1)
        key = (among, since)
        if key not in self._seen:
            self._seen[key] = tuple(
                number for number, event in enumerate(self._events) if event.seq > since and event.audience in among
            )
        return self._seen[key]


def frame(text: str) -> bytes:
    """A text as one WebSocket frame of a server: unmasked and whole."""
    data = text.encode()
    size = len(data)
    if size < 126:
        return bytes((_TEXT, size)) + data
    if size < 65536:
        return bytes((_TEXT, 126)) + size.to_bytes(2) + data
    return bytes((_TEXT, 127)) + size.to_bytes(8) + data


def _array(items: Sequence[str]) -> str:
    return "[" + ",".join(items) + "]"
