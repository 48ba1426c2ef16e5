"""On which line of a TOML file something stands: the standard library reads the values and forgets the lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

Path = tuple[str | int, ...]
"""The keys that lead to something; a number is the place in a list of tables, from 0 up."""

_NAME: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED: Final = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
# In this order: what stands in a string or behind a # is no key. The file is known to be TOML.
_TOKEN: Final = re.compile(
    rf"^[ \t]*\[\[[ \t]*(?P<list>{_DOTTED})[ \t]*\]\]"
    rf"|^[ \t]*\[[ \t]*(?P<table>{_DOTTED})[ \t]*\][ \t]*(?=#|\r?$)"
    rf"|^[ \t]*(?P<key>{_DOTTED})[ \t]*="
    r'|"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.MULTILINE | re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1 up, of every table and key of a TOML file but those within a value."""
    found: dict[Path, int] = {}
    lists: Counter[tuple[str, ...]] = Counter()
    table: Path = ()
    line, at = 1, 0
    for token in _TOKEN.finditer(text):
        line, at = line + text.count("\n", at, token.start()), token.start()
        if token["list"]:
            names = _names(token["list"])
            lists[names] += 1
            table = (*names, lists[names] - 1)
            found.setdefault(table, line)
        elif token["table"]:
            table = _within(_names(token["table"]), lists)
            found.setdefault(table, line)
        elif token["key"]:
            found.setdefault((*table, *_names(token["key"])), line)
    return found


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of something, or of the nearest that it stands in."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 1


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(each.strip("\"'") for each in re.findall(_NAME, dotted))


def _within(names: tuple[str, ...], lists: Counter[tuple[str, ...]]) -> Path:
    """The path of a table: below a list it is in the newest entry."""
    path: list[str | int] = []
    for number, name in enumerate(names, start=1):
        path.append(name)
        if count := lists[names[:number]]:
            path.append(count - 1)
    return tuple(path)
