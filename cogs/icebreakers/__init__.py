"""Icebreakers: a question for everyone, answered in writing and in one's own time."""

from cogs.icebreakers import choosing, classmates, preview, prompts, schedule, together  # noqa: F401  # their decorators declare
from cogs.icebreakers.cog import icebreakers as cog

__all__ = ["cog"]
