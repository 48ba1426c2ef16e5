"""The process ends in the middle of a vote on an award: what it began goes on with the next one, once."""

from __future__ import annotations

from pathlib import Path

from cogs.achievements import cog
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.awards import State
from storage.polls import State as PollState
from tests.cogs.achievements.awarded import MINE, asked, award, looks_after, poll, stand, titles, voting
from tests.cogs.achievements.stories import begun
from tests.klass import Klass, klass_of, sqlite

COGS = (admin, cog, polls)


async def votes(klass: Klass) -> None:
    """Three for Ben, two for Chi."""
    for who, name in zip(("ana", "s1", "s2", "s3", "s4"), ("Ben", "Ben", "Ben", "Chi", "Chi"), strict=True):
        await klass.seats[who].presses(name, place="general")


async def test_between_the_close_and_what_follows_it(tmp_path: Path) -> None:
    async with klass_of(COGS, sqlite(tmp_path)) as klass:
        await begun(klass)
        await voting(klass, "ben", "chi")
        await votes(klass)
        await klass.instructor.says("/poll list", place="general")
        _, select = next(klass.instructor._actions())
        await klass.instructor.chooses("Look after one", str(select["choices"][0]["value"]))
        await klass.instructor.presses("Close now")
        assert (await poll(klass)).state is PollState.CLOSED
        assert (await award(klass)).state is State.VOTING
    async with klass_of(COGS, sqlite(tmp_path)) as klass:
        await klass.waits(minutes=10)
        assert (await award(klass)).state is State.GIVEN
        await klass.ben.opens("direct:ben")
        assert titles(klass.ben, "direct:ben") == [MINE]
    async with klass_of(COGS, sqlite(tmp_path)) as klass:
        await klass.waits(minutes=20)
        assert "direct:ben" not in klass.ben._rooms, "nothing comes a second time"


async def test_between_opening_the_vote_and_putting_it_to_the_class(tmp_path: Path) -> None:
    async with klass_of(COGS, sqlite(tmp_path)) as klass:
        await begun(klass)
        await asked(klass, "ben", "chi")
        await stand(klass, "ben", "chi")
        await looks_after(klass)
        await klass.instructor.presses("Open the vote")
        assert (await poll(klass)).state is PollState.DRAFT
    async with klass_of(COGS, sqlite(tmp_path)) as klass:
        await klass.waits(minutes=10)
        assert titles(klass.s1).count("A poll for everyone") == 1
        assert (await award(klass)).state is State.VOTING
