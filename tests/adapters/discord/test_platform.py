"""A server as the core sees it: the port of bot.platform, call by call, over Discord's own protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest

from adapters.discord.adapter import DiscordPlatform
from adapters.discord.places import place_of
from bot.card import Button, Card
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.platform import Message, NeverWorks, Undelivered, Why, Written
from storage.discord import DiscordThreads
from tests.adapters.discord.server_of import PEOPLE, WITH_SOUND, Served, as_in_another_process, served
from tests.adapters.discord.test_story import set_up
from tests.klass import MONDAY
from tests.wire.discord.api import Asked, Lost
from tests.wire.discord.permissions import May
from tests.wire.discord.things import Overwrite

SENDS = "POST /channels/{channel_id}/messages"
CREATES = "POST /channels/{channel_id}/threads"
ADDS = "PUT /channels/{channel_id}/thread-members/{user_id}"


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, may=WITH_SOUND) as found:
        yield found


async def test_a_card_is_posted_found_changed_and_taken_away(there: Served, platform: DiscordPlatform) -> None:
    general = there.place("general")
    await platform.ready(general)
    message = await platform.post(general, Card("One", actions=(Button("Press", Link("a.b")),)), "n1")
    assert message.place == general.key
    assert await platform.find(general, "n1") == message
    assert await platform.find(general, "n2") is None
    thread = await platform.thread(message, "Answers")
    assert (thread.kind, thread.parent) == (PlaceKind.THREAD, general.key)
    assert await platform.thread(message, "Answers") == thread
    below = await platform.post(thread, Card("Below"), "n2")
    assert below.place == thread.key
    await platform.edit(message, Card("Two"))
    await platform.remove(message)
    await platform.remove(message)
    assert there.wire.world.messages[there.channels["general"].id] == {}


async def test_a_card_in_a_forum_begins_a_conversation_of_its_own(there: Served, platform: DiscordPlatform) -> None:
    forum = there.place("help", PlaceKind.FORUM)
    message = await platform.post(forum, Card("A question"), "n1")
    assert message.place == f"thread:{message.id}"
    assert await platform.find(forum, "n1") == message
    assert await platform.find(forum, "n2") is None
    assert (await platform.thread(message, "x")).key == message.place
    await platform.edit(message, Card("Another"))
    await platform.remove(message)


async def test_people_are_told_directly_and_several_in_a_private_thread(
    there: Served, platform: DiscordPlatform
) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    told = await platform.tell([ana], Card("Hello"), "n1")
    assert told.place == Place.direct(ana).key
    assert await platform.find(Place.direct(ana), "n1") == told
    await platform.edit(told, Card("Hello again"))
    both = await platform.tell([ben, ana], Card("Both"), "n2")
    assert both.place.startswith("thread:")
    again = await platform.tell([ana, ben], Card("Both again"), "n3")
    assert again.place == both.place
    assert await platform.find(Place.direct(ana, ben), "n3") == again
    await platform.remove(told)


async def test_who_left_is_written_to_in_no_thread(there: Served, platform: DiscordPlatform) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    for name in ("ana", "ben"):
        there.people[name].closed = True
    told = await platform.tell([ana], Card("Hello"), "n1")
    thread = int(told.place.partition(":")[2])
    before = len(there.wire.world.messages[thread])
    for name in ("ana", "ben"):
        there.wire.world.leave(there.guild, there.people[name].id)
    for each in (ana, ben):
        with pytest.raises(NeverWorks, match=Why.PERSON_GONE):
            await platform.tell([each], Card("What only they should read"), "n2")
    assert len(there.wire.world.messages[thread]) == before
    assert [*there.guild.threads] == [thread]


@pytest.mark.parametrize("route", [CREATES, SENDS, ADDS])
async def test_a_thread_that_was_opened_for_somebody_before_a_crash_is_taken_and_says_why_once(
    there: Served, platform: DiscordPlatform, route: str
) -> None:
    ana = there.person("ana")
    there.people["ana"].closed = True

    async def lost(asked: Asked) -> None:
        if asked.route == route:
            raise Lost

    there.wire.api.after = lost
    with pytest.raises(aiohttp.ClientError):
        await platform.tell([ana], Card("Hello"), "n1")
    there.wire.api.after = None
    told = await platform.tell([ana], Card("Hello"), "n1")
    assert [f"thread:{each}" for each in there.guild.threads] == [told.place]
    thread = there.guild.threads[int(told.place.partition(":")[2])]
    assert {*thread.people} == {there.application.user.id, int(ana.external_id)}
    assert there.ana.reads(thread).count("Your direct messages from this server are closed") == 1


@pytest.mark.parametrize("written", [False, True])
async def test_a_thread_that_is_or_was_somebody_elses_is_taken_for_nobody(
    there: Served, platform: DiscordPlatform, written: bool
) -> None:
    """Ana's thread is empty of people since she left it: while it is hers, and when nobody knows of it any more."""
    ana, ben = there.person("ana"), there.person("ben")
    for name in ("ana", "ben"):
        there.people[name].closed = True
    told = await platform.tell([ana], Card("Hello"), "n1")
    thread = there.guild.threads[int(told.place.partition(":")[2])]
    del thread.people[int(ana.external_id)]
    if written:
        await there.app.database.write(there.space_id, lambda tx: DiscordThreads(tx, there.space_id).gone(ana))
    else:
        there.wire.world.messages[thread.id].clear()
    await there.app.database.write(there.space_id, lambda tx: DiscordThreads(tx, there.space_id).begin((ben,), MONDAY))
    other = await platform.tell([ben], Card("For Ben"), "n2")
    assert other.place != told.place
    assert len(there.guild.threads) == 2


