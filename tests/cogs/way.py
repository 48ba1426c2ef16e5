"""The way to one handler: who may, what must have happened, what is filled in or chosen; and how ways begin."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.web.seat import Seat
from bot.card import Json
from bot.cog import Declaration
from tests.cogs.saying import theirs
from tests.klass import Klass

Arrange = Callable[[Klass], Awaitable[object]]


async def nothing(klass: Klass) -> None:
    """Nothing needs to have happened."""


@dataclass(frozen=True, slots=True)
class Way:
    """``arrange`` leaves the person with a card whose newest action of this label calls the handler.

    A command has no label, nor has an entry in a ``menu``, at the newest words of others, or in that of the person whom
    it is ``about``. ``fills`` is what a form is filled in with beside what it starts with, ``chooses`` what is chosen
    in a select.
    """

    who: str
    label: str = ""
    arrange: Arrange = nothing
    fills: Mapping[str, Json] | None = None
    chooses: str = ""
    values: Mapping[str, Json] = field(default_factory=dict)
    menu: bool = False
    about: str = ""

    def seat(self, klass: Klass) -> Seat:
        """The person."""
        return klass.seats[self.who]

    def action(self, klass: Klass) -> tuple[dict[str, Any], dict[str, Any]]:
        """The message and the action on it that calls the handler."""
        seat = self.seat(klass)
        for message, action in seat._actions():
            if action["label"] == self.label:
                return dict(message), dict(action)
        raise LookupError(f"{self.who} sees no {self.label}")

    async def begins(self, klass: Klass, declared: Declaration) -> None:
        """Gives the command, or takes the entry of the menu."""
        if self.about:
            await self.seat(klass).picks(declared.target, self.about, place="general")
        elif self.menu:
            await self.seat(klass).picks(declared.target, theirs(klass, self.who))
        else:
            await self.seat(klass).runs(declared.words, dict(self.values), place="general")


def a_file(name: str, data: bytes | str) -> Json:
    """A file as a page sends it."""
    content = data.encode() if isinstance(data, str) else data
    return {"name": name, "type": "", "data": base64.b64encode(content).decode()}


def says(who: str, *lines: str) -> Arrange:
    """Somebody gives commands in general; what they make due happens."""

    async def arrange(klass: Klass) -> None:
        for line in lines:
            await klass.seats[who].says(line, place="general")
        await klass.goes_on()

    return arrange


def after(first: Arrange, *then: Arrange) -> Arrange:
    """One after the other."""

    async def arrange(klass: Klass) -> None:
        for each in (first, *then):
            await each(klass)

    return arrange


def press(who: str, label: str) -> Arrange:
    """Somebody presses a button."""

    async def arrange(klass: Klass) -> None:
        await klass.seats[who].presses(label)
        await klass.goes_on()

    return arrange
