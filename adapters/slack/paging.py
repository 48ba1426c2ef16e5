"""A card that is longer than a message: its first page where it stands, the others for whoever turns to them."""

from __future__ import annotations

from collections.abc import Callable

from adapters.slack.ids import Page as PageId
from adapters.slack.render import Page, Turning, paged
from adapters.slack.words import NOWHERE, Where
from bot.card import Card
from bot.platform import Message

Say = Callable[[str], str]
"""A sentence of the adapter's, in the language of the card."""


def turning(say: Say, message: Message | None = None) -> Turning:
    """How pages are turned: of the card that stands as this message, or on which one presses."""
    return Turning(lambda number: PageId(number, message).action_id, say("page-back"), say("page-next"))


def first(card: Card, say: Say, *, where: Where = NOWHERE) -> Page:
    """What stands before everybody. Who presses *More* is shown the next page alone."""
    return paged(card, turning(say), where=where)


def turned(card: Card, number: int, message: Message, say: Say, *, where: Where = NOWHERE) -> Page:
    """A page for one person, of the card that stands as this message."""
    return paged(card, turning(say, message), number, where=where)
