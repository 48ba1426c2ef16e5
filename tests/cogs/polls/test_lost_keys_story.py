"""A key that is away: the poll says so and waits for it; it comes back, or the poll is given up for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.keys import tell_of_missing
from storage.sealed import forget_answers
from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, asked, buttons, card, closed, fields, looks_after, private, settled
from tests.klass import Klass


def put_away(klass: Klass) -> Path:
    """The folder with the keys is out of reach. Returns where it is meanwhile."""
    keys = klass.core.seals.folder
    return keys.rename(keys.with_name("away"))


def bring_back(klass: Klass, away: Path) -> None:
    """It is back, whatever was put there meanwhile."""
    away.rename(klass.core.seals.folder)


async def lost(klass: Klass, *labels: str) -> Path:
    """A poll is over and cannot be counted."""
    await asked(klass)
    await all_press(klass, *(labels or ["Monday"] * 6))
    away = put_away(klass)
    await closed(klass)
    return away


async def test_given_up_is_the_end_of_it_and_its_card_says_so(klass: Klass) -> None:
    away = await lost(klass)
    assert "If the key comes back" in fields(klass)["What came of it"]
    await looks_after(klass)
    assert buttons(private(klass.instructor))[:2] == ["Count now", "Give it up"]
    await klass.instructor.presses("Give it up")
    await settled(klass)
    assert fields(klass)["What came of it"].startswith("It can never be counted")
    await looks_after(klass)
    assert "given up: its key is gone" in klass.instructor.answer
    assert "Count now" not in klass.instructor.answer
    assert "Give it up" not in klass.instructor.answer
    bring_back(klass, away)
    await klass.waits(days=20)
    assert fields(klass)["What came of it"].startswith("It can never be counted"), "also before its key is swept"


async def test_after_fourteen_days_it_is_given_up_by_itself(klass: Klass) -> None:
    await lost(klass)
    await klass.waits(days=15)
    assert fields(klass)["What came of it"].startswith("It can never be counted")
    assert (await everything(klass))["sealed_boxes"] == []


async def test_a_key_that_comes_back_lets_it_be_counted(klass: Klass) -> None:
    away = await lost(klass)
    bring_back(klass, away)
    await klass.waits(hours=2)
    assert fields(klass)["Took part"] == "6 people"


@pytest.mark.parametrize("label", ["staff-only", "unlinkable"])
async def test_taken_back_with_a_few_answers_it_tells_not_how_few(klass: Klass, label: str) -> None:
    for labels in ([], ["Monday"] * 2):
        await asked(klass, label=label, question=f"After {len(labels)}?")
        await all_press(klass, *labels)
        await klass.instructor.says("/homeroom undo", place="general")
        await klass.instructor.presses("Take it back")
        assert klass.instructor.answer.startswith("Taken back, with whatever had been answered.")


async def test_taken_back_while_its_key_is_away_nothing_that_was_sealed_stays(klass: Klass) -> None:
    await asked(klass, closes="2m")
    await all_press(klass, *["Monday"] * 6)
    away = put_away(klass)
    await closed(klass, hours=0.05)
    assert card(klass)["title"] == "A poll that is over"
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    rows = await everything(klass)
    assert [*rows["sealed_boxes"], *rows["sealed_answers"]] == []
    assert away.is_dir()


async def goes_on(klass: Klass) -> None:
    """An hour passes, after which what is kept is looked through, as at a start."""
    await klass.waits(hours=1)
    await klass.ticker.keep_house()
    await settled(klass)


@pytest.mark.parametrize("how", ["hourly", "by an answer"])
async def test_while_it_is_open_its_card_says_that_the_key_is_away_and_it_goes_on_by_itself(
    klass: Klass, how: str
) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    away = put_away(klass)
    if how == "hourly":
        await goes_on(klass)
    else:
        await klass.s3.presses("Friday", place="general")
        assert klass.s3.answer.startswith("This poll cannot take answers just now")
        await settled(klass)
    assert card(klass)["title"] == "A poll for everyone"
    assert fields(klass)["So far"].startswith("It takes no answers just now")
    assert buttons(card(klass)) == ["What does this mean?"]
    await klass.ben.presses("Friday")
    assert klass.ben.answer.startswith("This poll cannot take answers just now")
    bring_back(klass, away)
    await klass.waits(minutes=15)
    assert fields(klass)["So far"] == "At least 5 people have taken part, counting who took it back."
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert fields(klass)["Took part"] == "6 people"


async def test_while_its_key_is_away_it_closes_at_its_time_and_waits(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    away = put_away(klass)
    await goes_on(klass)
    await looks_after(klass)
    assert buttons(private(klass.instructor)) == ["Give it up", "Ask again"]
    await closed(klass)
    assert card(klass)["title"] == "A poll that is over"
    bring_back(klass, away)
    await klass.waits(hours=2)
    assert fields(klass)["Took part"] == "5 people"


async def test_given_up_while_it_was_open_it_is_over(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    put_away(klass)
    await goes_on(klass)
    await looks_after(klass)
    await klass.instructor.presses("Give it up")
    await settled(klass)
    assert card(klass)["title"] == "A poll that is over"
    assert fields(klass)["What came of it"].startswith("It can never be counted")
    await closed(klass)
    assert fields(klass)["What came of it"].startswith("It can never be counted")


async def looked_through(klass: Klass) -> None:
    """What a start does, and the hourly look."""
    await tell_of_missing(klass.core, klass.database)
    await klass.goes_on()


async def status(klass: Klass) -> str:
    """What the instructor is told."""
    await klass.instructor.says("/homeroom status", place="general")
    return klass.instructor.answer


async def test_a_key_that_is_back_is_seen_at_a_start_and_by_the_hourly_look(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    away = put_away(klass)
    await looked_through(klass)
    said = await status(klass)
    assert "Its key is missing, so nobody can read its answers: Which day?" in said
    assert "“Give it up” in /poll list ends it." in said
    bring_back(klass, away)
    await looked_through(klass)
    said = await status(klass)
    assert "Open: Which day?" in said
    assert "key is missing" not in said
    await klass.ben.presses("Friday", place="general")
    assert klass.ben.answer.startswith("Your answer: Friday")


async def test_closed_meanwhile_it_is_counted_as_soon_as_its_key_is_seen(klass: Klass) -> None:
    away = await lost(klass)
    bring_back(klass, away)
    await looked_through(klass)
    await klass.waits(minutes=1)
    assert fields(klass)["Took part"] == "6 people"


async def test_after_a_restore_nobody_waits_for_a_key_that_is_destroyed(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    put_away(klass)
    await klass.database.write(None, forget_answers)  # as a restore does
    await looked_through(klass)
    assert fields(klass)["What came of it"].startswith("It can never be counted")
    said = await status(klass)
    assert "It can never be counted, for its key is gone: Which day?" in said
    assert "key is missing" not in said
    assert "comes back" not in said
    await looks_after(klass)
    assert buttons(private(klass.instructor)) == ["Ask again"]
    await klass.waits(days=11)
    assert "Which day?" not in await status(klass)
