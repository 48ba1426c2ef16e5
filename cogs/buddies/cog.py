"""The cog itself and what an instructor can set for a course."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from bot.cog import Cog
from bot.link import Link, first_id
from bot.thresholds import FIGURES
from storage.buddies import Buddies
from storage.buddy_groups import BuddyGroups
from storage.buddy_rounds import BuddyRounds
from storage.database import Tx

LEFT_BUDDIES: Final = "left-buddies"
"""Heard when somebody left a programme: whatever still counts on them there does so no longer."""


OF_GROUPS: Final = frozenset(
    {"group", "opened", "came", "close", "follow", "introduction", "middle", "end", "agreed", "came-in", "left-alone"}
    | {"easier", "agree", "own-time", "next-question", "deeper", "not-deeper", "said", "after", "anew-now", "wait"}
    | {"join-others", "stay-or-new", "misfit", "step-out", "look-in", "look-in-wished", "looked-in", "wrote-in-group"}
    | {"thinned", "brought-up", "look-in-news", "see-hello"}
    | {"classmate-introduction", "classmate-easier", "classmate-middle", "classmate-end"}
)
"""Whose links begin with a group; a test holds this to the declarations."""


class Settings(BaseModel):
    """What an instructor can set for study buddies: what new programmes begin with, and from how many people on sums
    are shown, which can be raised and never lowered."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)

    coffee_weeks: int = Field(2, ge=1, le=8)
    coffee_hours: int = Field(1, ge=0, le=20)
    groups_hours: int = Field(4, ge=0, le=20)
    term_weeks: int = Field(12, ge=3, le=52)
    shows_from: int = Field(FIGURES, ge=FIGURES, le=100)


def course_of(tx: Tx, space_id: str, link: Link) -> int | None:
    """The course of the programme, the round or the group that a link is about, by the id that comes first in it."""
    if (this := first_id(link)) is None:
        return None
    # What is pressed in a room is about its group: asked for first, it is found with the first statement.
    for store in (BuddyGroups, Buddies, BuddyRounds) if link.name in OF_GROUPS else (Buddies, BuddyRounds, BuddyGroups):
        found = store(tx, space_id).get(this)
        if found is not None:
            return found.course_id
    return None


buddies = Cog("buddies", settings=Settings, course_of=course_of)
