"""Each person's best new partners among all, a block of people at a time."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from bot.matching.affinity import Singles
from bot.matching.pool import Numbers
from bot.matching.rules import CHANCE, Edges, Rules

BEST: Final = 20
"""So many candidates has everybody, or a few more."""
_BLOCK: Final = 64  # people: their affinities with 20,000 are 5 MB, which stay near the processor
_HEATS: Final = 256


def candidates(rules: Rules, best: int = BEST, *, in_writing: bool = False) -> Edges:
    """The pairs of people who never met, may meet and can call (or need not: ``in_writing``), of which one is among the
    ``best`` of the other. The blocks are spread over the processor's cores: numpy lets go of Python meanwhile."""
    n = rules.n
    # Lots below one unit of affinity, as a matrix of which only one line exists.
    line = (rules.lots / CHANCE).astype(np.float32)
    lots = as_strided(line, (n, n), (line.strides[0], line.strides[0]), writeable=False)
    who, whom = rules.barred()

    def block(begin: int) -> tuple[Numbers, Numbers, Numbers]:
        end = min(begin + _BLOCK, n)
        fit = rules.affinity.block(begin, end, calls=not in_writing)
        fit += lots[begin:end]
        fit[np.arange(end - begin), np.arange(begin, end)] = -1
        of_these = slice(*np.searchsorted(who, (begin, end)))
        fit[who[of_these] - begin, whom[of_these]] = -1
        row, column = np.divmod(np.flatnonzero(_among_best(fit, best)), n)
        return row + begin, column, fit[row, column].astype(np.int64)

    spare = max(1, (os.cpu_count() or 1) - 1)  # one core is left to whoever is answered meanwhile
    with ThreadPoolExecutor(spare) as threads:
        found = [*threads.map(block, range(0, n, _BLOCK))]
    who, whom, affinity = (np.concatenate(each) for each in zip(*found, strict=True))
    return _once(rules, who, whom, affinity, in_writing)


def _among_best(fit: Singles, best: int) -> NDArray[np.bool_]:
    """Which are among the ``best`` of their row that are not below 0.

    Sorting the rows would take most of the time. So each row's columns run in heats: the winners of the ``best`` best
    heats are ``best`` people, so whoever is among the best of all is no worse than the last of these winners. Few
    others are as good: those who met somebody better in their heat.
    """
    width = fit.shape[1]
    heats = min(_HEATS, width)
    winners = fit[:, :heats].copy()
    for begin in range(heats, width, heats):
        some = fit[:, begin : begin + heats]
        np.maximum(winners[:, : some.shape[1]], some, out=winners[:, : some.shape[1]])
    if best < heats:
        winners.partition(heats - best, axis=1)
        least = winners[:, heats - best]
    else:
        least = np.zeros(len(fit), np.float32)
    return fit >= np.maximum(least, 0)[:, None]


def _once(rules: Rules, who: Numbers, whom: Numbers, affinity: Numbers, in_writing: bool) -> Edges:
    keys, at = np.unique(np.minimum(who, whom) * rules.n + np.maximum(who, whom), return_index=True)
    a, b = np.divmod(keys, rules.n)
    level = rules.level(a, b) if in_writing else np.zeros(len(a), np.int64)
    return Edges(a, b, level, rules.fit(a, b, affinity[at]))
