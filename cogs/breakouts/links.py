"""Links to handlers of this cog by their names: for modules of which each leads to the others."""

from __future__ import annotations

from typing import Any, Final

from bot.context import Context
from bot.link import Link
from cogs.breakouts.cog import breakouts

link_to = breakouts.link_to

ALONE: Final = "alone"


def desk_for(ctx: Context[Any], breakout_id: int) -> Link:
    """The desk as an answer: who looks at it alone is shown nothing new by itself, and is told how to look again."""
    return link_to("desk", breakout_id, *([] if ctx.message is not None else [ALONE]))
