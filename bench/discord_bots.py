"""The two bots that are compared in a local Discord: Homeroom with the errand cog, and a bare discord.py command.

Each is a process of its own: ``python -m bench.discord_bots ours '{...}'``. It prints a line when it is connected, and
ends with its standard input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import discord
import psutil
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr
from sqlalchemy import func, select

from adapters.discord.app import DiscordAdapter
from adapters.discord.pace import Pace
from adapters.discord.settings import DiscordSettings
from bench.bare import Bare, Sent
from bench.errand import Things, note
from bench.hall import Hall, hall, open_all, plans
from bench.house import House, house
from bench.pressing import capture
from bot.clock import SystemClock
from bot.config import Config
from bot.effects import Effects
from bot.kinds import Id
from bot.people import Person, Place, PlaceKind, RoomKind
from bot.platform import CannotStart, Platform
from storage.database import Database, Tx
from storage.jobs import Jobs, NewJob
from storage.spaces import spaces

COMMAND: Final = "errand"
OPTION: Final = "thing"


@dataclass(frozen=True)
class There:
    """The local Discord, the bot's token there, and a folder of its own."""

    api: str
    gateway: str
    token: str
    guild: str
    folder: str
    count: int = 0
    servers: int = 1
    factor: float = 1.0

    def line(self) -> str:
        """As one argument of a command."""
        return json.dumps(self.__dict__)


class Host:
    """What the Discord adapter needs of an app."""

    def __init__(self, there: There, built: House) -> None:
        settings = DiscordSettings(
            token=SecretStr(there.token), api=there.api, gateway=there.gateway, identify_seconds=0.0
        )
        self.config = Config(parts={"discord": settings})
        self.database = built.database
        self.core = built.core
        self.router = built.router

    def give_up(self, cannot: CannotStart) -> None:
        """A measurement has nobody who could help."""
        raise cannot


async def ours(there: There) -> None:
    """Homeroom. Posts cards when it is told to, by one line: the channels, as JSON. Opens rooms when that line says
    which: ``near``, ``kind`` and ``people``, ids for each room."""
    async with house(f"sqlite:///{there.folder}/ours.db", SystemClock(), hall) as built:
        adapter = DiscordAdapter(Host(there, built), pace=Pace(there.factor))

        def platform(space_id: str) -> Platform | None:
            return adapter.platform_of(space_id) if space_id.startswith("discord:") else None

        built.worker.delivery._platform = built.router._platform = platform
        space_id = f"discord:{there.guild}"
        await adapter.start()
        await until_known(built.database, there.servers)
        if there.count:
            await built.database.write(space_id, lambda tx: Things(tx, space_id).add(list(range(there.count))))
        await built.worker.start(alone=True)
        async for line in orders():
            order: list[str] | dict[str, Any] = json.loads(line)
            if isinstance(order, dict):
                plans.append(planned(space_id, order))
                await built.database.write(space_id, lambda tx: open_rooms(tx, space_id, built))
            else:
                await built.database.write(space_id, lambda tx, channels=order: queue(tx, space_id, channels, built))  # type: ignore[misc]
            built.worker.wake()
        await built.worker.stop()
        await adapter.stop()


def queue(tx: Tx, space_id: str, channels: list[str], built: House) -> None:
    """A card for each, in its channel's lane."""
    now = built.core.clock.now()
    places = [Place(space_id, PlaceKind.CHANNEL, each).key for each in channels]
    jobs = [
        NewJob("post", note.link(Id(number)), now, place, target=place, asked_by="bench")
        for number, place in enumerate(places)
    ]
    Jobs(tx, space_id).queue(jobs)


def planned(space_id: str, order: dict[str, Any]) -> Hall:
    """The rooms of an order."""
    people = [[Person(space_id, each) for each in some] for some in order["people"]]
    return Hall(Place(space_id, PlaceKind.CHANNEL, order["near"]), people, RoomKind(order["kind"]))


def open_rooms(tx: Tx, space_id: str, built: House) -> None:
    """All of them at once, as a handler would."""
    effects = Effects(built.core.registry, built.core.clock.now, None, 0)
    open_all(effects)
    effects.flush(tx, space_id)


async def until_known(database: Database, servers: int) -> None:
    """Waits until all servers were heard of."""
    known = select(func.count()).select_from(spaces).where(spaces.c.space_id.startswith("discord:"))
    while await database.read(lambda tx: tx.scalar(known)) < servers:  # noqa: ASYNC110  # nothing tells
        await asyncio.sleep(0.05)


class BareBot(discord.Client):
    """discord.py as its documentation shows it, without caches: one command, whose statements are sent by one bare
    connection on a thread."""

    def __init__(self, statements: list[list[Sent]], bare: Bare | None) -> None:
        intents = discord.Intents(guilds=True, voice_states=True, guild_messages=True, dm_messages=True)
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=intents,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
        )
        self.tree = app_commands.CommandTree(self)
        self.connected = asyncio.Event()

        @self.tree.command(name=COMMAND, description="Marks a thing")
        async def mark(interaction: discord.Interaction, thing: int) -> None:
            assert bare is not None
            await bare.run(statements[thing])
            await interaction.response.send_message(f"You marked **Thing {thing}**.", ephemeral=True)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_ready(self) -> None:
        self.connected.set()


async def bare(there: There) -> None:
    """The bare bot, with the statements that Homeroom sends for the same."""
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = there.api, yarl.URL(there.gateway)
    statements = await capture(f"sqlite:///{there.folder}/captured.db", there.count) if there.count else []
    connection = Bare(f"sqlite:///{there.folder}/captured.db") if there.count else None
    bot = BareBot(statements, connection)
    running = asyncio.ensure_future(bot.start(there.token))
    await asyncio.wait([running, asyncio.ensure_future(bot.connected.wait())], return_when=asyncio.FIRST_COMPLETED)
    async for _ in orders():
        pass
    await bot.close()
    if connection is not None:
        await connection.close()


async def orders() -> Any:
    """Lines of standard input, after saying how much memory it takes now that it is there."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    sys.stdout.write(json.dumps({"megabytes": psutil.Process().memory_info().rss / 2**20}) + "\n")
    sys.stdout.flush()
    while line := await reader.readline():
        yield line


if __name__ == "__main__":
    from bot.log import set_up

    set_up("warning", as_json=False)
    side, there = {"ours": ours, "bare": bare}[sys.argv[1]], There(**json.loads(sys.argv[2]))
    Path(there.folder).mkdir(parents=True, exist_ok=True)
    asyncio.run(side(there))
