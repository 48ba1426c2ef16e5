"""Simulated classmates before a question: a few answer in words of their own, some pass, many let it be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.people import PlaceKind
from cogs.admin import cog as admin
from cogs.icebreakers import cog
from cogs.icebreakers.classmates import ASK, OF_ANY, answers, questions
from cogs.icebreakers.decks import EASY_STARTS, OURS, Kind, deck
from storage.database import Tx
from storage.icebreakers import passes as pass_rows
from storage.jobs import MATE, Jobs, jobs
from tests.cogs.icebreakers.stories import cards, posted, question, set_up
from tests.cogs.ways import uploaded
from tests.klass import PEOPLE, SPACE, Klass, klass_of, sqlite

MATES = [each.id for each in PEOPLE if each.role == "student" and each.id != "ana"]
FOUND = answers(EASY_STARTS)


def test_each_question_that_is_answered_in_writing_has_three_answers_in_both_languages() -> None:
    for name in OURS:
        written = [slug for slug, each in deck(name).prompts.items() if each.kind is not Kind.THIS_OR_THAT]
        assert list(answers(name).of if written else []) == written
        for slug in written:
            of = answers(name).of[slug]
            assert set(of) == {"en", "es"}
            assert all(len(texts) == 3 for texts in of.values())
    assert set(FOUND.any) == {"en", "es"}
    assert len(FOUND.any["en"]) == len(FOUND.any["es"]) > OF_ANY


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_answers_are_the_same(language: str) -> None:
    with_answers = [name for name in OURS if name != "this-or-that"]
    texts = [text for name in with_answers for of in answers(name).of.values() for text in of[language]]
    texts += FOUND.any[language]
    assert len(set(texts)) == len(texts)
    assert all(3 < len(text) <= 200 and text == text.strip() and not text.startswith("/") for text in texts)


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    async with klass_of([admin, cog], sqlite(tmp_path), mates=MATES) as made:
        yield made


async def said(klass: Klass) -> list[dict[str, Any]]:
    """What stands below questions."""
    places = klass.classroom.core.state.places.values()
    threads = [each for each in places if each.kind == PlaceKind.THREAD and not each.gone]
    pages = [await klass.classroom.open_place("instructor", each.key) for each in threads]
    return [dict(message) for messages, _ in pages for message in messages if "text" in message]


def slug_of(klass: Klass, asks: str) -> str:
    return next(each.slug for each in deck(EASY_STARTS).prompts.values() if asks in each.text.values())


async def passes(klass: Klass) -> set[str]:
    """Who passed the newest question."""

    def look(tx: Tx) -> set[str]:
        return {row.person_id for row in tx.rows(select(pass_rows.c.person_id))}

    return await klass.database.read(look)


async def test_below_a_question_stand_answers_to_it_each_said_once_by_somebody_else_and_others_pass(
    klass: Klass,
) -> None:
    asks = question(await posted(klass))
    await klass.waits(days=2)
    texts = [each["text"] for each in await said(klass)]
    of_this, of_any = FOUND.of[slug_of(klass, asks)]["en"], FOUND.any["en"]
    assert set(of_this) <= set(texts) <= {*of_this, *of_any}
    assert len(texts) == len(set(texts)) == len({each["by"] for each in await said(klass)})
    who = {each["by"] for each in await said(klass)}
    assert who <= set(MATES)
    assert not who & await passes(klass)
    assert who | await passes(klass) < set(MATES)


async def test_the_first_answer_comes_soon_and_nobody_answers_before_anybody_could_have_read(klass: Klass) -> None:
    await posted(klass)
    await klass.waits(seconds=4)
    assert not await said(klass)
    await klass.waits(minutes=2)
    assert await said(klass)


async def test_in_a_course_that_speaks_spanish_they_answer_in_spanish(klass: Klass) -> None:
    await set_up(klass, language="es")
    asks = question(await posted(klass))
    await klass.waits(days=2)
    assert set(FOUND.of[slug_of(klass, asks)]["es"]) <= {each["text"] for each in await said(klass)}


async def test_to_a_question_of_the_instructors_own_a_few_say_what_fits_any(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "Tea or coffee, and since when?"})
    await klass.instructor.presses("Post")
    await klass.waits(days=2)
    texts = [each["text"] for each in await said(klass)]
    assert len(texts) == OF_ANY + 1
    assert set(texts) <= set(FOUND.any["en"])


async def test_to_a_question_of_the_courses_own_deck_a_few_say_what_fits_any(klass: Klass) -> None:
    await uploaded(klass)
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", "week-one")
    await klass.instructor.presses("Post")
    await klass.waits(days=2)
    texts = [each["text"] for each in await said(klass)]
    assert len(texts) == OF_ANY + 1
    assert set(texts) <= set(FOUND.any["en"])


async def test_nobody_answers_a_question_that_was_taken_back(klass: Klass) -> None:
    await posted(klass)
    await klass.instructor.says("/homeroom undo")
    await klass.instructor.presses("Take it back")
    await klass.waits(days=2)
    assert not await said(klass)
    assert not await passes(klass)
    assert not cards(klass.ana)
    assert not await klass.database.read(lambda tx: Jobs(tx, SPACE).failed())


async def test_some_would_like_deeper_ones_and_answer_each_other_in_a_thread_of_their_own(klass: Klass) -> None:
    for _ in range(6):
        await posted(klass)
        await klass.waits(days=2)
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "A deeper question opens beside #general" in klass.instructor.answer
    await klass.goes_on()
    (room,) = [each for each in klass.classroom.core.state.places.values() if each.private]
    inside = set(room.people or ())
    assert inside < set(MATES)
    await klass.waits(days=2)
    messages, _ = await klass.classroom.open_place(sorted(inside)[0], room.key)
    assert {str(each["by"]) for each in messages} <= {*inside, "homeroom"}
    assert not await klass.database.read(lambda tx: Jobs(tx, SPACE).failed())


@pytest.mark.parametrize("language", ["en", "es"])
async def test_where_one_may_ask_anything_a_few_do_and_no_question_comes_twice(klass: Klass, language: str) -> None:
    await set_up(klass, language=language)
    await klass.instructor.says("/icebreaker ask-me lasts:1d")
    await klass.instructor.fills({})
    await klass.waits(hours=25)
    texts = [each["text"] for each in await said(klass)]
    assert set(texts) <= set(questions()[language])
    assert 1 < len(texts) == len(set(texts)) <= ASK


async def test_what_the_simulation_does_next_is_no_direct_message_on_its_way(klass: Klass) -> None:
    await posted(klass)
    planned = await klass.database.read(lambda tx: tx.rows(select(jobs.c.lane).where(jobs.c.effect == MATE)))
    mate = planned[0].lane.removeprefix("direct:")
    await klass.seats[mate].says("/homeroom me", place="general")
    said = klass.seats[mate].answer
    assert "on its way" not in said
    assert "on their way" not in said
    assert "what the simulation does next" in said


async def test_nobody_asks_after_the_hour(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me lasts:5m")
    await klass.instructor.fills({})
    await klass.waits(minutes=6)
    before = len(await said(klass))
    await klass.waits(days=2)
    assert len(await said(klass)) == before


def test_there_are_a_dozen_questions_in_each_language_and_no_two_are_the_same() -> None:
    assert [len(set(each)) for each in questions().values()] == [12, 12]
