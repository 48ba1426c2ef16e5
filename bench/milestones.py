"""What it costs that somebody reaches a milestone, in a class in which much was reached before; and their badges."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from typing import Any

from sqlalchemy import insert

from bench.house import NOW, SPACE, House, house
from bench.pausing import latest
from bench.plans import noted, scans
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.people import Person
from bot.pool import Pool
from cogs.achievements import cog
from cogs.achievements.milestones_heard import said_hello
from cogs.achievements.picture import Badge, draw
from storage import milestones, recognitions
from storage.database import Tx
from storage.milestones import Milestones
from storage.recognitions import Kind, Shows

NEW, KNOWN, NOT_JOINED = "new", "known", "not joined"
"""Of whom it is told: who reaches it now, who reached it before, and who did not join."""
EMPTY, FULL = "empty", "full"


async def told(folder: str, people: int, each: int, runs: int) -> dict[str, Any]:
    """Median seconds of one event, for each of whom it is told, in both classes by turns: one in which nobody reached
    anything, and one in which so many ``people`` reached so many milestones ``each``. With how many statements an event
    is, and the scans in their plans."""
    async with (
        house(f"sqlite:///{folder}/empty.db", None, cog) as empty,
        house(f"sqlite:///{folder}/full.db", None, cog) as full,
    ):
        await full.database.write(SPACE.id, lambda tx: _fill(tx, people, each))
        classes = {EMPTY: empty, FULL: full}
        for there in classes.values():
            await there.database.write(SPACE.id, lambda tx: _come(tx, runs))
        took: dict[str, dict[str, list[float]]] = {
            whom: {side: [] for side in classes} for whom in (NEW, KNOWN, NOT_JOINED)
        }
        for number in range(runs):
            for whom, sides in took.items():
                for side in (EMPTY, FULL) if number % 2 else (FULL, EMPTY):
                    began = time.perf_counter()
                    await _hears(classes[side], _link(whom, number))
                    sides[side].append(time.perf_counter() - began)
        statements, walked = await _sent(full, runs)
    return {
        "took": {whom: {side: median(each) for side, each in sides.items()} for whom, sides in took.items()},
        "statements": statements,
        "scans": walked,
    }


def _link(whom: str, number: int) -> Link:
    """What is heard of somebody: each new one is another person, and the known one the first of these."""
    name = {NEW: f"n{number}", KNOWN: "n0", NOT_JOINED: f"s{number}"}[whom]
    return said_hello.link(Person(SPACE.id, name))


async def _hears(there: House, link: Link) -> None:
    """As the worker runs it, in one transaction."""

    def hear(tx: Tx) -> None:
        there.core.run_job(tx, SPACE.id, link, 0, asked_by=None).effects.flush(tx, SPACE.id)

    await there.database.write(SPACE.id, hear)


async def _sent(there: House, runs: int) -> tuple[dict[str, int], list[str]]:
    """How many statements an event is for each of whom it is told, and those whose plan reads more than it gives."""
    counts: dict[str, int] = {}
    texts: list[str] = []
    for whom in (NEW, KNOWN, NOT_JOINED):
        with noted(there.database) as sent:
            await _hears(there, _link(whom, runs))
        counts[whom] = len(sent[-1])
        texts += sent[-1]
    return counts, await there.database.read(lambda tx: scans(tx.connection, texts))


def _come(tx: Tx, runs: int) -> None:
    """Those who join, of whom one event each is told."""
    for number in range(runs + 1):
        Milestones(tx, SPACE.id).join(0, Person(SPACE.id, f"n{number}"), shows=bool(number % 2), now=NOW)


def _fill(tx: Tx, people: int, each: int) -> None:
    """Everyone joined, and reached so many: each with what was celebrated, and their own part in it."""
    here = {"space_id": SPACE.id, "course_id": 0}
    joined = [{"person_id": f"p{number}", "shows": number % 2, "joined_at": NOW} for number in range(people)]
    tx.execute(insert(milestones.people), [here | row for row in joined])
    rows = list(_reached(people, each))
    tx.execute(insert(milestones.reached), [here | _once(who, this, key) for who, this, key in rows])
    tx.execute(insert(recognitions.recognitions), [here | _celebrated(this, key) for _, this, key in rows])
    tx.execute(insert(recognitions.received), [here | _part(who, this) for who, this, _ in rows])


def _reached(people: int, each: int) -> Iterator[tuple[int, int, str]]:
    for who in range(people):
        for number in range(each):
            yield who, 1 + who * each + number, f"own-{id_to_text(Id(number))}"


def _once(who: int, this: int, key: str) -> dict[str, Any]:
    return {"person_id": f"p{who}", "milestone": key, "recognition_id": this, "at": NOW}


def _celebrated(this: int, key: str) -> dict[str, Any]:
    about = f"{key}:1:A talk"
    made_at = NOW - timedelta(minutes=3 * this)  # a term of some hundred days
    return {"recognition_id": this, "kind": Kind.MILESTONE.value, "words": "", "about": about, "made_at": made_at}


def _part(who: int, this: int) -> dict[str, Any]:
    shows = Shows.PUBLIC if who % 2 else Shows.PRIVATE
    return {"received_id": this, "recognition_id": this, "person_id": f"p{who}", "shows": shows.value, "at": NOW}


async def drawn(badges: int) -> dict[str, float]:
    """Seconds that the event loop was late at most while so many different badges were drawn in the process pool, and
    for as long with nothing to do; and until they were there."""
    pool = Pool(1)
    try:
        await pool.run(draw, Badge("hello"))  # its process has started
        looking = asyncio.create_task(latest())
        await asyncio.sleep(0)
        began = time.perf_counter()
        pictures = await asyncio.gather(*(pool.run(draw, Badge(f"own-{number}")) for number in range(badges)))
        took = time.perf_counter() - began
        looking.cancel()
        pause = await looking
    finally:
        pool.close()
    if len({*pictures}) < badges / 2:
        raise RuntimeError("badges of different milestones are the same picture")
    looking = asyncio.create_task(latest())
    await asyncio.sleep(took)
    looking.cancel()
    return {"pause": pause, "idle": await looking, "took": took}
