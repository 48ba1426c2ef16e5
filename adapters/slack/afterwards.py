"""After a start: rooms that went meanwhile are known to be gone, and channels that were made for nothing go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol, TypeVar

import aiohttp
import structlog

from adapters.slack.places import channel_place, conversation, thread_ts
from adapters.slack.refused import Unauthorized, Unclear
from adapters.slack.rooms import Rooms
from bot.people import Place
from bot.platform import Later, NeverWorks, PlatformError
from storage.database import Database, Tx
from storage.problems import StorageProblem
from storage.rooms import known_rooms
from storage.slack import SlackConversations, SlackRooms

T = TypeVar("T")
_PAUSE: Final = 5.0
_AGAIN: Final = (0.0, 60.0, 300.0, 900.0, 3_600.0)
"""Seconds before each look for what is left over: while rooms are being opened nobody knows what is."""
log = structlog.get_logger()


class Workspace(Protocol):
    """What is looked at: :class:`adapters.slack.adapter.SlackPlatform`."""

    async def rooms(self) -> Rooms: ...


async def look_again(
    there: Workspace, space_id: str, database: Database, gone: Callable[[Place], Awaitable[None]]
) -> None:
    """Compares the rooms that stand in a workspace with those that there are: ``gone`` is told of the others, and where
    none stand nothing is asked. What we made for a job that is over, and is no room, is archived; all else is left
    alone."""
    await _patiently(lambda: _compare(there, space_id, database, gone))
    for pause in _AGAIN:
        await asyncio.sleep(pause)
        if await _patiently(lambda: _clean(there, space_id, database)) is not False:
            return


async def went(database: Database, place: Place, gone: Callable[[Place], Awaitable[None]], *, deleted: bool) -> None:
    """A channel was archived, or we were put out of it, or it was ``deleted``. Only one that was deleted is gone as a
    place of cards; a room is in each case."""
    rooms = (await database.read(lambda tx: known_rooms(tx, place.space_id))).standing
    inside = [each for each in rooms if conversation(each) == place.id and (deleted or thread_ts(each) is None)]
    for each in {place, *inside} if deleted else inside:
        await _over(each, database, gone)


async def _compare(
    there: Workspace, space_id: str, database: Database, gone: Callable[[Place], Awaitable[None]]
) -> None:
    channels = await database.read(lambda tx: _channels(tx, space_id))
    if channels:
        for channel in await (await there.rooms()).missing(channels):
            await _over(channel_place(space_id, channel), database, gone)


async def _over(place: Place, database: Database, gone: Callable[[Place], Awaitable[None]]) -> None:
    """A place is there no more, and nothing is left to take away."""
    of = thread_ts(place) or place.id
    await gone(place)
    await database.write(place.space_id, lambda tx: SlackRooms(tx, place.space_id).closed(of))


def _channels(tx: Tx, space_id: str) -> list[str]:
    """The rooms that are channels of their own. A group message never goes; of a thread is heard when something is
    posted in it."""
    groups = SlackConversations(tx, space_id)
    rooms = known_rooms(tx, space_id).standing
    return [each.id for each in rooms if thread_ts(each) is None and not groups.people(each.id)]


async def _clean(there: Workspace, space_id: str, database: Database) -> bool:
    """Takes away what was made for jobs that are over, and is no room. False while rooms are being opened: what becomes
    of them is not known yet."""
    known, begun = await database.read(lambda tx: (known_rooms(tx, space_id), SlackRooms(tx, space_id).begun()))
    stands = {thread_ts(each) or each.id for each in known.standing}
    for nonce, channel in sorted(begun.items()):
        if channel not in stands and not known.is_coming(nonce):
            try:
                await (await there.rooms()).drop(nonce)
            except NeverWorks as never:  # of this one: the others go all the same
                log.warning("slack.left_room", why=never.why)
    return not known.opening


async def _patiently(asks: Callable[[], Awaitable[T]]) -> T | None:
    """Asks until Slack answers; ``None`` for what it refuses for good, and where Homeroom is there no more."""
    while True:
        try:
            return await asks()
        except Unauthorized:
            return None
        except Later as later:
            await asyncio.sleep(later.seconds or _PAUSE)
        except (Unclear, aiohttp.ClientError, OSError) as lost:  # what is asked here may be asked twice
            log.warning("slack.rooms", type=type(lost).__name__)
            await asyncio.sleep(_PAUSE)
        except StorageProblem as problem:
            log.warning("storage", code=problem.code)
            await asyncio.sleep(_PAUSE)
        except PlatformError as refusal:
            log.warning("slack.rooms", type=type(refusal).__name__)
            return None
