"""What goes into a matching and what comes out: everybody once, nobody with whom they are kept apart, no wish told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import group_sizes
from cogs.buddies.pooling import Input, Outcome, gather, solve
from cogs.buddies.sizes import FEWEST, MOST
from cogs.buddies.suiting import can_meet
from storage.buddies import Criterion
from storage.buddy_members import Member
from storage.meetings import Meeting
from tests.cogs.buddies.people import COFFEE, GROUPS, NOW, member, members

NAMES = [f"p{number:02}" for number in range(12)]
PAIRS = st.lists(st.sampled_from(list(combinations(NAMES, 2))), max_size=8, unique=True)


def meetings(pairs: list[tuple[str, str]], days: int = 14) -> list[Meeting]:
    return [Meeting(one, other, 1, NOW - timedelta(days=days)) for one, other in pairs]


def pairs_in(outcome: Outcome) -> set[tuple[str, str]]:
    return {pair for group in outcome.groups for pair in combinations(group.people, 2)}


@settings(deadline=None, max_examples=60)
@given(members(), PAIRS, PAIRS, st.booleans(), st.integers(0, 5))
def test_everybody_is_in_one_group_or_unplaced(
    people: list[Member], met: list[tuple[str, str]], apart: list[tuple[str, str]], of_groups: bool, seed: int
) -> None:
    programme = GROUPS if of_groups else COFFEE
    wanted = gather(people, meetings(met), set(apart), programme, NOW, seed)
    outcome = solve(wanted)
    counted = Counter(each for group in outcome.groups for each in group.people) + Counter(outcome.unplaced)
    assert counted == Counter({each.person.external_id: 1 for each in people})
    assert not pairs_in(outcome) & set(apart)
    for group in outcome.groups:
        assert group.people == tuple(sorted(group.people))
        assert group.repeat == bool({*combinations(group.people, 2)} & {*met})
        theirs = [each for each in wanted.people if each.person_id in group.people]
        assert group.in_writing == (not can_meet(theirs, wanted.week))
    assert solve(wanted) == outcome


@given(members(), PAIRS, PAIRS)
def test_what_is_given_is_equal_when_nothing_changed(
    people: list[Member], met: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    first = gather(people, meetings(met), set(apart), COFFEE, NOW, 3)
    other_way = {(two, one) for one, two in apart}
    assert gather(people[::-1], meetings(met)[::-1], other_way, COFFEE, NOW, 3) == first


def one(people: list[Member], name: str) -> Input:
    return gather([each for each in people if each.person.external_id != name], [], set(), COFFEE, NOW)


@given(members(2))
def test_who_left_makes_it_another_input(people: list[Member]) -> None:
    assert one(people, people[0].person.external_id) != one(people, "")


def test_only_what_is_about_these_people_is_taken() -> None:
    people = [member(each) for each in ("ana", "ben")]
    wanted = gather(people, meetings([("ana", "zoe"), ("ana", "ben")]), {("ben", "zoe")}, COFFEE, NOW)
    assert wanted.met == (("ana", "ben", 2),)
    assert wanted.apart == ()


def test_a_wish_that_may_not_be_used_goes_nowhere() -> None:
    wanted = gather([member("ana", alone="left-handed"), member("ben", alone="x", may_use=True)], [], (), GROUPS, NOW)
    assert [each.alone for each in wanted.people] == ["", "x"]


def test_nobody_is_matched_alone() -> None:
    assert solve(gather([], [], (), COFFEE, NOW)) == Outcome(())
    assert solve(gather([member("ana")], [], (), COFFEE, NOW)) == Outcome((), ("ana",))
    two = [member("ana"), member("ben")]
    assert solve(gather(two, [], {("ben", "ana")}, COFFEE, NOW)).unplaced == ("ana", "ben")


def test_nobody_is_in_a_trio_twice_running() -> None:
    names = ("ana", "ben", "chi", "dov", "eva")
    for seed in range(5):
        people = [member(each, trio=each in ("ana", "ben")) for each in names]
        outcome = solve(gather(people, [], (), COFFEE, NOW, seed))
        assert {group.people for group in outcome.groups} == {("ana", "ben"), ("chi", "dov", "eva")}
        tired = [member(each, trio=each != "eva") for each in names]
        outcome = solve(gather(tired, [], (), COFFEE, NOW, seed))
        assert [len(group.people) for group in outcome.groups] == [2, 2]
        assert len(outcome.unplaced) == 1


def test_who_was_left_out_comes_first() -> None:
    people = [member(each, first=each == "chi", trio=True) for each in ("ana", "ben", "chi")]
    for seed in range(5):
        assert "chi" not in solve(gather(people, [], (), COFFEE, NOW, seed)).unplaced


def test_nobody_meets_again_while_there_is_somebody_new() -> None:
    people = [
        member(each, interests=("jazz",) if each in ("ana", "ben") else ()) for each in ("ana", "ben", "chi", "dov")
    ]
    outcome = solve(gather(people, meetings([("ana", "ben"), ("chi", "dov")]), (), COFFEE, NOW))
    assert not any(group.repeat for group in outcome.groups)
    last = solve(gather(people[:2], meetings([("ana", "ben")]), (), COFFEE, NOW))
    assert [group.repeat for group in last.groups] == [True]


MORNINGS = frozenset(day * 24 + hour for day in range(5) for hour in (9, 10, 11))


def test_hours_are_compared_in_real_time() -> None:
    """The same hours on the wall, in Madrid and Tokyo, are not the same hours."""
    zones = {"ana": "Europe/Madrid", "ben": "Asia/Tokyo", "chi": "Europe/Madrid", "dov": "Asia/Tokyo"}
    people = [member(name, hours=MORNINGS, zone=zone) for name, zone in zones.items()]
    for seed in range(5):
        outcome = solve(gather(people, [], (), COFFEE, NOW, seed))
        assert pairs_in(outcome) == {("ana", "chi"), ("ben", "dov")}
        assert not any(group.in_writing for group in outcome.groups)
    apart = solve(gather(people[:2], [], (), COFFEE, NOW))
    assert [group.in_writing for group in apart.groups] == [True]


def test_half_an_hour_between_zones_is_no_hour_to_meet_in() -> None:
    tokyo = member("ana", hours=frozenset({24 + 12}), zone="Asia/Tokyo")
    kolkata = member("ben", hours=frozenset({24 + 8}), zone="Asia/Kolkata")
    assert [group.in_writing for group in solve(gather([tokyo, kolkata], [], (), COFFEE, NOW)).groups] == [True]
    longer = replace(kolkata, hours=frozenset({24 + 8, 24 + 9}))
    assert [group.in_writing for group in solve(gather([tokyo, longer], [], (), COFFEE, NOW)).groups] == [False]


def test_what_counts_first_counts_most() -> None:
    told = {
        "ana": {"interests": ("jazz",), "language": "en"},
        "ben": {"interests": ("maps",), "language": "en"},
        "chi": {"interests": ("jazz",), "language": "es"},
        "dov": {"interests": ("maps",), "language": "es"},
    }
    people = [member(name, **each) for name, each in told.items()]
    by_interests = replace(COFFEE, counts=(Criterion.INTERESTS, Criterion.LANGUAGE))
    by_language = replace(COFFEE, counts=(Criterion.LANGUAGE, Criterion.INTERESTS))
    assert pairs_in(solve(gather(people, [], (), by_interests, NOW))) == {("ana", "chi"), ("ben", "dov")}
    assert pairs_in(solve(gather(people, [], (), by_language, NOW))) == {("ana", "ben"), ("chi", "dov")}


# Study groups.


def groups_in(outcome: Outcome) -> set[tuple[str, ...]]:
    return {group.people for group in outcome.groups}


def test_a_study_group_has_hours_in_common_before_all_else() -> None:
    """Two mornings and two evenings, with interests that would have it the other way."""
    evenings = frozenset(hour + 9 for hour in MORNINGS)
    told = [
        member(
            f"p{number}",
            hours=MORNINGS if number < 4 else evenings,
            zone="Europe/Madrid",
            interests=("jazz",) if number % 2 else ("maps",),
        )
        for number in range(8)
    ]
    outcome = solve(gather(told, [], (), GROUPS, NOW))
    assert groups_in(outcome) == {("p0", "p1", "p2", "p3"), ("p4", "p5", "p6", "p7")}
    assert not any(group.in_writing for group in outcome.groups)


def test_nobody_is_the_only_one_who_wished_not_to_be() -> None:
    alike = {"p0", "p4"}
    told = [
        member(f"p{number}", alone="Left-handed" if number == 4 else "left-handed ", may_use=f"p{number}" in alike)
        for number in range(8)
    ]
    for seed in range(5):
        outcome = solve(gather(told, [], (), GROUPS, NOW, seed))
        assert any(alike <= {*group.people} for group in outcome.groups)


def test_nothing_that_comes_of_a_matching_tells_that_somebody_is_alone() -> None:
    """Kept apart, the two cannot be together, so that both are the only ones: it is said of no group."""
    told = [member(f"p{number}", alone="left-handed", may_use=number < 2) for number in range(6)]
    outcome = solve(gather(told, [], {("p0", "p1")}, replace(GROUPS, size=3), NOW))
    assert [(each.repeat, each.in_writing) for each in outcome.groups] == [(False, False)] * 2
    assert "alone" not in repr(outcome)


def test_study_groups_are_new_people_when_they_are_made_anew() -> None:
    told = [member(f"p{number}") for number in range(6)]
    before = [*combinations(("p0", "p1", "p2"), 2), *combinations(("p3", "p4", "p5"), 2)]
    outcome = solve(gather(told, meetings(before), (), replace(GROUPS, size=3), NOW))
    most_again = max(len({*combinations(group.people, 2)} & {*before}) for group in outcome.groups)
    assert most_again == 1
    assert all(group.repeat for group in outcome.groups)


def test_four_of_the_class_are_a_group_and_one_more_is_in_it() -> None:
    for count, sizes in ((3, [3]), (4, [4]), (5, [5]), (7, [4, 3]), (9, [5, 4])):
        told = [member(f"p{number}") for number in range(count)]
        outcome = solve(gather(told, [], (), GROUPS, NOW))
        assert sorted((len(group.people) for group in outcome.groups), reverse=True) == sizes


def test_an_instructor_chooses_among_the_sizes_that_matching_knows() -> None:
    assert (FEWEST, MOST) == (group_sizes.LEAST, group_sizes.MOST)
