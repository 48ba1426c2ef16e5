"""The feature that asked takes its poll back: what was answered is deleted with its key, and it hears nothing of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.kinds import Id
from bot.link import id_to_text, make
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.database import Tx
from storage.jobs import HANDLER, Jobs, NewJob
from storage.polls import Label, Poll, Polls, State
from tests.bot.sealing import GENERAL
from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, closed, looks_after, says_here, settled
from tests.cogs.polls.test_asked_by_another_story import SONGS, choirs_of, sings
from tests.cogs.polls.test_coming_story import QUIET, boxes
from tests.cogs.polls.test_lost_key_story import put_back, taken_away
from tests.klass import SPACE, Klass, klass_of, sqlite

FIVE = ("Sea",) * 3 + ("Road",) * 2


@pytest.fixture
def heard() -> list[str]:
    """What the other feature heard."""
    return []


@pytest.fixture
def how(request: pytest.FixtureRequest) -> dict[str, object]:
    """What its poll is: one of which only the best is told, if a test says nothing else."""
    label = getattr(request, "param", None)
    return {"lasts": 7200, "best_only": label is None, "label": label or Label.UNLINKABLE}


whatever_it_is = pytest.mark.parametrize("how", [None, Label.UNLINKABLE, Label.NAMED], indirect=True)


@pytest.fixture
async def klass(tmp_path: Path, heard: list[str], how: dict[str, object]) -> AsyncIterator[Klass]:
    """The class, with the other feature."""
    async with klass_of([admin, polls, choirs_of(tmp_path / "choirs", heard, how)], sqlite(tmp_path)) as made:
        yield made


async def hushes(klass: Klass) -> None:
    """Somebody makes the other feature take it back."""
    await klass.instructor.says("/hush", place="general")
    await settled(klass)


async def poll_in(klass: Klass) -> Poll | None:
    """The poll as it is stored."""
    return await klass.database.read(lambda tx: Polls(tx, SPACE).get(SONGS))


async def is_gone(klass: Klass, heard: list[str]) -> None:
    """Nothing is left of it but that its id was used, and after a day not even that; the feature hears nothing."""
    poll = await poll_in(klass)
    assert poll is not None
    assert (poll.state, poll.question, poll.choices, poll.follows) == (State.GONE, "", (), None)
    assert (poll.took_part, poll.result, poll.by) == (0, None, None)
    assert "Which song?" not in says_here(klass)
    assert "A poll" not in says_here(klass)
    rows: Any = await everything(klass)
    assert [rows[each] for each in ("sealed_answers", "poll_answers", "poll_ballots", "standing")] == [[], [], [], []]
    assert await boxes(klass) == []
    await klass.waits(days=2)
    assert heard == []
    assert await poll_in(klass) is None
    jobs = [str(row) for row in (await everything(klass))["jobs"] if id_to_text(Id(SONGS)) in str(row)]
    assert [each for each in jobs if "polls.expire:" not in each] == []


@whatever_it_is
@pytest.mark.parametrize("times", [1, 2])
async def test_while_it_is_open_its_card_answers_and_key_go(klass: Klass, heard: list[str], times: int) -> None:
    await sings(klass)
    await all_press(klass, *FIVE)
    for _ in range(times):
        await hushes(klass)
    await is_gone(klass, heard)


def _drafted(klass: Klass, tx: Tx, *, puts: bool) -> None:
    """A poll of the other feature, and maybe the job that puts it to the class, which nobody waits for."""
    course, now = klass.core.snapshot(tx, SPACE, None).course(0).course_id, klass.clock.now()
    poll = Poll(SONGS, course, GENERAL, None, "one", Label.UNLINKABLE, "Which song?", now, ("Sea", "Road"))
    Polls(tx, SPACE).add(replace(poll, follows=make("choirs", "sung", [id_to_text(Id(SONGS))]), best_only=True))
    if puts:
        link = make("polls", "ask", [id_to_text(Id(SONGS))])
        Jobs(tx, SPACE).queue([NewJob(HANDLER, link, now, link, course_id=course)])


async def test_on_its_way_it_never_comes(klass: Klass, heard: list[str]) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills(QUIET)
    await klass.waits(hours=13)
    await klass.database.write(SPACE, lambda tx: _drafted(klass, tx, puts=True))
    await klass.goes_on()
    poll = await poll_in(klass)
    assert poll is not None
    assert poll.state is State.COMING
    assert len(await boxes(klass)) == 2, "with the key on disk"
    await hushes(klass)
    await klass.waits(hours=12)
    await is_gone(klass, heard)


async def test_as_a_draft_it_is_put_to_nobody_any_more(klass: Klass, heard: list[str]) -> None:
    await klass.database.write(SPACE, lambda tx: _drafted(klass, tx, puts=False))
    await hushes(klass)
    await sings(klass)  # what puts it comes later, and asks it once more by the same id
    await is_gone(klass, heard)


async def test_before_there_is_one_nothing_happens(klass: Klass, heard: list[str]) -> None:
    before = (await everything(klass))["polls"]
    await hushes(klass)
    assert (await everything(klass))["polls"] == before == []
    assert heard == []


@pytest.mark.parametrize("over", [False, True])
async def test_while_its_key_is_missing_what_was_sealed_goes_and_stays_gone(
    klass: Klass, heard: list[str], over: bool
) -> None:
    await sings(klass)
    await all_press(klass, *FIVE)
    keys = taken_away(klass)
    if over:
        await closed(klass, hours=3)
    else:
        await klass.ben.presses("Sea")
        await settled(klass)
    poll = await poll_in(klass)
    assert poll is not None
    assert (poll.state, poll.waits) == (State.LOST, not over)
    await hushes(klass)
    put_back(keys)
    await klass.waits(hours=2)
    poll = await poll_in(klass)
    assert poll is not None
    assert poll.state is State.GONE
    assert "Which song?" not in says_here(klass)
    assert (await everything(klass))["sealed_answers"] == []
    await klass.waits(days=16)
    assert heard == []


@whatever_it_is
async def test_while_it_is_counted_no_count_comes_of_it(klass: Klass, heard: list[str]) -> None:
    """Of those that another process counts."""
    await sings(klass)
    await all_press(klass, *FIVE)
    await klass.database.write(SPACE, lambda tx: Polls(tx, SPACE).shut(SONGS, klass.clock.now()))
    await hushes(klass)
    await is_gone(klass, heard)


@pytest.mark.parametrize("how", [Label.UNLINKABLE, Label.NAMED], indirect=True)
@pytest.mark.parametrize("times", [1, 2])
async def test_once_it_is_over_it_stays_as_the_class_read_it(klass: Klass, heard: list[str], times: int) -> None:
    await sings(klass)
    await all_press(klass, *FIVE)
    await closed(klass, hours=3)
    before, rows = says_here(klass), (await everything(klass))["polls"]
    for _ in range(times):
        await hushes(klass)
    assert says_here(klass) == before
    assert (await everything(klass))["polls"] == rows
    assert heard == ["closed 5"]


@pytest.mark.parametrize("times", [1, 2])
async def test_of_one_of_which_only_the_best_is_told_nothing_is_left_once_it_is_over_either(
    klass: Klass, heard: list[str], times: int
) -> None:
    await sings(klass)
    await all_press(klass, *FIVE)
    await closed(klass, hours=3)
    assert heard == ["closed 5"]
    for _ in range(times):
        await hushes(klass)
    heard.clear()
    await is_gone(klass, heard)


async def given_up(klass: Klass) -> None:
    """Its key is missing at the close, and nobody waits for it; then the feature takes it back."""
    await sings(klass)
    await all_press(klass, *FIVE)
    taken_away(klass)
    await closed(klass, hours=3)
    await looks_after(klass, question="Which song?")
    await klass.instructor.presses("Give it up")
    await settled(klass)
    await hushes(klass)


async def test_given_up_one_of_which_only_the_best_is_told_goes_too(klass: Klass, heard: list[str]) -> None:
    await given_up(klass)
    assert heard == ["given-up 0"]
    heard.clear()
    await is_gone(klass, heard)


@pytest.mark.parametrize("how", [Label.UNLINKABLE], indirect=True)
async def test_given_up_it_stays_so(klass: Klass, heard: list[str]) -> None:
    await given_up(klass)
    poll = await poll_in(klass)
    assert poll is not None
    assert poll.state is State.GIVEN_UP
    assert "It can never be counted" in says_here(klass)
    assert heard == ["given-up 0"]


async def test_who_still_has_its_card_before_them_reads_that_it_is_gone(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    await klass.ben.presses("Sea")
    await hushes(klass)
    await klass.ben.presses("Road")
    assert "no longer there" in klass.ben.answer
    await is_gone(klass, heard)


async def test_staff_who_take_it_back_tell_the_feature_as_ever_and_it_may_take_it_back_too(
    klass: Klass, heard: list[str]
) -> None:
    await sings(klass)
    await all_press(klass, *FIVE)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    await hushes(klass)
    assert heard == ["gone 0"]
