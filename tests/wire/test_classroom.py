"""The class behind its door: the same calls with the same results, and a bot that is killed while the class stays."""

from __future__ import annotations

import asyncio
import inspect
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from adapters.web.acts import BotAway
from adapters.web.bot_side import BotSide
from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from adapters.web.seat import Refused
from bot.people import PlaceKind
from bot.platform import Later, NeverWorks, Why
from storage.class_records import KeptPerson, KeptPlace
from tests.wire.classroom import CALLS, Door, RemoteClassroom

ROOT = Path(__file__).resolve().parents[2]
CARD: JsonObject = {"title": "Hello", "actions": [{"type": "button", "label": "Go", "link": "t.go", "look": "plain"}]}
BOT = """
import asyncio, sys
from tests.wire.classroom import RemoteClassroom

async def main(url, name):
    remote = RemoteClassroom(url)
    async def deliver(delivery):
        if name == "hangs" and delivery["kind"] == "press":
            await asyncio.sleep(60)
        return {"shown": "private", "card": {"title": f"{name} heard {delivery['id']}"}}
    remote.attach(deliver)
    await remote.members()
    await remote.post("channel:general", {"title": "from " + name}, "the-nonce")
    await asyncio.sleep(60)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    """A class behind its door."""
    classroom = await Classroom.open()
    await classroom.register.found(
        [KeptPlace("channel:general", PlaceKind.CHANNEL, "general"), KeptPlace("voice:v", PlaceKind.VOICE, "v")],
        [KeptPerson(name, name.capitalize(), "student", "UTC", "en") for name in ("ana", "ben")],
    )
    opened = Door(classroom)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def remote(door: Door) -> AsyncIterator[RemoteClassroom]:
    """The class as the bot reaches it."""
    reached = RemoteClassroom(door.url)
    yield reached
    await reached.close()


async def bot(door: Door, name: str) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BOT, door.url, name, cwd=ROOT)
    await asyncio.wait_for(door.bot_is_there(), 30)
    return process


async def test_every_call_does_in_the_class_what_it_does_at_home(door: Door, remote: RemoteClassroom) -> None:
    ana = await door.classroom.seat("ana")
    placed: Any = await remote.post("channel:general", CARD, "n1")
    assert ana.reads() == "Hello\n[Go]"
    assert await remote.post("channel:general", CARD, "n1") == await remote.find("n1") == placed
    thread = await remote.thread(placed["place"], placed["id"], "T")
    assert thread["parent"] == "channel:general"
    await remote.edit(placed["place"], placed["id"], {"title": "Changed"})
    assert ana.reads() == "Changed"
    await remote.tell(["ana", "ben"], CARD, "n2")
    assert ana.reads("direct:ana+ben") == "Hello\n[Go]"
    room: Any = await remote.open_room("R", "voice", ["ana"], "voice:v", "r1")
    assert await remote.find_room("r1") == room
    await ana.joins_voice("v")
    await remote.bring("ana", room["place"])
    assert ana.hears(room["place"]) == ["ana"]
    assert (await remote.voices(), await remote.rooms()) == ({"ana": room["place"]}, {room["place"]: "r1"})
    await remote.change_room(room["place"], "R2", ["ana", "ben"])
    await remote.close_room(room["place"])
    await remote.remove(placed["place"], placed["id"])
    assert ana.sees() == []
    await ana.says("Mine", "general")
    said = str(ana.sees()[0]["id"])
    assert await remote.written("channel:general", said) == "ana"
    await remote.delete("channel:general", said)
    assert ana.sees() == []
    assert await remote.names(["ana", "nobody"]) == {"ana": "Ana"}
    assert (await remote.members(), await remote.staff()) == (["ana", "ben"], [])
    assert await remote.find("n1") is None
    assert await remote.barred(["channel:general", "channel:gone"]) == {"channel:gone": "place-gone"}
    assert await remote.of_staff() == []
    assert set(door.calls) == CALLS


def test_the_class_behind_a_door_offers_every_call_of_one_at_home() -> None:
    for name in CALLS | {"attach"}:
        assert inspect.signature(getattr(RemoteClassroom, name)) == inspect.signature(getattr(BotSide, name)), name


async def test_what_can_never_work_says_why_through_the_door_too(door: Door, remote: RemoteClassroom) -> None:
    with pytest.raises(NeverWorks) as never:
        await remote.post("channel:gone", CARD, "n1")
    assert never.value.why is Why.PLACE_GONE
    await door.close()
    another = RemoteClassroom(door.url)
    with pytest.raises(Later):
        await another.post("channel:general", CARD, "n1")
    await another.close()


async def test_a_call_whose_answer_is_lost_may_have_happened(door: Door, remote: RemoteClassroom) -> None:
    async def away(bot: str, call: str) -> None:
        raise BotAway

    door.after = away
    with pytest.raises(ConnectionResetError):
        await remote.post("channel:general", CARD, "n1")
    door.after = None
    assert await remote.find("n1") is not None


async def test_a_killed_bot_leaves_the_class_and_the_next_one_finds_what_it_did(door: Door) -> None:
    ana = await door.classroom.seat("ana")
    posted = asyncio.Event()

    async def after(bot: str, call: str) -> None:
        if call == "post":
            posted.set()

    door.after = after
    first = await bot(door, "hangs")
    await asyncio.wait_for(posted.wait(), 30)
    placed: Any = await door.classroom.bot.post("channel:general", CARD, "n9")
    pressing = asyncio.ensure_future(door.classroom.press("ana", "channel:general", placed["id"], "t.go", key="k1"))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(pressing), 0.1)
    first.send_signal(signal.SIGKILL)
    await first.wait()
    with pytest.raises(Exception, match="class-bot-away"):
        await pressing
    with pytest.raises(Refused, match="Homeroom is not there"):
        await ana.presses("Go", key="k1")

    second = await bot(door, "answers")
    await ana.presses("Go", key="k1")
    assert "answers heard" in ana.answer
    assert ana.reads().count("from hangs") == 1
    assert "from answers" not in ana.reads()
    second.kill()
    await second.wait()


async def test_what_a_bot_fails_at_is_answered_too_and_nobody_waits_for_ever(
    door: Door, remote: RemoteClassroom
) -> None:
    async def fails(delivery: JsonObject) -> JsonObject:
        raise ValueError(delivery["kind"])

    ana = await door.classroom.seat("ana")
    await remote.post("channel:general", CARD, "n1")
    remote.attach(fails)
    await remote.members()
    with pytest.raises(Refused) as no:
        await asyncio.wait_for(ana.presses("Go"), 10)
    assert no.value.text_id == "class-bot-fault"
