"""Student spotlights: whom classmates nominated and why, who was asked, what they answered, and the queue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, func, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.database import Tx
from storage.kept import by_key
from storage.marks import personal
from storage.places import names_place
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=365)


class State(StrEnum):
    """What became of a spotlight. ``DECLINED`` looks to everybody as ``ASKED`` does: nobody learns of a no."""

    ASKED = "asked"
    DECLINED = "declined"
    READY = "ready"  # it waits in the queue
    OUT = "out"  # the staff took it out of the queue
    SHOWN = "shown"


UNANSWERED: Final = (State.ASKED, State.DECLINED)
OPEN: Final = (*UNANSWERED, State.READY)
"""So long nobody is asked anew."""


nominations = Table(
    "nominations",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("nominated_by", String(64), primary_key=True),
    Column("nomination_id", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("nominations_by", "space_id", "nominated_by"),
    Index("nominations_at", "at"),
    Index("nominations_id", "space_id", "nomination_id", unique=True),
)
spotlights = Table(
    "spotlights",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("spotlight_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("state", String(8), nullable=False),
    Column("asked_by", String(64)),
    Column("intro", Text),
    Column("intro_by", String(64)),
    Column("intro_new", Integer, nullable=False, default=0),  # it changed since the person said yes
    Column("questions", Json, nullable=False),
    Column("answers", Json, nullable=False),
    Column("turn", BigInteger, nullable=False, default=0),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("shown_at", UtcDateTime),
    Column("trouble", String(32)),  # why it could not come to stand
    Column("touched", Integer, nullable=False, default=0),  # whoever wrote of the person is gone
    Index("spotlights_course", "space_id", "course_id", "state", "turn"),
    Index("spotlights_person", "space_id", "person_id"),
    Index("spotlights_touched", "space_id", "touched"),
)
plans = Table(
    "spotlight_plans",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("schedule_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),
)


def _touch(tx: Tx, space_id: str, person_id: str) -> None:
    """Notes who has somebody's words on the card with which they were asked, before these go."""
    theirs = (nominations.c.space_id == space_id) & (nominations.c.nominated_by == person_id)
    of_them = (nominations.c.course_id == spotlights.c.course_id) & (nominations.c.person_id == spotlights.c.person_id)
    asked = (spotlights.c.space_id == space_id) & (spotlights.c.state == State.ASKED.value)
    asked &= select(nominations.c.nomination_id).where(theirs, of_them).exists()
    tx.execute(update(spotlights).where(asked).values(touched=1))


# Classmates write it to the staff in confidence: who is nominated reads it once they are asked.
personal(nominations, what="nominated", person="person_id", life=("at", KEPT), untold=True)
personal(nominations, what="nomination", person="nominated_by", life=("at", KEPT), before=_touch)
personal(spotlights, what="spotlight", person="person_id", life=None)
# To whoever asked, nothing may tell a no from no answer yet.
_THEIRS: Final = ("state", "answers", "turn", "shown_at", "intro_new", "trouble", "touched")
personal(spotlights, what="spotlight-asked", person="asked_by", on_delete="clear", life=None, columns_hidden=_THEIRS)
personal(
    spotlights, what="spotlight-introduced", person="intro_by", on_delete="clear", life=None, columns_hidden=_THEIRS
)
names_place(plans.c.place)


@dataclass(frozen=True, slots=True)
class Nomination:
    """Somebody is nominated by a classmate, with a reason."""

    nomination_id: int
    course_id: int
    person: Person
    by: Person
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Spotlight:
    """One person's spotlight. ``intro`` is what the staff says before their answers (``intro_by`` wrote it;
    ``intro_new``: it changed since they said yes). ``questions`` are the keys of the three questions, ``answers`` what
    they said to each (empty: none). ``turn`` orders the queue. ``trouble`` says why it could not come to stand."""

    spotlight_id: int
    course_id: int
    person: Person
    state: State
    asked_by: Person | None
    intro: str | None
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    turn: int
    asked_at: datetime
    shown_at: datetime | None = None
    intro_by: Person | None = None
    intro_new: bool = False
    trouble: str | None = None


_get = by_key(spotlights)


