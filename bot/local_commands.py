"""What the running process does for commands of this machine."""

from __future__ import annotations

import os
from asyncio import CancelledError
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final, Protocol

from bot.core import Core
from bot.intercom import Answer, Asked, Declined, Intercom, ask
from storage.database import Database

PATIENCE: Final = 5.0  # seconds in which a running Homeroom says what it is


class Host(Protocol):
    """What they need of the app."""

    core: Core
    database: Database

    @property
    def address(self) -> str: ...

    @property
    def on(self) -> list[str]: ...

    @property
    def away(self) -> list[str]: ...


def answering(host: Host, path: Path) -> Intercom:
    """Everything that can be asked at the socket ``path``. A new command is one line here, with its function below."""
    intercom = Intercom(path)
    intercom.offer("status", Status, partial(status, host))
    intercom.offer("backup", BackUp, partial(back_up, host))
    return intercom


class Status(Asked):
    """Asks what runs."""


class Running(Answer):
    """A Homeroom: its version, its process, where its class is or else how it is, the platforms that are on, and those
    that it hears nothing of just now."""

    version: str
    pid: int
    address: str
    on: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


async def status(host: Host, asked: Status) -> Running:
    """What runs here."""
    from importlib.metadata import version

    return Running(
        version=version("homeroom"),
        pid=os.getpid(),
        address=host.address,
        on=tuple(host.on),
        away=tuple(host.away),
    )


async def who_runs(path: Path) -> Running:
    """The same, asked at the socket ``path``. Raises ``Declined``, or ``Silent`` where nobody answers."""
    return await ask(path, "status", Status(), Running, seconds=PATIENCE)


class BackUp(Asked):
    """Asks for a copy of the database in ``file``, an absolute path that nothing has yet."""

    file: Path


class BackedUp(Answer):
    """The copy is there, and was checked."""


async def back_up(host: Host, asked: BackUp) -> BackedUp:
    """Copies the database while it is used."""
    from storage.backup import Exists, NotABackup, Unwritten, copy_open

    stopped = Event()
    try:
        await copy_open(host.database, asked.file, host.core.clock.real(), stopped.is_set)
    except Exists:
        raise Declined("backup-exists", path=str(asked.file)) from None
    except Unwritten:
        raise Declined("backup-unwritten", path=str(asked.file)) from None
    except NotABackup:
        raise Declined("backup-none") from None
    except CancelledError:
        stopped.set()
        raise
    return BackedUp()
