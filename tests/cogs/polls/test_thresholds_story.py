"""Of few people nothing is told: the count in fives while a poll is open, and the least number at its close."""

from __future__ import annotations

import pytest

from storage.poll_table import polls
from tests.cogs.kept import everything
from tests.cogs.polls.stories import (
    EVERYBODY,
    STAFF,
    all_press,
    all_write,
    asked,
    buttons,
    card,
    closed,
    fields,
    looks_after,
    private,
    says_here,
    sets,
    settled,
)
from tests.klass import Klass

FIVE = "At least 5 people have taken part, counting who took it back."


@pytest.mark.parametrize("label", ["unlinkable", "staff-only"])
async def test_while_it_is_open_how_many_took_part_is_told_in_fives(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    told = []
    for who in (*EVERYBODY, *STAFF):
        await klass.seats[who].presses("Monday", place="general")
        await settled(klass)
        told.append(fields(klass, "chi").get("So far", ""))
    assert told == ["", "", "", "", *[FIVE] * 5, FIVE.replace("5", "10")]
    for who in STAFF:
        assert fields(klass, who)["So far"] == FIVE.replace("5", "10")


async def test_who_takes_an_answer_back_does_not_show_by_the_count(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    before = says_here(klass)
    await klass.ben.presses("Take it back")
    await settled(klass)
    assert says_here(klass) == before


@pytest.mark.parametrize(("people", "shown"), [(1, False), (4, False), (5, True)])
async def test_figures_are_of_five_people_at_least(klass: Klass, people: int, shown: bool) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * people)
    await closed(klass)
    assert ("Monday" in fields(klass)["What came of it"]) == shown
    if not shown:
        assert fields(klass)["What came of it"].startswith(
            "At the close there were answers of fewer than 5 people, so nothing of it is shown"
        )
        assert "Took part" not in fields(klass)
        assert buttons(card(klass)) == ["What does this mean?"]
        assert "fewer than 5 people" in says_here(klass).splitlines()[-1]


async def test_nobody_at_all_is_told_as_too_few(klass: Klass) -> None:
    await asked(klass)
    await closed(klass)
    assert "fewer than 5 people" in fields(klass)["What came of it"]


async def test_of_a_named_poll_one_answer_is_a_result_and_none_is_fine(klass: Klass) -> None:
    await asked(klass, label="named", question="First?")
    await all_press(klass, "Monday")
    await closed(klass)
    assert fields(klass)["What came of it"].splitlines()[0] == "★ 1 (100 %): Monday – ana"
    await asked(klass, label="named", question="Second?")
    await closed(klass)
    assert fields(klass)["What came of it"] == "Nobody answered this time, which is fine."


@pytest.mark.parametrize(("people", "shown"), [(9, False), (10, True)])
async def test_written_answers_are_of_ten_people_at_least(klass: Klass, people: int, shown: bool) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    await all_write(klass, [f"The map {number}" for number in range(people)])
    await closed(klass)
    said = fields(klass)["What came of it"]
    assert said.startswith(
        "10 people answered." if shown else "At the close there were answers of fewer than 10 people"
    )


async def test_who_took_it_back_is_not_among_those_five(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await klass.ben.presses("Take it back")
    await closed(klass)
    assert "fewer than 5" in fields(klass)["What came of it"]


async def test_both_numbers_are_raised_by_a_setting_and_never_lowered(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Polls")
    await klass.instructor.fills({"figures_from": "4", "texts_from": "9"})
    assert set(klass.instructor.errors) == {"figures_from", "texts_from"}
    await klass.instructor.fills({"figures_from": "7", "texts_from": "11"})
    assert klass.instructor.errors == {}
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert "fewer than 7 people" in fields(klass)["What came of it"]
    await klass.ben.presses("What does this mean?")
    assert "of fewer than 7 nothing of the answers is ever shown" in klass.ben.answer
    await asked(klass, question="Once more?")
    await all_press(klass, *["Monday"] * 7)
    await closed(klass)
    assert fields(klass)["Took part"] == "7 people"


async def test_a_poll_keeps_the_number_that_it_was_asked_with(klass: Klass) -> None:
    await sets(klass, figures_from="7")
    await asked(klass)
    await sets(klass, figures_from="5")
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert "fewer than 7 people" in fields(klass)["What came of it"]


async def test_too_few_are_nowhere_in_what_staff_are_told(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, *["Monday"] * 4)
    await closed(klass)
    await klass.instructor.says("/homeroom status", place="general")
    assert "Which day?" not in klass.instructor.answer
    await looks_after(klass)
    assert buttons(private(klass.instructor)) == ["Open it again", "Ask again"]
    assert "What we do" not in klass.instructor.answer
    assert klass.instructor.reads("direct:instructor") == ""


@pytest.mark.parametrize(("label", "kept"), [("unlinkable", 0), ("staff-only", 0), ("named", 4)])
async def test_of_too_few_not_even_how_many_is_kept(klass: Klass, label: str, kept: int) -> None:
    await asked(klass, label=label)
    await all_press(klass, *["Monday"] * 4)
    await closed(klass)
    (row,) = (await everything(klass))["polls"]
    assert row[polls.c.keys().index("took_part")] == kept
