"""Channels: made, looked at, changed, deleted, and who may what in them."""

from __future__ import annotations

from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.api import Answer, Call, Routes
from tests.wire.discord.checks import length
from tests.wire.discord.limits import TooSoon
from tests.wire.discord.permissions import EVERYTHING, May
from tests.wire.discord.refused import ApiError, Misfit, invalid
from tests.wire.discord.things import Channel, Data, Guild, Kind, Overwrite, System

routes = Routes()
CHANNEL: Final = "/channels/{channel_id}"
CHANNELS: Final = "/guilds/{guild_id}/channels"
MOST_CHANNELS: Final = 500
MOST_IN_CATEGORY: Final = 50
MOST_OVERWRITES: Final = 100
LONGEST_NAME: Final = 100
MADE: Final = frozenset((Kind.TEXT, Kind.VOICE, Kind.CATEGORY, Kind.ANNOUNCEMENT, Kind.STAGE, Kind.FORUM))
LONGEST_TOPIC: Final = 1_024
ARCHIVE_AFTER: Final = (60, 1440, 4320, 10080)


@routes("GET", CHANNEL)
def read(call: Call) -> Any:
    """One channel or thread."""
    return shapes.channel(call.channel(), call.world, call.app.user.id)


@routes("GET", CHANNELS)
def listed(call: Call) -> Any:
    """All channels of a server, without threads."""
    return [shapes.channel(each, call.world) for each in call.guild().channels.values()]


@routes("POST", CHANNELS, own=True)
def make(call: Call) -> Any:
    """A new channel. Nothing can be allowed or denied in it that the bot may not itself."""
    guild = call.guild(needs=May.MANAGE_CHANNELS)
    body = call.body or {}
    misfits = [*length(("name",), body.get("name"), 1, LONGEST_NAME), *_common(body)]
    kind = int(body.get("type") or 0)
    if kind not in tuple(MADE):
        misfits.append((("type",), "BASE_TYPE_CHOICES", "This kind of channel cannot be made."))
    overwrites = body.get("permission_overwrites") or []
    if len(overwrites) > MOST_OVERWRITES:
        misfits.append((("permission_overwrites",), "BASE_TYPE_MAX_LENGTH", f"At most {MOST_OVERWRITES}."))
    parent = guild.channels.get(int(body.get("parent_id") or 0))
    if body.get("parent_id") and (parent is None or parent.kind != Kind.CATEGORY):
        misfits.append((("parent_id",), "CHANNEL_PARENT_INVALID", "Category does not exist"))
    elif parent and sum(each.parent_id == parent.id for each in guild.channels.values()) >= MOST_IN_CATEGORY:
        misfits.append((("parent_id",), "CHANNEL_PARENT_MAX_CHANNELS", "Too many channels in this category"))
    if misfits:
        raise invalid(misfits)
    call.fits()
    if len(guild.channels) >= MOST_CHANNELS:
        raise ApiError(30013)
    made = call.world.channel(
        guild,
        _name(body["name"], Kind(kind)),
        Kind(kind),
        parent=parent,
        overwrites=_overwrites(call, guild, overwrites),
        topic=body.get("topic"),
        user_limit=int(body.get("user_limit") or 0),
        slow=int(body.get("rate_limit_per_user") or 0),
    )
    return Answer(201, shapes.channel(made, call.world))


def _common(body: Data) -> list[Misfit]:
    found: list[Misfit] = []
    if body.get("topic") is not None:
        found += length(("topic",), body["topic"], 0, LONGEST_TOPIC)
    if not 0 <= int(body.get("user_limit") or 0) <= 99:
        found.append((("user_limit",), "NUMBER_TYPE_MAX", "int value should be between 0 and 99."))
    if not 0 <= int(body.get("rate_limit_per_user") or 0) <= 21_600:
        found.append((("rate_limit_per_user",), "NUMBER_TYPE_MAX", "int value should be between 0 and 21600."))
    return found


def _name(name: str, kind: Kind) -> str:
    """Text channels are written small, with dashes for spaces."""
    return name if kind in (Kind.VOICE, Kind.CATEGORY, Kind.STAGE) else "-".join(name.lower().split()) or "-"


def _overwrites(call: Call, guild: Guild, given: list[Data], parent: Channel | None = None) -> list[Overwrite]:
    may = call.world.may_in(call.app.user.id, guild)
    if parent is not None:
        may |= call.world.may(call.app.user.id, parent)
    found = []
    for each in given:
        made = Overwrite(int(each["id"]), int(each["type"]), int(each.get("allow") or 0), int(each.get("deny") or 0))
        changed = made.allow | made.deny
        if changed & May.MANAGE_ROLES and may != EVERYTHING:
            raise ApiError(50013)
        if changed & ~may and may != EVERYTHING:
            raise ApiError(50013)
        if made.kind == 0 and made.id not in guild.roles:
            raise ApiError(10011)
        found.append(made)
    return found


