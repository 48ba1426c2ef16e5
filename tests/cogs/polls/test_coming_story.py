"""Polls on their way: held by quiet hours, stopped by a pause, or bound for where they can never stand."""

from __future__ import annotations

from typing import Any

import pytest

from bot.platform import NeverWorks, Why
from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, asked, cards, drafted, fields, looks_after, posted, says_here, settled
from tests.klass import Klass

QUIET = {"quiet_from": "21:00", "quiet_until": "08:00"}


async def quiet(klass: Klass) -> None:
    """Nothing comes to the course at night."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills(QUIET)
    assert klass.instructor.errors == {}


async def repeated(klass: Klass, place: str = "general") -> None:
    """A poll of an hour is asked again on Tuesdays at six."""
    await asked(klass, closes="60m", place=place)
    await looks_after(klass)
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["tue"], "at": "06:00", "zone": "UTC"})
    assert klass.instructor.errors == {}


async def bound_for_nowhere(klass: Klass, **values: str) -> None:
    """The channel is deleted while the poll is on its way there."""
    await drafted(klass, **values)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"place": "channel:cafe"})
    await klass.instructor.presses("Post")
    await klass.classroom.register.remove_place("channel:cafe")
    await settled(klass)


async def boxes(klass: Klass) -> list[Any]:
    """The boxes and the keys that there are."""
    rows = await everything(klass)
    folder = klass.core.seals.folder
    return [*rows["sealed_boxes"], *(folder.glob("*.key") if folder.exists() else ())]


async def test_what_quiet_hours_held_is_open_as_long_as_any_other(klass: Klass) -> None:
    await quiet(klass)
    await repeated(klass)
    await klass.waits(hours=22, minutes=30)
    assert len(cards(klass)) == 1, "at half past seven"
    await klass.waits(minutes=45)
    assert [each["title"] for each in cards(klass)] == ["A poll that is over", "A poll for everyone"]
    await all_press(klass, *["Monday"] * 5)
    await klass.waits(hours=1)
    assert fields(klass)["Took part"] == "5 people"


async def test_what_a_pause_kept_from_the_class_is_not_said_to_be_over(klass: Klass) -> None:
    await quiet(klass)
    await repeated(klass)
    await klass.waits(hours=21, minutes=30)
    await klass.instructor.says("/homeroom pause until:2026-03-12 feature:polls", place="general")
    await klass.waits(hours=5)
    assert len(cards(klass)) == 1
    assert says_here(klass).count("Now over") == 1, "the first one"
    assert await boxes(klass) == []
    await klass.waits(days=2)
    assert len((await everything(klass))["polls"]) == 1


async def test_whoever_asks_hears_why_it_could_not_be_posted_and_has_it_again(klass: Klass) -> None:
    await bound_for_nowhere(klass)
    said = klass.instructor.reads("direct:instructor")
    assert "Your poll “Which day?” could not be posted in" in said
    assert "The channel was deleted." in said
    assert await boxes(klass) == []
    await klass.assistant.says("/homeroom status", place="general")
    assert "A poll could not be posted in" in klass.assistant.answer
    await klass.instructor.presses("See it again")
    assert "Which day?" in klass.instructor.answer
    assert "How the class will see it" in klass.instructor.answer
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"place": "channel:general", "after": "2h"})
    await posted(klass)
    assert "Which day?" in says_here(klass)
    await klass.assistant.says("/homeroom status", place="general")
    assert "could not be posted" not in klass.assistant.answer
    await all_press(klass, *["Monday"] * 5)
    await klass.waits(hours=3)
    assert fields(klass)["Took part"] == "5 people"


async def test_a_schedule_whose_channel_is_gone_leaves_no_boxes_and_the_status_says_so(klass: Klass) -> None:
    await repeated(klass, place="cafe")
    await klass.waits(hours=2)
    await klass.classroom.register.remove_place("channel:cafe")
    for _ in range(2):
        await klass.waits(days=7)
        assert await boxes(klass) == []
    await klass.assistant.says("/homeroom status", place="general")
    assert "A poll could not be posted in" in klass.assistant.answer
    assert "The channel was deleted." in klass.assistant.answer
    assert "direct:instructor" not in klass.instructor._rooms
    assert [row[9] for row in (await everything(klass))["polls"] if row[9] == "coming"] == []


@pytest.mark.parametrize("label", ["named", "staff-only", "unlinkable"])
async def test_a_draft_that_came_back_is_forgotten_after_a_day(klass: Klass, label: str) -> None:
    await bound_for_nowhere(klass, label=label)
    await klass.waits(days=2)
    assert (await everything(klass))["polls"] == []


async def test_what_kept_failing_says_what_helps_with_a_poll(klass: Klass) -> None:
    async def fails(*_: object, **__: object) -> object:
        raise NeverWorks(Why.GAVE_UP)

    await drafted(klass)
    await klass.instructor.presses("Post")
    klass.classroom.bot.post = fails  # type: ignore[method-assign,assignment]
    await settled(klass)
    assert "The platform kept failing. Please post it again later" in klass.instructor.reads("direct:instructor")
