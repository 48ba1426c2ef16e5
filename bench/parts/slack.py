"""Slack: how soon a command is answered on the wire, how fast groups and rooms are made, what many workspaces cost."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from itertools import combinations, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from adapters.slack.ids import action_id
from adapters.slack.secret import new_key
from adapters.slack.settings import EVENTS
from bench.command import ROOT
from bench.errand import mark
from bench.part import NONE, Figure, Part, at_most, at_most_times
from bench.runner import Bench
from bench.slack_bots import COMMAND, FOUND, There, Workspace
from bot.kinds import Id
from tests.wire.slack.limits import MINUTE, PER_TEAM, TIERS
from tests.wire.slack.scene import SCOPES, Plan, Scene, Someone, Somewhere
from tests.wire.slack.server import FACTOR
from tests.wire.slack.things import App, Channel, Kind, Message, Team, User

SOCKET: Final = "a command over Socket Mode, until its answer on the wire, median"
SOCKET_LATE: Final = "the same, 95th percentile"
HTTP: Final = "a command over HTTP, until its answer on the wire, median"
HTTP_LATE: Final = "over HTTP, 95th percentile"
CLOSED: Final = "these 100 private channels closed again, against what the limits need"
MADE: Final = "100 group messages and 100 private channels, against what the limits need"
REFUSED: Final = "requests of these that Slack refused"
BESIDE: Final = "requests beside the answers, an event and a press in each of 1,000 workspaces"
LOST: Final = "events of these that were not acted on"
MEMORY: Final = "memory in 1,000 workspaces, each heard from, against one"
PEOPLE: Final = 30
IN_GROUP: Final = 3
IN_ROOM: Final = 4
ASKED: Final[Mapping[str, Sequence[int]]] = {
    "groups": (TIERS[3], PER_TEAM),  # conversations.open, chat.postMessage
    "rooms": (TIERS[2], TIERS[3]),  # conversations.create, conversations.invite
    "closing": (TIERS[2],),  # conversations.archive
}
"""How often a minute each request may be made that one of these needs."""
_AT_ONCE: Final = 16
_LOOK: Final = 0.005


@dataclass
class Bot:
    """A bot in a process of its own, and what it said when it was there."""

    process: Process
    port: int
    megabytes: float

    def order(self, **given: Any) -> None:
        """Tells it to do something."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(given).encode() + b"\n")

    async def told(self) -> dict[str, Any]:
        """What it says next."""
        return await _line(self.process)


async def _line(process: Process) -> dict[str, Any]:
    assert process.stdout is not None
    while not (line := await process.stdout.readline()).startswith(b"{"):  # what a library prints
        if not line:
            raise RuntimeError(f"the bot ended with {await process.wait()}")
    found: dict[str, Any] = json.loads(line)
    return found


@asynccontextmanager
async def bot(side: str, there: There) -> AsyncIterator[Bot]:
    """A bot that is there."""
    command = [sys.executable, "-m", "bench.slack_bots", side, there.line()]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None
    try:
        said = await _line(process)
        yield Bot(process, said["port"], said["megabytes"])
    finally:
        process.stdin.close()
        await asyncio.wait_for(process.wait(), 30)


def there(scene: Scene, app: App, folder: str, count: int = 0, key: str = "") -> There:
    """Where a bot finds everything."""
    token = app.installs[scene.team.id].token.value
    secrets = token, app.app_token, app.signing_secret, key
    factor = scene.plan.factor
    return There(scene.wire.api_url, app.id, *secrets, scene.team.id, folder, app.socket, count, factor)


# A command and its answer.


async def asked(scene: Scene, app: App, line: str) -> float:
    """Somebody calls the command. Seconds until its answer came."""
    ana, general = scene.members["ana"].user, scene.places["general"]
    command, _, text = line.partition(" ")
    began = time.perf_counter()
    made = scene.wire.interactions.command(app, ana, general, command, text)
    await made.done.wait()
    took = time.perf_counter() - began
    if "You marked" not in str((made.answer or {}).get("text")):
        raise RuntimeError(f"{line} was not answered: {made.failed}")
    return took


async def answered(folder: str, count: int, warm: int, socket: bool) -> dict[str, list[float]]:
    """One run: both bots in one workspace, called in turns."""
    scene = await Scene.open(Plan(factor=1.0, socket=socket))
    world, robin = scene.wire.world, scene.members["robin"].user
    theirs = world.app("Bare", SCOPES, commands=[f"/{COMMAND}"], socket=socket)
    world.install(theirs, scene.team, robin)
    total, key = count + warm, new_key()
    if not socket:
        note_installed(f"{folder}/ours", scene.app, [(scene.team, robin)])
    found: dict[str, list[float]] = {"ours": [], "baseline": []}
    async with (
        bot("ours", there(scene, scene.app, f"{folder}/ours", total, key)) as mine,
        bot("bare", there(scene, theirs, f"{folder}/bare", total)) as other,
    ):
        sides = (("ours", scene.app, mine, f"/homeroom {COMMAND}"), ("baseline", theirs, other, f"/{COMMAND}"))
        for _, app, each, _ in sides:
            await reached(scene, app, each)
        for number in range(total):
            for side, app, _, line in sides[:: 1 if number % 2 else -1]:
                found[side].append(await asked(scene, app, f"{line} {number}"))
    await scene.wire.close()
    return {side: each[warm:] for side, each in found.items()}


