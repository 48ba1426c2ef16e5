"""Groups by trying everything, and each criterion's loss written down as it is said: what the matching is held to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil, floor, isnan
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.matching.criteria import (
    Affinity,
    Balance,
    Criterion,
    Distribute,
    Gather,
    NeverAlone,
    Novelty,
    SharedHours,
)
from bot.matching.group_sizes import sizes

Group = tuple[int, ...]
HOURS = 12


def every_partition(people: Sequence[int], wanted: Sequence[int]) -> Iterator[list[Group]]:
    """All ways to put people into groups of these sizes, each once."""
    if not wanted:
        yield []
        return
    for size in sorted({*wanted}):
        rest_sizes = [*wanted]
        rest_sizes.remove(size)
        for others in combinations(people[1:], size - 1):
            rest = [each for each in people[1:] if each not in others]
            for more in every_partition(rest, rest_sizes):
                yield [(people[0], *others), *more]


def loss(criterion: Criterion, group: Group, people: int) -> int:
    """What a group misses of a criterion."""
    pairs = [frozenset(pair) for pair in combinations(group, 2)]
    match criterion:
        case Distribute(of):
            everyone: Counter[int] = Counter(of.tolist())
            has: Counter[int] = Counter(of[list(group)].tolist())
            shares = {kind: count * len(group) / people for kind, count in everyone.items() if kind >= 0}
            return sum(max(0, has[kind] - ceil(part), floor(part) - has[kind]) for kind, part in shares.items())
        case Gather(of):
            told: Counter[int] = Counter(each for each in of[list(group)].tolist() if each >= 0)
            return sum(told.values()) - max([0, *told.values()])
        case Balance(of, step):
            told_by_all = [each for each in of.tolist() if not isnan(each)]
            told_here = [of[each] for each in group if not isnan(of[each])]
            if not told_here or np.std(told_by_all) == 0:
                return 0
            off = float(abs(np.mean(told_here) - np.mean(told_by_all)) / (np.std(told_by_all) * step))
            return min(9, floor(off + 1e-9))
        case NeverAlone(of):
            return sum(1 for minority in of.T if sum(minority[each] for each in group) == 1)
        case SharedHours(free, least):
            gave = [free[each] for each in group if free[each].any()]
            shared = sum(all(each[hour] for each in gave) for hour in range(free.shape[1]))
            return max(0, least - shared)
        case Novelty(met):
            return len({*pairs} & {frozenset(pair) for pair in met.tolist()})
        case Affinity(interests):
            told_any = {each for each in group if interests[each].any()}
            return sum(1 for a, b in combinations(sorted(told_any), 2) if not (interests[a] & interests[b]).any())
        case _:
            raise AssertionError(criterion)


def losses(criteria: Sequence[Criterion], group: Group, people: int) -> tuple[int, ...]:
    """The same for each criterion, in their order: groups compare as these do."""
    return tuple(loss(each, group, people) for each in criteria)


def worst_first(criteria: Sequence[Criterion], groups: Sequence[Group], people: int) -> list[tuple[int, ...]]:
    """All groups' losses, the worst group's first: partitions compare as these do."""
    return sorted((losses(criteria, each, people) for each in groups), reverse=True)


def blocked(group: Group, blocks: Any) -> bool:
    """Whether two are in it who must not be together."""
    return any(a in group and b in group for a, b in blocks)


def best_possible(people: int, size: int, criteria: Sequence[Criterion], blocks: Any) -> list[tuple[int, ...]] | None:
    """The losses of the best partition without blocked pairs, worst group first; ``None`` if there is none."""
    known: dict[Group, tuple[int, ...]] = {}
    best = None
    for groups in every_partition(range(people), sizes(people, size)):
        if any(blocked(each, blocks) for each in groups):
            continue
        for each in groups:
            if each not in known:
                known[each] = losses(criteria, each, people)
        found = sorted((known[each] for each in groups), reverse=True)
        best = found if best is None else min(best, found)
    return best


def pairs(people: int) -> st.SearchStrategy[np.ndarray[Any, np.dtype[np.intp]]]:
    """Some pairs of people."""
    every = [*combinations(range(people), 2)]
    some = st.lists(st.sampled_from(every), max_size=2 * people) if every else st.just([])
    return some.map(lambda given: np.array(given, np.intp).reshape(-1, 2))


@st.composite
def some_criteria(draw: st.DrawFn, people: int) -> tuple[Criterion, ...]:
    """Up to four criteria in any order."""
    kinds = draw(st.lists(st.sampled_from(range(7)), max_size=4, unique=True))
    return tuple(draw(_one(kind, people)) for kind in kinds)


def _one(kind: int, people: int) -> st.SearchStrategy[Criterion]:
    numbers = arrays(np.int64, people, elements=st.integers(-1, 3))
    match kind:
        case 0:
            return numbers.map(Distribute)
        case 1:
            return numbers.map(Gather)
        case 2:
            return arrays(np.float64, people, elements=st.sampled_from([float("nan"), 0.0, 1.0, 2.5, -4.0])).map(
                Balance
            )
        case 3:
            return never_alone(people)
        case 4:
            free = arrays(np.bool_, (people, HOURS), elements=st.booleans())
            return st.builds(SharedHours, free, st.integers(0, 4))
        case 5:
            return pairs(people).map(Novelty)
        case _:
            return arrays(np.bool_, (people, 4), elements=st.booleans()).map(Affinity)


def never_alone(people: int) -> st.SearchStrategy[Criterion]:
    """One or two minorities."""
    return (
        st.integers(1, 2).flatmap(lambda wide: arrays(np.bool_, (people, wide), elements=st.booleans())).map(NeverAlone)
    )