async def test_a_thread_is_opened_also_where_another_process_hears_of_the_server(
    there: Served, platform: DiscordPlatform
) -> None:
    as_in_another_process(there)
    told = await platform.tell([there.person("ana"), there.person("ben")], Card("Both"), "n1")
    assert told.place.startswith("thread:")


async def test_rooms_are_opened_found_changed_and_closed(there: Served, platform: DiscordPlatform) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    general = there.place("general")
    room = Room("Table", (ana,), general)
    opened = await platform.open_room(room, "r1")
    assert (opened.kind, opened.parent) == (PlaceKind.THREAD, general.key)
    assert await platform.find_room(room, "r1") == opened
    await platform.change_room(opened, Room("Table 1", (ana, ben), general))
    await platform.close_room(opened)
    await platform.close_room(opened)
    assert await platform.find_room(room, "r1") is None
    voice = await platform.open_room(Room("Talk", (ana,), general, RoomKind.VOICE), "r2")
    assert voice.kind is PlaceKind.VOICE
    await platform.bring(ana, voice)  # is in no voice room: nothing happens
    await platform.close_room(voice)


@pytest.mark.parametrize("route", [CREATES, ADDS])
async def test_rooms_of_one_name_are_each_found_by_whoever_opened_them(
    there: Served, platform: DiscordPlatform, route: str
) -> None:
    """Rooms are opened together, and the process hears nothing more once each is there, or once somebody is in it:
    nobody comes into another room than theirs."""
    general = there.place("general")
    rooms = {f"r{number}": Room("Deeper", (there.person(each),), general) for number, each in enumerate(PEOPLE)}

    async def lost(asked: Asked) -> None:
        if asked.route == route:
            raise Lost

    there.wire.api.after = lost
    for nonce, room in rooms.items():
        with pytest.raises(aiohttp.ClientError):
            await platform.open_room(room, nonce)
    there.wire.api.after = None
    found = await asyncio.gather(*(platform.find_room(room, nonce) for nonce, room in rooms.items()))
    assert len({each.id for each in found if each}) == len(rooms)
    for at, room in zip(found, rooms.values(), strict=True):
        assert at is not None
        assert {*there.guild.threads[int(at.id)].people} == {there.application.user.id, int(room.people[0].external_id)}


async def test_names_are_those_of_people_who_are_there(there: Served, platform: DiscordPlatform) -> None:
    ana = there.person("ana")
    assert await platform.names([ana, Person(there.space_id, "123")]) == {ana: "Ana"}


