"""The port of :mod:`bot.platform` over Discord's HTTP API, for one server: a few requests for each thing asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import discord

from adapters.discord import paging
from adapters.discord.commands import STAFF
from adapters.discord.connection import Connection
from adapters.discord.direct import Direct, Kept
from adapters.discord.ids import of_server
from adapters.discord.limits import CAPABILITIES, LONGEST_NAME, MOST_THREADS, WITHOUT_MEMBERS
from adapters.discord.lookup import WRITTEN, is_ours, post_with, sent_with
from adapters.discord.nonces import nonce_id
from adapters.discord.permissions import POST, lacks
from adapters.discord.places import PLATFORM, channel_id, guild_of, is_of_staff, place_of
from adapters.discord.refused import HAS_THREAD, NOT_IN_VOICE, or_gone, reading, unless_gone
from adapters.discord.render import Page, thread_name
from adapters.discord.rooms import WEEK, Rooms
from adapters.discord.sentences import say
from adapters.discord.wording import Wording
from bot.card import Card
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.platform import Capabilities, Checked, Message, NeverWorks, Undelivered, Why, Written


class DiscordPlatform:
    """One Discord server as the core sees it."""

    name = PLATFORM

    def __init__(
        self, there: Connection, space_id: str, kept: Kept, rooms: Rooms, direct: Direct, wording: Wording
    ) -> None:
        self._there = there
        self._space = space_id
        self._guild = guild_of(space_id)
        self._kept = kept
        self.rooms = rooms
        self._direct = direct
        self._wording = wording

    @property
    def capabilities(self) -> Capabilities:
        """As the app is allowed now: who is in a server Discord tells only where that is turned on."""
        return CAPABILITIES if self._there.client.intents.members else WITHOUT_MEMBERS

    async def ready(self, place: Place) -> float:
        """As Discord told of its limits, and of our token."""
        if wait := self._there.until_known():
            return wait
        if place.kind not in (PlaceKind.DIRECT, PlaceKind.ROOM) and place.under is None:
            return self._there.client.http.until_message(channel_id(place))
        return 0.0

    async def ready_for(self, what: Room | Place) -> float:
        """As Discord told of making channels, and of moving people, in this server."""
        return self._there.until_known() or self._there.client.http.until_turn(self.rooms.asks(what))

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        if place.kind is PlaceKind.DIRECT:
            return await self.tell([Person(place.space_id, each) for each in place.people], card, nonce)
        channel = channel_id(place)
        page = await self._page(card, nonce)
        with self._there.asking(self._guild, channel, "post with files" if page.files else POST):
            if place.kind is PlaceKind.FORUM:
                return await self._begin_post(place, page, thread_name(card))
            there = self._there.messageable(channel, self._guild)
            sent = await there.send(view=page.view, files=page.files, nonce=nonce, silent=True)
        return Message(place.key, str(sent.id))

    async def tell(self, people: Sequence[Person], card: Card, nonce: str) -> Message:
        language = await self._kept.language_of(people)
        with self._there.known():
            return await self._direct.tell(people, lambda above: self._page(card, nonce, above, language), nonce)

    async def edit(self, message: Message, card: Card) -> None:
        """What stands there is replaced whole, pictures and files too. The nonce goes with it: what is edited is noted
        and looked up no more."""
        place, channel = await self._at(message)
        language = await self._kept.language_of([Person(self._space, each) for each in place.people])

        async def edit() -> None:
            page = await self._page(card, language=language)  # files can be sent once
            if place.kind is PlaceKind.DIRECT:
                of_server(page.view, self._guild)
            there = self._there.messageable(channel).get_partial_message(int(message.id))
            await there.edit(view=page.view, attachments=page.files)

        with self._there.asking(self._guild, channel, "edit"):
            await self._there.opened(channel, edit)

    async def remove(self, message: Message) -> None:
        """A thread below a message has the message's own id."""
        place, channel = await self._at(message)
        http, number = self._there.client.http, int(message.id)
        if place.kind in (PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.THREAD):
            with or_gone(), self._there.asking(self._guild, channel, "remove thread"):
                await unless_gone(http.delete_channel(number))
        if channel != number:
            with or_gone(), self._there.asking(self._guild, channel, "remove"):
                await self._there.opened(channel, lambda: http.delete_message(channel, number))

    async def written(self, message: Message) -> Written | None:
        """Where Homeroom may not look, as Discord told whoever used the message's menu."""
        try:
            found = await self._read(message)
        except NeverWorks:
            if (author := self._there.told_of.get(int(message.id))) is None:
                raise
            return Written(Person(self._space, str(author)))
        if found is None:
            return None
        if is_ours(self._there, found):
            return Written(ours=True)
        if found.author.bot or found.webhook_id or found.type not in WRITTEN:
            return Written()
        return Written(Person(self._space, str(found.author.id)))

    async def delete(self, message: Message) -> None:
        """The thread below it stays, as Discord has it."""
        found = await self._read(message)
        if found is None:
            raise NeverWorks(Why.MESSAGE_GONE)
        if found.type not in WRITTEN or is_ours(self._there, found):
            raise NeverWorks(Why.NOT_POSSIBLE)
        channel = found.channel.id
        with self._there.asking(self._guild, channel, "delete"):
            await self._there.opened(channel, found.delete)

    async def thread(self, message: Message, name: str) -> Place:
        """The thread below a message has its id; what began a conversation in a forum is in its own thread already."""
        place = Place.parse(self._space, message.place)
        if place.kind is PlaceKind.THREAD and place.id == message.id:
            return place
        if place.kind is not PlaceKind.CHANNEL:
            raise NeverWorks(Why.NOT_POSSIBLE)
        channel = channel_id(place)
        with self._there.asking(self._guild, channel, "thread"):
            try:
                await self._there.client.http.start_thread_with_message(
                    channel, int(message.id), name=name[:LONGEST_NAME] or "…", auto_archive_duration=WEEK
                )
            except discord.HTTPException as refusal:
                if refusal.code != HAS_THREAD:
                    raise
        return Place(self._space, PlaceKind.THREAD, message.id, parent=place.key)

    async def find(self, place: Place, nonce: str) -> Message | None:
        with self._there.known(), reading():
            if place.kind is PlaceKind.FORUM:
                post = await post_with(self._there, self._guild, channel_id(place), nonce)
                return None if post is None else self._own_thread(post, place)
            if place.kind is not PlaceKind.DIRECT:
                found = await sent_with(self._there, channel_id(place), nonce)
                return None if found is None else Message(place.key, str(found))
            return await self._find_direct(place, nonce)

    async def open_room(self, room: Room, nonce: str) -> Place:
        with self._of_room():
            return await self.rooms.open(room, nonce)

    async def change_room(self, place: Place, room: Room) -> None:
        with self._of_room():
            await self.rooms.change(place, room)

    async def close_room(self, place: Place) -> None:
        with self._of_room():
            await self.rooms.close(place)

    async def find_room(self, room: Room, nonce: str) -> Place | None:
        with self._of_room():
            return await self.rooms.find(room, nonce)

    async def drop_room(self, nonce: str) -> None:
        with self._of_room():
            await self.rooms.drop(nonce)

    async def bring(self, person: Person, place: Place) -> None:
        """Discord moves only who is in voice, and says so of who is not."""
        user, channel = int(person.external_id), channel_id(place)
        with self._of_room(), self._there.asking(self._guild, channel, "bring", alone=True):
            try:
                await self._there.client.http.edit_member(self._guild, user, channel_id=channel)
            except discord.HTTPException as refusal:
                if refusal.code != NOT_IN_VOICE:
                    raise

    async def room_for(self, place: Place, kind: RoomKind) -> int | None:
        """As far as the channels of this server are known to this process."""
        guild = self._known()
        if guild is None:
            return None
        if kind is not RoomKind.VOICE:
            return max(MOST_THREADS - len(guild.threads), 0)
        found = guild.get_channel_or_thread(channel_id(place))
        beside = getattr(found, "category_id", None)
        return self.rooms.categories.room_for(guild, beside)

    async def names(self, people: Sequence[Person]) -> dict[Person, str]:
        """As they were last seen; who was not seen lately is asked for. A bot is nobody of the class."""
        found: dict[Person, str] = {}
        for person in people:
            key = (self._guild, int(person.external_id) if person.external_id.isdecimal() else 0)
            name = self._there.names.get(key) or await self._name(key)
            if name:
                found[person] = name
        return found

    async def barred(self, places: Sequence[Place]) -> dict[Place, Why | Undelivered]:
        """As far as the channels of this server are known to this process."""
        guild = self._known()
        if guild is None:
            return {}
        found: dict[Place, Why | Undelivered] = {}
        for place in places:
            if place.kind is not PlaceKind.DIRECT and (why := await self._bar(guild, place)):
                found[place] = why
        return found

    async def role_names(self, roles: Collection[str]) -> dict[str, str]:
        """As far as the server is known to this process."""
        guild = self._known()
        found = {str(each.id): each.name for each in guild.roles} if guild else {}
        return {each: found[each] for each in roles if each in found}

    async def unshown(self, people: Sequence[Person], language: str) -> dict[Person, str]:
        """Whoever may not manage messages: what was set in the server's integrations beside that is not asked for."""
        how = say(language, "unshown")
        return {person: how for person in people if not await self._is_shown(person)}

    async def of_staff(self) -> list[Place] | None:
        """Those that @everyone cannot see, and nobody can to whom no role of the staff's was given."""
        guild = self._known()
        if guild is None:
            return None
        staff = await self._kept.staff_roles()
        channels = [*guild.channels, *guild.threads]
        found = [place_of(each, self._space) for each in channels if is_of_staff(guild, each, staff)]
        return [place for place in found if place is not None]

    async def check(self, language: str) -> Checked:
        """Which permission is missing where, what does not work without it, and how to grant it."""
        guild = self._known()
        return await self._kept.check(guild, language) if guild else Checked()

    # What they need.

    @contextmanager
    def _of_room(self) -> Iterator[None]:
        """Nobody asks whether a room is ready: here it is looked at whether Discord knows the token."""
        self._there.must_be_known()
        with self._there.known():
            yield

    def _known(self) -> discord.Guild | None:
        """The server, if this process hears of it and it is there now."""
        guild = self._there.client.get_guild(self._guild)
        return None if guild is None or guild.unavailable or guild.me is None else guild

    async def _page(self, card: Card, nonce: str = "", above: str = "", language: str | None = None) -> Page:
        """The first page of a card that stands somewhere, with the way to the others."""
        where = await self._wording.where(card)
        container, says = nonce_id(nonce) if nonce else None, lambda text_id: self._kept.say(text_id, language)
        return paging.first(self._wording.said(card), says, container=container, where=where, above=above)

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
            with reading():
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
            with reading():
                member = await self._there.client.http.get_member(*key)
        except NeverWorks as never:
            if never.why is not Why.PERSON_GONE:
                raise
            return ""
        user = member["user"]
        if user.get("bot"):
            return ""
        name = str(member.get("nick") or user.get("global_name") or user["username"])
        self._there.names.note(key, name)
        return name

    async def _is_shown(self, person: Person) -> bool:
        """As they last acted; who did not lately is asked for."""
        user, guild = int(person.external_id), self._known()
        shown = self._there.shown.get((self._guild, user))
        if shown is None and guild is not None:
            with reading():
                shown = (await guild.fetch_member(user)).guild_permissions >= STAFF
        return shown is not False

    async def _bar(self, guild: discord.Guild, place: Place) -> Why | Undelivered | None:
        channel = guild.get_channel_or_thread(channel_id(place))
        if channel is None:
            if place.kind is not PlaceKind.THREAD:
                return Why.PLACE_GONE
            try:
                with reading():
                    await self._there.client.http.get_channel(channel_id(place))
            except NeverWorks as never:
                return never.why
            return None
        if isinstance(channel, discord.ForumChannel) and channel.flags.require_tag:
            return Why.TAG_NEEDED
        lacking = lacks(POST, place.kind, channel.permissions_for(guild.me))
        return Undelivered(Why.NO_PERMISSION, lacking) if lacking else None
