"""Who has met whom in a breakout: pure, from who was inside which room, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import Final

from bot.people import Person
from storage.breakout_people import Visit

LEAST: Final = timedelta(minutes=1)
"""Who was inside together for less has not met: they came into the wrong room, or one went as the other came."""
MOST_TOGETHER: Final = 50
"""In a room of more people than these nobody has met everybody."""

Span = tuple[datetime, datetime]


def met(visits: Iterable[Visit], now: datetime, *, in_writing: bool = False) -> list[tuple[Person, Person]]:
    """The pairs who were inside one room together for at least a minute, each once, in the order of their ids.

    ``in_writing``: in rooms for writing a visit begins when somebody first wrote or pressed there, and what was written
    stays to be read; so whoever did in the same room has met, whenever it was. ``now`` ends visits that have no end.
    """
    rooms: dict[int, dict[Person, list[Span]]] = {}
    for each in visits:
        span = (each.came_at, each.went_at or now)
        rooms.setdefault(each.room_id, {}).setdefault(each.person, []).append(span)
    together: dict[tuple[Person, Person], timedelta] = {}
    for inside in rooms.values():
        if len(inside) > MOST_TOGETHER:
            continue
        for first, second in combinations(sorted(inside, key=_id), 2):
            length = LEAST if in_writing else overlap(inside[first], inside[second])
            together[first, second] = together.get((first, second), timedelta(0)) + length
    return sorted((pair for pair, length in together.items() if length >= LEAST), key=lambda pair: (*map(_id, pair),))


def overlap(first: Sequence[Span], second: Sequence[Span]) -> timedelta:
    """For how long two people were inside at the same time. One person's visits lie apart."""
    return sum(
        (
            max(min(a_end, b_end) - max(a_begin, b_begin), timedelta(0))
            for a_begin, a_end in first
            for b_begin, b_end in second
        ),
        timedelta(0),
    )


def _id(person: Person) -> str:
    return person.external_id