async def test_what_can_never_work_says_why(there: Served, platform: DiscordPlatform) -> None:
    gone = Place(there.space_id, PlaceKind.CHANNEL, "123")
    for where, why in (
        (gone, Why.PLACE_GONE),
        (Place(there.space_id, PlaceKind.CHANNEL, "general", under="icebreakers.prompt:x"), Why.NOT_POSSIBLE),
    ):
        with pytest.raises(NeverWorks) as never:
            await platform.post(where, Card("x"), "n1")
        assert never.value.why is why
    with pytest.raises(NeverWorks) as never:
        await platform.edit(Message(there.place("general").key, "999"), Card("x"))
    assert never.value.why is Why.MESSAGE_GONE


@pytest.mark.parametrize(
    ("denied", "act", "lacks"),
    [
        (May.SEND_MESSAGES, "post", "send-messages"),
        (May.VIEW_CHANNEL, "post", "view-channel"),
        (May.CREATE_PUBLIC_THREADS, "thread", "create-public-threads"),
        (May.CREATE_PRIVATE_THREADS, "room", "create-private-threads"),
        (May.CREATE_PRIVATE_THREADS, "tell", "create-private-threads"),
    ],
)
async def test_what_a_channel_refuses_says_which_permission_is_missing(
    there: Served, platform: DiscordPlatform, denied: May, act: str, lacks: str
) -> None:
    general, people = there.place("general"), [there.person("ana"), there.person("ben")]
    posted = await platform.post(general, Card("One"), "n1")
    await set_up(there)
    there.denies("general", denied)
    await there.heard()
    acts: dict[str, Callable[[], Awaitable[Any]]] = {
        "post": lambda: platform.post(general, Card("Two"), "n2"),
        "thread": lambda: platform.thread(posted, "Answers"),
        "room": lambda: platform.open_room(Room("Table", tuple(people), general), "r1"),
        "tell": lambda: platform.tell(people, Card("Both"), "n3"),
    }
    for _ in range(2):  # and the second time without asking
        with pytest.raises(NeverWorks) as never:
            await acts[act]()
        assert (never.value.why, never.value.lacks) == (Why.NO_PERMISSION, lacks)


async def test_who_wrote_a_message_is_told(there: Served, platform: DiscordPlatform) -> None:
    general = there.place("general")
    card = await platform.post(general, Card("One"), "n1")
    assert await platform.written(card) == Written(ours=True)
    assert await platform.written(Message(general.key, "999")) is None
    with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
        await platform.delete(card)


async def test_what_takes_the_place_of_a_card_is_found_like_it(there: Served, platform: DiscordPlatform) -> None:
    await set_up(there)
    await there.robin.runs("staff icebreaker now", place="general")
    preview = there.robin.answer_message
    assert preview is not None
    (link,) = {each["link"] for each in preview["card"]["actions"] if each["label"] == "Another"}
    general = there.place("general")
    message = await platform.post(general, Card("One", actions=(Button("Instead", Link(link)),)), "n1")
    await there.robin.presses("Instead", place="general")
    assert "One" not in there.ana.reads("general")
    assert await platform.find(general, "n1") == message


async def test_where_a_card_can_appear_goes_by_what_the_link_asks_for(there: Served, platform: DiscordPlatform) -> None:
    forum = there.place("help", PlaceKind.FORUM)
    role = next(each for each in there.guild.roles.values() if each.bot_id)
    refused = Undelivered(Why.NO_PERMISSION, "send-messages")
    for lacking, why in ((May.CREATE_PUBLIC_THREADS, None), (May.SEND_MESSAGES, refused)):
        there.channels["help"].overwrites[role.id] = Overwrite(role.id, 0, deny=int(lacking))
        there.wire.world.channel_changed(there.channels["help"])
        await there.heard()
        assert (await platform.barred([forum])).get(forum) == why


def test_a_thread_that_was_archived_is_known_by_its_id_alone() -> None:
    state: Any = None
    unknown = discord.PartialMessageable(state=state, guild_id=7, id=5)
    assert place_of(unknown, "discord:7") == Place("discord:7", PlaceKind.THREAD, "5")
    known = discord.PartialMessageable(state=state, guild_id=7, id=5, type=discord.ChannelType.text)
    assert place_of(known, "discord:7") == Place("discord:7", PlaceKind.CHANNEL, "5")
    ana = Person("discord:7", "1")
    assert place_of(discord.PartialMessageable(state=state, id=5), "discord:7", ana) == Place.direct(ana)
