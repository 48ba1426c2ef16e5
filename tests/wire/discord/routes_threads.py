"""Threads: begun below a message, by themselves or in a forum; who is in them; which there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.api import Answer, Call, Routes
from tests.wire.discord.checks import length
from tests.wire.discord.permissions import May
from tests.wire.discord.refused import ApiError, Misfit, invalid
from tests.wire.discord.routes_channels import ARCHIVE_AFTER, LONGEST_NAME
from tests.wire.discord.routes_messages import SETTABLE, shown
from tests.wire.discord.sending import checked, made
from tests.wire.discord.things import Channel, Data, Kind, User

routes = Routes()
CHANNEL: Final = "/channels/{channel_id}"
MEMBERS: Final = CHANNEL + "/thread-members"
MOST_PEOPLE: Final = 1_000


def _named(body: Data) -> list[Misfit]:
    found = list(length(("name",), body.get("name"), 1, LONGEST_NAME))
    if body.get("auto_archive_duration") is not None and body["auto_archive_duration"] not in ARCHIVE_AFTER:
        found.append((("auto_archive_duration",), "BASE_TYPE_CHOICES", f"Value must be one of {ARCHIVE_AFTER}."))
    return found


@routes("POST", CHANNEL + "/messages/{message_id}/threads", own=True)
def below(call: Call) -> Any:
    """The thread below a message: one at most, and its id is the message's."""
    channel = call.channel(May.CREATE_PUBLIC_THREADS)
    if channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise ApiError(50024)
    message = call.message(channel)
    body = call.body or {}
    if misfits := _named(body):
        raise invalid(misfits)
    call.fits()
    if call.world.places.get(message.id) is not None:
        raise ApiError(160004)
    kind = Kind.PUBLIC_THREAD if channel.kind == Kind.TEXT else Kind.ANNOUNCEMENT_THREAD
    thread = call.world.thread(channel, call.app.user, body["name"], kind, message)
    _settings(thread, body)
    return Answer(201, shapes.channel(thread, call.world, call.app.user.id))


@routes("POST", CHANNEL + "/threads", own=True)
def begin(call: Call) -> Any:
    """A thread by itself: private unless it is said otherwise. In a forum it begins with its first message."""
    channel = call.channel()
    body = call.body or {}
    if misfits := _named(body):
        raise invalid(misfits)
    if channel.kind == Kind.FORUM:
        return _in_forum(call, channel, body)
    call.fits()
    kind = Kind(int(body.get("type") or Kind.PRIVATE_THREAD))
    if kind not in (Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD) or channel.kind not in (Kind.TEXT, Kind.ANNOUNCEMENT):
        raise ApiError(50024)
    if kind == Kind.PRIVATE_THREAD and channel.kind != Kind.TEXT:
        raise ApiError(50024)
    needed = May.CREATE_PRIVATE_THREADS if kind == Kind.PRIVATE_THREAD else May.CREATE_PUBLIC_THREADS
    if not call.world.may(call.app.user.id, channel) & needed:
        raise ApiError(50013)
    thread = call.world.thread(channel, call.app.user, body["name"], kind)
    _settings(thread, body)
    return Answer(201, shapes.channel(thread, call.world, call.app.user.id))


def _in_forum(call: Call, channel: Channel, body: Data) -> Answer:
    if not call.world.may(call.app.user.id, channel) & May.SEND_MESSAGES:
        raise ApiError(50013)
    first = checked(call.world, body.get("message"), call.uploads)
    call.fits()
    if channel.tag_needed and not body.get("applied_tags"):
        raise ApiError(40067)
    thread = call.world.thread(channel, call.app.user, body["name"], Kind.PUBLIC_THREAD)
    _settings(thread, body)
    thread.applied_tags = [str(each) for each in body.get("applied_tags") or ()]
    message = made(call.world, thread, call.app.user, first, call.uploads, int(SETTABLE), id=thread.id)
    return Answer(201, {**shapes.channel(thread, call.world, call.app.user.id), "message": shown(call, message)})


def _settings(thread: Channel, body: Data) -> None:
    thread.archive_after = int(body.get("auto_archive_duration") or 4320)
    thread.invitable = body.get("invitable") is not False
    thread.slow = int(body.get("rate_limit_per_user") or 0)


def _thread(call: Call) -> Channel:
    found = call.channel()
    if not found.is_thread:
        raise ApiError(50024)
    return found


def _person(call: Call, thread: Channel) -> User:
    number = call.app.user.id if "user_id" not in call.match else call.id("user_id")
    guild = call.world.guilds[thread.guild_id or 0]
    if number not in call.world.users:
        raise ApiError(10013)
    if number not in guild.members:
        raise ApiError(10007)
    return guild.members[number].user


def _open(thread: Channel) -> None:
    if thread.archived:
        raise ApiError(50083)


