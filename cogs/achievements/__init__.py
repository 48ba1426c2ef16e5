"""Recognition: shout-outs, milestones, awards and spotlights, so that everyone is seen and nobody is ranked."""

from cogs.achievements import (  # noqa: F401  # their decorators declare
    board,
    giving,
    listing,
    mine,
    receiving,
    showing,
    start,
    status,
    unseen,
    wishes,
)
from cogs.achievements.cog import achievements as cog

__all__ = ["cog"]
