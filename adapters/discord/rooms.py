"""Rooms on Discord: private threads for writing, voice channels for talking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

import discord

from adapters.discord.connection import Connection
from adapters.discord.limits import LONGEST_NAME
from adapters.discord.places import channel_id, space_of
from adapters.discord.refused import never, told, unless_gone
from bot.people import Place, PlaceKind, Room, RoomKind
from bot.platform import Why

WEEK: Final = 10_080
"""Minutes after which a thread in which nobody writes is archived: the longest there is."""
_PRIVATE_THREAD: Final = 12
_VOICE: Final = 2


class Known(Protocol):
    """What is remembered of a server: :class:`adapters.discord.servers.Server`."""

    async def taken(self, places: Sequence[Place]) -> set[Place]: ...

    async def staff_roles(self) -> frozenset[str]: ...


class Rooms:
    """The rooms of one server."""

    def __init__(self, there: Connection, guild: int, known: Known) -> None:
        self._there = there
        self._guild = guild
        self._known = known

    async def open(self, room: Room) -> Place:
        """A new room with its people in it."""
        with told():
            if room.kind is RoomKind.VOICE:
                return await self._open_voice(room)
            thread = await self.private_thread(await self.channel_near(room.near), room.name)
            await self.add(thread, sorted(_ids(room)))
        return self._thread(thread, room.near)

    async def change(self, place: Place, room: Room) -> None:
        """The room gets this name and these people; what is so already is left alone, for names change only twice in
        ten minutes."""
        with told():
            found = await self._there.client.http.get_channel(channel_id(place))
            name = room.name[:LONGEST_NAME]
            if found["name"] != name:
                await self._there.client.http.edit_channel(channel_id(place), name=name)
            if place.kind is PlaceKind.VOICE:
                await self._admit(found, room)
            else:
                await self._fill(channel_id(place), _ids(room))

    async def close(self, place: Place) -> None:
        """The room goes."""
        await unless_gone(self._there.client.http.delete_channel(channel_id(place)))

    async def find(self, room: Room) -> Place | None:
        """A room of ours with this name that nobody knows of: it was opened just before a crash.

        Which of several it is does not matter: who is in it is set anew.
        """
        with told():
            near = await self.channel_near(room.near)
            if room.kind is RoomKind.VOICE:
                found = await self._voices(near, room.name)
            else:
                found = await self._threads(near, room)
        taken = await self._known.taken(found)
        left = [place for place in found if place not in taken]
        if not left:
            return None
        first = min(left, key=channel_id)
        await self.change(first, room)
        return first

    async def private_thread(self, channel: int, name: str) -> int:
        """A thread that only its people see, and who may manage threads."""
        made = await self._there.client.http.start_thread_without_message(
            channel,
            name=name[:LONGEST_NAME],
            auto_archive_duration=WEEK,
            type=_PRIVATE_THREAD,
            invitable=False,
        )
        return int(made["id"])

    async def add(self, thread: int, people: Sequence[int]) -> None:
        """These come into a thread; who left the server meanwhile does not, and keeps nobody out."""
        for person in people:
            try:
                await self._there.client.http.add_user_to_thread(thread, person)
            except discord.HTTPException as refusal:
                if never(refusal) is not Why.PERSON_GONE:
                    raise

    async def channel_near(self, near: Place) -> int:
        """The channel of a place: of a thread, the one above it."""
        if near.kind is not PlaceKind.THREAD:
            return channel_id(near)
        found: Any = await self._there.client.http.get_channel(channel_id(near))
        return int(found.get("parent_id") or found["id"])

    def _thread(self, thread: int, near: Place) -> Place:
        parent = near.parent if near.kind is PlaceKind.THREAD else near.key
        return Place(space_of(self._guild), PlaceKind.THREAD, str(thread), parent=parent)

    async def _fill(self, thread: int, wanted: set[int]) -> None:
        """Exactly these people, and ourselves, are in a thread.

        Without the members intent Discord does not say who is: then those who should be come in, and that nobody can be
        taken out is told.
        """
        me = self._there.client.user
        try:
            here = {int(each["user_id"]) for each in await self._there.client.http.get_thread_members(thread)}
        except discord.Forbidden:
            await self.add(thread, sorted(wanted))
            raise
        await self.add(thread, sorted(wanted - here))
        for person in sorted(here - wanted - ({me.id} if me else set())):
            await self._there.client.http.remove_user_from_thread(thread, person)

    async def _open_voice(self, room: Room) -> Place:
        near = await self._there.client.http.get_channel(await self.channel_near(room.near))
        made = await self._there.client.http.create_channel(
            self._guild,
            _VOICE,
            name=room.name[:LONGEST_NAME],
            parent_id=near.get("parent_id"),
            permission_overwrites=await self._overwrites(room),
        )
        return Place(space_of(self._guild), PlaceKind.VOICE, str(made["id"]))

    async def _admit(self, channel: Any, room: Room) -> None:
        """Exactly its people may join a voice room."""
        rules = await self._overwrites(room)
        if {(int(each["id"]), int(each["allow"])) for each in channel["permission_overwrites"]} != {
            (int(each["id"]), int(each["allow"])) for each in rules
        }:
            await self._there.client.http.edit_channel(int(channel["id"]), permission_overwrites=rules)

    async def _overwrites(self, room: Room) -> list[Any]:
        """Nobody but its people, the staff where it is theirs too, and ourselves, by which we know it again."""
        staff = sorted(await self._known.staff_roles()) if room.staff else []
        seen = discord.Permissions(view_channel=True, connect=True, speak=True, stream=True, send_messages=True)
        mine = discord.Permissions(view_channel=True, connect=True, manage_channels=True, move_members=True)
        hidden = discord.Permissions(view_channel=True, connect=True)
        me = self._there.client.user
        return [
            {"id": str(self._guild), "type": 0, "allow": "0", "deny": str(hidden.value)},
            *({"id": each, "type": 0, "allow": str(seen.value), "deny": "0"} for each in staff),
            *({"id": str(each), "type": 1, "allow": str(seen.value), "deny": "0"} for each in sorted(_ids(room))),
            *([{"id": str(me.id), "type": 1, "allow": str(mine.value), "deny": "0"}] if me else []),
        ]

    async def _threads(self, channel: int, room: Room) -> list[Place]:
        found = await self._there.client.http.get_active_threads(self._guild)
        me = self._there.client.user
        return [
            self._thread(int(each["id"]), room.near)
            for each in found["threads"]
            if me
            and int(each["owner_id"]) == me.id
            and int(each.get("parent_id") or 0) == channel
            and each["type"] == _PRIVATE_THREAD
            and each["name"] == room.name[:LONGEST_NAME]
        ]

    async def _voices(self, near: int, name: str) -> list[Place]:
        me = self._there.client.user
        channels: Any = await self._there.client.http.get_all_guild_channels(self._guild)
        category = next((each.get("parent_id") for each in channels if int(each["id"]) == near), None)
        return [
            Place(space_of(self._guild), PlaceKind.VOICE, str(each["id"]))
            for each in channels
            if each["type"] == _VOICE
            and each["name"] == name[:LONGEST_NAME]
            and each.get("parent_id") == category
            and me
            and any(int(rule["id"]) == me.id for rule in each["permission_overwrites"])
        ]


def _ids(room: Room) -> set[int]:
    return {int(person.external_id) for person in room.people}
