"""Icebreakers: a question for everyone, answered in writing and in one's own time."""

from cogs.icebreakers import classmates, preview, prompts, schedule  # noqa: F401  # their decorators declare
from cogs.icebreakers.cog import icebreakers as cog

__all__ = ["cog"]
