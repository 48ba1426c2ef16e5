"""Pools to match: from hypothesis, and small ones in which all is alike."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import strategies as st

from bot.matching.pool import Pool
from bot.matching.round import HOURS, Weights

Pairs = Sequence[tuple[int, int]]


def alike(n: int, hours: Sequence[Sequence[int]] | None = None, **given: Any) -> Pool:
    """People with nothing but free hours, if any: every pair suits as well as another."""
    free = np.zeros((n, HOURS), bool)
    for person, theirs in enumerate(hours or ()):
        free[person, list(theirs)] = True
    for name in ("blocks", "met"):
        given[name] = np.array(given.get(name, ()), np.int64).reshape(-1, 2)
    given["met_ago"] = np.array(given.get("met_ago", [1] * len(given["met"])), np.int64)
    for name in ("first", "last_trio"):
        given[name] = np.isin(np.arange(n), given.get(name, ()))
    given.setdefault("language", np.full(n, -1, np.int32))
    given.setdefault("ways", np.zeros((n, 0), np.int16))
    tags: Sequence[Sequence[int]] = given.pop("tags", [()] * n)
    return Pool(
        hours=np.packbits(free, axis=1),
        interests=np.array([tag for theirs in tags for tag in theirs], np.int64),
        interests_from=np.cumsum([0, *map(len, tags)]),
        **given,
    )


@st.composite
def pools(draw: st.DrawFn, most: int = 8) -> Pool:
    """Few people with few hours, who met and blocked one another as it comes."""
    n = draw(st.integers(0, most))
    some = st.sets(st.sampled_from([*combinations(range(n), 2)]), max_size=n * 2) if n > 1 else st.just(set())
    people = st.sets(st.integers(0, n - 1)) if n else st.just(set())
    met = sorted(draw(some))
    blocks = [pair if draw(st.booleans()) else pair[::-1] for pair in sorted(draw(some)) if draw(st.booleans())]
    return alike(
        n,
        draw(st.lists(st.sets(st.integers(0, 4)).map(sorted), min_size=n, max_size=n)),
        language=np.array(draw(st.lists(st.integers(-1, 1), min_size=n, max_size=n)), np.int32),
        ways=np.array(draw(st.lists(st.integers(-1, 2), min_size=2 * n, max_size=2 * n)), np.int16).reshape(n, 2),
        tags=draw(st.lists(st.sets(st.integers(0, 5)).map(sorted), min_size=n, max_size=n)),
        met=met,
        met_ago=draw(st.lists(st.integers(1, 5), min_size=len(met), max_size=len(met))),
        blocks=blocks,
        first=sorted(draw(people)),
        last_trio=sorted(draw(people)),
        asks_hours=draw(st.integers(0, 2)),
        weights=draw(st.builds(Weights, *[st.sampled_from((0.0, 0.5, 1.0))] * 4)),
    )
