"""The groups of a round, computed: for the process pool alone, as it loads numpy and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.matching.groups import group
from bot.matching.pairs import match
from cogs.buddies.arrays import blocks_of, criteria_of, pool_of
from cogs.buddies.pooling import Input, Outcome, Placed
from cogs.buddies.suiting import can_meet


def pairs(given: Input) -> Outcome:
    """Pairs, and a trio where one is over."""
    matched = match(pool_of(given), given.seed)
    groups = [_placed(given, people, repeat=at in matched.repeats) for at, people in enumerate(matched.groups)]
    return Outcome(tuple(groups), _ids(given, [person for person, _ in matched.unplaced]))


def groups(given: Input) -> Outcome:
    """Study groups of the size that is asked for. What each of them misses is not taken along: it would tell of people,
    and of whom, where somebody is the only one."""
    people = len(given.people)
    grouped = group(people, criteria_of(given), size=given.size, blocks=blocks_of(given), seed=given.seed)
    met = {frozenset(pair[:2]) for pair in given.met}
    found = []
    for rows in grouped.groups:
        ids = {given.people[row].person_id for row in rows}
        repeat = any(pair <= ids for pair in met)
        found.append(_placed(given, rows, repeat=repeat))
    return Outcome(tuple(found), _ids(given, grouped.unplaced))


def _placed(given: Input, rows: Sequence[int], *, repeat: bool) -> Placed:
    people = sorted((given.people[row] for row in rows), key=lambda one: one.person_id)
    ids = tuple(one.person_id for one in people)
    return Placed(ids, repeat, not can_meet(people, given.week))


def _ids(given: Input, rows: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(given.people[row].person_id for row in rows))
