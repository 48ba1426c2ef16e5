"""All that is stored, and all that a class shows: what must be the same before and after."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage.store import all_tables
from tests.klass import Klass

Rows = dict[str, list[tuple[Any, ...]]]


async def everything(klass: Klass, *but: str) -> Rows:
    """Every row of every table of ours; without those that the class keeps itself, and what time it is there."""
    ours = [each for each in all_tables().sorted_tables if not each.name.startswith("class")]
    tables = [each for each in ours if each.name not in ("meta", *but)]

    def look(tx: Any) -> Rows:
        return {table.name: sorted((tuple(row) for row in tx.rows(select(table))), key=repr) for table in tables}

    return await klass.database.read(look)


def shown(klass: Klass) -> dict[str, list[str]]:
    """What stands before each person in each place, their private answers left out."""
    return {
        f"{name} in {place.key}": [seat._text(each) for each in seat.sees(place.key) if not each["private"]]
        for name, seat in klass.seats.items()
        for place in klass.classroom.core.state.places_of(name)
    }
