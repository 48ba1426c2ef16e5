"""Rooms in which nobody is with whom they must not be: as they were drawn, with as few people exchanged as suffice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

Room: TypeAlias = tuple[int, ...]
Pair: TypeAlias = tuple[int, int]


def parted(rooms: Sequence[Room], apart: Collection[Pair], met: Collection[Pair] = ()) -> tuple[Room, ...]:
    """The rooms, with one of each two who are kept ``apart`` exchanged for somebody of another room.

    Each exchange takes away as many such pairs as one can and, of those, brings together the fewest who ``met``; sizes
    stay. It ends where no exchange takes one away, such as where all but one room would be of people kept apart.
    Pairs are indices, in any order.
    """
    kept, known = _both_ways(apart), _both_ways(met)
    found = [list(room) for room in rooms]
    while troubled := [(at, person) for at, room in enumerate(found) for person in room if _with(kept, person, room)]:
        swaps = [
            (_cost(kept, known, found, at, person, to, other), at, person, to, other)
            for at, person in troubled
            for to, room in enumerate(found)
            if to != at
            for other in room
        ]
        if not swaps or (best := min(swaps))[0][0] >= 0:
            break
        _, at, person, to, other = best
        found[at][found[at].index(person)], found[to][found[to].index(other)] = other, person
    return tuple(tuple(sorted(room)) for room in found)


def _both_ways(pairs: Collection[Pair]) -> frozenset[Pair]:
    return frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))


def _with(pairs: frozenset[Pair], person: int, room: Collection[int]) -> int:
    return sum((person, each) in pairs for each in room if each != person)


def _cost(
    kept: frozenset[Pair], met: frozenset[Pair], rooms: Sequence[Sequence[int]], at: int, one: int, to: int, other: int
) -> tuple[int, int]:
    """How many more pairs of each kind there are once two people of two rooms are exchanged."""
    here, there = [each for each in rooms[at] if each != one], [each for each in rooms[to] if each != other]
    moved = (_with(pairs, other, here) + _with(pairs, one, there) for pairs in (kept, met))
    stayed = (_with(pairs, one, here) + _with(pairs, other, there) for pairs in (kept, met))
    more, again = (after - before for after, before in zip(moved, stayed, strict=True))
    return more, again
