"""Who deleted themselves: found again by those who know the id, and by nobody from the files."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.deleted import KEY, LOG, KeyLost, deleted_since, note_deleted

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PEOPLE = [("web:class", "ana"), ("web:class", "ben"), ("web:other", "ana")]


def test_only_who_was_deleted_since_and_only_in_that_space(tmp_path: Path) -> None:
    assert deleted_since(tmp_path, NOON, PEOPLE) == []
    note_deleted(tmp_path, "web:class", "ana", NOON)
    note_deleted(tmp_path, "web:class", "ben", NOON - timedelta(seconds=1))
    assert deleted_since(tmp_path, NOON, PEOPLE) == [("web:class", "ana")]
    assert deleted_since(tmp_path, NOON - timedelta(days=1), PEOPLE) == [("web:class", "ana"), ("web:class", "ben")]


def test_nobody_can_be_read_from_the_files_and_nobody_else_may_read_them(tmp_path: Path) -> None:
    note_deleted(tmp_path, "web:class", "ana", NOON)
    assert {path.name for path in tmp_path.iterdir()} == {KEY, LOG}
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert "ana" not in (tmp_path / LOG).read_text()
    other = tmp_path / "other"
    other.mkdir()
    note_deleted(other, "web:class", "ana", NOON)
    assert (other / LOG).read_text() != (tmp_path / LOG).read_text()  # another key


@pytest.mark.parametrize("cut", [1, 20, 40, 90])
def test_a_line_that_a_crash_cut_short_hides_no_other(tmp_path: Path, cut: int) -> None:
    note_deleted(tmp_path, "web:class", "ana", NOON)
    whole = (tmp_path / LOG).read_text()
    (tmp_path / LOG).write_text(whole + whole[:cut])
    note_deleted(tmp_path, "web:class", "ben", NOON)
    assert deleted_since(tmp_path, NOON, PEOPLE) == [("web:class", "ana"), ("web:class", "ben")]


def test_without_the_key_it_is_said_that_nobody_can_tell(tmp_path: Path) -> None:
    note_deleted(tmp_path, "web:class", "ana", NOON)
    (tmp_path / KEY).unlink()
    assert deleted_since(tmp_path, NOON + timedelta(days=1), PEOPLE) == []  # nobody since: no key is needed
    with pytest.raises(KeyLost):
        deleted_since(tmp_path, NOON, PEOPLE)
