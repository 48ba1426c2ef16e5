"""Somebody's own page: what they can answer where they are, their own programme, and what comes next for the staff."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import pytest

from bot.card import Card
from bot.people import Person, Place
from bot.text import Run, Spot, plain
from storage.database import Tx
from storage.people import People
from tests.cogs.icebreakers.stories import planned, posted, set_up
from tests.cogs.saying import paused_deeper
from tests.cogs.ways import either_posted, suggested, together_posted, wished
from tests.klass import SPACE, Klass

ANSWER, OTHERS, NEXT = "You can still answer", "Open for you as well", "The next question"


async def cards(klass: Klass, who: str, *, inside: Collection[str] = ("general", "cafe")) -> dict[str, Card]:
    """The cards of somebody's page by their titles, where they are in these channels."""

    async def reads(places: Sequence[Place]) -> Collection[Place]:
        return [each for each in places if each.id in inside]

    person, manages = Person(SPACE, who), who == "instructor"
    found = await klass.router.home(person, manages=manages, language="en", time_zone="UTC", reads=reads)
    return {each.title: each for each in found}


def said(card: Card) -> str:
    """All that a card says, its labels and buttons too."""
    lines = [card.text, *(each.text for each in card.fields), card.note]
    words = ["".join(_read(run) for run in line) for line in lines]
    return "\n".join([*words, *(each.label for each in card.fields), *(f"[{each.label}]" for each in card.actions)])


def _read(run: Run) -> str:
    match run:
        case Spot(text):
            return text
        case Place():
            return f"#{run.id}"
        case _:
            return plain((run,))


async def answerable(klass: Klass, who: str, **more: Any) -> str:
    """What somebody can answer; empty where that is nothing."""
    found = await cards(klass, who, **more)
    return "\n".join(f"{title}\n{said(found[title])}" for title in (ANSWER, OTHERS) if title in found)


async def test_an_open_question_stands_there_with_the_way_to_it_until_one_passed_or_answered(klass: Klass) -> None:
    assert await answerable(klass, "ben") == ""
    await posted(klass)
    shown = await answerable(klass, "ben")
    assert "go to the question" in shown
    assert "[Pass]" in shown
    assert "does not keep who wrote it" in shown
    await klass.ben.presses("Pass")
    assert await answerable(klass, "ben") == ""
    await klass.ben.presses("I changed my mind")
    assert await answerable(klass, "ben") != ""
    await klass.waits(days=8)
    assert await answerable(klass, "ben") == "", "it is over"


async def test_a_press_or_a_word_is_an_answer(klass: Klass) -> None:
    await either_posted(klass)
    assert "[The map]\n[The road]\n[Pass]" in await answerable(klass, "ben")
    await klass.ben.presses("The map")
    assert await answerable(klass, "ben") == ""
    await together_posted(klass)
    await klass.ben.presses("I’m in")
    assert "[My answer]" in await answerable(klass, "ben"), "who is in has not answered yet"
    await klass.ben.presses("My answer")
    await klass.ben.fills({"words": "The sea"})
    assert await answerable(klass, "ben") == ""


async def test_nobody_is_shown_what_stands_where_they_are_not(klass: Klass) -> None:
    await posted(klass)
    await posted(klass, "cafe")
    assert OTHERS in await answerable(klass, "ben")
    assert OTHERS not in await answerable(klass, "ben", inside=["cafe"])
    assert await answerable(klass, "ben", inside=[]) == ""
    found = await klass.router.home(Person(SPACE, "ben"))
    assert ANSWER not in [each.title for each in found], "a platform that does not tell shows nothing"


async def test_five_stand_there_and_of_the_others_how_many_they_are(klass: Klass) -> None:
    for _ in range(8):
        await posted(klass)
        await klass.waits(minutes=11)
    shown = await answerable(klass, "ben")
    assert shown.count("go to the question") == 5
    assert "And 3 more." in shown


