"""Discord's channels as places, and places as channels; which server a space is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import discord

from adapters.discord.channels import KINDS
from bot.people import Person, Place, PlaceKind
from bot.platform import NeverWorks, Why

PLATFORM: Final = "discord"


def space_of(guild_id: int) -> str:
    """The id of a server's space."""
    return f"{PLATFORM}:{guild_id}"


def guild_of(space_id: str) -> int:
    """The id of a space's server."""
    return int(space_id.partition(":")[2])


def place_of(channel: Any, space_id: str, person: Person | None = None) -> Place | None:
    """The place that a channel is, with its parent if it is a thread; ``None`` for what holds no messages.

    In a direct conversation with ``person`` the channel is theirs.
    """
    if channel is None or isinstance(channel, discord.DMChannel | discord.GroupChannel):
        return Place.direct(person) if person else None
    if isinstance(channel, discord.PartialMessageable) and channel.type is None:
        return _unknown(channel, space_id, person)
    kind = KINDS.get(channel.type.value)
    if kind is None:
        return None
    parent = None
    if isinstance(channel, discord.Thread) and channel.parent_id:
        above = KINDS.get(channel.parent.type.value, PlaceKind.CHANNEL) if channel.parent else PlaceKind.CHANNEL
        parent = Place(space_id, above, str(channel.parent_id)).key
    return Place(space_id, kind, str(channel.id), parent=parent)


def _unknown(channel: discord.PartialMessageable, space_id: str, person: Person | None) -> Place | None:
    """Of a channel only its id is known. A server's channels all are, but threads that were archived are not."""
    if channel.guild_id is None:
        return Place.direct(person) if person else None
    return Place(space_id, PlaceKind.THREAD, str(channel.id))


def is_of_staff(guild: discord.Guild, channel: Any, staff: Collection[str]) -> bool:
    """Whether only the staff sees a channel, or a thread below one: no other role is let in, and no person by name.

    ``staff`` are the roles that mean staff in a course. Who may manage the server sees everything.
    """
    above = channel.parent if isinstance(channel, discord.Thread) else channel
    if above is None or above.permissions_for(guild.default_role).view_channel:
        return False
    for role in guild.roles:
        manages = role.permissions.administrator or role.permissions.manage_guild
        ours = str(role.id) in staff or manages or role.is_bot_managed()
        if not ours and above.permissions_for(role).view_channel:
            return False
    named = (target for target, rule in above.overwrites.items() if rule.view_channel)
    return all(isinstance(target, discord.Role) or target.id == guild.me.id for target in named)


def channel_id(place: Place) -> int:
    """The channel of a place that is no direct conversation. Raises :class:`~bot.platform.NeverWorks`.

    The thread under a view is found by the core before it posts there.
    """
    if place.under is not None or place.kind is PlaceKind.DIRECT:
        raise NeverWorks(Why.NOT_POSSIBLE)
    if not place.id.isdecimal():
        raise NeverWorks(Why.PLACE_GONE)
    return int(place.id)
