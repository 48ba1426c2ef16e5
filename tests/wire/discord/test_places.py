"""Channels, threads, direct messages, members and rights in the local Discord, as discord.py meets them."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import ui

from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place, until
from tests.wire.discord.people import Refused
from tests.wire.discord.permissions import EVERYTHING, STUDENTS, May, in_channel, in_guild
from tests.wire.discord.things import Kind, Overwrite, System


@pytest.fixture
async def bot(place: Place) -> AsyncIterator[Bot]:
    """A bot in the class."""
    client = Bot()
    async with running(client, place.app):
        yield client


def code(refused: pytest.ExceptionInfo[discord.HTTPException]) -> int:
    """Discord's code."""
    return refused.value.code


# Rights.


def test_rights_are_computed_as_discord_says(place: Place) -> None:
    world, guild, general = place.wire.world, place.guild, place.general
    ana = guild.members[place.ana.id]
    assert in_guild(guild, guild.members[place.robin.id]) == EVERYTHING, "the owner may everything"
    assert in_guild(guild, ana) == STUDENTS
    staff = world.role(guild, "Staff", int(May.MANAGE_MESSAGES))
    muted = world.role(guild, "Muted")
    ana.roles = [staff.id, muted.id]
    assert in_guild(guild, ana) == STUDENTS | May.MANAGE_MESSAGES
    general.overwrites = {guild.id: Overwrite(guild.id, 0, deny=int(May.SEND_MESSAGES | May.MANAGE_MESSAGES))}
    assert not in_channel(guild, ana, general) & May.SEND_MESSAGES
    assert not in_channel(guild, ana, general) & May.ATTACH_FILES, "without sending no files"
    general.overwrites[muted.id] = Overwrite(muted.id, 0, deny=int(May.ADD_REACTIONS))
    general.overwrites[staff.id] = Overwrite(staff.id, 0, allow=int(May.SEND_MESSAGES | May.ADD_REACTIONS))
    may = in_channel(guild, ana, general)
    assert may & May.SEND_MESSAGES, "a role's overwrite goes over everyone's"
    assert may & May.ADD_REACTIONS, "what one role allows goes over what another denies"
    general.overwrites[ana.user.id] = Overwrite(ana.user.id, 1, deny=int(May.SEND_MESSAGES))
    assert not in_channel(guild, ana, general) & May.SEND_MESSAGES, "a member's own goes over all"
    general.overwrites[ana.user.id] = Overwrite(ana.user.id, 1, deny=int(May.VIEW_CHANNEL))
    assert in_channel(guild, ana, general) == 0, "without seeing it nothing"
    staff.permissions = int(May.ADMINISTRATOR)
    assert in_channel(guild, ana, general) == EVERYTHING


def test_a_thread_goes_by_its_channel_and_a_private_one_by_who_is_in_it(place: Place) -> None:
    world, guild = place.wire.world, place.guild
    ana = guild.members[place.ana.id]
    public = world.thread(place.general, place.robin, "open", Kind.PUBLIC_THREAD)
    private = world.thread(place.general, place.robin, "closed", Kind.PRIVATE_THREAD)
    assert in_channel(guild, ana, public) == in_channel(guild, ana, place.general)
    assert in_channel(guild, ana, private) == 0
    world.into_thread(private, place.ana, place.robin)
    assert in_channel(guild, ana, private) & May.SEND_MESSAGES_IN_THREADS
    place.general.overwrites[ana.user.id] = Overwrite(ana.user.id, 1, deny=int(May.VIEW_CHANNEL))
    assert in_channel(guild, ana, private) == 0, "nor without the channel that it is in"


@pytest.mark.parametrize(
    ("lacking", "status", "refusal"),
    [(May.VIEW_CHANNEL, 403, 50001), (May.SEND_MESSAGES, 403, 50013), (May.ATTACH_FILES, 403, 50013)],
)
async def test_a_bot_writes_only_where_it_may(bot: Bot, place: Place, lacking: May, status: int, refusal: int) -> None:
    place.general.overwrites = {each.id: Overwrite(each.id, 0, deny=int(lacking)) for each in [place.bot_role]}
    with pytest.raises(discord.Forbidden) as refused:
        await bot.place(place.general).send("x", file=discord.File(io.BytesIO(b"x"), "x"))
    assert (refused.value.status, code(refused)) == (status, refusal)
    assert place.wire.world.messages[place.general.id] == {}


