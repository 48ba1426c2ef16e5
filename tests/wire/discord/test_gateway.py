"""The local gateway and discord.py: intents, resuming, being sent away, shards; and raw, what discord.py never does."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import discord
import pytest

from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place, until
from tests.wire.discord.gateway import IDENTIFY_EVERY, RESUMABLE
from tests.wire.discord.server import FACTOR
from tests.wire.discord.things import App, Intent, Overwrite

NO_MEMBERS = int(Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.DIRECT_MESSAGES)


async def test_without_content_what_others_write_is_empty_but_where_the_bot_is_meant(
    place: Place, people: People
) -> None:
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        await people.ana.says("a secret", "general")
        called = f"<@{place.app.user.id}> help"
        await people.ana.says(called, "general")
        await people.ana.says("hello bot", "direct")
        sent = await bot.place(place.general).send("mine")
        await people.ana.says("yours?", "general", reply_to=str(sent.id))
        await until(lambda: len(bot.wrote) == 5)
        assert [each.content for each in bot.wrote] == [
            "",
            f"<@{place.app.user.id}> help",
            "hello bot",
            "mine",
            "yours?",
        ]
        assert bot.wrote[-1].reference is not None
        assert bot.wrote[0].author.id == int(people.ana.person)


async def test_by_http_the_page_of_the_application_decides_on_content(place: Place, people: People) -> None:
    called = f"<@{place.app.user.id}> help"
    await people.ana.says("a secret", "general")
    await people.ana.says(called, "general")
    place.app.privileged = 0
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        history = bot.place(place.general).history(oldest_first=True)
        assert [each.content async for each in history] == ["", called]


async def test_with_the_intent_content_comes(place: Place, people: People) -> None:
    async with running(Bot(message_content=True), place.app) as bot:
        assert isinstance(bot, Bot)
        await people.ana.says("a secret", "general")
        await until(lambda: bot.wrote)
        assert bot.wrote[0].content == "a secret"


async def test_who_joins_is_heard_of_with_the_members_intent_only(place: Place) -> None:
    world = place.wire.world
    other = world.app("Other", place.robin)
    world.invite(other, place.guild, 0)
    async with running(Bot(), other) as without, running(Bot(members=True), place.app) as having:
        assert isinstance(without, Bot)
        assert isinstance(having, Bot)
        await place.wire.gateway.connected(2)
        world.join(place.guild, world.user("chi"))
        await place.wire.settle()
        await until(lambda: having.joined)
        assert (having.joined, without.joined) == (["chi"], [])


async def test_a_bot_hears_nothing_of_a_channel_that_it_does_not_see(place: Place, people: People) -> None:
    hidden = Overwrite(place.app.user.id, 1, deny=1 << 10)
    place.staff.overwrites[hidden.id] = hidden
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        await people.robin.says("unheard", "staff")
        await people.robin.says("heard", "general")
        await until(lambda: bot.wrote)
        assert [each.channel.id for each in bot.wrote] == [place.general.id]
        with pytest.raises(discord.Forbidden) as unseen:
            await bot.place(place.staff).send("me too")
        assert unseen.value.code == 50001


async def test_voice_is_heard(place: Place, people: People) -> None:
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        await people.ana.joins_voice("lounge")
        assert people.ben.hears("lounge") == [people.ana.person]
        await people.ana.leaves_voice()
        await until(lambda: len(bot.moved) == 2)
        assert bot.moved == [place.lounge.id, None]


async def test_a_dropped_connection_is_resumed_and_nothing_is_lost_or_doubled(place: Place, people: People) -> None:
    gateway = place.wire.gateway
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        await people.ana.says("before", "direct")
        gateway.drop()
        await gateway.disconnected()
        await people.ana.says("meanwhile", "direct")
        await until(lambda: bot.resumes)
        await people.ana.says("after", "direct")
        await until(lambda: len(bot.wrote) >= 3)
        assert [each.content for each in bot.wrote] == ["before", "meanwhile", "after"]
        assert (gateway.resumed, len(gateway.identified)) == (1, 1)


@pytest.mark.parametrize("how", ["reconnect", "invalid, resumable"])
async def test_asked_to_reconnect_a_bot_resumes(place: Place, how: str) -> None:
    gateway = place.wire.gateway
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        if how == "reconnect":
            gateway.reconnect()
        else:
            gateway.invalidate(resumable=True)
        await until(lambda: bot.resumes)
        assert len(gateway.identified) == 1


@pytest.mark.parametrize(("code", "resumes"), [(1001, 1), (4000, 1), (4008, 1), (4007, 0), (4009, 0)])
async def test_a_connection_that_discord_ends_is_resumed_where_its_code_allows_it(
    place: Place, people: People, code: int, resumes: int
) -> None:
    gateway = place.wire.gateway
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        await gateway.close(code)
        await people.ana.says("meanwhile", "direct")
        await gateway.connected()
        await people.ana.says("after", "direct")
        await until(lambda: "after" in [each.content for each in bot.wrote])
        assert [each.content for each in bot.wrote] == (["meanwhile"] * resumes) + ["after"]
        anew = [each for each in gateway.identified if not each.too_soon]
        assert (gateway.resumed, len(anew)) == (resumes, 2 - resumes)


@pytest.mark.parametrize("how", ["forgotten", "refused", "invalid"])
async def test_a_session_that_is_gone_begins_anew_and_what_happened_meanwhile_is_lost(
    place: Place, people: People, how: str
) -> None:
    gateway = place.wire.gateway
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        if how == "invalid":
            gateway.invalidate()
        elif how == "forgotten":
            gateway.forget()
        else:
            gateway.forgets = True
        gateway.drop() if how != "invalid" else None
        await until(lambda: len([each for each in gateway.identified if not each.too_soon]) == 2)
        await gateway.connected()
        await people.ana.says("after", "direct")
        await until(lambda: bot.wrote)
        assert bot.wrote[-1].content == "after"
        assert gateway.resumed == 0


async def test_a_session_that_nobody_resumes_is_not_kept(place: Place, people: People) -> None:
    gateway = place.wire.gateway
    async with running(Bot(), place.app) as bot:
        gateway.away = True
        gateway.drop()
        await gateway.disconnected()
        (session,) = gateway.sessions.values()
        assert session.left_at is not None
        session.left_at -= RESUMABLE / FACTOR
        await people.ana.says("unheard", "direct")
        assert gateway.sessions == {}
        gateway.away = False
        await gateway.connected()
        assert isinstance(bot, Bot)
        assert bot.wrote == []


async def test_a_gateway_that_is_away_is_found_again(place: Place, people: People) -> None:
    gateway = place.wire.gateway
    async with running(Bot(), place.app) as bot:
        assert isinstance(bot, Bot)
        gateway.away = True
        gateway.drop()
        await gateway.disconnected()
        await people.ana.says("meanwhile", "direct")
        gateway.away = False
        await until(lambda: bot.wrote)
        assert [each.content for each in bot.wrote] == ["meanwhile"]


async def test_a_wrong_token_is_refused_by_http(place: Place) -> None:
    bot = Bot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()


async def test_an_intent_that_the_page_has_not_switched_on_is_refused(place: Place) -> None:
    place.app.privileged = 0
    bot = Bot(members=True)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await asyncio.wait_for(bot.start(place.app.token), 5)
    await bot.close()


class Sharded(discord.AutoShardedClient):
    """In a hurry, as everything here. It keeps what it heard."""

    def __init__(self) -> None:
        asked = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=asked, max_messages=None, guild_ready_timeout=0.01)
        self.wrote: list[int] = []

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote."""
        self.wrote.append(message.channel.id)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library waits 5 seconds."""
        await asyncio.sleep(IDENTIFY_EVERY / FACTOR)


async def test_shards_hear_of_their_own_servers_and_identify_one_after_the_other(place: Place, people: People) -> None:
    world = place.wire.world
    there = place.guild.id >> 22
    other = world.guild("Elsewhere", place.robin, guild_id=(there + 1) << 22)
    world.invite(place.app, other, 1 << 10)
    place.wire.gateway.shards = 2
    bot = Sharded()
    async with running(bot, place.app):
        for where in ("general", "direct"):
            await people.ana.says("Hello", where)
        await until(lambda: len(bot.wrote) >= 2)
        assert bot.wrote.count(place.general.id) == 1, "the other shard does not hear of it"
        assert len(bot.wrote) == 2
        shards = {guild.id: guild.shard_id for guild in bot.guilds}
        assert shards == {place.guild.id: there % 2, other.id: (there + 1) % 2}
    identified = place.wire.gateway.identified
    assert sorted(each.shard for each in identified) == [(0, 2), (1, 2)]
    assert not any(each.too_soon for each in identified)


async def test_members_are_asked_for_and_all_of_them_once_in_a_while(place: Place) -> None:
    async with running(Bot(members=True), place.app) as bot:
        (guild,) = bot.guilds
        assert [each.name for each in await guild.query_members("an", limit=5)] == ["ana"]
        assert len(await guild.chunk()) == 4
    place.wire.gateway.complaints.clear()


class Raw:
    """A connection that says what a test wants."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def says(self, op: int, body: Any) -> None:
        """Sends it."""
        await self.socket.send_str(json.dumps({"op": op, "d": body}))

    async def identifies(self, app: App, intents: int = NO_MEMBERS, shard: tuple[int, int] = (0, 1)) -> None:
        """Identifies."""
        properties = {"os": "", "browser": "", "device": ""}
        body = {"token": app.token, "intents": intents, "properties": properties, "shard": list(shard)}
        await self.says(2, body)

    async def hears(self, name: str) -> Any:
        """The next event of this name."""
        while (told := json.loads(await self.socket.receive_str()))["t"] != name:
            pass
        return told

    async def sent_away(self) -> int | None:
        """The code with which it ends."""
        while (await self.socket.receive(timeout=5)).type != aiohttp.WSMsgType.CLOSE:
            pass
        return self.socket.close_code


