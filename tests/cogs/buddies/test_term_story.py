"""Study groups through a term: made at its start, offered anew at a third and at two thirds, over with it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from storage.buddy_groups import Anew
from storage.buddy_rounds import RoundState
from tests.cogs.buddies.fortnight import inside, matched, presses, room_of, rooms, rounds, takers, titles, told, writes
from tests.cogs.buddies.stories import GROUPS, STUDENTS, buttons, card, joined, text_of
from tests.klass import Klass

THIRD = 28  # days of twelve weeks


async def term(klass: Klass, *who: str) -> list[list[str]]:
    """The term has begun: who is in which group."""
    await matched(klass, *who, **GROUPS)
    return inside(klass)


async def asked(klass: Klass) -> None:
    """Two days before the next part, a day before the end of this one."""
    await klass.waits(days=THIRD - 2)


async def test_at_the_start_everyone_is_in_a_group_of_about_four(klass: Klass) -> None:
    assert [len(each) for each in await term(klass)] == [4, 4]
    assert await titles(klass, "ben") == ["Your study group"]
    (first,) = await rounds(klass)
    assert (first.number, first.state) == (1, RoundState.RUNNING)
    assert first.ends_at - first.matches_at == timedelta(days=THIRD - 1, hours=-1)  # the clocks changed


async def test_where_only_two_are_in_they_begin_as_two_and_whoever_comes_joins_them(klass: Klass) -> None:
    assert await term(klass, "ben", "chi") == [["ben", "chi"]]
    await joined(klass, "s1")
    await klass.waits(minutes=16)
    assert inside(klass) == [["ben", "chi", "s1"]]


async def test_who_says_nothing_stays_in_the_room_that_there_is(klass: Klass) -> None:
    before, there = await term(klass), {each.key for each in rooms(klass)}
    await asked(klass)
    assert (await titles(klass, "ben"))[-1] == "How was it?"
    await klass.waits(days=2, minutes=1)
    first, second = await rounds(klass)
    assert (first.state, second.state, second.number) == (RoundState.OVER, RoundState.RUNNING, 2)
    assert inside(klass) == before
    assert {each.key for each in rooms(klass)} == there
    assert {*await takers(klass)} == {*STUDENTS}
    await klass.waits(days=9)
    assert inside(klass) == before, "what closes a week after a round goes on with the next one"


async def test_who_wishes_for_a_new_group_finds_one_and_the_others_stay(klass: Klass) -> None:
    one, other = await term(klass)
    await asked(klass)
    assert one[0] == "ana"
    assert "You find a new group" in await presses(klass, one[-1], "A new group")
    assert "Bien, sigues" in await presses(klass, "ana", "Stay")
    await klass.waits(days=2, minutes=1)
    assert inside(klass) == sorted([one[:-1], sorted([*other, one[-1]])])
    assert told(klass, one[-1]) == []


async def test_the_day_before_another_part_nobody_can_leave_it_out_and_the_wish_is_one_press_away(klass: Klass) -> None:
    one, _ = await term(klass)
    who, also = one[-1], one[-2]
    await klass.waits(days=THIRD - 1, minutes=5)
    assert buttons(card(klass.ben)) == ["Stay", "A new group", "Join"]
    assert "Who is in one stays there" in text_of(card(klass.ben)["text"])
    for each in (who, also):
        await klass.seats[each].presses("A new group", place="general")
        assert "You find a new group" in klass.seats[each].answer
    await klass.seats[also].presses("Stay", place="general")
    await klass.assistant.presses("Stay", place="general")
    assert "You are not in this programme" in klass.assistant.answer
    await joined(klass, "assistant")
    await klass.assistant.presses("Stay", place="general")
    assert "You are in no study group at the moment" in klass.assistant.answer
    await klass.waits(days=1)
    assert not any({who, *one[:-1]} <= {*each} for each in inside(klass))
    assert any({*one[:-1]} <= {*each} for each in inside(klass)), "the others stay"
    assert any(who in each for each in inside(klass))
    assert any("assistant" in each for each in inside(klass))


async def test_who_pauses_keeps_their_place_in_the_group(klass: Klass) -> None:
    before = await term(klass)
    await klass.ben.says("/buddy pause until:2026-06-01", place="general")
    assert "A group that you are in stays as it is" in klass.ben.answer
    await klass.ben.says("/buddy answers", place="general")
    assert "A study group that you are in stays as it is" in klass.ben.answer
    await klass.waits(days=2 * THIRD + 1)
    assert inside(klass) == before


async def test_what_is_said_at_half_time_takes_no_wish_back(klass: Klass) -> None:
    await term(klass)
    await asked(klass)
    for answer in ("We met", "I got no answer"):
        await presses(klass, "ben", "A new group")
        await presses(klass, "ben", answer)
        assert (await takers(klass))["ben"].anew is Anew.NEW


async def test_on_an_old_card_no_new_group_is_promised_that_does_not_come(klass: Klass) -> None:
    await term(klass)
    await klass.waits(days=2 * THIRD - 2)
    await klass.waits(days=3)
    assert "No groups are made anew after this" in await presses(klass, "ben", "A new group")
    assert (await takers(klass))["ben"].anew is Anew.NOTHING


async def test_two_of_whom_one_named_the_other_are_together_until_the_next_part_and_no_longer(klass: Klass) -> None:
    one, other = await term(klass)
    who, whom = one[-1], one[0]
    await klass.seats[who].says("/buddy apart", place="general")
    await klass.seats[who].chooses("Never match me with", other[0])
    assert "You are in a" not in klass.seats[who].answer
    await klass.seats[who].chooses("Never match me with", whom)
    assert "You are in a study group together until" in klass.seats[who].answer
    await klass.seats[who].presses("It does not fit")
    assert "That happens, and it is nobody’s fault" in klass.seats[who].answer
    await klass.waits(days=THIRD + 1)
    assert one[:-1] in inside(klass), "the others stay"
    assert not any({who, whom} <= {*each} for each in inside(klass))
    assert not any({who, other[0]} <= {*each} for each in inside(klass))


async def test_of_a_group_of_which_two_would_stay_all_find_a_new_one(klass: Klass) -> None:
    one, other = await term(klass)
    await asked(klass)
    for each in one[2:]:
        await presses(klass, each, "A new group")
    await klass.waits(days=2, minutes=1)
    now = [each for each in inside(klass) if each != one]  # its room stays for a week, to be read
    assert any({*other} <= {*each} for each in now)
    assert sorted(one) in inside(klass)
    placed = {who: each.group_id for who, each in (await takers(klass)).items()}
    assert {*placed} == {*STUDENTS}
    assert all(placed[each] for each in one)
    assert placed[one[2]] != placed[one[3]], "each of these two wished for others"


async def test_two_who_find_a_new_group_come_into_one_that_stays_and_are_never_a_pair(klass: Klass) -> None:
    one, other = await term(klass)
    await asked(klass)
    await presses(klass, one[-1], "A new group")
    await presses(klass, other[-1], "A new group")
    await klass.waits(days=2, minutes=1)
    placed = {who: each.group_id for who, each in (await takers(klass)).items()}
    sizes = Counter(placed.values())
    assert sorted(sizes.values()) == [4, 4]
    assert 0 not in sizes


async def test_who_joins_within_the_first_half_comes_into_a_group_and_later_into_the_next_part(klass: Klass) -> None:
    small, _ = sorted(await term(klass, *STUDENTS[:7]), key=len)
    await joined(klass, "s5")
    await klass.waits(minutes=16)
    assert sorted([*small, "s5"]) in inside(klass), "into the smaller one"
    await klass.waits(days=20)
    await joined(klass, "assistant")
    await klass.waits(minutes=16)
    assert not any("assistant" in each for each in inside(klass))
    await klass.waits(days=8)
    assert any("assistant" in each for each in inside(klass))


async def test_in_the_last_part_nothing_is_offered_and_with_the_term_all_is_over(klass: Klass) -> None:
    await term(klass)
    for _ in range(2):
        await writes(klass, "ben")
        await klass.waits(days=THIRD)
    last = (await rounds(klass))[-1]
    assert (last.number, last.state) == (3, RoundState.RUNNING)
    room = room_of(klass, "ben")
    await klass.waits(seconds=(last.asks_at - klass.clock.now()).total_seconds() + 60)
    await klass.ben.opens(room)
    shown = klass.ben.reads(room)
    assert "A new group" not in shown.split("How was it?")[-1]
    await klass.waits(days=9)
    assert rooms(klass) == []
    assert "A round of study buddies is over" in klass.instructor.reads("direct:instructor")


async def test_in_the_last_part_no_next_one_is_promised(klass: Klass) -> None:
    one, _ = await term(klass)
    await klass.waits(days=1)
    await presses(klass, one[1], "It does not fit")
    assert "with the next round" in await presses(klass, one[1], "Step out of this group")
    await klass.waits(days=2 * THIRD - 3)
    await klass.waits(days=4)
    assert (await rounds(klass))[-1].number == 3
    who = inside(klass)[0][-1]
    await presses(klass, who, "It does not fit")
    assert "No more groups or pairs are made here" in await presses(klass, who, "Step out of this group")


async def test_who_finds_no_place_in_the_last_part_is_not_told_of_a_next_time(klass: Klass) -> None:
    await term(klass, "ben", "chi", "s1", "s2")
    await klass.waits(days=2 * THIRD - 2)
    await presses(klass, "s1", "A new group")
    await klass.waits(days=2, minutes=5)
    assert told(klass, "s1") == ["There was no place for you this time"]
    assert "People are not matched again after this" in klass.s1.reads("direct:s1")
