"""The commands ``backup`` and ``restore``: what they do and what they say."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import SystemClock
from bot.intercom import Declined, Silent, ask
from bot.local_commands import BackedUp, BackUp, who_runs
from bot.restored import hold_slots
from bot.seal import destroy_all
from bot.terminal import EXIT_STORAGE, EXIT_WRONG, complain, tell
from storage import backup
from storage.backup import Exists, NotABackup, Unwritten
from storage.deleted import KEY, LOG, KeyLost
from storage.lock import AlreadyRunning, WriterLock
from storage.look import is_there
from storage.problems import ReadOnly

if TYPE_CHECKING:
    from bot.config import Config


async def back_up(config: Config, source: Path, file: Path) -> int:
    """Copies the database to ``file``: the process that runs does it, or we do. Returns the exit code."""
    try:
        if not is_there(source):
            raise Declined("backup-none")
        try:
            await _asked_for(config, file)
        except Silent:
            await asyncio.to_thread(_copied, source, file)
    except Declined as no:
        complain(no.text_id, **{"path": config.database_name, **no.values})
        return EXIT_STORAGE if no.text_id.startswith("storage-") else EXIT_WRONG
    tell("backup-done", path=str(file))
    return 0


async def _asked_for(config: Config, file: Path) -> None:
    """Asks the process that runs. Raises :class:`Silent` where none does, or none can be asked."""
    socket = config.socket_path
    if socket is None:
        raise Silent
    await who_runs(socket)
    await ask(socket, "backup", BackUp(file=file.absolute()), BackedUp)


def _copied(source: Path, file: Path) -> None:
    with ExitStack() as held:
        with suppress(AlreadyRunning, ReadOnly):  # it runs and cannot be asked, or nothing can run: it can be read
            held.enter_context(WriterLock(source))
        try:
            backup.copy(source, file, SystemClock().real())
        except Exists:
            raise Declined("backup-exists", path=str(file)) from None
        except Unwritten:
            raise Declined("backup-unwritten", path=str(file)) from None
        except NotABackup:
            raise Declined("backup-none") from None


async def put_back(config: Config, target: Path, file: Path, status: Callable[[], str]) -> int:
    """Puts the backup ``file`` in place of the database. Returns the exit code. ``status`` says by which command the
    staff sees how things stand."""
    if not is_there(file):
        complain("restore-no-file", path=str(file))
        return EXIT_WRONG
    with WriterLock(target):
        try:
            done = await backup.put_back(file, target, config.data, SystemClock().real(), hold_slots)
        except NotABackup:
            complain("restore-not-a-backup", path=str(file))
            return EXIT_WRONG
        except KeyLost:
            complain("restore-key-lost", key=KEY, log=LOG, path=str(config.data))
            return EXIT_WRONG
        except Unwritten:
            complain("restore-unwritten", path=str(target.parent))
            return EXIT_STORAGE
        unlocked = destroy_all(config.keys)
    tell("restore-done")
    if done.kept is not None:
        tell("restore-kept", kept=str(done.kept))
    if done.held:
        tell("restore-held", count=done.held, status=status())
    if done.deleted:
        tell("restore-deleted", count=done.deleted)
    if done.hidden:
        tell("restore-hidden", count=done.hidden)
    if done.sealed:
        tell("restore-sealed", count=done.sealed)
    if not unlocked:
        complain("restore-keys-left", path=str(config.keys))
        return EXIT_WRONG
    return 0
