"""What people reported and what staff hid: which words or message it is, never what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import IntEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, bindparam, delete, func, select, update

from bot.link import Link, id_of
from bot.people import Person, Place
from bot.records import dataclass
from storage.hidden_table import hidden_words
from storage.marks import personal
from storage.spaces import Spaces
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

reports = Table(
    "reports",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("report_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("piece_id", BigInteger, nullable=False),  # made from where it stands and its key there
    Column("view", String(100), nullable=False),  # empty for a message of somebody's own
    Column("place", String(255), nullable=False),
    Column("reporter_id", String(64)),
    Column("closed", Integer, nullable=False, default=0),
    Column("at", UtcDateTime, nullable=False),
    Column("message_id", Text),  # of such a message, as the platform calls it
    Column("why", String(32)),  # it could not be deleted
    Column("times", Integer, nullable=False, default=1, server_default="1"),  # by this person; 0: by nobody
    Index("reports_once", "space_id", "piece_id", "reporter_id", unique=True),
    Index("reports_open", "space_id", "course_id", "closed"),
)
personal(reports, what="report", person="reporter_id", on_delete="clear", life=None)

MOST_TIMES: Final = 3
"""So often one person can report the same: again after the staff left it, for it may have been changed since."""


class Closed(IntEnum):
    """What became of a report."""

    OPEN = 0
    LEFT = 1
    HIDDEN = 2


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that were reported, and where, by whom and since when.

    They are a piece of a ``view``, or else a message of somebody's own, ``message_id``; ``why`` says what was in the
    way when it was to be deleted, ``again`` that it was left before, ``noticed`` that Homeroom noticed a word in it,
    which is no report of anybody.
    """

    piece_id: int
    view: Link
    place: Place
    people: tuple[Person, ...] = ()  # without those who were deleted, who are counted still
    count: int = 0
    since: datetime | None = None
    message_id: str | None = None
    why: str | None = None
    again: bool = False
    noticed: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """What came of reporting something: ``before`` is what became of this person's earlier report, ``None`` when this
    one waits now. ``times`` is how often they have reported it."""

    before: Closed | None
    times: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that are hidden, or were and have been put back, or taken away by their writer (``gone``).

    ``writer`` is ``None`` where nobody knows them, and once they were deleted.
    """

    piece_id: int
    course_id: int
    view: Link
    place: Place
    writer: Person | None
    put_back: bool
    at: datetime
    words_id: int | None = None
    gone: bool = False


_hidden_on = select(hidden_words.c.piece_id).where(
    hidden_words.c.space_id == bindparam("space"),
    hidden_words.c.view == bindparam("of_view"),
    hidden_words.c.put_back == 0,
)


class Reports(Store):
    """What was reported and hidden in a space."""

    def report(self, report_id: int, course_id: int, reported: Reported, reporter: Person, now: datetime) -> Noted:
        """Notes a report. The same person's waits once, and again when it was left, a few times."""
        if self._add(report_id, course_id, reported, now, reporter_id=reporter.external_id):
            return Noted(None, 1)
        mine = self._about(reported.piece_id) & (reports.c.reporter_id == reporter.external_id)
        left = mine & (reports.c.closed == int(Closed.LEFT)) & (reports.c.times < MOST_TIMES)
        anew = {"report_id": report_id, "closed": int(Closed.OPEN), "at": now, "why": None}  # kept from now on
        more = update(reports).where(left).values(**anew, times=reports.c.times + 1).returning(reports.c.times)
        if (again := self.tx.first(more)) is not None:
            return Noted(None, again.times)
        was = self.tx.first(select(reports.c.closed, reports.c.times).where(mine))
        return Noted(Closed(was.closed), was.times) if was else Noted(Closed.OPEN, 1)

    def notice(self, course_id: int, reported: Reported, now: datetime) -> int | None:
        """Notes that Homeroom noticed a word, as a report of nobody. Returns its id, made from which words it is about:
        what was noted once waits no second time, whatever became of it, and then it is ``None``."""
        report_id = id_of("noticed", str(reported.piece_id))
        return report_id if self._add(report_id, course_id, reported, now, times=0) else None

    def _add(self, report_id: int, course_id: int, reported: Reported, now: datetime, **more: object) -> bool:
        row = {
            "space_id": self.space_id,
            "report_id": report_id,
            "course_id": course_id,
            "piece_id": reported.piece_id,
            "view": reported.view,
            "place": reported.place.key,
            "closed": int(Closed.OPEN),
            "at": now,
            "message_id": reported.message_id,
        }
        made = insert(reports).values(row | more).on_conflict_do_nothing().returning(reports.c.report_id)
        return self.tx.first(made) is not None

    def open(self, course_id: int) -> list[Reported]:
        """What staff has not decided on yet in a course, the longest waiting first."""
        waiting = self._waiting(course_id)
        found: dict[int, list[Any]] = {}
        for row in self.tx.execute(select(reports).where(waiting).order_by(reports.c.at, reports.c.report_id)):
            found.setdefault(row.piece_id, []).append(row)
        return [self._reported(rows) for rows in found.values()]

    def count_open(self, course_id: int) -> int:
        """How many words staff has not decided on yet."""
        pieces = select(func.count(reports.c.piece_id.distinct())).where(self._waiting(course_id))
        return int(self.tx.scalar(pieces))

    def decide(self, piece_id: int, closed: Closed) -> None:
        """All reports of it are decided so, also those that were left before."""
        self.tx.execute(update(reports).where(self._about(piece_id)).values(closed=int(closed), why=None))

    def close(self, piece_id: int, closed: Closed) -> bool:
        """All open reports of these words are decided. False when there was none."""
        waiting = self._about(piece_id) & (reports.c.closed == int(Closed.OPEN))
        return self.tx.execute(update(reports).where(waiting).values(closed=int(closed))).rowcount > 0

    def stands_again(self, piece_id: int) -> None:
        """What was hidden was put back: those who reported it were not agreed with, and may report it again."""
        hidden = self._about(piece_id) & (reports.c.closed == int(Closed.HIDDEN))
        self.tx.execute(update(reports).where(hidden).values(closed=int(Closed.LEFT)))

    def reopen(self, piece_id: int, why: str) -> None:
        """What was decided could not be done: the reports wait again."""
        decided = self._about(piece_id) & (reports.c.closed == int(Closed.HIDDEN))
        self.tx.execute(update(reports).where(decided).values(closed=int(Closed.OPEN), why=why))

    def of(self, piece_id: int) -> Reported | None:
        """What was reported under this id, whatever became of it; ``None`` once it is forgotten."""
        rows = list(self.tx.execute(select(reports).where(self._about(piece_id)).order_by(reports.c.at)))
        return self._reported(rows) if rows else None

    def is_decided(self, piece_id: int, closed: Closed) -> bool:
        """Whether some report of it was decided so."""
        this = self._about(piece_id) & (reports.c.closed == int(closed))
        return self.tx.first(select(reports.c.report_id).where(this).limit(1)) is not None

    def forget(self, report_id: int) -> None:
        """A report has been kept long enough."""
        here = reports.c.space_id == self.space_id
        self.tx.execute(delete(reports).where(here & (reports.c.report_id == report_id)))

    # Hidden words.

    def hide(self, hidden: Hidden) -> bool:
        """From now on these words are hidden. False when they were already."""
        row = {
            "space_id": self.space_id,
            "piece_id": hidden.piece_id,
            "course_id": hidden.course_id,
            "view": hidden.view,
            "place": hidden.place.key,
            "writer_id": hidden.writer.external_id if hidden.writer else None,
            "put_back": 0,
            "at": hidden.at,
            "words_id": hidden.words_id,
        }
        made = insert(hidden_words).values(row)
        done = made.on_conflict_do_update(
            index_elements=["space_id", "piece_id"],
            set_={name: made.excluded[name] for name in ("put_back", "at", "place", "writer_id", "words_id")},
            where=hidden_words.c.put_back != 0,
        ).returning(hidden_words.c.piece_id)
        if self.tx.first(done) is None:
            return False
        Spaces(self.tx, self.space_id).moved_on()  # every process learns that there is something to ask for
        return True

    def hidden_on(self, view: str) -> frozenset[int]:
        """Which words of a view are hidden."""
        found = self.tx.execute(_hidden_on, {"space": self.space_id, "of_view": view})
        return frozenset(row.piece_id for row in found)

    def hidden_among(self, pieces: Collection[int]) -> frozenset[int]:
        """Which of these words are hidden, in one statement."""
        mine = (hidden_words.c.space_id == self.space_id) & hidden_words.c.piece_id.in_(pieces)
        found = select(hidden_words.c.piece_id).where(mine, hidden_words.c.put_back == 0)
        return frozenset(row.piece_id for row in self.tx.execute(found)) if pieces else frozenset()

    def hidden(self, piece_id: int) -> Hidden | None:
        """Words that are hidden, or were lately."""
        row = self.tx.first(select(hidden_words).where(self._of(piece_id)))
        return self._hidden(row) if row else None

    def all_hidden(self, course_id: int) -> list[Hidden]:
        """The words that are hidden in a course, the newest first."""
        mine = (hidden_words.c.space_id == self.space_id) & (hidden_words.c.course_id == course_id)
        some = select(hidden_words).where(mine, hidden_words.c.put_back == 0)
        rows = self.tx.execute(some.order_by(hidden_words.c.at.desc(), hidden_words.c.piece_id))
        return [self._hidden(row) for row in rows]

    def put_back(self, piece_id: int) -> bool:
        """Everyone sees these words again. False when they were not hidden."""
        still = self._of(piece_id) & (hidden_words.c.put_back == 0)
        return self.tx.execute(update(hidden_words).where(still).values(put_back=1)).rowcount == 1

    def gone(self, piece_id: int) -> None:
        """Their writer took these words away: nothing is hidden any more, and the same ones are known again."""
        self.tx.execute(update(hidden_words).where(self._of(piece_id), hidden_words.c.put_back == 0).values(put_back=2))

    def let_go(self, piece_id: int) -> None:
        """That these words were hidden is forgotten."""
        self.tx.execute(delete(hidden_words).where(self._of(piece_id)))

    def _waiting(self, course_id: int) -> Any:
        here = (reports.c.space_id == self.space_id) & (reports.c.course_id == course_id)
        return here & (reports.c.closed == int(Closed.OPEN))

    def _about(self, piece_id: int) -> Any:
        return (reports.c.space_id == self.space_id) & (reports.c.piece_id == piece_id)

    def _of(self, piece_id: int) -> Any:
        return (hidden_words.c.space_id == self.space_id) & (hidden_words.c.piece_id == piece_id)

    def _reported(self, rows: list[Any]) -> Reported:
        first = rows[0]
        people = self._people(row.reporter_id for row in rows)
        place = Place.parse(self.space_id, first.place)
        why = next((row.why for row in rows if row.why), None)
        again, count = any(row.times > 1 for row in rows), sum(row.times > 0 for row in rows)
        noticed, view = count < len(rows), Link(first.view)
        return Reported(first.piece_id, view, place, people, count, first.at, first.message_id, why, again, noticed)

    def _people(self, ids: Iterable[str | None]) -> tuple[Person, ...]:
        return tuple(Person(self.space_id, each) for each in ids if each)

    def _hidden(self, row: Any) -> Hidden:
        writer = Person(self.space_id, row.writer_id) if row.writer_id else None
        place = Place.parse(self.space_id, row.place)
        back, gone = row.put_back == 1, row.put_back == 2
        view = Link(row.view)
        return Hidden(row.piece_id, row.course_id, view, place, writer, back, row.at, row.words_id, gone)
