"""No thread of a deeper question has so many in it that they could name those who did not wish for it."""

from __future__ import annotations

from tests.cogs.icebreakers.stories import cards, posted, question
from tests.cogs.icebreakers.test_deeper_story import WISH, rooms
from tests.klass import Klass

STUDENTS = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")


async def wish(klass: Klass, *who: str) -> None:
    """These people would like deeper ones, and the instructor has one asked."""
    await posted(klass)
    for each in who:
        await klass.seats[each].presses(WISH)
    await klass.instructor.says("/icebreaker deeper", place="general")
    await klass.goes_on()


async def test_more_than_half_are_split_into_several_threads_of_the_same_question(klass: Klass) -> None:
    await wish(klass, *STUDENTS[1:])
    inside = [set(each.people or ()) for each in rooms(klass)]
    assert sorted(len(each) for each in inside) == [3, 4]
    assert set.union(*inside) == set(STUDENTS[1:])
    asked = set()
    for each in rooms(klass):
        who = klass.seats[sorted(each.people or ())[-1]]
        await who.opens(each.key)
        asked.add(question(cards(who, each.key)[0]))
        assert who._rooms.keys() & {other.key for other in rooms(klass)} == {each.key}
    assert len(asked) == 1
    await klass.assistant.says("/homeroom status", place="general")
    assert klass.assistant.answer.count("A deeper question is open beside #general") == 1


async def test_up_to_half_of_the_students_are_in_one_thread(klass: Klass) -> None:
    await wish(klass, *STUDENTS[1:5])
    assert [set(each.people or ()) for each in rooms(klass)] == [set(STUDENTS[1:5])]


async def test_the_staff_is_not_counted_also_who_became_staff_meanwhile(klass: Klass) -> None:
    for each in ("s4", "s5"):
        await klass.classroom.register.set_role(each, "assistant")
    await klass.goes_on()
    await wish(klass, *STUDENTS[1:5])  # of six students, so that of two threads each would have too few
    assert "Not enough people in #general" in klass.instructor.answer
    assert rooms(klass) == []


async def test_a_role_that_was_granted_here_counts_as_well(klass: Klass) -> None:
    await klass.instructor.runs("homeroom roles", {"person": "s5", "role": "assistant"}, place="general")
    await wish(klass, *STUDENTS[1:5])
    assert "Not enough people in #general" in klass.instructor.answer


async def test_undo_takes_all_of_them_back_at_once(klass: Klass) -> None:
    await wish(klass, *STUDENTS)
    assert len(rooms(klass)) == 2
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.waits(seconds=20)
    assert rooms(klass) == []
    await klass.instructor.says("/homeroom undo", place="general")
    assert "room of its own" not in klass.instructor.answer


async def test_a_question_that_several_threads_had_at_once_came_once(klass: Klass) -> None:
    seen = []
    await wish(klass, *STUDENTS)
    for _ in range(2):
        newest = rooms(klass)[-1]
        who = klass.seats[sorted(newest.people or ())[-1]]
        await who.opens(newest.key)
        seen.append(question(cards(who, newest.key)[0]))
        await klass.waits(minutes=11)
        await klass.instructor.says("/icebreaker deeper", place="general")
        await klass.goes_on()
    assert len({*seen}) == 2