@pytest.fixture
async def raw(place: Place) -> Any:
    """A connection without compression."""
    async with aiohttp.ClientSession() as session, session.ws_connect(place.wire.gateway_url) as socket:
        hello = json.loads(await socket.receive_str())
        assert (hello["op"], hello["d"]["heartbeat_interval"]) == (10, 41.25 / 20 * 1000)
        yield Raw(socket)


async def test_a_heartbeat_is_answered(raw: Raw) -> None:
    await raw.says(1, None)
    assert json.loads(await raw.socket.receive_str())["op"] == 11


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ((2, {"token": "wrong", "intents": 1, "properties": {}}), 4004),
        ((2, {"token": "", "intents": 1 << 40, "properties": {}}), 4013),
        ((2, {"token": "", "intents": 1 << 1, "properties": {}}), 4014),
        ((2, {"token": "", "intents": 1, "properties": {}, "shard": [2, 2]}), 4010),
        ((8, {"guild_id": "1"}), 4003),
        ((6, {"token": "wrong", "session_id": "x", "seq": 1}), 4004),
    ],
)
async def test_who_says_what_is_not_so_is_sent_away(place: Place, raw: Raw, told: tuple[int, Any], code: int) -> None:
    op, body = told
    place.app.privileged = 0
    await raw.says(op, body | ({"token": place.app.token} if body.get("token") == "" else {}))
    assert await raw.sent_away() == code