class Spotlights(Store):
    """The nominations and spotlights of a space."""

    def nominate(self, new: Nomination) -> bool:
        """Stores a nomination; the same person's by the same classmate is one, with the newest words. True when it is
        new."""
        row = {
            "space_id": self.space_id,
            "course_id": new.course_id,
            "person_id": new.person.external_id,
            "nominated_by": new.by.external_id,
            "nomination_id": new.nomination_id,
            "words": new.words,
            "at": new.at,
        }
        made = insert(nominations).values(row).on_conflict_do_nothing().returning(nominations.c.nomination_id)
        if self.tx.first(made) is not None:
            return True
        mine = self._nominated(new.course_id, new.person) & (nominations.c.nominated_by == new.by.external_id)
        self.tx.execute(update(nominations).where(mine).values(words=new.words, at=new.at))
        return False

    def nominations(self, course_id: int) -> list[Nomination]:
        """A course's, by the people's ids and then the earliest first."""
        mine = (nominations.c.space_id == self.space_id) & (nominations.c.course_id == course_id)
        order = (nominations.c.person_id, nominations.c.at, nominations.c.nomination_id)
        return [self._nomination(row) for row in self.tx.rows(select(nominations).where(mine).order_by(*order))]

    def nominations_by(self, person: Person) -> list[Nomination]:
        """Those that somebody made, the newest first, in any course."""
        mine = (nominations.c.space_id == self.space_id) & (nominations.c.nominated_by == person.external_id)
        order = (nominations.c.at.desc(), nominations.c.nomination_id)
        return [self._nomination(row) for row in self.tx.rows(select(nominations).where(mine).order_by(*order))]

    def nomination(self, nomination_id: int) -> Nomination | None:
        """One of them."""
        mine = (nominations.c.space_id == self.space_id) & (nominations.c.nomination_id == nomination_id)
        row = self.tx.first(select(nominations).where(mine))
        return self._nomination(row) if row else None

    def take_back_nomination(self, nomination_id: int) -> bool:
        """Deletes one. False when it was gone."""
        mine = (nominations.c.space_id == self.space_id) & (nominations.c.nomination_id == nomination_id)
        return self.tx.execute(delete(nominations).where(mine)).rowcount == 1

    def nominated(self, course_id: int, person: Person, until: datetime | None = None) -> list[Nomination]:
        """Somebody's in a course, the earliest first; ``until``: those alone that were there when they were asked."""
        mine = self._nominated(course_id, person)
        if until is not None:
            mine &= nominations.c.at <= until
        order = (nominations.c.at, nominations.c.nomination_id)
        return [self._nomination(row) for row in self.tx.rows(select(nominations).where(mine).order_by(*order))]

    def settle(self, course_id: int, person: Person, until: datetime | None = None) -> int:
        """Deletes the nominations of somebody, those alone that are so old: they answered or their time was over, or an
        instructor put them aside. Returns how many."""
        mine = self._nominated(course_id, person)
        if until is not None:
            mine &= nominations.c.at <= until
        return self.tx.execute(delete(nominations).where(mine)).rowcount

    # Spotlights.

    def ask(self, new: Spotlight) -> bool:
        """Stores one that somebody is asked for. False when there was one with this id, which stays as it is."""
        row = {
            "space_id": self.space_id,
            "spotlight_id": new.spotlight_id,
            "course_id": new.course_id,
            "person_id": new.person.external_id,
            "state": State.ASKED.value,
            "asked_by": new.asked_by.external_id if new.asked_by else None,
            "intro": new.intro,
            "questions": list(new.questions),
            "answers": ["" for _ in new.questions],
            "asked_at": new.asked_at,
        }
        made = insert(spotlights).values(row).on_conflict_do_nothing().returning(spotlights.c.spotlight_id)
        return self.tx.first(made) is not None

    def get(self, spotlight_id: int) -> Spotlight | None:
        """One spotlight."""
        row = self.tx.first(_get, {"space_id": self.space_id, "spotlight_id": spotlight_id})
        return self._spotlight(row) if row else None

    def of(self, person: Person) -> list[Spotlight]:
        """A person's own, the newest first, in any course."""
        mine = (spotlights.c.space_id == self.space_id) & (spotlights.c.person_id == person.external_id)
        order = (spotlights.c.asked_at.desc(), spotlights.c.spotlight_id)
        return [self._spotlight(row) for row in self.tx.rows(select(spotlights).where(mine).order_by(*order))]

    def of_course(self, course_id: int, *states: State) -> list[Spotlight]:
        """A course's in these states, those that wait in their order, else the newest first."""
        mine = (spotlights.c.space_id == self.space_id) & (spotlights.c.course_id == course_id)
        mine &= spotlights.c.state.in_([each.value for each in states])
        order = (spotlights.c.turn, spotlights.c.asked_at.desc(), spotlights.c.spotlight_id)
        return [self._spotlight(row) for row in self.tx.rows(select(spotlights).where(mine).order_by(*order))]

    def answer(self, spotlight_id: int, answers: Sequence[str]) -> bool:
        """What the person says to the three questions; whether it was shown already does not matter. False when they
        had said just that."""
        mine = self._one(spotlight_id) & (spotlights.c.answers != list(answers))
        return self.tx.execute(update(spotlights).where(mine).values(answers=list(answers))).rowcount == 1

    def draw(self, spotlight_id: int, questions: Sequence[str], answers: Sequence[str]) -> None:
        """Other questions, with what the person says to those that stay."""
        values = {"questions": list(questions), "answers": list(answers)}
        self.tx.execute(update(spotlights).where(self._one(spotlight_id)).values(values))

    def introduce(self, spotlight_id: int, intro: str | None, by: Person | None, *, new: bool = False) -> bool:
        """What the staff says before it, and who wrote that; ``new``: the person said yes without it. False when it
        said so before."""
        mine = self._one(spotlight_id) & spotlights.c.intro.is_distinct_from(intro)
        values = {"intro": intro, "intro_by": by.external_id if by else None, "intro_new": int(new)}
        return self.tx.execute(update(spotlights).where(mine).values(values)).rowcount == 1

    def seen(self, spotlight_id: int) -> None:
        """The person has seen the introduction that is there."""
        self.tx.execute(update(spotlights).where(self._one(spotlight_id)).values(intro_new=0))

    def queue(self, course_id: int, spotlight_id: int) -> bool:
        """It waits, behind those that do. False when it was in the queue, or was shown."""
        here = (spotlights.c.space_id == self.space_id) & (spotlights.c.course_id == course_id)
        last = int(self.tx.scalar(select(func.max(spotlights.c.turn)).where(here)) or 0)
        values = {"state": State.READY.value, "turn": last + 1}
        return self._moves(spotlight_id, UNANSWERED, values)

    def put_first(self, course_id: int, spotlight_id: int) -> bool:
        """It comes before all others that wait. False when it does so already, or waits no longer."""
        here = (spotlights.c.space_id == self.space_id) & (spotlights.c.course_id == course_id)
        here &= spotlights.c.state == State.READY.value
        first = self.tx.first(
            select(spotlights.c.spotlight_id, spotlights.c.turn)
            .where(here)
            .order_by(spotlights.c.turn, spotlights.c.asked_at.desc(), spotlights.c.spotlight_id)
            .limit(1)
        )
        if first is None or first.spotlight_id == spotlight_id:
            return False
        return self._moves(spotlight_id, (State.READY,), {"turn": first.turn - 1})

    def decline(self, spotlight_id: int) -> bool:
        """The person would rather not. False when they had said so, or it waits or is shown."""
        return self._moves(spotlight_id, (State.ASKED,), {"state": State.DECLINED.value})

    def take_out(self, spotlight_id: int) -> bool:
        """It waits no longer: the staff put it aside. False when it did not wait."""
        return self._moves(spotlight_id, (State.READY,), {"state": State.OUT.value})

    def shown(self, spotlight_id: int) -> bool:
        """It is on its way to the class. False when it did not wait: another slot or press was quicker."""
        return self._moves(spotlight_id, (State.READY,), {"state": State.SHOWN.value, "trouble": None})

    def stands(self, spotlight_id: int, now: datetime) -> bool:
        """It came to stand. False when it had before: its card was only brought up."""
        mine = self._one(spotlight_id) & spotlights.c.shown_at.is_(None)
        return self.tx.execute(update(spotlights).where(mine).values(shown_at=now)).rowcount == 1

    def back(self, course_id: int, spotlight_id: int, trouble: str) -> bool:
        """It could not come to stand, and is the first of the queue again. False when it had stood, or is not being
        shown."""
        this = self.get(spotlight_id)
        values = {"state": State.READY.value, "trouble": trouble}
        if this is None or this.shown_at is not None or not self._moves(spotlight_id, (State.SHOWN,), values):
            return False
        self.put_first(course_id, spotlight_id)
        return True

    def over(self, spotlight_id: int) -> Spotlight | None:
        """Deletes one that was not answered, or declined, which is the same to everybody. Returns it; ``None`` when it
        was answered or is gone."""
        this = self.get(spotlight_id)
        if this is None or this.state not in UNANSWERED or not self.remove(spotlight_id):
            return None
        return this

    def touched(self) -> list[int]:
        """The ids of those who were asked with words of somebody who is gone; from now on they count as looked
        after."""
        mine = (spotlights.c.space_id == self.space_id) & (spotlights.c.touched == 1)
        found = [int(row.spotlight_id) for row in self.tx.rows(select(spotlights.c.spotlight_id).where(mine))]
        if found:
            self.tx.execute(update(spotlights).where(mine).values(touched=0))
        return found

    def remove(self, spotlight_id: int) -> bool:
        """Deletes one. False when it was gone."""
        return self.tx.execute(delete(spotlights).where(self._one(spotlight_id))).rowcount == 1

    def _moves(self, spotlight_id: int, before: Sequence[State], values: dict[str, Any]) -> bool:
        """Changes it, if it is in one of these states still."""
        here = spotlights.c.state.in_([each.value for each in before])
        return self.tx.execute(update(spotlights).where(self._one(spotlight_id), here).values(values)).rowcount == 1

    # When they are shown.

    def plan(self, course_id: int, schedule_id: int, place: Place) -> None:
        """A schedule shows the next of the queue in a place."""
        row = {"space_id": self.space_id, "schedule_id": schedule_id, "course_id": course_id, "place": place.key}
        self.tx.execute(insert(plans).values(row).on_conflict_do_nothing())

    def planned(self, course_id: int) -> dict[int, Place]:
        """Where a course's schedules show them, by the schedules' ids."""
        mine = (plans.c.space_id == self.space_id) & (plans.c.course_id == course_id)
        rows = self.tx.rows(select(plans).where(mine).order_by(plans.c.schedule_id))
        return {row.schedule_id: Place.parse(self.space_id, row.place) for row in rows}

    def stop(self, schedule_id: int) -> bool:
        """A schedule shows none any more. False when it did not."""
        mine = (plans.c.space_id == self.space_id) & (plans.c.schedule_id == schedule_id)
        return self.tx.execute(delete(plans).where(mine)).rowcount == 1

    def _one(self, spotlight_id: int) -> Any:
        return (spotlights.c.space_id == self.space_id) & (spotlights.c.spotlight_id == spotlight_id)

    def _nominated(self, course_id: int, person: Person) -> Any:
        mine = (nominations.c.space_id == self.space_id) & (nominations.c.course_id == course_id)
        return mine & (nominations.c.person_id == person.external_id)

    def _nomination(self, row: Any) -> Nomination:
        person, by = Person(self.space_id, row.person_id), Person(self.space_id, row.nominated_by)
        return Nomination(row.nomination_id, row.course_id, person, by, row.words, row.at)

    def _spotlight(self, row: Any) -> Spotlight:
        return Spotlight(
            row.spotlight_id,
            row.course_id,
            Person(self.space_id, row.person_id),
            State(row.state),
            Person(self.space_id, row.asked_by) if row.asked_by is not None else None,
            row.intro,
            tuple(row.questions),
            tuple(row.answers),
            row.turn,
            row.asked_at,
            row.shown_at,
            Person(self.space_id, row.intro_by) if row.intro_by is not None else None,
            bool(row.intro_new),
            row.trouble,
        )
