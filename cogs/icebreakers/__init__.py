"""Icebreakers: a question for everyone, answered in writing and in one's own time."""

from cogs.icebreakers import (  # noqa: F401  # their decorators declare
    ask_me,
    choosing,
    classmates,
    deeper,
    home,
    listing,
    own_decks,
    pausing,
    preview,
    prompts,
    schedule,
    status,
    suggesting,
    together,
)
from cogs.icebreakers.cog import icebreakers as cog

__all__ = ["cog"]
