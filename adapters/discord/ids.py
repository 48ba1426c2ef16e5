"""The custom ids of buttons, selects and forms: links, in direct messages with the server that they are of.

A link says nothing of a space, and a direct conversation is of none. So there each begins with ``~in:<server>:``, or,
where the link is too long for that, is looked up by the message on which it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from discord import ui

from adapters.discord.limits import LONGEST_CUSTOM_ID
from adapters.discord.sheets import link_of
from bot.link import Link
from bot.records import dataclass

IN: Final = "~in:"
PAGE: Final = "~page:"
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a card that is longer than a message, and the message on which the card stands: 0 for the one
    on which this is pressed."""

    number: int
    message: int

    @property
    def custom_id(self) -> str:
        """As a button has it."""
        return f"{PAGE}{self.number}:{_short(self.message)}"


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a custom id says: the server where it does, and a link or a page."""

    guild: int | None
    what: Link | Page | None


def read(custom_id: str) -> Pressed:
    """What stands in a custom id. One that is not ours, or was tampered with, has nothing in it."""
    guild: int | None = None
    rest = custom_id
    if rest.startswith(IN):
        server, _, rest = rest.removeprefix(IN).partition(":")
        guild = _long(server)
    if not rest.startswith("~"):
        return Pressed(guild, link_of(rest))
    if rest.startswith(PAGE):
        parts = [_long(each) for each in rest.removeprefix(PAGE).split(":")]
        match parts:
            case [int(number), int(message)]:
                return Pressed(guild, Page(number, message))
    return Pressed(guild, None)


def of_server(view: ui.LayoutView | ui.Modal, guild: int) -> None:
    """Has everything that can be pressed on a card in a direct conversation say which server it is of."""
    for item in _all(view):
        custom_id = getattr(item, "custom_id", None)
        if isinstance(custom_id, str) and custom_id:
            item.custom_id = in_server(custom_id, guild)


def in_server(custom_id: str, guild: int) -> str:
    """A custom id with its server, if both fit."""
    found = f"{IN}{_short(guild)}:{custom_id}"
    return found if len(found) <= LONGEST_CUSTOM_ID else custom_id


def _all(view: ui.LayoutView | ui.Modal) -> Iterator[Any]:
    if isinstance(view, ui.Modal):
        yield view
    else:
        yield from view.walk_children()


def _short(number: int) -> str:
    """A number with as few characters as small letters and digits allow."""
    found = ""
    while number:
        number, digit = divmod(number, 36)
        found = _DIGITS[digit] + found
    return found or "0"


def _long(text: str) -> int | None:
    if not text or len(text) > 13 or not all(each in _DIGITS for each in text):
        return None
    return int(text, 36)
