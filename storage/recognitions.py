"""What people are recognized for: who gave it, who received it and what each of them decided, and who joined in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, select, true, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.database import Tx
from storage.kept import by_key
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert


class Kind(StrEnum):
    """What somebody is recognized with."""

    SHOUT_OUT = "shout-out"
    MILESTONE = "milestone"
    AWARD = "award"
    SPOTLIGHT = "spotlight"


class Shows(StrEnum):
    """What whoever received it decided about the class seeing it. Until they did, nobody does."""

    ASKED = "asked"
    PUBLIC = "public"
    NAMELESS = "nameless"  # the class sees it, and not for whom it is
    PRIVATE = "private"


SEEN: Final = (Shows.PUBLIC, Shows.NAMELESS)

recognitions = Table(
    "recognitions",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("recognition_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("giver_id", String(64)),
    Column("words", Text),
    Column("about", Text, nullable=False),
    Column("place", String(255)),
    Column("trouble", String(32)),  # why it does not stand there
    Column("made_at", UtcDateTime, nullable=False),
    Column("several", Integer, nullable=False, default=0),  # it was for more than one
    Column("mended", Integer, nullable=False, default=0),  # how often its giver changed the words
    Column("hidden", Integer, nullable=False, default=0),  # staff hid its words on somebody's own card
    Column("touched", Integer, nullable=False, default=0),  # its card shows somebody who is gone
    Index("recognitions_giver", "space_id", "giver_id"),
    Index("recognitions_touched", "space_id", "touched"),
    Index("recognitions_course", "space_id", "course_id", "made_at"),
)
_get = by_key(recognitions)
received = Table(
    "recognition_people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("received_id", BigInteger, primary_key=True, autoincrement=False),
    Column("recognition_id", BigInteger, nullable=False),
    Column("course_id", BigInteger, nullable=False),
    Column("person_id", String(64), nullable=False),
    Column("shows", String(8), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("recognition_people_once", "space_id", "recognition_id", "person_id", unique=True),
    Index("recognition_people_person", "space_id", "person_id"),
    Index("recognition_people_seen", "space_id", "course_id", "shows"),
)
joins = Table(
    "recognition_joins",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("recognition_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("recognition_joins_person", "space_id", "person_id"),
)


def _touch(column: Column[Any]) -> Any:
    """Notes the cards that show somebody, before they go from ``column``'s table: nothing would tell which, after."""

    def note(tx: Tx, space_id: str, person_id: str) -> None:
        theirs = select(column.table.c.recognition_id).where(column.table.c.space_id == space_id, column == person_id)
        shown = (recognitions.c.space_id == space_id) & recognitions.c.recognition_id.in_(theirs)
        tx.execute(update(recognitions).where(shown).values(touched=1))

    return note


def _unsay(tx: Tx, space_id: str, person_id: str) -> None:
    """A shout-out is its giver's words: they go with the giver, for all who received it."""
    theirs = (recognitions.c.space_id == space_id) & (recognitions.c.giver_id == person_id)
    theirs &= recognitions.c.kind == Kind.SHOUT_OUT
    tx.execute(update(recognitions).where(theirs).values(words=None, touched=1))


# What those who received it decided, hid or left, and that a vote ended level, is to be had from no file.
_THEIRS: Final = ("place", "trouble", "several", "touched", "hidden")
personal(
    recognitions,
    what="recognition-given",
    person="giver_id",
    on_delete="clear",
    life=None,
    before=_unsay,
    columns_hidden=_THEIRS,
)
personal(received, what="recognition", person="person_id", life=None, before=_touch(received.c.person_id))
personal(joins, what="joined-in", person="person_id", life=None, before=_touch(joins.c.person_id))


@dataclass(frozen=True, slots=True)
class Recognition:
    """One shout-out, milestone, award or spotlight, for one person or several.

    ``giver`` is ``None`` for what nobody gave, and for who is gone. ``words`` are the reason, or none. ``about`` is the
    value of a shout-out (its key, or the class's own word for it), a milestone's key, an award's title, a spotlight's
    id as text. ``place`` is where the class sees it, or would; ``trouble`` says why it could not come to stand there.
    ``mended``: how often its giver changed the words since. ``several``: it was for more than one, whoever is gone.
    ``hidden``: staff hid its words on the own card of somebody who received it, whoever is gone.
    """

    recognition_id: int
    course_id: int
    kind: Kind
    giver: Person | None
    words: str | None
    about: str
    place: Place | None
    made_at: datetime
    trouble: str | None = None
    mended: int = 0
    several: bool = False
    hidden: bool = False

    @property
    def unsaid(self) -> bool:
        """Whether its words went with whoever gave it, so that nothing of it is shown any more."""
        return self.kind is Kind.SHOUT_OUT and self.words is None


