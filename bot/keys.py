"""When keys of sealed answers go: by a job once their box ended, or else at the next start and hourly; and who hears
that one is missing, or is back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.context import JobContext
from bot.courtesy import courtesy
from bot.kinds import Id
from bot.seal import DESTROY, Seals, destroy_unless_open
from storage.database import Database, Tx
from storage.jobs import HANDLER, Jobs, NewJob
from storage.sealed import Sealed, open_boxes

if TYPE_CHECKING:
    from bot.core import Core

KEYLESS: Final = "keyless"
"""The event that boxes are open, some of which may have lost their key, and others may have it again;
:meth:`~bot.context.JobContext.keyless` says of which it is missing."""


@courtesy.job(DESTROY)
def destroy_key(ctx: JobContext, box_id: Id) -> None:
    """The box ended, and that is committed."""
    ctx.box(box_id).destroy_key()


async def sweep(seals: Seals, database: Database) -> int:
    """Destroys every key that has no open box: of what ended before a crash, or never came to be. Returns how many.

    Each is looked at again in its space's turn: a process that opens a box has its key there before anybody sees it.
    """
    kept = await asyncio.to_thread(seals.kept)
    if not kept:
        return 0

    def destroyed(tx: Tx, space_id: str, box_id: int) -> bool:
        return destroy_unless_open(seals, Sealed(tx, space_id), box_id)

    left = sorted(kept - await database.read(open_boxes))
    return sum([await database.write(box[0], partial(destroyed, space_id=box[0], box_id=box[1])) for box in left])


async def tell_of_missing(core: Core, database: Database) -> int:
    """Has the cogs look after the boxes that are open, once for each space: some may have lost their key, and of others
    it may have come back, which nothing else tells. Returns of how many it is missing."""
    there = await database.read(open_boxes)
    lost = await asyncio.to_thread(core.seals.missing, there)
    links = [each.link() for each in core.registry.hearing(KEYLESS)]

    def heard(tx: Tx, space_id: str) -> None:
        now = core.clock.now()
        Jobs(tx, space_id).queue([NewJob(HANDLER, link, now, link, key=link) for link in links])

    for space_id in sorted({space_id for space_id, _ in there}) if links else ():
        await database.write(space_id, partial(heard, space_id=space_id))
    return len(lost)
