"""The bot of a class behind a door, in a process of its own that a test can kill: the whole app, but for its class.

It is started as ``python -m tests.wire.bot '{...}'`` (the fields of :class:`Start`) and told over its standard input,
one JSON object a line, what a test needs of it; each is answered by a line when it is done. When its input ends, the
test is gone, and so is the bot.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, cast

from aiohttp.web import AbstractRouteDef
from sqlalchemy import select

from adapters.web.adapter import WebAdapter
from adapters.web.app import SPACE_ID
from bot.app import Adapter, App
from bot.clock import MovableClock
from bot.config import Config
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.intercom import Intercom
from bot.lane import JobSettings
from bot.leap import leap
from bot.log import set_up
from bot.people import Space
from bot.platform import Platform
from storage.database import Database, Tx
from storage.lanes import Lanes, lanes
from tests.wire.classroom import RemoteClassroom

LEASE = 2.0
LOOK = 0.05


@dataclass(frozen=True)
class Start:
    """How a bot is started. ``at`` is people's time at least; ``dies_at`` as for the order ``dies``."""

    name: str
    door: str
    database: str
    data: str
    seed: str
    at: str
    dies_at: int = 0

    def line(self) -> str:
        """As one argument of a command."""
        return json.dumps(asdict(self))

    @property
    def config(self) -> Config:
        """What a ``bot.toml`` would say."""
        jobs = JobSettings(lease_seconds=LEASE, look_seconds=LOOK, first_pause_seconds=0.05)
        return Config(HomeroomTable(data=Path(self.data)), DatabaseTable(url=self.database), parts={"jobs": jobs})


class Distant:
    """The adapter of a class in another process."""

    is_connected = True

    def __init__(self, app: App, start: Start) -> None:
        self.address = start.door
        self._class = RemoteClassroom(start.door, start.name)
        self._adapter = WebAdapter(self._class, app.router, Space(SPACE_ID, "Class"))

    def platform_of(self, space_id: str) -> Platform:
        """There is one class."""
        return self._adapter.platform

    async def start(self) -> None:
        await self._adapter.start()

    def offer(self, intercom: Intercom) -> None:
        """Nobody asks it anything here."""

    def routes(self) -> Sequence[AbstractRouteDef]:
        """Nobody opens it."""
        return ()

    async def stop(self) -> None:
        await self._class.close()


class Away(App):
    """The app with its class elsewhere."""

    start_as: Start

    @staticmethod
    def decides(config: Config) -> bool:
        """Its clock is moved, wherever its class is kept."""
        return True

    def _build_adapters(self) -> Mapping[str, Adapter]:
        self.adapters["web"] = Distant(self, self.start_as)
        return self.adapters


class Orders:
    """What a test asks of its bot, by the order's name."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._clock = cast(MovableClock, app.core.clock)

    async def leaps(self, to: str) -> None:
        """People's time goes to a moment, through all that is due on the way, as in the class with a movable clock."""
        app = self._app
        await leap(self._clock, app.database, app.worker, app.ticker, datetime.fromisoformat(to))

    async def passes(self, to: str) -> None:
        """People's time is at a moment, as if so much had passed."""
        self._clock.leap_to(datetime.fromisoformat(to))
        await self._app.ticker.tick()
        self._app.worker.wake()

    async def settles(self, at: str) -> None:
        """Waits until nothing is due, by the clock that is ahead of the other, and nobody works."""
        ahead = max(datetime.fromisoformat(at) - self._clock.now(), timedelta(0))
        while await self._app.database.read(lambda tx: self.busy(tx, ahead)):  # noqa: ASYNC110  # others give no sign
            await asyncio.sleep(LOOK / 2)

    def busy(self, tx: Tx, ahead: timedelta) -> bool:
        """Whether something is due by people's time and so much more, or somebody works."""
        due, now = Lanes(tx, "").next_due(), self._clock.now() + ahead
        leased = tx.first(select(lanes.c.lane).where(lanes.c.leased_until > self._clock.real()))
        return (due is not None and due <= now) or leased is not None

    async def dies(self, at: int) -> None:
        """Kills itself as its ``at``-th transaction from now begins."""
        dies(self._app.database, at)

    async def stops(self) -> None:
        """Ends in order."""
        await self._app.stop()


def dies(database: Database, at: int) -> None:
    """The process is killed as the database's ``at``-th transaction from now begins: the one before was its last."""
    numbers = count(1)

    def look(tx: Tx) -> None:
        if next(numbers) >= at:
            os.kill(os.getpid(), signal.SIGKILL)

    database.on_begin(look)


async def main(start: Start) -> None:
    """Runs the bot until it is told to stop, or killed."""
    app = await Away.open(start.config, random=Random(start.seed))
    assert isinstance(app, Away)
    app.start_as = start
    cast(MovableClock, app.core.clock).leap_to(datetime.fromisoformat(start.at))
    if start.dies_at:
        dies(app.database, start.dies_at)
    await app.start()
    await serve(app)


async def serve(app: App, orders: Orders | None = None) -> None:
    """Does what the test asks, line by line, until it is told to stop; when its input ends, the test is gone."""
    orders, told = orders or Orders(app), asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    answer("here")
    while line := await told.readline():
        order: dict[str, Any] = json.loads(line)
        name = order.pop("order")
        await getattr(orders, name)(**order)
        answer(name)
        if name == "stops":
            return
    os._exit(1)


def answer(what: str) -> None:
    """A line to the test."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    set_up("warning", as_json=False)
    asyncio.run(main(Start(**json.loads(sys.argv[1]))))
