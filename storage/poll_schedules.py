"""What schedules ask: the polls that are put to a class again on their days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, String, Table, delete, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.marks import personal
from storage.places import names_place
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

planned = Table(
    "poll_schedules",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("schedule_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", String(255), nullable=False),
    Column("asks", Json, nullable=False),  # the poll as it is asked anew each time
    Column("made_at", UtcDateTime, nullable=False),
    Column("asked_by", String(64)),
)
names_place(planned.c.place)
personal(planned, what="poll-repeat", person="asked_by", on_delete="clear", life=None, columns_hidden=("asks",))


@dataclass(frozen=True, slots=True)
class Planned:
    """Where a schedule asks, and what: the fields of a poll that are the same each time, ``first``, the id of the poll
    that it was made from, and ``words``, the questions as they were before a mend. ``by`` made it, while they are
    known."""

    place: Place
    asks: dict[str, Any]
    by: str | None = None


class PlannedPolls(Store):
    """What the schedules of a space ask."""

    def plan(self, schedule_id: int, place: Place, asks: dict[str, Any], now: datetime, by: Person) -> None:
        """A schedule asks this; one with the same id stays as it is."""
        row = {"space_id": self.space_id, "schedule_id": schedule_id, "place": place.key, "asks": asks, "made_at": now}
        row["asked_by"] = by.external_id
        self.tx.execute(insert(planned).values(row).on_conflict_do_nothing())

    def all(self) -> dict[int, Planned]:
        """What each schedule asks, by its id."""
        rows = self.tx.execute(select(planned).where(planned.c.space_id == self.space_id))
        return {row.schedule_id: Planned(Place.parse(self.space_id, row.place), row.asks, row.asked_by) for row in rows}

    def erase(self, poll_id: int, series: int, **words: object) -> None:
        """Words of a poll are gone for good, so also what asks them again: the schedule that the poll came by
        (``series``) and those that were made from it."""
        forgotten: dict[str, Any] = {"words": []} if "question" in words else {}
        self._reword(poll_id, series, lambda _: words | forgotten)

    def mend(self, poll_id: int, series: int, question: str, choices: Sequence[str]) -> None:
        """A typo of a poll is put right, so also in those schedules."""
        mended = {"question": question, "choices": [*choices]}
        self._reword(poll_id, series, lambda asks: mended | {"words": [*asks.get("words", ()), asks["question"]]})

    def _reword(self, poll_id: int, series: int, other: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        for schedule_id, each in self.all().items():
            if schedule_id == series or each.asks.get("first") == poll_id:
                one = (planned.c.space_id == self.space_id) & (planned.c.schedule_id == schedule_id)
                asks = _still_erased(each.asks, each.asks | other(each.asks))
                self.tx.execute(update(planned).where(one).values(asks=asks))

    def unplan(self, schedule_id: int) -> None:
        """A schedule asks nothing any more."""
        one = (planned.c.space_id == self.space_id) & (planned.c.schedule_id == schedule_id)
        self.tx.execute(delete(planned).where(one))


def _still_erased(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What is gone for good stays so, though another poll of the schedule has those words still."""
    question = after["question"] if before["question"] else ""
    choices = [new if old else "" for old, new in zip(before["choices"], after["choices"], strict=True)]
    return after | {"question": question, "choices": choices}
