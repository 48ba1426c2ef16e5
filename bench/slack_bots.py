"""The two bots that are compared in a local Slack: Homeroom with the errand cog, and a bare slack-bolt listener.

Each is a process of its own: ``python -m bench.slack_bots ours '{...}'``. It prints a line when it is there, and ends
with its standard input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import psutil
from aiohttp import web
from pydantic import SecretStr
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, select

from adapters.slack.app import SlackAdapter
from adapters.slack.pace import Pace
from adapters.slack.places import channel_place, space_of
from adapters.slack.secret import Secrets
from adapters.slack.settings import EVENTS, SlackSettings
from adapters.slack.tokens import Held
from bench.bare import Bare
from bench.errand import Things, marks, note
from bench.gathering import HEARD, gathering, room
from bench.house import House, house
from bench.pressing import capture
from bot.clock import SystemClock
from bot.config import Config
from bot.kinds import Id
from bot.people import Person, Place
from bot.platform import CannotStart, Platform
from storage.database import Database, Tx
from storage.jobs import Jobs, NewJob
from storage.slack_installed import Installation, Installations
from storage.spaces import spaces

COMMAND: Final = "errand"
FOUND: Final = "workspaces.json"
"""The file of the folder with the workspaces in which the app is installed already, as :class:`Workspace` has them."""


@dataclass(frozen=True)
class There:
    """The local Slack, the app there, and a folder of its own. ``socket``: over Socket Mode, in the workspace ``team``;
    else over HTTP, in those of :data:`FOUND`. ``count`` things are there to be marked."""

    api: str
    app: str
    token: str
    app_token: str
    signing_secret: str
    key: str
    team: str
    folder: str
    socket: bool = True
    count: int = 0
    factor: float = 1.0

    def line(self) -> str:
        """As one argument of a command."""
        return json.dumps(asdict(self))

    def settings(self) -> SlackSettings:
        """Homeroom's for it."""
        if self.socket:
            return SlackSettings(
                bot_token=SecretStr(self.token), app_token=SecretStr(self.app_token), api=self.api, huddles=False
            )
        return SlackSettings(
            client_id=self.app,
            client_secret=SecretStr("secret"),
            signing_secret=SecretStr(self.signing_secret),
            key=SecretStr(self.key),
            public="http://127.0.0.1",
            api=self.api,
        )


@dataclass(frozen=True)
class Workspace:
    """The app in a workspace, as installing leaves it."""

    team: str
    name: str
    url: str
    bot: str
    bot_id: str
    installer: str
    scopes: tuple[str, ...]
    token: str


class Host:
    """What the Slack adapter needs of an app."""

    def __init__(self, there: There, built: House) -> None:
        self.config = Config(parts={"slack": there.settings()})
        self.database = built.database
        self.core = built.core
        self.router = built.router

    def give_up(self, cannot: CannotStart) -> None:
        """A measurement has nobody who could help."""
        raise cannot


async def ours(there: There) -> None:
    """Homeroom. It does what each line says: :func:`orders`."""
    async with house(f"sqlite:///{there.folder}/ours.db", SystemClock(), gathering) as built:
        workspaces = [] if there.socket else found(there)
        await install(built.database, there, workspaces)
        adapter = SlackAdapter(Host(there, built), pace=Pace(there.factor))

        def platform(space_id: str) -> Platform | None:
            return adapter.platform_of(space_id) if space_id.startswith("slack:") else None

        built.worker.delivery._platform = built.router._platform = platform
        await adapter.start()
        await until_known(built.database, len(workspaces) or 1)
        space_id = space_of(there.team)
        for each in [space_id] if there.socket else [space_of(one.team) for one in workspaces]:
            await built.database.write(each, lambda tx, each=each: things(tx, each, there.count))  # type: ignore[misc]
        await built.worker.start(alone=True)
        async with serving(adapter.routes()) as port:
            async for order in orders(port):
                match order["do"]:
                    case "send":
                        await built.database.write(
                            space_id,
                            lambda tx, order=order: queue(tx, space_id, order, built),  # type: ignore[misc]
                        )
                        built.worker.wake()
                    case "close":
                        await built.database.write(
                            space_id,
                            lambda tx, order=order: close(tx, space_id, order["rooms"], built),  # type: ignore[misc]
                        )
                        built.worker.wake()
                    case "tell":
                        tell(heard=await built.database.read(lambda tx: tx.scalar(_heard)))
        await built.worker.stop()
        await adapter.stop()


_heard: Final = select(func.count()).select_from(marks).where(marks.c.thing_id == HEARD)
"""How many spaces had an event that was acted on."""


def things(tx: Tx, space_id: str, count: int) -> None:
    """What is marked; a process that came before may have put it there."""
    if count and Things(tx, space_id).words(0) is None:
        Things(tx, space_id).add(list(range(count)))


