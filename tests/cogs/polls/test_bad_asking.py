"""Polls that do not fit: an exact sentence at what it is about, and nothing half-done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cogs.kept import everything
from tests.cogs.polls.stories import cards, drafted, posted, settled
from tests.klass import Klass

ASKED: dict[str, Any] = {"question": "Which day?", "choices": "Monday\nTuesday"}


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"choices": ", ".join(f"c{n}" for n in range(21))}, {"choices": "Please give 20 choices at most."}),
        ({"choices": None}, {"choices": "Please give at least two choices, one a line."}),
        (
            {"kind": "times", "choices": ", ".join(f"2026-04-{day:02} 10:00" for day in range(1, 29))},
            {"choices": "Please give 20 choices at most."},
        ),
        ({"choices": "\u200b, \u3164, Monday"}, {"choices": "Please give at least two choices, one a line."}),
        ({"choices": "Caf\u00e9\nCafe\u0301"}, {"choices": "Two of the choices are the same."}),
        ({"choices": "Monday\nMon\u200dday"}, {"choices": "Two of the choices are the same."}),
        ({"choices": "Monday\nMonday\ufe0f"}, {"choices": "Two of the choices are the same."}),
        ({"choices": "Monday\nMon\u034fday"}, {"choices": "Two of the choices are the same."}),
        ({"choices": "Monday\nMonday\u3164"}, {"choices": "Two of the choices are the same."}),
        ({"choices": "Monday"}, {"choices": "Please give at least two choices, one a line."}),
        ({"choices": "\n \n"}, {"choices": "Please give at least two choices, one a line."}),
        (
            {"choices": "Monday\n monday "},
            {"choices": "Two of the choices are the same. Please make them different."},
        ),
        (
            {"choices": f"Monday\n{'x' * 71}"},
            {"choices": "One of the choices is too long to stand on a button. Please keep each to 70 characters."},
        ),
        ({"kind": "text"}, {"choices": "An answer in writing takes no choices."}),
        ({"kind": "scale"}, {"choices": "A scale has its own points, so it takes no choices."}),
        ({"kind": "times", "choices": "Monday\nTuesday"}, {"choices": "“Monday” is not a time."}),
        (
            {"kind": "times", "choices": "2026-03-01 10:00\n2026-03-10 10:00"},
            {"choices": "“2026-03-01 10:00” has passed already."},
        ),
        ({"closes": "30s"}, {"closes": ""}),
        ({"closes": "61d"}, {"closes": "A poll can stay open from 1 minute to 60 days."}),
        ({"question": "x" * 10_000}, {"question": "10,000 characters"}),
        ({"question": " \u200b "}, {"question": "Please fill this in."}),
    ],
)
async def test_what_does_not_fit_stands_at_its_field(
    klass: Klass, values: dict[str, Any], errors: dict[str, str]
) -> None:
    await klass.instructor.says("/poll ask", place="general")
    await klass.instructor.fills({**ASKED, **values})
    assert klass.instructor.errors.keys() == errors.keys(), klass.instructor.answer
    for name, sentence in errors.items():
        assert sentence in klass.instructor.errors[name]
    assert (await everything(klass))["polls"] == []
    await klass.instructor.fills({**ASKED, "kind": "one", "closes": None})
    assert "How the class will see it" in klass.instructor.answer, "nothing that was filled in was lost"


async def test_more_than_twenty_lines(klass: Klass) -> None:
    await klass.instructor.says("/poll ask", place="general")
    await klass.instructor.fills({**ASKED, "choices": "\n".join(f"c{n}" for n in range(21))})
    assert "at most 20" in klass.instructor.errors["choices"]


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"until": "2026-03-02 08:00"}, {"until": "This moment has passed already."}),
        ({"until": "2026-03-10 10:00", "after": "2h"}, {"after": "Please give either a moment or a length of time"}),
        ({"until": "2027-03-10 10:00"}, {"until": "60 days"}),
        ({"after": "61d"}, {"after": "60 days"}),
        ({"with_answers": "4"}, {"with_answers": "With fewer than 5 answers nothing could be shown."}),
        ({"with_answers": "0"}, {"with_answers": ""}),
        ({"place": "voice:lounge"}, {"place": ""}),
        ({"place": "direct:instructor"}, {"place": ""}),
    ],
)
async def test_where_and_how_long(klass: Klass, values: dict[str, Any], errors: dict[str, str]) -> None:
    await drafted(klass)
    before = (await everything(klass))["polls"]
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills(values)
    assert klass.instructor.errors.keys() == errors.keys(), klass.instructor.answer
    for name, sentence in errors.items():
        assert sentence in klass.instructor.errors[name]
    assert (await everything(klass))["polls"] == before


async def test_a_channel_that_homeroom_may_not_write_to(klass: Klass) -> None:
    await drafted(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"place": "channel:cafe"})
    assert "may not write there" in klass.instructor.errors["place"]
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await klass.instructor.presses("Post")
    assert "may not write there" in klass.instructor.answer
    await settled(klass)
    assert (await everything(klass))["sealed_boxes"] == []
    await klass.instructor.says("/poll ask Which day? choices:Monday,Tuesday", place="general")
    assert "may not write there" in klass.instructor.answer
    await klass.classroom.register.change_place("channel:general", muzzled=False)
    await posted(klass)
    assert len(cards(klass)) == 1


async def test_a_direct_conversation_has_no_class(klass: Klass) -> None:
    direct = await klass.instructor.opens_direct()
    await klass.instructor.says("/poll ask Which day? choices:Monday,Tuesday", place=direct)
    assert "A poll stands in a channel, for everyone to see." in klass.instructor.answer
    assert (await everything(klass))["polls"] == []


async def test_closed_twice_is_closed_once(klass: Klass) -> None:
    await drafted(klass)
    await posted(klass)
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", "Which day?")
    message: Any = klass.instructor.answer_message
    close = next(str(each["link"]) for each in message["card"]["actions"] if each["label"] == "Close now")
    for said in ("It is closed", "This poll is closed, so nothing was changed."):
        await klass.classroom.press("instructor", "channel:general", str(message["id"]), close)
        assert klass.instructor.answer.startswith(said)
    await settled(klass)
    assert len(cards(klass)) == 1


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("unlinkable", "With the close its key is gone for good"),
        ("named", "Its result was shown already"),
        ("staff-only", "It takes answers again"),
    ],
)
async def test_who_may_be_opened_again(klass: Klass, label: str, sentence: str) -> None:
    await drafted(klass, label=label, closes="2h")
    await posted(klass)
    poll = str(cards(klass)[-1]["actions"][0]["link"]).split(":")[1]
    message = next(str(each["id"]) for each in klass.ben.sees("general") if not each["private"])
    await klass.ben.presses("Monday")
    await klass.waits(hours=3)
    assert message
    link, given = f"polls.reopen:{poll}", {"more": "2h"}
    await klass.classroom.submit("instructor", "channel:general", "aaaaaaaaaa.1", link, given)
    assert klass.instructor.answer.startswith(sentence)
    await settled(klass)
    over = cards(klass)[-1]["title"] == "A poll that is over"
    assert over == (label != "staff-only")
    if label == "staff-only":
        await klass.ben.presses("My answer", place="general")
        assert klass.ben.answer.startswith("Your answer: Monday")
        await klass.waits(hours=3)
        assert cards(klass)[-1]["title"] == "A poll that is over"


async def test_staff_only_is_opened_no_more_once_somebody_saw_its_result(klass: Klass) -> None:
    await drafted(klass, label="staff-only", closes="2h")
    await posted(klass)
    for who in ("ana", "ben", "chi", "s1", "s2"):
        await klass.seats[who].presses("Monday", place="general")
    await klass.waits(hours=3)
    await klass.instructor.presses("Results (instructors)", place="general")
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", "Which day?")
    assert "Open it again" not in klass.instructor.answer


async def test_in_a_direct_message_the_form_says_that_it_needs_a_channel(klass: Klass) -> None:
    await klass.instructor.opens("direct:instructor")
    await klass.instructor.says("/poll ask", place="direct:instructor")
    if klass.instructor.form is not None:
        await klass.instructor.fills(ASKED)
    assert "A poll stands in a channel, for everyone to see." in klass.instructor.answer
    assert klass.instructor.errors == {}
    assert (await everything(klass))["polls"] == []
