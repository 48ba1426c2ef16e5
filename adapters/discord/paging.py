"""A card that is longer than a message: its first page where it stands, the others for whoever turns to them."""

from __future__ import annotations

from collections.abc import Callable

from adapters.discord.ids import Page as PageId
from adapters.discord.render import Page, Turning, paged
from adapters.discord.words import Where
from bot.card import Card

Say = Callable[[str], str]
"""A sentence of the adapter's, in the language of the card."""


def first(card: Card, say: Say, *, container: int | None = None, where: Where | None = None, above: str = "") -> Page:
    """What stands before everybody. Who presses *More* is shown the next page alone."""
    turning = Turning(lambda number: PageId(number, 0).custom_id, say("page-back"), say("page-next"))
    return paged(card, turning, container=container, where=where, above=above)


def turned(card: Card, number: int, message: int, say: Say, *, where: Where | None = None) -> Page:
    """A page for one person, of the card that stands as this message."""
    turning = Turning(lambda other: PageId(other, message).custom_id, say("page-back"), say("page-next"))
    return paged(card, turning, number, where=where)
