"""Letting one feature or everything rest, and going on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from storage.schedules import schedules
from tests.klass import SPACE, Klass


async def planned(klass: Klass) -> None:
    """A question every Monday and Thursday; the class begins on a Monday, 2026-03-02."""
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "UTC"})


def questions(klass: Klass) -> int:
    """How many questions the class sees."""
    return klass.ana.reads("general").count("A question for everyone")


async def test_a_pause_holds_what_is_scheduled_and_ends_by_itself(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    assert "Everything rests until the end of 2026-03-12." in klass.instructor.answer
    assert "Only you can see this." in klass.instructor.answer
    await klass.waits(days=10, hours=20)
    assert questions(klass) == 0
    await klass.waits(days=4)
    assert questions(klass) == 1


async def test_going_on_sooner_brings_the_next_question_back(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-12 feature:icebreakers", place="general")
    assert "Icebreakers rests until" in klass.instructor.answer
    await klass.waits(days=1)
    await klass.instructor.presses("Go on now")
    assert "Icebreakers goes on, from the next moment that is planned." in klass.instructor.answer
    await klass.waits(days=3)
    assert questions(klass) == 1


async def test_without_a_date_the_form_asks_for_it_and_offers_the_features(klass: Klass) -> None:
    await klass.instructor.says("/homeroom pause", place="general")
    form: Any = klass.instructor.form
    inputs = {each["name"]: each for each in form["inputs"]}
    assert [choice["label"] for choice in inputs["feature"]["choices"]] == ["Everything", "Icebreakers"]
    assert inputs["feature"]["value"] == "all"
    await klass.instructor.fills({"until": "2026-03-01"})
    assert "today is 2026-03-02" in klass.instructor.errors["until"]
    await klass.instructor.fills({"until": "tomorrow"})
    assert "Please give a date as year-month-day" in klass.instructor.errors["until"]
    await klass.instructor.fills({"until": "2026-02-30"})
    assert klass.instructor.errors["until"] == "The calendar has no such day. Please check it."
    await klass.instructor.fills({"until": "9999-12-31"})
    assert klass.instructor.errors["until"] == "Please give a day from 1900 to 2999."
    await klass.instructor.fills({"until": "2026-03-02", "feature": "icebreakers"})
    assert "Icebreakers rests until the end of 2026-03-02." in klass.instructor.answer


async def test_what_is_no_feature_is_refused_at_its_option(klass: Klass) -> None:
    await klass.instructor.runs("homeroom pause", {"until": "2026-03-12", "feature": "admin"}, place="general")
    assert "What: Please pick one of the choices." in klass.instructor.answer
    await klass.instructor.runs("homeroom resume", {"feature": "nonsense"}, place="general")
    assert "What: Please pick one of the choices." in klass.instructor.answer


async def test_why_there_is_nothing_to_resume_is_said_exactly(klass: Klass) -> None:
    await klass.instructor.says("/homeroom resume", place="general")
    assert "Everything is not paused, so nothing happened." in klass.instructor.answer
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    await klass.instructor.says("/homeroom resume feature:icebreakers", place="general")
    assert "Everything rests until the end of 2026-03-12. To go on with all of it" in klass.instructor.answer
    await klass.instructor.says("/homeroom resume", place="general")
    assert "Everything goes on" in klass.instructor.answer


async def test_a_pause_week_of_the_course_holds_until_the_course_is_changed(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"pauses": "2026-03-02 2026-03-06"})
    await klass.instructor.says("/homeroom resume", place="general")
    assert "This is a pause week of the course, until the end of 2026-03-06." in klass.instructor.answer
    await klass.waits(days=4)
    assert questions(klass) == 0
    await klass.instructor.says("/homeroom pause until:2026-03-20 feature:icebreakers", place="general")
    await klass.instructor.says("/homeroom resume feature:icebreakers", place="general")
    assert "Until the end of 2026-03-06 another pause still holds." in klass.instructor.answer
    await klass.waits(days=5)
    assert questions(klass) == 1


async def test_planned_weeks_move_the_questions_when_they_are_set_and_when_they_are_taken_away(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"pauses": "2026-03-02 2026-03-06"})
    await klass.instructor.says("/homeroom status", place="general")
    assert "next 2026-03-09 09:30" in klass.instructor.answer
    assert "Everything rests until the end of 2026-03-06: a pause week of the course." in klass.instructor.answer
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"pauses": ""})
    await klass.instructor.says("/homeroom status", place="general")
    assert "next 2026-03-02 09:30" in klass.instructor.answer
    assert "Nothing is paused." in klass.instructor.answer


async def test_only_instructors_pause(klass: Klass) -> None:
    await klass.assistant.runs("homeroom pause", {"until": "2026-03-12"}, place="general")
    assert "for the course’s instructors" in klass.assistant.answer


async def test_the_day_is_the_day_of_the_course(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"time_zone": "Pacific/Kiritimati"})
    klass.clock.leap_to(klass.clock.now() + timedelta(hours=2))  # 11:00 UTC is the next day there
    await klass.instructor.says("/homeroom pause until:2026-03-02", place="general")
    assert "today is 2026-03-03" in klass.instructor.answer


async def test_pausing_everything_leaves_a_longer_pause_of_one_feature_as_it_is(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-31 feature:icebreakers", place="general")
    await klass.instructor.says("/homeroom pause until:2026-03-06", place="general")
    await klass.waits(days=10)
    assert questions(klass) == 0
    await klass.instructor.says("/homeroom status", place="general")
    assert "Icebreakers rests until the end of 2026-03-31." in klass.instructor.answer


@pytest.mark.parametrize("broken", [{"rule": {"days": ["someday"]}}, {"zone": "Mars/Olympus"}])
async def test_a_schedule_that_cannot_be_read_stops_none_of_the_commands_that_look_at_all_of_them(
    klass: Klass, broken: dict[str, Any]
) -> None:
    await planned(klass)
    await klass.database.write(SPACE, lambda tx: tx.execute(update(schedules).values(**broken)))
    for _ in range(2):
        for line in ("/homeroom pause until:2026-03-31", "/homeroom resume", "/homeroom status", "/icebreaker list"):
            await klass.instructor.says(line, place="general")
            assert "went wrong on our side" not in klass.instructor.answer
        await klass.instructor.says("/homeroom course", place="general")
        await klass.instructor.fills({"pauses": "2026-04-03"})
        assert "went wrong on our side" not in klass.instructor.answer
        await klass.waits(hours=1)  # it comes due, and is set aside
    await klass.instructor.says("/icebreaker stop", place="general")
    assert "[Stop this one" in klass.instructor.answer