async def test_it_takes_as_many_statements_for_many_questions_as_for_few(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, seen = klass.database.read, list[str]()

    async def counted(look: Callable[[Tx], Any]) -> Any:
        def noted(tx: Tx) -> Any:
            tx.seen = []
            try:
                return look(tx)
            finally:
                seen.extend(tx.seen)
                tx.seen = None

        return await read(noted)

    monkeypatch.setattr(klass.database, "read", counted)

    async def costs() -> int:
        seen.clear()
        assert await answerable(klass, "ben")
        return len(seen)

    async def come(questions: int) -> None:
        for _ in range(questions):
            await klass.waits(minutes=11)
            await either_posted(klass)

    await come(2)
    few = await costs()
    await come(6)
    assert await costs() == few
    assert few > 0


async def test_words_that_staff_hid_are_not_shown_there_either(klass: Klass) -> None:
    await either_posted(klass)
    assert "Which first?" in await answerable(klass, "ben")
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "1. Which first?")
    await klass.goes_on()
    shown = await answerable(klass, "ben")
    assert "Which first?" not in shown
    assert "whose words the course’s staff has hidden" in shown


async def test_what_was_deleted_there_stands_there_no_more(klass: Klass) -> None:
    await posted(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await klass.goes_on()
    assert await answerable(klass, "ben") == ""


async def test_the_programme_stands_on_the_own_page_of_who_joined_it_with_the_way_out(klass: Klass) -> None:
    async def own() -> str:
        return "\n".join(said(each) for each in (await cards(klass, "ben")).values())

    assert "deeper" not in await own()
    await wished(klass)
    assert "You would like deeper questions in #general." in await own()
    assert "has paused" not in await own()
    await klass.instructor.says("/icebreaker deeper", place="general")
    await klass.goes_on()
    assert "You are in a room with a deeper question" in await own()
    assert "In a room of a few: go to the question" in await answerable(klass, "ben")
    assert "In a room of a few" not in await answerable(klass, "s2")
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    assert "The course has paused icebreakers until the end of 2026-03-12." in await own()
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("No deeper questions any more")
    assert "You get no deeper questions any more" in klass.ben.answer
    await klass.goes_on()
    assert "deeper" not in await own()
    assert "In a room of a few" not in await answerable(klass, "ben")


async def test_what_one_suggested_stands_beside_ones_programme(klass: Klass) -> None:
    await suggested(klass)
    await wished(klass)
    shown = "\n".join(said(each) for each in (await cards(klass, "ben")).values())
    assert "Which map?" in shown
    assert "You would like deeper questions" in shown
    assert "[No deeper questions any more]" in shown


async def test_who_runs_the_class_sees_what_comes_next_and_the_way_to_the_settings(klass: Klass) -> None:
    assert NEXT not in await cards(klass, "instructor"), "the course comes first"
    await set_up(klass)
    assert "No questions are planned" in said((await cards(klass, "instructor"))[NEXT])
    await planned(klass)
    shown = said((await cards(klass, "instructor"))[NEXT])
    assert "Every Monday and Thursday at 09:30" in shown
    assert "[Settings of icebreakers]" in shown
    assert NEXT not in await cards(klass, "ben")


async def test_to_look_keeps_nothing_of_who_never_acted(klass: Klass) -> None:
    await posted(klass)
    assert await answerable(klass, "s5") != ""
    profile = await klass.database.read(lambda tx: People(tx, SPACE).profile(Person(SPACE, "s5")))
    assert not profile.acted


async def test_who_wishes_for_deeper_questions_can_pause_them_until_a_date_and_they_go_on_by_themselves(
    klass: Klass,
) -> None:
    await wished(klass)  # three people, the least that there must be
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Pause deeper questions")
    assert klass.ben.form is not None
    await klass.ben.fills({"until": "2026-03-01"})
    assert "Please give a day from today on (2026-03-02)" in str(klass.ben.form)
    await klass.ben.fills({"until": "2026-03-04"})
    assert "No deeper question comes to you until the end of 2026-03-04." in klass.ben.answer
    assert "You paused them until the end of 2026-03-0" in said((await cards(klass, "ben"))["About you"])
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "Not enough people" in klass.instructor.answer
    await klass.waits(days=3)
    assert "You paused them" not in said((await cards(klass, "ben"))["About you"])
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "A deeper question opens beside" in klass.instructor.answer


async def test_a_pause_ends_by_a_press_or_by_wishing_again(klass: Klass) -> None:
    await wished(klass)
    await paused_deeper(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Go on with deeper questions")
    assert "You can get deeper questions again." in klass.ben.answer
    await paused_deeper(klass)
    await klass.ben.presses("I’d like deeper ones")
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "A deeper question opens beside" in klass.instructor.answer


async def test_who_wishes_for_none_has_nothing_to_pause(klass: Klass) -> None:
    await wished(klass)
    await paused_deeper(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("No deeper questions any more")
    await klass.ben.presses("Go on with deeper questions")
    assert "there is nothing to pause" in klass.ben.answer
