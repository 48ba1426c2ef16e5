"""Messages in channels: sent, listed, changed, deleted."""

from __future__ import annotations

from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.api import Call, Routes
from tests.wire.discord.permissions import May
from tests.wire.discord.refused import ApiError, invalid
from tests.wire.discord.sending import change, checked, made
from tests.wire.discord.things import WRITABLE, Channel, Data, Flag, Intent, Kind, Message, System

routes = Routes()
SETTABLE: Final = Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2
PLAIN: Final = frozenset((0, System.REPLY, System.COMMAND, System.MENU))
MESSAGES: Final = "/channels/{channel_id}/messages"
MESSAGE: Final = MESSAGES + "/{message_id}"


def shown(call: Call, message: Message) -> Data:
    """A message as this bot may read it; by HTTP that goes by what its application's page has switched on."""
    return shapes.message(message, call.world, call.app, bool(call.app.privileged & Intent.MESSAGE_CONTENT))


@routes("POST", MESSAGES, own=True)
def send(call: Call) -> Any:
    """A new message."""
    channel = call.channel()
    writable(call, channel)
    body = checked(call.world, call.body, call.uploads)
    call.fits()
    if call.uploads and not call.world.may(call.app.user.id, channel) & May.ATTACH_FILES:
        raise ApiError(50013)
    reply_to = _answered(call, channel, body)
    nonce = body.get("nonce")
    if nonce is not None:
        call.api.nonces[str(nonce)] += 1
        first = call.api.sent_lately.find(call.app.user, nonce) if body.get("enforce_nonce") else None
        if first is not None:
            return {**shown(call, first), "nonce": first.nonce}
    if channel.archived:
        channel.archived = False
        call.world.channel_changed(channel)
    kind = System.REPLY if reply_to is not None else 0
    message = made(
        call.world, channel, call.app.user, body, call.uploads, int(SETTABLE), reply_to=reply_to, kind=int(kind)
    )
    call.api.sent_lately.note(message)
    if nonce is not None:
        call.api.made[str(nonce)] += 1
    if channel.is_thread and channel.kind != Kind.PRIVATE_THREAD:
        call.world.into_thread(channel, call.app.user, call.app.user)
    found = shown(call, message)
    return {**found, "nonce": nonce} if nonce is not None else found


def writable(call: Call, channel: Channel) -> None:
    """Refuses to write where the bot may not, or nobody can."""
    if channel.kind not in WRITABLE:
        raise ApiError(50008)
    if channel.kind == Kind.DIRECT:
        _direct(call, channel)
        return
    may = call.world.may(call.app.user.id, channel)
    needed = May.SEND_MESSAGES_IN_THREADS if channel.is_thread else May.SEND_MESSAGES
    if not may & needed:
        raise ApiError(50013)
    if channel.archived and channel.locked and not may & May.MANAGE_THREADS:
        raise ApiError(50083)


def _direct(call: Call, channel: Channel) -> None:
    (other,) = (each for each in channel.recipients if each != call.app.user.id)
    if call.world.users[other].closed or call.world.users[other].bot:
        raise ApiError(50007)
    shared = (each for each in call.world.guilds.values() if {other, call.app.user.id} <= each.members.keys())
    if next(shared, None) is None:
        raise ApiError(50278)


def _answered(call: Call, channel: Channel, body: Data) -> int | None:
    reference = body.get("message_reference")
    if not reference:
        return None
    if channel.kind != Kind.DIRECT and not call.world.may(call.app.user.id, channel) & May.READ_MESSAGE_HISTORY:
        raise ApiError(160002)
    found = call.world.message(channel.id, int(reference["message_id"]))
    if found is not None:
        return found.id
    if reference.get("fail_if_not_exists", True):
        raise invalid([(("message_reference",), "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")])
    return None


@routes("GET", MESSAGES)
def listed(call: Call) -> Any:
    """Up to 100 messages, the newest first; without the right to read history none."""
    channel = call.channel()
    if channel.kind in (Kind.CATEGORY, Kind.FORUM):
        raise ApiError(50008)
    limit = call.number("limit", 50, 1, 100)
    if channel.kind != Kind.DIRECT and not call.world.may(call.app.user.id, channel) & May.READ_MESSAGE_HISTORY:
        return []
    everything = list(call.world.messages[channel.id].values())
    chosen = _page(call, everything, limit)
    return [shown(call, each) for each in sorted(chosen, key=lambda each: each.id, reverse=True)]


def _page(call: Call, everything: list[Message], limit: int) -> list[Message]:
    everything = sorted(everything, key=lambda each: each.id)
    marks = {name: int(call.query[name]) for name in ("before", "after", "around") if name in call.query}
    if len(marks) > 1:
        raise invalid([((name,), "MUTUALLY_EXCLUSIVE", "Only one of before, after, around.") for name in marks])
    if "around" in marks:
        older = [each for each in everything if each.id < marks["around"]][-(limit // 2) :]
        newer = [each for each in everything if each.id >= marks["around"]][: limit - len(older)]
        return older + newer
    if "after" in marks:
        return [each for each in everything if each.id > marks["after"]][:limit]
    before = marks.get("before")
    return [each for each in everything if before is None or each.id < before][-limit:]


@routes("GET", MESSAGE)
def read(call: Call) -> Any:
    """One message."""
    channel = call.channel()
    if channel.kind != Kind.DIRECT and not call.world.may(call.app.user.id, channel) & May.READ_MESSAGE_HISTORY:
        raise ApiError(50013)
    return shown(call, call.message(channel))


@routes("PATCH", MESSAGE, own=True)
def edit(call: Call) -> Any:
    """A message of the bot's own becomes another."""
    channel = call.channel()
    message = call.message(channel)
    if message.author.id != call.app.user.id:
        raise ApiError(50005)
    if message.kind not in PLAIN:
        raise ApiError(50021)
    if channel.archived:
        raise ApiError(50083)
    body = checked(call.world, call.body, call.uploads, message)
    call.fits()
    change(call.world, message, body, call.uploads)
    return shown(call, message)


@routes("DELETE", MESSAGE)
def delete(call: Call) -> Any:
    """A message goes: the bot's own, or anybody's where it may manage messages."""
    channel = call.channel()
    message = call.message(channel)
    own = message.author.id == call.app.user.id
    if not own and channel.kind == Kind.DIRECT:
        raise ApiError(50003)
    if not own and not call.world.may(call.app.user.id, channel) & May.MANAGE_MESSAGES:
        raise ApiError(50013)
    if message.kind == System.THREAD_STARTS or message.kind in (System.CAME, System.WENT):
        raise ApiError(50021)
    if channel.archived:
        raise ApiError(50083)
    call.world.drop(message)


@routes("POST", "/channels/{channel_id}/typing")
def typing(call: Call) -> Any:
    """The bot seems to type."""
    call.channel(May.SEND_MESSAGES)


@routes("POST", "/users/@me/channels")
def open_direct(call: Call) -> Any:
    """The direct conversation with one person."""
    other = int((call.body or {}).get("recipient_id") or 0)
    if other not in call.world.users:
        raise ApiError(10013)
    if other == call.app.user.id or call.world.users[other].bot:
        raise ApiError(50033)
    return shapes.channel(call.world.direct(call.app.user.id, other), call.world, call.app.user.id)
