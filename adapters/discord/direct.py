"""Direct conversations: a person's own, a private thread where it is closed, and one for several people at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, Protocol

import discord

from adapters.discord.connection import Connection
from adapters.discord.ids import of_server
from adapters.discord.in_use import first, named_for_shared
from adapters.discord.permissions import PRIVATE
from adapters.discord.refused import told
from adapters.discord.render import Page
from adapters.discord.rooms import Rooms
from bot.people import Person, Place, PlaceKind
from bot.platform import Checked, Message, NeverWorks, Why

_WRITTEN_IN: Final = (discord.ChannelType.text,)


Made = Callable[[str], Awaitable[Page]]
"""Makes the card's message anew, for its files can be sent once; with this text above it."""


class Kept(Protocol):
    """What the adapter remembers of a server's private threads, and where to open one."""

    async def thread_of(self, people: tuple[Person, ...]) -> int | None: ...

    async def begins_thread(self, people: tuple[Person, ...]) -> bool: ...

    async def take_thread(self, people: tuple[Person, ...], thread: int) -> bool: ...

    async def thread_gone(self, people: tuple[Person, ...]) -> None: ...

    async def main_place(self) -> Place | None: ...

    async def staff_roles(self) -> frozenset[str]: ...

    async def check(self, guild: discord.Guild, language: str) -> Checked: ...

    async def language_of(self, people: Sequence[Person]) -> str: ...

    def say(self, text_id: str, language: str | None = None, /, **values: str | int) -> str:
        """A sentence of the adapter's, in the server's language or in another."""


class Direct:
    """The direct conversations with people of one server."""

    def __init__(self, there: Connection, guild: int, rooms: Rooms, kept: Kept, shared_channel: str) -> None:
        self._there = there
        self._guild = guild
        self._rooms = rooms
        self._kept = kept
        self._shared = shared_channel

    async def tell(self, people: Sequence[Person], made: Made, nonce: str) -> Message:
        """A card in the conversation with these people, who are notified."""
        everyone = tuple(sorted(people))
        if len(everyone) > 1 or await self._kept.thread_of(everyone):
            return await self._in_thread(everyone, made, nonce)
        page = await made("")
        try:
            with told():
                channel = await self._there.direct_channel(int(everyone[0].external_id))
                of_server(page.view, self._guild)
                sent = await self._there.messageable(channel).send(view=page.view, files=page.files, nonce=nonce)
        except NeverWorks as never:
            if never.why is not Why.CLOSED_DIRECT:
                raise
            return await self._in_thread(everyone, made, nonce)
        return Message(Place.direct(*everyone).key, str(sent.id))

    async def channel(self, message: Message) -> int:
        """The channel of a message in a direct conversation."""
        people = Place.parse("", message.place).people
        with told():
            return await self._there.direct_channel(int(people[0]))

    async def channel_with(self, people: tuple[Person, ...]) -> int | None:
        """Where a card for these people would stand; ``None`` where nothing was sent to them yet."""
        thread = await self._kept.thread_of(people)
        if thread is not None or len(people) > 1:
            return thread
        with told():
            return await self._there.direct_channel(int(people[0].external_id))

    async def _in_thread(self, people: tuple[Person, ...], made: Made, nonce: str) -> Message:
        if len(people) == 1:
            await self._is_here(people[0])
        known = await self._kept.thread_of(people)
        if known is not None:
            try:
                with told():  # a crash may have come in between, and who left the thread is written to all the same
                    await self._rooms.add(known, [int(each.external_id) for each in people])
                return await self._send(known, people, made, nonce)
            except NeverWorks as never:
                if never.why is not Why.PLACE_GONE:
                    raise
                await self._kept.thread_gone(people)
        thread = await self._open(people)
        return await self._send(thread, people, made, nonce)

    async def _is_here(self, person: Person) -> None:
        """Who left cannot read their thread any more, but those who manage threads can."""
        with told():
            await self._there.client.http.get_member(self._guild, int(person.external_id))

    async def _open(self, people: tuple[Person, ...]) -> int:
        """A private thread of theirs. Why it is there is said before it is noted as theirs, and so once; nobody comes
        into it before that."""
        language = await self._kept.language_of(people)
        name = self._kept.say("shared-thread", language, count=len(people))
        why = self._kept.say("closed-direct", language) if len(people) == 1 else ""
        with told():
            channel = await self._parent()
            again = await self._kept.begins_thread(people)
            thread = await self._begun(people, channel, name, why) if again else None
            while thread is None:
                with self._there.asking(self._guild, channel, "text room"):
                    made = await self._rooms.private_thread(channel, name)
                if why:
                    await self._there.messageable(made).send(why)
                thread = made if await self._kept.take_thread(people, made) else None
            await self._rooms.add(thread, [int(each.external_id) for each in people])
        return thread

    async def _begun(self, people: tuple[Person, ...], channel: int, name: str, why: str) -> int | None:
        """One that was being opened when a crash came: of this name, with nobody in it, and nothing but why it is
        there. What else was written in it was for somebody."""
        for thread in await self._rooms.empty_threads(channel, name):
            there = self._there.messageable(thread)
            stands = [each.content async for each in there.history(limit=2)]
            if stands and (not why or stands != [why]):
                continue
            if why and not stands:
                await there.send(why)
            if await self._kept.take_thread(people, thread):
                return thread
        return None

    async def _send(self, thread: int, people: tuple[Person, ...], made: Made, nonce: str) -> Message:
        """A thread notifies nobody by itself: who is meant is named above the card."""
        page = await made(" ".join(f"<@{each.external_id}>" for each in people))
        meant = [discord.Object(int(each.external_id)) for each in people]
        with told():
            sent = await self._there.messageable(thread, self._guild).send(
                view=page.view,
                files=page.files,
                nonce=nonce,
                allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=meant),
            )
        return Message(Place(people[0].space_id, PlaceKind.THREAD, str(thread)).key, str(sent.id))

    async def _parent(self) -> int:
        """The channel under which such threads are opened: the one that is named so, else the main place, else any,
        one that all see before others."""
        texts = [each for each in await self._there.channels_of(self._guild) if each.type in _WRITTEN_IN]
        main = await self._kept.main_place()
        for found in (
            named_for_shared(texts, self._shared),
            [each for each in texts if main is not None and str(each.id) == main.id],
        ):
            if found:
                return int(first(found).id)
        me = await self._me(texts[0].guild) if texts else None
        if found := [each for each in texts if me is not None and _may_open_threads(each, me)]:
            return int(first([each for each in found if _is_for_everyone(each)] or found).id)
        raise NeverWorks(Why.NO_PERMISSION, PRIVATE.key)

    async def _me(self, guild: discord.Guild) -> discord.Member | None:
        """The bot in a server; asked for where another process hears of it."""
        known: discord.Member | None = guild.me
        us = self._there.client.user
        return await guild.fetch_member(us.id) if known is None and us is not None else known


def _may_open_threads(channel: Any, me: discord.Member) -> bool:
    may = channel.permissions_for(me)
    return bool(may.view_channel and may.create_private_threads and may.send_messages_in_threads)


def _is_for_everyone(channel: Any) -> bool:
    """Whether all can look into it: into a thread below a channel that they do not see nobody can be brought."""
    return bool(channel.permissions_for(channel.guild.default_role).view_channel)
