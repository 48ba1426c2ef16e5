"""Hours in which somebody of the staff answers questions: whose, where, until when, and how many messages came."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.icebreakers import COMING, ENDED, GONE, POSTED
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

hours = Table(
    "icebreaker_hours",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("hour_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),
    Column("held_by", String(64)),
    Column("about", Text),
    Column("made_at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("state", String(8), nullable=False),
    Column("questions", Integer, nullable=False, default=0),  # how many messages, never whose
)
personal(hours, what="hour", person="held_by", on_delete="clear", life=None)


@dataclass(frozen=True, slots=True)
class Hour:
    """One such hour. ``by`` is empty once they left or were deleted."""

    hour_id: int
    course_id: int
    place: Place
    by: Person | None
    about: str | None
    made_at: datetime
    until: datetime
    state: str = COMING
    messages: int = 0

    @property
    def open(self) -> bool:
        """Whether questions are welcome still."""
        return self.state in (COMING, POSTED)


class AskMe(Store):
    """The hours of a space."""

    def add(self, hour: Hour) -> None:
        """A new one; one with the same id stays as it is."""
        row = {
            "space_id": self.space_id,
            "hour_id": hour.hour_id,
            "course_id": hour.course_id,
            "place": hour.place.key,
            "held_by": hour.by.external_id if hour.by else None,
            "about": hour.about,
            "made_at": hour.made_at,
            "until": hour.until,
            "state": hour.state,
        }
        self.tx.execute(insert(hours).values(row).on_conflict_do_nothing())

    def get(self, hour_id: int) -> Hour | None:
        """One of them."""
        row = self.tx.first(select(hours).where(self._one(hour_id)))
        return self._hour(row) if row else None

    def is_taken_back(self, hour_id: int) -> bool:
        """Whether it was taken back, or never came."""
        row = self.tx.first(select(hours.c.state).where(self._one(hour_id)))
        return row is not None and row.state == GONE

    def arrived(self, hour_id: int) -> None:
        """Its card stands."""
        coming = self._one(hour_id) & (hours.c.state == COMING)
        self.tx.execute(update(hours).where(coming).values(state=POSTED))

    def wrote(self, hour_id: int) -> None:
        """Somebody wrote below it, a question, an answer or thanks. What comes later is talk."""
        stands = self._one(hour_id) & (hours.c.state == POSTED)
        self.tx.execute(update(hours).where(stands).values(questions=hours.c.questions + 1))

    def unwrote(self, hour_id: int, at: datetime) -> bool:
        """What somebody wrote at a moment was deleted. False when it had not been counted."""
        counted = self._one(hour_id) & (hours.c.questions > 0) & (hours.c.until >= at)
        return self.tx.execute(update(hours).where(counted).values(questions=hours.c.questions - 1)).rowcount == 1

    def end(self, hour_id: int) -> bool:
        """It is over; one whose card never came to stand will not come. False when it was over before."""
        mine = self._one(hour_id)
        never = self.tx.execute(update(hours).where(mine & (hours.c.state == COMING)).values(state=GONE))
        over = self.tx.execute(update(hours).where(mine & (hours.c.state == POSTED)).values(state=ENDED))
        return never.rowcount + over.rowcount == 1

    def take_away(self, hour_id: int) -> None:
        """It was taken back, and what was written of it goes."""
        gone = {"state": GONE, "about": None, "held_by": None}
        self.tx.execute(update(hours).where(self._one(hour_id)).values(gone))

    def forget_about(self, hour_id: int) -> None:
        """What it is about goes, and nothing else."""
        self.tx.execute(update(hours).where(self._one(hour_id)).values(about=None))

    def let_go(self, hour_id: int) -> None:
        """Whoever held it left: their name and their words go."""
        self.tx.execute(update(hours).where(self._one(hour_id)).values(about=None, held_by=None))

    def of(self, person: Person | None) -> list[Hour]:
        """The hours that somebody holds, while they are open; or (``None``) those that nobody holds any more, in which
        something of theirs is left."""
        is_open = hours.c.state.in_((COMING, POSTED))
        if person is None:
            by = hours.c.held_by.is_(None) & (is_open | hours.c.about.is_not(None))
        else:
            by = (hours.c.held_by == person.external_id) & is_open
        mine = (hours.c.space_id == self.space_id) & by
        return [self._hour(row) for row in self.tx.execute(select(hours).where(mine).order_by(hours.c.hour_id))]

    def open_in(self, course_id: int) -> list[Hour]:
        """The hours of a course that are open, the oldest first."""
        mine = (hours.c.space_id == self.space_id) & (hours.c.course_id == course_id)
        some = select(hours).where(mine, hours.c.state.in_((COMING, POSTED)))
        return [self._hour(row) for row in self.tx.execute(some.order_by(hours.c.made_at, hours.c.hour_id))]

    def _one(self, hour_id: int) -> Any:
        return (hours.c.space_id == self.space_id) & (hours.c.hour_id == hour_id)

    def _hour(self, row: Any) -> Hour:
        by = Person(self.space_id, row.held_by) if row.held_by else None
        place = Place.parse(self.space_id, row.place)
        return Hour(row.hour_id, row.course_id, place, by, row.about, row.made_at, row.until, row.state, row.questions)