@routes("PUT", MEMBERS + "/{user_id}")
@routes("PUT", MEMBERS + "/@me")
def into(call: Call) -> Any:
    """Somebody comes into a thread. Whoever is put there must see the channel that it is in."""
    thread = _thread(call)
    user = _person(call, thread)
    _open(thread)
    may = call.world.may(call.app.user.id, thread)
    if user.id != call.app.user.id:
        if not may & May.SEND_MESSAGES_IN_THREADS:
            raise ApiError(50013)
        closed = thread.kind == Kind.PRIVATE_THREAD and not thread.invitable and thread.owner_id != call.app.user.id
        if closed and not may & May.MANAGE_THREADS:
            raise ApiError(50013)
        above = call.world.places[thread.parent_id or 0]
        if not call.world.sees(user.id, above):
            raise ApiError(50001)
    if user.id not in thread.people and len(thread.people) >= MOST_PEOPLE:
        raise ApiError(30033)
    call.world.into_thread(thread, user, call.app.user)


@routes("DELETE", MEMBERS + "/{user_id}")
@routes("DELETE", MEMBERS + "/@me")
def out(call: Call) -> Any:
    """Somebody leaves a thread, or is put out of it by who manages threads or began the private one."""
    thread = _thread(call)
    user = _person(call, thread)
    _open(thread)
    own = thread.kind == Kind.PRIVATE_THREAD and thread.owner_id == call.app.user.id
    manages = call.world.may(call.app.user.id, thread) & May.MANAGE_THREADS
    if user.id != call.app.user.id and not own and not manages:
        raise ApiError(50013)
    call.world.out_of_thread(thread, user, call.app.user)


@routes("GET", MEMBERS + "/{user_id}")
def one_inside(call: Call) -> Any:
    """Whether somebody is in a thread."""
    thread = _thread(call)
    user = _person(call, thread)
    if user.id not in thread.people:
        raise ApiError(10007)
    return shapes.inside(thread, user.id)


@routes("GET", MEMBERS)
def inside(call: Call) -> Any:
    """Who is in a thread: only for bots with the members intent."""
    thread = _thread(call)
    if not call.app.privileged & 1 << 1:
        raise ApiError(50001)
    return [shapes.inside(thread, each) for each in thread.people]


@routes("GET", "/guilds/{guild_id}/threads/active")
def active(call: Call) -> Any:
    """The threads of a server that are not archived and that the bot sees."""
    guild = call.guild()
    found = [each for each in guild.threads.values() if not each.archived and call.world.sees(call.app.user.id, each)]
    return _listing(call, sorted(found, key=lambda each: each.id, reverse=True), more=False)


def _archived(call: Call, kinds: tuple[Kind, ...], wanted: Callable[[Channel], bool], *, by_id: bool = False) -> Any:
    channel = call.channel(May.READ_MESSAGE_HISTORY)
    guild = call.world.guilds[channel.guild_id or 0]
    limit = call.number("limit", 50, 2, 100)
    found = [each for each in guild.threads.values() if each.parent_id == channel.id and each.archived]
    found = [each for each in found if each.kind in kinds and wanted(each)]
    before = call.query.get("before")
    if by_id:
        found = sorted((each for each in found if before is None or each.id < int(before)), key=_number, reverse=True)
    else:
        until = None if before is None else datetime.fromisoformat(before)
        found = sorted((each for each in found if until is None or _since(each) < until), key=_since, reverse=True)
    return _listing(call, found[:limit], more=len(found) > limit)


def _number(thread: Channel) -> int:
    return thread.id


def _since(thread: Channel) -> datetime:
    assert thread.archived_at is not None
    return thread.archived_at


@routes("GET", CHANNEL + "/threads/archived/public")
def archived_public(call: Call) -> Any:
    """The archived threads that everybody in the channel sees."""
    return _archived(call, (Kind.PUBLIC_THREAD, Kind.ANNOUNCEMENT_THREAD), lambda _: True)


@routes("GET", CHANNEL + "/threads/archived/private")
def archived_private(call: Call) -> Any:
    """All archived private threads: for who manages threads."""
    call.channel(May.READ_MESSAGE_HISTORY | May.MANAGE_THREADS)
    return _archived(call, (Kind.PRIVATE_THREAD,), lambda _: True)


@routes("GET", CHANNEL + "/users/@me/threads/archived/private")
def archived_own(call: Call) -> Any:
    """The archived private threads that the bot is in."""
    return _archived(call, (Kind.PRIVATE_THREAD,), lambda thread: call.app.user.id in thread.people, by_id=True)


def _listing(call: Call, found: list[Channel], *, more: bool) -> Data:
    me = call.app.user.id
    listing: Data = {
        "threads": [shapes.channel(each, call.world, me) for each in found],
        "members": [shapes.inside(each, me) for each in found if me in each.people],
    }
    return {**listing, "has_more": more}
