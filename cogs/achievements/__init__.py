"""Recognition: shout-outs, milestones, awards and spotlights, so that everyone is seen and nobody is ranked."""

from cogs.achievements import (  # noqa: F401  # their decorators declare
    awards_asking,
    awards_giving,
    awards_looking,
    awards_opening,
    awards_voting,
    board,
    classmates,
    giving,
    listing,
    milestones,
    milestones_heard,
    milestones_joining,
    milestones_noting,
    milestones_own,
    mine,
    nominating,
    receiving,
    showing,
    spotlight_asking,
    spotlight_card,
    spotlight_mates,
    spotlight_own,
    spotlight_queue,
    spotlight_schedule,
    spotlights,
    start,
    status,
    unseen,
    wishes,
)
from cogs.achievements.cog import achievements as cog

__all__ = ["cog"]
