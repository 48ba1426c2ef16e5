"""Nobody is given the same people again within one round, or part of a term; whom they met elsewhere may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from itertools import combinations
from random import Random
from typing import Any

import pytest

from bot.link import id_to_text
from cogs.buddies.rooming import READ_FOR
from storage.marks import export_person
from storage.meetings import Meetings
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.fortnight import announced, inside, matched, met, presses, rounds, takers, told
from tests.cogs.buddies.stories import COFFEE, GROUPS, STUDENTS, joined, members, person
from tests.klass import SPACE, Klass

THIRD = 28  # days of twelve weeks
SEED = 8


async def leaves(klass: Klass, *who: str) -> None:
    for each in who:
        await klass.seats[each].says("/buddy leave", place="general")
    await klass.goes_on()


async def comes_late(klass: Klass, *who: str) -> None:
    await joined(klass, *who)
    await klass.waits(minutes=16)


async def meet_elsewhere(klass: Klass, *pairs: tuple[str, str]) -> None:
    """In a breakout, say, or as another programme has it."""
    at = klass.clock.now()
    two = [[person(one), person(other)] for one, other in pairs]
    await klass.database.write(SPACE, lambda tx: Meetings(tx, SPACE).met(two, at))


async def groups_of(klass: Klass) -> dict[int, set[str]]:
    """The groups of the last round, and who is in them."""
    found = defaultdict[int, set[str]](set)
    for who, each in (await takers(klass)).items():
        found[each.group_id].add(who)
    found.pop(0, None)
    return dict(found)


def together(groups: Mapping[int, set[str]]) -> set[tuple[str, str]]:
    return {pair for each in groups.values() for pair in combinations(sorted(each), 2)}


async def test_in_a_later_part_nobody_comes_back_into_the_group_that_they_left(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await klass.waits(days=THIRD + 1)
    one, other = inside(klass)
    await presses(klass, one[-1], "It does not fit")
    assert "Your new room opens" in await presses(klass, one[-1], "Another group")
    await presses(klass, one[-1], "It does not fit")
    assert "No group has a place for you" in await presses(klass, one[-1], "Another group")
    assert inside(klass) == sorted([one[:-1], sorted([*other, one[-1]])])


async def test_nor_does_who_leaves_and_joins_again(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await klass.waits(days=THIRD + 1)
    one, other = inside(klass)
    for after in ([*other, one[-1]], other):
        await leaves(klass, one[-1])
        await comes_late(klass, one[-1])
        assert inside(klass) == sorted([one[:-1], sorted(after)])
    assert told(klass, one[-1]) == ["You come first next time"]


async def test_three_who_wait_and_had_been_in_one_group_are_none_again(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", **GROUPS)
    await leaves(klass, "ben", "chi", "s1")
    await comes_late(klass, "ben", "chi", "s1")
    assert await groups_of(klass) == {}
    assert (await met(klass))["ben", "chi"] == 1
    await comes_late(klass, "s2", "s3")
    assert [len(each) for each in (await groups_of(klass)).values()] == [3]
    assert max((await met(klass)).values()) == 1


async def test_who_wishes_for_a_new_group_and_finds_no_other_is_told_so_and_not_put_back(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2", **GROUPS)
    await klass.waits(days=THIRD - 2)
    assert "You find a new group, if another one has a place for you." in await presses(klass, "s1", "A new group")
    await klass.waits(days=2, minutes=1)
    assert [*(await groups_of(klass)).values()] == [{"ben", "chi", "s2"}]
    assert told(klass, "s1") == ["You come first next time"]
    assert "No group had a place for you this time" in klass.s1.reads("direct:s1")


async def test_who_met_elsewhere_since_the_round_began_still_find_each_other_in_it(klass: Klass) -> None:
    await matched(klass, "ben")
    await meet_elsewhere(klass, ("ben", "chi"))
    await comes_late(klass, "chi")
    assert inside(klass) == [["ben", "chi"]]


async def test_who_met_somebody_of_each_study_group_elsewhere_comes_into_one_all_the_same(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    one, other = inside(klass)
    await meet_elsewhere(klass, (one[0], "assistant"), (other[0], "assistant"), (other[1], "assistant"))
    await comes_late(klass, "assistant")
    assert sorted([*one, "assistant"]) in inside(klass), "where they met fewest"
    assert told(klass, "assistant") == []


async def test_in_a_later_part_two_of_one_study_group_come_last_for_each_other_now(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await klass.waits(days=THIRD + 1)
    one, other = inside(klass)
    await meet_elsewhere(klass, *([(one[0], other[0])] * 2))  # oftener, and yet it comes before one's own group
    for who in (one[1], other[0]):
        await klass.seats[who].says("/buddy now", place="general")
    await klass.goes_on()
    assert sorted([one[1], other[0]]) in inside(klass)
    await klass.waits(minutes=31)
    for who in (one[2], other[0], one[0]):
        await klass.seats[who].says("/buddy now", place="general")
    await klass.goes_on()
    assert sorted([one[2], other[0]]) in inside(klass)
    await klass.seats[one[3]].says("/buddy now", place="general")
    assert "This round put you two together already" in klass.seats[one[3]].answer


async def test_who_met_by_a_press_in_a_round_is_not_put_together_in_it_again(klass: Klass) -> None:
    await matched(klass, "ben")
    await joined(klass, "chi")
    for who in ("ben", "chi"):
        await klass.seats[who].says("/buddy now", place="general")
    (this,) = await rounds(klass)
    (kept,) = (await klass.database.read(lambda tx: export_person(tx, SPACE, "ben")))["buddy-together"]
    assert kept["until"] == this.ends_at + READ_FOR, "as long as the conversations of that round"
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi"]]
    await comes_late(klass, "s1")
    assert (await met(klass))["ben", "chi"] == 1
    assert len(inside(klass)) == 2


@pytest.mark.parametrize(("values", "days"), [(COFFEE, 14), (GROUPS, THIRD)], ids=["pairs", "study groups"])
async def test_whatever_people_do_no_two_are_put_together_twice_in_one_round(
    klass: Klass, values: Mapping[str, Any], days: int
) -> None:
    """Who stayed together from an earlier part is, in this one, together already."""
    random, again = Random(SEED), 0
    await matched(klass, **values)
    (programme,) = {each.programme_id for each in await rounds(klass)}
    for _ in range(3):
        began, seen, before = klass.clock.now(), together(await groups_of(klass)), await met(klass)
        wished: dict[str, int] = {}
        for _ in range(40):
            who = random.choice(STUDENTS)
            await does_something(klass, random, who, programme, wished)
            now = await met(klass)
            for two in {two for two in now if now[two] > before.get(two, 0)}:
                assert now[two] == before.get(two, 0) + 1
                assert two not in seen, f"{two} again, after {who} did something"
                seen.add(two)
                again += 1
            before = now
        left = {who: group for who, group in wished.items() if who in (await groups_of(klass)).get(group, ())}
        await klass.waits(seconds=(began + timedelta(days=days) - klass.clock.now()).total_seconds())
        after = await groups_of(klass)
        assert not any(who in after.get(group, ()) for who, group in left.items()), "a new group was promised"
    assert again > 20, "people came together"


async def does_something(klass: Klass, random: Random, who: str, programme: int, wished: dict[str, int]) -> None:
    """One person joins, leaves, or presses what is in their room."""
    mine = (await takers(klass)).get(who)
    if who not in await members(klass):
        await klass.classroom.press(who, "channel:general", _card(klass, who), f"buddies.join:{id_to_text(programme)}")
        await klass.waits(minutes=16)
        return
    if mine is None or not mine.group_id or random.random() < 0.3:
        await klass.classroom.press(who, "channel:general", _card(klass, who), f"buddies.leave:{id_to_text(programme)}")
        await klass.goes_on()
        return
    group = id_to_text(mine.group_id)
    names = ("anew-now", "join-others", "step-out", "stay-or-new")
    name = random.choice(names)
    group += ":new" if name == "stay-or-new" else ""
    await klass.classroom.press(who, "channel:general", _card(klass, who), f"buddies.{name}:{group}")
    await klass.goes_on()
    wished.pop(who, None)
    if "You find a new group" in klass.seats[who].answer:
        wished[who] = mine.group_id


def _card(klass: Klass, who: str) -> str:
    return str(klass.seats[who].sees("general")[0]["id"])


@pytest.mark.parametrize("how", ["steps out", "leaves and joins"])
async def test_who_wishes_for_a_new_group_and_goes_from_the_old_one_does_not_come_back(klass: Klass, how: str) -> None:
    await matched(klass, "ben", "chi", "s1", "s2", **GROUPS)
    await klass.waits(days=THIRD - 1, minutes=5)
    await klass.seats["s1"].presses("A new group", place="general")
    await presses(klass, "s1", "It does not fit")
    if how == "steps out":
        await presses(klass, "s1", "Step out of this group")
    else:
        await leaves(klass, "s1")
        await joined(klass, "s1")
    await klass.waits(days=1)
    assert [*(await groups_of(klass)).values()] == [{"ben", "chi", "s2"}]
    assert told(klass, "s1") == ["You come first next time"]


async def test_those_who_each_wish_for_a_new_group_are_not_one_of_only_them(klass: Klass) -> None:
    people = ("ben", "chi", "s1", "s2", "s3", "s4")
    await announced(klass, *people, **GROUPS)
    (this,) = {each.programme_id for each in await rounds(klass)}
    await klass.database.write(SPACE, lambda tx: StudyBuddies(tx, SPACE).programmes.change(this, size=6) and None)
    await klass.waits(days=1)
    assert inside(klass) == [sorted(people)]
    await klass.waits(days=THIRD - 2)
    for each in people[:3]:
        await presses(klass, each, "A new group")
    await klass.waits(days=2, minutes=5)
    assert [*(await groups_of(klass)).values()] == [{"s2", "s3", "s4"}]
    assert [told(klass, each) for each in people[:3]] == [["You come first next time"]] * 3
