"""How commands of this machine speak to the Homeroom that runs: a socket beside the database, a line of JSON each way.

Only its owner can use it. Where a system has no such sockets (Windows) nothing is there,
and commands do without.
"""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from storage.problems import StorageProblem

A = TypeVar("A", bound=BaseModel)
R = TypeVar("R", bound=BaseModel)

LONGEST: Final = 4 * 1024 * 1024  # bytes of a line, either way: the largest class's people fit, so they come whole
AT_ONCE: Final = 8
PATIENCE: Final = 5.0  # seconds for a line to come
LONGEST_PATH: Final = 103  # bytes of a socket's path that every system takes
_BROKEN_OFF: Final = (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)
log = structlog.get_logger()


class Asked(BaseModel):
    """What a command asks for; the base of all of them. Nothing that it does not know is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)


class Answer(BaseModel):
    """What a command is answered; the base of all of them."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True, defer_build=True)


class _Line(Asked):
    command: str = Field(max_length=32)
    asked: dict[str, Any] = Field(default_factory=dict)


class _Said(Answer):
    answer: dict[str, Any] | None = None
    declined: str = ""
    values: dict[str, str | int] = Field(default_factory=dict)


class Declined(Exception):
    """The running process says no: a text of the domain ``cli`` with its values."""

    def __init__(self, text_id: str, /, **values: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class Silent(Exception):
    """Nobody answers: nothing runs on this data folder, or it cannot be reached that way."""


class Intercom:
    """What the running process answers at the socket ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offers: dict[str, tuple[type[BaseModel], Callable[[Any], Awaitable[BaseModel]]]] = {}
        self._server: asyncio.Server | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    def offer(self, command: str, asked: type[R], act: Callable[[R], Awaitable[Answer]]) -> None:
        """Has ``command`` answered by ``act``, which may raise :class:`Declined` or a ``StorageProblem``."""
        self._offers[command] = (asked, act)

    async def open(self) -> None:
        """Begins to listen. Only whoever holds the writer's lock may: what an earlier process left there is removed.

        Where that cannot be done the log says so, and Homeroom runs without.
        """
        if not hasattr(socket, "AF_UNIX"):
            return
        try:
            listening = self._listening()
        except OSError as problem:
            log.warning("intercom", what=problem.strerror or type(problem).__name__)
            return
        self._server = await asyncio.start_unix_server(self._connected, sock=listening, limit=LONGEST)

    async def close(self) -> None:
        """Answers no more; what is under way is broken off."""
        if self._server is None:
            return
        self._server.close()
        for task in self._under_way:
            task.cancel()
        if self._under_way:
            await asyncio.wait([*self._under_way])
        with suppress(OSError):
            self._path.unlink()
        self._server = None

    def _listening(self) -> socket.socket:
        with suppress(FileNotFoundError):
            if not stat.S_ISSOCK(self._path.lstat().st_mode):
                raise FileExistsError(0, "something else has the socket's name")
            self._path.unlink()
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with _address(self._path) as address:
                before = os.umask(0o177)  # from its first moment on it is its owner's
                try:
                    made.bind(address)
                finally:
                    os.umask(before)
        except BaseException:
            made.close()
            raise
        return made

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  # asyncio runs this as one
        self._under_way.add(task)
        try:
            if len(self._under_way) <= AT_ONCE:
                said = await self._answered(reader)
                writer.write(said.model_dump_json(exclude_defaults=True).encode() + b"\n")
                async with asyncio.timeout(PATIENCE):
                    await writer.drain()
        except _BROKEN_OFF:
            pass  # whoever asked went away, was too slow or said too much
        finally:
            self._under_way.discard(task)
            writer.close()

    async def _answered(self, reader: asyncio.StreamReader) -> _Said:
        async with asyncio.timeout(PATIENCE):
            line = await reader.readuntil(b"\n")
        try:
            wanted = _Line.model_validate_json(line)
            model, act = self._offers[wanted.command]
            asked = model.model_validate(wanted.asked)
        except (ValidationError, KeyError):
            return _Said(declined="intercom-unknown")
        try:
            return _Said(answer=(await act(asked)).model_dump(mode="json"))
        except Declined as no:
            return _Said(declined=no.text_id, values=no.values)
        except StorageProblem as problem:
            return _Said(declined=problem.remedy_id)
        except Exception as fault:
            log.error("intercom", what=wanted.command, exc_info=fault)
            return _Said(declined="intercom-fault")


async def ask(path: Path, command: str, asked: Asked, answer: type[A], *, seconds: float | None = None) -> A:
    """What the process that listens at the socket ``path`` answers. Raises :class:`Declined` or :class:`Silent`.

    ``seconds`` is how long an answer may take; without it, as long as the process lives.
    """
    line = _Line(command=command, asked=asked.model_dump(mode="json")).model_dump_json().encode() + b"\n"
    if not hasattr(socket, "AF_UNIX") or len(line) > LONGEST:
        raise Silent
    try:
        async with asyncio.timeout(seconds):
            said = _Said.model_validate_json(await _exchanged(path, line))
    except (*_BROKEN_OFF, ValidationError):
        raise Silent from None
    if said.answer is None:
        raise Declined(said.declined, **said.values)
    return answer.model_validate(said.answer)


async def _exchanged(path: Path, line: bytes) -> bytes:
    connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connected.setblocking(False)
    try:
        with _address(path) as address:
            await asyncio.get_running_loop().sock_connect(connected, address)
        reader, writer = await asyncio.open_unix_connection(sock=connected, limit=LONGEST)
    except BaseException:
        connected.close()
        raise
    try:
        writer.write(line)
        return await reader.readuntil(b"\n")
    finally:
        writer.close()


@contextmanager
def _address(path: Path) -> Iterator[str]:
    """The socket's path, in a way that is short enough: a system takes little more than a hundred bytes."""
    for way in (str(path), os.path.relpath(path), str(path.absolute())):
        if len(os.fsencode(way)) <= LONGEST_PATH:
            yield way
            return
    opened = os.open(path.parent, os.O_RDONLY)
    try:
        if not os.path.isdir(f"/proc/self/fd/{opened}"):
            raise OSError(0, "the path of the data folder is too long for a socket")
        yield f"/proc/self/fd/{opened}/{path.name}"
    finally:
        os.close(opened)
