"""What Discord tells without being asked: servers, people who come and go, that somebody wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final, Protocol

import aiohttp
import discord
import structlog

from adapters.discord.connection import Connection, Recent
from adapters.discord.interactions import Interactions
from adapters.discord.places import place_of, space_of
from bot.people import Person, Place, PlaceKind, Space
from bot.platform import Message
from storage.problems import StorageProblem

_WRITTEN: Final = (discord.MessageType.default, discord.MessageType.reply)
_LISTS_AT_ONCE: Final = 2
_ROLES_KNOWN: Final = 3600.0
"""Seconds for which somebody's roles are not looked at again while they are the same."""
log = structlog.get_logger()


class Router(Protocol):
    """What is told on: :class:`bot.router.Router`."""

    async def came(self, space: Space) -> None: ...

    async def went(self, space_id: str) -> None: ...

    async def joined(self, person: Person) -> None: ...

    async def left(self, person: Person) -> None: ...

    def staffed(self, space_id: str, people: Sequence[Person]) -> None: ...

    async def sync_members(self, space_id: str, people: Sequence[Person]) -> None: ...

    async def wrote(self, person: Person, place: Place, at: datetime, reply_to: Message | None = None) -> None: ...

    async def unwrote(self, person: Person, place: Place, at: datetime) -> None: ...


class Heard:
    """Hears for the core. ``members`` is whether Discord tells who is in a server."""

    def __init__(
        self,
        there: Connection,
        router: Router,
        interactions: Interactions,
        staff_roles: Callable[[str], Awaitable[Collection[str]]],
        *,
        members: bool,
    ) -> None:
        self._staff_roles = staff_roles
        self._staff: dict[str, set[Person]] = {}
        self._roles: Recent[tuple[int, int], tuple[int, ...]] = Recent(there.client, _ROLES_KNOWN)
        self._there = there
        self._router = router
        self._interactions = interactions
        self._members = members
        self._listing = asyncio.Semaphore(_LISTS_AT_ONCE)
        self._seen: set[Person] = set()

    async def came(self, guild: discord.Guild) -> None:
        """Also after each time that the connection was lost: who came or went meanwhile is in the list alone."""
        with self._told():
            await self._came(guild)

    async def went(self, guild: discord.Guild) -> None:
        """Homeroom was removed, or the server is no more. One that is only away is told as such, not as this."""
        await self._router.went(space_of(guild.id))

    async def acted(self, interaction: discord.Interaction) -> None:
        """Without a list of members, who acts is one; and their roles, which come along, say whether they are staff."""
        await self._interactions.acted(interaction)
        if not isinstance(interaction.user, discord.Member) or interaction.guild_id is None:
            return
        with self._told():
            space_id = space_of(interaction.guild_id)
            if not self._members:
                await self._known(Person(space_id, str(interaction.user.id)))
            roles = (interaction.permissions.manage_guild, *(role.id for role in interaction.user.roles))
            if self._roles.get((interaction.guild_id, interaction.user.id)) != roles:
                await self._look_at(space_id, [interaction.user])
                self._roles.note((interaction.guild_id, interaction.user.id), roles)

    async def wrote(self, message: discord.Message) -> None:
        """That, where and when; what was written is not looked at."""
        if message.guild is None or message.author.bot or message.webhook_id or message.type not in _WRITTEN:
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
        """Discord says what is gone, not whose it was: that is known of what was written lately."""
        guild = self._there.client.get_guild(guild_id)
        place = place_of(guild.get_channel_or_thread(channel_id), space_of(guild_id)) if guild else None
        for each in sorted(message_ids) if place is not None else ():
            author = self._there.authors.get(each)
            if author is not None and place is not None:
                self._there.authors.forget(each)
                person = Person(space_of(guild_id), str(author))
                await self._router.unwrote(person, place, discord.utils.snowflake_time(each))

    async def joined(self, member: discord.Member) -> None:
        if not member.bot:
            await self._router.joined(Person(space_of(member.guild.id), str(member.id)))

    async def left(self, guild_id: int, user_id: int) -> None:
        self._there.names.forget((guild_id, user_id))
        await self._router.left(Person(space_of(guild_id), str(user_id)))

    async def changed(self, guild_id: int) -> None:
        self._there.changed(guild_id)

    async def _came(self, guild: discord.Guild) -> None:
        space_id = space_of(guild.id)
        self._there.changed(guild.id)
        await self._router.came(Space(space_id, guild.name))
        if not self._members:
            return
        async with self._listing:
            found = [each async for each in guild.fetch_members(limit=None) if not each.bot]
            await self._router.sync_members(space_id, [Person(space_id, str(each.id)) for each in found])
            await self._look_at(space_id, found)

    async def _look_at(self, space_id: str, people: Sequence[discord.Member]) -> None:
        """Which of these are staff by the server's own roles is told, where it is new."""
        roles, known = await self._staff_roles(space_id), self._staff.setdefault(space_id, set())
        before = frozenset(known)
        for each in people:
            person = Person(space_id, str(each.id))
            staff = each.guild_permissions.manage_guild or any(str(role.id) in roles for role in each.roles)
            (known.add if staff else known.discard)(person)
        if known != before:
            self._router.staffed(space_id, sorted(known))

    async def _known(self, person: Person) -> None:
        if person in self._seen:
            return
        await self._router.joined(person)
        self._seen.add(person)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong is told, and made up for by the next list of members."""
        try:
            yield
        except StorageProblem as problem:
            log.error("storage", code=problem.code)
        except (discord.HTTPException, aiohttp.ClientError) as refusal:
            log.warning("discord.members", type=type(refusal).__name__)
        except RuntimeError:
            if not self._there.client.is_closed():  # goodbye was said meanwhile
                raise
