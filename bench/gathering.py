"""A small cog beside the errand, for platforms of many spaces: a room with people in it, and an event that is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from bench.errand import Things
from bot.cog import Cog
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.people import Person, Place, Room

HEARD: Final = 0
"""The thing that is marked by who wrote something."""

gathering = Cog("gathering", folder=Path(__file__).parent)


@gathering.room("room")
def room(ctx: ViewContext, store: Things, thing_id: Id) -> Room | None:
    """A room for the people whom the thing's words name, beside the channel that they name first."""
    words = store.words(thing_id)
    if words is None:
        return None
    near, *people = words.split()
    space_id = store.space_id
    return Room(f"Room {thing_id}", tuple(Person(space_id, each) for each in people), Place.parse(space_id, near))


@gathering.event("wrote")
def wrote(ctx: JobContext, store: Things, person: Person, at: datetime) -> None:
    """What an event that counts comes to: a row."""
    store.mark(HEARD, person, at)
