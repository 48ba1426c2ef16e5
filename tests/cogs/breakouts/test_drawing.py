"""From those who are here to rooms: in each of the ways, with whoever is late or missing, and nobody ever alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cogs.breakouts.drawing import Input, Outcome, sizes_for, solve
from cogs.breakouts.seating import Table, filled
from storage.breakouts import Way

QUICK = settings(max_examples=100, deadline=None, derandomize=True)
NAMES = [f"p{number:02}" for number in range(20)]


def people(several: str) -> tuple[str, ...]:
    return tuple(several)


def rooms(found: Outcome | tuple[tuple[Table, ...], tuple[str, ...]]) -> list[str]:
    tables = found.tables if isinstance(found, Outcome) else found[0]
    return ["".join(each.people) for each in tables]


def asked(way: Way, here: str, tables: str = "", **more: object) -> Input:
    """One letter is one person, and of the rooms each word is one."""
    values: dict[str, object] = {
        "way": way,
        "people": people(here),
        "sizes": sizes_for(len(here), 3, 0),
        "met": (),
        "tables": tuple(Table(tuple(each for each in room if each in here), room) for room in tables.split()),
        "places": True,
        "seed": 1,
    }
    return Input(**values | more)  # type: ignore[arg-type]


# Into rooms that there are.


def test_others_come_into_the_smallest_rooms() -> None:
    assert rooms(filled([Table(people("abc")), Table(people("de"))], "xyz")) == ["abcy", "dexz"]


def test_of_rooms_of_one_size_it_is_the_one_where_they_met_fewest() -> None:
    met = {("a", "x"), ("b", "x"), ("c", "x")}
    tables = [Table(people("ab")), Table(people("cd")), Table(people("ef"))]
    assert rooms(filled(tables, "x", lambda one, other: (min(one, other), max(one, other)) in met)) == [
        "ab",
        "cd",
        "efx",
    ]


def test_whoever_is_alone_gets_company_and_else_goes_to_others() -> None:
    assert rooms(filled([Table(people("a")), Table(people("bc"))], "x")) == ["ax", "bc"]
    assert rooms(filled([Table(people("a")), Table(people("bcd")), Table(people("ef"))], "")) == ["bcd", "aef"]
    assert rooms(filled([Table(people(each)) for each in "abcd"], "")) == ["ad", "bc"]


def test_others_come_first_to_whoever_is_alone_so_that_they_stay_in_their_room() -> None:
    sea, sky, land = Table(name="sea"), Table(people("bc"), "sky"), Table(people("a"), "land")
    assert rooms(filled([sea, sky, land], "x")) == ["bc", "ax"]
    assert rooms(filled([sea, Table(people("b")), land], "xy")) == ["bx", "ay"]
    assert rooms(filled([sea, sky, land], "x", apart=[("a", "x")])) == ["abcx"]
    for way in (Way.CHOOSE, Way.BY_HAND):
        assert rooms(solve(replace(asked(way, "abcx"), tables=(sea, sky, land)))) == ["bc", "ax"]


def test_a_full_room_takes_nobody_but_whoever_is_alone() -> None:
    full = [Table(people("ab"), most=2), Table(people("cd"), most=2)]
    assert filled(full, "x") == (tuple(full), ("x",))
    assert rooms(filled([*full, Table(people("e"), most=3)], "")) == ["abe", "cd"]
    assert rooms(filled([*full, Table(people("ef"), most=3)], "xy")) == ["ab", "cd", "efx"]


def test_one_person_has_no_room() -> None:
    assert filled([Table(people("a")), Table()], "") == ((), ("a",))
    assert filled([Table(), Table()], "a") == ((), ("a",))
    assert filled([], "ab") == ((), ("a", "b"))


@QUICK
@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=5), max_size=8), st.sets(st.sampled_from(NAMES)), st.data())
def test_everybody_is_in_one_room_nobody_alone_and_who_was_together_stays(
    wished: list[list[str]], others: set[str], data: st.DataObject
) -> None:
    seen: set[str] = set()
    tables = []
    for each in wished:
        there = tuple(sorted({*each} - seen))
        seen |= {*there}
        tables.append(Table(there, most=data.draw(st.sampled_from([0, 2, 4]))))
    found, left = filled(tables, others - seen)
    assert sorted([*(one for each in found for one in each.people), *left]) == sorted(seen | others)
    assert all(len(each.people) >= 2 for each in found)
    for table in tables:
        assert len(table.people) < 2 or any({*table.people} <= {*room.people} for room in found)


# Each way.


@pytest.mark.parametrize("way", [Way.RANDOM, Way.NEW_FACES])
def test_everybody_is_drawn_into_a_room_and_repeats_are_told(way: Way) -> None:
    everyone_met = tuple((*pair, 1) for pair in combinations("abcdefg", 2))
    found = solve(asked(way, "abcdefg", met=everyone_met))
    assert sorted(map(len, rooms(found))) == [3, 4]
    assert len(found.repeats) == 6 + 3
    assert found == solve(asked(way, "abcdefg", met=everyone_met))
    assert {tuple(rooms(solve(asked(way, "abcdefg", met=everyone_met, seed=seed)))) for seed in range(5)} > {
        tuple(rooms(found))
    }


def test_new_faces_have_not_met() -> None:
    met = tuple((*pair, 1) for group in ("abc", "def", "ghi") for pair in combinations(group, 2))
    found = solve(asked(Way.NEW_FACES, "abcdefghi", met=met))
    assert found.repeats == ()
    assert all(len({*each} & {*group}) == 1 for each in rooms(found) for group in ("abc", "def", "ghi"))


@pytest.mark.parametrize("way", [Way.SAME, Way.SAVED])
def test_the_same_rooms_again_without_who_is_missing_and_with_who_is_new(way: Way) -> None:
    found = solve(asked(way, "abcdefxy", "abcq defr zw", met=(("a", "b", 2), ("a", "d", 1))))
    assert rooms(found) == ["abcx", "defy"]
    assert [each.name for each in found.tables] == ["abcq", "defr"]
    assert found.repeats == (("a", "b"),)
    assert solve(asked(way, "abce", "abc def")).tables[0].people == people("abce")


@pytest.mark.parametrize("way", [Way.SAME, Way.SAVED])
def test_where_nobody_of_them_is_here_rooms_are_drawn(way: Way) -> None:
    assert sorted(map(len, rooms(solve(asked(way, "uvwxyz", "abc def"))))) == [3, 3]
    assert sorted(map(len, rooms(solve(asked(way, "uvwxyz"))))) == [3, 3]


def test_by_hand_nobody_is_put_anywhere_until_it_begins() -> None:
    before = solve(asked(Way.BY_HAND, "abcdef", places=False))
    assert (rooms(before), before.unplaced) == (["", ""], people("abcdef"))
    some = solve(asked(Way.BY_HAND, "abcdef", "abc d", places=False))
    assert (rooms(some), some.unplaced) == (["abc", "d"], people("ef"))
    assert rooms(solve(asked(Way.BY_HAND, "abcdef", "abc d"))) == ["abc", "def"]


def test_who_chose_a_room_stays_there_and_a_full_one_takes_no_more() -> None:
    tables = (Table(people("ab"), "maps", 2, 7), Table(people("c"), "roads", 2, 8), Table((), "seas", 3, 9))
    found = solve(replace(asked(Way.CHOOSE, "abcdefg"), tables=tables))
    assert rooms(found) == ["ab", "cd", "efg"]
    assert [each.room_id for each in found.tables] == [7, 8, 9]


@pytest.mark.parametrize("way", [*Way])
def test_one_person_or_none_has_no_room(way: Way) -> None:
    assert solve(asked(way, "a")) == Outcome((), ("a",))
    assert solve(asked(way, "a", "ab cd")) == Outcome((), ("a",))
    assert solve(asked(way, "")) == Outcome((), ())


@QUICK
@given(st.sampled_from(Way), st.sets(st.sampled_from("abcdefghij")), st.sampled_from(["", "abc defg", "a b c d", "ab"]))
def test_in_every_way_everybody_is_once_and_nobody_alone(way: Way, here: set[str], tables: str) -> None:
    found = solve(asked(way, "".join(sorted(here)), tables))
    assert sorted([*(one for each in found.tables for one in each.people), *found.unplaced]) == sorted(here)
    assert all(len(each) > 1 for each in rooms(found))
    assert len(found.unplaced) < 2


# Who is kept apart.


@pytest.mark.parametrize("way", [Way.RANDOM, Way.NEW_FACES])
@given(
    seed=st.integers(0, 999), pairs=st.sets(st.tuples(st.sampled_from("abc"), st.sampled_from("defghi")), max_size=5)
)
@QUICK
def test_nobody_is_drawn_into_a_room_with_whom_they_are_kept_apart_from(
    way: Way, seed: int, pairs: set[tuple[str, str]]
) -> None:
    apart = tuple(sorted(pairs))
    found = solve(asked(way, "abcdefghi", seed=seed, apart=apart, met=(("a", "b", 1), ("d", "e", 2))))
    assert sorted("".join(rooms(found))) == list("abcdefghi")
    assert [len(each) for each in rooms(found)] == [3, 3, 3]
    assert not [pair for room in rooms(found) for pair in combinations(room, 2) if pair in pairs]


def test_two_who_are_kept_apart_are_together_where_there_is_one_room() -> None:
    assert rooms(solve(asked(Way.RANDOM, "abc", apart=(("a", "b"),)))) == ["abc"]


def test_whoever_comes_to_others_comes_to_nobody_from_whom_they_are_kept_apart_even_in_a_smaller_room() -> None:
    tables = [Table(people("abc")), Table(people("de"))]
    assert rooms(filled(tables, "x", apart=[("d", "x")])) == ["abcx", "de"]
    assert rooms(filled(tables, "x", apart=[("d", "x"), ("a", "x")])) == ["abc", "dex"]