async def test_other_peoples_messages_are_not_the_bots(bot: Bot, place: Place, people: People) -> None:
    said = await people.ana.says("mine", "general")
    message = bot.place(place.general).get_partial_message(int(said["id"]))
    with pytest.raises(discord.Forbidden) as other:
        await message.edit(content="yours")
    assert code(other) == 50005
    with pytest.raises(discord.Forbidden) as kept:
        await message.delete()
    assert code(kept) == 50013
    place.wire.world.change_role(place.guild, place.bot_role, place.bot_role.permissions | May.MANAGE_MESSAGES)
    await message.delete()
    assert people.ana.reads("general") == ""


# Messages.


async def test_history_is_paged_and_does_not_tell_nonces(bot: Bot, place: Place) -> None:
    channel = bot.place(place.general)
    sent = [await channel.send(f"{number}", nonce=f"n{number}") for number in range(6)]
    assert sent[0].nonce == "n0"
    assert [each.content async for each in channel.history(limit=2)] == ["5", "4"]
    assert [each.content async for each in channel.history(limit=2, before=sent[4])] == ["3", "2"]
    assert [each.content async for each in channel.history(limit=2, after=sent[1])] == ["2", "3"]
    assert [each.content async for each in channel.history(limit=3, around=sent[3])] == ["4", "3", "2"]
    assert [each.nonce async for each in channel.history()] == [None] * 6
    assert (await channel.fetch_message(sent[0].id)).nonce is None


async def test_an_enforced_nonce_makes_one_message(bot: Bot, place: Place) -> None:
    path = discord.http.Route("POST", f"/channels/{place.general.id}/messages")
    body = {"content": "once", "nonce": "job-1", "enforce_nonce": True}
    first, again = [await bot.http.request(path, json=body) for _ in range(2)]
    assert first["id"] == again["id"]
    loose = await bot.http.request(path, json={**body, "enforce_nonce": False})
    assert loose["id"] != first["id"]
    assert (place.wire.api.nonces["job-1"], place.wire.api.made["job-1"]) == (3, 2)
    place.wire.api.sent_lately.life = 0.0
    later = await bot.http.request(path, json=body)
    assert later["id"] != first["id"], "after some minutes it is forgotten"


async def test_components_keep_their_ids_in_the_history(bot: Bot, place: Place) -> None:
    view = ui.LayoutView()
    view.add_item(ui.Container(ui.TextDisplay("Tea?"), id=1_234_567_890))
    view.stop()
    await bot.place(place.general).send(view=view)
    (found,) = [each async for each in bot.place(place.general).history()]
    assert found.components[0].id == 1_234_567_890
    assert found.flags.components_v2


# Threads.


async def test_a_thread_below_a_message_is_one(bot: Bot, place: Place, people: People) -> None:
    message = await bot.place(place.general).send("Tea?")
    thread = await message.create_thread(name="Answers")
    assert thread.id == message.id
    with pytest.raises(discord.HTTPException) as twice:
        await message.create_thread(name="Again")
    assert code(twice) == 160004
    fetched: Any = await bot.fetch_channel(thread.id)
    assert fetched.name == "Answers"
    kept = await message.channel.fetch_message(message.id)
    assert kept.flags.has_thread
    assert await people.ana.opens_thread(str(message.id)) == f"thread:{thread.id}"
    await people.ana.says("Green.", f"thread:{thread.id}")
    await until(lambda: len(bot.wrote) == 3)
    assert [each.type.value for each in bot.wrote] == [0, System.THREAD_STARTS, 0]
    assert bot.wrote[-1].channel.id == thread.id
    await message.delete()
    assert people.ana.reads(f"thread:{thread.id}") == "Green.", "it outlives its message"


async def test_a_private_thread_is_for_who_is_in_it(bot: Bot, place: Place, people: People) -> None:
    thread = await bot.place(place.general).create_thread(name="Room 1", invitable=False)
    assert thread.type is discord.ChannelType.private_thread
    await thread.add_user(discord.Object(people.ana.user.id))
    await thread.send("Hello you")
    key = f"thread:{thread.id}"
    assert people.ana.reads(key) == "Hello you"
    assert people.ben.reads(key) == ""
    with pytest.raises(Refused):
        await people.ben.says("let me in", key)
    await people.ana.says("Hi", key)
    await until(lambda: bot.wrote and bot.wrote[-1].author.id == people.ana.user.id)
    assert {each.id for each in await thread.fetch_members()} == {place.app.user.id, people.ana.user.id}
    await thread.remove_user(discord.Object(people.ana.user.id))
    assert people.ana.reads(key) == ""
    came_and_went = [discord.MessageType.recipient_add, discord.MessageType.recipient_remove]
    plain = discord.MessageType.default
    await until(lambda: [each.type for each in bot.wrote if each.type is not plain] == came_and_went)
    with pytest.raises(discord.NotFound) as nobody:
        await thread.add_user(discord.Object(1))
    assert code(nobody) == 10013
    place.general.overwrites[place.ben.id] = Overwrite(place.ben.id, 1, deny=int(May.VIEW_CHANNEL))
    with pytest.raises(discord.Forbidden) as unseen:
        await thread.add_user(discord.Object(people.ben.user.id))
    assert code(unseen) == 50001


