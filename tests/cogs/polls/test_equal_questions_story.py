"""Questions that are the same: known from each other wherever somebody chooses among them."""

from __future__ import annotations

from typing import Any

from cogs.polls.asking import BRIEF
from tests.cogs.polls.stories import all_press, asked, closed, drafted, private, text_of
from tests.klass import Klass


def offered(klass: Klass, who: str = "instructor") -> list[str]:
    """What can be chosen in the menu of the newest private card."""
    menus: list[Any] = [each for each in private(klass.seats[who])["actions"] if each["type"] == "select"]
    return [str(each["label"]) for each in menus[0]["choices"]]


async def test_the_list_says_of_each_when_it_was_asked_and_where(klass: Klass) -> None:
    await asked(klass)
    await klass.waits(hours=1)
    await asked(klass)
    await asked(klass, question="And which room?")
    await klass.instructor.says("/poll list", place="general")
    assert offered(klass) == ["And which room?", "Which day? · Mar 2 10:00", "Which day? · Mar 2 09:00"]
    lines = text_of(private(klass.instructor)["text"]).split("\n\n")
    assert lines[0].startswith("And which room? – asked 2026-03-02T10:00")
    assert ", open, closes " in lines[0]
    assert [each[:27] for each in lines[1:]] == ["Which day? – asked 2026-03-"] * 2
    await klass.instructor.chooses("Look after one", "Which day? · Mar 2 09:00")
    await klass.instructor.presses("Close now")
    await klass.waits(minutes=1)
    await klass.instructor.says("/poll list", place="general")
    assert "closed" in text_of(private(klass.instructor)["text"]).splitlines()[-1], "it was the one that was meant"


async def test_of_the_same_second_they_have_numbers(klass: Klass) -> None:
    for label in ("named", "staff-only", "unlinkable"):
        await drafted(klass, label=label)
        await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.instructor.says("/poll list", place="general")
    assert sorted(offered(klass)) == [f"Which day? · Mar 2 09:00:00{more}" for more in ("", " (2)", " (3)")]


async def test_of_the_same_minute_they_have_seconds(klass: Klass) -> None:
    for _ in range(2):
        await asked(klass)
    await klass.instructor.says("/poll list", place="general")
    assert sorted(offered(klass)) == [f"Which day? · Mar 2 09:00:{second}" for second in ("00", "05")]


async def test_a_long_question_gives_way_to_when_it_was_asked(klass: Klass) -> None:
    for _ in range(2):
        await asked(klass, question="What " + "of all these many things " * 4 + "would you choose?")
        await klass.waits(hours=1)
    await klass.instructor.says("/poll list", place="general")
    first, second = offered(klass)
    assert first.endswith("… · Mar 2 10:00")
    assert second.endswith("… · Mar 2 09:00")
    assert len(first) <= BRIEF


async def test_the_buttons_of_the_status_say_which_they_are_for(klass: Klass) -> None:
    for _ in range(2):
        await asked(klass, label="named")
        await all_press(klass, "Monday")
        await closed(klass)
    await klass.instructor.says("/homeroom status", place="general")
    labels = [str(each["label"]) for each in private(klass.instructor)["actions"] if "What we do" in each["label"]]
    assert len({*labels}) == 2
    assert all(each.startswith("What we do: Which day? · Mar ") for each in labels)
