"""The process that runs: its start, which a signal may break off, what it says, and its end."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.terminal import EXIT_CONFIG, EXIT_PORT, EXIT_STOPPED, complain, tell

if TYPE_CHECKING:
    from bot.app import App
    from bot.config import Config


async def serve(config: Config) -> int:
    """Runs until somebody asks to stop. The code with which the process ends."""
    from bot.app import App
    from bot.platform import CannotStart

    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no handlers here; Ctrl-C ends it there all the same
            asyncio.get_running_loop().add_signal_handler(number, _asked, stop, number)
    app = await App.open(config)
    try:
        if await _unless(stop, app.start()):
            gc.freeze()  # nor need it be looked through later
            gc.enable()
            await asyncio.to_thread(_tell_running, app)  # reading its sentences takes a while: the page is asked for
            await _unless(stop, app.lasts())
    except CannotStart as cannot:
        complain(cannot.text_id, **cannot.values)
        return EXIT_CONFIG
    except OSError as refused:
        if refused.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
            raise
        _complain_of_port(config, taken=refused.errno == errno.EADDRINUSE)
        return EXIT_PORT
    finally:
        await app.stop()
    tell("stopped")
    return 0


def _complain_of_port(config: Config, *, taken: bool) -> None:
    from adapters.web.settings import WebSettings

    web = config.model("web", WebSettings)
    text_id = "port-taken" if taken else "port-refused"
    complain(text_id, address=f"{web.host}:{web.port}", other=str(web.port + 1))


async def _unless(stop: asyncio.Event, part: Coroutine[Any, Any, None]) -> bool:
    """Whether a part of its life was over before somebody asked to stop: a start may wait for a platform that is
    away."""
    going_on, stopping = asyncio.create_task(part), asyncio.create_task(stop.wait())
    await asyncio.wait([going_on, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not going_on.done():
        going_on.cancel()
        await asyncio.wait([going_on])
    if going_on.cancelled():
        return False
    going_on.result()
    return True


def _tell_running(app: App) -> None:
    if "web" in app.on:
        tell("running", address=app.address)
    else:
        tell("running-elsewhere", names=", ".join(name.capitalize() for name in app.on), address=app.address)
    if app.nobody_yet:
        tell("people-none")


def _asked(stop: asyncio.Event, number: signal.Signals) -> None:
    if stop.is_set() and number is signal.SIGTERM:  # some programs send it twice, and mean one
        return
    if stop.is_set():  # somebody pressed Ctrl-C twice: at once, and no process of ours stays
        from multiprocessing import active_children

        for process in active_children():
            process.kill()
        os._exit(EXIT_STOPPED)
    stop.set()
    tell("stopping")
