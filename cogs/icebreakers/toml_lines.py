"""On which line of a TOML file something stands, found before it is parsed: the standard library reads the values,
forgets the lines, and takes minutes and gigabytes for small files that are nested or named as no deck is."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

Path = tuple[str | int, ...]
"""The keys that lead to something; a number is the place in a list of tables, from 0 up."""

DEEPEST: Final = 4  # brackets within brackets, or parts of a name
MOST_NAMED: Final = 10_000  # keys and tables; 500 prompts in two languages with all that they can have come to 8,500
MOST: Final = 25_000  # these with values, brackets and comments, or lines; the same come to 21,500
LONGEST_NUMBER: Final = 1000  # letters of a value that is no string
_NAME: Final = r"""(?:[A-Za-z0-9_-]++|"(?:\\[^\n]|[^"\\\n])*+"|'[^'\n]*+')"""
_DOTTED: Final = rf"{_NAME}(?:[ \t]*+\.[ \t]*+{_NAME}){{0,{DEEPEST}}}+"  # one more than may be, to be seen
# In this order: what stands in a string or behind a # is no key. Nothing is tried twice, and a string that nothing ends
# goes to the end of its line or of the file, so that time follows the length whatever stands there.
_TOKEN: Final = (
    rf"^[ \t]*+\[\[[ \t]*+(?P<list>{_DOTTED})[ \t]*+\]\]"
    rf"|^[ \t]*+\[[ \t]*+(?P<table>{_DOTTED})[ \t]*+\][ \t]*+(?=#|\r?$)"
    rf"|^[ \t]*+(?P<key>{_DOTTED})[ \t]*+="
    r'|"""(?:\\.|[^"\\]|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    rf"|(?P<word>{_DOTTED})"
    r'|"(?:\\[^\n]|[^"\\\n])*+'
    r"|'[^'\n]*+"
    r"|#[^\n]*+"
    r"|(?P<open>[\[{])"
    r"|(?P<close>[\]}])"
    r"|(?P<nothing>[ \t,]++|\n++)"
)
_NAMED: Final = ("list", "table", "key")


class Beyond(Exception):
    """What begins on this line no deck needs: ``deep`` when it is nested, else it is too much."""

    def __init__(self, line: int, *, deep: bool) -> None:
        super().__init__(line)
        self.line = line
        self.deep = deep


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1 up, of every table and key of a TOML file but those within a value.

    Raises :class:`Beyond`.
    """
    found: dict[Path, int] = {}
    lists: Counter[tuple[str, ...]] = Counter()
    table: Path = ()
    if text.count("\n") >= MOST:
        raise Beyond(MOST, deep=False)
    line, at, depth, things, named = 1, 0, 0, 0, 0
    for token in re.finditer(_TOKEN, text, re.MULTILINE | re.DOTALL):
        if (kind := token.lastgroup) == "nothing":
            continue
        line, at = line + text.count("\n", at, token.start()), token.start()
        things, named = things + 1, named + (kind in _NAMED)
        bare = kind == "word" and token["word"][0] not in "\"'"
        if things > MOST or named > MOST_NAMED or (bare and len(token["word"]) > LONGEST_NUMBER):
            raise Beyond(line, deep=False)
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        names = _names(token[kind]) if kind in _NAMED or (kind == "word" and "." in token[kind]) else ()
        if depth > DEEPEST or len(names) > DEEPEST:
            raise Beyond(line, deep=True)
        if kind == "list":
            lists[names] += 1
            table = (*names, lists[names] - 1)
            found.setdefault(table, line)
        elif kind == "table":
            table = _within(names, lists)
            found.setdefault(table, line)
        elif kind == "key":
            found.setdefault((*table, *names), line)
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
