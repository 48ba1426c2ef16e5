"""The bot's processes as a test has them: killed at planned moments, and started again when somebody needs one."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Final

from adapters.web.acts import BotAway
from adapters.web.hub import JsonObject
from bot.clock import MovableClock
from tests.wire.bot import Start
from tests.wire.classroom import Door

ROOT: Final = Path(__file__).resolve().parents[2]
DOES: Final = frozenset(
    ("post", "tell", "edit", "remove", "delete", "thread", "find", "open_room", "find_room", "bring", "close_room")
)
ACTS: Final = frozenset(("command", "menu", "press", "choice", "submit", "wrote"))
ABSENCES: Final = (timedelta(0), timedelta(0), timedelta(minutes=45))


class When(StrEnum):
    """What a killed process was about to do, or had just done."""

    BEFORE = "before a call of the platform"
    AFTER = "after a call of the platform, before it hears what came of it"
    ASKED = "while somebody waits for it"
    ANSWERED = "when it had answered, before the answer arrives"
    TRANSACTION = "between two transactions"
    STARTING = "while it starts after the last time"
    MOMENT = "after some milliseconds"


IN_PASSING: Final = (When.BEFORE, When.AFTER, When.TRANSACTION)
"""What happens while nobody acts, too."""
MOST: Final = {
    When.BEFORE: 5,
    When.AFTER: 5,
    When.ASKED: 6,
    When.ANSWERED: 6,
    When.TRANSACTION: 60,
    When.STARTING: 8,
    When.MOMENT: 400,
}


@dataclass(frozen=True, slots=True)
class Kill:
    """A process is killed at the ``nth`` such moment from now; after so many milliseconds for ``MOMENT``."""

    when: When
    nth: int


def kills(random: Random, whens: Sequence[When]) -> list[Kill]:
    """Moments of these kinds, in this order."""
    return [Kill(when, random.randint(1, MOST[when])) for when in whens]


class Bots:
    """One bot in one process or several, over one database. What is asked of a process that was killed is asked again.

    ``people`` is people's time, the class's too. ``plan`` holds the kills to come, ``killed`` tells of those that were;
    one of the ``absences`` passes when no process is left;
    ``heard`` counts by thread how often the bot answered that it heard of somebody writing there. ``start`` is how each
    process is started, but for its name and the time.
    """

    def __init__(
        self, door: Door, database: str, data: Path, people: MovableClock, random: Random, names: Iterable[str]
    ) -> None:
        self.door = door
        self.plan: list[Kill] = []
        self.killed: list[str] = []
        self.absences: Sequence[timedelta] = ABSENCES
        self.heard: Counter[str] = Counter()
        self.start = Start("", door.url, database, str(data), "", "")
        self._people = people
        self._random = random
        self._names = list(names)
        self._running: dict[str, Process] = {}
        self._armed: Kill | None = None
        self._seen = 0
        self._returning = asyncio.Lock()
        door.before, door.after, door.asked, door.answered = self._before, self._after, self._asked, self._answered

    def more_to_come(self) -> bool:
        """Whether a process is still to be killed."""
        return bool(self.plan) or self._armed is not None

    @property
    def alone(self) -> bool:
        """Whether the bot is one process."""
        return len(self._names) == 1

    # Running them.

    async def back(self) -> None:
        """Some process is there: the others may take their time."""
        async with self._returning:
            while not self._living():
                await self._begin_all()

    async def all_back(self) -> None:
        """Every process is there again."""
        async with self._returning:
            while len(self._living()) < len(self._names):
                await self._begin_all()

    async def _begin_all(self) -> None:
        """Starts those that are missing. When all were, it sometimes took a while."""
        missing = [name for name in self._names if name not in self._living()]
        for name in missing:
            await self._ended(name)
        if self.killed and not self._running:
            self._people.leap_to(self._people.now() + self._random.choice(self.absences))
        for name in missing:
            await self._begin(name)

    async def _begin(self, name: str) -> None:
        dies_at = 0
        if self.killed and self.plan and self.plan[0].when is When.STARTING:
            self._armed = self.plan.pop(0)
            dies_at = self._armed.nth
        seed, now = str(self._random.random()), self._people.now().isoformat()
        start = replace(self.start, name=name, seed=seed, at=now, dies_at=dies_at)
        command = [sys.executable, "-m", "tests.wire.bot", start.line()]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)
        self._running[name] = process
        await self._says(name, process, "here")

    async def tells(self, name: str, order: str, **given: object) -> bool:
        """Gives an order and waits until it is done. False when the process was killed meanwhile."""
        process = self._running.get(name)
        if process is None:
            return False
        assert process.stdin is not None
        process.stdin.write(json.dumps({"order": order, **given}).encode() + b"\n")
        return await self._says(name, process, order)

    async def _says(self, name: str, process: Process, what: str) -> bool:
        assert process.stdout is not None
        if line := await process.stdout.readline():
            assert line.decode().strip() == what
            return True
        await self._ended(name)
        return False

    async def _ended(self, name: str) -> None:
        """A process is gone: because it was to be, or something is wrong."""
        process = self._running.pop(name, None)
        if process is None:
            return
        kill, self._armed = self._armed, None
        if kill is not None:
            self.killed.append(f"{name} {kill.when} ({kill.nth})")
        code = await process.wait()
        assert code == -signal.SIGKILL, f"the bot ended by itself with {code}"
        assert kill is not None, "somebody else killed the bot"

    def _living(self) -> list[str]:
        return [name for name in self.door.bots if name in self._running]

    # Killing them.

    async def arm(self) -> None:
        """The next kill of the plan may come, if all are there."""
        if self._armed is not None or not self.plan or len(self._living()) < len(self._names):
            return
        self._armed, self._seen = self.plan.pop(0), 0
        name = self._random.choice(self._living())
        if self._armed.when is When.TRANSACTION:
            await self.tells(name, "dies", at=self._armed.nth)
        elif self._armed.when is When.MOMENT:
            process = self._running[name]
            asyncio.get_running_loop().call_later(self._armed.nth / 1000, process.kill)

    def _comes(self, when: When) -> bool:
        if self._armed is None or self._armed.when is not when:
            return False
        self._seen += 1
        return self._seen == self._armed.nth

    async def _kill(self, name: str) -> None:
        if name in self._running:
            self._running[name].kill()
            await self._ended(name)

    async def _before(self, name: str, call: str) -> None:
        if call in DOES and self._comes(When.BEFORE):
            await self._kill(name)
            raise BotAway

    async def _after(self, name: str, call: str) -> None:
        if call in DOES and self._comes(When.AFTER):
            await self._kill(name)
            raise BotAway

    async def _asked(self, name: str, delivery: JsonObject) -> None:
        if delivery["kind"] in ACTS and self._comes(When.ASKED):
            await self._kill(name)

    async def _answered(self, name: str, delivery: JsonObject) -> None:
        if delivery["kind"] == "wrote":
            self.heard[str(delivery["place"])] += 1
        if delivery["kind"] in ACTS and self._comes(When.ANSWERED):
            await self._kill(name)
            raise BotAway

    # What goes on.

    async def settle(self) -> None:
        """Waits until nothing is due and nobody works, whoever is killed meanwhile."""
        while True:
            await self.back()
            at = self._people.now().isoformat()
            if await self.tells(self._random.choice(self._living()), "settles", at=at):
                return

    async def goes_to(self, moment: datetime) -> None:
        """People's time goes on to a moment, and all that is due until then happens."""
        to = moment.isoformat()
        if self.alone:
            await self.back()
            while not await self.tells(self._names[0], "leaps", to=to):
                await self.back()
            self._people.leap_to(moment)
        else:
            self._people.leap_to(moment)
            await asyncio.gather(*(self.tells(name, "passes", to=to) for name in self._living()))
        await self.settle()

    async def stop(self) -> None:
        """Every process ends in order."""
        for name in self._living():
            process = self._running.pop(name)
            assert process.stdin is not None
            process.stdin.write(b'{"order": "stops"}\n')
            assert await process.wait() == 0

    async def end(self) -> None:
        """Nothing is left running, whatever happened."""
        for process in self._running.values():
            process.kill()
            await process.wait()
