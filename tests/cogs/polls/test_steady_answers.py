"""Answers that keep coming put off neither the count on the card nor a close with so many."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from storage.polls import State
from tests.cogs.polls.attacking import CROWD, attacked
from tests.cogs.polls.stories import fields
from tests.klass import SPACE, sqlite


async def test_a_count_that_is_due_is_told_although_somebody_answers_before_it_is_begun(tmp_path: Path) -> None:
    async with attacked(tmp_path, sqlite(tmp_path)) as class_:
        await class_.asks()
        for who in CROWD[:5]:
            await class_.acts(who, "choose", 0)
        due = class_.klass.clock.now() + timedelta(seconds=2)
        class_.klass.clock.leap_to(due)  # and nobody has looked yet
        await class_.acts(CROWD[5], "choose", 0)
        await class_.klass.goes_on()
        assert fields(class_.klass)["So far"].startswith("At least 5 people")


async def test_it_closes_with_so_many_although_others_answer_all_the_time(tmp_path: Path) -> None:
    async with attacked(tmp_path, sqlite(tmp_path)) as class_:
        await class_.asks()
        closes = text("UPDATE polls SET closes_with = 6")
        await class_.klass.database.write(SPACE, lambda tx: tx.execute(closes))
        for who in CROWD[:12]:
            await class_.acts(who, "choose", 0)
            await class_.klass.waits(seconds=0.7)
        rows = await class_.rows("SELECT state, took_part FROM polls")
        assert rows[0]["state"] == State.CLOSED
        assert rows[0]["took_part"] < 10
