"""Servers and who is in them, the bot itself, and where its gateway is."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.api import Call, Routes
from tests.wire.discord.permissions import May
from tests.wire.discord.refused import ApiError, invalid
from tests.wire.discord.things import Guild, Intent, Kind, Participant

routes = Routes()
GUILD: Final = "/guilds/{guild_id}"
MEMBER: Final = GUILD + "/members/{user_id}"


@routes("GET", "/users/@me")
def me(call: Call) -> Any:
    """The bot's own account."""
    return shapes.own_user(call.app.user)


@routes("GET", "/users/{user_id}")
def user(call: Call) -> Any:
    """Anybody's account."""
    found = call.world.users.get(call.id("user_id"))
    if found is None:
        raise ApiError(10013)
    return shapes.user(found)


@routes("GET", "/applications/@me")
@routes("GET", "/oauth2/applications/@me")
def application(call: Call) -> Any:
    """The bot's application."""
    return shapes.application(call.app, call.world)


@routes("GET", "/gateway")
def gateway(call: Call) -> Any:
    """Where to connect."""
    return {"url": call.api.gateway.url}


@routes("GET", "/gateway/bot")
def gateway_bot(call: Call) -> Any:
    """Where to connect, in how many shards, and how fast."""
    told = call.api.gateway
    start = {
        "total": 1_000,
        "remaining": max(told.starts_left, 0),
        "reset_after": 86_400_000,
        "max_concurrency": told.max_concurrency,
    }
    return {"url": told.url, "shards": told.shards, "session_start_limit": start}


@routes("GET", "/users/@me/guilds")
def guilds(call: Call) -> Any:
    """The servers that the bot is in."""
    limit = call.number("limit", 200, 1, 200)
    after = int(call.query.get("after", 0))
    mine = [each for each in call.world.guilds.values() if call.app.user.id in each.members and each.id > after]
    return [
        {
            "id": str(each.id),
            "name": each.name,
            "icon": None,
            "banner": None,
            "owner": each.owner_id == call.app.user.id,
            "permissions": str(call.world.may_in(call.app.user.id, each)),
            "features": [],
        }
        for each in sorted(mine, key=lambda each: each.id)[:limit]
    ]


@routes("DELETE", "/users/@me/guilds/{guild_id}")
def leave(call: Call) -> Any:
    """The bot leaves a server."""
    call.world.leave(call.guild(), call.app.user.id)


@routes("GET", GUILD)
def read(call: Call) -> Any:
    """One server."""
    found = call.guild()
    counted = {"approximate_member_count": len(found.members), "approximate_presence_count": len(found.members)}
    return shapes.guild(found, call.world) | (counted if call.query.get("with_counts") in ("1", "true") else {})


@routes("GET", GUILD + "/roles")
def roles(call: Call) -> Any:
    """All roles of a server."""
    found = call.guild()
    return [shapes.role(each, found.id) for each in found.roles.values()]


@routes("GET", GUILD + "/members")
def members(call: Call) -> Any:
    """Who is in a server, by id: only for bots with the members intent."""
    if not call.app.privileged & Intent.GUILD_MEMBERS:
        raise ApiError(50001)
    found = sorted(call.guild().members.values(), key=lambda each: each.user.id)
    limit, after = call.number("limit", 1, 1, 1000), int(call.query.get("after", 0))
    return [shapes.participant(each) for each in found if each.user.id > after][:limit]


@routes("GET", GUILD + "/members/search")
def search(call: Call) -> Any:
    """Members whose name or nick begins so."""
    start = call.query.get("query", "").lower()
    limit = call.number("limit", 1, 1, 1000)
    found = [each for each in call.guild().members.values() if _names(each, start)]
    return [shapes.participant(each) for each in found][:limit]


def _names(who: Participant, start: str) -> bool:
    return any(each.lower().startswith(start) for each in (who.nick or "", who.user.name, who.user.shown) if each)


