"""The cog itself: the course, its staff and what everyone can say about themselves."""

from __future__ import annotations

from bot.cog import Cog

admin = Cog("admin", house=True)
