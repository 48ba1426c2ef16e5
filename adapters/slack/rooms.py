"""Rooms on Slack: private channels, group messages of a few, or threads; and where their people talk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from adapters.slack.channel_names import UNFIT, is_called, names, plain
from adapters.slack.direct import OPEN, Direct
from adapters.slack.limits import LONGEST_TOPIC, MOST_INVITED
from adapters.slack.lookup import sent_with
from adapters.slack.places import channel_place, conversation, thread_place, thread_ts
from adapters.slack.refused import NEVER, code_of, or_gone, told, unless
from adapters.slack.render import Page
from adapters.slack.room_ways import RoomWays
from adapters.slack.sending import edit, send
from adapters.slack.sentences import say
from adapters.slack.settings import ROOM, RoomKinds
from adapters.slack.tiers import POST
from adapters.slack.workspace import Workspace
from bot.card import Card
from bot.outcome import Midway
from bot.people import Place, Room, RoomKind
from bot.platform import Later, NeverWorks, PlatformError, Unknowable, Why
from bot.text import Text, Words, joined
from storage.slack import SlackRoom

_CREATE: Final = "conversations.create"
_ARCHIVE: Final = "conversations.archive"
_INFO: Final = "conversations.info"
_INVITE: Final = "conversations.invite"
_OF_ONE: Final = (
    "already_in_channel cant_invite cant_invite_self invitee_cant_see_channel no_external_invite_permission"
    " org_user_not_in_team ura_max_channels user_disabled user_is_restricted user_not_found user_not_visible"
    " users_not_found"
)
"""Why somebody cannot be invited, or need not be, that says nothing of the others."""
_LISTED: Final = 200
_ASKED_SINGLY: Final = 5
"""So many rooms are looked at one by one; of more it is asked which there are, page by page."""
_BELOW: Final = "/"
"""Stands, in what is noted of a room that is a thread, between its channel and its job; in no channel's name."""
_NOT_ASCII: Final = re.compile(r"[^a-z0-9-]+")
_LONGEST_WORD: Final = 40
_HUDDLE: Final = "https://app.slack.com/huddle/{team}/{channel}"
"""Opens a channel's huddle in every client, though no page of Slack's says so."""

Made = Callable[[Card], Awaitable[Page]]
"""Makes a card's message."""


_OPENED_BY: Final = {RoomKinds.CHANNEL: _CREATE, RoomKinds.GROUP: OPEN, RoomKinds.THREAD: POST}