def _member(call: Call, guild: Guild) -> Participant:
    number = call.id("user_id")
    found = guild.members.get(number)
    if found is None:
        raise ApiError(10007 if number in call.world.users else 10013)
    return found


@routes("GET", MEMBER)
def member(call: Call) -> Any:
    """One member."""
    return shapes.participant(_member(call, call.guild()))


@routes("PATCH", MEMBER)
def change_member(call: Call) -> Any:
    """Moves somebody in voice, or changes their roles, nick or time-out."""
    guild = call.guild()
    who = _member(call, guild)
    body = call.body or {}
    needed = {
        "channel_id": May.MOVE_MEMBERS,
        "roles": May.MANAGE_ROLES,
        "nick": May.MANAGE_NICKNAMES,
        "mute": May.MUTE_MEMBERS,
        "deaf": May.DEAFEN_MEMBERS,
        "communication_disabled_until": May.MODERATE_MEMBERS,
    }
    may = call.world.may_in(call.app.user.id, guild)
    if any(name in body and not may & bit for name, bit in needed.items()):
        raise ApiError(50013)
    if "channel_id" in body:
        _move(call, guild, who, body["channel_id"])
    if "roles" in body:
        _set_roles(call, guild, who, [int(each) for each in body["roles"] or ()])
    if "nick" in body:
        who.nick = body["nick"] or None
    if "communication_disabled_until" in body:
        until = body["communication_disabled_until"]
        who.timed_out_until = datetime.fromisoformat(until) if until else None
    if body.keys() - {"channel_id"}:
        call.world.member_changed(guild, who)
    return shapes.participant(who)


@routes("GET", GUILD + "/voice-states/{user_id}")
@routes("GET", GUILD + "/voice-states/@me")
def voice(call: Call) -> Any:
    """Where somebody is in voice."""
    guild = call.guild()
    number = call.id("user_id") if "user_id" in call.match else call.app.user.id
    if number not in guild.members or guild.members[number].voice is None:
        raise ApiError(10065)
    return shapes.voice_state(guild.members[number], guild.id)


def _move(call: Call, guild: Guild, who: Participant, channel_id: object) -> None:
    if who.voice is None:
        raise ApiError(40032)
    if channel_id is None:
        call.world.talk(guild, who.user.id, None)
        return
    there = guild.channels.get(int(str(channel_id)))
    if there is None:
        raise ApiError(10003)
    if there.kind not in (Kind.VOICE, Kind.STAGE):
        raise invalid([(("channel_id",), "CHANNEL_TYPE_INVALID", "Must be a voice channel.")])
    may = call.world.may(call.app.user.id, there)
    if not may & May.CONNECT or not may & May.MOVE_MEMBERS:
        raise ApiError(50013)
    call.world.talk(guild, who.user.id, there.id)


@routes("PUT", MEMBER + "/roles/{role_id}")
def give_role(call: Call) -> Any:
    """Somebody gets a role."""
    guild = call.guild(needs=May.MANAGE_ROLES)
    who = _member(call, guild)
    _set_roles(call, guild, who, [*who.roles, call.id("role_id")])
    call.world.member_changed(guild, who)


@routes("DELETE", MEMBER + "/roles/{role_id}")
def take_role(call: Call) -> Any:
    """Somebody loses a role."""
    guild = call.guild(needs=May.MANAGE_ROLES)
    who = _member(call, guild)
    _set_roles(call, guild, who, [each for each in who.roles if each != call.id("role_id")])
    call.world.member_changed(guild, who)


def _set_roles(call: Call, guild: Guild, who: Participant, wanted: list[int]) -> None:
    """Only roles below the bot's own highest one can be given and taken."""
    if any(each not in guild.roles for each in wanted):
        raise ApiError(10011)
    mine = guild.members[call.app.user.id]
    highest = max((guild.roles[each].position for each in mine.roles), default=0)
    for each in {*wanted} ^ {*who.roles}:
        if guild.roles[each].position >= highest or guild.roles[each].bot_id is not None:
            raise ApiError(50013)
    who.roles = list(dict.fromkeys(wanted))
