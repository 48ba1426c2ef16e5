"""What all parts of the adapter share: the client, and the little of people and places that is kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any, Final, Generic, TypeVar

import discord

from adapters.discord.client import Client
from adapters.discord.places import channel_id
from adapters.discord.refused import never, told
from bot.people import Place, PlaceKind
from bot.platform import NeverWorks, Why

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_KEPT: Final = 10_000
_AUTHORS_KNOWN: Final = 7 * 24 * 3600.0
"""Seconds for which it is known whose a message was, so that one that is deleted counts no more."""
_ASKED_AGAIN: Final = 600.0
"""Seconds after which a place that refused is tried again, where nobody told that it changed."""


class Recent(Generic[K, V]):
    """The values that were noted last, so many of them, each for so many seconds."""

    def __init__(self, client: discord.Client, seconds: float, most: int = _KEPT) -> None:
        self._client = client
        self._seconds = seconds
        self._most = most
        self._noted: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def note(self, key: K, value: V) -> None:
        """From now on this."""
        self._noted[key] = (self._client.loop.time(), value)
        self._noted.move_to_end(key)
        if len(self._noted) > self._most:
            self._noted.popitem(last=False)

    def get(self, key: K) -> V | None:
        """What was noted, if it is not too long ago."""
        at, value = self._noted.get(key, (None, None))
        if at is None or self._client.loop.time() - at > self._seconds:
            return None
        return value

    def forget(self, key: K) -> None:
        """No longer that."""
        self._noted.pop(key, None)


class Connection:
    """The client, with what was learned on the way. Nothing of it outlives the process."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.authors: Recent[int, int] = Recent(client, _AUTHORS_KNOWN)
        self.names: Recent[tuple[int, int], str] = Recent(client, _ASKED_AGAIN)
        self._direct: Recent[int, int] = Recent(client, 24 * 3600.0)
        self._refused: dict[int, Recent[int, Why]] = {}

    def messageable(self, channel: int, guild: int | None = None) -> discord.PartialMessageable:
        """A channel to write to; nothing is asked for it."""
        return self.client.get_partial_messageable(channel, guild_id=guild)

    async def direct_channel(self, user: int) -> int:
        """The channel of the direct conversation with somebody; the same one ever after."""
        known = self._direct.get(user)
        if known is None:
            opened = await self.client.http.start_private_message(user)
            known = int(opened["id"])
            self._direct.note(user, known)
        return known

    def check(self, guild: int, place: Place) -> None:
        """Raises :class:`~bot.platform.NeverWorks` for a place that refused a moment ago: Discord blocks who goes on
        asking."""
        if place.kind is PlaceKind.DIRECT:
            return
        refused = self._refused.get(guild)
        why = refused.get(channel_id(place)) if refused else None
        if why is not None:
            raise NeverWorks(why)

    def refused(self, guild: int, place: Place, refusal: discord.HTTPException) -> None:
        """Notes that a place refused."""
        why = never(refusal)
        if place.kind is not PlaceKind.DIRECT and why in (Why.NO_PERMISSION, Why.PLACE_GONE):
            known = self._refused.setdefault(guild, Recent(self.client, _ASKED_AGAIN))
            known.note(channel_id(place), why)

    def changed(self, guild: int) -> None:
        """Something about channels, roles or permissions of a server is different now: all may be tried again."""
        self._refused.pop(guild, None)

    async def channels_of(self, guild_id: int) -> list[Any]:
        """All channels of a server but threads: as they are known, or asked for where another process hears of them."""
        guild = self.client.get_guild(guild_id)
        if guild is not None and not guild.unavailable:
            return list(guild.channels)
        with told():
            return list(await (await self.client.fetch_guild(guild_id, with_counts=False)).fetch_channels())
