"""What is remembered of one server between two starts: its private threads, its rooms, its staff's roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import discord

from adapters.discord.connection import Connection
from adapters.discord.permissions import Granted, Permission, missing
from adapters.discord.places import channel_id, guild_of
from adapters.discord.sentences import say
from adapters.discord.sync import Synced
from bot.core import Core, NoSpace
from bot.people import Person, Place, Role
from bot.texts import nearest
from storage.database import Database, Tx
from storage.discord import DiscordRooms, DiscordThreads
from storage.spaces import DEFAULT_COURSE, Snapshot, Spaces
from storage.standing import Standing


@dataclass(slots=True)
class Needs:
    """What the features that are on need of Discord, and what of it is wrong for all servers alike.

    ``members_off``: somebody needs to know who is there, and the intent is off. ``synced`` is how the commands are.
    """

    permissions: tuple[Permission, ...] = ()
    members_off: bool = False
    synced: Synced = field(default_factory=Synced)

    def complaints(self, language: str) -> list[str]:
        """A sentence for each."""
        members = [say(language, "members-off")] if self.members_off else []
        problem = self.synced.problem
        return [*members, *([say(language, problem, **self.synced.values)] if problem else [])]


class Server:
    """One server, as the database has it."""

    def __init__(self, there: Connection, database: Database, core: Core, space_id: str, needs: Needs) -> None:
        self._needs = needs
        self._there = there
        self._database = database
        self._core = core
        self._space = space_id

    async def thread_of(self, people: tuple[Person, ...]) -> int | None:
        """The private thread that stands for a conversation with these people."""
        return await self._database.read(lambda tx: DiscordThreads(tx, self._space).of(*people))

    async def begins_thread(self, people: tuple[Person, ...]) -> bool:
        """One is being opened for them. Whether that was noted before, and came to nothing that was noted."""
        now = self._core.clock.now()
        return await self._database.write(self._space, lambda tx: DiscordThreads(tx, self._space).begin(people, now))

    async def take_thread(self, people: tuple[Person, ...], thread: int) -> bool:
        """From now on it is this one, if it is nobody else's."""
        now = self._core.clock.now()
        return await self._database.write(
            self._space, lambda tx: DiscordThreads(tx, self._space).take(people, thread, now)
        )

    async def thread_gone(self, people: tuple[Person, ...]) -> None:
        """Somebody deleted it."""
        await self._database.write(self._space, lambda tx: DiscordThreads(tx, self._space).gone(*people))

    async def main_place(self) -> Place | None:
        """The main place of the server's default course."""
        found = await self._snapshot()
        return found.course(DEFAULT_COURSE).main_place if found else None

    async def room_of(self, nonce: str) -> int | None:
        """The channel of the room that this job opens."""
        return await self._database.read(lambda tx: DiscordRooms(tx, self._space).of(nonce))

    async def take_room(self, nonce: str, channels: Sequence[int]) -> int | None:
        """The first of these that no other job has is this one's."""
        now = self._core.clock.now()
        return await self._database.write(
            self._space, lambda tx: DiscordRooms(tx, self._space).take(nonce, channels, now)
        )

    async def room_gone(self, nonce: str) -> None:
        """Somebody deleted it."""
        await self._database.write(self._space, lambda tx: DiscordRooms(tx, self._space).gone(nonce))

    async def staff_roles(self, of: Place | None = None) -> frozenset[str]:
        """The server's own roles that mean staff: in the course of this place, else in any of its courses."""
        found = await self._snapshot()
        if found is None:
            return frozenset()
        only = None if of is None else found.course_of(of).course_id
        mapped = ((course, name) for (course, name), role in found.role_map.items() if role >= Role.ASSISTANT)
        return frozenset(name for course, name in mapped if only in (None, course))

    async def taken(self, places: Sequence[Place]) -> set[Place]:
        """Which of these are rooms that we know of."""

        def look(tx: Tx) -> set[Place]:
            return {each for each in places if Standing(tx, self._space).room_at(each.key) is not None}

        return await self._database.read(look)

    async def complaints(self, guild: discord.Guild) -> list[str]:
        """What the bot is not allowed to do there and needs to, and what is wrong with the bot everywhere."""
        found = await self._snapshot()
        courses = found.courses.values() if found else ()
        places = [place for course in courses for place in (course.main_place, course.staff_place) if place]
        granted = [one for place in places if (one := _granted(guild, place)) is not None]
        language = self._language()
        role = guild.self_role or guild.default_role
        lacking = missing(self._needs.permissions, role.name, guild.me.guild_permissions, granted)
        return [*(each.said(language) for each in lacking), *self._needs.complaints(language)]

    def _language(self) -> str:
        guild = self._there.client.get_guild(guild_of(self._space))
        return nearest(str(guild.preferred_locale) if guild else None)

    def say(self, text_id: str, **values: str | int) -> str:
        """A sentence of the adapter's in the server's language."""
        return say(self._language(), text_id, **values)

    async def _snapshot(self) -> Snapshot | None:
        try:
            return await self._database.read(
                lambda tx: self._core.snapshot(tx, self._space, Spaces(tx, self._space).version())
            )
        except NoSpace:
            return None


def _granted(guild: discord.Guild, place: Place) -> Granted | None:
    """What the bot may do in a place; ``None`` for one that is no more, of which the course's own check tells."""
    channel = guild.get_channel_or_thread(channel_id(place))
    return Granted(channel.name, place.kind, channel.permissions_for(guild.me)) if channel else None
