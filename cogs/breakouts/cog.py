"""The cog itself and what an instructor can set for a course."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field

from bot.cog import Cog
from bot.link import Link, first_id
from bot.people import Role
from storage.breakout_rooms import BreakoutRooms
from storage.breakouts import Breakouts
from storage.database import Tx

ROOM: Final = "room_id"
"""What the first argument of a handler is called whose links begin with a room; the others begin with a breakout."""


class Settings(BaseModel):
    """What an instructor can set for breakouts. Times are in minutes but for ``heads_up`` (seconds) and ``keep_rooms``
    (hours; 0: rooms go when they close)."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)

    who_opens: Role = Role.ASSISTANT
    minutes: int = Field(12, ge=1, le=240)
    heads_up: int = Field(20, ge=0, le=300)
    silent_minutes: int = Field(4, ge=0, le=60)
    keep_rooms: int = Field(0, ge=0, le=168)


def course_of(tx: Tx, space_id: str, link: Link) -> int | None:
    """The course of the breakout or the room that a link is about, by the id that comes first in it."""
    if (this := first_id(link)) is None:
        return None
    declared = breakouts.declarations.get(link.name)
    of_room = declared is not None and declared.plan.link[:1] and declared.plan.link[0][0] == ROOM
    stores: tuple[type[Any], ...] = (BreakoutRooms, Breakouts) if of_room else (Breakouts, BreakoutRooms)
    found = next((one for store in stores if (one := store(tx, space_id).get(this)) is not None), None)
    return found.course_id if found else None


breakouts = Cog("breakouts", settings=Settings, course_of=course_of)
