"""A bot in a process of its own that is killed where a test says, and started again: on any platform of ours."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from tests.wire.bots import ROOT


class Start(Protocol):
    """How it is started: a frozen dataclass. ``at`` is people's time at least; ``dies_at`` kills it as its so-manieth
    transaction begins."""

    @property
    def at(self) -> str: ...

    @property
    def dies_at(self) -> int: ...

    def line(self) -> str:
        """As one argument of a command."""


@dataclass(frozen=True)
class Kill:
    """The process is killed before, or after, its ``nth`` such call; it never hears what came of it."""

    call: str
    after: bool = False
    nth: int = 1

    @property
    def id(self) -> str:
        """In a test's name."""
        return f"{'after' if self.after else 'before'}-{self.call.rpartition('/')[2]}-{self.nth}"


@dataclass
class Bot:
    """The process, started again whenever it was killed. ``module`` is what runs; ``lost`` is what a platform's hook
    raises where a connection breaks. ``killed`` counts the kills so far, ``again`` tells that it was started again;
    it is ``away`` for so long by people's time."""

    module: str
    start: Any
    lost: type[Exception]
    kill: Kill | None = None
    killed: int = 0
    away: timedelta = timedelta(minutes=10)
    again: asyncio.Event = field(default_factory=asyncio.Event)
    _returning: asyncio.Lock = field(default_factory=asyncio.Lock)
    _seen: int = 0
    _process: Process | None = None

    async def runs(self) -> None:
        """It is there."""
        async with self._returning:
            if self._process is None:
                await self._begin()
                assert await self._said("here")
                if self.killed:
                    self.again.set()

    async def settles(self) -> None:
        """Nothing is due any more, however often it is killed on the way."""
        while not await self._told("settles", at=self.start.at):
            await self.later()

    async def later(self) -> None:
        """It is started again; meanwhile time has passed, also by its clock."""
        self._passes(self.away)
        await self.runs()

    async def waits(self, time: timedelta) -> None:
        """So much of people's time passes while it runs."""
        self._passes(time)
        await self._told("passes", to=self.start.at)

    async def dies(self, at: int) -> None:
        """It is to be killed as its so-manieth transaction from now begins."""
        assert await self._told("dies", at=at)

    async def dies_at_its_start(self, at: int) -> None:
        """It was killed, and is started and killed once more, as its so-manieth transaction begins; where it does not
        come to so many, when it has nothing left to do."""
        await self.was_killed()
        self.start = replace(self.start, dies_at=at)
        self._passes(timedelta(minutes=5))
        await self._begin()
        if await self._said("here") and await self._told("settles", at=self.start.at):
            await self.gone()
            self.killed += 1
        self.start = replace(self.start, dies_at=0)

    async def was_killed(self) -> None:
        """Waits for it, if it is not known yet. Several may wait for the same death."""
        if (process := self._process) is not None:
            await process.wait()
            self._ended(process)

    async def ends(self) -> None:
        """In order."""
        assert await self._told("stops")
        assert self._process is not None
        assert await self._process.wait() == 0
        self._process = None

    async def gone(self) -> None:
        """Nothing of it is left."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()
            self._process = None

    async def before(self, call: str) -> None:
        """A platform's hook: this call came."""
        if self.kill and not self.kill.after and self._comes(call):
            await self._dies()

    async def after(self, call: str) -> None:
        """A platform's hook: this call was done."""
        if self.kill and self.kill.after and self._comes(call):
            await self._dies()

    def _passes(self, time: timedelta) -> None:
        self.start = replace(self.start, at=(datetime.fromisoformat(self.start.at) + time).isoformat())

    async def _begin(self) -> None:
        command = [sys.executable, "-m", self.module, self.start.line()]
        self._process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)

    def _comes(self, call: str) -> bool:
        if self.kill is None or self.kill.call not in ("", call):
            return False
        self._seen += 1
        return self._seen == self.kill.nth

    async def _dies(self) -> None:
        process, self.kill = self._process, None
        assert process is not None
        process.kill()
        await process.wait()
        self._ended(process)
        raise self.lost

    async def _told(self, order: str, **given: Any) -> bool:
        process = self._process
        if process is None or process.stdin is None:
            return False
        process.stdin.write(json.dumps({"order": order, **given}).encode() + b"\n")
        return await self._said(order)

    async def _said(self, what: str) -> bool:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        if line := await process.stdout.readline():
            return line.decode().strip() == what
        await process.wait()
        self._ended(process)
        return False

    def _ended(self, process: Process) -> None:
        assert process.returncode == -signal.SIGKILL, f"it ended by itself with {process.returncode}"
        if self._process is process:
            self._process = None
            self.killed += 1
