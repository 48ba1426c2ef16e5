"""People of one room who would each rather meet somebody else."""

from __future__ import annotations

import pytest

from tests.cogs.buddies.fortnight import inside, matched, met, others, presses, room_of, takers, titles, writes
from tests.cogs.buddies.stories import GROUPS, joined, managed
from tests.klass import Klass


@pytest.mark.parametrize("asks", ["I got no answer", "It does not fit"])
async def test_two_of_the_same_room_who_wish_for_somebody_else_are_not_given_each_other(
    klass: Klass, asks: str
) -> None:
    await matched(klass, "ben", "chi")
    await klass.waits(days=3 if asks == "It does not fit" else 6)
    for each in ("ben", "chi"):
        await presses(klass, each, asks)
        assert "We look for somebody else" in await presses(klass, each, "Match me anew")
    assert inside(klass) == [["ben", "chi"]]
    await presses(klass, "chi", "It does not fit")
    assert "no two others have a place for you" in await presses(klass, "chi", "Join two others")
    assert set((await met(klass)).values()) == {1}
    await joined(klass, "s1")
    await klass.waits(minutes=16)
    (found,) = others(klass, "s1")
    left = "chi" if found == "ben" else "ben"
    assert inside(klass) == sorted([sorted([found, "s1"]), [left]])
    assert (await titles(klass, left))[-1] == "You have the room to yourself"
    assert "look for somebody else for you already" in klass.seats[left].reads(room_of(klass, left))
    assert "no two others have a place for you" in await presses(klass, left, "Join two others")
    assert inside(klass) == sorted([sorted([found, "s1"]), [left]]), "not with each other again in this round"


async def test_two_who_both_left_each_other_are_not_given_each_other_again_in_this_round(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    for each in ("ben", "chi"):
        await presses(klass, each, "It does not fit")
        await presses(klass, each, "Match me anew")
    await joined(klass, "s1", "s2")
    await klass.waits(minutes=16)
    assert len(inside(klass)) == 2
    assert ["ben", "chi"] not in inside(klass)
    for each in ("ben", "chi"):
        await presses(klass, each, "It does not fit")
        await presses(klass, each, "Match me anew")
    assert all(not {"ben", "chi"} <= {*each} for each in inside(klass))
    assert (await met(klass))["ben", "chi"] == 1


async def test_two_who_wish_for_somebody_else_stay_together_when_one_of_them_writes(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    for each in ("ben", "chi"):
        await presses(klass, each, "It does not fit")
        assert "if somebody else writes here, you stay together" in await presses(klass, each, "Match me anew")
    await writes(klass, "ben")
    await joined(klass, "s1")
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi", "s1"]]


async def test_of_three_of_whom_two_wish_for_somebody_else_the_third_is_offered_the_same(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1")
    for each in ("ben", "chi"):
        await presses(klass, each, "It does not fit")
        assert "if somebody else writes here" in await presses(klass, each, "Match me anew")
    assert inside(klass) == [["ben", "chi", "s1"]]
    await joined(klass, "s2", "s3")
    await klass.waits(minutes=16)
    assert ["s1"] in inside(klass)
    assert {*others(klass, "ben"), *others(klass, "chi")} == {"s2", "s3"}
    assert (await titles(klass, "s1"))[-1] == "You have the room to yourself"
    assert "We look for somebody else" in (said := await presses(klass, "s1", "Match me anew"))
    assert "somebody else writes here" not in said


async def test_who_would_join_two_and_finds_no_two_is_put_with_who_waits(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    (one,) = others(klass, "ben")
    two = next(each for each in ("chi", "s1", "s2") if each != one)
    await klass.seats[next(iter(others(klass, two)))].says("/buddy leave", place="general")
    await klass.goes_on()
    await presses(klass, two, "Match me anew")
    await presses(klass, "ben", "It does not fit")
    assert "Somebody is free for you" in await presses(klass, "ben", "Join two others")
    assert sorted(["ben", two]) in inside(klass)


async def goes(klass: Klass, *who: str) -> None:
    for each in who:
        await klass.seats[each].says("/buddy leave", place="general")
    await klass.goes_on()


async def test_who_wishes_for_another_study_group_is_looked_for_when_one_is_made(klass: Klass) -> None:
    await matched(klass, "ana", "ben", "chi", "s1", "s2", **GROUPS)
    await presses(klass, "ben", "It does not fit")
    assert "We look again when somebody comes or goes" in await presses(klass, "ben", "Another group")
    await joined(klass, "s3", "s4", "s5")
    await klass.waits(minutes=16)
    assert inside(klass) == [["ana", "chi", "s1", "s2"], ["ben", "s3", "s4", "s5"]]


async def test_who_stands_in_a_room_alone_and_waits_is_one_of_the_three_of_a_new_group(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", **GROUPS)
    await goes(klass, "chi", "s1")
    await joined(klass, "s2", "s3")
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben"]], "they did not say that they wish for others"
    await presses(klass, "ben", "Another group")
    assert inside(klass) == [["ben", "s2", "s3"]]


async def test_the_wish_for_another_study_group_outlasts_what_is_said_at_half_time(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", **GROUPS)
    await klass.waits(days=14)
    await presses(klass, "ben", "It does not fit")
    await presses(klass, "ben", "Another group")
    for answer in ("We met", "Not yet", "We have a date"):
        assert "nobody else" not in await presses(klass, "ben", answer)
        assert (await takers(klass))["ben"].anew == "trio"


async def test_who_had_no_answer_and_then_has_one_reads_that_nobody_else_is_looked_for(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    await klass.waits(days=7)
    await presses(klass, "ben", "I got no answer")
    await presses(klass, "ben", "Match me anew")
    assert "We look for nobody else for you now." in await presses(klass, "ben", "We met")
    assert (await takers(klass))["ben"].anew == ""
    assert "nobody else" not in await presses(klass, "ben", "We met")


async def test_after_a_stop_nothing_is_offered_that_does_not_come(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    (other,) = others(klass, "ben")
    await managed(klass)
    await klass.instructor.presses("Stop")
    await klass.instructor.presses("Stop it")
    await klass.goes_on()
    room = room_of(klass, "ben")
    await presses(klass, other, "It does not fit")
    assert "No more groups or pairs" in await presses(klass, other, "Step out of this group")
    await klass.ben.opens(room)
    assert "nobody new is looked for any more" in klass.ben.reads(room)
    assert "Match me anew" not in klass.ben.reads(room)
