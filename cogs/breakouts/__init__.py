"""Breakouts: small rooms within a running class, with a task, a clock, help that all staff see, and a way back."""

from cogs.breakouts import (  # noqa: F401  # their decorators declare
    after,
    asking,
    beforehand,
    calling,
    changing,
    classmates,
    closing,
    desk,
    desk_running,
    drawn,
    gathering,
    hearing,
    helping,
    home,
    joining,
    kit,
    leaving,
    mine,
    opening,
    results,
    results_together,
    rooming,
    running,
    saved_sets,
    silent,
    status,
    summary,
    telling,
    ticks,
    timing,
    voice_room,
)
from cogs.breakouts.cog import breakouts as cog

__all__ = ["cog"]
