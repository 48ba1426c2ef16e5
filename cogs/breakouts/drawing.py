"""From those who are here to rooms of them, in each of the ways: what the process pool is given, and gives back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Final

from bot.people import Person
from bot.records import dataclass
from cogs.breakouts.seating import Met, Table, filled
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import Breakout, Way

FEWEST: Final = 2  # with fewer people there is no room
SEATED: Final = (Way.SAME, Way.SAVED, Way.BY_HAND, Way.CHOOSE)
"""The ways in which some have their rooms before anything is drawn."""
GIVEN: Final = (Way.SAME, Way.SAVED)
"""The ways in which rooms are those of another time, where somebody of them is here."""
BY_MET: Final = (Way.NEW_FACES, Way.SAME, Way.SAVED)
"""The ways in which whoever comes to others comes to those whom they met least."""


@dataclass(frozen=True, slots=True)
class Input:
    """All that a drawing depends on, as plain values: two that are equal come to the same rooms.

    ``people`` are external ids, ``met`` two of them and how often they met. ``tables`` are rooms that some have
    already. ``places``: those who have none get one. ``apart``: two of them who are never drawn into one room.
    """

    way: Way
    people: tuple[str, ...]
    sizes: tuple[int, ...]
    met: tuple[tuple[str, str, int], ...]
    tables: tuple[Table, ...]
    places: bool
    seed: int
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rooms of people: everybody of the input is in exactly one of them, or among the ``unplaced``. ``repeats`` are the
    pairs (external ids, the first sorts first) in one room who had met."""

    tables: tuple[Table, ...]
    unplaced: tuple[str, ...] = ()
    repeats: tuple[tuple[str, str], ...] = ()


def sizes_for(people: int, size: int, rooms: int) -> tuple[int, ...]:
    """How many people each room holds, larger ones first: by the wished size, or where that is 0 by the number of
    rooms.

    Sizes differ by at most one, nobody is alone, and there are at most 100 rooms: so there may be fewer than were
    wished (3 people in rooms of 2 are one room of 3), and none for fewer than two people.
    """
    from bot.matching.room_sizes import by_number, by_size

    return by_size(people, max(FEWEST, size)) if size else by_number(people, max(1, rooms))


def gather(
    store: AllBreakouts, breakout: Breakout, here: Collection[Person], seed: int, *, everybody: bool = True
) -> Input:
    """What is to be drawn: ``here`` are those who take part and are here.

    Where the rooms stand by hand or by choice, ``everybody`` says whether those without one get one too, now that it is
    to begin. At most five statements.
    """
    people = tuple(sorted(each.external_id for each in here))
    met = tuple((each.first, each.second, each.times) for each in store.meetings.among(here))
    return Input(
        breakout.way,
        people,
        sizes_for(len(people), breakout.size, breakout.rooms),
        met,
        _tables(store, breakout, frozenset(people)) if breakout.way in SEATED else (),
        everybody or breakout.way not in (Way.BY_HAND, Way.CHOOSE),
        seed,
        tuple(sorted(store.apart.pairs(here))),
    )


def foreseen(store: AllBreakouts, breakout: Breakout, here: Collection[Person]) -> tuple[int, ...]:
    """How many people each room would hold, larger ones first, if rooms were drawn of these people now."""
    if breakout.way in GIVEN and len(here) >= FEWEST:
        given = gather(store, breakout, here, 0)
        if any(each.people for each in given.tables):
            return tuple(sorted((len(each.people) for each in solve(given).tables), reverse=True))
    return sizes_for(len(here), breakout.size, breakout.rooms)


def are_given(store: AllBreakouts, breakout: Breakout, here: Collection[Person]) -> bool:
    """Whether the rooms are those that there are, however many are wished. As last time and as saved they are not where
    nobody of them is here: then rooms are drawn."""
    if breakout.way not in GIVEN or not here:
        return breakout.way in (*GIVEN, Way.CHOOSE)
    return any(each.people for each in _tables(store, breakout, frozenset(each.external_id for each in here)))


def _tables(store: AllBreakouts, breakout: Breakout, here: frozenset[str]) -> tuple[Table, ...]:
    """The rooms that there are, with those of their people who are here."""
    match breakout.way:
        case Way.SAVED:
            saved = store.sets.rooms(breakout.set_id)
            return tuple(Table(_here(each.people, here), each.name) for each in saved)
        case Way.SAME:
            last = store.breakouts.last(breakout.course_id)
            found = _of(store, last, here) if last else ()
            return tuple(Table(each.people, each.name) for each in found)
        case _:
            return _of(store, breakout, here)


def _of(store: AllBreakouts, breakout: Breakout, here: frozenset[str]) -> tuple[Table, ...]:
    rooms: dict[int, tuple[BreakoutRoom, list[Person]]] = {
        each.room_id: (each, []) for each in store.rooms.of(breakout.breakout_id)
    }
    for member in store.people.of(breakout.breakout_id):
        if member.room_id in rooms:
            rooms[member.room_id][1].append(member.person)
    return tuple(Table(_here(people, here), room.name, room.most, room.room_id) for room, people in rooms.values())


