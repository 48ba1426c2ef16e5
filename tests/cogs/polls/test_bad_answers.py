"""Answers that do not fit, or come too late or by a forged link: an exact private sentence, and nothing half-done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.card import Json
from tests.cogs.kept import everything, shown
from tests.cogs.polls.stories import all_press, answered, asked, card, closed, drafted, fields, settled
from tests.klass import MONDAY, Klass

GONE = "This poll is no longer there."
UNFIT = "Please pick one of the choices."
OVER = "This poll is closed, so nothing was changed."


def poll_of(klass: Klass) -> str:
    """The id of the newest poll, as its links have it."""
    return str(card(klass)["actions"][0]["link"]).split(":")[1]


def message(klass: Klass) -> str:
    """A message that everybody sees."""
    there: list[Any] = klass.ben.sees("general")
    return str(next(each for each in there if not each["private"])["id"])


async def presses(klass: Klass, link: str) -> str:
    """Ben presses a link that he made by hand. Returns what he reads; nothing is stored of it."""
    rows, seen = await everything(klass, "deliveries", "people"), shown(klass)
    klass.ben.answer_message = None
    await klass.classroom.press("ben", "channel:general", message(klass), link)
    await settled(klass)
    assert await everything(klass, "deliveries", "people") == rows
    assert shown(klass) == seen
    return klass.ben.answer


@pytest.mark.parametrize("number", ["3", "20", "99999", "-1", "1.5", "one", ""])
async def test_a_choice_that_there_is_not(klass: Klass, number: str) -> None:
    await asked(klass)
    said = await presses(klass, f"polls.choose:{poll_of(klass)}:{number}")
    whole = number.lstrip("-").isdecimal()
    assert said.startswith(UNFIT if whole else "This button does not work")


@pytest.mark.parametrize("point", ["0", "6"])
async def test_a_point_that_the_scale_has_not(klass: Klass, point: str) -> None:
    await asked(klass, kind="scale", question="How was it?")
    assert (await presses(klass, f"polls.choose:{poll_of(klass)}:{point}")).startswith(UNFIT)


async def test_a_link_of_another_kind_of_poll(klass: Klass) -> None:
    await asked(klass, kind="several")
    for link in ("choose:{}:0", "none:{}", "rank:{}", "rank-many:{}", "suit:{}", "write:{}"):
        assert (await presses(klass, f"polls.{link.format(poll_of(klass))}")).startswith(GONE)


async def test_a_poll_that_never_was(klass: Klass) -> None:
    await asked(klass)
    for link in ("choose:{}:0", "mine:{}", "withdraw:{}", "meaning:{}", "ballots:{}"):
        assert (await presses(klass, f"polls.{link.format('0000000000')}")).startswith(GONE)


async def test_a_draft_takes_no_answers(klass: Klass) -> None:
    await klass.ben.says("Hello!", place="general")
    await drafted(klass)
    post = next(str(action["link"]) for _, action in klass.instructor._actions() if action["label"] == "Post")
    poll = post.split(":")[1]
    for link in (f"choose:{poll}:0", f"mine:{poll}", f"withdraw:{poll}", f"meaning:{poll}"):
        assert (await presses(klass, f"polls.{link}")).startswith(GONE)


async def test_at_the_moment_of_the_close_it_is_over(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await all_press(klass, *["Monday"] * 5)
    link = f"polls.choose:{poll_of(klass)}:2"
    klass.clock.leap_to(MONDAY + timedelta(hours=2))  # the close is due, and has not run yet
    await klass.classroom.press("ben", "channel:general", message(klass), link)
    assert klass.ben.answer.startswith(OVER)
    await closed(klass, hours=1)
    assert fields(klass)["What came of it"].splitlines()[0] == "★ 5 (100 %): Monday"


async def test_after_the_close_every_way_to_answer_says_so(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    poll = poll_of(klass)
    for link in (f"choose:{poll}:0", f"mine:{poll}", f"withdraw:{poll}"):
        assert (await presses(klass, f"polls.{link}")).startswith(OVER)


async def test_a_form_that_was_open_at_the_close(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    await klass.ben.presses("Answer")
    await closed(klass)
    await klass.ben.fills({"words": "The map."})
    assert OVER in klass.ben.answer
    assert "The map." not in str(await everything(klass))


async def test_words_that_are_too_long_or_none(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    await klass.ben.presses("Answer")
    await klass.ben.fills({"words": "x" * 10_000})
    assert "10,000 characters" in klass.ben.errors["words"]
    await klass.ben.fills({"words": "\u200b \u2800"})
    assert klass.ben.errors == {"words": "Please fill this in."}
    await klass.ben.fills({"words": "🎉" * 500})
    assert "🎉" in klass.ben.answer


@pytest.mark.parametrize("value", ["nonsense", "9", "-1", "", ["0", "0"], ["0", "1"], [[]], [None], {"a": 1}, 5, True])
async def test_what_no_menu_offers(klass: Klass, value: Json) -> None:
    await asked(klass, choices="\n".join(f"Road {number}" for number in range(9)))
    rows = (await everything(klass))["sealed_answers"]
    klass.ben.answer_message = None
    await klass.classroom.choose("ben", "channel:general", message(klass), f"polls.pick:{poll_of(klass)}", value)
    assert "went wrong on our side" not in klass.ben.answer
    if value != 5:
        assert (await everything(klass))["sealed_answers"] == rows


@pytest.mark.parametrize("value", ["nonsense", "3", "-1", ["0", "0"], ["0", "9"], [[]], [None], {"a": 1}, 5, True])
async def test_what_no_form_offers(klass: Klass, value: Json) -> None:
    await asked(klass, kind="several")
    rows = (await everything(klass))["sealed_answers"]
    await klass.ben.presses("Choose up to 3")
    await klass.ben.fills({"ticked": value})
    assert "went wrong on our side" not in klass.ben.answer
    if value != ["0", "0"]:
        assert (await everything(klass))["sealed_answers"] == rows
    else:
        assert "Your answer: Monday" in klass.ben.answer, "twice the same is once"


async def test_pressed_twice_it_is_one_answer(klass: Klass) -> None:
    await asked(klass)
    for _ in range(3):
        await klass.ben.presses("Monday", place="general")
    assert len((await everything(klass))["sealed_answers"]) == 1
    await answered(klass, ana="Monday", chi="Monday", s1="Monday", s2="Monday")
    await closed(klass)
    assert fields(klass)["Took part"] == "5 people"


async def test_a_poll_of_another_course_is_not_there(klass: Klass) -> None:
    await asked(klass, place="cafe")
    poll = str(card(klass, place="cafe")["actions"][0]["link"]).split(":")[1]
    await klass.ben.says("Hello!", place="general")
    await elsewhere(klass)
    for link in (f"choose:{poll}:0", f"mine:{poll}", f"withdraw:{poll}", f"meaning:{poll}", f"ballots:{poll}"):
        assert (await presses(klass, f"polls.{link}")).startswith(GONE)
    for link in (f"close-now:{poll}", f"results:{poll}", f"again:{poll}", f"post:{poll}"):
        await klass.classroom.press("instructor", "channel:general", message(klass), f"polls.{link}")
        assert klass.instructor.answer.startswith(GONE)
    await klass.instructor.says("/poll list", place="general")
    assert "Which day?" not in klass.instructor.answer


async def elsewhere(klass: Klass) -> None:
    """All polls so far are another course's."""
    statement = "UPDATE polls SET course_id = 77"
    await klass.database.write(None, lambda tx: tx.connection.exec_driver_sql(statement))
