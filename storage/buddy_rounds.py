"""The rounds of programmes of study buddies, from the day before the matching to the sums that stay."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, func, select, update

from bot.records import dataclass
from storage.kept import by_key
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert


class RoundState(StrEnum):
    """How far a round is. Each follows the one before; ``OFF`` may follow any but ``OVER``."""

    AHEAD = "ahead"  # announced: who wishes can still skip it
    MATCHING = "matching"  # its groups are being computed
    RUNNING = "running"
    OVER = "over"
    OFF = "off"  # it does not take place: its programme ended, a pause held it, or its people could not be told of it


COMING: Final = (RoundState.AHEAD, RoundState.MATCHING)
ALIVE: Final = (*COMING, RoundState.RUNNING)

rounds = Table(
    "buddy_rounds",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("round_id", BigInteger, primary_key=True, autoincrement=False),
    Column("programme_id", BigInteger, nullable=False),
    Column("course_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),  # from 1 up within its programme
    Column("state", String(8), nullable=False),
    Column("matches_at", UtcDateTime, nullable=False),
    Column("middle_at", UtcDateTime, nullable=False),
    Column("asks_at", UtcDateTime, nullable=False),  # a day before the end
    Column("ends_at", UtcDateTime, nullable=False),
    Column("seed", BigInteger, nullable=False),  # of what the matching draws
    Column("took_part", Integer, nullable=False, default=0),  # sums, of nobody
    Column("met", Integer, nullable=False, default=0),
    Column("good", Integer, nullable=False, default=0),  # who said afterwards that it was good
    Column("said", Integer, nullable=False, default=0),  # who said anything afterwards
    Column("unplaced", Integer, nullable=False, default=0),
    Column("repeats", Integer, nullable=False, default=0),  # groups in which somebody meets someone again
    Column("in_writing", Integer, nullable=False, default=0),  # groups without common hours
    Index("buddy_rounds_programme", "space_id", "programme_id", "number"),
)


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a programme. The figures are sums over its people or groups; they stay when the people have gone."""

    round_id: int
    programme_id: int
    course_id: int
    number: int
    state: RoundState
    matches_at: datetime
    middle_at: datetime
    asks_at: datetime
    ends_at: datetime
    seed: int
    took_part: int = 0
    met: int = 0
    good: int = 0
    said: int = 0
    unplaced: int = 0
    repeats: int = 0
    in_writing: int = 0

    @property
    def late_until(self) -> datetime:
        """Until when somebody may still come into it: while more than half of it is left."""
        return self.matches_at + (self.ends_at - self.matches_at) / 2


_get = by_key(rounds)


class BuddyRounds(Store):
    """The rounds of a space."""

    def add(self, new: Round) -> bool:
        """Stores a round; one with the same id stays as it is. False then."""
        row = {name: getattr(new, name) for name in Round.__slots__} | {"space_id": self.space_id}
        made = insert(rounds).values(row).on_conflict_do_nothing().returning(rounds.c.round_id)
        return self.tx.first(made) is not None

    def get(self, round_id: int) -> Round | None:
        """One round."""
        row = self.tx.first(_get, {"space_id": self.space_id, "round_id": round_id})
        return _round(row) if row else None

    def current(self, programme_id: int, *states: RoundState) -> Round | None:
        """The programme's newest round in these states (without any: not over); of one programme at most one runs."""
        some = self._of(programme_id) & rounds.c.state.in_(states or ALIVE)
        row = self.tx.first(select(rounds).where(some).order_by(rounds.c.number.desc(), rounds.c.round_id).limit(1))
        return _round(row) if row else None

    def newest(self, programme_ids: Collection[int], *states: RoundState) -> dict[int, Round]:
        """The same of several programmes, by their ids; those without one are left out. One statement."""
        some = (rounds.c.space_id == self.space_id) & rounds.c.programme_id.in_(programme_ids)
        some &= rounds.c.state.in_(states or ALIVE)
        last = select(rounds.c.programme_id, func.max(rounds.c.number).label("number")).where(some)
        these = last.group_by(rounds.c.programme_id).subquery()
        same = (rounds.c.programme_id == these.c.programme_id) & (rounds.c.number == these.c.number)
        found = self.tx.rows(select(rounds).join(these, same).where(some)) if programme_ids else ()
        return {row.programme_id: _round(row) for row in found}

    def of(self, programme_id: int, most: int = 25) -> list[Round]:
        """The programme's rounds, the newest first."""
        some = select(rounds).where(self._of(programme_id))
        rows = self.tx.rows(some.order_by(rounds.c.number.desc(), rounds.c.round_id).limit(most))
        return [_round(row) for row in rows]

    def last_number(self, programme_id: int) -> int:
        """The highest number of the programme's rounds, also of those that did not take place; 0 without any."""
        return int(self.tx.scalar(select(func.max(rounds.c.number)).where(self._of(programme_id))) or 0)

    def move(self, round_id: int, before: RoundState, after: RoundState, **values: object) -> bool:
        """Its next state, with what else changes. False when it was not in the one before: another did it already."""
        some = self._one(round_id) & (rounds.c.state == before)
        return self.tx.execute(update(rounds).where(some).values(state=after, **values)).rowcount == 1

    def change(self, round_id: int, **values: object) -> None:
        """Changes what a round says of itself."""
        self.tx.execute(update(rounds).where(self._one(round_id)).values(values))

    def call_off(self, programme_id: int) -> list[Round]:
        """No round of the programme that has not begun takes place; one that runs goes on. Returns those, as they
        were."""
        some = self._of(programme_id) & rounds.c.state.in_(COMING)
        found = [_round(row) for row in self.tx.rows(select(rounds).where(some))]
        if found:
            self.tx.execute(update(rounds).where(some).values(state=RoundState.OFF))
        return found

    def last_over(self, course_id: int) -> Round | None:
        """The round of a course that was over last."""
        some = (rounds.c.space_id == self.space_id) & (rounds.c.course_id == course_id)
        some &= rounds.c.state == RoundState.OVER
        row = self.tx.first(select(rounds).where(some).order_by(rounds.c.ends_at.desc(), rounds.c.round_id).limit(1))
        return _round(row) if row else None

    def _of(self, programme_id: int) -> Any:
        return (rounds.c.space_id == self.space_id) & (rounds.c.programme_id == programme_id)

    def _one(self, round_id: int) -> Any:
        return (rounds.c.space_id == self.space_id) & (rounds.c.round_id == round_id)


def _round(row: Any) -> Round:
    values = {name: getattr(row, name) for name in Round.__slots__}
    return Round(**values | {"state": RoundState(row.state)})
