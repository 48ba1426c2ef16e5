"""Rooms on Discord: private threads for writing, voice channels for talking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

import discord
from discord.http import Route

from adapters.discord import categories
from adapters.discord.categories import Categories
from adapters.discord.connection import Connection
from adapters.discord.limits import LONGEST_NAME
from adapters.discord.lookup import earliest_id
from adapters.discord.overwrites import JOINING, MEMBER, OURS, ROLE, TALKING, are_ours, rule, rules
from adapters.discord.places import channel_id, space_of
from adapters.discord.refused import NO_ACCESS, NOT_IN_VOICE, UNKNOWN_VOICE_STATE, never, or_gone, reading, told
from bot.outcome import Midway
from bot.people import Place, PlaceKind, Room, RoomKind
from bot.platform import Later, NeverWorks, PlatformError, Why
from storage.discord import Begun
from storage.rooms import KnownRooms

WEEK: Final = 10_080
"""Minutes after which a thread in which nobody writes is archived: the longest there is."""
_PRIVATE_THREAD: Final = 12
_VOICE: Final = 2


class Known(categories.Known, Protocol):
    """What is remembered of a server: :class:`adapters.discord.servers.Server`."""

    async def taken(self, places: Sequence[Place]) -> set[Place]: ...

    async def begin_room(self, begun: Begun) -> None: ...

    async def begun_rooms(self) -> Sequence[Begun]: ...

    async def noted_rooms(self) -> Mapping[int, str]: ...

    async def rooms(self) -> KnownRooms: ...

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
        self.categories = Categories(there, guild, known)

    async def open(self, room: Room, nonce: str) -> Place:
        """A new room with its people in it. That it is made is noted before, so that after a crash in between it is
        known to be ours; and whose it is before anybody comes in: rooms that are opened together bear one name."""
        await self._known.begin_room(Begun(nonce, room.name[:LONGEST_NAME], earliest_id()))
        made = None
        while made is None or await self._known.take_room(nonce, [made]) is None:
            try:
                made = await self._made(room)
            except NeverWorks:
                await self._known.room_gone(nonce)
                raise
        try:
            return await self._peopled(made, room, nonce, new=True)
        except Later as later:
            raise Midway(later.seconds, later.why) from None

    def asks(self, what: Room | Place) -> Route:
        """The request that opens such a room, or brings somebody into a place."""
        if isinstance(what, Place):
            return Route("PATCH", "/guilds/{guild_id}/members/{user_id}", guild_id=self._guild, user_id=0)
        if what.kind is RoomKind.VOICE:
            return Route("POST", "/guilds/{guild_id}/channels", guild_id=self._guild)
        near = what.near.parent if what.near.kind is PlaceKind.THREAD and what.near.parent else what.near.key
        return Route("POST", "/channels/{channel_id}/threads", channel_id=near.partition(":")[2])

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
        await self._delete(channel_id(place))
        if place.kind is PlaceKind.VOICE:
            await self.categories.left(channel_id(place))

    async def drop(self, nonce: str) -> None:
        """What was made for a job that is over, and is no room, goes."""
        noted = await self._known.room_of(nonce)
        for channel in [noted] if noted is not None else await self._unnoted(nonce):
            await self._delete(channel)
            await self.categories.left(channel)
        await self._known.room_gone(nonce)

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
        found = await self._empty_threads(name[:LONGEST_NAME])
        return [int(each["id"]) for each in found if int(each.get("parent_id") or 0) == channel]

    async def add(self, thread: int, people: Sequence[int]) -> None:
        """These come into a thread."""
        for person in people:
            await self._member(thread, person, self._there.client.http.add_user_to_thread)

    async def channel_near(self, near: Place) -> int:
        """The channel of a place: of a thread, the one above it."""
        if near.kind is not PlaceKind.THREAD:
            return channel_id(near)
        guild = self._there.client.get_guild(self._guild)
        known = guild.get_thread(channel_id(near)) if guild is not None else None
        if known is not None:
            return known.parent_id
        with reading():
            found: Any = await self._there.client.http.get_channel(channel_id(near))
        return int(found.get("parent_id") or found["id"])

    async def _delete(self, channel: int) -> None:
        with or_gone(), self._there.asking(self._guild, channel, "close"):
            await self._there.client.http.delete_channel(channel)

    async def _empty_threads(self, name: str) -> list[Any]:
        found = await self._there.client.http.get_active_threads(self._guild)
        me = self._there.client.user
        return [
            each
            for each in found["threads"]
            if me
            and int(each["owner_id"]) == me.id
            and each["type"] == _PRIVATE_THREAD
            and each["name"] == name
            and each["member_count"] <= 1
        ]

    async def _unnoted(self, nonce: str) -> list[int]:
        """The channels that this job made without noting it: they are ours by what they are, their name is the one that
        was noted before, they are no older, and they are nobody's. Where another job may have made them none is."""
        begun = await self._known.begun_rooms()
        mine = next((each for each in begun if each.nonce == nonce), None)
        me = self._there.client.user
        if mine is None or me is None:
            return []
        with reading():
            threads: list[Any] = await self._empty_threads(mine.name)
            channels: Any = await self._there.client.http.get_all_guild_channels(self._guild)
        voices = [
            each
            for each in channels
            if each["type"] == _VOICE
            and each["name"] == mine.name
            and are_ours(each["permission_overwrites"], self._guild, me.id)
        ]
        noted, standing = await self._known.noted_rooms(), (await self._known.rooms()).standing
        theirs = {*noted, *(channel_id(each) for each in standing)}
        found = sorted(int(each["id"]) for each in (*threads, *voices))
        free = [each for each in found if each >= mine.since and each not in theirs]
        others = sum(each.name == mine.name for each in begun) - 1
        return free[: max(len(free) - others, 0)]

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
        if room.kind is RoomKind.VOICE:
            with self._there.asking(self._guild, near, "voice room"):
                return await self._voice(near, room)
        with self._there.asking(self._guild, near, "text room"):
            return await self.private_thread(near, room.name)

    async def _peopled(self, channel: int, room: Room, nonce: str, *, new: bool = False) -> Place:
        """The room in this channel, with its people in it. One that they can never come into goes: nobody would ever
        know of it."""
        try:
            if room.kind is RoomKind.VOICE:
                if not new:
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
        rules_of_it = await self._overwrites(room)

        async def make(category: int | None) -> int:
            made = await self._there.client.http.create_channel(
                self._guild,
                _VOICE,
                name=room.name[:LONGEST_NAME],
                parent_id=category,
                permission_overwrites=rules_of_it,
            )
            return int(made["id"])

        return await self.categories.make(await self._category_of(below), make)

    async def _category_of(self, channel: int) -> int | None:
        """The category of a channel, as it is known; else it is asked for."""
        guild = self._there.client.get_guild(self._guild)
        known = guild.get_channel(channel) if guild is not None else None
        if known is not None:
            return known.category_id
        found: Any = await self._there.client.http.get_channel(channel)
        return int(found["parent_id"]) if found.get("parent_id") else None

    async def _admit(self, channel: Any, room: Room) -> None:
        """Exactly its people may join a voice room, and nobody else stays in it.

        Who is taken out is first kept out by name, so that a second attempt still knows of them.
        """
        number, wanted, there = int(channel["id"]), await self._overwrites(room), channel["permission_overwrites"]
        if rules(there) == rules(wanted):
            return
        http = self._there.client.http
        may = {each["id"] for each in wanted}
        gone = [str(each["id"]) for each in there if int(each["type"]) == MEMBER and str(each["id"]) not in may]
        if gone:
            kept_out = [rule(each, MEMBER, deny=JOINING) for each in gone]
            await http.edit_channel(number, permission_overwrites=[*wanted, *kept_out])
            for each in gone:
                await self._put_out(int(each), number)
        await http.edit_channel(number, permission_overwrites=wanted)

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
            rule(self._guild, ROLE, deny=JOINING),
            *(rule(each, ROLE, TALKING) for each in staff),
            *(rule(each, MEMBER, TALKING) for each in sorted(_ids(room))),
            *([rule(me.id, MEMBER, OURS)] if me else []),
        ]

    async def _threads(self, channel: int, room: Room) -> list[Place]:
        return [self._thread(each, room.near) for each in await self.empty_threads(channel, room.name)]

    async def _voices(self, near: int, room: Room) -> list[Place]:
        me = self._there.client.user
        channels: Any = await self._there.client.http.get_all_guild_channels(self._guild)
        beside = next((each.get("parent_id") for each in channels if int(each["id"]) == near), None)
        categories = {beside, *(str(each) for each in await self._known.categories())}
        return [
            Place(space_of(self._guild), PlaceKind.VOICE, str(each["id"]))
            for each in channels
            if each["type"] == _VOICE
            and each["name"] == room.name[:LONGEST_NAME]
            and each.get("parent_id") in categories
            and me
            and {int(one["id"]) for one in each["permission_overwrites"] if one["type"] == MEMBER}
            == {me.id, *_ids(room)}
        ]


def _ids(room: Room) -> set[int]:
    return {int(person.external_id) for person in room.people}
