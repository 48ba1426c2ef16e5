"""The channels in which what a class is asked or told stands for everyone: which one is meant, and who is there yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from bot.context import Context, Refusal, ViewContext
from bot.people import Person, Place, PlaceKind

POSTED_IN: Final = (PlaceKind.CHANNEL, PlaceKind.FORUM)
"""Below a message in these a thread can be opened."""


def here(ctx: Context[Any]) -> Place:
    """The channel in which this happens; in a thread, the one above it."""
    return Place.parse(ctx.space.id, ctx.place.parent) if ctx.place.parent else ctx.place.root


def at_hand(ctx: Context[Any], place: Place) -> bool:
    """Whether what stands in a place is where this person acts, or on their own page: of a channel that one does not
    see nobody answers, looks up or counts anything, whoever made the link."""
    there = place.root
    # A room is known by its link alone: which place that is, the platform's adapter knows.
    return there.kind is PlaceKind.ROOM or there.id in (ctx.place.id, here(ctx).id) or ctx.on_own_page


def check_channel(ctx: Context[Any], place: Place, none: str, other: str, option: str = "place") -> None:
    """Whether a thing can stand in a place. Raises :class:`Refusal`, at the option that names the place, if not: the
    cog's text for what is ``none``, or the one for a channel of an ``other`` course."""
    if place.kind not in POSTED_IN:
        raise Refusal(none).at(option)
    if not ctx.is_here(place):
        raise Refusal(other).at(option)


def present(ctx: ViewContext[Any], people: Iterable[Person]) -> list[Person]:
    """Those of these people who are in the class, such as who is in a room of a few."""
    there = set(ctx.members())
    return [each for each in people if each in there]
