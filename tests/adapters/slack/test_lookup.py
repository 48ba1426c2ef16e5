"""What was sent before a crash is found again by its metadata, in its one conversation, with one request."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import pytest

from adapters.slack.places import channel_place, thread_place
from bot.card import Card
from bot.people import Place
from bot.platform import Later, Message, NeverWorks, Unknowable, Why
from tests.adapters.slack.workspace_of import Ported, ported
from tests.wire.slack.api import Asked, Fault, Lost
from tests.wire.slack.scene import Plan, Somewhere

HISTORY, REPLIES, POST = "conversations.history", "conversations.replies", "chat.postMessage"


def lines(there: Ported, place: Place, count: int, thread_ts: str | None = None) -> None:
    """People write so much there."""
    ana = there.member("ana").user
    for _ in range(count):
        there.scene.wire.world.post(there.channel(place), ana, "…", thread_ts=thread_ts)


async def below(there: Ported) -> tuple[Place, str]:
    """A thread, and the message that it is below."""
    message = await there.platform.post(there.place("general"), Card("Above"), "above")
    return await there.platform.thread(message, ""), message.id


@pytest.mark.parametrize("in_thread", [False, True])
async def test_what_came_through_before_the_connection_broke_is_found(there: Ported, in_thread: bool) -> None:
    place = (await below(there))[0] if in_thread else there.place("general")

    async def lost(asked: Asked) -> None:
        if asked.method == POST:
            raise Lost

    there.scene.wire.api.after = lost
    with pytest.raises(aiohttp.ClientError):
        await there.platform.post(place, Card("One"), "n1")
    there.scene.wire.api.after = None
    platform = there.again()
    there.fresh()
    found = await platform.find(place, "n1")
    assert found is not None
    assert there.channel(place).messages[found.id].text == "One"
    assert await platform.find(place, "n2") is None
    assert there.asked() == [REPLIES if in_thread else HISTORY] * 2
    assert [call.given["include_all_metadata"] for call in there.scene.wire.api.calls] == ["1", "1"]


@pytest.mark.parametrize("in_thread", [False, True])
async def test_only_what_is_ours_counts(there: Ported, in_thread: bool) -> None:
    place, ts = await below(there) if in_thread else (there.place("general"), None)
    world, poller = there.scene.wire.world, there.member("poller").user
    same = {"event_type": "homeroom", "event_payload": {"nonce": "n1"}}
    world.post(there.channel(place), poller, "Theirs", metadata=same, thread_ts=ts)
    other = {"event_type": "other", "event_payload": {"nonce": "n1"}}
    world.post(there.channel(place), there.scene.install.bot, "Of another time", metadata=other, thread_ts=ts)
    assert await there.platform.find(place, "n1") is None


async def test_in_a_channel_the_newest_are_looked_at(there: Ported) -> None:
    general = there.place("general")
    await there.platform.post(general, Card("One"), "n1")
    lines(there, general, 199)
    assert await there.platform.find(general, "n1") is not None
    lines(there, general, 1)
    there.fresh()
    with pytest.raises(Unknowable):
        await there.platform.find(general, "n1")
    assert there.asked() == [HISTORY]


async def test_in_a_thread_the_newest_come_last(there: Ported) -> None:
    thread, ts = await below(there)
    lines(there, thread, 450, ts)
    sent = await there.platform.post(thread, Card("One"), "n1")
    there.fresh()
    assert await there.platform.find(thread, "n1") == sent
    assert there.asked() == [REPLIES] * 3
    lines(there, thread, 600, ts)
    there.fresh()
    with pytest.raises(Unknowable):
        await there.platform.find(thread, "n2")
    assert there.asked() == [REPLIES] * 5


async def test_where_histories_are_short_and_rare_they_are_not_gone_through(tmp_path: Path) -> None:
    async with ported(tmp_path, narrow_history=True, factor=1.0) as there:
        general = there.place("general")
        thread, ts = await below(there)
        lines(there, general, 20)
        lines(there, thread, 20, ts)
        there.fresh()
        with pytest.raises(Unknowable):
            await there.platform.find(general, "above")
        with pytest.raises(Unknowable):
            await there.platform.find(thread, "n1")
        assert there.asked() == [HISTORY, REPLIES]
        with pytest.raises(Later) as later:  # the second one in a minute
            await there.platform.find(general, "above")
        assert 50 < (later.value.seconds or 0) <= 60


async def test_a_thread_that_is_gone_has_nothing_in_it(there: Ported) -> None:
    thread = thread_place(there.space_id, there.place("general").id, "1700000000.000001")
    assert await there.platform.find(thread, "n1") is None


async def test_where_nobody_may_look_nobody_knows(tmp_path: Path) -> None:
    scopes = [each for each in Plan().scopes if each != "channels:history"]
    async with ported(tmp_path, scopes=scopes, places=(*Plan().places, Somewhere("cafe", bot=False))) as there:
        for name in ("general", "cafe"):
            with pytest.raises(Unknowable):
                await there.platform.find(there.place(name), "n1")
        assert await there.platform.find(there.place("staff"), "n1") is None


async def test_a_channel_that_is_gone_is_told_as_gone(there: Ported) -> None:
    with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
        await there.platform.find(channel_place(there.space_id, "C0GONE"), "n1")


@pytest.mark.parametrize("status", [503, 429])
async def test_what_cannot_be_looked_up_now_is_not_told_as_absent(there: Ported, status: int) -> None:
    general = there.place("general")
    sent = await there.platform.post(general, Card("One"), "n1")
    there.scene.wire.api.faults.append(Fault(status, HISTORY))
    with pytest.raises(Later):
        await there.platform.find(general, "n1")
    there.again()
    if status == 503:
        assert await there.platform.find(general, "n1") == Message(general.key, sent.id)
