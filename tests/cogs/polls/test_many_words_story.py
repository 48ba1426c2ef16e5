"""More answers in writing than anybody reads in a thread: some of them stand there, and all are in the file."""

from __future__ import annotations

import pytest

from cogs.polls.in_writing import POSTED, Written, pages_for
from tests.cogs.polls.stories import all_write, asked, closed, fields, file, looks_after, says_here, settled, table
from tests.cogs.polls.test_leaving_story import deletes
from tests.klass import Klass

WORDS = [f"The map {number}" for number in range(10)]


async def thread(klass: Klass) -> str:
    """What stands below the poll."""
    over = next(each for each in klass.chi.sees("general") if each["by"] == "homeroom" and not each["private"])
    opened = await klass.chi.opens_thread(over)
    await klass.chi.opens(opened)
    return klass.chi.reads(opened)


@pytest.mark.parametrize("label", ["unlinkable", "named"])
async def test_of_many_some_are_posted_and_all_are_in_the_file(
    klass: Klass, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    monkeypatch.setattr("cogs.polls.in_writing.POSTED", 6)
    await asked(klass, kind="text", question="Which day?", label=label)
    await all_write(klass, WORDS)
    await closed(klass)
    said = await thread(klass)
    shown = [each for each in WORDS if each in said]
    assert len(shown) == 6
    assert "These are 6 of 10 answers, chosen at random" in said
    assert "10 people answered. Some of the answers" in fields(klass)["What came of it"]
    await looks_after(klass)
    await klass.instructor.presses("Results", place="general")
    rows = table(file(klass, "instructor", "poll.csv"))[1:]
    assert sorted(row[-1] for row in rows) == WORDS
    if label == "named":
        for who in ("ana", "ben", "chi"):
            await deletes(klass, who)
        left = [each for each in WORDS if each in await thread(klass)]
        assert set(left) <= set(shown), "no other comes up in its place"


async def test_of_no_more_than_that_all_stand_there(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.polls.in_writing.POSTED", 10)
    await asked(klass, kind="text", question="Which day?")
    await all_write(klass, WORDS)
    await closed(klass)
    said = await thread(klass)
    assert all(each in said for each in WORDS)
    assert "chosen at random" not in said
    assert "The answers stand in the thread below." in fields(klass)["What came of it"]


def test_five_thousand_answers_are_a_few_messages() -> None:
    written = [Written(number * 100, str(number), None, "x" * 60) for number in range(5_000)]
    found = pages_for(written)
    assert len(found["pages"]) + 1 <= 8
    assert (POSTED - 1) * 100 < found["ends"] < POSTED * 100


@pytest.mark.parametrize("hidden", [False, True])
async def test_the_thread_is_called_after_the_question_but_not_after_hidden_words(klass: Klass, hidden: bool) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    await all_write(klass, WORDS)
    if hidden:
        await klass.assistant.presses("Hide (staff)", place="general")
        await klass.assistant.chooses("Hide these words", "1. What is unclear?")
        await settled(klass)
        assert "What is unclear?" not in says_here(klass)
    await closed(klass)
    over = next(each for each in klass.chi.sees("general") if each["by"] == "homeroom" and not each["private"])
    name = klass.classroom.core.state.places[await klass.chi.opens_thread(over)].name
    assert name == ("A poll that is over" if hidden else "What is unclear?")
