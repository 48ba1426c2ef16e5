"""What staff hid since a backup stays hidden when it is restored, from notes without words and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.link import Link
from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.hidden_since import HIDDEN_LOG, hide_again, note_hidden
from storage.jobs import jobs
from storage.reports import Hidden, Reports

SPACE = "web:the class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
VIEW = Link("icebreakers.appeared:0000000007:0")
HIDDEN = Hidden(7, 3, VIEW, Place(SPACE, PlaceKind.THREAD, "t1 {x}"), Person(SPACE, "ben"), False, NOW)
AGAIN = replace(HIDDEN, writer=None)


async def restored(database: Database, folder: Path, moment: datetime = NOW) -> tuple[int, list[Hidden], list[str]]:
    """How much is hidden again, all that is hidden then, and the jobs that wait."""

    def act(tx: Tx) -> tuple[int, list[Hidden], list[str]]:
        count = hide_again(tx, folder, moment, NOW)
        return count, Reports(tx, SPACE).all_hidden(3), [row.link for row in tx.rows(select(jobs.c.link))]

    return await database.write(SPACE, act)


async def test_what_was_hidden_since_is_hidden_again_and_settled_by_a_job(database: Database, tmp_path: Path) -> None:
    note_hidden(tmp_path, SPACE, replace(HIDDEN, piece_id=6), NOW - HOUR)  # it is in the backup
    note_hidden(tmp_path, SPACE, HIDDEN, NOW + HOUR)
    assert await restored(database, tmp_path) == (1, [AGAIN], ["homeroom.settle-hidden:0000000007"])
    assert (await restored(database, tmp_path))[:2] == (0, [AGAIN])


async def test_what_came_last_counts(database: Database, tmp_path: Path) -> None:
    for put_back in (False, True):
        note_hidden(tmp_path, SPACE, replace(HIDDEN, put_back=put_back), NOW)
    assert (await restored(database, tmp_path))[:2] == (0, [])
    await database.write(SPACE, lambda tx: Reports(tx, SPACE).hide(HIDDEN))
    assert (await restored(database, tmp_path))[:2] == (0, []), "it is in the backup, and was put back since"
    note_hidden(tmp_path, SPACE, replace(HIDDEN, at=NOW + HOUR), NOW + HOUR)
    assert (await restored(database, tmp_path))[:2] == (1, [replace(AGAIN, at=NOW + HOUR)])


async def test_without_notes_nothing_is_hidden(database: Database, tmp_path: Path) -> None:
    assert (await restored(database, tmp_path))[:2] == (0, [])


@pytest.mark.parametrize("cut", [1, 30, 60, -30, -1])
async def test_a_line_that_a_crash_cut_short_hides_no_other(database: Database, tmp_path: Path, cut: int) -> None:
    note_hidden(tmp_path, SPACE, HIDDEN, NOW)
    whole = (tmp_path / HIDDEN_LOG).read_text()
    (tmp_path / HIDDEN_LOG).write_text(whole[:cut] + whole.replace(" 7 ", " 8 "))
    count, hidden, _ = await restored(database, tmp_path)
    assert (count, [each.piece_id for each in hidden]) == (1, [8])


def test_nobody_is_named_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    note_hidden(tmp_path, SPACE, HIDDEN, NOW)
    assert "ben" not in (tmp_path / HIDDEN_LOG).read_text()
    assert (tmp_path / HIDDEN_LOG).stat().st_mode & 0o777 == 0o600