@dataclass(frozen=True, slots=True)
class Received:
    """One person's part in it. ``received_id`` is by what their own card is found: it names nobody."""

    received_id: int
    recognition_id: int
    course_id: int
    person: Person
    shows: Shows
    at: datetime


class Recognitions(Store):
    """The recognitions of a space."""

    def add(self, new: Recognition, people: Mapping[Person, tuple[int, Shows]]) -> bool:
        """Stores one with those who receive it: the id of each one's part, and what they decided beforehand. False
        when there was one with this id, which stays as it is."""
        row = {
            "space_id": self.space_id,
            "recognition_id": new.recognition_id,
            "course_id": new.course_id,
            "kind": new.kind.value,
            "giver_id": new.giver.external_id if new.giver else None,
            "words": new.words,
            "about": new.about,
            "place": new.place.key if new.place else None,
            "made_at": new.made_at,
            "several": int(len(people) > 1),
        }
        made = insert(recognitions).values(row).on_conflict_do_nothing().returning(recognitions.c.recognition_id)
        if self.tx.first(made) is None:
            return False
        rows = [
            {
                "space_id": self.space_id,
                "received_id": received_id,
                "recognition_id": new.recognition_id,
                "course_id": new.course_id,
                "person_id": person.external_id,
                "shows": shows.value,
                "at": new.made_at,
            }
            for person, (received_id, shows) in people.items()
        ]
        self.tx.execute(insert(received).values(rows).on_conflict_do_nothing())
        return True

    def get(self, recognition_id: int) -> Recognition | None:
        """One recognition."""
        row = self.tx.first(_get, {"space_id": self.space_id, "recognition_id": recognition_id})
        return self._recognition(row) if row else None

    def some(self, recognition_ids: Collection[int]) -> dict[int, Recognition]:
        """Several, by their ids."""
        mine = (recognitions.c.space_id == self.space_id) & recognitions.c.recognition_id.in_(recognition_ids)
        rows = self.tx.rows(select(recognitions).where(mine)) if recognition_ids else ()
        return {row.recognition_id: self._recognition(row) for row in rows}

    def part(self, received_id: int) -> Received | None:
        """One person's part."""
        mine = (received.c.space_id == self.space_id) & (received.c.received_id == received_id)
        row = self.tx.first(select(received).where(mine))
        return self._part(row) if row else None

    def people(self, recognition_id: int) -> list[Received]:
        """Everyone's part in one, in an order that tells nothing."""
        # Sorted here: asked for in the order of its key, SQLite walks through the key of the whole space for it.
        return sorted(self.parts([recognition_id]), key=lambda each: each.received_id)

    def parts(self, recognition_ids: Collection[int]) -> list[Received]:
        """Everyone's part in several, in one statement."""
        mine = (received.c.space_id == self.space_id) & received.c.recognition_id.in_(recognition_ids)
        return [self._part(row) for row in self.tx.rows(select(received).where(mine))] if recognition_ids else []

    def decide(self, received_id: int, shows: Shows) -> bool:
        """What a person decided about the class seeing it. False when it was so before."""
        mine = (received.c.space_id == self.space_id) & (received.c.received_id == received_id)
        done = update(received).where(mine, received.c.shows != shows.value).values(shows=shows.value)
        return self.tx.execute(done).rowcount == 1

    def put_away(self, received_id: int) -> bool:
        """A person's part is deleted: they do not want it. Where it was the last, nobody joins in any more. False when
        it was gone."""
        mine = (received.c.space_id == self.space_id) & (received.c.received_id == received_id)
        row = self.tx.first(delete(received).where(mine).returning(received.c.recognition_id))
        if row is not None and not self.people(row.recognition_id):
            self._unjoin_all(row.recognition_id)
        return row is not None

    def of(self, person: Person) -> list[Received]:
        """What somebody received, the newest first, in any course."""
        mine = (received.c.space_id == self.space_id) & (received.c.person_id == person.external_id)
        order = (received.c.at.desc(), received.c.received_id)
        return [self._part(row) for row in self.tx.rows(select(received).where(mine).order_by(*order))]

    def given(self, person: Person, kind: Kind = Kind.SHOUT_OUT) -> list[Recognition]:
        """What somebody gave, the newest first, in any course."""
        mine = (recognitions.c.space_id == self.space_id) & (recognitions.c.giver_id == person.external_id)
        mine &= recognitions.c.kind == kind.value
        order = (recognitions.c.made_at.desc(), recognitions.c.recognition_id)
        return [self._recognition(row) for row in self.tx.rows(select(recognitions).where(mine).order_by(*order))]

    def lately(self, giver: Person, since: datetime, kind: Kind = Kind.SHOUT_OUT) -> list[Recognition]:
        """What somebody gave since a moment, in any course."""
        mine = (recognitions.c.space_id == self.space_id) & (recognitions.c.giver_id == giver.external_id)
        mine &= (recognitions.c.kind == kind.value) & (recognitions.c.made_at >= since)
        return [self._recognition(row) for row in self.tx.rows(select(recognitions).where(mine))]

    def change(self, recognition_id: int, words: str, about: str) -> bool:
        """Other words: its giver mended them. Who joined in did so with those before, so nobody has any more. False
        when they are the same, or it is gone."""
        mine = self._one(recognition_id) & recognitions.c.words.is_not(None)
        differs = (recognitions.c.words != words) | (recognitions.c.about != about)
        values = {"words": words, "about": about, "mended": recognitions.c.mended + 1}
        if self.tx.execute(update(recognitions).where(mine, differs).values(values)).rowcount != 1:
            return False
        self._unjoin_all(recognition_id)
        return True

    def unsay(self, recognition_id: int) -> None:
        """Its words are deleted for good; what nobody wrote stays."""
        self.tx.execute(update(recognitions).where(self._one(recognition_id)).values(words=None))

    def hide(self, recognition_id: int, hidden: bool) -> None:
        """Whether staff hid its words on somebody's own card: they stay so for the others when that person goes."""
        self.tx.execute(update(recognitions).where(self._one(recognition_id)).values(hidden=int(hidden)))

    def take_back(self, recognition_id: int) -> list[Received]:
        """Deletes one with everyone's part in it and all who joined in. Returns those parts, whose cards go."""
        parts = self.people(recognition_id)
        for table in (joins, received, recognitions):
            mine = (table.c.space_id == self.space_id) & (table.c.recognition_id == recognition_id)
            self.tx.execute(delete(table).where(mine))
        return parts

    def stand(self, recognition_id: int, place: Place, trouble: str | None = None) -> None:
        """Where the class sees it from now on, or why it could not come to stand there."""
        values = {"place": place.key, "trouble": trouble}
        self.tx.execute(update(recognitions).where(self._one(recognition_id)).values(values))

    def in_trouble(self, course_id: int) -> list[Recognition]:
        """Those of a course that people let the class see and that stand nowhere, the earliest first: there was no
        place for them (then ``place`` is ``None``), or they could not come to stand there (``trouble`` says why)."""
        there = (received.c.space_id == self.space_id) & received.c.shows.in_([each.value for each in SEEN])
        seen = select(received.c.recognition_id).where(there, received.c.course_id == course_id)
        mine = (recognitions.c.space_id == self.space_id) & (recognitions.c.course_id == course_id)
        mine &= recognitions.c.recognition_id.in_(seen)
        mine &= recognitions.c.trouble.is_not(None) | recognitions.c.place.is_(None)
        order = (recognitions.c.made_at, recognitions.c.recognition_id)
        return [self._recognition(row) for row in self.tx.rows(select(recognitions).where(mine).order_by(*order))]

    def named(self, course_id: int, since: datetime | None = None) -> set[Person]:
        """Whom the class sees by name on a card that stands in a course, of those made since then."""
        mine = self._stands_by_name(course_id)
        mine &= recognitions.c.made_at >= since if since is not None else true()
        found = select(received.c.person_id).join(recognitions, self._of_part()).where(mine)
        return {Person(self.space_id, row.person_id) for row in self.tx.rows(found)}

    def counted(self, course_id: int, since: datetime) -> dict[Person, int]:
        """How many shout-outs the class sees by name for each, of those made since then."""
        mine = self._stands_by_name(course_id) & (recognitions.c.made_at >= since)
        mine &= recognitions.c.kind == Kind.SHOUT_OUT.value
        # Counted here: grouped there, SQLite walks through everything that people of the whole space received.
        rows = self.tx.rows(select(received.c.person_id).join(recognitions, self._of_part()).where(mine))
        return dict(Counter(Person(self.space_id, row.person_id) for row in rows))

    def seen(self, recognition_ids: Collection[int]) -> set[int]:
        """Those of these that somebody who received them lets the class see."""
        mine = (received.c.space_id == self.space_id) & received.c.recognition_id.in_(recognition_ids)
        mine &= received.c.shows.in_([each.value for each in SEEN])
        return {int(row.recognition_id) for row in self.tx.rows(select(received.c.recognition_id).where(mine))}

    def _of_part(self) -> Any:
        return (recognitions.c.space_id == received.c.space_id) & (
            recognitions.c.recognition_id == received.c.recognition_id
        )

    def _stands_by_name(self, course_id: int) -> Any:
        """Parts that the class sees with the name: what waits for a place, could not be posted, or has lost its words
        it does not see."""
        mine = (received.c.space_id == self.space_id) & (received.c.course_id == course_id)
        mine &= received.c.shows == Shows.PUBLIC.value
        mine &= recognitions.c.place.is_not(None) & recognitions.c.trouble.is_(None)
        return mine & ((recognitions.c.kind != Kind.SHOUT_OUT.value) | recognitions.c.words.is_not(None))

    # Joining in.

    def join(self, recognition_id: int, person: Person, now: datetime) -> bool:
        """Somebody joins in. False when they had."""
        row = {"recognition_id": recognition_id, "person_id": person.external_id, "at": now}
        made = insert(joins).values({"space_id": self.space_id, **row}).on_conflict_do_nothing()
        return self.tx.first(made.returning(joins.c.person_id)) is not None

    def unjoin(self, recognition_id: int, person: Person) -> bool:
        """Somebody does so no longer. False when they did not."""
        mine = (joins.c.space_id == self.space_id) & (joins.c.recognition_id == recognition_id)
        return self.tx.execute(delete(joins).where(mine, joins.c.person_id == person.external_id)).rowcount == 1

    def _unjoin_all(self, recognition_id: int) -> None:
        theirs = (joins.c.space_id == self.space_id) & (joins.c.recognition_id == recognition_id)
        self.tx.execute(delete(joins).where(theirs))

    def joined(self, recognition_id: int, most: int) -> list[Person]:
        """Who joined in, the first first, at most so many."""
        mine = (joins.c.space_id == self.space_id) & (joins.c.recognition_id == recognition_id)
        order = select(joins.c.person_id).where(mine).order_by(joins.c.at, joins.c.person_id).limit(most)
        return [Person(self.space_id, row.person_id) for row in self.tx.rows(order)]

    def joined_in(self, person: Person) -> list[int]:
        """In what somebody joined in, by its ids, the newest first."""
        mine = (joins.c.space_id == self.space_id) & (joins.c.person_id == person.external_id)
        order = select(joins.c.recognition_id).where(mine).order_by(joins.c.at.desc(), joins.c.recognition_id)
        return [int(row.recognition_id) for row in self.tx.rows(order)]

    # Cards that show somebody who is gone.

    def touched(self) -> list[Recognition]:
        """What must be brought up, since somebody on its card is gone; from now on it counts as brought up."""
        mine = (recognitions.c.space_id == self.space_id) & (recognitions.c.touched == 1)
        found = [self._recognition(row) for row in self.tx.rows(select(recognitions).where(mine))]
        self.tx.execute(update(recognitions).where(mine).values(touched=0))
        return found

    def _one(self, recognition_id: int) -> Any:
        return (recognitions.c.space_id == self.space_id) & (recognitions.c.recognition_id == recognition_id)

    def _recognition(self, row: Any) -> Recognition:
        giver = Person(self.space_id, row.giver_id) if row.giver_id is not None else None
        place = Place.parse(self.space_id, row.place) if row.place else None
        return Recognition(
            row.recognition_id,
            row.course_id,
            Kind(row.kind),
            giver,
            row.words,
            row.about,
            place,
            row.made_at,
            row.trouble,
            row.mended,
            bool(row.several),
            bool(row.hidden),
        )

    def _part(self, row: Any) -> Received:
        person = Person(self.space_id, row.person_id)
        return Received(row.received_id, row.recognition_id, row.course_id, person, Shows(row.shows), row.at)
