"""Before the class sees a prompt: the preview, and what can be done with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.card import Json
from storage.icebreakers import prompts
from tests.cogs.icebreakers.stories import cards, planned, posted, question, set_up
from tests.cogs.ways import either_previewed, previewed, together_previewed
from tests.klass import Klass


async def rows(klass: Klass) -> int:
    """How many prompts are stored, drafts included."""
    count: int = await klass.database.read(lambda tx: tx.scalar(select(func.count()).select_from(prompts)))
    return count


def preview(klass: Klass) -> dict[str, Any]:
    """The newest private card of the instructor."""
    message: Any = klass.instructor.answer_message
    return dict(message)


async def test_a_preview_is_seen_by_nobody_else_and_posting_twice_posts_once(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.goes_on()
    assert cards(klass.ana) == []
    assert "Only you can see this yet. It will go to #general." in klass.instructor.answer
    await klass.instructor.presses("Another")
    shown, link = preview(klass), preview(klass)["card"]["actions"][0]["link"]
    await klass.instructor.presses("Post")
    await klass.classroom.press("instructor", shown["place"], shown["id"], link)
    await klass.goes_on()
    (card,) = cards(klass.ana)
    assert card["card"]["text"] == shown["card"]["text"]
    assert "on its way to #general" in klass.instructor.answer


@pytest.mark.parametrize(
    ("arrange", "said"),
    [
        (previewed, "How one answers: In the thread below it, in one’s own words."),
        (either_previewed, "How one answers: With one press; everyone sees who chose what."),
        (together_previewed, "How one answers: In writing, hidden until all answers appear at once."),
    ],
)
async def test_it_says_how_one_answers(klass: Klass, arrange: Callable[[Klass], Awaitable[None]], said: str) -> None:
    await arrange(klass)
    assert said in klass.instructor.answer


async def test_asked_for_twice_around_the_edge_of_ten_minutes_it_is_one_preview(klass: Klass) -> None:
    await klass.waits(minutes=9, seconds=59)
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.waits(seconds=2)
    await klass.instructor.says("/icebreaker now", place="general")
    assert await rows(klass) == 1
    await klass.waits(minutes=11)
    await klass.instructor.says("/icebreaker now", place="general")
    assert await rows(klass) == 2


async def test_asked_for_twice_it_is_the_same_preview_until_it_is_posted(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    first = question(preview(klass))
    await klass.instructor.says("/icebreaker now", place="general")
    assert question(preview(klass)) == first
    await klass.instructor.presses("Post")
    await klass.instructor.says("/icebreaker now", place="general")
    assert question(preview(klass)) != first
    assert "[Post]" in klass.instructor.answer
    assert await rows(klass) == 2


async def test_asked_for_in_two_places_it_goes_to_each(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.says("/icebreaker now", place="cafe")
    assert "It will go to #cafe." in klass.instructor.answer
    await klass.instructor.presses("Post")
    await klass.goes_on()
    assert (len(cards(klass.ana)), len(cards(klass.ana, "cafe"))) == (0, 1)


async def test_in_a_thread_it_is_for_the_channel_above(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.instructor.opens(thread)
    await klass.instructor.says("/icebreaker now", place=thread)
    assert "It will go to #general." in klass.instructor.answer


@pytest.mark.parametrize(
    ("place", "what"), [("voice:lounge", "This is a voice room."), ("direct:ana", "This is a private conversation.")]
)
async def test_what_is_no_channel_is_refused_at_the_option(klass: Klass, place: str, what: str) -> None:
    await klass.ana.opens_direct()
    await klass.instructor.runs("icebreaker now", {"place": place}, place="general")
    assert klass.instructor.answer.startswith(f"Where: {what} Please pick a channel for messages.")
    assert await rows(klass) == 0


async def test_the_page_gets_what_does_not_fit_by_option_and_no_card(klass: Klass) -> None:
    line = "/icebreaker now place:lounge"
    answer = await klass.classroom.line("instructor", "channel:general", line, at_options=True)
    assert answer == {
        "shown": "wrong",
        "wrong": {"place": "This is a voice room. Please pick a channel for messages."},
        "command": "icebreaker now",
        "values": {"place": "voice:lounge"},
    }
    values: dict[str, Json] = {"place": "direct:ben"}
    answer = await klass.classroom.command("instructor", "channel:general", "icebreaker now", values, at_options=True)
    assert set(answer) == {"shown", "wrong"}
    assert klass.instructor.answer == ""


async def test_a_thread_is_no_place_for_a_question(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.instructor.runs("icebreaker now", {"place": thread}, place="general")
    assert klass.instructor.answer.startswith("Where: This is a thread. Please pick a channel for messages.")


async def test_in_a_direct_message_a_channel_must_be_named(klass: Klass) -> None:
    direct = await klass.instructor.opens_direct()
    await klass.instructor.says("/icebreaker now", place=direct)
    assert "A question needs a channel for writing" in klass.instructor.answer
    await klass.instructor.says("/icebreaker now place:#cafe", place=direct)
    assert "It will go to #cafe." in klass.instructor.answer


async def test_another_one_is_another_and_the_own_words_make_way_for_it(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "Tea or coffee?"})
    assert question(preview(klass)) == "Tea or coffee?"
    seen = {question(preview(klass))}
    for _ in range(3):
        await klass.instructor.presses("Another")
        assert question(preview(klass)) not in seen
        seen = {question(preview(klass))}


async def test_words_that_nobody_could_see_are_no_question(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "\u200b\u202e \u2800"})
    assert "Please fill this in." in klass.instructor.errors["words"]


async def test_a_question_that_came_by_schedule_meanwhile_is_not_asked_again(klass: Klass) -> None:
    for _ in range(39):
        await posted(klass)
    await klass.instructor.says("/icebreaker now", place="general")
    last, post = preview(klass), preview(klass)["card"]["actions"][0]["link"]
    await planned(klass, zone="UTC")
    await klass.waits(hours=1)
    assert question(cards(klass.ana)[-1]) == question(last)
    await klass.classroom.press("instructor", last["place"], last["id"], post)
    assert "This question was asked there meanwhile." in klass.instructor.answer
    assert len(cards(klass.ana)) == 40


async def test_two_previews_of_one_question_do_not_become_two_questions(klass: Klass) -> None:
    for _ in range(39):
        await posted(klass)
    await klass.instructor.runs("homeroom roles", {"person": "chi", "role": "instructor"}, place="general")
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.chi.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.chi.presses("Post")
    assert "This question was asked there meanwhile. Press “Another”" in klass.chi.answer
    await klass.chi.presses("Another")
    await klass.chi.presses("Post")
    await klass.goes_on()
    asked = [question(each) for each in cards(klass.ana)]
    assert len(asked) == 41
    assert len(set(asked)) == 40


async def test_a_preview_that_nobody_posts_is_forgotten_after_a_day(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.waits(hours=25)
    assert await rows(klass) == 0
    await klass.instructor.presses("Post")
    assert "taken back or never posted, so nothing happened" in klass.instructor.answer
    await posted(klass)
    await klass.waits(hours=25)
    assert await rows(klass) == 1


async def test_the_first_one_goes_to_the_main_place_of_the_course(klass: Klass) -> None:
    await set_up(klass, main_place="channel:cafe")
    await klass.instructor.presses("Preview a first icebreaker")
    assert "It will go to #cafe." in klass.instructor.answer


async def test_a_student_is_refused_kindly_and_nothing_happens(klass: Klass) -> None:
    await klass.ben.says("/icebreaker now", place="general")
    await klass.goes_on()
    assert "for the course’s instructors" in klass.ben.answer
    assert cards(klass.ana) == []
    assert await rows(klass) == 0


async def test_a_place_that_is_gone_or_closed_meanwhile_is_refused_at_post_and_the_preview_stays(klass: Klass) -> None:
    await klass.instructor.runs("icebreaker now", {"place": "channel:cafe"}, place="general")
    shown = preview(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.instructor.presses("Post")
    assert "Homeroom may not write there." in klass.instructor.answer
    await klass.classroom.register.remove_place("channel:cafe")
    await klass.instructor.presses("Post", message=shown["id"])
    assert "This channel is not there any more. Please pick another one." in klass.instructor.answer
    await klass.goes_on()
    await klass.instructor.says("/homeroom status", place="general")
    assert "Everything was delivered." in klass.instructor.answer


async def test_a_place_in_which_homeroom_may_not_write_has_no_preview(klass: Klass) -> None:
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.instructor.says("/icebreaker now", place="cafe")
    assert "Homeroom may not write there." in klass.instructor.answer
    assert await rows(klass) == 0
