"""Two processes of one bot, each with its own shards, on one PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.people import PlaceKind
from tests.adapters.discord.server_of import PATIENCE, PEOPLE, Served, a_class, an_app, in_it
from tests.adapters.discord.test_answering import STATUS, a_letter
from tests.adapters.discord.test_story import posts, set_up
from tests.wire.discord.server import Discord

SYNCS = "PUT /applications/{application_id}/commands"


@pytest.fixture
async def two(tmp_path: Path, postgres_url: str) -> AsyncIterator[list[Served]]:
    """Two servers, each of the shard of one of two processes."""
    wire = await Discord.open(patience=PATIENCE)
    people = {name: wire.world.user(name) for name in PEOPLE}
    application = wire.world.app("Homeroom", people["robin"])
    found = []
    async with AsyncExitStack() as running:
        running.push_async_callback(wire.close)
        for shard in range(2):
            guild_id = (wire.world.new_id() >> 23 << 1 | shard) << 22
            guild, channels = a_class(wire, people, application, guild_id=guild_id)
            # A second apart: while both start, one may be held up before it logs in.
            shards = f"{shard}-{shard}/2"
            app = await an_app(tmp_path / str(shard), wire, application, postgres_url, every=1.0, shards=shards)
            running.push_async_callback(app.stop)
            found.append(in_it(wire, application, people, guild, channels, app))
        await asyncio.gather(*(each.app.start() for each in found))
        for each in found:
            await each.heard()  # it knows its server
        yield found
    assert wire.api.untrue == []
    assert wire.gateway.complaints == []


async def test_each_process_hears_of_its_own_servers_and_logs_in_in_its_turn(two: list[Served]) -> None:
    wire = two[0].wire
    for each in two:
        await set_up(each)
        assert "use /staff course" in each.robin.answer
    assert sorted(each.shard for each in wire.gateway.identified) == [(0, 2), (1, 2)]
    assert not any(each.too_soon for each in wire.gateway.identified)
    assert len(wire.api.called(SYNCS)) == 1


async def test_what_is_due_in_one_server_happens_once_whichever_process_is_there(two: list[Served]) -> None:
    first, second = two
    for each in two:
        await set_up(each)
    await posts(second)
    await first.goes_on()
    assert len(second.ana.sees("general")) == 1
    await second.robin.runs("staff icebreaker now", place="general")
    await second.app.worker.stop()  # what it leaves behind, the other does
    await second.robin.presses("Post")
    await first.goes_on()
    assert len(second.ana.sees("general")) == 2
    assert first.ana.sees("general") == []


async def test_the_first_process_hears_of_all_direct_messages_and_staff_is_staff_there(two: list[Served]) -> None:
    _, second = two
    await set_up(second)
    await a_letter(second, "robin", "How it is", STATUS)
    await second.robin.presses("How it is", place="direct")
    assert "Nothing is paused" in second.robin.answer


async def test_who_is_in_voice_is_known_to_the_process_that_hears_of_the_server(two: list[Served]) -> None:
    first, second = two
    await second.ana.joins_voice("lounge")
    await second.heard()
    lounge = second.place("lounge", PlaceKind.VOICE)
    inside = [each.app.core.voices.inside(second.space_id, lounge.key) for each in (first, second)]
    assert inside == [(), (second.person("ana"),)]
