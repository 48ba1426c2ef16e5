"""Homeroom in a local Discord, in a process of its own that a test can kill: the whole app, as it is.

It is started as ``python -m tests.wire.on_discord '{...}'`` (the fields of :class:`Start`), and told what a test needs
of it as :mod:`tests.wire.bot` is.
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from pydantic import SecretStr

from adapters.discord import limits
from adapters.discord.settings import DiscordSettings
from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import MovableClock
from bot.config import Config
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.lane import JobSettings
from bot.log import set_up
from tests.wire.bot import LEASE, LOOK, dies, serve

# A machine that does much else must not be answered as one that is late.
limits.DEFER_AFTER = 60.0  # type: ignore[misc]
limits.PRESS_WAITS = limits.FORM_WAITS = 60.0  # type: ignore[misc]


@dataclass(frozen=True)
class Start:
    """How it is started. ``at`` is people's time at least; ``dies_at`` kills it as its so-manieth transaction
    begins."""

    api: str
    gateway: str
    token: str
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
        discord = DiscordSettings(token=SecretStr(self.token), api=self.api, gateway=self.gateway, identify_seconds=0.3)
        jobs = JobSettings(lease_seconds=LEASE, look_seconds=LOOK, first_pause_seconds=0.05)
        parts = {"jobs": jobs, "discord": discord, "web": WebSettings(port=0)}
        return Config(HomeroomTable(data=Path(self.data)), DatabaseTable(), parts=parts)


async def main(start: Start) -> None:
    """Runs until it is told to stop, or killed."""
    clock = MovableClock()
    clock.leap_to(datetime.fromisoformat(start.at))
    app = await App.open(start.config, clock=clock, random=Random(start.seed))
    if start.dies_at:
        dies(app.database, start.dies_at)
    await app.start()
    await serve(app)


if __name__ == "__main__":
    set_up("warning", as_json=False)
    asyncio.run(main(Start(**json.loads(sys.argv[1]))))