async def test_private_threads_stand_only_under_text_channels(bot: Bot, place: Place) -> None:
    route = discord.http.Route("POST", f"/channels/{place.lounge.id}/threads")
    with pytest.raises(discord.HTTPException) as voice:
        await bot.http.request(route, json={"name": "x", "type": 12})
    assert code(voice) == 50024


async def test_archived_threads_are_listed_and_woken_by_a_message(bot: Bot, place: Place) -> None:
    general = bot.place(place.general)
    thread = await general.create_thread(name="Room", auto_archive_duration=60)
    (guild,) = bot.guilds
    assert [each.id for each in await guild.active_threads()] == [thread.id]
    await thread.edit(archived=True)
    assert await guild.active_threads() == []
    for how in ({"private": True}, {"private": True, "joined": True}):
        assert [each.id async for each in general.archived_threads(limit=5, **how)] == [thread.id]
    assert [each.id async for each in general.archived_threads(limit=5)] == []
    with pytest.raises(discord.HTTPException) as archived:
        await thread.add_user(discord.Object(place.ana.id))
    assert code(archived) == 50083
    await thread.send("back")
    assert [each.id for each in await guild.active_threads()] == [thread.id]
    await thread.delete()
    with pytest.raises(discord.NotFound) as gone:
        await bot.fetch_channel(thread.id)
    assert code(gone) == 10003


async def test_a_forum_is_written_in_by_posts(bot: Bot, place: Place, people: People) -> None:
    forum = bot.place(place.forum)
    route = discord.http.Route("POST", f"/channels/{place.forum.id}/messages")
    with pytest.raises(discord.HTTPException) as plain:
        await bot.http.request(route, json={"content": "x"})
    assert code(plain) == 50008
    made = await forum.create_thread(name="First question", content="Who likes tea?")
    assert made.thread.id == made.message.id
    with_file = await forum.create_thread(name="Notes", file=discord.File(io.BytesIO(b"tea"), "tea.txt"))
    assert await with_file.message.attachments[0].read() == b"tea"
    assert people.ana.reads(f"thread:{made.thread.id}") == "Who likes tea?"
    place.forum.tag_needed = True
    with pytest.raises(discord.HTTPException) as untagged:
        await forum.create_thread(name="Second question", content="Who likes coffee?")
    assert code(untagged) == 40067


# Channels.


async def test_channels_are_made_changed_and_deleted(bot: Bot, place: Place, people: People) -> None:
    (guild,) = bot.guilds
    group = await guild.create_category("Rooms")
    hidden: Any = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.me: discord.PermissionOverwrite(view_channel=True),
    }
    room = await guild.create_voice_channel("Room 1", category=group, overwrites=hidden, user_limit=4)
    assert (room.category_id, room.user_limit, room.overwrites_for(guild.default_role).view_channel) == (
        group.id,
        4,
        False,
    )
    assert f"voice:{room.id}" not in people.ana.places()
    assert f"voice:{room.id}" in people.robin.places()
    with pytest.raises(Refused):
        await people.ana.joins_voice(f"voice:{room.id}")
    text = await guild.create_text_channel("Loud Room")
    assert text.name == "loud-room"
    await room.delete()
    await until(lambda: guild.get_channel(room.id) is None)
    with pytest.raises(discord.Forbidden) as more:
        await guild.create_text_channel(
            "x", overwrites={guild.default_role: discord.PermissionOverwrite(ban_members=True)}
        )
    assert code(more) == 50013, "nothing is allowed that the bot may not itself"
    place.wire.world.change_role(place.guild, place.bot_role, int(May.VIEW_CHANNEL))
    with pytest.raises(discord.Forbidden) as less:
        await guild.create_text_channel("x")
    assert code(less) == 50013


