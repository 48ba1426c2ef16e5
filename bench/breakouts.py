"""A class that is put into breakout rooms again and again, by our search or by chance."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Any

import numpy as np

from bot.matching.breakout_rooms import SECONDS, Drawn, by_chance, draw
from bot.matching.room_sizes import by_size


class Way(Enum):
    """How rooms are drawn."""

    NEW_FACES = "new faces"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Term:
    """Breakouts one after the other: in each, how many pairs met again, and how many seconds it took to draw."""

    repeats: tuple[int, ...]
    took: tuple[float, ...]


def term(way: Way, people: int, size: int, breakouts: int, seed: int, seconds: float = SECONDS) -> Term:
    """The breakouts of a class that begins as strangers; whoever is in one room meets there."""
    met: dict[tuple[int, int], int] = {}
    repeats, took = [], []
    for number in range(breakouts):
        known = np.array([(a, b, times) for (a, b), times in met.items()], np.intp).reshape(-1, 3)
        began = time.perf_counter()
        drawn = _drawn(way, by_size(people, size), known, seed * breakouts + number, seconds)
        took.append(time.perf_counter() - began)
        if sorted(each for room in drawn.rooms for each in room) != [*range(people)]:
            raise RuntimeError("somebody is in no room or in two")
        for pair in (pair for room in drawn.rooms for pair in combinations(room, 2)):
            met[pair] = met.get(pair, 0) + 1
        repeats.append(len(drawn.repeats))
    return Term(tuple(repeats), tuple(took))


def _drawn(way: Way, sizes: tuple[int, ...], met: Any, seed: int, seconds: float) -> Drawn:
    return by_chance(sizes, met, seed=seed) if way is Way.RANDOM else draw(sizes, met, seed=seed, seconds=seconds)


def terms(way: str, people: int, size: int, breakouts: int, seeds: int) -> dict[str, Any]:
    """So many classes, of one seed each: repeats in each breakout, and the longest time that one took to draw."""
    found = [term(Way(way), people, size, breakouts, seed) for seed in range(seeds)]
    return {"repeats": [each.repeats for each in found], "longest": max(max(each.took) for each in found)}
