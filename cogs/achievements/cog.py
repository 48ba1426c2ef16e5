"""The cog itself and what an instructor can set for a course."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from bot.cog import Cog
from bot.link import Link, first_id
from storage.awards import Awards
from storage.database import Tx
from storage.milestones import Milestones
from storage.recognitions import Recognitions
from storage.spotlights import Spotlights

LONGEST_VALUE: Final = 40
MOST_VALUES: Final = 12


class Settings(BaseModel):
    """What an instructor can set for recognition: the class's own values (none: the six that come with Homeroom), and
    how many shout-outs each person has in a week (PRACTICE "Recognition": five)."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)

    values: list[str] = Field([], max_length=MOST_VALUES)
    each_week: int = Field(5, ge=1, le=20)

    @field_validator("values")
    @classmethod
    def _short(cls, values: list[str]) -> list[str]:
        if any(len(each) > LONGEST_VALUE for each in values):  # each is a choice in a menu, and a line on a card
            said = f"a value has {LONGEST_VALUE} characters at most: shorten the longer ones"
            raise PydanticCustomError("unfit", said, {"text_id": "value-too-long"})
        return values


def course_of(tx: Tx, space_id: str, link: Link) -> int | None:
    """The course of the recognition, the award, the spotlight or the course's own milestone that a link is about, or of
    somebody's part in one, by the id that comes first in it."""
    if (this := first_id(link)) is None:
        return None
    recognitions, awards, spotlights = Recognitions(tx, space_id), Awards(tx, space_id), Spotlights(tx, space_id)
    found = recognitions.get(this) or recognitions.part(this) or spotlights.get(this) or awards.get(this)
    if found is None and (candidate := awards.candidate(this)) is not None:
        found = awards.get(candidate.award_id)
    if found is None and (nomination := spotlights.nomination(this)) is not None:
        return nomination.course_id
    own = None if found else Milestones(tx, space_id).own_one(this)
    return found.course_id if found else own.course_id if own else None


achievements = Cog("achievements", settings=Settings, discreet=True, course_of=course_of)
