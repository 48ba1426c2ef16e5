"""Breakout rooms: drawn by chance, or so that as few people as possible are with somebody whom they met before.

Breakouts are drawn one after the other, and nobody knows how many will follow. So among draws without a repeat the one
is looked for that leaves the most to choose from: it puts those together who have the fewest people in common whom
neither has met, for each pair that meets takes as many triples of strangers away. (Triska and Musliu 2012 weigh this
freedom the other way round, for all draws made at once.)

The search takes one person out of each room at a time and seats all of them anew in the best way there is, which is an
assignment and so exact; how much chance is mixed into the costs falls to nothing (simulated annealing).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from time import monotonic
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

NOBODY_MET: Final[NDArray[np.intp]] = np.empty((0, 3), np.intp)
SECONDS: Final = 0.6
"""How long a search may take; on a machine with time to spare none takes so long."""
_STEPS: Final = 1_000  # of a small class, from one beginning
_LEAST_STEPS: Final = 60
_EACH: Final = 40  # steps for each person, where they are few
_WORK: Final = 240_000  # places in rooms that are weighed from one beginning, about
_BEGINNINGS: Final = 3
_SMALL: Final = 16  # so few people begin more often: it costs nothing, and then the best is found
_OFTEN: Final = 8
_ONCE: Final = 128  # in a class of more one draw without a repeat is as good as another
_LOOKS_AHEAD: Final = 400  # a larger class has strangers enough, whatever is drawn
_LOOK: Final = 16  # steps between two looks at the clock
_WARM: Final = 0.3  # of a repeat: how much chance there is in the costs at first
_TIES: Final = 1e-6  # and at the end
_EVENINGS: Final = 200  # swaps by which repeats are spread evenly over the rooms

Rooms = tuple[tuple[int, ...], ...]
_Seats = NDArray[np.intp]
_Costs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """People in rooms: ``rooms`` are indices of people, in order. ``repeats``: the pairs in one room who had met."""

    rooms: Rooms
    repeats: tuple[tuple[int, int], ...]


def by_chance(sizes: Sequence[int], met: NDArray[np.integer] = NOBODY_MET, *, seed: int) -> Drawn:
    """Rooms of these sizes by the seed alone. ``met`` as in :func:`draw`: only what is told of the rooms comes from it.

    The same seed draws the same rooms. Raises ``ValueError`` for a room of fewer than two people.
    """
    _check(sizes)
    everybody = iter(np.random.default_rng(seed).permutation(sum(sizes)).tolist())
    return told(([next(everybody) for _ in range(size)] for size in sizes), met)


def draw(sizes: Sequence[int], met: NDArray[np.integer], *, seed: int, seconds: float = SECONDS) -> Drawn:
    """Rooms of these sizes, with as few pairs who had met as are found; then with as few in the worst room; then with
    those who met less often.

    ``met``: ``(pairs, 3)``, two people's indices below the sum of ``sizes`` and how often they met. For up to some ten
    people nothing better exists; beyond, nothing is proven. The same arguments draw the same rooms, unless ``seconds``
    run out. Raises ``ValueError`` for a room of fewer than two people, and for sizes that differ by more than one.
    """
    _check(sizes)
    if len(sizes) < 2:
        return told([range(sum(sizes))], met) if sizes else Drawn((), ())
    if not len(met):
        return by_chance(sizes, seed=seed)
    if max(sizes) - min(sizes) > 1:
        raise ValueError(f"rooms of {min(sizes)} to {max(sizes)} people: their sizes differ by at most one")
    until = monotonic() + seconds
    people, chance = sum(sizes), np.random.default_rng(seed)
    # In an order of chance, so that nobody is preferred for standing early in a list.
    order = chance.permutation(people)
    times = _times(people, met)[np.ix_(order, order)]
    hall = _Hall(times, len(sizes), max(sizes))
    best = min(_searched(hall, chance, until), key=hall.cost)
    return told((order[row[row < people]].tolist() for row in best), met)


def told(rooms: Iterable[Iterable[int]], met: NDArray[np.integer]) -> Drawn:
    """Rooms with what is to be said of them, whoever made them."""
    known = {(min(a, b), max(a, b)) for a, b, times in met.tolist() if times > 0 and a != b}
    found = tuple(sorted(tuple(sorted(room)) for room in rooms))
    return Drawn(found, tuple(pair for room in found for pair in combinations(room, 2) if pair in known))


def _check(sizes: Sequence[int]) -> None:
    if any(size < 2 for size in sizes):
        raise ValueError("nobody is alone in a room")


def _times(people: int, met: NDArray[np.integer]) -> NDArray[np.int64]:
    """How often any two met: ``(people, people)``."""
    times = np.zeros((people, people), np.int64)
    a, b, often = met.reshape(-1, 3).T
    np.add.at(times, (a, b), often)
    times += times.T
    np.fill_diagonal(times, 0)
    return times


class _Hall:
    """What it costs to have two people in one room. A place that is empty, in a smaller room, is a person whom nobody
    has met, and of whom no room has two."""

    def __init__(self, times: NDArray[np.int64], rooms: int, width: int) -> None:
        people, places = len(times), rooms * width
        self.people, self.rooms, self.width = people, rooms, width
        self.met = np.zeros((places, places))
        self.met[:people, :people] = times > 0
        self.times = np.zeros((places, places))
        self.times[:people, :people] = times
        pairs = rooms * width * (width - 1) / 2
        self.taken = np.zeros((places, places))
        if people <= _LOOKS_AHEAD:
            strangers = 1.0 - self.met[:people, :people] - np.eye(people)
            common = (strangers @ strangers) * strangers
            self.taken[:people, :people] = (common / max(1.0, common.max())) ** 2
        # All pairs together cost less than one repeat, by how often they met, and by what they take away together.
        self.costs = self.met + 0.3 / pairs * (1 - 1 / np.maximum(self.times, 1)) + 0.6 / pairs * self.taken
        for each in (self.met, self.costs):
            each[people:, people:] = 2.0 * pairs
            np.fill_diagonal(each, 0)

    def repeats(self, seats: _Seats) -> _Costs:
        """How many pairs had met in each room: ``(rooms,)``."""
        found: _Costs = self.met[seats[:, :, None], seats[:, None, :]].sum(axis=(1, 2)) / 2
        return found

    def cost(self, seats: _Seats) -> tuple[float, ...]:
        """What is compared: repeats, in the worst room too, how often they met, what is taken from later draws."""
        repeats, pairs = self.repeats(seats), (seats[:, :, None], seats[:, None, :])
        return (
            float(repeats.sum()),
            float(repeats.max()),
            float(self.times[pairs].sum()),
            float(self.taken[pairs].sum()),
        )


def _searched(hall: _Hall, chance: Generator, until: float) -> Iterator[_Seats]:
    """The rooms to which several beginnings lead: at least one, whatever the time."""
    for number in range(_OFTEN if hall.people <= _SMALL else _BEGINNINGS):
        if number and monotonic() > until:
            return
        yield (seats := _evened(hall, _settled(hall, chance, until), chance, until))
        if hall.people > _ONCE and not hall.repeats(seats).any():
            return


def _settled(hall: _Hall, chance: Generator, until: float) -> _Seats:
    """From a beginning by chance, one person of each room after the other seated anew: ``(rooms, width)``."""
    rooms, width = hall.rooms, hall.width
    seats = _begun(hall, chance)
    every = np.arange(rooms)
    steps = max(_LEAST_STEPS, min(_STEPS, _EACH * hall.people, _WORK // (rooms * rooms * width)))
    for step in range(steps):
        if step % _LOOK == 0 and monotonic() > until:
            break
        which = chance.integers(0, width, rooms)
        out = seats[every, which]
        rows = hall.costs[out]
        costs = rows[:, seats].sum(axis=2) - rows[:, out]
        warm = _WARM * (1 - step / steps) ** 2 + _TIES
        into = linear_sum_assignment(costs + warm * chance.random(costs.shape))[1]
        seats[into, which[into]] = out
    return seats


def _begun(hall: _Hall, chance: Generator) -> _Seats:
    """Everybody by chance, with at most one empty place in a room."""
    places = hall.rooms * hall.width
    seats = np.empty((hall.rooms, hall.width), np.intp)
    taken = np.ones_like(seats, dtype=bool)
    taken[hall.rooms - (places - hall.people) :, -1] = False
    seats[taken] = chance.permutation(hall.people)
    seats[~taken] = np.arange(hall.people, places)
    return seats


def _evened(hall: _Hall, seats: _Seats, chance: Generator, until: float) -> _Seats:
    """The worst room swaps people with others as long as that adds no repeat, so that none has more than it must."""
    best, least = seats.copy(), hall.cost(seats)
    flat, room_of = seats.reshape(-1), np.repeat(np.arange(hall.rooms), hall.width)
    for _ in range(_EVENINGS if least[0] else 0):
        repeats = hall.repeats(seats)
        worst = int(chance.choice(np.flatnonzero(repeats == repeats.max())))
        if repeats[worst] <= -(-repeats.sum() // hall.rooms) or monotonic() > until:
            break
        ours = seats[worst]
        theirs = hall.met[ours][:, seats].sum(axis=2)  # (width, rooms): with whom of each room each of ours had met
        here, among = hall.met[:, ours].sum(axis=1)[flat], hall.met[flat[:, None], seats[room_of]].sum(axis=1)
        pair = hall.met[np.ix_(ours, flat)]
        after = repeats[worst] - theirs[:, worst, None] + here - pair
        other = repeats[room_of] - among + theirs[:, room_of] - pair
        more = np.maximum(0, after + other - repeats[worst] - repeats[room_of])
        cost = np.where(room_of == worst, np.inf, more * len(flat) ** 2 + np.maximum(after, other))
        place, with_whom = divmod(int((cost + 0.5 * chance.random(cost.shape)).argmin()), len(flat))
        if cost[place, with_whom] > repeats[worst]:
            break
        seats[worst, place], flat[with_whom] = flat[with_whom], ours[place]
        if hall.cost(seats) < least:
            best, least = seats.copy(), hall.cost(seats)
    return best
