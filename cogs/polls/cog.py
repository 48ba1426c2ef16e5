"""The cog itself and what an instructor can set."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bot.cog import Cog
from bot.link import Link, first_id
from bot.people import Role
from bot.thresholds import FIGURES
from cogs.polls.thresholds import WORDS
from storage.database import Tx
from storage.polls import Polls


class Settings(BaseModel):
    """What an instructor can set for polls. The two least numbers can be raised and never lowered (DESIGN
    "Anonymity")."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)

    asks: Role = Role.INSTRUCTOR
    open_hours: int = Field(72, ge=1, le=1440)
    remind_hours: int = Field(12, ge=0, le=168)
    figures_from: int = Field(FIGURES, ge=FIGURES, le=100)
    texts_from: int = Field(WORDS, ge=WORDS, le=100)

    @field_validator("remind_hours")
    @classmethod
    def _in_time(cls, hours: int, info: ValidationInfo) -> int:
        if hours >= info.data.get("open_hours", hours + 1):  # a number that does not fit has its own sentence
            said = "a poll is closed before its reminder: give fewer hours to one or more to the other"
            raise PydanticCustomError("unfit", said, {"text_id": "reminder-too-early"})
        return hours


def course_of(tx: Tx, space_id: str, link: Link) -> int | None:
    """The course of the poll that a link is about."""
    this = first_id(link)
    poll = Polls(tx, space_id).get(this) if this is not None else None
    return poll.course_id if poll else None


polls = Cog("polls", settings=Settings, course_of=course_of)
