"""Discord: how soon a command is answered on the wire, how fast messages go out, and what a thousand servers weigh."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from statistics import median, quantiles
from typing import Any, Final

from bench.command import ROOT
from bench.discord_bots import COMMAND, OPTION, There
from bench.part import Figure, Part, at_most, at_most_times
from bench.runner import Bench
from tests.wire.discord.acting import act
from tests.wire.discord.interactions import Deed
from tests.wire.discord.limits import BUCKETS, GLOBAL
from tests.wire.discord.scene import Plan, Scene, Somewhere
from tests.wire.discord.things import PRIVILEGED, App, Participant

MIDDLE: Final = "a command, until its answer on the wire, median"
LATE: Final = "a command, until its answer on the wire, 95th percentile"
LATEST: Final = "the latest answer of 100 commands a second for a minute"
MESSAGES: Final = "300 messages to 30 channels, against what the limits need"
MEMORY: Final = "memory in 1,000 servers of 1,000 people"
CHANNELS: Final = 30
MESSAGES_EACH: Final = 10


@asynccontextmanager
async def bot(side: str, there: There) -> AsyncIterator[tuple[Process, float]]:
    """A bot in a process of its own, connected; with the megabytes that it takes then."""
    command = [sys.executable, "-m", "bench.discord_bots", side, there.line()]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        while not (line := await process.stdout.readline()).startswith(b"{"):  # what a library prints before
            if not line:
                raise RuntimeError(f"the bot ended with {await process.wait()}")
        yield process, float(json.loads(line)["megabytes"])
    finally:
        process.stdin.close()
        await asyncio.wait_for(process.wait(), 30)


def there(scene: Scene, app: App, folder: str, count: int = 0, servers: int = 1) -> There:
    """Where a bot finds everything."""
    wire = scene.wire
    return There(wire.api_url, wire.gateway_url, app.token, str(scene.guild.id), folder, count, servers)


async def asked(scene: Scene, app: App, number: int) -> float:
    """Somebody calls the command. Seconds until its answer came."""
    ana, general = scene.members["ana"], scene.places["general"]
    data = {
        "id": "1",
        "name": COMMAND,
        "type": 1,
        "options": [{"name": OPTION, "type": 4, "value": number}],
    }
    began = time.perf_counter()
    made = act(scene.wire.interactions, app, Deed.COMMAND, ana.user, general, data)
    async with made.changed:
        await made.changed.wait_for(lambda: made.answered is not None)
    return time.perf_counter() - began


async def answered(folder: str, count: int, warm: int) -> dict[str, list[float]]:
    """One run: both bots in one server, called in turns."""
    scene = await Scene.open(Plan(factor=1.0, described=False))
    theirs = scene.wire.world.app("Bare", scene.members["robin"].user, privileged=int(PRIVILEGED))
    scene.wire.world.invite(theirs, scene.guild, Plan().bot_may)
    total = count + warm
    found: dict[str, list[float]] = {"ours": [], "baseline": []}
    async with (
        bot("ours", there(scene, scene.app, f"{folder}/ours", total)),
        bot("bare", there(scene, theirs, f"{folder}/bare", total)),
    ):
        for number in range(total):
            for side, app in (("ours", scene.app), ("baseline", theirs))[:: 1 if number % 2 else -1]:
                found[side].append(await asked(scene, app, number))
    await scene.wire.close()
    return {side: each[warm:] for side, each in found.items()}


async def under_load(folder: str, a_second: int, seconds: int) -> float:
    """The latest answer, in seconds; what is not answered within three is as late as can be."""
    scene = await Scene.open(Plan(factor=1.0, described=False))
    total = a_second * seconds
    async with bot("ours", there(scene, scene.app, folder, total)):
        loop = asyncio.get_running_loop()
        began = loop.time()
        running = []
        for number in range(total):
            await asyncio.sleep(max(began + number / a_second - loop.time(), 0))
            running.append(asyncio.ensure_future(asyncio.wait_for(asked(scene, scene.app, number), 3.0)))
        ended = await asyncio.gather(*running, return_exceptions=True)
    await scene.wire.close()
    return max(each if isinstance(each, float) else 3.0 for each in ended)


async def sent(folder: str, channels: int, each: int) -> float:
    """Seconds until all messages stand, sent as fast as Discord's own limits let them be."""
    places = [Somewhere(f"c{number}") for number in range(channels)]
    scene = await Scene.open(Plan(places=[Somewhere("general"), *places], factor=1.0, described=False))
    ids = [str(scene.places[place.name].id) for place in places]
    total = channels * each
    async with bot("ours", there(scene, scene.app, folder, total)) as (process, _):
        assert process.stdin is not None
        began = time.perf_counter()
        process.stdin.write(json.dumps(ids * each).encode() + b"\n")
        messages = scene.wire.world.messages
        while sum(len(messages[int(each)]) for each in ids) < total:  # noqa: ASYNC110  # nothing else tells
            await asyncio.sleep(0.005)
        took = time.perf_counter() - began
    await scene.wire.close()
    return took


