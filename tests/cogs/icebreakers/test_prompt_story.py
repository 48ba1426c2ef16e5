"""A prompt from its preview to its end, as people live it."""

from __future__ import annotations

from typing import Any

from adapters.web.seat import Seat
from tests.klass import Klass


def cards(seat: Seat, place: str = "general") -> list[dict[str, Any]]:
    """The bot's cards that somebody sees in a place, private ones left out."""
    return [dict(each) for each in seat.sees(place) if each["by"] == "homeroom" and not each["private"]]


async def posted(klass: Klass) -> dict[str, Any]:
    """A prompt that stands in general."""
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    return cards(klass.ana)[0]


async def test_a_preview_is_seen_by_nobody_else_and_posting_twice_posts_once(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.goes_on()
    assert cards(klass.ana) == []
    await klass.instructor.presses("Another")
    preview: Any = klass.instructor.answer_message
    assert preview is not None
    await klass.instructor.presses("Post", message=str(preview["id"]))
    await klass.goes_on()
    (card,) = cards(klass.ana)
    assert card["card"]["text"] == preview["card"]["text"]
    assert "on its way to #general" in str(klass.instructor.answer)


async def test_the_instructors_own_words_are_posted_as_they_are(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "**Hello** @everyone <b>you</b> مرحبا 🎉"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    said = cards(klass.ana)[0]["card"]["text"]
    assert said == [{"t": "said", "text": "**Hello** @everyone <b>you</b> مرحبا 🎉"}]


async def test_five_thousand_characters_stay_in_the_form_with_a_sentence(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "a" * 5000})
    assert klass.instructor.form is not None
    assert "5,000 characters" in str(klass.instructor.form) or "5000 characters" in str(klass.instructor.form)


async def test_a_typo_is_mended_and_the_card_says_so(klass: Klass) -> None:
    await posted(klass)
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({"words": "What made you smile this week?"})
    await klass.waits(seconds=20)
    assert "What made you smile this week? (edited)" in str(klass.ana.reads("general"))


async def test_a_student_is_refused_kindly_and_nothing_happens(klass: Klass) -> None:
    await klass.ben.says("/icebreaker now", place="general")
    await klass.goes_on()
    assert "for the course's instructors" in str(klass.ben.answer)
    assert cards(klass.ana) == []


async def test_passing_counts_once_and_is_shown_from_five_up(klass: Klass) -> None:
    await posted(klass)
    for name in ("s1", "s2", "s3", "s4", "s4"):
        await klass.seats[name].presses("Pass")
    await klass.waits(seconds=20)
    assert "Passed" not in str(klass.ana.reads("general"))
    assert "Nobody is told who passed" in str(klass.s1.answer)
    await klass.s5.presses("Pass")
    await klass.waits(seconds=20)
    assert "5 people" in str(klass.ana.reads("general"))
    await klass.s5.presses("I changed my mind")
    await klass.waits(seconds=20)
    assert "5 people" not in str(klass.ana.reads("general"))


async def test_a_day_of_silence_brings_one_easier_question_in_the_thread(klass: Klass) -> None:
    card = await posted(klass)
    thread = await klass.ana.opens_thread(card)
    await klass.waits(hours=23)
    assert cards(klass.ana, thread) == []
    await klass.waits(hours=2)
    assert len(cards(klass.ana, thread)) == 1
    await klass.waits(days=3)
    assert len(cards(klass.ana, thread)) == 1


async def test_an_answer_keeps_the_nudge_away_and_undoing_would_count_it(klass: Klass) -> None:
    card = await posted(klass)
    thread = await klass.ana.opens_thread(card)
    await klass.ana.says("Coffee and rain.", place=thread)
    await klass.goes_on()
    await klass.waits(hours=30)
    assert cards(klass.ana, thread) == []


async def test_after_a_week_the_button_goes_and_who_passed_is_forgotten(klass: Klass) -> None:
    await posted(klass)
    await klass.s1.presses("Pass")
    await klass.waits(days=8)
    assert "This question is over" in str(klass.ana.reads("general"))
    from sqlalchemy import func, select

    from storage.icebreakers import passes, prompts

    def counts(tx: Any) -> tuple[int, int]:
        return tx.scalar(select(func.count()).select_from(passes)), tx.scalar(select(prompts.c.passes))

    assert await klass.database.read(counts) == (0, 1)


async def test_a_place_sees_no_question_again_until_the_deck_is_used_up(klass: Klass) -> None:
    seen: list[str] = []
    for _ in range(40):
        await klass.instructor.says("/icebreaker now", place="general")
        await klass.instructor.presses("Post")
        await klass.waits(minutes=11)
        seen.append(str(cards(klass.ana)[-1]["card"]["text"]))
    assert len(set(seen)) == 40
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    assert str(cards(klass.ana)[-1]["card"]["text"]) in seen
