"""Live events of the class: who may see each, told in order, with the last some thousand kept for who comes back."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from bot.card import Json

JsonObject = dict[str, Json]
KEPT_EVENTS = 5_000


def encoded(item: object) -> str:
    """One item of a frame, as compact JSON."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see something: everyone, the staff only, these people only, or these people and the staff."""

    people: frozenset[str] | None = None
    staff: bool = False

    def holds(self, person: str, is_staff: bool) -> bool:
        """Whether this person is among them."""
        if self.people is None:
            return is_staff or not self.staff
        return person in self.people or (self.staff and is_staff)


EVERYONE = Audience()
STAFF_ONLY = Audience(staff=True)


def only(*people: str) -> Audience:
    """These people and nobody else."""
    return Audience(frozenset(people))


@dataclass(frozen=True)
class Event:
    """Something that happened. ``body`` is its JSON; all that one act brings about has the act's ``seq``."""

    seq: int
    audience: Audience
    body: JsonObject

    @cached_property
    def text(self) -> str:
        """The body encoded, once for all who see it."""
        return encoded(self.body)


@dataclass(slots=True)
class Turn:
    """One act's place in the order of events, taken before it is kept."""

    seq: int
    events: list[Event] = field(default_factory=list)
    over: bool = False

    def tell(self, audience: Audience, name: str, **body: Json) -> None:
        """When the turn is over, these people hear of it."""
        self.events.append(Event(self.seq, audience, {"ev": name, "seq": self.seq, **body}))

    def tell_all(self, name: str, **body: Json) -> None:
        """When the turn is over, everyone hears of it."""
        self.tell(EVERYONE, name, **body)


class Hub:
    """Tells events in the order in which acts began, although what keeps them runs side by side.

    ``seq`` is the number of the newest turn, ``told`` of the newest whose events, like all before, were told. Listeners
    are called at once, one after the other, and must not raise.
    """

    def __init__(self, seq: int = 0, kept: int = KEPT_EVENTS) -> None:
        self.seq = seq
        self.told = seq
        self._listeners: dict[int, Callable[[Event], None]] = {}
        self._turns: deque[Turn] = deque()
        self._ring: deque[Event] = deque(maxlen=kept)
        self._whole_since = seq  # every event behind this number is in the ring

    @contextmanager
    def turn(self) -> Iterator[Turn]:
        """A turn. Its events are told when it and all turns before it are over; none of them when it fails."""
        self.seq += 1
        turn = Turn(self.seq)
        self._turns.append(turn)
        try:
            yield turn
        except BaseException:
            turn.events.clear()
            raise
        finally:
            turn.over = True
            self._let_go()

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls this with every event from now on. Returns what ends it."""
        key = max(self._listeners, default=0) + 1
        self._listeners[key] = listener

        def stop() -> None:
            self._listeners.pop(key, None)

        return stop

    def between(self, since: int, until: int) -> list[Event] | None:
        """The events behind ``since``, up to ``until``; ``None`` when some of them are no longer kept."""
        if since < self._whole_since or since > self.seq:
            return None
        newer = takewhile(lambda event: event.seq > since, reversed(self._ring))
        return [event for event in newer if event.seq <= until][::-1]

    def _let_go(self) -> None:
        while self._turns and self._turns[0].over:
            turn = self._turns.popleft()
            self.told = turn.seq
            for event in turn.events:
                if len(self._ring) == self._ring.maxlen:
                    self._whole_since = self._ring[0].seq
                self._ring.append(event)
                for listener in tuple(self._listeners.values()):
                    listener(event)