def queue(tx: Tx, space_id: str, order: dict[str, Any], built: House) -> None:
    """A room for some and a card for others, each in a lane of its own; what takes longer comes first."""
    now, near = built.core.clock.now(), channel_place(space_id, order["near"]).key
    links = [room.link(Id(number)) for number in range(len(order["rooms"]))]
    Things(tx, space_id).put({number: " ".join([near, *people]) for number, people in enumerate(order["rooms"])})
    asked = [NewJob("open", link, now, f"room:{link}", target=f"room:{link}", asked_by="bench") for link in links]
    for number, group in enumerate(order["groups"]):
        place = Place.direct(*(Person(space_id, each) for each in group)).key
        asked.append(NewJob("tell", note.link(Id(number)), now, place, target=place, asked_by=group[0]))
    Jobs(tx, space_id).queue(asked)


def close(tx: Tx, space_id: str, rooms: int, built: House) -> None:
    """So many of the rooms that stand are closed."""
    for number in range(rooms):
        Jobs(tx, space_id).spread("remove", room.link(Id(number)), built.core.clock.now(), timedelta(0))


def found(there: There) -> list[Workspace]:
    """Where the app is installed already."""
    given = json.loads(Path(there.folder, FOUND).read_text(encoding="utf-8"))
    return [Workspace(**{**each, "scopes": tuple(each["scopes"])}) for each in given]


async def install(database: Database, there: There, workspaces: Sequence[Workspace]) -> None:
    """They are in the database, as a process that came before left them."""
    secrets, now = Secrets.parse(there.key) if workspaces else None, datetime.now(UTC)

    def note_all(tx: Tx) -> None:
        for each in workspaces:
            assert secrets is not None
            space_id = space_of(each.team)
            made = Installation(
                *(space_id, there.app, each.bot, each.bot_id, each.name, each.url, each.scopes, now),
                installer=each.installer,
            )
            values = {name: getattr(made, name) for name in made.__dataclass_fields__}
            sealed = Held(made, each.token).sealed(secrets, each.team)
            Installations(tx, space_id).note(Installation(**{**values, "sealed": sealed}))

    await database.write(None, note_all)


async def until_known(database: Database, count: int) -> None:
    """Waits until the core knows all workspaces."""
    known = select(func.count()).select_from(spaces).where(spaces.c.space_id.startswith("slack:"))
    while await database.read(lambda tx: tx.scalar(known)) < count:  # noqa: ASYNC110  # nothing tells
        await asyncio.sleep(0.05)


async def bare(there: There) -> None:
    """slack-bolt as its documentation shows it: one command, whose statements are sent by one bare connection on a
    thread, and nothing else. It acknowledges when its listener has ended, as it may (``process_before_response``):
    otherwise it looks every ten milliseconds whether that has acknowledged, and whatever one did would be faster."""
    statements = await capture(f"sqlite:///{there.folder}/captured.db", there.count)
    connection = Bare(f"sqlite:///{there.folder}/captured.db")
    client = AsyncWebClient(there.token, base_url=there.api)
    app = AsyncApp(client=client, signing_secret=there.signing_secret, process_before_response=True)

    @app.command(f"/{COMMAND}")
    async def mark(ack: Any, command: dict[str, Any]) -> None:
        thing = int(command["text"])
        await connection.run(statements[thing])
        await ack(f"You marked *Thing {thing}*.")

    async with AsyncExitStack() as opened:
        port = 0
        if there.socket:
            handler = AsyncSocketModeHandler(app, there.app_token)
            await handler.connect_async()  # type: ignore[no-untyped-call]  # not typed there
            opened.push_async_callback(handler.close_async)
        else:
            port = await opened.enter_async_context(_served(app.web_app(EVENTS)))
        async for _ in orders(port):
            pass
    await connection.close()


@asynccontextmanager
async def serving(routes: Sequence[web.RouteDef]) -> AsyncIterator[int]:
    """Serves them, on a port of its own; with no routes none."""
    if not routes:
        yield 0
        return
    app = web.Application()
    app.add_routes(routes)
    async with _served(app) as port:
        yield port


@asynccontextmanager
async def _served(app: web.Application) -> AsyncIterator[int]:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


def tell(**found: Any) -> None:
    """Says it in a line, with the memory that it takes now."""
    sys.stdout.write(json.dumps({"megabytes": psutil.Process().memory_info().rss / 2**20, **found}) + "\n")
    sys.stdout.flush()


async def orders(port: int) -> AsyncIterator[dict[str, Any]]:
    """Lines of standard input, after saying that it is there and where it listens."""
    reader = asyncio.StreamReader(limit=2**20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    tell(port=port)
    while line := await reader.readline():
        yield json.loads(line)


if __name__ == "__main__":
    from bot.log import set_up

    set_up("warning", as_json=False)
    side, there = {"ours": ours, "bare": bare}[sys.argv[1]], There(**json.loads(sys.argv[2]))
    Path(there.folder).mkdir(parents=True, exist_ok=True)
    asyncio.run(side(there))
