"""Rooms: 300 people into 100 of them on a local Discord at its limits, and 1,000 people of the browser class."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from typing import Any, Final

from adapters.web.adapter import WebAdapter
from bench.discord_bots import open_rooms
from bench.hall import Hall, hall, heard, plans
from bench.house import CHANNELS, SPACE, house
from bench.part import Figure, Part, at_most, at_most_times
from bench.parts.discord import bot, there
from bench.runner import Bench
from bot.clock import SystemClock
from bot.people import Person, PlaceKind, RoomKind
from storage.class_records import KeptPerson, KeptPlace
from tests.wire.discord.limits import BUCKETS, GLOBAL, OTHERWISE
from tests.wire.discord.permissions import May
from tests.wire.discord.scene import Plan, Scene, Somewhere
from tests.wire.discord.things import Kind, Participant

VOICE: Final = "100 voice rooms and 300 people moved, against what the limits need"
THREADS: Final = "100 threads and 300 people added, against what the limits need"
FIRST: Final = "the first voice room with its people in it"
CLASS: Final = "1,000 people of the browser class brought into 100 rooms"
FACTORS: Final = {RoomKind.VOICE: 4.0, RoomKind.THREAD: 1.0}
"""What divides the limits' windows: with Discord's own, moving 300 people takes five minutes."""
MOVES: Final = BUCKETS["PATCH /guilds/{guild_id}/members/{user_id}"]
_LOOK: Final = 0.005  # seconds


async def opened(folder: str, kind: str, rooms: int, each: int) -> list[float]:
    """Seconds until the first room is as it should be, and until all are."""
    places, factor = [Somewhere("general"), Somewhere("lounge", int(Kind.VOICE))], FACTORS[RoomKind(kind)]
    scene = await Scene.open(Plan(places=places, factor=factor, described=False, bot_may=int(May.ADMINISTRATOR)))
    world, guild, lounge = scene.wire.world, scene.guild, scene.places["lounge"]
    crowd = [Participant(world.user(f"u{number}"), world.now(), voice=lounge.id) for number in range(rooms * each)]
    guild.members |= {one.user.id: one for one in crowd}
    ids = [str(one.user.id) for one in crowd]
    people = [ids[number * each : (number + 1) * each] for number in range(rooms)]
    order = {"near": str(scene.places["general"].id), "kind": kind, "people": people}

    def placed() -> list[int]:
        """How many are in each room that is there."""
        if kind == RoomKind.THREAD:
            return [len(one.people) - 1 for one in guild.threads.values()]
        inside = [one.voice for one in crowd if one.voice != lounge.id]
        return [inside.count(one) for one in set(inside)]

    async with bot("ours", replace(there(scene, scene.app, folder), factor=factor)) as (process, _):
        assert process.stdin is not None
        began, first = time.perf_counter(), 0.0
        process.stdin.write(json.dumps(order).encode() + b"\n")
        while sum(now := placed()) < rooms * each:
            if not first and each in now:
                first = time.perf_counter() - began
            await asyncio.sleep(_LOOK)
        took = time.perf_counter() - began
    refused = scene.wire.limits.refused
    await scene.wire.close()
    if refused:
        raise RuntimeError(f"Discord was asked too fast: {refused}")
    return [first or took, took]


def needed(rooms: int, each: int, own: tuple[int, float], of_people: tuple[int, float] | None = None) -> float:
    """Seconds from the first request to the last for a bot that takes no time itself, and makes the rooms first: those
    of a window at once, as soon as it opens, and never more in a second than all together may be. ``own`` is the limit
    of making a room, ``of_people`` that of placing people, where there is one for all rooms."""
    asks: list[tuple[float, int, bool]] = []
    for number in range(rooms):
        heappush(asks, (number // own[0] * own[1], number, True))
    together, second = GLOBAL
    times: list[float] = []
    placed = 0
    while asks:
        opens, number, is_room = heappop(asks)
        earlier = times[-together] + second if len(times) >= together else 0.0
        if earlier > opens:  # by then others may have become due that come first
            heappush(asks, (earlier, number, is_room))
            continue
        times.append(max(opens, times[-1] if times else 0.0))
        if is_room:
            for _ in range(each):
                window = placed // of_people[0] * of_people[1] if of_people is not None else 0.0
                heappush(asks, (max(times[-1], window), rooms + placed, False))
                placed += 1
    return times[-1]


async def brought(path: str, rooms: int, each: int) -> float:
    """Seconds until everybody is in their room of the browser class, and that was heard of."""
    names = [f"b{number}" for number in range(rooms * each)]
    async with house(f"sqlite:///{path}", SystemClock(), hall, kept=True) as built:
        classroom = built.classroom
        people = [KeptPerson(name, name, "student", "UTC", "en", voice="voice:lounge") for name in names]
        await classroom.register.found([KeptPlace("voice:lounge", PlaceKind.VOICE, "lounge", "")], people)
        await WebAdapter(classroom.bot, built.router, SPACE).start()
        await classroom.settle()
        tables = [[Person(SPACE.id, one) for one in names[n * each : (n + 1) * each]] for n in range(rooms)]
        plans.append(Hall(CHANNELS[0], tables))
        heard.clear()
        began = time.perf_counter()
        await built.database.write(SPACE.id, lambda tx: open_rooms(tx, SPACE.id, built))
        await built.worker.start(alone=True)
        while len(heard) < len(names):  # noqa: ASYNC110  # nothing else tells
            await asyncio.sleep(_LOOK)
        took = time.perf_counter() - began
        await built.worker.stop()
        await classroom.settle()
    return took


def run(bench: Bench) -> Iterator[Figure]:
    """Each once: the limits are most of it, and they do not vary."""
    rooms, each = (3, 2) if bench.quick else (100, 3)
    opens: Callable[..., Sequence[Any]] = lambda kind: bench.child(  # noqa: E731
        opened, folder=str(bench.folder / kind), kind=kind, rooms=rooms, each=each
    )
    first, voice = opens(RoomKind.VOICE.value)
    yield Figure(FIRST, first, "s")
    yield Figure(VOICE, voice, "s", needed(rooms, each, OTHERWISE, MOVES) / FACTORS[RoomKind.VOICE])
    threads = opens(RoomKind.THREAD.value)[1]
    yield Figure(THREADS, threads, "s", needed(rooms, each, OTHERWISE) / FACTORS[RoomKind.THREAD])
    some, crowd = (3, 2) if bench.quick else (100, 10)
    yield Figure(CLASS, bench.child(brought, path=str(bench.folder / "class.db"), rooms=some, each=crowd), "s")


PART: Final = Part(
    measures="rooms with their people in them: on a local Discord over its own protocol, and in the browser class",
    against="what Discord's limits themselves need, from the first request to the last",
    targets={
        FIRST: at_most(1.0),
        VOICE: at_most_times(1.15),
        THREADS: at_most_times(1.15),
        CLASS: at_most(3.0),
    },
    run=run,
)
