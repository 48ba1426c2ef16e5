"""What the bot may do in the places of a server that are in use, by the server's channels and the bot's roles there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import discord

from adapters.discord.channels import KINDS
from adapters.discord.permissions import PRIVATE, Granted, Missing, Permission, missing
from bot.people import Place, PlaceKind

_SHARED_IN: Final = (discord.ChannelType.text,)


def lacking(
    guild: discord.Guild, wanted: Sequence[Permission], role: str, places: Iterable[Place], shared: str
) -> list[Missing]:
    """What the bot has not of what it needs in a server, and in these places of it; ``shared`` is the name of the
    channel for shared conversations. ``role`` is what the bot's own role is called."""
    granted = _granted(guild, places, shared)
    return missing(wanted, role, guild.me.guild_permissions, granted)


def seen(guild: discord.Guild, places: Iterable[Place]) -> tuple[Place, ...]:
    """Those of these places that are known here, so that what is missing in them is told."""
    return tuple(each for each in places if _channel(guild, each) is not None)


def named_for_shared(channels: Iterable[Any], shared: str) -> list[Any]:
    """The channels that have the name of the one for shared conversations."""
    wanted = shared.removeprefix("#").casefold()
    return [each for each in channels if each.type in _SHARED_IN and wanted and each.name.casefold() == wanted]


def first(channels: Iterable[Any]) -> Any:
    """Of several that would do, the one that stands first in the server."""
    return min(channels, key=lambda each: (each.position, each.id))


def _granted(guild: discord.Guild, places: Iterable[Place], shared: str) -> list[Granted]:
    found: dict[int, Granted] = {}
    below: dict[int, Granted] = {}
    for place in places:
        channel = _channel(guild, place)
        kind = KINDS.get(channel.type.value) if channel is not None else None
        if kind is None:
            continue
        if place.kind is PlaceKind.THREAD:
            below.setdefault(channel.id, _below(guild, channel))
        else:
            found.setdefault(channel.id, Granted(channel.name, kind, channel.permissions_for(guild.me)))
    if channels := named_for_shared(guild.channels, shared):
        channel = first(channels)
        below[channel.id] = replace(_below(guild, channel), also=frozenset({PRIVATE}))
    return [*found.values(), *(each for number, each in below.items() if number not in found)]


def _below(guild: discord.Guild, channel: Any) -> Granted:
    """What the bot may do in the threads of a channel: they have none but the channel's permissions, and what follows
    from whether one may write in the channel itself does not hold in them."""
    granted = discord.abc.GuildChannel.permissions_for(channel, guild.me)
    return Granted(channel.name, PlaceKind.THREAD, granted)


def _channel(guild: discord.Guild, place: Place) -> Any:
    """The channel of a place, or the one above it: ``None`` for one that is no more or not known here."""
    if place.kind in (PlaceKind.DIRECT, PlaceKind.ROOM) or not place.id.isdecimal():
        return None
    found = guild.get_channel_or_thread(int(place.id))
    return found.parent if isinstance(found, discord.Thread) else found
