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


class Connection:
    """One page's connection, as far as the fan-out needs it. ``own`` is what only this page hears next, each behind how
    many of the events that wait.

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
        self.own: list[tuple[int, str]] = []
        self.greeted = False  # before hello a page hears nothing
        self.heard = 0  # the newest event that hello already knows of


class Fanout:
    """Every open page of one class. Writes frames itself, below the WebSocket library: no page waits for another."""

    def __init__(self, state: State, registry: CollectorRegistry) -> None:
        self._state = state
        self._connections: dict[Connection, None] = {}
        self._events: list[Event] = []
        self._planned: asyncio.Handle | None = None
        self._last = 0.0
        self._open = Gauge("homeroom_web_pages", "Pages of the browser class that are open", registry=registry)
        self._dropped = Counter(
            "homeroom_web_pages_dropped", "Pages that were too slow, and were cut off to catch up", registry=registry
        )

    def add(self, connection: Connection) -> None:
        """A page is there."""
        self._connections[connection] = None
        self._open.set(len(self._connections))

    def discard(self, connection: Connection) -> None:
        """A page is gone."""
        self._connections.pop(connection, None)
        self._open.set(len(self._connections))

    def connections(self, person: str | None = None) -> list[Connection]:
        """The pages that are open, of one person or of all."""
        return [connection for connection in self._connections if person is None or connection.person == person]

    def tell(self, event: Event) -> None:
        """Every page that may see this event hears of it soon."""
        self._events.append(event)
        self._plan()

    def answer(self, connection: Connection, item: str) -> None:
        """One page hears this, after the events that came before and before those that come later."""
        connection.own.append((len(self._events), item))
        self._plan()

    def greet(self, connection: Connection, heard: int, *items: object) -> None:
        """One page begins to hear, from behind the event with this number on."""
        connection.heard = heard
        connection.greeted = True
        self._send(connection, frame("[" + ",".join(encoded(item) for item in items) + "]"))

    def flush(self) -> None:
        """Sends everything that waits."""
        self._planned = None
        self._last = asyncio.get_running_loop().time()
        events, self._events = self._events, []
        frames: dict[tuple[int, ...], bytes] = {}
        told = _Told(events, self._state)
        for connection in tuple(self._connections):
            if not connection.greeted:
                connection.own = [(0, item) for _, item in connection.own]
                continue
            seen = told.by(connection)
            if connection.own:
                own, connection.own = connection.own, []
                heard = [(number, 1, events[number].text) for number in seen] + [(at, 0, item) for at, item in own]
                heard.sort(key=lambda each: each[:2])  # what came together stays as it came
                self._send(connection, frame(_array([text for _, _, text in heard])))
            elif seen:
                if seen not in frames:
                    frames[seen] = frame(_array([events[number].text for number in seen]))
                self._send(connection, frames[seen])

    def _send(self, connection: Connection, data: bytes) -> None:
        transport = connection.transport
        if transport.is_closing():
            return
        if transport.get_write_buffer_size() > MOST_BEHIND:
            self._dropped.inc()
            self.discard(connection)
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

    def by(self, connection: Connection) -> tuple[int, ...]:
        """The numbers of the events that a page hears."""
        if not self._events:
            return ()
        among = self._by_person.get(connection.person)
        if among is None:
            sees, person = self._state.sees, connection.person
            among = frozenset(audience for audience in self._audiences if sees(person, audience))
            self._by_person[connection.person] = among
        since = max(connection.heard, self._events[0].seq - 1)
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
