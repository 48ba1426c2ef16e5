"""A fortnight of study buddies, as people live it: told the day before, matched, asked at the middle and at the end."""

from __future__ import annotations

from datetime import timedelta

from storage.buddy_rounds import RoundState
from tests.cogs.buddies.fortnight import (
    DAY_BEFORE,
    announced,
    inside,
    link_on,
    matched,
    met,
    others,
    presses,
    room_of,
    rooms,
    rounds,
    staff_reads,
    takers,
    titles,
    told,
    until,
    writes,
)
from tests.cogs.buddies.stories import STUDENTS, buttons, card, cards, members
from tests.klass import Klass


async def test_the_day_before_the_channel_is_told_and_anybody_can_leave_one_out(klass: Klass) -> None:
    await announced(klass)
    assert card(klass.ben)["title"] == "We match tomorrow"
    assert buttons(card(klass.ben)) == ["Skip this time", "Join"]
    for each in ("ben", "chi"):
        await klass.seats[each].presses("Skip this time")
    assert "You are in again next time." in klass.ben.answer
    await klass.chi.presses("Take part after all")
    assert "You take part: people are matched on 2026-03-10 18:00." in klass.chi.answer  # in Tokyo
    await klass.waits(days=1)
    assert sorted(each for room in inside(klass) for each in room) == sorted({*STUDENTS} - {"ben"})
    assert buttons(card(klass.ben)) == []
    assert "Each has a room of its own" in klass.ben.reads("general")
    await klass.waits(days=14)
    assert any("ben" in room for room in inside(klass)), "only this one was left out"


async def test_who_left_one_out_that_has_begun_is_sent_to_no_room_of_theirs(klass: Klass) -> None:
    await announced(klass)
    await klass.chi.presses("Skip this time")
    on, link = link_on(klass, "chi", "Take part after all")
    await klass.waits(days=1)
    await klass.classroom.press("chi", "channel:general", on, link)
    assert "If you are in a group, its room shows what to do" in klass.chi.answer


async def test_who_is_not_in_is_told_so_and_nothing_else(klass: Klass) -> None:
    await announced(klass, "chi", "s1")
    await klass.ben.presses("Skip this time")
    assert "You are not in this programme" in klass.ben.answer


async def test_everyone_gets_a_room_with_one_other_person_and_an_introduction(klass: Klass) -> None:
    await matched(klass)
    assert [len(each) for each in inside(klass)] == [2, 2, 2, 2]
    assert sorted(each for room in inside(klass) for each in room) == sorted(STUDENTS)
    assert await titles(klass, "ben") == ["Time to meet"]
    assert all(told(klass, each) == [] for each in STUDENTS), "the room invites; nobody is written to beside it"
    assert klass.assistant._rooms.keys() & {each.key for each in rooms(klass)} == set()
    (round_,) = await rounds(klass)
    assert (round_.state, round_.number, round_.repeats) == (RoundState.RUNNING, 1, 0)
    assert set((await met(klass)).values()) == {1}


async def test_of_an_odd_number_three_meet_and_nobody_is_left_out(klass: Klass) -> None:
    await matched(klass, *STUDENTS[:7])
    assert sorted(len(each) for each in inside(klass)) == [2, 2, 3]
    in_trio = {name for name, each in (await members(klass)).items() if each.trio}
    assert len(in_trio) == 3


