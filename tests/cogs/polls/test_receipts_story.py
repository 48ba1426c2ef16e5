"""Codes, ballots and files: everyone can count again, and finds their own; nobody finds whose the others are."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.cogs.polls.stories import (
    EVERYBODY,
    all_press,
    all_write,
    answered,
    asked,
    buttons,
    card,
    closed,
    file,
    looks_after,
    table,
)
from tests.klass import Klass


async def codes(klass: Klass, *labels: str) -> dict[str, str]:
    """As many people as there are labels answer. Returns the code of each."""
    await all_press(klass, *labels)
    found = {who: klass.seats[who].answer for who, _ in zip(EVERYBODY, labels, strict=False)}
    return {who: next(word for word in said.replace(".", " ").split() if "-" in word) for who, said in found.items()}


async def checks(klass: Klass, who: str, code: str) -> str:
    """Somebody looks for a code. Returns what they are told."""
    await klass.seats[who].says("/poll check", place="general")
    await klass.seats[who].fills({"code": code})
    return klass.seats[who].errors.get("code", "") or klass.seats[who].answer


async def test_a_code_finds_its_answer_after_the_close(klass: Klass) -> None:
    await asked(klass)
    mine = await codes(klass, "Monday", "Monday", "Tuesday", "Friday", "Monday")
    assert "No answer that was counted here has this code." in await checks(klass, "chi", mine["chi"])
    await closed(klass)
    assert "It was counted, in “Which day?”, as: Tuesday" in await checks(klass, "chi", mine["chi"])
    assert (
        "A code proves that an answer was counted. Shown afterwards, it does not prove whose it is" in klass.chi.answer
    )
    assert "as: Monday" in await checks(klass, "ben", f" {mine['ben'].lower().replace('-', ' ')} ")


async def test_another_s_code_finds_their_answer_and_says_what_that_proves(klass: Klass) -> None:
    await asked(klass)
    mine = await codes(klass, "Monday", "Monday", "Tuesday", "Friday", "Monday")
    await closed(klass)
    found = await checks(klass, "ben", mine["chi"])
    assert "as: Tuesday" in found
    assert "Chi" not in found
    assert "anybody could have copied it" in found


@pytest.mark.parametrize("code", ["K7QF", "K7QF-29M1", "AAAA-AAAA", "🎉", "K7QF-29MXK"])
async def test_what_is_no_code_is_said_to_be_none(klass: Klass, code: str) -> None:
    assert "A code has eight letters and digits, such as K7QF-29MW." in await checks(klass, "ben", code)


async def test_a_code_of_nothing_is_not_found_with_the_reasons_why(klass: Klass) -> None:
    said = await checks(klass, "ben", "K7QF-29MX")
    assert "No answer that was counted here has this code." in said
    assert "you took your answer back, that too few took part" in said


async def test_an_answer_that_was_taken_back_has_no_code_any_more(klass: Klass) -> None:
    await asked(klass)
    mine = await codes(klass, *["Monday"] * 6)
    await klass.chi.presses("Take it back")
    await closed(klass)
    assert "No answer that was counted here has this code." in await checks(klass, "chi", mine["chi"])


async def test_everyone_can_count_the_ballots_again(klass: Klass) -> None:
    await asked(klass)
    mine = await codes(klass, "Monday", "Monday", "Tuesday", "Friday", "Monday")
    await closed(klass)
    await klass.s4.presses("Count for yourself")
    assert "The file has all 5 answers in random order, each with its code." in klass.s4.answer
    head, *rows = table(file(klass, "s4", "ballots.csv"))
    assert head == ["code", "answer"]
    assert Counter(answer for _, answer in rows) == {"Monday": 3, "Tuesday": 1, "Friday": 1}
    assert [mine["chi"], "Tuesday"] in rows
    assert {code for code, _ in rows} == {*mine.values()}


async def test_a_scale_has_ballots_too(klass: Klass) -> None:
    await asked(klass, kind="scale", question="How was it?")
    mine = await codes(klass, "1", "2", "3", "4", "5")
    await closed(klass)
    await klass.ben.presses("Count for yourself")
    assert [mine["ben"], "2"] in table(file(klass, "ben", "ballots.csv"))
    assert "as: 2" in await checks(klass, "ben", mine["ben"])


async def test_words_have_no_ballots_and_a_code_says_only_that_they_were_counted(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    await all_write(klass, [f"The map {number}" for number in range(10)])
    code = next(word for word in klass.ben.answer.replace(".", " ").split() if word[4:5] == "-" and len(word) == 9)
    await closed(klass)
    assert buttons(card(klass)) == ["What does this mean?"]
    said = await checks(klass, "ben", code)
    assert "It was counted, in “What is unclear?”." in said
    assert "The map" not in said


@pytest.mark.parametrize("label", ["named", "staff-only"])
async def test_ballots_are_of_unlinkable_polls_alone(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    poll = str(card(klass)["actions"][-3]["link"]).split(":")[1]
    on = next(each for each in klass.ben.sees("general") if not each["private"])
    await klass.classroom.press("ben", "channel:general", str(on["id"]), f"polls.ballots:{poll}")
    assert "The single answers of this poll are not shown" in klass.ben.answer


async def test_before_the_close_there_are_no_ballots(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    poll = str(card(klass)["actions"][0]["link"]).split(":")[1]
    on = next(each for each in klass.ben.sees("general") if not each["private"])
    await klass.classroom.press("ben", "channel:general", str(on["id"]), f"polls.ballots:{poll}")
    assert klass.ben.answer.startswith("There is no result yet: it comes with the close.")


async def test_results_come_as_a_table_and_as_json_and_calculate_nothing(klass: Klass) -> None:
    await asked(klass, choices="=1+1\n+Map\n-Tide\n@Wind\nStar", question="=HYPERLINK()?")
    await answered(klass, ana="=1+1", ben="=1+1", chi="+Map", s1="-Tide", s2="@Wind")
    await closed(klass)
    await klass.ben.presses("Count for yourself")
    answers = {answer for _, answer in table(file(klass, "ben", "ballots.csv"))[1:]}
    assert answers == {"'=1+1", "'+Map", "'-Tide", "'@Wind"}
    await looks_after(klass, question="=HYPERLINK()?")
    await klass.instructor.presses("Results", place="general")
    assert table(file(klass, "instructor", "poll.csv")) == [
        ["choice", "people"],
        ["'=1+1", "2"],
        ["'+Map", "1"],
        ["'-Tide", "1"],
        ["'@Wind", "1"],
        ["Star", "0"],
    ]
    plain = json.loads(file(klass, "instructor", "poll.json"))
    assert plain["rows"][0] == ["=1+1", 2]
    assert (plain["question"], plain["kind"], plain["label"], plain["took_part"]) == (
        "=HYPERLINK()?",
        "one",
        "unlinkable",
        5,
    )


async def test_the_files_of_a_named_poll_have_names_and_calculate_nothing_either(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?", label="named")
    await all_write(klass, ["=cmd|' /C calc'!A0", "The tides\nand the map"])
    await closed(klass)
    await looks_after(klass, question="What is unclear?")
    await klass.instructor.presses("Results", place="general")
    assert sorted(table(file(klass, "instructor", "poll.csv"))) == [
        ["Ana", "ana", "'=cmd|' /C calc'!A0"],
        ["Ben", "ben", "The tides\nand the map"],
        ["name", "id", "answer"],
    ]


async def test_the_files_of_words_are_in_random_order(klass: Klass) -> None:
    words = [f"The map {number}" for number in range(10)]
    await asked(klass, kind="text", question="What is unclear?")
    await all_write(klass, words)
    await closed(klass)
    await looks_after(klass, question="What is unclear?")
    await klass.instructor.presses("Results", place="general")
    rows = [row[0] for row in table(file(klass, "instructor", "poll.csv"))[1:]]
    assert sorted(rows) == words
    assert rows != words
