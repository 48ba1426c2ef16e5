"""Rooms on Slack: private channels, group messages of a few, or threads; and where their people talk."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from adapters.slack.channel_names import UNFIT, is_called, names, plain
from adapters.slack.direct import OPEN, Direct
from adapters.slack.limits import LONGEST_TOPIC, MOST_INVITED, TOGETHER
from adapters.slack.lookup import sent_with
from adapters.slack.places import channel_place, conversation, thread_place, thread_ts
from adapters.slack.refused import NEVER, code_of, or_gone, told, unless
from adapters.slack.render import Page
from adapters.slack.sending import edit, send
from adapters.slack.sentences import say
from adapters.slack.settings import ROOM, RoomKinds
from adapters.slack.tiers import POST
from adapters.slack.workspace import Workspace
from bot.card import Card
from bot.outcome import Midway
from bot.people import Place, Room, RoomKind
from bot.platform import Later, NeverWorks, PlatformError, Why
from bot.text import Text, Words, joined
from storage.slack import SlackRoom

_CREATE: Final = "conversations.create"
_INVITE: Final = "conversations.invite"
_OF_ONE: Final = (
    "already_in_channel cant_invite cant_invite_self invitee_cant_see_channel no_external_invite_permission"
    " org_user_not_in_team ura_max_channels user_disabled user_is_restricted user_not_found user_not_visible"
    " users_not_found"
)
"""Why somebody cannot be invited, or need not be, that says nothing of the others."""
_LISTED: Final = 200
_NOT_ASCII: Final = re.compile(r"[^a-z0-9-]+")
_LONGEST_WORD: Final = 40
_HUDDLE: Final = "https://app.slack.com/huddle/{team}/{channel}"
"""Opens a channel's huddle in every client, though no page of Slack's says so."""

Made = Callable[[Card], Awaitable[Page]]
"""Makes a card's message."""


_OPENED_BY: Final = {RoomKinds.CHANNEL: _CREATE, RoomKinds.GROUP: OPEN, RoomKinds.THREAD: POST}


@dataclass(frozen=True, slots=True)
class RoomWays:
    """How an installation wants its rooms. ``meeting_link`` is where their people talk, with ``{room}`` in it for a
    word that is each room's own; without one, ``huddles`` say where in rooms for talking."""

    kind: RoomKinds = RoomKinds.CHANNEL
    meeting_link: str = ""
    huddles: bool = True


