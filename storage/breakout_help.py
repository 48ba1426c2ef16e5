"""Rooms of a breakout that asked for help: oldest first, and who goes to which."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, String, Table, func, literal, select, update

from bot.people import Person
from bot.records import dataclass
from storage.breakouts import note_gone
from storage.database import Tx
from storage.marks import passing, personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=30)
"""As long as the summary of a breakout is of use to its instructor."""

helps = Table(
    "breakout_helps",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("help_id", BigInteger, primary_key=True, autoincrement=False),
    Column("breakout_id", BigInteger, nullable=False),
    Column("room_id", BigInteger, nullable=False),
    Column("taken_by", String(64)),
    Column("at", UtcDateTime, nullable=False),
    Column("taken_at", UtcDateTime),
    Column("done_at", UtcDateTime),
    Index("breakout_helps_breakout", "space_id", "breakout_id"),
    Index("breakout_helps_at", "at"),
)


def _note_going(tx: Tx, space_id: str, person_id: str) -> None:
    mine = (helps.c.space_id == space_id) & (helps.c.taken_by == person_id) & helps.c.done_at.is_(None)
    note_gone(tx, space_id, select(helps.c.breakout_id).where(mine))


personal(helps, what="breakout-help", person="taken_by", life=None, on_delete="clear", before=_note_going)
passing(helps, "breakout-help", "at", KEPT)


@dataclass(frozen=True, slots=True)
class Help:
    """A room asked for help at a moment, whoever in it did; ``taken_by`` goes there. It waits until ``taken_at``: until
    somebody goes, or the room itself needs nobody any more. It is open until it is done."""

    help_id: int
    breakout_id: int
    room_id: int
    at: datetime
    taken_by: Person | None = None
    taken_at: datetime | None = None
    done_at: datetime | None = None

    @property
    def taken_back(self) -> bool:
        """Whether the room itself said that it needs nobody any more, before anybody went there."""
        return self.taken_by is None and self.taken_at is not None and self.taken_at == self.done_at


class BreakoutHelp(Store):
    """Who asked for help, and who goes."""

    def ask(self, new: Help) -> Help:
        """A room asks. Where it did already and that is open, that stands: returned is what is open now."""
        found = self._found((helps.c.room_id == new.room_id) & helps.c.done_at.is_(None))
        if found:
            return found[0]
        row = {
            "space_id": self.space_id,
            "help_id": new.help_id,
            "breakout_id": new.breakout_id,
            "room_id": new.room_id,
            "at": new.at,
        }
        self.tx.execute(insert(helps).on_conflict_do_nothing().values(row))
        return new

    def take(self, help_id: int, by: Person, at: datetime) -> bool:
        """Somebody goes. False when another does already, or it is done."""
        free = self._one(help_id) & helps.c.taken_by.is_(None) & helps.c.done_at.is_(None)
        taken = update(helps).where(free).values(taken_by=by.external_id, taken_at=at)
        return self.tx.execute(taken).rowcount == 1

    def give_back(self, help_id: int) -> bool:
        """Whoever took it does not go after all. False when it is done, or nobody had."""
        taken = self._one(help_id) & helps.c.taken_by.is_not(None) & helps.c.done_at.is_(None)
        return self.tx.execute(update(helps).where(taken).values(taken_by=None, taken_at=None)).rowcount == 1

    def give_back_of(self, by: Person) -> None:
        """Somebody is gone, and goes nowhere any more: those breakouts are noted as ones from which somebody went."""
        _note_going(self.tx, self.space_id, by.external_id)
        taken = self._all() & (helps.c.taken_by == by.external_id) & helps.c.done_at.is_(None)
        self.tx.execute(update(helps).where(taken).values(taken_by=None, taken_at=None))

    def take_back(self, help_id: int, at: datetime) -> bool:
        """The room needs nobody any more. False when it was done already."""
        some = self._one(help_id) & helps.c.done_at.is_(None)
        ended = func.coalesce(helps.c.taken_at, literal(at, UtcDateTime))
        return self.tx.execute(update(helps).where(some).values(done_at=at, taken_at=ended)).rowcount == 1

    def done(self, help_id: int, at: datetime) -> bool:
        """It was helped. False when it was done already."""
        some = self._one(help_id) & helps.c.done_at.is_(None)
        return self.tx.execute(update(helps).where(some).values(done_at=at)).rowcount == 1

    def all_done(self, room_id: int, at: datetime) -> None:
        """A room closes: what it waits for is over."""
        some = self._all() & (helps.c.room_id == room_id) & helps.c.done_at.is_(None)
        self.tx.execute(update(helps).where(some).values(done_at=at))

    def get(self, help_id: int) -> Help | None:
        """One."""
        found = self._found(helps.c.help_id == help_id)
        return found[0] if found else None

    def of(self, breakout_id: int, *, open_only: bool = False) -> list[Help]:
        """What the rooms of a breakout asked, the oldest first."""
        some = helps.c.breakout_id == breakout_id
        return self._found(some & helps.c.done_at.is_(None) if open_only else some)

    def open_in(self, room_id: int) -> Help | None:
        """What a room waits for."""
        found = self._found((helps.c.room_id == room_id) & helps.c.done_at.is_(None))
        return found[0] if found else None

    def helpers(self, room_id: int) -> list[Person]:
        """Who went to a room to help, or is on their way."""
        found = self._found((helps.c.room_id == room_id) & helps.c.taken_by.is_not(None))
        return [*dict.fromkeys(each.taken_by for each in found if each.taken_by is not None)]

    def _all(self) -> Any:
        return helps.c.space_id == self.space_id

    def _one(self, help_id: int) -> Any:
        return self._all() & (helps.c.help_id == help_id)

    def _found(self, some: Any) -> list[Help]:
        rows = self.tx.rows(select(helps).where(self._all() & some).order_by(helps.c.at, helps.c.help_id))

        def who(person_id: str | None) -> Person | None:
            return Person(self.space_id, person_id) if person_id else None

        return [
            Help(
                row.help_id,
                row.breakout_id,
                row.room_id,
                row.at,
                who(row.taken_by),
                row.taken_at,
                row.done_at,
            )
            for row in rows
        ]
