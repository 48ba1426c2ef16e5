"""A poll that was open at a backup, after it is restored: on PostgreSQL by its own tools, as docs/running.md says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.keys import tell_of_missing
from cogs.admin import cog as admin
from cogs.polls import cog
from storage.polls import State
from tests.cogs.polls.stories import all_press, asked, closed, fields, settled
from tests.klass import Klass, klass_of
from tests.wire.postgres import Server

NAME = "restored_polls"


@pytest.fixture
def restored_url(postgres: Server) -> Iterator[str]:
    """The address of the database into which the backup is put."""
    yield postgres.url(NAME)
    postgres.run(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


async def state_of(klass: Klass, question: str) -> str:
    """What became of a poll."""
    found = await klass.database.read(
        lambda tx: tx.connection.exec_driver_sql("SELECT question, state FROM polls").fetchall()
    )
    return str({row[0]: row[1] for row in found}[question])


async def test_it_cannot_be_counted_and_says_so_and_others_can(
    postgres: Server, postgres_url: str, restored_url: str, tmp_path: Path
) -> None:
    dump = tmp_path / "dump"
    async with klass_of([admin, cog], postgres_url, keys=tmp_path / "keys") as klass:
        await asked(klass, question="Counted before?", closes="2h")
        await all_press(klass, *["Monday"] * 6)
        await closed(klass, hours=3)
        await asked(klass, question="Open at the backup?")
        await all_press(klass, *["Friday"] * 6)
        postgres.dumped(urlsplit(postgres_url).path[1:], dump)
        await all_press(klass, "Monday")
        await closed(klass)
        assert fields(klass)["Took part"] == "6 people", "the backup took nothing from it"
    postgres.restored(dump, NAME)
    async with klass_of([admin, cog], restored_url, keys=tmp_path / "new keys") as klass:
        await tell_of_missing(klass.core, klass.database)
        await settled(klass)
        assert await state_of(klass, "Open at the backup?") == State.LOST
        assert await state_of(klass, "Counted before?") == State.CLOSED
        await klass.instructor.says("/homeroom status", place="general")
        assert "Its key is missing, so nobody can read its answers: Open at the backup?" in klass.instructor.answer
        await klass.instructor.says("/poll list", place="general")
        await klass.instructor.chooses("Look after one", "Open at the backup?")
        await klass.instructor.presses("Ask again")
        await klass.instructor.presses("Post")
        await settled(klass)
        await all_press(klass, *["Friday"] * 6)
        await closed(klass)
        assert fields(klass)["Took part"] == "6 people"
