"""A class of five hundred in which a hundred messages a second are written, and what it holds in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from adapters.web.app import SPACE_ID
from adapters.web.class_default import fill
from adapters.web.classroom import Classroom
from adapters.web.keeper import TableKeeper
from bench.crowd import BEFORE, people
from bench.part import NONE, Figure, Part, at_least
from bench.runner import Bench
from bench.server import homeroom
from storage.class_records import KeptPerson
from storage.database import Database
from storage.migrations import upgrade

LOST: Final = "messages that a page never saw, of 3,000 on each of 500"
DOUBLED: Final = "messages that a page saw twice"
REFUSED: Final = "messages that were refused"
KEPT: Final = "messages that are not in the database afterwards"
WITHIN: Final = "seen by all 500 within 1 s"
PLACES: Final = ("channel:general", "channel:introductions", "channel:study-hall")


async def enrolled(path: str, names: list[str]) -> None:
    """A class, kept as the app keeps it, with these people in it."""
    database = await Database.open(f"sqlite:///{path}")
    await upgrade(database)
    classroom = await Classroom.open(TableKeeper(database, SPACE_ID), name="Bench")
    await fill(classroom)
    await classroom.register.found([], [KeptPerson(each, each.upper(), "student", "UTC", "en") for each in names])
    await classroom.close()
    await database.close()


def run(bench: Bench) -> Iterator[Figure]:
    """Once: the server in a process of its own, everybody else in another."""
    count, per_second, seconds = (10, 20, 1) if bench.quick else (500, 100, 30)
    names = [f"x{number}" for number in range(count)]
    data = bench.folder / "data"
    data.mkdir()
    bench.child(enrolled, path=str(data / "homeroom.db"), names=names)
    with homeroom(data) as server:
        idle, worked = server.megabytes(), server.seconds_of_work()
        found = bench.child(
            people, address=server.address, people=names, places=PLACES, per_second=per_second, seconds=seconds
        )
        after, worked = server.megabytes(), server.seconds_of_work() - worked
    yield Figure(LOST, found["lost"])
    yield Figure(DOUBLED, found["doubled"])
    yield Figure(REFUSED, found["refused"])
    yield Figure(KEPT, per_second * seconds - _kept(data / "homeroom.db"))
    yield Figure(WITHIN, found["within"], "%")
    yield Figure("the last page sees a message after, median", 1000 * found["middle"], "ms")
    yield Figure("the same, 99th percentile", 1000 * found["late"], "ms")
    yield Figure("the same, the latest of all", 1000 * found["latest"], "ms")
    yield Figure("the longest that the load client itself was late", 1000 * found["lag"], "ms")
    yield Figure("a core is kept busy by the server for", worked, "s")
    yield Figure("memory when idle", idle, "MB")
    yield Figure("memory after it, everybody gone", after, "MB")


def _kept(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        where = "text LIKE ? AND space_id = ?"
        row = connection.execute(
            f"SELECT count(*) FROM class_messages WHERE {where}", (f"{BEFORE}%", SPACE_ID)
        ).fetchone()
    return int(row[0])


PART: Final = Part(
    measures="500 people's pages over WebSockets, 100 messages a second for 30 s, seen by all; memory before and after",
    against="nothing: what must hold",
    targets={LOST: NONE, DOUBLED: NONE, REFUSED: NONE, KEPT: NONE, WITHIN: at_least(99)},
    run=run,
)
