"""How things stand: what is open, what comes next, what could not be delivered and what helps."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest

from bot.card import Card
from bot.clock import FixedClock
from bot.people import Place
from bot.platform import Later, Message, NeverWorks, Passing, Platform, Unclear, Undelivered
from bot.refusals import Refusals
from storage.jobs import Jobs
from tests.klass import SPACE, Klass


async def posts(klass: Klass, place: str = "cafe") -> None:
    """A question on its way to a place, not delivered yet."""
    await klass.instructor.says("/icebreaker now", place=place)
    await klass.instructor.presses("Post")


async def status(klass: Klass) -> str:
    """What the assistant is told."""
    await klass.assistant.says("/homeroom status", place="general")
    return klass.assistant.answer


async def failed(klass: Klass) -> int:
    """How much could not be delivered."""
    return len(await klass.database.read(lambda tx: Jobs(tx, SPACE).failed()))


async def test_where_nothing_happens_yet_it_says_so(klass: Klass) -> None:
    said = await status(klass)
    assert "Nothing is paused.\nEverything was delivered." in said
    assert "Icebreakers: No questions are planned." in said
    assert "Only you can see this. It is for the staff of the course." in said
    assert "[Try again]" not in said


async def test_it_says_what_is_on_its_way_what_is_open_and_what_comes_next(klass: Klass) -> None:
    await posts(klass)
    assert "Icebreakers: • A question is on its way to #cafe: " in await status(klass)
    await klass.goes_on()
    assert "Icebreakers: • A question is open in #cafe since 2026-03-02: " in await status(klass)
    await klass.instructor.says("/icebreaker schedule days:thu at:09:30 zone:UTC place:#general", place="general")
    assert "Every Thursday at 09:30 (UTC) in #general, from Easy starts; next 2026-03-05 09:30." in await status(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-06", place="general")
    assert "Everything rests until the end of 2026-03-06." in await status(klass)
    assert "next 2026-03-12 09:30." in await status(klass)
    await klass.waits(days=8)
    assert "is open in #cafe" not in await status(klass)


async def test_without_the_right_to_write_it_says_what_helps_and_trying_again_then_works(klass: Klass) -> None:
    await posts(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.goes_on()
    said = await status(klass)
    assert "Not delivered: Icebreakers, #cafe: Homeroom may not write there. Give it the right to see" in said
    assert "Everything was delivered." not in said
    assert "on its way" not in said
    await klass.assistant.presses("Try again")
    assert "It is being tried again. What fails once more comes back here." in klass.assistant.answer
    await klass.goes_on()
    assert "Not delivered" in await status(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)
    await klass.assistant.presses("Try again")
    await klass.goes_on()
    assert "A question for everyone" in klass.ana.reads("cafe")
    said = await status(klass)
    assert "Everything was delivered." in said
    assert "A question is open in #cafe" in said
    thread = await klass.ana.opens_thread(klass.ana.sees("cafe")[0])
    await klass.waits(hours=25)
    assert "Or a smaller one" in klass.ana.reads(thread)


async def test_what_is_let_go_is_not_sent_and_leaves_nothing_behind(klass: Klass) -> None:
    await posts(klass)
    await klass.classroom.register.remove_place("channel:cafe")
    await klass.goes_on()
    assert "The channel was deleted." in await status(klass)
    await klass.assistant.presses("Let go")
    assert "Let go: it will not be sent." in klass.assistant.answer
    assert await failed(klass) == 0
    await klass.waits(days=9)
    assert await failed(klass) == 0
    said = await status(klass)
    assert "Everything was delivered." in said


async def test_several_alike_are_one_line_and_are_tried_again_together(klass: Klass) -> None:
    for _ in range(3):
        await posts(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.goes_on()
    assert "Not delivered: Icebreakers, #cafe (3 times): Homeroom may not write there." in await status(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)
    await klass.instructor.says("/homeroom status", place="general")
    await klass.assistant.presses("Try again")
    assert "All 3 are being tried again." in klass.assistant.answer
    await klass.goes_on()
    assert klass.ana.reads("cafe").count("A question for everyone") == 3
    await klass.instructor.presses("Try again")
    assert "Nothing is undelivered any more, so nothing happened." in klass.instructor.answer


def platform_of(klass: Klass) -> Platform:
    """The class's, as its jobs call it."""
    found = klass.worker.delivery._platform(SPACE)
    assert found is not None
    return found


