"""Discord's limits as Homeroom keeps within them: nothing is refused, and nobody waits longer than they ask for."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import pytest

from bot.card import Card
from bot.people import PlaceKind, Room, RoomKind
from bot.platform import Written
from tests.adapters.discord.server_of import WITH_SOUND, Served, served

SENDS = "POST /channels/{channel_id}/messages"
MOVES = "PATCH /guilds/{guild_id}/members/{user_id}"


async def test_who_takes_the_last_of_a_channels_messages_does_not_wait_for_more_to_come(there: Served) -> None:
    wire, platform, general = there.wire, there.adapter.platform_of(there.space_id), there.place("general")
    wire.limits.buckets[SENDS] = (2, 60.0 * wire.limits.factor)
    async with asyncio.timeout(20.0):
        for number in range(2):
            assert await platform.ready(general) == 0.0
            await platform.post(general, Card(f"{number}"), f"n{number}")
    assert 30.0 < await platform.ready(general) <= 60.0
    assert await platform.ready(there.place("staff")) == 0.0


async def test_who_comes_too_soon_all_the_same_waits_for_the_window_once(there: Served) -> None:
    wire, platform, general = there.wire, there.adapter.platform_of(there.space_id), there.place("general")
    wire.limits.buckets[SENDS] = (1, 1.0 * wire.limits.factor)
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(3):
        await platform.post(general, Card(f"{number}"), f"n{number}")
    assert 1.9 < loop.time() - began < 2.9
    assert wire.limits.refused == {}


async def test_requests_of_all_kinds_together_stay_within_the_second(there: Served) -> None:
    limits, platform = there.wire.limits, there.adapter.platform_of(there.space_id)
    limits.all_requests, limits.otherwise = (50, 1.0 * limits.factor), (1000, 5.0)
    sent = await platform.post(there.place("general"), Card("One"), "n1")
    found = await asyncio.gather(*(platform.written(sent) for _ in range(60)))
    assert found == [Written(ours=True)] * 60
    assert limits.refused == {}


async def test_a_request_that_is_given_up_while_it_waits_leaves_no_room_for_more(there: Served) -> None:
    limits, platform = there.wire.limits, there.adapter.platform_of(there.space_id)
    limits.all_requests, limits.otherwise = (50, 1.0 * limits.factor), (1000, 5.0)
    sent = await platform.post(there.place("general"), Card("One"), "n1")
    waiting = [asyncio.ensure_future(platform.written(sent)) for _ in range(90)]
    await asyncio.wait(waiting[:20])
    for each in waiting[60:]:
        each.cancel()
    await asyncio.wait(waiting)
    await asyncio.gather(*(platform.written(sent) for _ in range(60)))
    assert limits.refused == {}


async def test_of_many_at_once_each_takes_only_what_is_left(there: Served) -> None:
    limits, platform, general = there.wire.limits, there.adapter.platform_of(there.space_id), there.place("general")
    limits.buckets[SENDS] = (5, 1.0 * limits.factor)
    there.wire.api.latency = 0.05
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(platform.post(general, Card(f"{number}"), f"n{number}") for number in range(12)))
    assert 1.9 < loop.time() - began < 3.5
    assert limits.refused == {}


async def test_what_ends_without_a_word_of_limits_gives_back_what_it_took(there: Served) -> None:
    api, platform, general = there.wire.api, there.adapter.platform_of(there.space_id), there.place("general")
    for off in (True, False):
        api.off = off
        for number in range(6):
            asked = platform.post(general, Card(f"{number}"), f"{off}{number}")
            async with asyncio.timeout(10.0):
                if off:
                    with pytest.raises(aiohttp.ClientError):  # nobody knows whether it happened
                        await asked
                else:
                    await asked
    assert len(there.wire.world.messages[there.channels["general"].id]) == 6


async def test_who_loses_patience_while_all_is_shut_keeps_nobody_out(there: Served) -> None:
    limits, platform = there.wire.limits, there.adapter.platform_of(there.space_id)
    sent = await platform.post(there.place("general"), Card("One"), "n1")
    limits.all_requests = (0, 0.5 * limits.factor)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await platform.written(sent)
    limits.all_requests = (50, 1.0)
    async with asyncio.timeout(10.0):
        assert await platform.written(sent) == Written(ours=True)


async def test_of_many_who_are_to_be_moved_each_comes_back_at_a_turn_of_their_own(tmp_path: Path) -> None:
    async with served(tmp_path, may=WITH_SOUND) as there:
        wire, platform = there.wire, there.adapter.platform_of(there.space_id)
        wire.limits.buckets[MOVES] = (2, 60.0 * wire.limits.factor)
        lounge = there.place("lounge", PlaceKind.VOICE)
        for name in ("ana", "ben"):
            assert await platform.ready_for(lounge) == 0.0
            await platform.bring(there.person(name), lounge)  # neither is in voice, which counts all the same
        waits = [await platform.ready_for(lounge) for _ in range(5)]
        assert [round(each / 60.0) for each in waits] == [1, 1, 2, 2, 3]
        room = Room("Talk", (there.person("ana"),), there.place("general"), RoomKind.VOICE)
        assert await platform.ready_for(room) == 0.0