class Rooms:
    """The rooms of one workspace."""

    def __init__(self, there: Workspace, ways: RoomWays, made: Made) -> None:
        self._there = there
        self._ways = ways
        self._made = made

    def ready(self, room: Room) -> float:
        """Seconds until this room may be opened, about. Raises :class:`NeverWorks` for one that cannot be."""
        kind = self._ways.kind_of(room)
        near = conversation(room.near.root) if kind is RoomKinds.THREAD else None
        return self._there.until(_OPENED_BY[kind], near)

    async def open(self, room: Room, nonce: str) -> Place:
        """A new room with its people in it."""
        match self._ways.kind_of(room):
            case RoomKinds.GROUP:
                channel = await Direct(self._there).opened(_ids(room))
                await self._say_where(channel, room, nonce)
                return channel_place(self._there.space_id, channel)
            case RoomKinds.THREAD:
                near = conversation(room.near.root)
                page = await self._made(await self._card(room, near))
                await self._there.kept.plan_room(SlackRoom(nonce, f"{near}{_BELOW}{nonce}", self._there.us))
                try:
                    ts = await send(self._there, near, page, nonce=nonce, calls=True)
                except NeverWorks:
                    await self._there.kept.room_gone(nonce)
                    raise
                await self._there.kept.room_made(nonce, ts)
                return thread_place(self._there.space_id, near, ts)
            case RoomKinds.CHANNEL:
                channel = await self._created(room, nonce)
                try:
                    return await self._peopled(channel, room, nonce)
                except Later as later:
                    raise Midway(later.seconds, later.why) from None

    async def change(self, place: Place, room: Room) -> None:
        """The room gets this name and these people; what is so already is left alone.

        Who is in a group message, and what it is called, Slack lets nobody change: who is to leave one stays, and was
        told so by ``capabilities``.
        """
        channel = conversation(place)
        if (above := thread_ts(place)) is not None:
            await self._change_thread(channel, above, room)
            return
        if together := await self._there.kept.people_of(channel):
            _check_group(together, room)
            return
        self._there.in_turn(_INFO)
        about = await self._about(channel)
        if about.get("is_mpim"):
            _check_group(await self._members(channel), room)
            return
        if not is_called(str(about["name"]), room.name):
            await self._rename(channel, room.name)
        here = await self._members(channel)
        await self._invite(channel, _ids(room) - here)
        for person in sorted(here - _ids(room) - {self._there.us}):
            await self._put_out(channel, person)

    async def close(self, place: Place) -> None:
        """The room goes: a channel into the archive, a thread with what it is below. A group message stays with its
        people, whatever is asked of Slack, as ``capabilities`` say: so nothing is."""
        channel = conversation(place)
        if (above := thread_ts(place)) is not None:
            self._there.in_turn("chat.delete")
            with or_gone(), self._there.asking(channel, "chat.delete"):
                await self._there.client.chat_delete(channel=channel, ts=above)
            self._there.gone.note((channel, above), True)
            await self._there.kept.room_closed(above)
            return
        if not await self._there.kept.people_of(channel):
            self._there.in_turn(_ARCHIVE)
            if await self._archived(channel):
                await self._there.kept.room_closed(channel)

    async def find(self, room: Room, nonce: str) -> Place | None:
        """The room that this was opened for. Before a channel is made its name is written down; to open a group message
        again is to find it."""
        if self._ways.kind_of(room) is RoomKinds.THREAD:
            near = conversation(room.near.root)
            ts = await sent_with(self._there, near, nonce)
            return None if ts is None else thread_place(self._there.space_id, near, ts)
        planned = await self._there.kept.room_of(nonce)
        channel = None if planned is None else planned.channel_id or await self._made_as(planned)
        if channel is None:
            return None
        try:
            await self._about(channel)
            return await self._peopled(channel, room, nonce)
        except NeverWorks as never:
            if never.why not in (Why.PLACE_GONE, Why.ARCHIVED):
                raise
            return None

    async def missing(self, channels: Collection[str]) -> list[str]:
        """Those of these channels that are there no more, or in the archive, for as few requests as that takes."""
        left = {*channels}
        if len(left) > _ASKED_SINGLY:
            async for each in self.own_channels():
                left.discard(str(each["id"]))
        return [each for each in sorted(left) if await self._is_gone(each)]

    async def drop(self, nonce: str) -> None:
        """What was made for this job, and is no room, goes as when it is closed. A thread that may be further up than
        we look stays."""
        if (planned := await self._there.kept.room_of(nonce)) is None:
            return
        near, below, _ = planned.name.partition(_BELOW)
        if not below:
            self._there.in_turn(_ARCHIVE)
            if channel := planned.channel_id or await self._made_as(planned):
                await self._archived(channel)
        else:
            with suppress(Unknowable):
                if ts := planned.channel_id or await sent_with(self._there, near, nonce):
                    await self.close(thread_place(self._there.space_id, near, ts))
        await self._there.kept.room_gone(nonce)

    async def _is_gone(self, channel: str) -> bool:
        """Whether a channel that was a room cannot be one any more."""
        try:
            await self._about(channel)
        except NeverWorks as never:
            return never.why in (Why.PLACE_GONE, Why.ARCHIVED, Why.NOT_IN_PLACE)
        return False

    # Channels.

    async def _created(self, room: Room, nonce: str) -> str:
        """A new private channel with nobody in it yet. Where it is sure that none was made, nothing is half done."""
        there = self._there
        for name in names(room.name, nonce):
            if there.taken.get(name) or not await there.kept.plan_room(SlackRoom(nonce, name, there.us)):
                continue
            with there.asking("", _CREATE):
                made: Any = await unless(UNFIT, there.client.conversations_create(name=name, is_private=True))
            there.taken.note(name, True)
            if made is not None:
                channel = str(made["channel"]["id"])
                await there.kept.room_made(nonce, channel)
                return channel
        raise NeverWorks(Why.NOT_POSSIBLE)

    async def _archived(self, channel: str) -> bool:
        """Puts a channel into the archive. False for a group message: there is none for those."""
        with or_gone(), self._there.asking(channel, _ARCHIVE):
            try:
                await unless("already_archived", self._there.client.conversations_archive(channel=channel))
            except SlackApiError as refusal:
                if code_of(refusal) != "method_not_supported_for_channel_type":
                    raise
                return False
        return True

    async def _peopled(self, channel: str, room: Room, nonce: str) -> Place:
        """The room in this channel, with its people in it. One that none of them can come into goes: nobody would ever
        know of it."""
        try:
            outside = await self._invite(channel, _ids(room))
            if outside and outside.keys() == _ids(room):
                raise NeverWorks(next(iter(outside.values())))
            return await self._with_topic(channel, room)
        except NeverWorks:
            with suppress(PlatformError), told(_ARCHIVE):
                await self._there.client.conversations_archive(channel=channel)
            await self._there.kept.room_gone(nonce)
            raise

    async def _made_as(self, planned: SlackRoom) -> str | None:
        """The channel of this name that we made and into which nobody came yet."""
        async for each in self.own_channels():
            if each.get("name") == planned.name and each.get("creator") == planned.creator:
                channel = str(each["id"])
                if await self._members(channel) - {self._there.us}:
                    return None
                await self._there.kept.room_made(planned.nonce, channel)
                return channel
        return None

    async def own_channels(self) -> AsyncIterator[Any]:
        """The private channels in which we are, page by page: those of rooms, and few others."""
        cursor: str | None = None
        while cursor != "":
            with self._there.reading("users.conversations"):
                found: Any = await self._there.client.users_conversations(
                    types="private_channel", exclude_archived=True, limit=_LISTED, cursor=cursor
                )
            for each in found["channels"]:
                yield each
            cursor = (found.get("response_metadata") or {}).get("next_cursor", "")

    async def _about(self, channel: str) -> Any:
        """What Slack tells of a channel; one in the archive is gone."""
        with self._there.asking(channel, _INFO):
            found: Any = await self._there.client.conversations_info(channel=channel)
        if found["channel"].get("is_archived"):
            raise NeverWorks(Why.PLACE_GONE)
        return found["channel"]

    async def _members(self, channel: str) -> set[str]:
        people: set[str] = set()
        cursor: str | None = None
        while cursor != "":
            with self._there.asking(channel, "conversations.members"):
                found: Any = await self._there.client.conversations_members(
                    channel=channel, limit=_LISTED, cursor=cursor
                )
            people.update(found["members"])
            cursor = (found.get("response_metadata") or {}).get("next_cursor", "")
        return people

    async def _rename(self, channel: str, name: str) -> None:
        for each in names(name, channel):
            with self._there.asking(channel, "conversations.rename"):
                done = await unless(UNFIT, self._there.client.conversations_rename(channel=channel, name=each))
            if done is not None:
                return
        raise NeverWorks(Why.NOT_POSSIBLE)

    async def _invite(self, channel: str, people: Collection[str]) -> dict[str, Why]:
        """These come into a channel. Returns who cannot, and why; that keeps nobody else out."""
        outside: dict[str, Why] = {}
        everyone = sorted(people)
        for start in range(0, len(everyone), MOST_INVITED):
            outside |= await self._invite_some(channel, everyone[start : start + MOST_INVITED])
        return outside

    async def _invite_some(self, channel: str, people: Sequence[str]) -> dict[str, Why]:
        """With ``force`` Slack takes those who can come in, and names the others, as an error or beside it. Where it
        named nobody, each is invited alone."""
        with self._there.asking(channel, _INVITE, alone=True):
            try:
                told: Any = await self._there.client.conversations_invite(channel=channel, users=people, force=True)
                named = told.get("errors") or []
            except SlackApiError as refusal:
                code = code_of(refusal)
                if code not in _OF_ONE.split():
                    raise
                if len(people) == 1:
                    return _outside({people[0]: code})
                named = refusal.response.get("errors") or []
                if len(named) < len(people):
                    return await self._invite_rest(channel, people, named)
        return _outside({str(each["user"]): str(each["error"]) for each in named if each.get("user")})

    async def _invite_rest(self, channel: str, people: Sequence[str], named: Sequence[Any]) -> dict[str, Why]:
        """Slack refused all of them for some: those who were not named are invited again, or one by one."""
        outside = _outside({str(each["user"]): str(each["error"]) for each in named if each.get("user")})
        left = [each for each in people if each not in {str(one.get("user")) for one in named}]
        if len(left) < len(people):
            return outside | await self._invite_some(channel, left)
        for each in left:
            outside |= await self._invite_some(channel, [each])
        return outside

    async def _put_out(self, channel: str, person: str) -> None:
        with self._there.asking(channel, "conversations.kick", alone=True):
            await unless(
                "not_in_channel user_not_found", self._there.client.conversations_kick(channel=channel, user=person)
            )

    # Threads.

    async def _change_thread(self, channel: str, above: str, room: Room) -> None:
        if self._there.gone.get((channel, above)):
            raise NeverWorks(Why.PLACE_GONE)
        try:
            await edit(self._there, channel, above, await self._made(await self._card(room, channel)))
        except NeverWorks as never:
            raise NeverWorks(Why.PLACE_GONE if never.why is Why.MESSAGE_GONE else never.why) from None

    async def _card(self, room: Room, channel: str) -> Card:
        """What stands above a room that is a thread: who is meant, who are told so by it. It has no huddle of its own,
        and in its channel's all rooms would meet."""
        talk = await self._talk(room, channel, huddle=False)
        people: Text = joined([(each,) for each in room.people], ", ")
        return Card(room.name, people, note=(Words(talk),) if talk else ())

    # Where people talk.

    async def _with_topic(self, channel: str, room: Room) -> Place:
        if talk := await self._talk(room, channel):
            topic = talk[:LONGEST_TOPIC]  # the settings take no link that does not fit
            with self._there.asking(channel, "conversations.setTopic"):
                await self._there.client.conversations_setTopic(channel=channel, topic=topic)
        return channel_place(self._there.space_id, channel)

    async def _say_where(self, channel: str, room: Room, nonce: str) -> None:
        """In a group message it stands as a message, with the room's name, for it has none itself. Topics may be set so
        seldom that they would keep a hundred groups waiting for three minutes more."""
        if talk := await self._talk(room, channel):
            page = await self._made(Card(room.name, (Words(talk),)))
            try:
                await send(self._there, channel, page, nonce=nonce)
            except Later as later:
                raise Midway(later.seconds, later.why) from None

    async def _talk(self, room: Room, channel: str, *, huddle: bool = True) -> str:
        """Where the people of a room talk; empty for one in which they write. A link of the class's own has a word in
        it that nobody outside guesses: the channel's id."""
        language = await self._there.kept.language()
        if self._ways.meeting_link:
            word = _NOT_ASCII.sub("", plain(room.name))[:_LONGEST_WORD].strip("-")
            link = self._ways.meeting_link.replace(ROOM, f"{word}-{channel.lower()}".lstrip("-"))
            return say(language, "room-meeting", link=link)
        if huddle and room.kind is not RoomKind.TEXT and self._ways.huddles:
            return say(language, "room-huddle", link=_HUDDLE.format(team=self._there.team, channel=channel))
        return ""


def _check_group(together: Collection[str], room: Room) -> None:
    """Raises :class:`NeverWorks` for somebody who is not in a group message and should be."""
    if _ids(room) - {*together}:
        raise NeverWorks(Why.NOT_POSSIBLE)


def _ids(room: Room) -> set[str]:
    return {each.external_id for each in room.people}


def _outside(refused: Mapping[str, str]) -> dict[str, Why]:
    """Who is not in a channel for these errors."""
    return {who: NEVER.get(code, Why.NOT_POSSIBLE) for who, code in refused.items() if code != "already_in_channel"}
