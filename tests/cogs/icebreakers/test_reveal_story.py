"""How hidden answers appear: when nobody is waited for, in quiet hours, and where their thread is gone or locked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.people import Person, PlaceKind
from storage.icebreaker_answers import Answers
from storage.icebreakers import prompts
from storage.jobs import jobs
from storage.standing import standing
from tests.cogs.icebreakers.stories import cards, set_up
from tests.cogs.icebreakers.test_deeper_story import asks, rooms
from tests.cogs.icebreakers.test_together_story import answers, appeared, text
from tests.cogs.ways import together_posted, wished
from tests.klass import SPACE, Klass

ENOUGH = {"ben": "The map", "chi": "The sea", "s2": "The hill", "s3": "The lake", "s4": "A path"}


async def passes(klass: Klass) -> None:
    await klass.s1.presses("Pass")


async def leaves_all(klass: Klass) -> None:
    await klass.s1.says("/homeroom me", place="general")
    await klass.s1.presses("Leave all programmes")


async def is_deleted(klass: Klass) -> None:
    await klass.s1.says("/homeroom me", place="general")
    await klass.s1.presses("Delete me")
    await klass.s1.presses("Delete me now")


async def leaves_class(klass: Klass) -> None:
    await klass.classroom.register.remove_person("s1")
    await klass.goes_on()


def here(klass: Klass) -> list[str]:
    """The pages of answers that stand in general itself."""
    return [text(klass, each["card"]["text"]) for each in cards(klass.chi) if each["card"]["title"] == "All answers"]


def threads(klass: Klass) -> list[str]:
    places = klass.classroom.core.state.places.values()
    return [each.key for each in places if each.kind == PlaceKind.THREAD and not each.gone]


@pytest.mark.parametrize("goes", [passes, leaves_all, is_deleted, leaves_class])
async def test_when_the_last_who_was_waited_for_is_gone_all_appear(
    klass: Klass, goes: Callable[[Klass], Awaitable[None]]
) -> None:
    await together_posted(klass)
    await klass.s1.presses("I’m in")
    await answers(klass, **ENOUGH)
    assert await appeared(klass) == []
    await goes(klass)
    await klass.waits(seconds=1)
    (page,) = await appeared(klass)
    assert page.count(": ") == 5


async def test_when_the_last_leaves_the_thread_all_appear_to_those_who_are_left(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Icebreakers")
    await klass.instructor.fills({"together_least": 2})
    await wished(klass)
    for _ in range(60):
        if (await asks(klass)).kind == "together":
            break
        await klass.waits(minutes=11)
    room = rooms(klass)[-1].key
    for who in ("s1", "ben", "chi"):
        await klass.seats[who].opens(room)
    await klass.s1.presses("I’m in", place=room)
    for who in ("ben", "chi"):
        await klass.seats[who].presses("My answer", place=room)
        await klass.seats[who].fills({"words": f"{who} says so"})
    await klass.waits(seconds=1)
    assert "ben says so" not in klass.chi.reads(room)
    await klass.s1.presses("Not any more", place=room)
    await klass.waits(seconds=1)
    assert "ben says so" in klass.chi.reads(room)


async def test_the_card_says_at_once_that_nothing_is_hidden_any_longer(klass: Klass) -> None:
    await together_posted(klass)
    await klass.waits(seconds=20)
    await answers(klass, ben="The map")
    await answers(klass, chi="The sea")  # so that the card's next making waits for its least interval
    await klass.instructor.presses("Let all appear now")
    await klass.goes_on()
    assert len(await appeared(klass)) == 1
    assert "Answers stay hidden" not in klass.s1.reads("general")
    assert "All answers have appeared, in the thread below." in klass.s1.reads("general")


async def test_what_appears_early_is_noted_as_nobodys_post(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, **ENOUGH)
    assert len(await appeared(klass)) == 1
    pages = select(standing.c.posted_by).where(standing.c.link.like("icebreakers.appeared:%"))
    rows = await klass.database.read(lambda tx: tx.rows(pages))
    assert [row.posted_by for row in rows] == [None]
    await klass.s4.says("/homeroom me", place="general")
    assert "because you asked" not in klass.s4.answer


async def test_who_comes_in_a_moment_before_is_waited_for(klass: Klass) -> None:
    await together_posted(klass)
    for who, words in ENOUGH.items():
        await klass.seats[who].presses("My answer")
        await klass.seats[who].fills({"words": words})
    await klass.s1.presses("I’m in")
    await klass.waits(seconds=20)
    assert await appeared(klass) == []
    await answers(klass, s1="The road")
    assert len(await appeared(klass)) == 1


async def test_nothing_is_promised_for_quiet_hours(klass: Klass) -> None:
    await set_up(klass, quiet_from="22:00", quiet_until="08:00", time_zone="UTC")
    await klass.waits(hours=14)
    await together_posted(klass)
    await answers(klass, ben="The map")
    await klass.waits(seconds=20)
    assert "2026-03-04T08:00" in str(cards(klass.chi))
    await klass.waits(hours=24, minutes=5)
    assert "Answers stay hidden until all of them appear at once" in klass.chi.reads("general")
    await answers(klass, chi="The sea")
    await klass.waits(hours=9)
    assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]


async def test_quiet_hours_that_are_set_meanwhile_put_it_off_and_the_card_says_so(klass: Klass) -> None:
    await klass.waits(hours=14)
    await together_posted(klass)
    await answers(klass, ben="The map")
    await set_up(klass, quiet_from="22:00", quiet_until="08:00", time_zone="UTC")
    await klass.waits(hours=24, minutes=5)
    assert await appeared(klass) == []
    assert "Answers stay hidden until all of them appear at once" in klass.chi.reads("general")
    assert "2026-03-04T08:00" in str(cards(klass.chi))
    await klass.waits(hours=9)
    assert await appeared(klass) == ["Ben: The map"]


async def test_a_question_that_is_over_in_quiet_hours_ends_with_them(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Icebreakers")
    await klass.instructor.fills({"open_days": "2", "together_hours": "72"})
    await klass.waits(hours=14)
    await together_posted(klass)
    await answers(klass, ben="The map")
    await set_up(klass, quiet_from="22:00", quiet_until="08:00", time_zone="UTC")
    await klass.waits(hours=49)
    assert "Answers stay hidden" in klass.chi.reads("general")
    await klass.waits(hours=9)
    assert await appeared(klass) == ["Ben: The map"]
    assert "This question is over. The answers stand in the thread." in klass.chi.reads("general")


async def test_in_quiet_hours_they_do_not_appear_before_the_time(klass: Klass) -> None:
    await set_up(klass, quiet_from="22:00", quiet_until="08:00", time_zone="UTC")
    await klass.waits(hours=14)
    await together_posted(klass)
    await answers(klass, **ENOUGH)
    await klass.waits(minutes=5)
    assert await appeared(klass) == []
    await klass.waits(hours=9)
    assert len(await appeared(klass)) == 1


async def lock(klass: Klass) -> None:
    for each in threads(klass):
        await klass.classroom.register.change_place(each, muzzled=True)


async def delete(klass: Klass) -> None:
    for each in threads(klass):
        await klass.classroom.register.remove_place(each)


@pytest.mark.parametrize("spoils", [lock, delete])
async def test_where_the_thread_is_locked_or_gone_they_appear_in_the_place_once(
    klass: Klass, spoils: Callable[[Klass], Awaitable[None]]
) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map", chi="The sea")
    await klass.s1.presses("My answer")
    await spoils(klass)
    await klass.instructor.presses("Let all appear now")
    await klass.waits(seconds=20)
    assert here(klass) == ["Ben: The map\n\nChi: The sea"]
    assert "All answers have appeared, here beside this card" in klass.chi.reads("general")
    assert "To the question: " in klass.chi.reads("general")
    await klass.s1.fills({"words": "The road"})
    assert "Here it is, so that you still have it: The road" in klass.s1.answer
    await klass.assistant.says("/homeroom status", place="general")
    assert "could not" not in klass.assistant.answer
    await klass.waits(days=8)
    assert here(klass) == ["Ben: The map\n\nChi: The sea"]
    assert "here beside this card" in klass.chi.reads("general")


async def test_what_appeared_beside_the_card_goes_when_it_is_taken_back(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map")
    await delete(klass)
    await klass.instructor.presses("Let all appear now")
    await klass.goes_on()
    assert len(here(klass)) == 1
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.waits(seconds=20)
    assert cards(klass.chi) == []


async def test_where_nothing_can_be_written_at_all_the_status_says_so(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map")
    await delete(klass)
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await klass.waits(hours=25)
    await klass.assistant.says("/homeroom status", place="general")
    assert "Try again" in klass.assistant.answer
    await klass.classroom.register.change_place("channel:general", muzzled=False)
    await klass.assistant.presses("Try again")
    await klass.waits(seconds=20)
    assert here(klass) == ["Ben: The map"]


async def test_where_nobody_answered_the_card_does_not_say_that_answers_appeared(klass: Klass) -> None:
    await together_posted(klass)
    await klass.chi.presses("I’m in")
    await klass.ben.presses("My answer")
    await klass.waits(hours=25)
    assert await appeared(klass) == []
    assert "none came this time, which is fine" in klass.chi.reads("general")
    assert "have appeared" not in klass.chi.reads("general")
    await klass.ben.fills({"words": "The map"})
    assert "The time for hidden answers is over, so this was not kept." in klass.ben.answer
    await klass.waits(days=8)
    assert "This question is over. What was written stays in the thread." in klass.chi.reads("general")


async def test_until_they_stand_they_are_said_to_be_on_their_way(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, chi="The sea")
    await klass.ben.presses("My answer")
    await klass.instructor.presses("Let all appear now")
    await klass.ben.fills({"words": "The map"})
    assert "All answers are on their way, so this came too late to be among them." in klass.ben.answer
    await klass.goes_on()
    assert await appeared(klass) == ["Chi: The sea"]


async def test_it_costs_the_same_however_many_answered(klass: Klass) -> None:
    await together_posted(klass)
    prompt_id: Any = await klass.database.read(lambda tx: tx.scalar(select(prompts.c.prompt_id)))

    def fill(tx: Any) -> None:
        for number in range(100):
            Answers(tx, SPACE).write(prompt_id, Person(SPACE, f"p{number}"), "Yes.", klass.clock.now())

    await klass.database.write(SPACE, fill)
    before = klass.database.metrics.statements
    await klass.instructor.presses("Let all appear now")
    assert klass.database.metrics.statements - before < 20


async def test_whether_all_can_appear_is_looked_at_in_the_course_of_the_question(klass: Klass) -> None:
    await together_posted(klass)
    await klass.s1.presses("I’m in")
    await klass.database.write(SPACE, lambda tx: tx.execute(update(prompts).values(course_id=7)))
    await leaves_class(klass)
    await klass.goes_on()
    looked = select(jobs.c.course_id).where(jobs.c.link.like("icebreakers.all-in:%"))
    assert [row.course_id for row in await klass.database.read(lambda tx: tx.rows(looked))] == [7]
