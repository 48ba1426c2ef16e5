"""Tables that people made, as CSV: their bytes as text, their rows with lines, and cells as they were meant."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from bot.context import Refusal
from bot.records import dataclass

LARGEST: Final = 1024 * 1024
"""Bytes of a file that is read."""
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would run, and how one that was kept from it."""
_NUL_IN_UTF16: Final = 20  # of so many bytes more than one is NUL, for commas and the names of columns have one each
_NEWLINES: Final = r"\r\n?"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is to be mended in a file, and on which line: a text with its placeholders."""

    line: int
    text_id: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of the first line that has any, those of the others with the line on which each begins, and how many
    there are of these. From line ``broken`` on it cannot be read; 0: all can."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    count: int = 0
    broken: int = 0


def text_of(data: bytes) -> str:
    """The text in a file, its lines ended by ``\\n``. Raises :class:`Refusal`."""
    if len(data) > LARGEST:
        raise Refusal("file-large", most=LARGEST // 1024 // 1024)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data.count(0) > len(data) // _NUL_IN_UTF16:
        raise Refusal("file-utf16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Refusal("file-letters", line=data[: problem.start].count(b"\n") + 1) from None
    text = re.sub(_NEWLINES, "\n", text)
    if "\x00" in text:
        raise Refusal("file-nul", line=text.partition("\x00")[0].count("\n") + 1)
    return text


def table_of(text: str, most: int) -> Table:
    """What a table says, up to where it can be read; of its rows at most ``most`` are kept. Cells are parted by commas,
    semicolons or tabs, of which the first line has most; lines without anything are left out."""
    csv.field_size_limit(LARGEST)  # what is too long is for the feature to say
    first = text.partition("\n")[0]
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    line, count, broken = 1, 0, 0
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                count += 1
                if count <= most + 1:
                    rows.append((line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error:
        broken = line
    return Table(rows[0][1], tuple(rows[1:]), count - 1, broken) if rows else Table(broken=broken)


def meant(cell: str) -> str:
    """A cell's words; the mark by which a download keeps a spreadsheet from running them is no part of them."""
    words = cell.strip()
    return words[1:] if words.startswith("'") and FORMULA.match(words) else words
