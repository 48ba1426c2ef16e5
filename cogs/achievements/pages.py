"""Lists that are longer than a card: so many of them at a time, and the way to earlier ones and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from bot.card import Button
from bot.cog import Declaration
from bot.context import Context

T = TypeVar("T")


def page(
    ctx: Context[Any], all_: Sequence[T], past: int, most: int, this: Declaration
) -> tuple[int, Sequence[T], tuple[Button, ...]]:
    """From where on, which ones, and the buttons to others, each a link of ``this`` with how many are passed over."""
    past, here = part(all_, past, most)
    buttons = []
    if past + most < len(all_):
        buttons.append(Button(ctx.plain("earlier-button"), this.link(past + most)))
    if past:
        buttons.append(Button(ctx.plain("newest-button"), this.link(0)))
    return past, here, tuple(buttons)


def part(all_: Sequence[T], past: int, most: int) -> tuple[int, Sequence[T]]:
    """From where on, and which ones. What is past the end is the beginning: some of it may be gone meanwhile."""
    past = past if 0 <= past < len(all_) else 0
    return past, all_[past : past + most]
