"""Databases with much in them: jobs and schedules that are due, and a million others that wait."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import Table, insert

from bench.errand import Things, note, remind
from bench.house import CHANNELS, NOW, PEOPLE, SPACE, house
from bot.kinds import Id
from bot.people import Person, Place
from storage.database import Database
from storage.jobs import HANDLER, WAITING, jobs
from storage.schedules import schedules

OTHERS: Final = 1 << 40  # the ids of what only waits begin here
_AT_ONCE: Final = 20_000
_HALF: Final = 2


async def with_jobs(path: str, due: int, waiting: int) -> None:
    """A database with jobs that are due, half handlers in lanes of their own and half posts in 50 channels' lanes.

    What waits is alike, and partly in the same lanes; a third are direct messages in a hundred people's lanes.
    """
    async with house(f"sqlite:///{path}") as there:
        database = there.database
        await database.write(None, lambda tx: Things(tx, SPACE.id).add(list(range(due))))
        await _insert(database, jobs, (_due(number) for number in range(due)))
        await _insert(database, jobs, _waiting(waiting))


async def with_schedules(path: str, due: int, waiting: int) -> None:
    """A database with schedules that are due, and others whose next slot is to come."""
    async with house(f"sqlite:///{path}") as there:
        chance = Random(3)
        await _insert(there.database, schedules, (_schedule(each, NOW) for each in range(due)))
        later = (
            _schedule(OTHERS + each, NOW + timedelta(minutes=chance.randint(1, 10_000))) for each in range(waiting)
        )
        await _insert(there.database, schedules, later)


def fresh(original: Path, number: int) -> Path:
    """A copy to use up. It is on the disk when this returns, so that writing it does not slow what comes next."""
    copy = original.with_name(f"{original.stem}-{number}.db")
    shutil.copyfile(original, copy)
    if hasattr(os, "sync"):
        os.sync()
    return copy


async def _insert(database: Database, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        await database.write(None, lambda tx, some=some: tx.execute(insert(table), some))  # type: ignore[misc]


def _due(number: int) -> dict[str, Any]:
    at = NOW - timedelta(seconds=number)
    return _handler(number, at) if number % _HALF else _post(number, CHANNELS[number // _HALF % len(CHANNELS)], at)


def _waiting(count: int) -> Iterator[dict[str, Any]]:
    chance = Random(5)
    for number in range(OTHERS, OTHERS + count):
        at = NOW + timedelta(minutes=chance.randint(60, 100_000))
        match number % 3:
            case 0:
                yield _handler(number, at)
            case 1:
                yield _post(number, chance.choice(CHANNELS), at)
            case _:
                yield _post(number, Place.direct(Person(SPACE.id, chance.choice(PEOPLE))), at)


def _handler(number: int, at: datetime) -> dict[str, Any]:
    link = remind.link(Id(number))
    return _job(HANDLER, link, "", link, f"remind:{number}", at)


def _post(number: int, place: Place, at: datetime) -> dict[str, Any]:
    link, effect = note.link(Id(number)), "tell" if place.people else "post"
    return _job(effect, link, place.key, place.key, f"{effect}:{link}:{place.key}", at)


def _job(effect: str, link: str, target: str, lane: str, key: str, at: datetime) -> dict[str, Any]:
    return {
        "space_id": SPACE.id,
        "effect": effect,
        "link": link,
        "target": target,
        "lane": lane,
        "key": key,
        "due_at": at,
        "state": WAITING,
    }


def _schedule(schedule_id: int, at: datetime) -> dict[str, Any]:
    day, time = at.date(), at.time().replace(second=0, microsecond=0)
    rule = {"days": [_DAYS[day.weekday()]], "at": time.isoformat("minutes"), "weeks": 1, "starts": day.isoformat()}
    return {
        "space_id": SPACE.id,
        "schedule_id": schedule_id,
        "course_id": 0,
        "link": remind.link(Id(schedule_id)),
        "rule": {**rule, "ends": None},
        "zone": "UTC",
        "slot": datetime.combine(day, time).isoformat(timespec="seconds"),
        "due_at": at,
        "useful_for": 3600,
    }


_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