class Rooms:
    """The rooms of one workspace."""

    def __init__(self, there: Workspace, ways: RoomWays, made: Made) -> None:
        self._there = there
        self._ways = ways
        self._made = made

    def ready(self) -> float:
        """Seconds until a room may be opened, about."""
        return self._there.until(_OPENED_BY[self._ways.kind])

    async def open(self, room: Room, nonce: str) -> Place:
        """A new room with its people in it."""
        match self._kind(room):
            case RoomKinds.GROUP:
                channel = await Direct(self._there).opened(_ids(room))
                return await self._with_topic(channel, room)
            case RoomKinds.THREAD:
                near = conversation(room.near.root)
                page = await self._made(await self._card(room, near))
                ts = await send(self._there, near, page, nonce=nonce, calls=True)
                return thread_place(self._there.space_id, near, ts)
            case RoomKinds.CHANNEL:
                channel = await self._created(room, nonce)
                try:
                    return await self._peopled(channel, room, nonce)
                except Later as later:
                    raise Midway(later.seconds) from None

    async def change(self, place: Place, room: Room) -> None:
        """The room gets this name and these people; what is so already is left alone. Who is in a group message, and
        what it is called, Slack lets nobody change."""
        channel = conversation(place)
        if (above := thread_ts(place)) is not None:
            await self._change_thread(channel, above, room)
            return
        about = await self._about(channel)
        if about.get("is_mpim"):
            if await self._members(channel) - {self._there.us} != _ids(room):
                raise NeverWorks(Why.NOT_POSSIBLE)
            return
        if not is_called(str(about["name"]), room.name):
            await self._rename(channel, room.name)
        here = await self._members(channel)
        await self._invite(channel, _ids(room) - here)
        for person in sorted(here - _ids(room) - {self._there.us}):
            await self._put_out(channel, person)

    async def close(self, place: Place) -> None:
        """The room goes: a channel into the archive, a group message out of sight, a thread with what it is below."""
        channel = conversation(place)
        if (above := thread_ts(place)) is not None:
            with or_gone(), self._there.asking(channel, "chat.delete"):
                await self._there.client.chat_delete(channel=channel, ts=above)
            self._there.gone.note((channel, above), True)
            return
        if await self._there.kept.people_of(channel) or not await self._archived(channel):
            with or_gone(), self._there.asking(channel, "conversations.close"):
                await self._there.client.conversations_close(channel=channel)
        else:
            await self._there.kept.room_closed(channel)

    async def find(self, room: Room, nonce: str) -> Place | None:
        """The room that this was opened for. Before a channel is made its name is written down; to open a group message
        again is to find it."""
        if self._kind(room) is RoomKinds.THREAD:
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

    def _kind(self, room: Room) -> RoomKinds:
        """What this room is made of. A thread is open to everybody in its channel, and a group message holds a few."""
        kind = self._ways.kind
        if kind is RoomKinds.THREAD and not room.staff:
            return RoomKinds.CHANNEL
        if kind is RoomKinds.GROUP and not 2 <= len(_ids(room)) <= TOGETHER:
            return RoomKinds.CHANNEL
        return kind

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
        with or_gone(), self._there.asking(channel, "conversations.archive"):
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
            with suppress(PlatformError), told("conversations.archive"):
                await self._there.client.conversations_archive(channel=channel)
            await self._there.kept.room_gone(nonce)
            raise

    async def _made_as(self, planned: SlackRoom) -> str | None:
        """The channel of this name that we made and into which nobody came yet."""
        async for each in self._own_channels():
            if each.get("name") == planned.name and each.get("creator") == planned.creator:
                channel = str(each["id"])
                if await self._members(channel) - {self._there.us}:
                    return None
                await self._there.kept.room_made(planned.nonce, channel)
                return channel
        return None

    async def _own_channels(self) -> AsyncIterator[Any]:
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
        with self._there.asking(channel, "conversations.info"):
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
        """What stands above a room that is a thread: who is meant, who are told so by it."""
        talk = await self._talk(room, channel)
        people: Text = joined([(each,) for each in room.people], ", ")
        return Card(room.name, people, note=(Words(talk),) if talk else ())

    # Where people talk.

    async def _with_topic(self, channel: str, room: Room) -> Place:
        if talk := await self._talk(room, channel):
            topic = talk[:LONGEST_TOPIC]  # the settings take no link that does not fit
            with self._there.asking(channel, "conversations.setTopic"):
                await self._there.client.conversations_setTopic(channel=channel, topic=topic)
        return channel_place(self._there.space_id, channel)

    async def _talk(self, room: Room, channel: str) -> str:
        """Where the people of a room talk; empty for one in which they write. A link of the class's own has a word in
        it that nobody outside guesses: the channel's id."""
        language = await self._there.kept.language()
        if self._ways.meeting_link:
            word = _NOT_ASCII.sub("", plain(room.name))[:_LONGEST_WORD].strip("-")
            link = self._ways.meeting_link.replace(ROOM, f"{word}-{channel.lower()}".lstrip("-"))
            return say(language, "room-meeting", link=link)
        if room.kind is RoomKind.VOICE and self._ways.huddles:
            return say(language, "room-huddle", link=_HUDDLE.format(team=self._there.team, channel=channel))
        return ""


def _ids(room: Room) -> set[str]:
    return {each.external_id for each in room.people}


def _outside(refused: Mapping[str, str]) -> dict[str, Why]:
    """Who is not in a channel for these errors."""
    return {who: NEVER.get(code, Why.NOT_POSSIBLE) for who, code in refused.items() if code != "already_in_channel"}