async def test_people_in_voice_are_moved_and_others_are_not(bot: Bot, place: Place, people: People) -> None:
    (guild,) = bot.guilds
    room = await guild.create_voice_channel("Room 1")
    move = discord.http.Route("PATCH", f"/guilds/{guild.id}/members/{people.ana.person}")
    with pytest.raises(discord.HTTPException) as outside:
        await bot.http.request(move, json={"channel_id": str(room.id)})
    assert (outside.value.status, code(outside)) == (400, 40032)
    await people.ana.joins_voice("lounge")
    await bot.http.request(move, json={"channel_id": str(room.id)})
    assert people.ana.hears(f"voice:{room.id}") == [people.ana.person]
    place.wire.world.change_role(place.guild, place.bot_role, int(May.VIEW_CHANNEL | May.CONNECT))
    with pytest.raises(discord.Forbidden) as lacking:
        await bot.http.request(move, json={"channel_id": str(place.lounge.id)})
    assert code(lacking) == 50013


# Direct messages, members.


async def test_direct_messages_arrive_unless_they_are_closed(bot: Bot, place: Place, people: People) -> None:
    ana = await bot.fetch_user(people.ana.user.id)
    await ana.send("Hello")
    assert people.ana.reads("direct") == "Hello"
    assert people.ben.reads("direct") == ""
    await people.ana.says("Hi", "direct")
    await until(lambda: len(bot.wrote) == 2)
    assert bot.wrote[1].guild is None
    people.ana.user.closed = True
    with pytest.raises(discord.Forbidden) as closed:
        await ana.send("Still there?")
    assert code(closed) == 50007
    people.ben.quits()
    with pytest.raises(discord.Forbidden) as stranger:
        await (await bot.fetch_user(people.ben.user.id)).send("Hello")
    assert code(stranger) == 50278


async def test_members_are_found_and_listed(bot: Bot, place: Place, people: People) -> None:
    (guild,) = bot.guilds
    assert (await guild.fetch_member(people.ana.user.id)).name == "ana"
    with pytest.raises(discord.NotFound) as nobody:
        await guild.fetch_member(1)
    assert code(nobody) == 10013
    people.ben.quits()
    with pytest.raises(discord.NotFound) as gone:
        await guild.fetch_member(people.ben.user.id)
    assert code(gone) == 10007
    route = discord.http.Route("GET", f"/guilds/{guild.id}/members/search")
    found = await bot.http.request(route, params={"query": "an", "limit": 5})
    assert [each["user"]["username"] for each in found] == ["ana"]
    listing = discord.http.Route("GET", f"/guilds/{guild.id}/members")
    assert len(await bot.http.request(listing, params={"limit": 10})) == 3
    place.app.privileged = 0
    with pytest.raises(discord.Forbidden):
        await bot.http.request(listing, params={"limit": 10})


async def test_where_somebody_is_in_voice_can_be_asked(bot: Bot, place: Place, people: People) -> None:
    (guild,) = bot.guilds
    ana = await guild.fetch_member(people.ana.user.id)
    with pytest.raises(discord.NotFound) as nowhere:
        await ana.fetch_voice()
    assert code(nowhere) == 10065
    await people.ana.joins_voice("lounge")
    voice = await ana.fetch_voice()
    assert voice.channel is not None
    assert voice.channel.id == place.lounge.id


async def test_a_server_can_be_away_for_a_while(bot: Bot, place: Place, people: People) -> None:
    (guild,) = bot.guilds
    place.wire.world.outage(place.guild)
    await place.wire.settle()
    await until(lambda: bot.guilds[0].unavailable)
    await people.ana.says("unheard", "general")
    place.wire.world.outage(place.guild, over=True)
    await until(lambda: not bot.guilds[0].unavailable)
    assert guild.id == bot.guilds[0].id
    assert bot.wrote == []


async def test_put_out_of_a_server_a_bot_is_told_and_sees_nothing_more(bot: Bot, place: Place) -> None:
    place.wire.world.leave(place.guild, place.app.user.id)
    await until(lambda: not bot.guilds)
    for path, known in ((f"/channels/{place.general.id}", 50001), (f"/guilds/{place.guild.id}", 50001)):
        with pytest.raises(discord.Forbidden) as outside:
            await bot.http.request(discord.http.Route("GET", path))
        assert code(outside) == known
    with pytest.raises(discord.NotFound) as unknown:
        await bot.fetch_guild(1)
    assert code(unknown) == 10004


async def test_a_bot_comes_into_a_server_while_it_runs(bot: Bot, place: Place) -> None:
    other = place.wire.world.guild("Other", place.robin)
    place.wire.world.invite(place.app, other, int(May.VIEW_CHANNEL))
    await until(lambda: len(bot.guilds) == 2)
    route = discord.http.Route("GET", "/users/@me/guilds")
    assert [each["name"] for each in await bot.http.request(route)] == ["Class", "Other"]
