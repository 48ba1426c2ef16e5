"""Prompts by schedule: planned, posted once a slot, listed and stopped."""

from __future__ import annotations

from tests.cogs.icebreakers.test_prompt_story import cards
from tests.klass import Klass


async def planned(klass: Klass) -> None:
    """Mondays and Thursdays at nine, in general."""
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "Europe/Madrid"})


async def test_each_slot_posts_one_question(klass: Klass) -> None:
    await planned(klass)
    assert "Planned. Every Monday and Thursday at 09:30 (Europe/Madrid) in #general; next 2026-03-05 08:30." in str(
        klass.instructor.answer
    )
    await klass.waits(days=14)
    assert len(cards(klass.ana)) == 4
    assert len({str(each["card"]["text"]) for each in cards(klass.ana)}) == 4


async def test_a_form_sent_twice_plans_once(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/icebreaker list", place="general")
    assert str(klass.instructor.answer).count("09:30") == 1


async def test_a_wrong_time_stays_at_its_field(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({"at": "25:99"})
    assert klass.instructor.form is not None
    assert "Please give a time as hours and minutes" in str(klass.instructor.form)


async def test_a_stopped_schedule_posts_no_more(klass: Klass) -> None:
    await planned(klass)
    await klass.waits(days=3, hours=12)
    before = len(cards(klass.ana))
    await klass.instructor.says("/icebreaker stop", place="general")
    await klass.instructor.chooses("Stop this one", "1. Monday, Thursday, 09:30")
    await klass.waits(days=14)
    assert len(cards(klass.ana)) == before
