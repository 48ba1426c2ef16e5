"""The values of a class: what a shout-out is for. Six come with Homeroom; a course can have its own instead."""

from __future__ import annotations

from typing import Any, Final

from bot.card import Choice
from bot.context import ViewContext
from bot.written import as_seen, one_line

USUAL: Final = ("helping", "curiosity", "courage", "patience", "care", "craft")


def value_of(ctx: ViewContext[Any], about: str) -> str:
    """A value as people read it: one of ours in their language, one of the class's own as it was written."""
    return ctx.plain(f"value-{about}") if about in USUAL else about


def values(ctx: ViewContext[Any]) -> list[Choice]:
    """The values of this course, to choose from; each once."""
    own = {as_seen(found): found for each in reversed(ctx.settings.values) if (found := one_line(each))}
    return [Choice(each, value_of(ctx, each)) for each in (reversed(own.values()) if own else USUAL)]
