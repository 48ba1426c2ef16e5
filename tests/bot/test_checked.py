"""A start looks at the declarations again as soon as anything of ours has changed, and only then."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.checked import NOTE, unless_checked


class House:
    """A folder of code and texts, how often it was checked, and whether it is right."""

    def __init__(self, folder: Path) -> None:
        self.code = folder / "cogs"
        (self.code / "texts").mkdir(parents=True)
        self.write("cogs/one.py", "1")
        self.write("cogs/texts/en.ftl", "a = A")
        self.note = folder / "cache" / "checked.txt"
        self.note.parent.mkdir()
        self.checks = 0
        self.right = True

    def write(self, name: str, text: str) -> None:
        (self.code.parent / name).write_text(text, encoding="utf-8")

    def starts(self, *on: str) -> int:
        """How often it has been checked when it has started once more."""
        unless_checked(self.check, on, [self.code], self.note)
        return self.checks

    def check(self) -> None:
        self.checks += 1
        if not self.right:
            raise ValueError("a declaration is wrong")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return House(tmp_path)


def test_what_was_found_right_is_not_looked_at_again(house: House) -> None:
    assert [house.starts("polls"), house.starts("polls")] == [1, 1]


@pytest.mark.parametrize("name", ["cogs/one.py", "cogs/texts/en.ftl", "cogs/two.py"])
def test_it_is_once_a_file_is_written_longer_or_new(house: House, name: str) -> None:
    house.starts()
    house.write(name, "longer than before")
    assert [house.starts(), house.starts()] == [2, 2]


def test_it_is_once_a_file_is_gone_or_of_another_time(house: House) -> None:
    house.starts()
    os.utime(house.code / "one.py", ns=(5, 5))
    assert house.starts() == 2
    (house.code / "one.py").unlink()
    assert house.starts() == 3


def test_it_is_with_other_features_on(house: House) -> None:
    assert [house.starts("polls"), house.starts("polls", "buddies"), house.starts("polls")] == [1, 2, 3]


def test_a_mistake_stops_every_start(house: House) -> None:
    house.right = False
    for _ in range(2):
        with pytest.raises(ValueError, match="a declaration is wrong"):
            house.starts()
    house.right = True
    assert house.starts() == 3


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"something else"])
def test_a_note_that_cannot_be_read_is_none(house: House, content: bytes) -> None:
    house.starts()
    house.note.write_bytes(content)
    assert [house.starts(), house.starts()] == [2, 2]


def test_where_nothing_can_be_kept_every_start_looks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.note.parent.rmdir()
    assert [house.starts(), house.starts()] == [1, 2]
    house.note.parent.mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [house.starts(), house.starts()] == [3, 4]
    assert not list(house.note.parent.iterdir())


def test_the_note_lies_where_python_keeps_what_it_compiled() -> None:
    assert NOTE.parent.name == "__pycache__" or sys.pycache_prefix
    assert NOTE.suffix == ".txt"