async def reached(scene: Scene, app: App, by: Bot) -> None:
    """From now on a bot hears of what happens."""
    if app.socket:
        await scene.wire.sockets.until_connected(app)
    else:
        app.request_url = f"http://127.0.0.1:{by.port}{EVENTS}"


# Groups and rooms.


async def made(folder: str, count: int, groups: bool, rooms: bool) -> dict[str, float]:
    """Seconds until so many group messages and private channels are there with all that belongs in them, as fast as
    Slack's own limits let them be, and until the channels are closed again; and how much of what was asked for it Slack
    refused, in percent."""
    names = ("robin", "ana", *(f"p{number}" for number in range(PEOPLE)))
    class_of = [Someone(name) for name in names]
    scene = await Scene.open(Plan(people=class_of, places=[Somewhere("general")], factor=FACTOR, patience=1.0))
    people = [scene.members[name].user.id for name in names[2:]]
    order = {
        "groups": some(people, IN_GROUP, count if groups else 0),
        "rooms": some(people, IN_ROOM, count if rooms else 0),
    }
    async with bot("ours", there(scene, scene.app, folder)) as mine:
        limits = scene.wire.limits
        limits.refused.clear()
        limits.counted.clear()
        began = time.perf_counter()
        mine.order(do="send", near=scene.places["general"].id, **order)
        while len(finished(scene.team)) < len(order["groups"]) + len(order["rooms"]):  # noqa: ASYNC110  # nothing tells
            await asyncio.sleep(_LOOK)
        took = time.perf_counter() - began
        began = time.perf_counter()
        mine.order(do="close", rooms=len(order["rooms"]))
        while len(archived(scene.team)) < len(order["rooms"]):  # noqa: ASYNC110  # nothing tells
            await asyncio.sleep(_LOOK)
        closed = time.perf_counter() - began
    await scene.wire.close()
    refused = limits.refused.total()
    return {"took": took, "closed": closed, "refused": 100 * refused / (refused + limits.counted.total())}


def some(people: Sequence[str], of: int, count: int) -> list[list[str]]:
    """So many groups of people, each another one."""
    return [list(each) for each in islice(combinations(people, of), count)]


def finished(team: Team) -> list[Channel]:
    """The groups with a message and the rooms with their people."""
    return [
        each
        for each in team.channels.values()
        if (each.kind is Kind.GROUP and each.messages)
        or (each.kind is Kind.PRIVATE and each.name.startswith("room") and len(each.members) > IN_ROOM)
    ]


def archived(team: Team) -> list[Channel]:
    """The rooms that were closed."""
    return [each for each in team.channels.values() if each.kind is Kind.PRIVATE and each.archived]


