"""The cog itself and what an instructor can set."""

from __future__ import annotations

from pydantic import BaseModel, Field

from bot.cog import Cog


class Settings(BaseModel):
    """What an instructor can set for icebreakers."""

    nudge_after_hours: int = Field(24, ge=1, le=168)
    open_days: int = Field(7, ge=1, le=60)


icebreakers = Cog("icebreakers", settings=Settings)
