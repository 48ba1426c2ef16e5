"""What is remembered of one server between two starts: its private threads, its rooms, its staff's roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final

import discord

from adapters.discord.connection import Connection
from adapters.discord.in_use import lacking, seen
from adapters.discord.permissions import Permission, sentences
from adapters.discord.places import guild_of
from adapters.discord.sentences import say
from adapters.discord.strays import Left, perhaps_ours
from adapters.discord.sync import Synced
from bot.core import Core, NoSpace
from bot.people import Person, Place, Role
from bot.platform import Checked
from bot.records import dataclass
from bot.texts import nearest
from storage.database import Database, Tx
from storage.discord import Begun, DiscordRooms, DiscordThreads
from storage.people import People
from storage.places import PlacesInUse
from storage.rooms import KnownRooms, known_rooms
from storage.spaces import DEFAULT_COURSE, Snapshot, Spaces
from storage.standing import Standing

_NAMED: Final = 5
"""Rooms that are named to staff; of more only how many."""


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

    def __init__(
        self, there: Connection, database: Database, core: Core, space_id: str, needs: Needs, shared_channel: str
    ) -> None:
        self._needs = needs
        self._shared = shared_channel
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

    async def begin_room(self, begun: Begun) -> None:
        """A channel is about to be made for a room."""
        now = self._core.clock.now()
        await self._database.write(self._space, lambda tx: DiscordRooms(tx, self._space).begin(begun, now))

    async def left(self) -> Left:
        """What may be left over after a start, in one look."""

        def look(tx: Tx) -> Left:
            rooms = DiscordRooms(tx, self._space)
            categories = bool(rooms.categories()) or rooms.begun_category() is not None
            return Left(rooms.all(), rooms.begun(), categories, known_rooms(tx, self._space))

        return await self._database.read(look)

    async def begun_rooms(self) -> list[Begun]:
        """Channels that may have been made for rooms, and are not noted yet."""
        return await self._database.read(lambda tx: DiscordRooms(tx, self._space).begun())

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

    async def noted_rooms(self) -> dict[int, str]:
        """The channels that were made for rooms lately, with the jobs for which they were."""
        return await self._database.read(lambda tx: DiscordRooms(tx, self._space).all())

    async def rooms(self) -> KnownRooms:
        """Which rooms stand, and which are being opened."""
        return await self._database.read(lambda tx: known_rooms(tx, self._space))

    async def categories(self) -> list[int]:
        """The categories that were made for rooms."""
        return await self._database.read(lambda tx: DiscordRooms(tx, self._space).categories())

    async def begin_category(self, name: str, since: int) -> None:
        """One is about to be made."""
        now = self._core.clock.now()
        await self._database.write(
            self._space, lambda tx: DiscordRooms(tx, self._space).begin_category(name, since, now)
        )

    async def begun_category(self) -> Begun | None:
        """One that may have been made, and is not noted yet."""
        return await self._database.read(lambda tx: DiscordRooms(tx, self._space).begun_category())

    async def take_category(self, category: int) -> None:
        """This one was made for rooms."""
        now = self._core.clock.now()
        await self._database.write(self._space, lambda tx: DiscordRooms(tx, self._space).take_category(category, now))

    async def category_gone(self, category: int) -> None:
        """It is there no longer."""
        await self._database.write(self._space, lambda tx: DiscordRooms(tx, self._space).category_gone(category))

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

    async def check(self, guild: discord.Guild, language: str) -> Checked:
        """What the bot is not allowed to do there and needs to, in all places in use, and what is wrong with the bot
        everywhere; and how more people are shown the staff's commands."""
        places = await self._database.read(lambda tx: PlacesInUse(tx, self._space).all())
        role = guild.self_role or guild.default_role
        found = lacking(guild, self._needs.permissions, role.name, places, self._shared)
        wrong = (*sentences(found, language), *self._needs.complaints(language))
        advice = (say(language, "staff-commands"), *await self._unsure(guild, language))
        return Checked(wrong, advice, told=seen(guild, places))

    async def _unsure(self, guild: discord.Guild, language: str) -> list[str]:
        """Rooms that may be ours, of which nothing is noted."""

        def look(tx: Tx) -> tuple[KnownRooms, dict[int, str], dict[int, str]]:
            noted = DiscordRooms(tx, self._space).all()
            return known_rooms(tx, self._space), noted, DiscordThreads(tx, self._space).all()

        names = perhaps_ours(guild, self._space, *await self._database.read(look))
        if not names:
            return []
        shown = ", ".join(f"“{name}”" for name in names[:_NAMED])
        return [say(language, "rooms-unsure", names=shown, more=max(len(names) - _NAMED, 0))]

    async def language_of(self, people: Sequence[Person]) -> str:
        """What is said to these people alone is said in this: one person's own language, else the server's."""
        own = None
        if len(people) == 1:
            own = (await self._database.read(lambda tx: People(tx, self._space).profile(people[0]))).reads
        return own or self._language()

    def _language(self) -> str:
        guild = self._there.client.get_guild(guild_of(self._space))
        return nearest(str(guild.preferred_locale) if guild else None)

    def say(self, text_id: str, language: str | None = None, /, **values: str | int) -> str:
        """A sentence of the adapter's, in the server's language or in another."""
        return say(language or self._language(), text_id, **values)

    async def _snapshot(self) -> Snapshot | None:
        try:
            return await self._database.read(
                lambda tx: self._core.snapshot(tx, self._space, Spaces(tx, self._space).version())
            )
        except NoSpace:
            return None
