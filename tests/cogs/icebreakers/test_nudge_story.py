"""The one gentle nudge: when it comes, what it asks, and what keeps it away."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from storage.jobs import Jobs
from tests.cogs.icebreakers.stories import cards, mended, planned, posted, set_up
from tests.cogs.ways import either_posted, together_posted
from tests.klass import SPACE, Klass


async def failed(klass: Klass) -> list[Any]:
    """What could not be delivered."""
    return await klass.database.read(lambda tx: [*Jobs(tx, SPACE).failed()])


async def test_a_day_of_silence_brings_one_easier_question_in_the_thread(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.waits(hours=23, minutes=59)
    assert cards(klass.ana, thread) == []
    await klass.waits(minutes=2)
    (nudge,) = cards(klass.ana, thread)
    assert nudge["card"]["title"] == "Or a smaller one"
    await klass.waits(days=30)
    assert cards(klass.ana, thread) == [nudge]


@pytest.mark.parametrize(
    ("arrange", "said"),
    [
        (posted, ("Or a smaller one", "Three words are plenty.")),
        (either_posted, ("One press is enough", "")),
        (together_posted, ("Or a smaller one", "Three words are plenty, under “My answer” on the card above.")),
    ],
)
async def test_it_says_how_one_answers_this_kind(
    klass: Klass, arrange: Callable[[Klass], Awaitable[object]], said: tuple[str, str]
) -> None:
    await arrange(klass)
    thread = await klass.ana.opens_thread(cards(klass.ana)[-1])
    await klass.instructor.says("/homeroom status", place="general")
    await klass.instructor.presses("Try an easier one now")
    await klass.waits(minutes=1)
    (nudge,) = cards(klass.ana, thread)
    card = nudge["card"]
    assert (card["title"], "".join(each["text"] for each in card["note"])) == said
    if said[0] == "One press is enough":
        whole = "".join(each["text"] for each in card["text"])
        assert whole == "Whichever comes to mind first is right: press it on the card above."


async def test_an_answer_keeps_it_away(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.ana.says("Coffee and rain.", place=thread)
    await klass.goes_on()
    await klass.waits(days=6)
    assert cards(klass.ana, thread) == []


async def test_a_line_of_whoever_posted_it_breaks_no_silence(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.instructor.says("Take your time!", place=thread)
    await klass.goes_on()
    await klass.waits(hours=25)
    assert len(cards(klass.ana, thread)) == 1


async def test_what_is_written_beside_the_thread_is_no_answer(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.ana.says("Nice question!", place="general")
    await klass.waits(hours=25)
    assert len(cards(klass.ana, thread)) == 1


async def test_passing_is_no_answer_and_needs_none(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.ana.presses("Pass")
    await klass.waits(hours=25)
    assert len(cards(klass.ana, thread)) == 1


async def test_quiet_hours_hold_it_until_they_end(klass: Klass) -> None:
    await set_up(klass, quiet_from="08:00", quiet_until="12:00")
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.waits(hours=26)
    assert cards(klass.ana, thread) == []
    await klass.waits(hours=1)
    assert len(cards(klass.ana, thread)) == 1


async def test_an_answer_while_quiet_hours_hold_it_keeps_it_away_after_all(klass: Klass) -> None:
    await set_up(klass, quiet_from="08:00", quiet_until="12:00")
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.waits(hours=25)
    await klass.ana.says("Rain, at last.", place=thread)
    await klass.waits(days=2)
    assert cards(klass.ana, thread) == []


async def test_a_pause_puts_it_off_to_the_same_time_on_the_first_day_after(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.instructor.says("/homeroom pause until:2026-03-04", place="general")
    await klass.waits(days=2, hours=23)
    assert cards(klass.ana, thread) == []
    await klass.waits(hours=2)
    (nudge,) = cards(klass.ana, thread)
    assert nudge["at"].startswith("2026-03-05T09:00")


async def test_a_pause_that_ends_sooner_brings_it_sooner(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.instructor.says("/homeroom pause until:2026-03-31", place="general")
    await klass.waits(days=1, hours=12)
    await klass.instructor.presses("Go on now")
    await klass.waits(hours=13)
    assert len(cards(klass.ana, thread)) == 1


async def test_a_pause_week_that_outlasts_the_question_leaves_it_without_a_nudge(klass: Klass) -> None:
    await set_up(klass, pauses="2026-03-03 2026-03-20")
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.waits(days=30)
    assert cards(klass.ana, thread) == []
    assert await failed(klass) == []


async def test_it_counts_from_when_the_question_stands_and_not_from_its_slot(klass: Klass) -> None:
    await set_up(klass, quiet_from="22:00", quiet_until="07:00")
    await planned(klass, days=["mon"], at="23:00", zone="UTC")
    assert "next 2026-03-03 07:00, when the quiet hours of the course end" in klass.instructor.answer
    await klass.waits(hours=15)
    assert cards(klass.ana) == []
    await klass.waits(hours=8)
    (card,) = cards(klass.ana)
    assert card["at"].startswith("2026-03-03T07:00")
    thread = await klass.ana.opens_thread(card)
    await klass.waits(hours=22)
    assert cards(klass.ana, thread) == []
    await klass.waits(hours=2)
    assert len(cards(klass.ana, thread)) == 1


async def test_how_long_the_silence_lasts_is_a_setting(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Icebreakers")
    await klass.instructor.fills({"nudge_after_hours": "24", "open_days": "1"})
    assert "By then the question is over." in klass.instructor.errors["nudge_after_hours"]
    await klass.instructor.fills({"nudge_after_hours": "3", "open_days": "1"})
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.waits(hours=3)
    assert len(cards(klass.ana, thread)) == 1
    await klass.waits(hours=21)
    assert "This question is over" in klass.ana.reads("general")


async def test_the_instructors_own_question_gets_a_nudge_that_fits_every_question(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "Zzz or xyz?"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    thread = await klass.ana.opens_thread(cards(klass.ana)[0])
    await klass.waits(hours=25)
    assert "What is the first thing that comes to mind?" in klass.ana.reads(thread)


async def test_a_mended_typo_leaves_the_nudge_of_the_deck(klass: Klass) -> None:
    card = await posted(klass)
    thread = await klass.ana.opens_thread(card)
    await mended(klass, card["card"]["text"][0]["text"] + "!")
    await klass.waits(hours=25)
    assert len(cards(klass.ana, thread)) == 1
    assert "What is the first thing that comes to mind?" not in klass.ana.reads(thread)


async def test_where_somebody_deleted_the_question_no_nudge_is_missed(klass: Klass) -> None:
    card = await posted(klass)
    await klass.classroom.bot.remove("channel:general", card["id"])
    await klass.waits(days=8)
    assert cards(klass.ana) == []
    assert await failed(klass) == []
