"""The machinery of the kill tests itself."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE

from tests.kills.killed import Bot
from tests.wire.slack.api import Lost


async def test_several_may_wait_for_the_same_death() -> None:
    bot = Bot("none", None, Lost)
    process = bot._process = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=PIPE)
    waiting = [asyncio.create_task(bot.was_killed()) for _ in range(3)]
    await asyncio.sleep(0)
    process.kill()
    await asyncio.gather(*waiting)
    assert bot.killed == 1