def _here(people: Iterable[Person], here: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(each.external_id for each in people if each.external_id in here))


def load() -> None:
    """Has what searches imported, which takes a second, while who takes part is still read elsewhere."""
    import numpy  # noqa: F401

    import bot.matching.breakout_rooms  # noqa: F401


def solve(given: Input) -> Outcome:
    """The rooms: a pure function for the process pool, which alone loads what searches.

    As last time, and as saved, those who are here keep together, and the others come into the smallest of their rooms,
    by where they met fewest. Where none of them is here, rooms are drawn as *new faces* are. By hand and by choice
    people are where they are put or went, and the others too if ``places``. Whoever is drawn, or comes to others, comes
    to nobody from whom they are kept apart, as far as that can be. Nobody is alone in a room that is to open; one
    person has none.
    """
    if len(given.people) < FEWEST and given.places:
        return Outcome((), given.people)
    seated = {person for each in given.tables for person in each.people}
    others = [each for each in given.people if each not in seated]
    if given.way in (Way.RANDOM, Way.NEW_FACES) or (given.way in GIVEN and not seated):
        return _told(given, _drawn(given))
    if given.way in GIVEN:
        there = [each for each in given.tables if each.people]
        return _told(given, *filled(there, others, how_often(given.met), given.apart))
    tables = given.tables or tuple(Table() for _ in given.sizes)
    placed = filled(tables, others, apart=given.apart) if given.places else (tables, tuple(others))
    return _told(given, *placed)


def how_often(known: Iterable[tuple[str, str, int]]) -> Met:
    """How often two people met, of whom ``known`` tells: two external ids, and how often."""
    times = {(a, b): often for a, b, often in known}
    return lambda one, other: times.get((min(one, other), max(one, other)), 0)


def met_and_apart(
    store: AllBreakouts, way: Way, whose: Person, others: Iterable[Person]
) -> tuple[frozenset[str], frozenset[str]]:
    """By what somebody who comes late comes to others, the same as in the draw: whom they met, where that matters, and
    from whom of these they are kept apart; external ids. Two statements, of them alone."""
    who = whose.external_id
    known = store.meetings.of(whose) if way in BY_MET else []
    met = {each for two in known if two.times for each in (two.first, two.second)}
    apart = {each for pair in store.apart.pairs([whose, *others]) if who in pair for each in pair}
    return frozenset(met - {who}), frozenset(apart - {who})


def to_open(
    store: AllBreakouts, way: Way, rooms: Sequence[BreakoutRoom], members: Sequence[Member]
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """These rooms as they open with these people: who is in none of them comes to somebody alone or into the smallest,
    and whoever would be alone still to others, by the rule of the draw. Also whoever has no room."""
    inside: dict[int, list[Person]] = {each.room_id: [] for each in rooms}
    others = [each.person for each in members if each.room_id not in inside]
    for each in members:
        if each.room_id in inside:
            inside[each.room_id].append(each.person)
    tables = [
        Table(tuple(who.external_id for who in inside[each.room_id]), each.name, each.most, each.room_id)
        for each in rooms
    ]
    if not others and all(len(each.people) != 1 for each in tables):
        return tuple(each for each in tables if each.people), ()
    people = [each.person for each in members]
    known = store.meetings.among(people) if way in BY_MET else []
    met = how_often((each.first, each.second, each.times) for each in known)
    return filled(tables, [who.external_id for who in others], met, store.apart.pairs(people))


def _drawn(given: Input) -> Sequence[Table]:
    import numpy as np

    from bot.matching.breakout_rooms import by_chance, draw
    from bot.matching.parted import parted

    place = {person: at for at, person in enumerate(given.people)}
    met = np.array([(place[a], place[b], often) for a, b, often in given.met], np.intp).reshape(-1, 3)
    way = by_chance if given.way is Way.RANDOM else draw
    rooms = way(given.sizes, met, seed=given.seed).rooms
    if given.apart:
        known = () if given.way is Way.RANDOM else tuple((place[a], place[b]) for a, b, _ in given.met)
        rooms = parted(rooms, [(place[a], place[b]) for a, b in given.apart], known)
    return [Table(tuple(given.people[each] for each in room)) for room in rooms]


def _told(given: Input, tables: Sequence[Table], unplaced: Sequence[str] = ()) -> Outcome:
    return Outcome(tuple(tables), tuple(unplaced), repeats(tables, given.met))


def repeats(tables: Iterable[Table], met: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, str], ...]:
    """The pairs in one room who had met."""
    known = {(a, b) for a, b, often in met if often}
    return tuple(pair for each in tables for pair in combinations(sorted(each.people), 2) if pair in known)
