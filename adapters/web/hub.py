"""Live events of the class: who may see each, told in order, and what of them is told again to who comes back."""

from __future__ import annotations

import json
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from functools import cached_property
from itertools import takewhile
from typing import Any, Final

from bot.card import Json
from bot.records import dataclass

JsonObject = dict[str, Json]
KEPT_EVENTS = 5_000
_SHOWS: Final = {"message": "message", "edited": "message", "place": "place", "person": "person", "voice": "people"}
"""Events that say how something is now, and the field of their body that says it."""


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

    @cached_property
    def place(self) -> str | None:
        """The key of the place that it tells of; ``None`` where it tells of none, or that one is gone."""
        body: Any = self.body
        match body["ev"]:
            case "message" | "edited":
                return str(body["message"]["place"])
            case "place":
                return str(body["place"]["key"])
            case "removed" | "voice":
                return str(body["place"])
            case _:
                return None

    @cached_property
    def about(self) -> tuple[str, str] | None:
        """What it says how it is, or that it is gone; ``None`` for what only happened."""
        body: Any = self.body
        match body["ev"]:
            case "message" | "edited":
                return "message", str(body["message"]["id"])
            case "removed":
                return "message", str(body["id"])
            case "place" | "person" as kind:
                return kind, str(body[kind]["key" if kind == "place" else "id"])
            case "place-gone":
                return "place", str(body["key"])
            case "person-gone":
                return "person", str(body["id"])
            case "voice":
                return "voice", str(body["place"])
            case _:
                return None


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


class Recent:
    """The last events for who comes back, each saying how what it is about is *now*: earlier words are not kept.

    An event that says it anew goes into the earlier ones about the same, or takes their place where the same people
    heard them. What is gone is in none. Who may see it now is asked when it is told: ``State.hears_again``.
    """

    def __init__(self, seq: int, kept: int) -> None:
        self._kept = kept
        self._events: OrderedDict[int, Event] = OrderedDict()
        self._about: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._count = 0
        self._whole_since = seq  # nothing behind this number is missing

    def add(self, event: Event) -> None:
        """This was told after all others."""
        if event.about is not None:
            if self._is_removed(event):
                return
            self._settle(event, event.about)
            self._about[event.about].append(self._count)
        self._events[self._count] = event
        self._count += 1
        if len(self._events) > self._kept:
            number, oldest = next(iter(self._events.items()))
            self._whole_since = oldest.seq
            self._drop(number)

    def between(self, since: int, until: int) -> list[Event] | None:
        """The events behind ``since``, up to ``until``; ``None`` when some of them are no longer kept."""
        if since < self._whole_since:
            return None
        newer = takewhile(lambda event: event.seq > since, reversed(self._events.values()))
        return [event for event in newer if event.seq <= until][::-1]

    def _is_removed(self, event: Event) -> bool:
        """Whether it tells of a message that went while this was made of it."""
        told = self._about.get(event.about, ()) if event.about and event.body["ev"] in ("message", "edited") else ()
        return any(self._events[number].body["ev"] == "removed" for number in told)

    def _settle(self, event: Event, about: tuple[str, str]) -> None:
        """Earlier events about the same say from now on what this one says, or nothing."""
        kind = str(event.body["ev"])
        for number in tuple(self._about.get(about, ())):
            before = self._events[number]
            was, to_the_same = str(before.body["ev"]), before.audience == event.audience
            if kind not in _SHOWS:
                if to_the_same or kind != "place-gone":  # a place may be gone for some of those who saw it
                    self._drop(number)
            elif was == "message" or (was in _SHOWS and not to_the_same):  # or nobody would hear that it came
                shown = {_SHOWS[kind]: event.body[_SHOWS[kind]]}
                self._events[number] = replace(before, body={**before.body, **shown})
            elif was in _SHOWS:
                self._drop(number)
        match kind, about[1]:
            case "place-gone", place:
                self._forget(lambda each: (each.place, each.audience) == (place, event.audience))
            case "person-gone", person:
                self._forget(lambda each: each.audience == only(person))

    def _forget(self, which: Callable[[Event], bool]) -> None:
        for number in [number for number, each in self._events.items() if which(each)]:
            self._drop(number)

    def _drop(self, number: int) -> None:
        about = self._events.pop(number).about
        if about is not None:
            self._about[about].remove(number)
            if not self._about[about]:
                del self._about[about]


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
        self._recent = Recent(seq, kept)

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
        """What is to be known of what happened behind ``since``, up to ``until``; ``None`` when it is not all kept."""
        return None if since > self.seq else self._recent.between(since, until)

    def _let_go(self) -> None:
        while self._turns and self._turns[0].over:
            turn = self._turns.popleft()
            self.told = turn.seq
            for event in turn.events:
                self._recent.add(event)
                for listener in tuple(self._listeners.values()):
                    listener(event)
