"""What stands in the ids of buttons, selects and forms: links, pages to turn to, inputs by name.

A workspace comes with every delivery of Slack, so ids say nothing of it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from adapters.slack.limits import LONGEST_ID
from bot.card import InputKind
from bot.link import BadLink, Link, parse
from bot.platform import Message
from bot.records import dataclass

PAGE: Final = "~page:"
MENU: Final = Link("~menu")
"""A select of which each choice is a link of its own, to be called as by a button."""
CARD: Final = "~card"
"""The ``callback_id`` of a modal that shows a card and asks for nothing."""
_AGAIN: Final = "#"  # never in a link: arguments are percent-encoded
_KINDS: Final = frozenset(kind.value for kind in InputKind)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a card that is longer than a message, and where the card stands: ``None`` for the message on which
    this is pressed."""

    number: int
    message: Message | None = None

    @property
    def action_id(self) -> str:
        """As a button has it."""
        stands = f"{self.message.id}:{self.message.place}" if self.message else ":"
        return f"{PAGE}{self.number}:{stands}"


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a modal: its name, its kind, and which ``part`` of it where it has several (a day of free hours)."""

    name: str
    kind: InputKind
    part: str = ""


def action_id(link: Link, taken: Collection[str]) -> str:
    """The link as an id that is none of these."""
    number, found = 1, str(link)
    while found in taken:
        number += 1
        found = f"{link}{_AGAIN}{number}"
    return found


def read(action_id: str) -> Link | Page | None:
    """What an ``action_id`` says, :data:`MENU` among it; ``None`` for one that is not ours, or was tampered with."""
    if action_id.startswith(PAGE):
        return _page(action_id.removeprefix(PAGE))
    link = action_id.partition(_AGAIN)[0]
    try:
        return MENU if link == MENU else parse(link)
    except BadLink:
        return None


def block_id(key: str, name: str, part: str = "") -> str:
    """The id of an input's block: the form's key and step first, so that what was typed into one form never shows in
    another."""
    return f"{key}:{name}:{part}"[:LONGEST_ID]


def field(block_id: str, action_id: str) -> Field | None:
    """The input that these ids of a modal name; its kind is the ``action_id``."""
    parts = block_id.split(":")
    if len(parts) != 3 or action_id not in _KINDS:
        return None
    return Field(parts[1], InputKind(action_id), parts[2])


def _page(rest: str) -> Page | None:
    number, _, stands = rest.partition(":")
    ts, _, place = stands.partition(":")
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        return None
    return Page(int(number), Message(place, ts) if ts and place else None)
