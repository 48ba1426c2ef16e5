"""Recognition: shout-outs, milestones, awards and spotlights, so that everyone is seen and nobody is ranked."""

from cogs.achievements import (  # noqa: F401  # their decorators declare
    classmates,
    giving,
    milestones,
    milestones_heard,
    milestones_joining,
    milestones_noting,
    milestones_own,
    receiving,
    showing,
    start,
)
from cogs.achievements.cog import achievements as cog

__all__ = ["cog"]
