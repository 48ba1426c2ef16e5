"""Who may do what where, computed as Discord's documentation says (topics/permissions)."""

from __future__ import annotations

from datetime import datetime
from enum import IntFlag
from typing import Final

from tests.wire.discord.things import Channel, Guild, Kind, Participant


class May(IntFlag):
    """Discord's permissions, by their own names and bits."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    PRIORITY_SPEAKER = 1 << 8
    STREAM = 1 << 9
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    VIEW_GUILD_INSIGHTS = 1 << 19
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EMBEDDED_ACTIVITIES = 1 << 39
    MODERATE_MEMBERS = 1 << 40
    SEND_VOICE_MESSAGES = 1 << 46
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51
    BYPASS_SLOWMODE = 1 << 52


EVERYTHING: Final = (1 << 53) - 1
STUDENTS: Final = int(
    May.CREATE_INSTANT_INVITE
    | May.ADD_REACTIONS
    | May.STREAM
    | May.VIEW_CHANNEL
    | May.SEND_MESSAGES
    | May.EMBED_LINKS
    | May.ATTACH_FILES
    | May.READ_MESSAGE_HISTORY
    | May.CONNECT
    | May.SPEAK
    | May.USE_VAD
    | May.CHANGE_NICKNAME
    | May.USE_APPLICATION_COMMANDS
    | May.CREATE_PUBLIC_THREADS
    | May.CREATE_PRIVATE_THREADS
    | May.SEND_MESSAGES_IN_THREADS
)
"""About what @everyone may in a new server, without mentioning everyone."""
_OF_SENDING: Final = May.MENTION_EVERYONE | May.SEND_TTS_MESSAGES | May.ATTACH_FILES | May.EMBED_LINKS
_TIMED_OUT: Final = May.VIEW_CHANNEL | May.READ_MESSAGE_HISTORY


def in_guild(guild: Guild, who: Participant, now: datetime | None = None) -> int:
    """What a member may in a server, before any channel's overwrites."""
    if who.user.id == guild.owner_id:
        return EVERYTHING
    found = guild.roles[guild.id].permissions
    for role_id in who.roles:
        found |= guild.roles[role_id].permissions
    if found & May.ADMINISTRATOR:
        return EVERYTHING
    if now is not None and who.timed_out_until is not None and who.timed_out_until > now:
        found &= _TIMED_OUT
    return found


def in_channel(guild: Guild, who: Participant, channel: Channel, now: datetime | None = None) -> int:
    """What a member may in a channel, or in a thread, which goes by the channel that it is in."""
    found = in_guild(guild, who, now)
    if found == EVERYTHING:
        return found
    ruling = guild.channels[channel.parent_id] if channel.is_thread and channel.parent_id else channel
    found = _overwritten(found, guild, who, ruling)
    if channel.is_thread and channel.kind == Kind.PRIVATE_THREAD:
        inside = who.user.id in channel.people
        if not inside and not found & May.MANAGE_THREADS:
            return 0
    return _implied(found, channel)


def _overwritten(found: int, guild: Guild, who: Participant, channel: Channel) -> int:
    everyone = channel.overwrites.get(guild.id)
    if everyone is not None:
        found = found & ~everyone.deny | everyone.allow
    deny = allow = 0
    for role_id in who.roles:
        own = channel.overwrites.get(role_id)
        if own is not None:
            deny |= own.deny
            allow |= own.allow
    found = found & ~deny | allow
    personal = channel.overwrites.get(who.user.id)
    if personal is not None:
        found = found & ~personal.deny | personal.allow
    return found


def _implied(found: int, channel: Channel) -> int:
    """Without seeing a channel, or connecting to a voice one, nothing; without sending, nothing that goes with it."""
    if not found & May.VIEW_CHANNEL:
        return 0
    if channel.kind in (Kind.VOICE, Kind.STAGE) and not found & May.CONNECT:
        return found & (May.VIEW_CHANNEL | May.READ_MESSAGE_HISTORY)
    sending = May.SEND_MESSAGES_IN_THREADS if channel.is_thread else May.SEND_MESSAGES
    return found if found & sending else found & ~_OF_SENDING
