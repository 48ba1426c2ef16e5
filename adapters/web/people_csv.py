"""People in a table of comma-separated values: read strictly, with line and column of every mistake; and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from adapters.web.enrolment import Newcomer, checked
from adapters.web.refusal import ClassRefusal
from bot.records import dataclass

LARGEST: Final = 2 * 1024 * 1024  # bytes
_COLUMNS: Final = {
    "name": "name",
    "role": "role",
    "zone": "zone",
    "language": "language",
    "nombre": "name",
    "rol": "role",
    "zona": "zone",
    "idioma": "language",
}
_WHOSE: Final = {
    "class-person-name": "name",
    "class-person-long": "name",
    "class-person-role": "role",
    "class-person-zone": "zone",
    "class-person-language": "language",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a file: a text of the domain ``cli``, and where; without a line, with the file as such."""

    text_id: str
    values: Mapping[str, str | int]
    line: int = 0
    column: str = ""


class Mistakes(Exception):
    """All that is wrong in a file."""

    def __init__(self, *found: Mistake) -> None:
        super().__init__("the file has mistakes")
        self.found = found


def read_people(path: Path, others: Newcomer | None = None) -> list[Newcomer]:
    """Everyone in a file; what a cell does not say is as in ``others``, which was checked.

    The first line names the columns, in English or Spanish. Raises :class:`Mistakes`.
    """
    rows = list(_rows(path))
    if not rows:
        raise Mistakes(Mistake("people-csv-empty", {}))
    head = [each.strip().lower() for each in rows[0][1]]
    columns = [_COLUMNS.get(each, "") for each in head]
    wrong = [
        Mistake("people-csv-column", {"given": name}, rows[0][0])
        for name, known in zip(head, columns, strict=True)
        if not known
    ]
    if "name" not in columns or len(set(columns)) < len(columns) or wrong:
        raise Mistakes(*(wrong or [Mistake("people-csv-head", {}, rows[0][0])]))
    people: list[Newcomer] = []
    for line, cells in rows[1:]:
        try:
            people.append(_person(line, cells, columns, others or Newcomer("")))
        except Mistakes as found:
            wrong += found.found
    if wrong:
        raise Mistakes(*wrong)
    return people


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table. No cell of it is taken for a formula by a program that opens it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row] for row in rows)
    return text.getvalue()


def _person(line: int, cells: Sequence[str], columns: Sequence[str], others: Newcomer) -> Newcomer:
    if len(cells) > len(columns):
        raise Mistakes(Mistake("people-csv-cells", {"count": len(cells), "most": len(columns)}, line))
    given = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    try:
        return checked(replace(others, **given))
    except ClassRefusal as no:
        text_id = no.text_id.replace("class-", "people-", 1)
        raise Mistakes(Mistake(text_id, no.values, line, _WHOSE[no.text_id])) from None


def _rows(path: Path) -> Iterable[tuple[int, list[str]]]:
    """The lines that are not empty, with their numbers. Spreadsheets in some countries part cells by semicolons."""
    try:
        if path.stat().st_size > LARGEST:
            raise Mistakes(Mistake("people-csv-large", {"path": str(path)}))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Mistakes(Mistake("people-csv-not-text", {"path": str(path)})) from None
    except OSError:
        raise Mistakes(Mistake("people-csv-no-file", {"path": str(path)})) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error:
        raise Mistakes(Mistake("people-csv-broken", {}, reader.line_num)) from None