async def test_a_silent_room_gets_an_easier_question_and_one_person_is_invited_to_begin(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    (writing, silent) = ("ben", next(each for each in ("chi", "s1", "s2") if each not in others(klass, "ben")))
    await writes(klass, writing)
    await klass.waits(days=1)
    assert "An easy start" not in await titles(klass, writing)
    assert (await titles(klass, silent))[-1] == "An easy start"
    shown = cards(klass.seats[silent], room_of(klass, silent))[-1]
    (invited,) = [run["id"] for run in shown["text"] if run["t"] == "person"]
    assert invited in {silent, *others(klass, silent)}
    await klass.waits(days=1)
    assert (await titles(klass, silent)).count("An easy start") == 1


async def test_at_the_middle_each_is_asked_and_nobody_sees_the_answers_of_others(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    await klass.waits(days=6)
    assert (await titles(klass, "ben"))[-1] == "Half-time"
    assert buttons(cards(klass.ben, room_of(klass, "ben"))[-1]) == [
        *("We met", "We have a date", "Not yet", "I got no answer")
    ]
    before = klass.chi.reads(room_of(klass, "chi")) if await titles(klass, "chi") else ""
    assert "Have a nice time" in await presses(klass, "ben", "We have a date")
    assert "Good to hear" in await presses(klass, "ben", "We met")
    assert klass.chi.reads(room_of(klass, "chi")) == before
    assert (await takers(klass))["ben"].said == "met"


async def test_at_the_end_each_is_asked_how_it_was_and_the_staff_sees_sums_alone(klass: Klass) -> None:
    await matched(klass)
    await klass.waits(days=12)
    assert (await titles(klass, "ben"))[-1] == "How was it?"
    for each in STUDENTS[:6]:
        await presses(klass, each, "Yes, so-so" if each == "ana" else "Yes, it was good")
    await klass.waits(days=1)
    (first, *_) = await rounds(klass)
    assert (first.state, first.took_part, first.said, first.good) == (RoundState.OVER, 8, 6, 5)
    assert "This round is over" in await presses(klass, "ben", "Yes, so-so")
    shown = await staff_reads(klass)
    assert "A round of study buddies is over" in shown
    assert "Took part: 8 people" in shown
    assert not any(name in shown for name in ("Ana", "Ben", "Chi"))


async def test_who_met_last_time_meets_somebody_new(klass: Klass) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    first = inside(klass)
    await klass.waits(days=14)
    assert len(rooms(klass)) == 4, "the rooms before stay for a week"
    assert set((await met(klass)).values()) == {1}
    await klass.waits(days=8)
    assert [room for room in inside(klass) if room in first] == []
    assert len(rooms(klass)) == 2


async def test_three_silent_rounds_end_with_a_friendly_question_and_no_more_matching(klass: Klass) -> None:
    await matched(klass)
    for _ in range(3):
        for each in STUDENTS[1:]:
            await writes(klass, each)
        await klass.waits(days=14)
    assert told(klass, "ana") == ["¿Seguimos?"]
    assert all(told(klass, each) == [] for each in STUDENTS[1:])
    assert "ana" not in await takers(klass), "until she says so"
    await klass.ana.opens("direct:ana")
    await klass.ana.presses("Seguir")
    assert "Qué bien que sigas" in klass.ana.reads("direct:ana")
    await klass.waits(days=14)
    assert "ana" in await takers(klass)
    assert (await members(klass))["ana"].silent == 0


async def test_nobody_is_asked_whose_silence_was_broken_by_a_press(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    for _ in range(3):
        await klass.waits(days=6)
        await presses(klass, "ben", "Not yet")
        await klass.waits(days=8)
    assert "Shall we go on?" not in told(klass, "ben")
    assert told(klass, "chi") == ["Shall we go on?"]


async def test_a_round_is_over_before_the_next_one_begins(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    await klass.waits(days=13, minutes=1)
    first, second = await rounds(klass)
    assert (first.state, second.state) == (RoundState.OVER, RoundState.AHEAD)
    assert second.matches_at - first.matches_at == timedelta(days=14)


async def test_what_is_asked_a_day_before_the_end_is_taken_until_the_end_and_not_after_it(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    end = DAY_BEFORE + timedelta(days=14)
    await until(klass, end - timedelta(hours=23, minutes=50))
    assert "Good to hear." in await presses(klass, "ben", "Yes, it was good")
    await until(klass, end - timedelta(minutes=1))
    assert "Good to hear." in await presses(klass, "chi", "Yes, it was good")
    room = room_of(klass, "chi")
    await until(klass, end + timedelta(minutes=1))
    await klass.chi.presses("Yes, so-so", place=room)
    assert "This round is over" in klass.chi.answer
    (this,) = [each for each in await rounds(klass) if each.number == 1]
    assert (this.said, this.good) == (2, 2)
