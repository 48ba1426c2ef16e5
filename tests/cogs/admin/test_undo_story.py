"""Taking back what was posted by mistake, for ten minutes, with its answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage.icebreakers import passes, prompts
from storage.jobs import jobs
from storage.standing import standing
from tests.klass import Klass


async def posted(klass: Klass, place: str = "general") -> dict[str, Any]:
    """A question that stands in a place."""
    await klass.instructor.says("/icebreaker now", place=place)
    await klass.instructor.presses("Post")
    await klass.goes_on()
    return dict(klass.ana.sees(place)[-1])


async def left(klass: Klass) -> list[str]:
    """The tables in which something of a question is left, but for its forgetting."""

    def look(tx: Any) -> list[str]:
        some = [("passes", select(passes)), ("standing", select(standing)), ("prompts", select(prompts))]
        some.append(("jobs", select(jobs).where(jobs.c.link.not_like("icebreakers.forget:%"))))
        return [name for name, rows in some if tx.rows(rows)]

    return await klass.database.read(look)


async def test_it_shows_what_then_takes_it_away_with_its_answers_and_says_how_many(klass: Klass) -> None:
    card = await posted(klass)
    thread = await klass.ana.opens_thread(card)
    await klass.ana.says("Coffee.", place=thread)
    await klass.ben.opens(thread)
    await klass.ben.says("Rain.", place=thread)
    await klass.chi.presses("Pass")
    await klass.waits(minutes=9)
    await klass.instructor.says("/homeroom undo", place="general")
    assert "You posted this in #general, 2026-03-02 09:00." in klass.instructor.answer
    assert str(card["card"]["text"][0]["text"]) in klass.instructor.answer
    assert klass.ana.reads("general") != ""
    await klass.instructor.presses("Take it back")
    assert "Taken back, with 2 answers." in klass.instructor.answer
    assert "Only you can see this." in klass.instructor.answer
    await klass.goes_on()
    assert klass.ana.reads("general") == ""
    assert klass.ana.reads(thread) == ""
    await klass.waits(days=9)
    assert await left(klass) == []


async def test_one_answer_and_none_are_said_as_such(klass: Klass) -> None:
    thread = await klass.ana.opens_thread(await posted(klass))
    await klass.ana.says("Coffee.", place=thread)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    assert "Taken back, with one answer." in klass.instructor.answer
    await posted(klass, "cafe")
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    assert "Taken back. Nobody had answered yet." in klass.instructor.answer


async def test_after_ten_minutes_it_is_too_late_and_the_question_stays(klass: Klass) -> None:
    await posted(klass)
    await klass.waits(minutes=9)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.waits(minutes=2)
    await klass.instructor.presses("Take it back")
    assert "Too late: the newest thing of yours, in #general, was posted 2026-03-02 09:00" in klass.instructor.answer
    assert "It stays there; you can write below it what you would like to put right." in klass.instructor.answer
    await klass.instructor.says("/homeroom undo", place="general")
    assert "Too late" in klass.instructor.answer
    await klass.goes_on()
    assert "A question for everyone" in klass.ana.reads("general")


async def test_what_is_on_its_way_is_taken_back_before_anybody_sees_it(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    assert "Taken back." in klass.instructor.answer
    await klass.goes_on()
    assert klass.ana.reads("general") == ""
    await klass.waits(days=9)
    assert await left(klass) == []


async def test_the_newest_comes_first_then_the_one_before(klass: Klass) -> None:
    await posted(klass)
    await klass.waits(minutes=1)
    await posted(klass, "cafe")
    await klass.instructor.says("/homeroom undo", place="general")
    assert "in #cafe" in klass.instructor.answer
    await klass.instructor.presses("Take it back")
    await klass.instructor.says("/homeroom undo", place="general")
    assert "in #general" in klass.instructor.answer


async def test_nobody_takes_back_what_somebody_else_or_a_schedule_posted(klass: Klass) -> None:
    await klass.instructor.runs("homeroom roles", {"person": "chi", "role": "instructor"}, place="general")
    await posted(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    link = next(str(each["link"]) for _, each in klass.instructor._actions() if each["label"] == "Take it back")
    await klass.chi.says("/homeroom undo", place="general")
    assert "There is nothing of yours here that could be taken back." in klass.chi.answer
    answer: Any = klass.chi.answer_message
    await klass.classroom.press("chi", "channel:general", answer["id"], link)
    assert "This was taken back before, so nothing more happened." in klass.chi.answer
    await klass.instructor.says("/icebreaker schedule days:mon at:09:30 zone:UTC place:#cafe", place="general")
    await klass.waits(minutes=31)
    await klass.chi.says("/homeroom undo", place="general")
    assert "There is nothing of yours" in klass.chi.answer
    assert "A question for everyone" in klass.ana.reads("cafe")


async def test_old_buttons_of_what_was_taken_back_say_that_it_was(klass: Klass) -> None:
    await posted(klass)
    await klass.ana.presses("Pass")
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.goes_on()
    await klass.ana.presses("He cambiado de idea")
    assert "Esta pregunta se retiró o nunca se publicó, así que no ha pasado nada." in klass.ana.answer
    await klass.instructor.presses("Mend a typo")
    assert "This question was taken back or never posted" in klass.instructor.answer


async def test_only_instructors_take_back(klass: Klass) -> None:
    await posted(klass)
    await klass.ben.runs("homeroom undo", place="general")
    assert "for the course’s instructors" in klass.ben.answer
