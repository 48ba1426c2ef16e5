"""A key that is missing: the poll says so and what helps, nothing else suffers, and it is counted if the key comes
back."""

from __future__ import annotations

from pathlib import Path

from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, asked, card, closed, fields, looks_after, settled
from tests.klass import Klass

MISSING = "It cannot be counted now: the key that its answers need is missing"


def taken_away(klass: Klass) -> dict[Path, bytes]:
    """All keys are gone from their folder. Returns them."""
    found = {path: path.read_bytes() for path in klass.core.seals.folder.iterdir()}
    for path in found:
        path.unlink()
    return found


def put_back(keys: dict[Path, bytes]) -> None:
    """They are there again."""
    for path, content in keys.items():
        path.write_bytes(content)


async def test_without_its_key_a_poll_takes_no_answers_and_others_do(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    taken_away(klass)
    before = (await everything(klass))["sealed_answers"]
    for label in ("Friday", "Take it back"):
        await klass.ben.presses(label)
        assert klass.ben.answer.startswith("This poll cannot take answers just now: a key that it needs is missing.")
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("This poll cannot take answers just now")
    assert (await everything(klass))["sealed_answers"] == before
    await asked(klass, question="Another?")
    await klass.ben.presses("Friday")
    assert klass.ben.answer.startswith("Your answer: Friday")


async def test_when_the_key_comes_back_it_is_counted(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    keys = taken_away(klass)
    await closed(klass)
    assert fields(klass)["What came of it"].startswith(MISSING)
    await klass.instructor.says("/homeroom status", place="general")
    assert "Its key is missing, so nobody can read its answers: Which day?" in klass.instructor.answer
    put_back(keys)
    await klass.waits(hours=2)
    assert fields(klass)["Took part"] == "5 people"
    await klass.instructor.says("/homeroom status", place="general")
    assert "key is missing" not in klass.instructor.answer


async def test_it_can_be_given_up_and_asked_again(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    keys = taken_away(klass)
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Give it up")
    assert klass.instructor.answer.startswith("Given up: its answers are deleted and can never be counted.")
    await settled(klass)
    rows = await everything(klass)
    assert [*rows["sealed_answers"], *rows["sealed_boxes"], *rows["poll_ballots"]] == []
    put_back(keys)
    await klass.waits(hours=2)
    assert "Took part" not in fields(klass)
    await looks_after(klass)
    await klass.instructor.presses("Ask again")
    await klass.instructor.presses("Post")
    await settled(klass)
    assert card(klass)["title"] == "A poll for everyone"
    await all_press(klass, *["Friday"] * 5)
    await closed(klass)
    assert fields(klass)["Took part"] == "5 people"
