"""discord.py's client as Homeroom uses it: nothing of people kept, every event handed on, logins spaced."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from types import SimpleNamespace
from typing import Any, Final, Protocol

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.state import AutoShardedConnectionState

from adapters.discord.pace import Pace, Requests
from adapters.discord.settings import DiscordSettings

_PAUSES: Final = 3
"""A shard that was cut off waits up to 2, 4, 8 seconds and so often 8 before it tries again: to take a session up costs
no login."""
PATIENCE: Final = 20.0
"""Seconds of a rate limit that are waited out where it was met; for a longer one the job is put off. Less than a job
may take in all."""
log = structlog.get_logger()
Turn = Callable[[int], Awaitable[None]]
"""Waits until a shard may log in; those with another number may do so at the same time."""


class Hears(Protocol):
    """What the client hands on. Everything may come twice, and some of it never: what matters is looked up."""

    async def came(self, guild: discord.Guild) -> None: ...

    async def went(self, guild: discord.Guild) -> None: ...

    async def acted(self, interaction: discord.Interaction) -> None: ...

    async def wrote(self, message: discord.Message) -> None: ...

    async def deleted(self, guild_id: int, channel_id: int, message_ids: Collection[int]) -> None: ...

    async def channel_gone(self, guild_id: int, channel_id: int, kind: discord.ChannelType) -> None: ...

    async def joined(self, member: discord.Member) -> None: ...

    async def left(self, guild_id: int, user_id: int) -> None: ...

    async def talks(self, guild_id: int, user_id: int, channel_id: int | None) -> None: ...

    async def changed_member(self, member: discord.Member) -> None: ...

    async def changed_role(self, before: discord.Role | None, after: discord.Role | None) -> None: ...

    async def changed(self, guild_id: int) -> None: ...

    async def listed(self, shard: int, count: int) -> None: ...


class NoLogins(discord.DiscordException):
    """Discord allows so many logins a day, and no more are left. Who goes on has their token reset by it."""

    def __init__(self, seconds: float) -> None:
        super().__init__("no logins are left")
        self.seconds = seconds


class Closed(aiohttp.ClientConnectorError):
    """Nothing was asked, for the client was closed: there is another soon, and it may be asked."""

    def __init__(self) -> None:
        nowhere: Any = SimpleNamespace(host="", port=None, ssl=True, is_ssl=True)
        super().__init__(nowhere, OSError("the client is closed"))


class Http(Requests):
    """Says of itself when it is closed that there is no way to Discord just now, and not that this is a fault."""

    closed = False

    async def close(self) -> None:
        self.closed = True
        await super().close()

    async def request(self, route: Route, **given: Any) -> Any:
        try:
            return await super().request(route, **given)
        except RuntimeError:
            if self.closed:
                raise Closed from None
            raise


class State(AutoShardedConnectionState[Any]):
    """Knows after each login which servers there are. discord.py's own only adds those that it is told of, so that one
    which it was removed from meanwhile would stay."""

    def parse_ready(self, data: Any) -> None:
        shard, count = data["shard"]
        there = {int(each["id"]) for each in data["guilds"]}  # those that are away just now too
        for guild in list(self.guilds):
            if (guild.id >> 22) % count == shard and guild.id not in there:
                self._remove_guild(guild)
        super().parse_ready(data)
        self.dispatch("listed", shard, count)


class Client(discord.AutoShardedClient):
    """The connection to Discord.

    No member cache, no message cache, no list of members at the start: with them, a bot in a thousand servers keeps a
    million people in memory of which it needs none. Nobody is pinged but who is meant by ``tell``. ``connected`` is
    set when the first of its shards is.
    """

    http: Http

    def __init__(
        self, settings: DiscordSettings, pace: Pace, *, members: bool, turn: Turn, connected: asyncio.Event
    ) -> None:
        shards = settings.its_shards
        Route.BASE = settings.api
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks or listens here
        super().__init__(
            intents=intents(members=members),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=pace.trace(),
            shard_ids=shards.ids if shards else None,  # type: ignore[arg-type]  # as if it were left out
            shard_count=shards.count if shards else None,
        )
        self._turn = turn
        self._connection.parsers["GUILD_MEMBER_UPDATE"] = self._member_changed
        self._connection.parsers["GUILD_CREATE"] = self._guild_told
        self._connection.parsers["VOICE_STATE_UPDATE"] = self._voice_changed
        self.bots: set[int] = set()  # those that are or were in voice: they are nobody of a class
        self._logins = 1
        self._gateway = settings.gateway if "gateway" in settings.model_fields_set else ""
        self._up: set[int] = set()
        self.hears: Hears | None = None
        self._connected = connected

    @property
    def is_up(self) -> bool:
        """Whether all of its shards have a connection now."""
        shards = self._connection.shard_ids
        return not self.is_closed() and bool(shards) and self._up.issuperset(shards)

    def _get_state(self, **options: Any) -> Any:
        """What is known of Discord's state; here, because it is the first that keeps how Discord is asked."""
        self.http = Http(self.loop, http_trace=self.http.http_trace)
        self.http.max_ratelimit_timeout = PATIENCE  # given to discord.py, it would be 30 at least
        return State(dispatch=self.dispatch, handlers=self._handlers, hooks=self._hooks, http=self.http, **options)

    async def launch_shards(self) -> None:
        """As discord.py's, but as many log in at once as Discord says may, and where the settings say."""
        count, told, start = await self.http.get_bot_gateway()
        self.shard_count = self._connection.shard_count = self.shard_count or count
        shards = self._connection.shard_ids = self.shard_ids or range(self.shard_count)
        if start["remaining"] < len(shards):
            raise NoLogins(start["reset_after"] / 1000)
        self._logins = max(start["max_concurrency"], 1)
        gateway = DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._gateway or told)
        for first in range(0, len(shards), self._logins):
            some = shards[first : first + self._logins]
            await asyncio.gather(*(self.launch_shard(gateway, each) for each in some))
        for each in self.shards.values():  # discord.py's own pauses grow to a quarter of an hour
            each._parent._backoff._max = _PAUSES

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Of the shards whose numbers leave the same rest, one at a time may log in, whichever process it is of."""
        await self._turn((shard_id or 0) % self._logins)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A fault in what hears an event: told without what people wrote."""
        log.exception("discord.event", part=event_method)

    async def on_shard_connect(self, shard_id: int) -> None:
        self._up.add(shard_id)
        self._connected.set()
        log.info("discord.connected", shard=shard_id)

    on_shard_resumed = on_shard_connect

    async def on_shard_disconnect(self, shard_id: int) -> None:
        if shard_id in self._up and not self.is_closed():
            log.info("discord.ended", shard=shard_id)
        self._up.discard(shard_id)

    # What is handed on.

    async def on_guild_available(self, guild: discord.Guild) -> None:
        if self.hears is not None:
            await self.hears.came(guild)

    on_guild_join = on_guild_available

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        if self.hears is not None:
            await self.hears.went(guild)

    async def on_listed(self, shard: int, count: int) -> None:
        if self.hears is not None:
            await self.hears.listed(shard, count)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if self.hears is not None:
            await self.hears.acted(interaction)

    async def on_message(self, message: discord.Message) -> None:
        if self.hears is not None:
            await self.hears.wrote(message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        if self.hears is not None and payload.guild_id:
            await self.hears.deleted(payload.guild_id, payload.channel_id, [payload.message_id])

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Somebody cleared up, or was put out with what they had written."""
        if self.hears is not None and payload.guild_id:
            await self.hears.deleted(payload.guild_id, payload.channel_id, payload.message_ids)

    async def on_member_join(self, member: discord.Member) -> None:
        if self.hears is not None:
            await self.hears.joined(member)

    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        if self.hears is not None:
            await self.hears.left(payload.guild_id, payload.user.id)

    def _member_changed(self, told: Any) -> None:
        """discord.py hands this on for those alone whom it keeps, which is only the bot itself."""
        self._connection.parse_guild_member_update(told)
        guild = self.get_guild(int(told["guild_id"]))
        if guild is not None and guild.get_member(int(told["user"]["id"])) is None:
            data: Any = {"flags": 0, **told}  # which such an event may leave out
            member = discord.Member(data=data, guild=guild, state=self._connection)
            self.dispatch("member_changed", member)

    def _guild_told(self, told: Any) -> None:
        """discord.py keeps who is in voice where, and not whether that is a bot."""
        self.bots.update(_bots(told.get("members") or ()))
        self._connection.parse_guild_create(told)

    def _voice_changed(self, told: Any) -> None:
        """discord.py hands this on with members, who are not kept."""
        self.bots.update(_bots([told.get("member") or {}]))
        self._connection.parse_voice_state_update(told)
        if told.get("guild_id") and int(told["user_id"]) not in self.bots:
            inside = told.get("channel_id")
            self.dispatch("talks", int(told["guild_id"]), int(told["user_id"]), int(inside) if inside else None)

    async def on_talks(self, guild_id: int, user_id: int, channel_id: int | None) -> None:
        if self.hears is not None:
            await self.hears.talks(guild_id, user_id, channel_id)

    async def on_member_changed(self, member: discord.Member) -> None:
        if self.hears is not None:
            await self.hears.changed_member(member)

    async def on_guild_channel_update(self, before: Any, after: discord.abc.GuildChannel) -> None:
        await self._changed(after.guild)

    async def on_guild_channel_create(self, channel: discord.abc.GuildChannel) -> None:
        await self._changed(channel.guild)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        if self.hears is not None:
            await self.hears.channel_gone(channel.guild.id, channel.id, channel.type)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        if self.hears is not None:
            await self.hears.channel_gone(payload.guild_id, payload.thread_id, payload.thread_type)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        await self._changed(after.guild)
        if self.hears is not None:
            await self.hears.changed_role(before, after)

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        await self._changed(role.guild)
        if self.hears is not None:
            await self.hears.changed_role(role, None)

    async def on_guild_role_create(self, role: discord.Role) -> None:
        await self._changed(role.guild)
        if self.hears is not None:
            await self.hears.changed_role(None, role)

    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        if self.hears is not None:
            await self.hears.changed(payload.guild_id)

    async def on_thread_join(self, thread: discord.Thread) -> None:
        await self._changed(thread.guild)

    async def on_member_update(self, before: Any, after: discord.Member) -> None:
        if self.user is not None and after.id == self.user.id:  # its own roles, which alone are known here
            await self._changed(after.guild)

    async def _changed(self, guild: discord.Guild) -> None:
        if self.hears is not None:
            await self.hears.changed(guild.id)


def _bots(members: Any) -> set[int]:
    """Which of these members, as Discord tells them, are bots."""
    users = (each.get("user") or {} for each in members)
    return {int(user["id"]) for user in users if user.get("bot")}


def intents(*, members: bool) -> discord.Intents:
    """What Discord is asked to tell; of these only the list of members needs to be allowed.

    What people write comes empty, and is never asked for.
    """
    found = discord.Intents.none()
    found.guilds = found.voice_states = found.guild_messages = found.dm_messages = True
    found.members = members
    return found
