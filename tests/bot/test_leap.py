"""Moving the clock ahead: what is kept, and when."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from storage.database import Tx
from storage.jobs import HANDLER, Jobs, NewJob
from storage.meta import Meta
from tests.bot.trial import case_of, mark, seen
from tests.klass import SPACE, sqlite


async def test_how_far_the_clock_is_ahead_is_kept_before_anything_happens_there(tmp_path: Path) -> None:
    async with case_of(tmp_path, sqlite(tmp_path)) as case:
        clock, database = case.klass.clock, case.klass.database
        due = clock.now() + timedelta(hours=1)
        job = NewJob(HANDLER, mark.link("later"), due, "a")
        await database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue([job]))
        kept: list[bool] = []

        def look(tx: Tx) -> None:
            kept.append(Meta(tx).ahead() >= clock.offset)

        database.on_begin(look)
        await case.klass.waits(hours=2)
        assert seen == ["later"]
        assert all(kept)
        assert clock.offset == timedelta(hours=2)
