"""The port of :mod:`bot.platform` over Discord's HTTP API, for one server: a few requests for each thing asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import discord

from adapters.discord import paging
from adapters.discord.connection import Connection
from adapters.discord.direct import Direct, Kept
from adapters.discord.ids import of_server
from adapters.discord.limits import CAPABILITIES, LONGEST_NAME
from adapters.discord.lookup import is_ours, post_with, sent_with
from adapters.discord.nonces import nonce_id
from adapters.discord.places import PLATFORM, channel_id, guild_of, is_of_staff, place_of
from adapters.discord.refused import ARCHIVED, HAS_THREAD, NOT_IN_VOICE, told, unless_gone
from adapters.discord.render import Page, thread_name
from adapters.discord.rooms import WEEK, Rooms
from adapters.discord.wording import Wording
from bot.card import Card
from bot.people import Person, Place, PlaceKind, Room
from bot.platform import Checked, Message, NeverWorks, Why, Written

_WRITTEN: Final = (discord.MessageType.default, discord.MessageType.reply)


class DiscordPlatform:
    """One Discord server as the core sees it."""

    name = PLATFORM
    capabilities = CAPABILITIES

    def __init__(
        self, there: Connection, space_id: str, kept: Kept, rooms: Rooms, direct: Direct, wording: Wording
    ) -> None:
        self._there = there
        self._space = space_id
        self._guild = guild_of(space_id)
        self._kept = kept
        self._rooms = rooms
        self._direct = direct
        self._wording = wording

    async def ready(self, place: Place) -> float:
        """As Discord told of its limits; what was refused a moment ago is refused at once."""
        if place.kind is not PlaceKind.DIRECT and place.under is None:
            self._there.check(self._guild, place)
            return self._there.client.http.until_message(channel_id(place))
        return 0.0

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        if place.kind is PlaceKind.DIRECT:
            return await self.tell([Person(place.space_id, each) for each in place.people], card, nonce)
        page = await self._page(card, nonce)
        with told():
            try:
                if place.kind is PlaceKind.FORUM:
                    return await self._begin_post(place, page, thread_name(card))
                there = self._there.messageable(channel_id(place), self._guild)
                sent = await there.send(view=page.view, files=page.files, nonce=nonce, silent=True)
            except discord.HTTPException as refusal:
                self._there.refused(self._guild, place, refusal)
                raise
        return Message(place.key, str(sent.id))

    async def tell(self, people: Sequence[Person], card: Card, nonce: str) -> Message:
        return await self._direct.tell(people, lambda above: self._page(card, nonce, above), nonce)

    async def edit(self, message: Message, card: Card) -> None:
        """What stands there is replaced whole, pictures and files too."""
        page = await self._page(card)
        place, channel = await self._at(message)
        if place.kind is PlaceKind.DIRECT:
            of_server(page.view, self._guild)
        there = self._there.messageable(channel).get_partial_message(int(message.id))
        with told():
            try:
                await there.edit(view=page.view, attachments=page.files)
            except discord.HTTPException as refusal:
                if refusal.code != ARCHIVED:
                    raise
                await self._there.client.http.edit_channel(channel, archived=False)
                page = await self._page(card)  # files can be sent once
                await there.edit(view=page.view, attachments=page.files)

    async def remove(self, message: Message) -> None:
        """A thread below a message has the message's own id."""
        place, channel = await self._at(message)
        if place.kind in (PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.THREAD):
            await unless_gone(self._there.client.http.delete_channel(int(message.id)))
        if str(channel) != message.id:
            await unless_gone(self._there.client.http.delete_message(channel, int(message.id)))

    async def written(self, message: Message) -> Written | None:
        found = await self._read(message)
        if found is None:
            return None
        if is_ours(self._there, found):
            return Written(ours=True)
        if found.author.bot or found.webhook_id or found.type not in _WRITTEN:
            return Written()
        return Written(Person(self._space, str(found.author.id)))

    async def delete(self, message: Message) -> None:
        """The thread below it stays, as Discord has it."""
        found = await self._read(message)
        if found is None:
            raise NeverWorks(Why.MESSAGE_GONE)
        if found.type not in _WRITTEN or is_ours(self._there, found):
            raise NeverWorks(Why.NOT_POSSIBLE)
        with told():
            await found.delete()

    async def thread(self, message: Message, name: str) -> Place:
        """The thread below a message has its id; what began a conversation in a forum is in its own thread already."""
        place = Place.parse(self._space, message.place)
        if place.kind is PlaceKind.THREAD and place.id == message.id:
            return place
        if place.kind is not PlaceKind.CHANNEL:
            raise NeverWorks(Why.NOT_POSSIBLE)
        with told():
            try:
                await self._there.client.http.start_thread_with_message(
                    channel_id(place), int(message.id), name=name[:LONGEST_NAME] or "…", auto_archive_duration=WEEK
                )
            except discord.HTTPException as refusal:
                if refusal.code != HAS_THREAD:
                    raise
        return Place(self._space, PlaceKind.THREAD, message.id, parent=place.key)

    async def find(self, place: Place, nonce: str) -> Message | None:
        with told():
            if place.kind is PlaceKind.FORUM:
                post = await post_with(self._there, self._guild, channel_id(place), nonce)
                return None if post is None else self._own_thread(post, place)
            if place.kind is not PlaceKind.DIRECT:
                found = await sent_with(self._there, channel_id(place), nonce)
                return None if found is None else Message(place.key, str(found))
            return await self._find_direct(place, nonce)

    async def open_room(self, room: Room, nonce: str) -> Place:
        return await self._rooms.open(room, nonce)

    async def change_room(self, place: Place, room: Room) -> None:
        await self._rooms.change(place, room)

    async def close_room(self, place: Place) -> None:
        await self._rooms.close(place)

    async def find_room(self, room: Room, nonce: str) -> Place | None:
        return await self._rooms.find(room, nonce)

    async def bring(self, person: Person, place: Place) -> None:
        """Discord moves only who is in voice, and says so of who is not."""
        user, channel = int(person.external_id), channel_id(place)
        with told():
            try:
                await self._there.client.http.edit_member(self._guild, user, channel_id=channel)
            except discord.HTTPException as refusal:
                if refusal.code != NOT_IN_VOICE:
                    raise

    async def names(self, people: Sequence[Person]) -> dict[Person, str]:
        """As they were last seen; who was not seen lately is asked for."""
        found: dict[Person, str] = {}
        for person in people:
            key = (self._guild, int(person.external_id) if person.external_id.isdecimal() else 0)
            name = self._there.names.get(key) or await self._name(key)
            if name:
                found[person] = name
        return found

    async def barred(self, places: Sequence[Place]) -> dict[Place, Why]:
        """As far as the channels of this server are known to this process."""
        guild = self._known()
        if guild is None:
            return {}
        found: dict[Place, Why] = {}
        for place in places:
            if place.kind is not PlaceKind.DIRECT and (why := await self._bar(guild, place)):
                found[place] = why
        return found

    async def of_staff(self) -> list[Place] | None:
        """Those that @everyone cannot see, and nobody can to whom no role of the staff's was given."""
        guild = self._known()
        if guild is None:
            return None
        staff = await self._kept.staff_roles()
        channels = [*guild.channels, *guild.threads]
        found = [place_of(each, self._space) for each in channels if is_of_staff(guild, each, staff)]
        return [place for place in found if place is not None]

    async def check(self) -> Checked:
        """Which permission is missing where, what does not work without it, and how to grant it; and how more people
        are shown the staff's commands."""
        guild = self._known()
        wrong = await self._kept.complaints(guild) if guild else []
        return Checked(tuple(wrong), (self._kept.say("staff-commands"),))

    # What they need.

    def _known(self) -> discord.Guild | None:
        """The server, if this process hears of it and it is there now."""
        guild = self._there.client.get_guild(self._guild)
        return None if guild is None or guild.unavailable or guild.me is None else guild

    async def _page(self, card: Card, nonce: str = "", above: str = "") -> Page:
        """The first page of a card that stands somewhere, with the way to the others."""
        where = await self._wording.where(card)
        container = nonce_id(nonce) if nonce else None
        return paging.first(self._wording.said(card), self._kept.say, container=container, where=where, above=above)

    async def _begin_post(self, place: Place, page: Page, name: str) -> Message:
        """In a forum a card begins a conversation of its own."""
        http = self._there.client.http
        params = discord.http.handle_message_parameters(
            view=page.view,
            files=page.files,
            flags=discord.MessageFlags(suppress_notifications=True),
            allowed_mentions=discord.AllowedMentions.none(),
            channel_payload={"name": name, "auto_archive_duration": WEEK},
        )
        with params:
            made = await http.start_thread_in_forum(channel_id(place), params=params)
        return self._own_thread(int(made["id"]), place)

    def _own_thread(self, thread: int, forum: Place) -> Message:
        return Message(Place(self._space, PlaceKind.THREAD, str(thread), parent=forum.key).key, str(thread))

    async def _at(self, message: Message) -> tuple[Place, int]:
        place = Place.parse(self._space, message.place)
        if place.kind is PlaceKind.DIRECT:
            return place, await self._direct.channel(message)
        return place, channel_id(place)

    async def _read(self, message: Message) -> discord.Message | None:
        if not message.id.isdecimal():
            return None
        _, channel = await self._at(message)
        try:
            with told():
                return await self._there.messageable(channel, self._guild).fetch_message(int(message.id))
        except NeverWorks as never:
            if never.why in (Why.MESSAGE_GONE, Why.PLACE_GONE):
                return None
            raise

    async def _find_direct(self, place: Place, nonce: str) -> Message | None:
        people = tuple(Person(place.space_id, each) for each in place.people)
        channel = await self._direct.channel_with(people)
        if channel is None:
            return None
        found = await sent_with(self._there, channel, nonce)
        if found is None:
            return None
        thread = await self._kept.thread_of(people)
        at = place if thread is None else Place(self._space, PlaceKind.THREAD, str(thread))
        return Message(at.key, str(found))

    async def _name(self, key: tuple[int, int]) -> str:
        try:
            member = await self._there.client.http.get_member(*key)
        except discord.HTTPException:  # nobody there, or nobody to be asked for
            return ""
        user = member["user"]
        name = str(member.get("nick") or user.get("global_name") or user["username"])
        self._there.names.note(key, name)
        return name

    async def _bar(self, guild: discord.Guild, place: Place) -> Why | None:
        channel = guild.get_channel_or_thread(channel_id(place))
        if channel is None:
            if place.kind is not PlaceKind.THREAD:
                return Why.PLACE_GONE
            try:
                with told():
                    await self._there.client.http.get_channel(channel_id(place))
            except NeverWorks as never:
                return never.why
            return None
        may = channel.permissions_for(guild.me)
        sends = may.send_messages_in_threads if isinstance(channel, discord.Thread) else may.send_messages
        if isinstance(channel, discord.ForumChannel):
            sends = may.create_public_threads or may.send_messages
        return None if may.view_channel and sends else Why.NO_PERMISSION
