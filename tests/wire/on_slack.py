"""Homeroom in a local Slack, in a process of its own that a test can kill: the whole app, as it is.

It is started as ``python -m tests.wire.on_slack '{...}'`` (the fields of :class:`Start`), and told what a test needs of
it as :mod:`tests.wire.bot` is.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import select

from adapters.slack import limits, socket
from adapters.slack.app import SlackAdapter
from adapters.slack.pace import Pace
from adapters.slack.settings import SlackSettings
from adapters.web.settings import WebSettings
from bot.app import Adapter, App
from bot.clock import MovableClock
from bot.config import Config
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.lane import JobSettings
from bot.log import set_up
from storage.database import Tx
from storage.slack_events import slack_events
from tests.wire.bot import LEASE, LOOK, Orders, dies, serve

# A machine that does much else must not be answered as one that is late.
limits.DEFER_AFTER = 60.0  # type: ignore[misc]
limits.PERSON_WAITS = 60.0  # type: ignore[misc]
socket.FIRST_PAUSE = socket.LONGEST_PAUSE = 0.05  # type: ignore[misc]
FACTOR: Final = 200.0
"""Divides every span of Slack's limits, and of ours."""


@dataclass(frozen=True)
class Start:
    """How it is started. ``slack`` is what ``[slack]`` in a ``bot.toml``, and the environment, would say; ``port`` is
    where Slack reaches it. ``at`` is people's time at least; ``dies_at`` kills it as its so-manieth transaction
    begins."""

    slack: Mapping[str, str] = field(repr=False)
    data: str
    seed: str
    at: str
    port: int = 0
    dies_at: int = 0

    def line(self) -> str:
        """As one argument of a command."""
        return json.dumps(asdict(self))

    @property
    def config(self) -> Config:
        """What a ``bot.toml`` would say."""
        jobs = JobSettings(lease_seconds=LEASE, look_seconds=LOOK, first_pause_seconds=0.05)
        slack = SlackSettings.model_validate(self.slack)
        parts = {"jobs": jobs, "slack": slack, "web": WebSettings(port=self.port)}
        return Config(HomeroomTable(data=Path(self.data)), DatabaseTable(), parts=parts)


class Fast(App):
    """The app, in a Slack whose spans are shorter."""

    def _build_adapters(self) -> Mapping[str, Adapter]:
        super()._build_adapters()
        self.adapters["slack"] = SlackAdapter(self, pace=Pace(FACTOR))
        return self.adapters


class SlackOrders(Orders):
    """What a test asks of its bot."""

    def busy(self, tx: Tx, ahead: timedelta) -> bool:
        """Also while something that Slack told is not acted on yet."""
        heard = tx.first(select(slack_events.c.event_id).where(slack_events.c.done_at.is_(None)))
        return heard is not None or super().busy(tx, ahead)


async def main(start: Start) -> None:
    """Runs until it is told to stop, or killed."""
    clock = MovableClock()
    clock.leap_to(datetime.fromisoformat(start.at))
    app = await Fast.open(start.config, clock=clock, random=Random(start.seed))
    if start.dies_at:
        dies(app.database, start.dies_at)
    await app.start()
    await serve(app, SlackOrders(app))


if __name__ == "__main__":
    set_up("warning", as_json=False)
    asyncio.run(main(Start(**json.loads(sys.argv[1]))))