async def weighed(folder: str, side: str, servers: int, people: int) -> float:
    """Megabytes of a bot that has heard of so many servers of so many people."""
    scene = await Scene.open(Plan(factor=1.0, described=False))
    world = scene.wire.world
    crowd = [Participant(world.user(f"u{number}"), world.now()) for number in range(people)]
    for number in range(1, servers):
        guild = world.guild(f"Server {number}", crowd[0].user)
        guild.members |= {each.user.id: each for each in crowd}  # nobody is there yet who would have to be told
        world.invite(scene.app, guild, Plan().bot_may)
        for channel in range(CHANNELS):
            world.channel(guild, f"c{channel}")
    async with bot(side, there(scene, scene.app, folder, servers=servers)) as (_, megabytes):
        pass
    await scene.wire.close()
    return megabytes


def needed(channels: int, each: int) -> float:
    """Seconds from the first message to the last for a bot that takes no time itself: those of a channel as soon as
    its window lets them, and never more in a second than all together may be."""
    in_channel, window = BUCKETS["POST /channels/{channel_id}/messages"]
    together, second = GLOBAL
    left = [(0.0, channel, each) for channel in range(channels)]
    times: list[float] = []
    while left:
        opens, channel, more = heappop(left)
        some = min(in_channel, more)
        for _ in range(some):
            earlier = times[-together] + second if len(times) >= together else 0.0
            times.append(max(opens, earlier, times[-1] if times else 0.0))
        if more > some:
            heappush(left, (times[-some] + window, channel, more - some))
    return times[-1]


def run(bench: Bench) -> Iterator[Figure]:
    """The comparison of answers in turns; what holds a load, and the thousand servers, once."""
    count, warm = (10, 5) if bench.quick else (400, 100)
    runs: list[dict[str, list[float]]] = [
        bench.child(answered, folder=str(bench.folder / f"run{number}"), count=count, warm=warm)
        for number in range(bench.runs)
    ]
    yield _of(MIDDLE, runs, median)
    yield _of(LATE, runs, _late)
    a_second, seconds = (20, 1) if bench.quick else (100, 60)
    latest = bench.child(under_load, folder=str(bench.folder / "load"), a_second=a_second, seconds=seconds)
    yield Figure(LATEST, latest, "s")
    channels, each = (26, 2) if bench.quick else (CHANNELS, MESSAGES_EACH)
    took = bench.child(sent, folder=str(bench.folder / "sent"), channels=channels, each=each)
    yield Figure(MESSAGES, took, "s", needed(channels, each))
    servers, people = (2, 3) if bench.quick else (1_000, 1_000)
    heavy = {
        side: bench.child(weighed, folder=str(bench.folder / side), side=side, servers=servers, people=people)
        for side in ("ours", "bare")
    }
    yield Figure(MEMORY, heavy["ours"], "MB", heavy["bare"])


def _of(what: str, runs: Sequence[dict[str, list[float]]], summed: Any) -> Figure:
    sides = {side: [1000 * summed(run[side]) for run in runs] for side in ("ours", "baseline")}
    return Figure.of_runs(what, "ms", sides)


def _late(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


PART: Final = Part(
    measures="Homeroom in a local Discord, over its own protocol at its real limits",
    against="a bare discord.py command with the same statements; what the limits themselves need; a client without"
    " caches",
    targets={
        MIDDLE: at_most_times(1.5),
        LATE: at_most_times(2.0),
        LATEST: at_most(2.5),
        MESSAGES: at_most_times(1.1),
        MEMORY: at_most_times(1.3),
    },
    run=run,
)
