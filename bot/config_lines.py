"""Finds the line of bot.toml in which a table or a setting stands, for mistakes to be told with it."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_NAME: Final = rf"({_PART}(?:\s*\.\s*{_PART})*)"
_HEAD: Final = re.compile(rf"\s*\[\[?\s*{_NAME}\s*\]\]?")
_SET: Final = re.compile(rf"\s*{_NAME}\s*=")
_AT: Final = re.compile(r"line (\d+), column (\d+)")
_TWICE: Final = ("overwrite", "twice", "mutate", "Duplicate", "defined")


class Source:
    """The text of a TOML file."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def line(self, table: str, key: str = "") -> int | None:
        """The line (from 1) where a table begins or a key in it is set; with an inline table, where that is."""
        wanted = [*table.split("."), key] if key else table.split(".")
        inside: list[str] = []
        above: int | None = None
        for number, line in enumerate(self._lines, 1):
            if head := _HEAD.match(line):
                there = inside = _parts(head[1])
            elif setting := _SET.match(line):
                there = [*inside, *_parts(setting[1])]
                if there == wanted[: len(there)]:
                    above = above or number
            else:
                continue
            if there == wanted or (not key and there[: len(wanted)] == wanted):
                return number
        return above

    def broken_at(self, error: ValueError) -> tuple[int, int]:
        """The line and column of what is no TOML; the end where nothing else is told."""
        found = _AT.search(str(error))
        return (int(found[1]), int(found[2])) if found else (max(len(self._lines), 1), 1)


def says_twice(error: ValueError) -> bool:
    """Whether something is set a second time, rather than written wrongly."""
    return any(word in str(error) for word in _TWICE)


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, name)]
