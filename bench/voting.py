"""Thousands of people who answer one poll through the router, and what the class sees of it meanwhile."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from random import Random
from statistics import median
from typing import Any, Final
from unittest.mock import patch

from adapters.web.adapter import WebPlatform
from bench.house import CHANNELS, SPACE, House, house
from bot.act import Act, ActKind, Reply
from bot.card import Card
from bot.clock import SystemClock
from bot.kinds import Id
from bot.link import Link, id_to_text, make
from bot.people import Person
from bot.platform import Message
from bot.pool import Pool
from bot.text import plain
from cogs.polls import cog
from cogs.polls.card import poll_card
from cogs.polls.kinds import Kind
from cogs.polls.packing import count, packed
from storage.polls import Label, Poll, Polls, State

CHOICES: Final = ("Monday", "Tuesday", "Wednesday", "Friday")
POLL: Final = Id(0b1010 << 44)
LEAST: Final = poll_card.every.total_seconds()
"""Seconds that lie at least between two refreshes of a poll's card."""
_LOOK: Final = 0.005  # seconds
_SPARE: Final = 0.25  # seconds: the first one may have been on its way for longer than the last one


@dataclass(slots=True)
class Seen:
    """What was sent of the card, and how late this process's event loop was at most. Seconds of its clock."""

    refreshed: list[float] = field(default_factory=list)
    pause: float = 0.0

    @property
    def too_many(self) -> int:
        """How many refreshes there were beyond one in each least interval."""
        if not self.refreshed:
            return 0
        lasted = self.refreshed[-1] - self.refreshed[0]
        return max(0, len(self.refreshed) - 1 - int((lasted + _SPARE) / LEAST))


async def voted(url: str, people: int, per_second: float, warm: bool) -> dict[str, float]:
    """Everyone answers once, so many a second (0: all at once); then it closes.
    ``warm``: the pool has its process already, as after any count or picture.

    An answer's time runs from when it was to be given, so that whatever is late counts.
    """
    async with _open(url) as (there, seen):
        if warm:
            await there.pool.run(count, (Kind.ONE, len(CHOICES), packed([(0,)])))
        began = time.perf_counter()
        took = await asyncio.gather(*(_vote(there, number, began, per_second) for number in range(people)))
        lasted = time.perf_counter() - began
        if per_second:
            await asyncio.sleep(LEAST + 0.5)  # what the last ones changed comes too
        refreshed, beyond = len(seen.refreshed), seen.too_many
        closed = await _close(there)
        counted = await there.database.read(lambda tx: Polls(tx, SPACE.id).get(POLL))
        assert counted is not None
        lost = people - sum(counted.result["counts"])
    waits = sorted(took)
    return {
        "lost": lost,
        "lasted": lasted,
        "middle": median(waits),
        "late": waits[int(len(waits) * 0.99)],
        "latest": waits[-1],
        "refreshed": refreshed,
        "beyond": beyond,
        "close": closed,
        "pause": seen.pause,
    }


@asynccontextmanager
async def _open(url: str) -> AsyncIterator[tuple[House, Seen]]:
    """A poll that stands in a channel, with a worker that refreshes its card."""
    async with house(url, SystemClock(), cog) as there:
        await _ask(there)
        await there.worker.until_idle()
        await there.worker.start(alone=True)
        gc.freeze()  # as a running Homeroom does
        with _watched() as seen:
            yield there, seen
        await there.worker.stop()


async def _ask(there: House) -> None:
    now = there.core.clock.now()
    poll = Poll(POLL, 0, CHANNELS[0], None, Kind.ONE, Label.UNLINKABLE, "Which day?", now, choices=CHOICES)

    def ask(tx: Any) -> None:
        Polls(tx, SPACE.id).add(poll)
        asked = there.core.run_job(tx, SPACE.id, make("polls", "ask", [id_to_text(POLL)]), 0, asked_by=None)
        asked.effects.flush(tx, SPACE.id)

    await there.database.write(SPACE.id, ask)


@contextmanager
def _watched() -> Iterator[Seen]:
    """Notes each refresh of a card, and how late the event loop is."""
    seen, edit = Seen(), WebPlatform.edit

    async def noted(platform: WebPlatform, message: Message, card: Card) -> None:
        seen.refreshed.append(time.perf_counter())
        await edit(platform, message, card)

    async def look() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_LOOK)
            seen.pause = max(seen.pause, time.perf_counter() - began - _LOOK)

    looking = asyncio.create_task(look())
    try:
        with patch.object(WebPlatform, "edit", noted):
            yield seen
    finally:
        looking.cancel()


async def _vote(there: House, number: int, began: float, per_second: float) -> float:
    due = began + number / per_second if per_second else began
    await asyncio.sleep(due - time.perf_counter())
    link = make("polls", "choose", [id_to_text(POLL), str(number % len(CHOICES))])
    await _act(there, _act_of(f"x{number}", link, number))
    return time.perf_counter() - due


async def _close(there: House) -> float:
    """Whoever asked closes it. Seconds until it is counted."""
    began = time.perf_counter()
    await _act(there, _act_of("boss", make("polls", "close-now", [id_to_text(POLL)]), 0, "instructor"))
    while True:
        found = await there.database.read(lambda tx: Polls(tx, SPACE.id).get(POLL))
        if found is not None and found.state is State.CLOSED:
            return time.perf_counter() - began
        await asyncio.sleep(_LOOK)


def _act_of(who: str, link: Link, number: int, role: str = "student") -> Act:
    return Act(
        f"delivery-{who}",
        ActKind.PRESS,
        Person(SPACE.id, who),
        CHANNELS[0],
        link,
        roles=frozenset((role,)),
        manages=role == "instructor",
        language="en",
        time_zone="UTC",
        message=Message(CHANNELS[0].key, "m1"),
        stamp=number,
    )


async def _act(there: House, act: Act) -> None:
    answer = await there.router.act(act)
    if not isinstance(answer, Reply) or answer.refused:
        raise RuntimeError(plain(answer.card.text) if isinstance(answer, Reply) else "nothing was answered")


async def ranked(ballots: int, choices: int, runs: int) -> dict[str, Any]:
    """Seconds that a count takes from another process, with the ballots' way there: of the first one, in a process that
    is still to be started, and of the others; and how late the event loop was at most while the others ran. The ballots
    are packed on another thread, as they are on the database's."""
    chance, pool = Random(11), Pool(1)
    given = [tuple(chance.sample(range(choices), choices)) for _ in range(ballots)]
    took, pauses = [], []
    try:
        for _ in range(runs + 1):
            with _watched() as seen:
                began = time.perf_counter()
                counted = await pool.run(count, (Kind.RANKING, choices, await asyncio.to_thread(packed, given)))
                took.append(time.perf_counter() - began)
            pauses.append(seen.pause)
            if counted["took_part"] != ballots:
                raise RuntimeError("ballots were lost on the way")
    finally:
        pool.close()
    return {"first": took[0], "others": took[1:], "pause": max(pauses[1:])}