@routes("PATCH", CHANNEL, own=True)
def change(call: Call) -> Any:
    """A channel or thread becomes another."""
    channel = call.channel()
    if channel.kind == Kind.DIRECT:
        raise ApiError(50003)
    body = call.body or {}
    misfits = [*_common(body)]
    if "name" in body:
        misfits += length(("name",), body["name"], 1, LONGEST_NAME)
    if body.get("auto_archive_duration") is not None and body["auto_archive_duration"] not in ARCHIVE_AFTER:
        misfits.append((("auto_archive_duration",), "BASE_TYPE_CHOICES", f"Value must be one of {ARCHIVE_AFTER}."))
    if misfits:
        raise invalid(misfits)
    call.fits()
    if channel.is_thread:
        _change_thread(call, channel, body)
    else:
        _change_channel(call, channel, body)
    call.world.channel_changed(channel)
    return shapes.channel(channel, call.world, call.app.user.id)


def _change_channel(call: Call, channel: Channel, body: Data) -> None:
    guild = call.world.guilds[channel.guild_id or 0]
    may = call.world.may(call.app.user.id, channel)
    if not may & May.MANAGE_CHANNELS or ("permission_overwrites" in body and not may & May.MANAGE_ROLES):
        raise ApiError(50013)
    _renamed(call, channel, body)
    if "permission_overwrites" in body:
        made = _overwrites(call, guild, body["permission_overwrites"] or [], channel)
        channel.overwrites = {each.id: each for each in made}
    if "name" in body:
        channel.name = _name(body["name"], channel.kind)
    if "topic" in body:
        channel.topic = body["topic"]
    if "user_limit" in body:
        channel.user_limit = int(body["user_limit"] or 0)
    if "rate_limit_per_user" in body:
        channel.slow = int(body["rate_limit_per_user"] or 0)
    if "parent_id" in body:
        channel.parent_id = int(body["parent_id"]) if body["parent_id"] else None
    if "position" in body:
        channel.position = int(body["position"] or 0)


def _change_thread(call: Call, thread: Channel, body: Data) -> None:
    may = call.world.may(call.app.user.id, thread)
    own = thread.owner_id == call.app.user.id
    opens = body == {"archived": False} and not thread.locked and bool(may & May.SEND_MESSAGES_IN_THREADS)
    manages = bool(may & May.MANAGE_THREADS)
    if not (manages or opens or (own and "locked" not in body)):
        raise ApiError(50013)
    if thread.archived and body.get("archived") is not False:
        raise ApiError(50083)
    _renamed(call, thread, body)
    if "name" in body and body["name"] != thread.name:
        thread.name = body["name"]
        call.world.post(thread, call.app.user, thread.name, kind=System.RENAMED)
    if "archived" in body:
        if bool(body["archived"]) != thread.archived:
            thread.archived_at = call.world.now()
        thread.archived = bool(body["archived"])
    if "locked" in body:
        thread.locked = bool(body["locked"])
    if "invitable" in body:
        thread.invitable = bool(body["invitable"])
    if "auto_archive_duration" in body:
        thread.archive_after = int(body["auto_archive_duration"])


def _renamed(call: Call, channel: Channel, body: Data) -> None:
    """Twice in ten minutes at most; a name that stays the same is none."""
    new_name = "name" in body and body["name"] != channel.name
    new_topic = "topic" in body and body["topic"] != channel.topic
    if (new_name or new_topic) and (refusal := call.api.limits.rename(channel.id)) is not None:
        raise TooSoon(refusal)


@routes("DELETE", CHANNEL)
def delete(call: Call) -> Any:
    """A channel or thread goes; a direct conversation only closes."""
    channel = call.channel()
    body = shapes.channel(channel, call.world, call.app.user.id)
    if channel.kind == Kind.DIRECT:
        return body
    needed = May.MANAGE_THREADS if channel.is_thread else May.MANAGE_CHANNELS
    if not call.world.may(call.app.user.id, channel) & needed:
        raise ApiError(50013)
    call.world.remove_channel(channel)
    return body


@routes("PUT", CHANNEL + "/permissions/{overwrite_id}")
def allow(call: Call) -> Any:
    """What a role or a member may more or less here."""
    channel = call.channel(May.MANAGE_ROLES)
    if channel.is_thread or channel.guild_id is None:
        raise ApiError(50024)
    guild = call.world.guilds[channel.guild_id]
    (made,) = _overwrites(call, guild, [{**(call.body or {}), "id": call.id("overwrite_id")}], channel)
    channel.overwrites[made.id] = made
    call.world.channel_changed(channel)


@routes("DELETE", CHANNEL + "/permissions/{overwrite_id}")
def allow_as_ever(call: Call) -> Any:
    """A role or a member may again what they may elsewhere."""
    channel = call.channel(May.MANAGE_ROLES)
    channel.overwrites.pop(call.id("overwrite_id"), None)
    call.world.channel_changed(channel)
