"""How long the platform's own limits hold an effect, asked before it begins: then no worker stands still for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.people import Place, PlaceKind, Room
from bot.platform import Platform
from storage.jobs import Job


async def until(platform: Platform, job: Job, place: Place | None, room: Callable[[], Awaitable[Room | None]]) -> float:
    """Seconds until an effect would pass. ``place`` is where it happens, ``room`` what is to be opened.

    Of a room that stands already only its link is known here: then nothing is asked.
    """
    if job.effect == "bring":
        return await platform.ready_for(Place.parse(job.space_id, job.target.partition(">")[2]))
    opens = job.effect == "open"
    if place is None or (place.kind is PlaceKind.ROOM and not opens):
        return 0.0
    wait = await platform.ready(place)
    made = await room() if opens and not wait else None
    return await platform.ready_for(made) if made is not None else wait
