"""Study groups of 3 to 8 people: the worst group is made as good as it can be, then the next worst, and so on.

This order is leximin. It leaves nothing for a mean to decide: partitions that are equal in it have the same losses,
group by group. (Layton, Loughry, Ohland and Ricco 2010 maximise the worst team, not the mean.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching import exact
from bot.matching.criteria import Criterion, Reason, Seats
from bot.matching.group_score import Score
from bot.matching.group_search import search
from bot.matching.group_sizes import LEAST, MOST, Prefer, sizes
from bot.matching.group_start import Shape

NO_PAIRS: Final[NDArray[np.intp]] = np.empty((0, 2), np.intp)
SECONDS: Final = 10.0
"""How long a proof may take; with 0 there is none."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A wish that a group misses: by how much, of how much at most in a group of its size.

    Misses for :attr:`Reason.ALONE` are never shown, neither which group nor how many: that would tell who is who.
    """

    group: int
    criterion: int
    reason: Reason
    loss: int
    most: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """People in groups.

    ``groups``: indices of people, in order. ``unplaced``: those who could not be in any group, because of who must not
    be together. ``worst``: the losses of the worst group by criterion, in their order; empty without a group.
    ``proven``: how many groups, from the worst on, are proven to be as good as they can be while those before them are.
    """

    groups: tuple[tuple[int, ...], ...]
    unplaced: tuple[int, ...]
    misses: tuple[Miss, ...]
    worst: tuple[int, ...]
    proven: int

    @property
    def exact(self) -> bool:
        """Whether nobody could be left out less, and no worst group be better: the optimum of what comes first."""
        return self.proven > 0 or not self.groups


def group(
    people: int,
    criteria: Sequence[Criterion] = (),
    *,
    size: int = 4,
    prefer: Prefer = Prefer.NEAREST,
    blocks: NDArray[np.integer] = NO_PAIRS,
    seed: int = 0,
    seconds: float = SECONDS,
) -> Grouped:
    """Puts people into groups of a wished size (:func:`bot.matching.group_sizes.sizes` says which sizes they get).

    ``criteria``: what matters most first; of two groups the one that misses less of the first criterion is better,
    however much it misses of the others. ``blocks``: ``(pairs, 2)``, who is never together, whatever it costs; where
    it is impossible otherwise, people are left out, as few as are found to suffice.

    The same arguments give the same result. It is proven for some 24 people in groups of 4 (``exact.MOST_COLUMNS``) and
    wherever all wishes are met; only if a proof is cut off by its ``seconds`` can a faster machine find better groups.
    Raises ``ValueError`` for sizes, arrays or numbers of criteria that do not fit.
    """
    score = Score(people, criteria, blocks, MOST)
    aside, certain = 0, True  # certain: with fewer left out it is proven to be impossible
    while shape := _shape(people, aside, size, prefer):
        found, proven = _best(score, shape, seed, seconds)
        if not (in_the_way := _in_the_way(found, people, blocks)):
            return _result(score, criteria, found, proven if certain else 0)
        aside, surely = _fewest_aside(score, shape, size, prefer, in_the_way, seconds)
        certain = certain and surely and proven > 0
    return _result(score, criteria, np.empty((0, MOST), np.intp), 0)


def _shape(people: int, aside: int, size: int, prefer: Prefer) -> Shape | None:
    """How groups are when so many are left out; ``None`` when nobody could be in one."""
    placed = people - aside
    if placed <= 0 or (aside and placed < LEAST):
        sizes(0, size)  # a wrong size is told for any number of people
        return None
    return Shape(sizes(placed, size, prefer), aside)


def _best(score: Score, shape: Shape, seed: int, seconds: float) -> tuple[Seats, int]:
    """The best groups that are found, and how many of them, from the worst on, are proven."""
    found = search(score, shape, np.random.default_rng(seed))[: len(shape.sizes)]
    if (len(found) == 1 and not shape.aside) or not score.keys(found).any():
        return found, len(found)
    if not exact.few_enough(shape) or seconds <= 0:
        return found, 0
    return exact.proven(exact.columns(score, shape), found, seconds)


def _in_the_way(found: Seats, people: int, blocks: NDArray[np.integer]) -> int:
    """How many people would have to leave their groups, so that nobody is with whom they must not be."""
    apart = {frozenset(pair) for pair in blocks.tolist()}
    leave = 0
    for row in found.tolist() if apart else ():
        members = [each for each in row if each < people]
        while troubled := [sum(frozenset((each, other)) in apart for other in members) for each in members]:
            if not any(troubled):
                break
            del members[troubled.index(max(troubled))]
            leave += 1
    return leave


def _fewest_aside(
    score: Score, failed: Shape, size: int, prefer: Prefer, in_the_way: int, seconds: float
) -> tuple[int, bool]:
    """How many are to be left out when too few were, and whether it is proven that fewer do not suffice.

    For a large class those who are in the way now: they suffice, for everybody else is together already.
    """
    until = monotonic() + seconds
    for aside in range(failed.aside + 1, score.people):
        shape = _shape(score.people, aside, size, prefer)
        if shape is None:
            return aside, True
        if not exact.few_enough(shape):
            break
        try:
            if exact.partition(exact.columns(score, shape), until - monotonic()) is not None:
                return aside, True
        except exact.Unknown:
            break
    return failed.aside + in_the_way, False


def _result(score: Score, criteria: Sequence[Criterion], found: Seats, proven: int) -> Grouped:
    groups = sorted(tuple(sorted(each for each in row if each < score.people)) for row in found.tolist())
    seats = score.seated(groups, found.shape[1])
    losses = score.losses(seats)[:, 1:].tolist()
    misses = [
        Miss(at, number, each.reason, loss, each.most(len(members)))
        for at, members in enumerate(groups)
        for number, (each, loss) in enumerate(zip(criteria, losses[at], strict=True))
        if loss
    ]
    worst = losses[int(score.keys(seats).argmax())] if groups else []
    placed = {each for members in groups for each in members}
    unplaced = tuple(each for each in range(score.people) if each not in placed)
    return Grouped(tuple(groups), unplaced, tuple(misses), tuple(worst), proven)
