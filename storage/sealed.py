"""Sealed answers: boxes that are open, and in each one row a person, which tells nothing without the box's key."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table, bindparam, delete, func, select, update

from storage.database import Tx
from storage.kept import Kept
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

boxes: Final = Table(
    "sealed_boxes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("box_id", BigInteger, primary_key=True, autoincrement=False),
    Column("made_at", UtcDateTime, nullable=False),
)
# Whoever has this table finds how many took part in a box, and nothing else. So it has no moment and no counter; and on
# SQLite no rowid, which would number the rows as they came.
answers: Final = Table(
    "sealed_answers",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("box_id", BigInteger, primary_key=True, autoincrement=False),
    Column("tag", LargeBinary, primary_key=True),  # whose it is, for who has the key
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

_DESTROYED: Final = datetime(1970, 1, 1, tzinfo=UTC)  # as when a box was made whose key a restore destroyed

_box = (boxes.c.space_id == bindparam("space")) & (boxes.c.box_id == bindparam("box"))
_in_box = (answers.c.space_id == bindparam("space")) & (answers.c.box_id == bindparam("box"))
_of_tag = _in_box & (answers.c.tag == bindparam("whose"))
_is_open = Kept(lambda: select(boxes.c.box_id).where(_box))
_open_here = Kept(lambda: select(boxes.c.box_id).where(boxes.c.space_id == bindparam("space")).order_by(boxes.c.box_id))
_row = select(
    boxes.c.space_id, boxes.c.box_id, bindparam("whose", type_=LargeBinary), bindparam("given", type_=LargeBinary)
).where(_box)
_come = insert(answers).from_select(["space_id", "box_id", "tag", "sealed"], _row)
# What stands already is left as it is; "doing" so is what has RETURNING tell it, in the same statement.
_add = Kept(
    lambda: _come.on_conflict_do_update(
        index_elements=["space_id", "box_id", "tag"], set_={"sealed": answers.c.sealed}
    ).returning(answers.c.sealed)
)
_get = Kept(lambda: select(answers.c.sealed).where(_of_tag))
_change = Kept(lambda: update(answers).where(_of_tag).values(sealed=bindparam("given")))
_take_out = delete(answers).where(_of_tag)
_count = Kept(lambda: select(func.count()).select_from(answers).where(_in_box))
_all = Kept(lambda: select(answers.c.tag, answers.c.sealed).where(_in_box))


class Sealed(Store):
    """The open boxes of a space. What is in them is bytes here: :mod:`bot.seal` has the keys."""

    def destroyed(self) -> list[int]:
        """The open boxes whose keys a restore destroyed: none of these comes back."""
        gone = (boxes.c.space_id == self.space_id) & (boxes.c.made_at == _DESTROYED)
        return [row.box_id for row in self.tx.execute(select(boxes.c.box_id).where(gone))]

    def begin(self, box_id: int, now: datetime) -> bool:
        """Opens a box. False when it was open."""
        row = {"space_id": self.space_id, "box_id": box_id, "made_at": now}
        made = insert(boxes).values(row).on_conflict_do_nothing().returning(boxes.c.box_id)
        return self.tx.first(made) is not None

    def is_open(self, box_id: int) -> bool:
        """Whether answers can be put in."""
        return self.tx.first(_is_open, self._at(box_id)) is not None

    def open_boxes(self) -> list[int]:
        """All that are open in this space."""
        return [row.box_id for row in self.tx.rows(_open_here, {"space": self.space_id})]

    def rows(self, box_id: int) -> int:
        """How many took part. Who withdrew is among them, so that looking twice does not tell who did."""
        return int(self.tx.scalar(_count, self._at(box_id)))

    def add(self, box_id: int, tag: bytes, sealed: bytes) -> bytes | None:
        """What stands in a person's row after this: what was given, or what was there before. ``None``: the box is not
        open."""
        found: bytes | None = self.tx.scalar(_add, self._at(box_id) | {"whose": tag, "given": sealed})
        return found

    def get(self, box_id: int, tag: bytes) -> bytes | None:
        """What stands in a person's row."""
        found: bytes | None = self.tx.scalar(_get, self._at(box_id) | {"whose": tag})
        return found

    def change(self, box_id: int, tag: bytes, sealed: bytes) -> None:
        """Puts something else in a row that is there."""
        self.tx.send(_change, self._at(box_id) | {"whose": tag, "given": sealed})

    def all(self, box_id: int) -> list[tuple[bytes, bytes]]:
        """Every row, tag and sealed, in an order that the database chose and that may tell something."""
        return [(row.tag, row.sealed) for row in self.tx.rows(_all, self._at(box_id))]

    def take_out(self, box_id: int, tags: Collection[bytes]) -> None:
        """Deletes the rows of several people."""
        if tags:
            self.tx.execute(_take_out, [self._at(box_id) | {"whose": tag} for tag in tags])

    def end(self, box_id: int) -> bool:
        """Deletes a box and all that is in it. False when it was not open."""
        self.tx.execute(delete(answers).where(_in_box), self._at(box_id))
        return self.tx.execute(delete(boxes).where(_box), self._at(box_id)).rowcount == 1

    def _at(self, box_id: int) -> dict[str, str | int | bytes]:
        return {"space": self.space_id, "box": box_id}


def open_boxes(tx: Tx) -> set[tuple[str, int]]:
    """Every box that is open, by space and id."""
    return {(row.space_id, row.box_id) for row in tx.rows(select(boxes.c.space_id, boxes.c.box_id))}


def forget_answers(tx: Tx) -> int:
    """Deletes what is in all boxes: their keys are gone, and with them whose it is. The boxes stay open, so that each
    can say that it cannot be counted. Returns how many there are."""
    tx.execute(delete(answers))
    tx.execute(update(boxes).values(made_at=_DESTROYED))
    return len(open_boxes(tx))
