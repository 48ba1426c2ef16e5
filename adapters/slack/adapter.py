"""The port of :mod:`bot.platform` over Slack's Web API, for one workspace: one request for most things asked."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from adapters.slack import paging
from adapters.slack.direct import Direct
from adapters.slack.limits import CAPABILITIES
from adapters.slack.lookup import sent_with
from adapters.slack.people import name_of
from adapters.slack.places import PLATFORM, conversation, place_of, thread_place, thread_ts
from adapters.slack.refused import Unauthorized, code_of, or_gone
from adapters.slack.render import Page
from adapters.slack.room_ways import RoomWays
from adapters.slack.rooms import Rooms
from adapters.slack.scopes import ROOMS, Scope
from adapters.slack.sending import edit, send
from adapters.slack.sentences import say
from adapters.slack.settings import RoomKinds
from adapters.slack.tiers import POST
from adapters.slack.wording import people_of
from adapters.slack.workspace import Workspace, Workspaces
from bot.card import Card
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.platform import Checked, Message, NeverWorks, Unknowable, Why, Written

_AT_ONCE: Final = 8
"""People who are asked for at the same time."""
_MOST_NAMED: Final = 10
"""Channels that are named in one sentence."""


class SlackPlatform:
    """One Slack workspace as the core sees it. Where Homeroom is not installed, every call says that it may work
    later."""

    name = PLATFORM

    def __init__(
        self, workspaces: Workspaces, space_id: str, ways: RoomWays, needs: Sequence[Scope] = (), *, lists: bool = True
    ) -> None:
        """``lists``: who is in the workspace was read, also who never acted."""
        self._workspaces = workspaces
        self._space = space_id
        self._ways = ways
        self._needs = needs
        fixed = ways.kind is RoomKinds.GROUP
        self.capabilities = replace(CAPABILITIES, rooms_fixed=fixed, knows_members=lists)

    async def ready(self, place: Place) -> float:
        """As our own limiter and Slack's last refusal have it, and Slack's word on our token. What a room waits for is
        known once its kind is: :meth:`ready_for`."""
        try:
            there = await self._there()
        except Unauthorized as unknown:
            return unknown.seconds or 0.0
        if place.kind is PlaceKind.DIRECT:
            return await Direct(there).ready(place.people)
        if place.kind is PlaceKind.ROOM:
            return 0.0
        return there.until(POST, conversation(place.root))

    async def ready_for(self, what: Room | Place) -> float:
        """As :meth:`ready`, of what a room of its kind needs first; nobody is brought anywhere."""
        if isinstance(what, Place):
            return 0.0
        try:
            return (await self.rooms()).ready(what)
        except Unauthorized as unknown:
            return unknown.seconds or 0.0

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        there = await self._there()
        if place.kind is PlaceKind.DIRECT:
            return await self.tell([Person(place.space_id, each) for each in place.people], card, nonce)
        if (before := there.sent.get(nonce)) is not None:
            return before
        channel = conversation(place)
        try:
            page, above = await self._page(there, card, place), thread_ts(place)
            ts = await send(there, channel, page, above, nonce, calls=await self._calls(there, card, channel))
        except NeverWorks as never:
            raise NeverWorks(_outside(there, place, never.why)) from None
        return self._sent(there, Message(place.key, ts), nonce)

    async def tell(self, people: Sequence[Person], card: Card, nonce: str) -> Message:
        there = await self._there()
        if (before := there.sent.get(nonce)) is not None:
            return before
        place = Place.direct(*people)
        ts = await Direct(there).tell(place.people, await self._page(there, card, place), nonce)
        return self._sent(there, Message(place.key, ts), nonce)

    async def edit(self, message: Message, card: Card) -> None:
        there = await self._there()
        place = place_of(self._space, message.place)
        page = await self._page(there, card, place)
        if place.kind is PlaceKind.DIRECT:
            await Direct(there).within(place.people, lambda channel: edit(there, channel, message.id, page))
        else:
            await edit(there, conversation(place), message.id, page)

    async def remove(self, message: Message) -> None:
        """What was answered below it stays, as Slack has it; nothing more comes there."""
        there = await self._there()
        there.in_turn("chat.delete")
        with or_gone():
            channel = await self._channel(there, message)
            with or_gone(), there.asking(channel, "chat.delete"):
                await there.client.chat_delete(channel=channel, ts=message.id)
            there.gone.note((channel, message.id), True)

    async def written(self, message: Message) -> Written | None:
        """As far as Slack told it of itself: its histories are not asked."""
        there = await self._there()
        try:
            key = (await self._channel(there, message), message.id)
        except NeverWorks:
            return None
        if there.gone.get(key) or there.unwrote.get(key):
            return None
        by, ours = there.authors.get(key) or (None, False)
        return Written(Person(self._space, by) if by else None, ours)

    async def delete(self, message: Message) -> None:
        """Slack lets no app delete what people wrote."""
        raise NeverWorks(Why.NOT_POSSIBLE)

    async def thread(self, message: Message, name: str) -> Place:
        """Below each message of a channel there is one, without a name of its own; nothing is asked."""
        place = Place.parse(self._space, message.place)
        if place.kind is not PlaceKind.CHANNEL:
            raise NeverWorks(Why.NOT_POSSIBLE)
        return thread_place(self._space, conversation(place), message.id)

    async def find(self, place: Place, nonce: str) -> Message | None:
        there = await self._there()
        if place.kind is PlaceKind.DIRECT:
            return await self._find_direct(there, place, nonce)
        ts = await sent_with(there, conversation(place), nonce, thread_ts(place))
        return None if ts is None else Message(place.key, ts)

    async def open_room(self, room: Room, nonce: str) -> Place:
        return await (await self.rooms()).open(room, nonce)

    async def change_room(self, place: Place, room: Room) -> None:
        await (await self.rooms()).change(place, room)

    async def close_room(self, place: Place) -> None:
        await (await self.rooms()).close(place)

    async def find_room(self, room: Room, nonce: str) -> Place | None:
        return await (await self.rooms()).find(room, nonce)

    async def drop_room(self, nonce: str) -> None:
        """A group message stays, as ever."""
        await (await self.rooms()).drop(nonce)

    async def bring(self, person: Person, place: Place) -> None:
        """Nobody can be moved into a huddle."""

    async def room_for(self, place: Place, kind: RoomKind) -> int | None:
        """A workspace does not tell."""
        return None

    async def names(self, people: Sequence[Person]) -> dict[Person, str]:
        """As they were within the hour; who was not asked for lately is asked for."""
        there = await self._there()
        unknown = [each for each in dict.fromkeys(people) if there.names.get(each.external_id) is None]
        turns = asyncio.Semaphore(_AT_ONCE)

        async def ask(person: Person) -> None:
            async with turns:
                await self._name(there, person.external_id)

        # All of them are waited for: what one refusal leaves running would be nobody's.
        for problem in await asyncio.gather(*map(ask, unknown), return_exceptions=True):
            if isinstance(problem, BaseException):
                raise problem
        return {each: name for each in people if (name := there.names.get(each.external_id))}

    async def barred(self, places: Sequence[Place]) -> Mapping[Place, Why]:
        there = await self._there()
        found: dict[Place, Why] = {}
        for place in places:
            if place.kind is not PlaceKind.DIRECT and (why := await self._bar(there, place)):
                found[place] = why
        return found

    async def role_names(self, roles: Collection[str]) -> dict[str, str]:
        """Roles are user groups here."""
        if not roles:
            return {}
        there = await self._there()
        with there.reading("usergroups.list"):
            told = await there.client.usergroups_list()
        found = {str(each["id"]): f"@{each['handle']}" for each in told["usergroups"]}
        return {each: found[each] for each in roles if each in found}

    async def unshown(self, people: Sequence[Person], language: str) -> dict[Person, str]:
        """The menu behind the command shows everybody what they may use."""
        return {}

    async def of_staff(self) -> Sequence[Place] | None:
        """Slack does not tell: who is in a private channel has no role there."""
        return None

    async def check(self, language: str) -> Checked:
        """Which right is missing that the features need, what does not work without it, and how to give it; and which
        channels were left alone that may be over."""
        there = await self._there()
        lacking = [each for each in self._needs if each.name not in there.scopes]
        wrong = [say(language, "scope-lacking", scope=each.name, loss=each.loss(language)) for each in lacking]
        return Checked(tuple(wrong), await self._unknown(there, language))

    async def _unknown(self, there: Workspace, language: str) -> tuple[str, ...]:
        """Private channels that we made, and of which nobody knows what for."""
        if ROOMS not in self._needs or ROOMS.name not in there.scopes:
            return ()
        known = await there.kept.room_channels()
        ours = [
            f"#{each['name']}"
            async for each in (await self.rooms()).own_channels()
            if each.get("creator") == there.us and str(each["id"]) not in known
        ]
        named = ", ".join(sorted(ours)[:_MOST_NAMED])
        return (say(language, "rooms-unknown", count=len(ours), names=named),) if ours else ()

    # What they need.

    async def _there(self) -> Workspace:
        return await self._workspaces.of(self._space)

    async def rooms(self) -> Rooms:
        """The workspace's rooms."""
        there = await self._there()
        return Rooms(there, self._ways, partial(self._page, there))

    async def _page(self, there: Workspace, card: Card, place: Place | None = None) -> Page:
        """The first page of a card that stands somewhere, with the way to the others. A room that is not there yet is
        no place."""
        language = await there.kept.language(place)
        where = await there.where(card, language)
        return paging.first(there.wording.said(card), partial(say, language), where=where)

    @staticmethod
    async def _calls(there: Workspace, card: Card, channel: str) -> bool:
        """Whether a card may call the people whom it names. In a group message everything does, so it need not be kept
        from it, for a request more."""
        return bool(people_of(card)) and bool(await there.kept.people_of(channel))

    @staticmethod
    def _sent(there: Workspace, message: Message, nonce: str) -> Message:
        """Slack drops no repeats: what was sent is known here for a while."""
        there.sent.note(nonce, message)
        return message

    async def _channel(self, there: Workspace, message: Message) -> str:
        """The conversation in which a message stands. Raises :class:`~bot.platform.NeverWorks` where none is known."""
        place = Place.parse(self._space, message.place)
        if place.kind is not PlaceKind.DIRECT:
            return conversation(place)
        channel = await there.kept.conversation(place.people)
        if channel is None:
            raise NeverWorks(Why.MESSAGE_GONE)
        return channel

    @staticmethod
    async def _find_direct(there: Workspace, place: Place, nonce: str) -> Message | None:
        """No history of people's own conversations is ever asked for. Before the first message to somebody the
        conversation is noted."""
        if (before := there.sent.get(nonce)) is not None:
            return before
        if await there.kept.conversation(place.people) is None:
            return None
        raise Unknowable

    @staticmethod
    async def _name(there: Workspace, user: str) -> None:
        with there.reading("users.info"):
            try:
                found: Any = await there.client.users_info(user=user)
            except SlackApiError as refusal:
                if code_of(refusal) not in ("user_not_found", "user_not_visible", "users_not_found"):
                    raise
                return
        if name := name_of(found["user"]):
            there.names.note(user, name)

    @staticmethod
    async def _bar(there: Workspace, place: Place) -> Why | None:
        """A public channel in which we are not is none that is barred: we come in with the first message."""
        try:
            channel = conversation(place.root)
            with there.reading("conversations.info"):
                found: Any = await there.client.conversations_info(channel=channel)
        except NeverWorks as never:
            return _outside(there, place, never.why)
        about = found["channel"]
        if about.get("is_archived"):
            return Why.ARCHIVED
        return Why.NOT_IN_PLACE if about.get("is_private") and not about.get("is_member") else None


def _outside(there: Workspace, place: Place, why: Why) -> Why:
    """Slack speaks of a private channel that we were not let into as if there were none; one that was deleted it told
    of."""
    unseen = why is Why.PLACE_GONE and place.kind is PlaceKind.CHANNEL
    return Why.NOT_IN_PLACE if unseen and not there.deleted.get(conversation(place)) else why