async def test_who_says_too_much_is_sent_away(place: Place, raw: Raw) -> None:
    await raw.identifies(place.app)
    await raw.hears("GUILD_CREATE")
    for _ in range(120):
        await raw.says(1, None)
    assert await raw.sent_away() == 4008


async def test_nonsense_and_identifying_twice_end_the_connection(place: Place, raw: Raw) -> None:
    await raw.identifies(place.app)
    await raw.identifies(place.app)
    assert await raw.sent_away() == 4005
    async with aiohttp.ClientSession() as session, session.ws_connect(place.wire.gateway_url) as socket:
        await socket.send_str("nonsense")
        assert await Raw(socket).sent_away() == 4002


async def test_identifying_too_soon_is_counted_and_refused(place: Place, raw: Raw) -> None:
    await raw.identifies(place.app)
    await raw.hears("GUILD_CREATE")
    async with aiohttp.ClientSession() as session, session.ws_connect(place.wire.gateway_url) as socket:
        await Raw(socket).identifies(place.app)
        await socket.receive_str()
        assert json.loads(await socket.receive_str()) == {"op": 9, "d": False, "s": None, "t": None}
    assert place.wire.gateway.complaints == ["shard (0, 1) identified too soon"]
    place.wire.gateway.complaints.clear()


async def test_with_more_concurrency_shards_may_identify_side_by_side(place: Place, raw: Raw) -> None:
    place.wire.gateway.max_concurrency = 2
    await raw.identifies(place.app, shard=(0, 2))
    await raw.hears("READY")
    async with aiohttp.ClientSession() as session, session.ws_connect(place.wire.gateway_url) as socket:
        other = Raw(socket)
        await other.identifies(place.app, shard=(1, 2))
        assert (await other.hears("READY"))["d"]["shard"] == [1, 2]


async def test_resuming_with_a_number_that_never_was_ends_the_connection(place: Place, raw: Raw) -> None:
    await raw.identifies(place.app)
    session_id = (await raw.hears("READY"))["d"]["session_id"]
    place.wire.gateway.drop()
    async with aiohttp.ClientSession() as session, session.ws_connect(place.wire.gateway_url) as socket:
        await Raw(socket).says(6, {"token": place.app.token, "session_id": session_id, "seq": 99})
        assert await Raw(socket).sent_away() == 4007


async def test_all_members_asked_for_twice_are_refused_for_a_while(place: Place, raw: Raw) -> None:
    await raw.identifies(place.app, int(Intent.GUILDS | Intent.GUILD_MEMBERS))
    everyone = {"guild_id": str(place.guild.id), "query": "", "limit": 0}
    await raw.says(8, everyone)
    assert len((await raw.hears("GUILD_MEMBERS_CHUNK"))["d"]["members"]) == 4
    await raw.says(8, {**everyone, "nonce": "again"})
    refused = (await raw.hears("RATE_LIMITED"))["d"]
    assert (refused["opcode"], refused["meta"]["nonce"]) == (8, "again")
    assert 0 < refused["retry_after"] <= 30 / 20
    place.wire.gateway.complaints.clear()
