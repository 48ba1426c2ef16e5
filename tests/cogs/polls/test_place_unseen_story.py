"""A poll in a channel that somebody does not see: whatever link they make, for them it is no longer there."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.web.limits import CAPABILITIES
from adapters.web.refusal import ClassRefusal
from bot.card import Json
from tests.cogs.icebreakers.test_home_story import cards as page
from tests.cogs.icebreakers.test_home_story import said
from tests.cogs.kept import everything
from tests.cogs.polls.stories import STAFF, asked, card, cards, closed, settled
from tests.klass import Klass

GONE = "This poll is no longer there."
KINDS: dict[str, list[tuple[str, dict[str, Json]]]] = {
    "one": [("choose:{}:1", {}), ("mine:{}", {}), ("withdraw:{}", {}), ("meaning:{}", {})],
    "several": [("tick:{}", {"ticked": ["1"]})],
    "ranking": [("rank:{}", {"first": "1"})],
    "text": [("write:{}", {"words": "let me in"})],
}


def poll_of(klass: Klass) -> str:
    """The id of the poll that the staff have before them."""
    return str(card(klass, "instructor", "staff")["actions"][0]["link"]).split(":")[1]


def message(klass: Klass, place: str = "general") -> str:
    """A message that Ben sees there."""
    there: list[Any] = klass.ben.sees(place)
    return str(next(each for each in there if not each["private"])["id"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("label", ["named", "unlinkable"])
async def test_a_link_made_by_hand_answers_nothing_and_tells_nothing(klass: Klass, kind: str, label: str) -> None:
    await asked(klass, place="staff", kind=kind, label=label)
    await asked(klass, question="And here?")
    rows = await everything(klass, "deliveries", "people", "jobs")
    for link, values in KINDS[kind]:
        made = f"polls.{link.format(poll_of(klass))}"
        for place in ("channel:general", "channel:cafe", "direct:ben"):
            klass.ben.answer_message = None
            on = message(klass) if place == "channel:general" else klass.instructor.sees("staff")[0]["id"]
            if values:
                await klass.classroom.submit("ben", place, "aaaaaaaaaa.1", made, values)
            elif place == "channel:general":
                await klass.classroom.press("ben", place, str(on), made)
            else:
                with pytest.raises(ClassRefusal, match="class-message-gone"):
                    await klass.classroom.press("ben", place, str(on), made)
                continue
            assert klass.ben.answer.startswith(GONE), (made, place)
    await settled(klass)
    assert await everything(klass, "deliveries", "people", "jobs") == rows


async def test_nobody_else_gets_its_ballots(klass: Klass) -> None:
    await asked(klass, place="staff", kind="scale", question="Which day?")
    await asked(klass, question="And here?")
    made = f"polls.ballots:{poll_of(klass)}"
    await closed(klass)
    await klass.classroom.press("ben", "channel:general", message(klass), made)
    assert klass.ben.answer.startswith(GONE)
    await klass.classroom.press("instructor", "channel:staff", str(klass.instructor.sees("staff")[0]["id"]), made)
    assert "At the close there were answers of fewer than 5 people" in klass.instructor.answer


async def test_who_sees_it_answers_it_there(klass: Klass) -> None:
    await asked(klass, place="staff")
    for who in STAFF:
        await klass.seats[who].presses("Monday", place="staff")
        assert "Your answer: Monday" in klass.seats[who].answer
        await klass.seats[who].presses("Take it back")
        assert "Your answer is taken back." in klass.seats[who].answer
    assert len(cards(klass, "instructor", "staff")) == 1


async def test_ones_own_page_names_only_what_one_reads(klass: Klass) -> None:
    assert not CAPABILITIES.own_page
    await asked(klass, place="staff", question="Whose turn is it?")
    await asked(klass, question="Which day?")
    shown = said((await page(klass, "ben"))["Polls that are open"])
    assert "Which day?" in shown
    assert "Whose turn" not in shown
    assert "Polls that are open" not in await page(klass, "ben", inside=[])
    staff = said((await page(klass, "instructor", inside=["general", "staff"]))["Polls that are open"])
    assert "Whose turn" in staff
