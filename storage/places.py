"""The places that are in use: where courses are, where schedules ask, and where something of ours stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import Column, func, select

from bot.people import Place, PlaceKind
from storage.database import Tx
from storage.store import Store, all_tables

MOST: Final = 100
"""The most places of one kind of use that are told of a space; of what stands, those of the newest."""
_MOST_IN_ALL: Final = 20_000
_NO_CHANNELS: Final = (f"{PlaceKind.DIRECT}:%", f"{PlaceKind.ROOM}:%")  # a room's own place is noted beside it
_marked: Final[list[tuple[Column[Any], Column[Any] | None]]] = []


def names_place(column: Column[Any], stands_since: Column[Any] | None = None) -> None:
    """Marks a column with places in which something is to appear; or, with since when, in which it stands already."""
    _marked.append((column, stands_since))


class PlacesInUse(Store):
    """Those of one space."""

    def all(self) -> list[Place]:
        """Each once."""
        return _read(self.tx, self.space_id, MOST).get(self.space_id, [])

    def to_come(self) -> list[Place]:
        """Those in which something is to appear, whether anything stands there or not."""
        return _read(self.tx, self.space_id, MOST, standing=False).get(self.space_id, [])


def places_in_use(tx: Tx, platform: str) -> Mapping[str, Sequence[Place]]:
    """Those of all spaces of a platform, by space. A space that Homeroom was sent away from may be among them."""
    return _read(tx, f"{platform}:", _MOST_IN_ALL, within=True)


def _read(tx: Tx, space_id: str, most: int, *, within: bool = False, standing: bool = True) -> dict[str, list[Place]]:
    all_tables()  # what they mark is known once they were read
    found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for column, since in _marked:
        if since is not None and not standing:
            continue
        of = column.table.c.space_id
        here = of.startswith(space_id) if within else of == space_id
        some = select(of, column).where(here, column.is_not(None), *(column.not_like(each) for each in _NO_CHANNELS))
        order = [] if since is None else [func.max(since).desc()]
        for space, key in tx.rows(some.group_by(of, column).order_by(*order, of, column).limit(most)):
            with suppress(ValueError):  # of another version
                found[space].setdefault(key, Place.parse(space, key))
    return {space: list(places.values())[:MOST] if within else list(places.values()) for space, places in found.items()}
