"""Who comes into rooms that some are in already: to whoever is alone first, then into the smallest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from bot.records import dataclass

Met = Callable[[str, str], int]
"""How often two people (external ids) met."""


@dataclass(frozen=True, slots=True)
class Table:
    """A room on paper: its ``name`` (empty: it gets one later), ``people`` by their external ids in order, and how many
    it takes at ``most`` (0: any number). ``room_id`` is 0 where it is no room yet."""

    people: tuple[str, ...] = ()
    name: str = ""
    most: int = 0
    room_id: int = 0

    def with_people(self, *people: str) -> Table:
        """The same with others, in order."""
        return replace(self, people=tuple(sorted(people)))


def filled(
    tables: Sequence[Table],
    others: Collection[str],
    met: Met = lambda *_: 0,
    apart: Collection[tuple[str, str]] = (),
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The rooms with the others in them, one after the other: each to somebody who is alone, so that nobody has to
    leave the room they are in, else into the smallest that takes them; of those where nobody is from whom they are kept
    ``apart``, if there are any; of equal ones where they met fewest, of these the first. Then whoever is alone still
    goes to others, in the same way; where all other rooms are full one of them takes one more, for nobody is alone.
    Rooms that nobody is in are left out.

    Also whoever has no room: those for whom all are full, and one person where there are no two.
    """
    rooms = [each.with_people(*each.people) for each in tables]
    kept = frozenset(pair for one, other in apart for pair in ((one, other), (other, one)))
    left = []
    for person in sorted(others):
        if (at := _smallest(rooms, person, met, kept)) is None:
            left.append(person)
        else:
            rooms[at] = rooms[at].with_people(*rooms[at].people, person)
    rooms = [each for each in rooms if each.people]
    while (alone := _alone(rooms)) is not None:
        (person,) = rooms.pop(alone).people
        with_some = _smallest(rooms, person, met, kept)
        any_size = [replace(each, most=0) for each in rooms]
        at = _smallest(any_size, person, met, kept) if with_some is None else with_some
        if at is None:
            return (), tuple(sorted((person, *left)))
        rooms[at] = rooms[at].with_people(*rooms[at].people, person)
    return tuple(rooms), tuple(left)


def _smallest(rooms: Sequence[Table], person: str, met: Met, kept: frozenset[tuple[str, str]]) -> int | None:
    free = [at for at, each in enumerate(rooms) if not each.most or len(each.people) < each.most]

    def rank(at: int) -> tuple[bool, bool, int, int, int]:
        people = rooms[at].people
        beside = any((person, each) in kept for each in people)
        return beside, len(people) != 1, len(people), sum(met(person, each) > 0 for each in people), at

    return min(free, key=rank, default=None)


def _alone(rooms: Sequence[Table]) -> int | None:
    """The last room with one person."""
    return next((at for at in reversed(range(len(rooms))) if len(rooms[at].people) == 1), None)
