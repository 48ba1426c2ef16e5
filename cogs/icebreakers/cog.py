"""The cog itself and what an instructor can set."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.cog import Cog


class Settings(BaseModel):
    """What an instructor can set for icebreakers."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)

    nudge_after_hours: int = Field(24, ge=1, le=168)
    open_days: int = Field(7, ge=1, le=60)
    together_hours: int = Field(24, ge=1, le=168)
    together_least: int = Field(5, ge=2, le=30)
    deeper_least: int = Field(3, ge=3, le=30)
    deeper_by_schedule: bool = False

    @model_validator(mode="after")
    def _nudge_in_time(self) -> Self:
        if self.nudge_after_hours >= self.open_days * 24:
            said = "a question is over before its nudge: give fewer hours or more days"
            raise PydanticCustomError("unfit", said, {"text_id": "nudge-too-late"})
        return self


icebreakers = Cog("icebreakers", settings=Settings)
