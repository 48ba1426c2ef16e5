"""After a start: which rooms are there still, and which that nobody has any more are taken away or told of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol

import aiohttp
import discord
import structlog

from adapters.discord.connection import Connection
from adapters.discord.overwrites import OURS
from adapters.discord.places import channel_id, place_of
from adapters.discord.refused import Unauthorized, reading
from adapters.discord.rooms import Rooms
from bot.people import Place
from bot.platform import NeverWorks, PlatformError, Why
from bot.records import dataclass
from storage.discord import Begun
from storage.rooms import KnownRooms

_ROOMS: Final = (discord.ChannelType.voice, discord.ChannelType.private_thread)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Left:
    """What is known of a server's rooms after a start: channels that were made for them, with the jobs for which they
    were, those that may have been made, whether there may be categories of ours, and which rooms are somebody's."""

    noted: Mapping[int, str]
    begun: Sequence[Begun]
    categories: bool
    known: KnownRooms


class Known(Protocol):
    """What is remembered of a server: :class:`adapters.discord.servers.Server`."""

    async def left(self) -> Left: ...


class Strays:
    """The comparison of one server's rooms with what stands. ``rooms`` is asked for once something is to be taken away;
    ``gone`` hears of a room that somebody deleted."""

    def __init__(
        self,
        there: Connection,
        space_id: str,
        known: Known,
        rooms: Callable[[], Rooms],
        gone: Callable[[Place], Awaitable[None]],
    ) -> None:
        self._there = there
        self._space = space_id
        self._known = known
        self._rooms = rooms
        self._gone = gone

    async def compare(self, guild: discord.Guild) -> None:
        """Tells of rooms that are gone, and takes away those that were opened by us and that nobody has: a crash came
        between, and meanwhile they were not wanted any more. What is not noted as ours stays."""
        left = await self._known.left()
        known = left.known
        strays = [nonce for channel, nonce in left.noted.items() if self._is_stray(guild, channel, nonce, known)]
        strays += [each.nonce for each in left.begun if not known.is_coming(each.nonce)]
        with suppress(Unauthorized):
            await self._take_away(strays)
            if left.categories:
                with _refused():
                    await self._rooms().categories.tidy()
            for place in sorted(known.standing, key=lambda each: each.key):
                with _refused():
                    if not await self._is_there(guild, place):
                        await self._gone(place)

    async def _take_away(self, strays: Sequence[str]) -> None:
        """What these jobs made goes."""
        for nonce in strays:
            log.info("discord.stray_room")
            with _refused():
                await self._rooms().drop(nonce)

    def _is_stray(self, guild: discord.Guild, channel: int, nonce: str, known: KnownRooms) -> bool:
        found = guild.get_channel_or_thread(channel)
        place = place_of(found, self._space) if found is not None else None
        return place is not None and known.is_stray(place, nonce)

    async def _is_there(self, guild: discord.Guild, place: Place) -> bool:
        """What is not among the server's channels is asked for: it may be new, or a thread that is archived, of which
        Discord tells only whoever asks."""
        if guild.get_channel_or_thread(channel_id(place)) is not None:
            return True
        try:
            with reading():
                await self._there.client.http.get_channel(channel_id(place))
        except NeverWorks as never:
            return never.why is not Why.PLACE_GONE
        return True


@contextmanager
def _refused() -> Iterator[None]:
    """What Discord refuses of one room keeps no other from being looked at; the next start looks again. Nothing more
    is asked where it does not know the token: it blocks who goes on asking."""
    try:
        yield
    except Unauthorized:
        raise
    except (PlatformError, discord.HTTPException, aiohttp.ClientError, OSError) as refusal:
        log.warning("discord.rooms", type=type(refusal).__name__)


def perhaps_ours(
    guild: discord.Guild, space_id: str, known: KnownRooms, noted: Mapping[int, str], direct: Mapping[int, str]
) -> list[str]:
    """The names of rooms that look as ours do and of which nothing is noted: they stay, and somebody may look."""
    if known.opening:
        return []  # one of them may be just that
    found: list[str] = []
    channels: list[Any] = [*guild.voice_channels, *guild.threads]
    for each in channels:
        place = place_of(each, space_id)
        ours = each.id in noted or each.id in direct or place in known.standing
        if each.type in _ROOMS and not ours and _looks_like_ours(each, guild):
            found.append(each.name)
    return sorted(found)


def _looks_like_ours(channel: Any, guild: discord.Guild) -> bool:
    if isinstance(channel, discord.Thread):
        return channel.owner_id == guild.me.id
    mine = channel.overwrites_for(guild.me)
    return bool(mine.pair()[0].value == OURS)
