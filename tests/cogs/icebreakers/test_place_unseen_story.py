"""A question in a channel that somebody does not see: whatever link they make, for them it is no longer there."""

from __future__ import annotations

import pytest

from bot.card import Json
from tests.cogs.icebreakers.stories import cards, posted
from tests.cogs.kept import everything
from tests.cogs.ways import either_previewed, together_previewed
from tests.klass import Klass

GONE = "This question was taken back or never posted"
OPEN: dict[str, dict[str, Json]] = {
    "pass:{}": {},
    "unpass:{}": {},
    "wish:{}": {},
    "even-deeper:{}": {},
    "less-deep:{}": {},
    "not-any-more:{}": {},
}


async def refused(klass: Klass, links: dict[str, dict[str, Json]]) -> None:
    """Each of these links, made by hand for the staff's question, does nothing from a message that Ben sees."""
    question = str(cards(klass.instructor, "staff")[-1]["card"]["actions"][0]["link"]).split(":")[1]
    await posted(klass)
    seen = cards(klass.ben)[-1]
    rows = await everything(klass, "deliveries", "people", "jobs")
    for link, values in links.items():
        made = f"icebreakers.{link.format(question)}"
        klass.ben.answer_message = None
        if values:
            await klass.classroom.submit("ben", "channel:general", "aaaaaaaaaa.1", made, values)
        else:
            await klass.classroom.press("ben", "channel:general", str(seen["id"]), made)
        assert klass.ben.answer.startswith(GONE), made
    await klass.goes_on()
    assert await everything(klass, "deliveries", "people", "jobs") == rows


async def test_a_link_made_by_hand_answers_nothing_and_wishes_nothing(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="staff")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await refused(klass, OPEN)


@pytest.mark.parametrize("kind", ["either", "together"])
async def test_nor_one_of_another_kind_of_question(klass: Klass, kind: str) -> None:
    await (either_previewed if kind == "either" else together_previewed)(klass, "staff")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    links: dict[str, dict[str, Json]] = {"choose:{}:0": {}, "unchoose:{}": {}}
    if kind == "together":
        links = {"join:{}": {}, "withdraw:{}": {}, "write:{}": {"words": "let me in"}}
    await refused(klass, OPEN | links)


async def test_whoever_looks_after_questions_does_so_from_anywhere(klass: Klass) -> None:
    await either_previewed(klass, "staff")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    question = str(cards(klass.instructor, "staff")[-1]["card"]["actions"][0]["link"]).split(":")[1]
    await posted(klass)
    seen = cards(klass.instructor)[-1]
    await klass.classroom.press("instructor", "channel:general", str(seen["id"]), f"icebreakers.pass:{question}")
    assert klass.instructor.answer.startswith("You passed")
