"""What all parts of a class share: its state, its events, its clock, and the way in which anything is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar

from adapters.web.hub import Hub, Turn
from adapters.web.keeper import Keeper
from adapters.web.refusal import Sentences
from adapters.web.state import State, seq_of
from bot.clock import Clock
from storage.class_records import Change, Kept, KeptClass, KeptMessage, KeptPlace

P = ParamSpec("P")
T = TypeVar("T")

RESERVED: Final = 1_000
"""Numbers are reserved in blocks, so that a restart never uses one again although some were never kept."""


class Core:
    """The inside of one class. ``lock`` is held by whoever changes people or places; messages need no lock."""

    def __init__(self, keeper: Keeper, kept: Kept, clock: Clock, sentences: Sentences) -> None:
        self.keeper = keeper
        self.clock = clock
        self.sentences = sentences
        self.state = State(kept)
        self.hub = Hub(kept.about.reserved)
        self.lock = asyncio.Lock()
        self.running: set[asyncio.Task[Any]] = set()
        self.spoken: dict[str, str] = {}  # by person: what the browser of their newest page speaks

    @classmethod
    async def open(
        cls, keeper: Keeper, clock: Clock, sentences: Sentences, name: str, language: str, *, mates: bool = False
    ) -> Core:
        """A class as it was kept, or a new and empty one with this name, by default one in its language."""
        kept = await keeper.load()
        if kept is None:
            kept = Kept(KeptClass(name or sentences.say(language, "class-name"), language, 0, mates=mates))
        core = cls(keeper, kept, clock, sentences)
        await core.keep()
        return core

    async def keep(self, *changes: Change) -> None:
        """Keeps these changes in one transaction, and nothing when there are none."""
        about = self._reserving()
        if about or changes:
            await self.keeper.keep(*about, *changes)
            self._reserved(*about)

    async def add(self, message: KeptMessage, *changes: Change) -> KeptMessage:
        """Keeps a new message, and these changes, in one transaction. The first one when it is there already."""
        about = self._reserving()
        first = await self.keeper.add(message, *about, *changes)
        if first is message:
            self._reserved(*about)
        return first

    async def number(self) -> int:
        """A number of the class's sequence for something that nobody is told of."""
        with self.hub.turn() as turn:
            await self.keep()
        return turn.seq

    async def change_mates(self, mates: bool) -> None:
        """Keeps whether simulated people take part. Numbers that are reserved stay so."""
        reserved = max(self.state.about.reserved, self.hub.seq + RESERVED)
        await self.keeper.keep(replace(self.state.about, mates=mates, reserved=reserved))
        self.state.about = replace(self.state.about, mates=mates, reserved=max(reserved, self.state.about.reserved))

    def language(self, person_id: str) -> str:
        """The language in which to speak to somebody: the one they chose, else their browser's, else the class's."""
        person = self.state.people.get(person_id)
        return (person and person.language) or self.spoken.get(person_id) or self.state.about.language

    def tell_place(self, turn: Turn, key: str) -> None:
        """Everyone who may see a place hears how it now is."""
        place = self.state.places[key]
        turn.tell(self.state.audience(place), "place", place=self.state.place_json(place))

    async def tell_root(self, turn: Turn, thread: KeptPlace) -> None:
        """Everyone who sees the message that a thread is below sees how many answers it has now.

        It is read within the turn: what changes the message later is also told later.
        """
        message = await self.keeper.message(seq_of(thread.under)) if thread.under else None
        if message is not None:
            audience = self.state.audience(self.state.places[message.place])
            turn.tell(audience, "edited", message=self.state.message_json(message))

    def begin(self, act: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Begins an act that goes on when whoever asked for it is gone."""
        task = asyncio.ensure_future(act)
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        task.add_done_callback(_heard)
        return task

    async def settle(self, besides: asyncio.Task[Any] | None = None) -> None:
        """Waits until everything that was begun is done; ``besides`` the act that waits itself."""
        while running := self.running - {besides}:
            await asyncio.wait(running)

    def _reserving(self) -> tuple[KeptClass, ...]:
        if self.hub.seq < self.state.about.reserved - RESERVED // 2:
            return ()
        return (replace(self.state.about, reserved=self.hub.seq + RESERVED),)

    def _reserved(self, *about: KeptClass) -> None:
        if about and about[0].reserved > self.state.about.reserved:
            self.state.about = about[0]


class Part(Protocol):
    """A part of a class."""

    core: Core


S = TypeVar("S", bound=Part)


def whole(
    method: Callable[Concatenate[S, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """An act that goes on when whoever asked for it is gone: what is kept must also be told."""

    @wraps(method)
    async def run(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.shield(self.core.begin(method(self, *args, **kwargs)))

    return run


def _heard(task: asyncio.Task[Any]) -> None:
    """Reads the error, which reached whoever still waits; nobody else is to be told that it was never read."""
    if not task.cancelled():
        task.exception()