def needed(count: int, a_minute: Sequence[int]) -> float:
    """Seconds from the first to the last of so many things for a bot that takes no time itself. Of a request that may
    be made ``m`` times in any minute the first ``m`` go at once, the next ``m`` a minute later: the last one goes
    ``(count - 1) // m`` minutes after the first. What needs several requests takes as long as the slowest of them."""
    return max((count - 1) // each for each in a_minute) * MINUTE / FACTOR


# Many workspaces.


def note_installed(folder: str, app: App, where: Sequence[tuple[Team, User]]) -> None:
    """Where the app is installed already, for the bot, with who did it."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    found = []
    for team, by in where:
        install = app.installs[team.id]
        bot_user = install.bot.id, install.bot_id, by.id, tuple(sorted(install.scopes)), install.token.value
        found.append(asdict(Workspace(team.id, team.name, team.url, *bot_user)))
    Path(folder, FOUND).write_text(json.dumps(found), encoding="utf-8")


async def heard_from(folder: str, workspaces: int) -> dict[str, float]:
    """In each workspace somebody presses a button; then, the bot being another process that knows nothing of it, once
    more, and writes something. How many requests came that were no answers, and what the process takes then."""
    scene = Scene.of(Plan(factor=1.0, socket=False, more_teams=workspaces))
    await scene.wire.serve()
    pressed_on = [card(scene, team) for team in scene.further]
    note_installed(folder, scene.app, [(team, installer(scene, team)) for team in scene.further])
    place, calls = there(scene, scene.app, folder, 1, new_key()), scene.wire.api.calls
    async with bot("ours", place) as first:
        await reached(scene, scene.app, first)
        calls.clear()
        await pressed(scene, pressed_on)
        who = len(calls)
        scene.app.request_url = ""
    async with bot("ours", place) as again:
        await reached(scene, scene.app, again)
        calls.clear()
        await wrote(scene)
        await pressed(scene, pressed_on)
        again.order(do="tell")
        told = await again.told()
    await scene.wire.close()
    return {"who": who, "beside": len(calls), "lost": workspaces - told["heard"], "megabytes": told["megabytes"]}


def card(scene: Scene, team: Team) -> Message:
    """A card of the bot's with a button, which stood there before."""
    button = {"type": "button", "action_id": action_id(mark.link(Id(0)), ()), "value": "-"}
    button["text"] = {"type": "plain_text", "text": "Mark it"}  # type: ignore[assignment]  # blocks are JSON
    blocks = [{"type": "actions", "block_id": "b", "elements": [button]}]
    return scene.wire.world.post(general(team), scene.app.installs[team.id].bot, "Mark it", blocks=blocks)


def installer(scene: Scene, team: Team) -> User:
    """Who lets the app into a further workspace, and does everything there."""
    return scene.wire.world.users[scene.app.installs[team.id].by]


def general(team: Team) -> Channel:
    """The channel of a further workspace."""
    return next(each for each in team.channels.values() if each.general)


async def pressed(scene: Scene, cards: Sequence[Message]) -> None:
    """The installer of each workspace presses the button on its card, and is answered."""

    async def press(on: Message) -> None:
        team = scene.wire.world.teams[scene.wire.world.channels[on.channel_id].team_id]
        button = next(each for block in on.blocks for each in block.get("elements", ()) if each["type"] == "button")
        action = {"type": "button", "block_id": "b", "action_id": button["action_id"], "value": "-"}
        made = scene.wire.interactions.pressed(scene.app, installer(scene, team), on, action, {"values": {}})
        await made.done.wait()
        if not made.taken:
            raise RuntimeError(f"a press was not taken: {made.failed}")
        answer = scene.wire.interactions.urls[made.payload["response_url"].rpartition("/")[2]]
        while not answer.uses:  # noqa: ASYNC110  # nothing tells
            await asyncio.sleep(_LOOK)

    for number in range(0, len(cards), _AT_ONCE):
        await asyncio.gather(*map(press, cards[number : number + _AT_ONCE]))


async def wrote(scene: Scene) -> None:
    """The installer of each workspace writes something."""
    for number in range(0, len(scene.further), _AT_ONCE):
        for team in scene.further[number : number + _AT_ONCE]:
            scene.wire.world.post(general(team), installer(scene, team), "Good morning")
        await scene.wire.settle()


# All of it.


def run(bench: Bench) -> Iterator[Figure]:
    """The comparison of answers in turns; groups and rooms, and the thousand workspaces, once."""
    for socket, middle, late in ((True, SOCKET, SOCKET_LATE), (False, HTTP, HTTP_LATE)):
        count, warm = (10, 5) if bench.quick else (300, 100)
        folders = [str(bench.folder / f"{'socket' if socket else 'http'}{number}") for number in range(bench.runs)]
        runs = [bench.child(answered, folder=each, count=count, warm=warm, socket=socket) for each in folders]
        yield _of(middle, runs, median)
        yield _of(late, runs, _late)
    yield from _made(bench)
    yield from _many(bench)


def _made(bench: Bench) -> Iterator[Figure]:
    count = 5 if bench.quick else 100

    def all_of(groups: bool, rooms: bool) -> dict[str, float]:
        folder = str(bench.folder / f"made{groups}{rooms}")
        found: dict[str, float] = bench.child(made, folder=folder, count=count, groups=groups, rooms=rooms)
        return found

    both = all_of(True, True)
    yield Figure(MADE, both["took"], "s", max(needed(count, ASKED[each]) for each in ("groups", "rooms")))
    yield Figure(CLOSED, both["closed"], "s", needed(count, ASKED["closing"]))
    yield Figure(REFUSED, both["refused"], "%")
    if not bench.quick:
        yield Figure("  the groups alone", all_of(True, False)["took"], "s", needed(count, ASKED["groups"]))
        yield Figure("  the channels alone", all_of(False, True)["took"], "s", needed(count, ASKED["rooms"]))


def _many(bench: Bench) -> Iterator[Figure]:
    workspaces = 3 if bench.quick else 1_000
    many = bench.child(heard_from, folder=str(bench.folder / "many"), workspaces=workspaces)
    one = many if bench.quick else bench.child(heard_from, folder=str(bench.folder / "one"), workspaces=1)
    yield Figure(BESIDE, many["beside"])
    yield Figure(LOST, many["lost"])
    yield Figure("  requests the first time that somebody acts: who they are", many["who"], "", workspaces)
    yield Figure(MEMORY, many["megabytes"], "MB", one["megabytes"])


def _of(what: str, runs: Sequence[dict[str, list[float]]], summed: Any) -> Figure:
    sides = {side: [1000 * summed(run[side]) for run in runs] for side in ("ours", "baseline")}
    return Figure.of_runs(what, "ms", sides)


def _late(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


PART: Final = Part(
    measures="Homeroom in a local Slack, over its own protocols; what is made there, under its limits",
    against="a bare slack-bolt listener with the same statements; what the limits themselves need; one workspace",
    targets={
        SOCKET: at_most_times(1.5),
        HTTP: at_most_times(1.5),
        MADE: at_most_times(1.1),
        CLOSED: at_most_times(1.1),
        REFUSED: at_most(1),
        BESIDE: NONE,
        LOST: NONE,
    },
    run=run,
)
