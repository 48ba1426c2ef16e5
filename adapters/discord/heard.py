"""What Discord tells without being asked: servers, people who come and go, that somebody wrote."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final, Protocol

import aiohttp
import discord
import structlog

from adapters.discord.channels import KINDS
from adapters.discord.connection import Connection
from adapters.discord.interactions import Interactions
from adapters.discord.lookup import WRITTEN
from adapters.discord.places import PLATFORM, guild_of, place_of, space_of
from bot.people import Person, Place, PlaceKind, Role, Space
from bot.platform import Message
from bot.recent import Recent
from storage.problems import StorageProblem

_LISTS_AT_ONCE: Final = 2
_SERVERS_AT_ONCE: Final = 64
"""At a login Discord tells of all servers at once. On SQLite so many share a commit (``batch`` of
:meth:`storage.database.Database.open`); each more that is begun before its turn takes kilobytes, which the process
keeps for good."""
_KNOWN: Final = 3600.0
"""Seconds for which who acted is not noted again, and their roles not looked at again while they are the same."""
log = structlog.get_logger()


class Router(Protocol):
    """What is told on: :class:`bot.router.Router`."""

    async def came(self, space: Space, platform_roles: Mapping[str, Role] | None = None) -> None: ...

    async def went(self, space_id: str) -> None: ...

    async def spaces(self, platform: str) -> Sequence[str]: ...

    async def joined(self, person: Person) -> None: ...

    async def left(self, person: Person) -> None: ...

    def staffed(self, space_id: str, people: Sequence[Person]) -> None: ...

    async def in_voice(self, space_id: str, now: Mapping[Person, Place]) -> None: ...

    async def voice(self, person: Person, place: Place | None, at: datetime) -> None: ...

    async def sync_members(self, space_id: str, people: Sequence[Person]) -> None: ...

    async def wrote(self, person: Person, place: Place, at: datetime, reply_to: Message | None = None) -> None: ...

    async def unwrote(self, person: Person, place: Place, at: datetime) -> None: ...

    async def deleted(self, place: Place, messages: Collection[str]) -> None: ...

    async def place_gone(self, place: Place) -> None: ...


class Heard:
    """Hears for the core. ``members`` is whether Discord tells who is in a server; ``now`` is people's time, for what
    Discord tells without a time of its own."""

    def __init__(
        self,
        there: Connection,
        router: Router,
        interactions: Interactions,
        staff_roles: Callable[[str], Awaitable[Collection[str]]],
        meaning: Callable[[str], Role | None],
        compare: Callable[[discord.Guild], Awaitable[None]],
        *,
        members: bool,
        now: Callable[[], datetime],
    ) -> None:
        self._now = now
        self._staff_roles = staff_roles
        self._meaning = meaning
        self._compare = compare
        self._staff: dict[str, frozenset[Person]] = {}
        self._roles: Recent[tuple[int, int], tuple[int, ...]] = Recent(_KNOWN)
        self._there = there
        self._router = router
        self._interactions = interactions
        self._members = members
        self._entering = asyncio.Semaphore(_SERVERS_AT_ONCE)
        self._listing = asyncio.Semaphore(_LISTS_AT_ONCE)
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._seen: Recent[Person, bool] = Recent(_KNOWN)

    async def came(self, guild: discord.Guild) -> None:
        """Also after each time that the connection was lost: who came or went meanwhile is in the list alone, and what
        became of rooms in that of the channels."""
        with self._told():
            if await self._came(guild):
                await self._compare(guild)

    async def went(self, guild: discord.Guild) -> None:
        """Homeroom was removed, or the server is no more. One that is only away is told as such, not as this."""
        await self._went(guild.id)

    async def listed(self, shard: int, count: int) -> None:
        """After each login of a shard: a server of its that is known here and no longer there sent Homeroom away while
        nobody heard of it. What is only away just now is there as well."""
        with self._told():
            for space_id in await self._router.spaces(PLATFORM):
                guild = guild_of(space_id)
                if (guild >> 22) % count == shard and self._there.client.get_guild(guild) is None:
                    await self._went(guild)

    async def acted(self, interaction: discord.Interaction) -> None:
        """Without a list of members, who acts is one; and their roles, which come along, say whether they are staff."""
        await self._interactions.acted(interaction)
        if not isinstance(interaction.user, discord.Member) or interaction.guild_id is None:
            return
        with self._told():
            if not self._members:
                await self._known(Person(space_of(interaction.guild_id), str(interaction.user.id)))
            await self._look_again(interaction.user)

    async def wrote(self, message: discord.Message) -> None:
        """That, where and when; what was written is not looked at."""
        if message.guild is None or message.author.bot or message.webhook_id or message.type not in WRITTEN:
            return
        space_id = space_of(message.guild.id)
        place = place_of(message.channel, space_id)
        if place is None:
            return
        if place.kind is PlaceKind.THREAD:  # elsewhere nothing is counted
            self._there.authors.note(message.id, message.author.id)
        above = message.reference.message_id if message.reference else None
        reply_to = Message(place.key, str(above)) if above else None
        await self._router.wrote(Person(space_id, str(message.author.id)), place, message.created_at, reply_to)

    async def deleted(self, guild_id: int, channel_id: int, message_ids: Collection[int]) -> None:
        """Discord says what is gone, not whose it was: that is known of what was written lately, and of our own."""
        guild = self._there.client.get_guild(guild_id)
        place = place_of(guild.get_channel_or_thread(channel_id), space_of(guild_id)) if guild else None
        if place is not None:
            with self._told():
                await self._router.deleted(place, {str(each) for each in message_ids})
        for each in sorted(message_ids) if place is not None else ():
            author = self._there.authors.get(each)
            if author is not None and place is not None:
                self._there.authors.forget(each)
                person = Person(space_of(guild_id), str(author))
                await self._router.unwrote(person, place, discord.utils.snowflake_time(each))

    async def channel_gone(self, guild_id: int, channel_id: int, kind: discord.ChannelType) -> None:
        """Somebody deleted a channel, or a thread."""
        known = KINDS.get(kind.value)
        if known is not None:
            place = Place(space_of(guild_id), known, str(channel_id))
            with self._told():
                await self._router.place_gone(place)

    async def joined(self, member: discord.Member) -> None:
        """While a list is read that waits: written after it, and in their order, it is right whatever stood there."""
        if not member.bot:
            async with self._turns[member.guild.id]:
                await self._router.joined(Person(space_of(member.guild.id), str(member.id)))

    async def left(self, guild_id: int, user_id: int) -> None:
        """What is remembered of them goes too."""
        space_id = space_of(guild_id)
        person = Person(space_id, str(user_id))
        async with self._turns[guild_id]:
            self._there.names.forget((guild_id, user_id))
            self._roles.forget((guild_id, user_id))
            await self._router.left(person)
            self._staffed(space_id, self._staff.get(space_id, frozenset()) - {person})

    async def talks(self, guild_id: int, user_id: int, channel_id: int | None) -> None:
        """Somebody is in this voice channel now, or in none."""
        space_id = space_of(guild_id)
        inside = None if channel_id is None else Place(space_id, PlaceKind.VOICE, str(channel_id))
        with self._told():
            await self._router.voice(Person(space_id, str(user_id)), inside, self._now())

    async def changed_member(self, member: discord.Member) -> None:
        """Somebody's roles may be others now."""
        if not member.bot:
            with self._told():
                await self._look_again(member)

    async def changed_role(self, before: discord.Role | None, after: discord.Role | None) -> None:
        """Where it makes others staff than before: of who has it, Discord tells no change. ``None``: there was none, or
        is none any more."""
        role = after or before
        if role is not None and self._means(before) != self._means(after):
            with self._told():
                await self._came(role.guild)

    async def changed(self, guild_id: int) -> None:
        self._there.changed(guild_id)

    async def _went(self, guild: int) -> None:
        self._turns.pop(guild, None)
        self._staff.pop(space_of(guild), None)
        self._roles = Recent(_KNOWN)  # what is known of other servers is soon known again
        await self._router.went(space_of(guild))

    async def _came(self, guild: discord.Guild) -> bool:
        """Whether it is there still, when its turn comes."""
        space_id = space_of(guild.id)
        self._there.changed(guild.id)
        async with self._entering:
            if self._there.client.get_guild(guild.id) is not guild:
                return False  # it went, or was told of anew since: what comes of that must not be undone
            roles = {str(each.id): role for each in guild.roles if (role := self._meaning(each.name)) is not None}
            await self._router.came(Space(space_id, guild.name), roles)
            await self._router.in_voice(space_id, self._in_voice(guild))
        await self._list(guild)
        return True

    def _in_voice(self, guild: discord.Guild) -> dict[Person, Place]:
        """Who is in which voice channel, as Discord told it with the server and since."""
        space_id, bots = space_of(guild.id), self._there.client.bots
        return {
            Person(space_id, str(user_id)): Place(space_id, PlaceKind.VOICE, str(channel.id))
            for channel in (*guild.voice_channels, *guild.stage_channels)
            for user_id in channel.voice_states
            if user_id not in bots
        }

    def _means(self, role: discord.Role | None) -> tuple[bool, Role | None]:
        """Whether a role may manage the server, and what it is in the settings."""
        if role is None:
            return False, None
        return role.permissions.administrator or role.permissions.manage_guild, self._meaning(role.name)

    async def _list(self, guild: discord.Guild) -> None:
        """Who is there, and who of them is staff, where that is told."""
        if not self._members:
            return
        space_id = space_of(guild.id)
        async with self._listing, self._turns[guild.id]:
            found = [each async for each in guild.fetch_members(limit=None) if not each.bot]
            await self._router.sync_members(space_id, [Person(space_id, str(each.id)) for each in found])
            self._staffed(space_id, await self._staff_among(space_id, found))

    async def _look_again(self, member: discord.Member) -> None:
        """Whether somebody is staff by the server's own roles, where these are others than a while ago."""
        key, space_id = (member.guild.id, member.id), space_of(member.guild.id)
        roles = (member.guild_permissions.manage_guild, *(each.id for each in member.roles))
        async with self._turns[member.guild.id]:
            if self._roles.get(key) == roles:
                return
            known, person = self._staff.get(space_id, frozenset()), Person(space_id, str(member.id))
            self._staffed(space_id, known - {person} | await self._staff_among(space_id, [member]))
            self._roles.note(key, roles)

    async def _staff_among(self, space_id: str, people: Sequence[discord.Member]) -> frozenset[Person]:
        roles = await self._staff_roles(space_id)
        return frozenset(Person(space_id, str(each.id)) for each in people if _is_staff(each, roles))

    def _staffed(self, space_id: str, staff: frozenset[Person]) -> None:
        """Who is staff by the server's own roles is told, where it is new."""
        if staff != self._staff.get(space_id, frozenset()):
            self._staff[space_id] = staff
            self._router.staffed(space_id, sorted(staff))

    async def _known(self, person: Person) -> None:
        if not self._seen.get(person):
            await self._router.joined(person)
            self._seen.note(person, True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong is told, and made up for by the next list of members."""
        try:
            yield
        except StorageProblem as problem:
            if not self._there.client.is_closed():  # else goodbye was said meanwhile
                log.error("storage", code=problem.code)
        except (discord.HTTPException, aiohttp.ClientError) as refusal:
            log.warning("discord.members", type=type(refusal).__name__)
        except RuntimeError:
            if not self._there.client.is_closed():
                raise


def _is_staff(member: discord.Member, roles: Collection[str]) -> bool:
    return member.guild_permissions.manage_guild or any(str(role.id) in roles for role in member.roles)
