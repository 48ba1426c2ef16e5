"""The search for good groups: several beginnings, swaps, and small kicks from the best of them.

It is an iterated local search whose beginnings all take their turns together, in the same array operations: with few
people the cost of a turn is numpy's, not theirs. A large class has one beginning, and more of its turns.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from bot.matching.criteria import Seats
from bot.matching.group_score import Keys, Score
from bot.matching.group_start import Shape, by_chance, hardest_first
from bot.matching.swaps import Hall

_BATCH: Final = 8000  # groups that one turn of all beginnings measures, at most about
_BEGINNINGS: Final = 24
_HARDEST_FIRST: Final = 8  # of these; the others are by chance
_SETTLE: Final = 16  # turns before the first kick
_KICKS: Final = 16  # at most
_TURNS: Final = 8  # after each kick
_ALONE: Final = 96  # turns of a class with one beginning
_SCANS: Final = 24  # of one of the worst groups against all others, at the end


def search(score: Score, shape: Shape, chance: Generator) -> Seats:
    """Seats ``(rows, seats)``, groups first and then who is left aside; an empty seat holds ``score.people``.

    The best that was found in the order of leximin; the same generator finds the same.
    """
    taken = shape.taken
    rows, width = taken.shape
    beginnings = min(_BEGINNINGS, _BATCH // (max(1, rows // 2) * width * width * 2))
    beginnings = beginnings if beginnings > 3 else 1
    seats = by_chance(score, taken, beginnings, chance)
    for number in range(min(beginnings, _HARDEST_FIRST)):
        seats[number] = hardest_first(score, taken, chance)
    judged = np.arange(rows) < len(shape.sizes)
    hall = Hall(score, seats.reshape(-1, width), np.tile(judged, beginnings), chance)
    if beginnings == 1:
        _take_turns(hall, rows, _ALONE)
    else:
        _take_turns(hall, rows, _SETTLE)
        _kick_and_settle(hall, rows)
    best = int(_ranks(hall.keys.reshape(-1, rows))[0])
    hall = hall.part(np.arange(best * rows, (best + 1) * rows))
    _relieve_the_worst(hall)
    return hall.seats


def _take_turns(hall: Hall, rows: int, turns: int) -> None:
    """So many times every row swaps with one other of its beginning: any, or one of the worse half with one of the
    better. Ends when in one beginning nothing is left to gain."""
    half = rows // 2
    for turn in range(turns):
        keys = hall.keys.reshape(-1, rows)
        if not half or not keys.any(axis=1).all():
            return
        order = hall.chance.random(keys.shape).argsort(axis=1)
        if turn % 2:
            worst_first = np.take_along_axis(-keys, order, axis=1).argsort(axis=1, kind="stable")
            order = np.take_along_axis(order, worst_first, axis=1)
            order[:, half:] = hall.chance.permuted(order[:, half:], axis=1)
        order += _offsets(keys)
        hall.swap(order[:, :half].ravel(), order[:, half : 2 * half].ravel())


def _kick_and_settle(hall: Hall, rows: int) -> None:
    """Again and again: all go on from the best quarter, with one swap by chance, and keep what is not worse for it."""
    for _ in range(min(_KICKS, 3 * (rows - 1))):  # few rows have been through all swaps long before
        keys = hall.keys.reshape(-1, rows)
        if not keys.any(axis=1).all() or rows < 2:
            return
        best = _ranks(keys)[: max(1, len(keys) // 4)]
        hall.copy((np.resize(best, len(keys))[:, None] * rows + np.arange(rows)).ravel())
        before = hall.part(np.arange(len(hall.seats)))
        pairs = hall.chance.random(keys.shape).argsort(axis=1)[:, :2] + _offsets(keys)
        hall.swap_by_chance(pairs[:, 0], pairs[:, 1])
        _take_turns(hall, rows, _TURNS)
        worse = _worse(hall.keys.reshape(-1, rows), before.keys.reshape(-1, rows))
        hall.put_back(before, np.repeat(worse, rows))


def _relieve_the_worst(hall: Hall) -> None:
    """The worst rows look for a swap with any other, one after the other."""
    done: set[int] = set()
    for _ in range(_SCANS):
        row = next((int(each) for each in np.argsort(-hall.keys, kind="stable") if each not in done), None)
        if row is None or not hall.keys[row] > 0 or len(hall.seats) < 2:
            return
        if not hall.swap_with_any(row):
            done.add(row)


def _ranks(keys: Keys) -> NDArray[np.intp]:
    """The beginnings, best first: the least worst row, then the least next worst, and so on. ``(beginnings, rows)``."""
    ranks: NDArray[np.intp] = np.lexsort(np.sort(keys, axis=1).T)
    return ranks


def _worse(ones: Keys, others: Keys) -> NDArray[np.bool_]:
    """Which of ``(beginnings, rows)`` are worse than their counterparts in that order."""
    more = (np.sort(ones, axis=1) - np.sort(others, axis=1))[:, ::-1]
    first = (more != 0).argmax(axis=1)
    found: NDArray[np.bool_] = more[np.arange(len(more)), first] > 0
    return found


def _offsets(keys: Keys) -> NDArray[np.intp]:
    """The number of each beginning's first row: ``(beginnings, 1)``."""
    beginnings, rows = keys.shape
    offsets: NDArray[np.intp] = np.arange(beginnings)[:, None] * rows
    return offsets
