"""Polls: asking a class so that the quiet answer too, with a label that says who can see what, and that is true."""

from cogs.polls import (  # noqa: F401  # their decorators declare
    card,
    changing,
    classmates,
    closing,
    drafting,
    in_writing,
    keeping,
    keyless,
    leaving,
    managing,
    mending,
    ordering,
    promises,
    reopening,
    repeating,
    results,
    status,
    taking_back,
    voting,
)
from cogs.polls.cog import polls as cog

__all__ = ["cog"]
