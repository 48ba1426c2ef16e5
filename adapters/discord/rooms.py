"""Rooms on Discord: private threads for writing, voice channels for talking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

import discord

from adapters.discord.connection import Connection
from adapters.discord.limits import LONGEST_NAME
from adapters.discord.places import channel_id, space_of
from adapters.discord.refused import NO_ACCESS, NOT_IN_VOICE, UNKNOWN_VOICE_STATE, never, or_gone, reading, told
from bot.outcome import Midway
from bot.people import Place, PlaceKind, Room, RoomKind
from bot.platform import Later, NeverWorks, PlatformError, Why

WEEK: Final = 10_080
"""Minutes after which a thread in which nobody writes is archived: the longest there is."""
_PRIVATE_THREAD: Final = 12
_VOICE: Final = 2
_ROLE: Final = 0
_MEMBER: Final = 1
_JOINING: Final = discord.Permissions(view_channel=True, connect=True).value
_TALKING: Final = _JOINING | discord.Permissions(speak=True, stream=True, send_messages=True).value
_OURS: Final = _JOINING | discord.Permissions(manage_channels=True, move_members=True).value


class Known(Protocol):
    """What is remembered of a server: :class:`adapters.discord.servers.Server`."""

    async def taken(self, places: Sequence[Place]) -> set[Place]: ...

    async def room_of(self, nonce: str) -> int | None: ...

    async def take_room(self, nonce: str, channels: Sequence[int]) -> int | None: ...

    async def room_gone(self, nonce: str) -> None: ...

    async def staff_roles(self, of: Place | None = None) -> frozenset[str]: ...


class Rooms:
    """The rooms of one server."""

    def __init__(self, there: Connection, guild: int, known: Known) -> None:
        self._there = there
        self._guild = guild
        self._known = known

    async def open(self, room: Room, nonce: str) -> Place:
        """A new room with its people in it. Whose it is is noted before anybody comes in: rooms that are opened
        together bear one name."""
        made = None
        while made is None or await self._known.take_room(nonce, [made]) is None:
            made = await self._made(room)
        try:
            return await self._peopled(made, room, nonce)
        except Later as later:
            raise Midway(later.seconds) from None

    async def change(self, place: Place, room: Room) -> None:
        """The room gets this name and these people; what is so already is left alone, for names change only twice in
        ten minutes."""
        channel, name = channel_id(place), room.name[:LONGEST_NAME]
        http = self._there.client.http
        with self._there.asking(self._guild, channel, "room"):
            found = await http.get_channel(channel)
            if found["name"] != name:
                await self._there.opened(channel, lambda: http.edit_channel(channel, name=name))
            if place.kind is PlaceKind.VOICE:
                await self._admit(found, room)
                return
        await self._fill(channel, _ids(room))

    async def close(self, place: Place) -> None:
        """The room goes."""
        with or_gone(), self._there.asking(self._guild, channel_id(place), "close"):
            await self._there.client.http.delete_channel(channel_id(place))

    async def find(self, room: Room, nonce: str) -> Place | None:
        """The room that this was opened for; after a crash in between, one of ours of which nobody knows whose it is:
        it has this name, and nobody is in it but those who shall be."""
        known = await self._known.room_of(nonce)
        if known is None:
            near = await self.channel_near(room.near)
            with reading():
                found = await (self._voices if room.kind is RoomKind.VOICE else self._threads)(near, room)
            taken = await self._known.taken(found)
            left = sorted(channel_id(place) for place in found if place not in taken)
            known = await self._known.take_room(nonce, left) if left else None
        if known is None:
            return None
        try:
            return await self._peopled(known, room, nonce)
        except NeverWorks as never:
            if never.why is not Why.PLACE_GONE:
                raise
            return None

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

    async def empty_threads(self, channel: int, name: str) -> list[int]:
        """Our own private threads of this name below a channel that nobody is in but ourselves."""
        found = await self._there.client.http.get_active_threads(self._guild)
        me = self._there.client.user
        return [
            int(each["id"])
            for each in found["threads"]
            if me
            and int(each["owner_id"]) == me.id
            and int(each.get("parent_id") or 0) == channel
            and each["type"] == _PRIVATE_THREAD
            and each["name"] == name[:LONGEST_NAME]
            and each["member_count"] <= 1
        ]

    async def add(self, thread: int, people: Sequence[int]) -> None:
        """These come into a thread."""
        for person in people:
            await self._member(thread, person, self._there.client.http.add_user_to_thread)

    async def channel_near(self, near: Place) -> int:
        """The channel of a place: of a thread, the one above it."""
        if near.kind is not PlaceKind.THREAD:
            return channel_id(near)
        with reading():
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
            with self._there.asking(self._guild, thread, "members", alone=True):
                here = {int(each["user_id"]) for each in await self._there.client.http.get_thread_members(thread)}
        except NeverWorks as never:
            if never.why is Why.NO_PERMISSION:
                await self.add(thread, sorted(wanted))
            raise
        await self.add(thread, sorted(wanted - here))
        for person in sorted(here - wanted - ({me.id} if me else set())):
            await self._member(thread, person, self._there.client.http.remove_user_from_thread)

    async def _member(self, thread: int, person: int, ask: Callable[[int, int], Awaitable[None]]) -> None:
        """Lets somebody into a thread or takes them out; of who left the server nothing needs to be asked."""
        try:
            with self._there.asking(self._guild, thread, f"{ask.__name__} {person}", alone=True):
                await self._there.opened(thread, lambda: ask(thread, person))
        except NeverWorks as never:
            if never.why is not Why.PERSON_GONE:
                raise

    async def _made(self, room: Room) -> int:
        """A new channel for a room: one for writing has nobody in it yet."""
        near = await self.channel_near(room.near)
        with self._there.asking(self._guild, near, f"{room.kind} room"):
            made = self._voice(near, room) if room.kind is RoomKind.VOICE else self.private_thread(near, room.name)
            return await made

    async def _peopled(self, channel: int, room: Room, nonce: str) -> Place:
        """The room in this channel, with its people in it. One that they can never come into goes: nobody would ever
        know of it."""
        try:
            if room.kind is RoomKind.VOICE:
                with self._there.asking(self._guild, channel, "room"):
                    await self._there.client.http.get_channel(channel)
                return Place(space_of(self._guild), PlaceKind.VOICE, str(channel))
            await self.add(channel, sorted(_ids(room)))
        except NeverWorks:
            with suppress(PlatformError, discord.HTTPException), told():
                await self._there.client.http.delete_channel(channel)
            await self._known.room_gone(nonce)
            raise
        return self._thread(channel, room.near)

    async def _voice(self, below: int, room: Room) -> int:
        near: Any = await self._there.client.http.get_channel(below)
        made = await self._there.client.http.create_channel(
            self._guild,
            _VOICE,
            name=room.name[:LONGEST_NAME],
            parent_id=near.get("parent_id"),
            permission_overwrites=await self._overwrites(room),
        )
        return int(made["id"])

    async def _admit(self, channel: Any, room: Room) -> None:
        """Exactly its people may join a voice room, and nobody else stays in it.

        Who is taken out is first kept out by name, so that a second attempt still knows of them.
        """
        number, rules, there = int(channel["id"]), await self._overwrites(room), channel["permission_overwrites"]
        if _rules(there) == _rules(rules):
            return
        http = self._there.client.http
        may = {rule["id"] for rule in rules}
        gone = [str(rule["id"]) for rule in there if int(rule["type"]) == _MEMBER and str(rule["id"]) not in may]
        if gone:
            kept_out = [_rule(each, _MEMBER, deny=_JOINING) for each in gone]
            await http.edit_channel(number, permission_overwrites=[*rules, *kept_out])
            for each in gone:
                await self._put_out(int(each), number)
        await http.edit_channel(number, permission_overwrites=rules)

    async def _put_out(self, person: int, channel: int) -> None:
        """Out of this voice room; who is in another stays there, also in one that we do not see."""
        http = self._there.client.http
        try:
            state = await http.get_voice_state(self._guild, person)
            if int(state.get("channel_id") or 0) == channel:
                await http.edit_member(self._guild, person, channel_id=None)
        except discord.HTTPException as refusal:
            elsewhere = refusal.code in (UNKNOWN_VOICE_STATE, NOT_IN_VOICE, NO_ACCESS)
            if not elsewhere and never(refusal) is not Why.PERSON_GONE:
                raise

    async def _overwrites(self, room: Room) -> list[dict[str, Any]]:
        """Nobody but its people, the staff of its course where it is theirs too, and ourselves, by which we know it
        again."""
        staff = sorted(await self._known.staff_roles(room.near)) if room.staff else []
        me = self._there.client.user
        return [
            _rule(self._guild, _ROLE, deny=_JOINING),
            *(_rule(each, _ROLE, _TALKING) for each in staff),
            *(_rule(each, _MEMBER, _TALKING) for each in sorted(_ids(room))),
            *([_rule(me.id, _MEMBER, _OURS)] if me else []),
        ]

    async def _threads(self, channel: int, room: Room) -> list[Place]:
        return [self._thread(each, room.near) for each in await self.empty_threads(channel, room.name)]

    async def _voices(self, near: int, room: Room) -> list[Place]:
        me = self._there.client.user
        channels: Any = await self._there.client.http.get_all_guild_channels(self._guild)
        category = next((each.get("parent_id") for each in channels if int(each["id"]) == near), None)
        return [
            Place(space_of(self._guild), PlaceKind.VOICE, str(each["id"]))
            for each in channels
            if each["type"] == _VOICE
            and each["name"] == room.name[:LONGEST_NAME]
            and each.get("parent_id") == category
            and me
            and {int(rule["id"]) for rule in each["permission_overwrites"] if rule["type"] == _MEMBER}
            == {me.id, *_ids(room)}
        ]


def _ids(room: Room) -> set[int]:
    return {int(person.external_id) for person in room.people}


def _rule(of: int | str, kind: int, allow: int = 0, deny: int = 0) -> dict[str, Any]:
    return {"id": str(of), "type": kind, "allow": str(allow), "deny": str(deny)}


def _rules(given: Sequence[Any]) -> set[tuple[int, ...]]:
    """Overwrites, whichever way they are written."""
    return {tuple(int(each[part]) for part in ("id", "type", "allow", "deny")) for each in given}