async def test_trying_again_asks_also_where_it_was_refused_a_moment_ago(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform that is not asked again what it refused, as Discord and Slack must not be."""
    platform, refusals, asked = platform_of(klass), Refusals(), list[str]()
    post = platform.post

    async def remembers(place: Place, card: Card, nonce: str) -> Message:
        refusals.check(SPACE, place.key, "post")
        asked.append(place.key)
        try:
            return await post(place, card, nonce)
        except NeverWorks as never:
            refusals.note(SPACE, place.key, "post", Undelivered(never.why))
            raise

    monkeypatch.setattr(platform, "post", remembers)
    for _ in range(3):
        await posts(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.goes_on()
    assert len(asked) == 1
    await status(klass)
    await klass.assistant.presses("Try again")
    await klass.goes_on()
    assert len(asked) == 2  # one of the three tells for all of them
    assert "Not delivered: Icebreakers, #cafe (3 times): Homeroom may not write there." in await status(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)
    await posts(klass)
    await klass.goes_on()
    assert len(asked) == 2  # nobody pressed for that one
    await status(klass)
    await klass.assistant.presses("Try again")
    await klass.goes_on()
    assert klass.ana.reads("cafe").count("A question for everyone") == 4
    assert "Everything was delivered." in await status(klass)


def fails(klass: Klass, monkeypatch: pytest.MonkeyPatch, *problems: Exception) -> None:
    """The next posts come to these."""
    platform, coming = platform_of(klass), list(problems)
    post = platform.post

    async def fail(place: Place, card: Card, nonce: str) -> Message:
        if coming:
            raise coming.pop(0)
        return await post(place, card, nonce)

    monkeypatch.setattr(platform, "post", fail)


async def passes(klass: Klass, seconds: float) -> None:
    """Real time and people's, then whatever is due."""
    cast(FixedClock, klass.clock._beneath).advance(timedelta(seconds=seconds))
    await klass.goes_on()


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (Later(30), "The platform asked Homeroom to wait."),
        (Later(30, Passing.NOT_LET_IN), "The platform does not let Homeroom in. Whoever runs Homeroom finds out why"),
        (Unclear(), "The platform cannot be reached, or does not answer as it should."),
        (TimeoutError(), "The platform cannot be reached, or does not answer as it should."),
        (Later(), "It is not known yet why."),
        (ValueError("what people said"), "It is not known yet why."),
    ],
)
async def test_what_is_tried_again_is_told_until_it_is_done(
    klass: Klass, monkeypatch: pytest.MonkeyPatch, problem: Exception, why: str
) -> None:
    fails(klass, monkeypatch, problem)
    await posts(klass)
    await klass.goes_on()
    said = await status(klass)
    assert "Being tried again: One thing is not done yet. Homeroom goes on trying by itself" in said
    assert f"Icebreakers, #cafe, since 2026-03-02 09:00: {why}" in said
    assert "Everything was delivered." not in said
    assert "[Try again]" not in said
    assert "what people said" not in said
    await passes(klass, 31)
    said = await status(klass)
    assert "Being tried again" not in said
    assert "Everything was delivered." in said
    assert klass.ana.reads("cafe").count("A question for everyone") == 1


async def test_several_that_wait_for_the_same_are_one_line_and_what_works_in_no_way_is_told_as_such(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(klass, monkeypatch, *[Later(90) for _ in range(30)])
    for place in ("cafe", "cafe", "general"):
        await posts(klass, place)
    await klass.goes_on()
    said = await status(klass)
    assert "3 things are not done yet." in said
    assert "Icebreakers, #cafe (2 times), since 2026-03-02 09:00: The platform asked Homeroom to wait." in said
    assert "Icebreakers, #general, since 2026-03-02 09:00:" in said
    for _ in range(9):
        assert "Everything was delivered." not in await status(klass)
        await passes(klass, 1000)
    said = await status(klass)
    assert "Being tried again" not in said
    assert "Icebreakers, #cafe (2 times): It kept failing." in said
    assert "Everything was delivered." not in said


async def test_what_was_for_a_thread_is_told_with_the_thread(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    await posts(klass)
    await klass.goes_on()
    thread = await klass.ana.opens_thread(klass.ana.sees("cafe")[0])
    fails(klass, monkeypatch, Later())
    await klass.waits(hours=25)
    assert "since" in await status(klass)
    assert str({"t": "place", "key": thread}) in str(klass.assistant.answer_message)


async def test_a_schedule_whose_channel_is_gone_says_what_helps_and_that_helps(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker schedule days:tue at:09:30 zone:UTC place:#cafe", place="general")
    await klass.classroom.register.remove_place("channel:cafe")
    assert "This channel was deleted" not in await status(klass)
    await klass.waits(days=2)
    said = await status(klass)
    assert "This channel was deleted: stop this schedule with /icebreaker stop, and plan it anew elsewhere." in said
    await klass.instructor.says("/icebreaker stop", place="general")
    await klass.instructor.chooses("Stop this one", "1. Tuesday, 09:30")
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Let go")
    await klass.waits(days=14)
    said = await status(klass)
    assert "Everything was delivered." in said
    assert "No questions are planned." in said


async def test_a_schedule_whose_channel_is_closed_goes_on_by_itself_when_it_is_open_again(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker schedule days:tue at:09:30 zone:UTC place:#cafe", place="general")
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.waits(days=2)
    assert "Homeroom may not write there: let it see the channel and write in it" in await status(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)
    await klass.waits(days=7)
    assert klass.ana.reads("cafe").count("A question for everyone") == 1


async def test_students_are_told_whom_it_is_for(klass: Klass) -> None:
    await klass.ben.runs("homeroom status", place="general")
    assert klass.ben.answer.startswith("This is for the course’s assistants and instructors.")
    assert "/homeroom help shows what you can do here." in klass.ben.answer
