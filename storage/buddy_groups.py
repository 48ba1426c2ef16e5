"""The groups of rounds of study buddies, and who is in them: what they said, until a while after the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, bindparam, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.columns import stored
from storage.database import Tx
from storage.kept import by_key
from storage.marks import passing, personal
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

KEPT: Final = timedelta(days=30)
"""After the end of a round: so long staff can say hello, and a late button still has its answer."""


class GroupState(StrEnum):
    """Whether a group's shared conversation is there."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


class Said(StrEnum):
    """What somebody said at the middle of a round."""

    NOTHING = ""
    MET = "met"
    PLANNED = "planned"
    NOT_YET = "not-yet"
    NO_ANSWER = "no-answer"  # from the other


class After(StrEnum):
    """How it was, said at the end."""

    NOTHING = ""
    GOOD = "good"
    FAIR = "fair"
    NO = "no"  # they did not meet


class Anew(StrEnum):
    """What somebody wishes who is left without an answer, or is to be placed."""

    NOTHING = ""
    NOW = "now"  # without an answer, with somebody else: not if another of the group writes after all
    TRIO = "trio"  # into another study group, whoever writes in this one
    WAIT = "wait"
    STAY = "stay"  # study groups, before the next third of the term
    NEW = "new"


groups = Table(
    "buddy_groups",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("group_id", BigInteger, primary_key=True, autoincrement=False),
    Column("round_id", BigInteger, nullable=False),  # 0: `buddy now`
    Column("programme_id", BigInteger, nullable=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),  # near which its room is opened
    Column("state", String(8), nullable=False),
    Column("repeat", Integer, nullable=False),
    Column("in_writing", Integer, nullable=False),
    Column("suggested", Json, nullable=False),  # moments, as ISO 8601
    Column("agreed_at", UtcDateTime),
    Column("question", String(24), nullable=False, default=""),
    Column("level", Integer, nullable=False, default=0),
    Column("nudged", Integer, nullable=False, default=0),
    Column("wrote", Integer, nullable=False, default=0),
    Column("begins", String(64)),
    Column("thinned", Integer, nullable=False, default=0),
    Column("direct", Integer, nullable=False, default=0),
    Column("made_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Index("buddy_groups_round", "space_id", "round_id"),
    Index("buddy_groups_closes", "closes_at"),
)
personal(groups, what="buddy-begins", person="begins", life=None, on_delete="clear")
passing(groups, "buddy-group", "closes_at", KEPT)

takers = Table(
    "buddy_takers",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("round_id", BigInteger, primary_key=True, autoincrement=False),  # of `buddy now` the group's id
    Column("person_id", String(64), primary_key=True),
    Column("programme_id", BigInteger, nullable=False),
    Column("group_id", BigInteger, nullable=False),  # 0: not placed
    Column("said", String(12), nullable=False, default=""),
    Column("after", String(8), nullable=False, default=""),
    Column("wrote", Integer, nullable=False, default=0),
    Column("anew", String(8), nullable=False, default=""),
    Column("hangs", Integer, nullable=False, default=0),  # left without an answer, or without a group
    Column("until", UtcDateTime, nullable=False),  # the end of the round
    Index("buddy_takers_group", "space_id", "group_id"),
    Index("buddy_takers_person", "space_id", "person_id"),
    Index("buddy_takers_until", "until"),
)


def _note_where(tx: Tx, space_id: str, person_id: str) -> None:
    """The groups that somebody is about to be in no longer: nothing else would tell which those were."""
    mine = select(takers.c.group_id).where(takers.c.space_id == space_id, takers.c.person_id == person_id)
    some = (groups.c.space_id == space_id) & groups.c.group_id.in_(mine)
    tx.execute(update(groups).where(some).values(thinned=1))


_WAITS: Final = takers.c.anew.in_((Anew.NOW, Anew.WAIT))  # without an answer: for one, or for somebody else
personal(takers, what="buddy-taker", person="person_id", life=("until", KEPT), before=_note_where)


@dataclass(frozen=True, slots=True)
class Group:
    """A pair, a trio or a study group. ``repeat``: some of them had met before; ``in_writing``: no hour suits all;
    ``direct``: no room could be opened, and they have a shared direct conversation instead."""

    group_id: int
    round_id: int
    programme_id: int
    course_id: int
    place: Place
    made_at: datetime
    closes_at: datetime
    state: GroupState = GroupState.COMING
    repeat: bool = False
    in_writing: bool = False
    suggested: tuple[datetime, ...] = ()
    agreed_at: datetime | None = None
    question: str = ""
    level: int = 0
    nudged: int = 0
    wrote: bool = False
    begins: str | None = None
    direct: bool = False

    @property
    def open(self) -> bool:
        """Whether it goes on."""
        return self.state is not GroupState.CLOSED


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody in a round, and what they said. ``group_id`` is 0 for who could not be placed."""

    person: Person
    round_id: int
    programme_id: int
    group_id: int
    until: datetime
    said: Said = Said.NOTHING
    after: After = After.NOTHING
    wrote: bool = False
    anew: Anew = Anew.NOTHING
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What is new when somebody wrote: that anybody of the group did, and that this person, who is in it, did."""

    anybody: bool
    person: bool


_get = by_key(groups)


class BuddyGroups(Store):
    """The groups of a space, and their people."""

    def add(self, new: Sequence[Group], people: Mapping[int, Sequence[Person]]) -> None:
        """Stores groups with their people (by group). Who is in the round already comes into the new group, and what
        they had said of another is forgotten. A group that is there stays as it is. Two statements."""
        if not new:
            return
        self.tx.execute(insert(groups).on_conflict_do_nothing(), [self._row(each) for each in new])
        placed = [(each, person) for each in new for person in people.get(each.group_id, ())]
        self._place([self._taker(group, person) for group, person in placed])

    def bring(self, group: Group, people: Sequence[Person]) -> None:
        """More people come into a group."""
        self._place([self._taker(group, person) for person in people])

    def leave_out(
        self, round_id: int, programme_id: int, people: Sequence[Person], until: datetime, *, hangs: bool = True
    ) -> None:
        """These people could not be placed in a round (yet)."""
        none = {"round_id": round_id, "programme_id": programme_id, "group_id": 0, "until": until, "hangs": int(hangs)}
        self._place([none | {"space_id": self.space_id, "person_id": each.external_id} for each in people])

    def get(self, group_id: int) -> Group | None:
        """One group."""
        row = self.tx.first(_get, {"space_id": self.space_id, "group_id": group_id})
        return self._group(row) if row else None

    def of_round(self, round_id: int, *states: GroupState) -> list[Group]:
        """The groups of a round, in these states (without any: all), by their ids."""
        some = (groups.c.space_id == self.space_id) & (groups.c.round_id == round_id)
        some &= groups.c.state.in_(states or tuple(GroupState))
        return [self._group(row) for row in self.tx.rows(select(groups).where(some).order_by(groups.c.group_id))]

    def several(self, group_ids: Collection[int]) -> dict[int, Group]:
        """Those of these groups that there are, by id."""
        some = (groups.c.space_id == self.space_id) & groups.c.group_id.in_(group_ids)
        found = [self._group(row) for row in self.tx.rows(select(groups).where(some))] if group_ids else []
        return {each.group_id: each for each in found}

    def people(self, group_id: int) -> list[Taker]:
        """Who is in a group, by their ids."""
        return self._takers(takers.c.group_id == group_id) if group_id else []

    def takers(self, round_id: int) -> list[Taker]:
        """Who is in a round, by their ids; who was not placed as well."""
        return self._takers(takers.c.round_id == round_id)

    def of(self, person: Person) -> list[Taker]:
        """Where somebody is, or was a while ago, the latest first."""
        return sorted(self._takers(takers.c.person_id == person.external_id), key=lambda each: each.until, reverse=True)

    def taker(self, group_id: int, person: Person) -> Taker | None:
        """Somebody in a group; None when they are not in it."""
        found = self._takers((takers.c.group_id == group_id) & (takers.c.person_id == person.external_id))
        return found[0] if found and group_id else None

    def move(self, group_id: int, before: Collection[GroupState], after: GroupState, **values: object) -> bool:
        """Its next state. False when it was in none of those before."""
        some = self._one(group_id) & groups.c.state.in_(before)
        done = self.tx.execute(update(groups).where(some).values(stored({"state": after} | values)))
        return done.rowcount == 1

    def change(self, group_id: int, **values: object) -> None:
        """Changes what a group says of itself."""
        self.tx.execute(update(groups).where(self._one(group_id)).values(stored(values)))

    def close(self, group_ids: Collection[int]) -> None:
        """These go on no longer. One statement."""
        some = (groups.c.space_id == self.space_id) & groups.c.group_id.in_(group_ids)
        if group_ids:
            self.tx.execute(update(groups).where(some).values(state=GroupState.CLOSED))

    def agree(self, group_id: int, moment: datetime) -> bool:
        """The moment at which they meet, in place of another. False when it was the same, or it goes on no longer."""
        other = groups.c.agreed_at.is_distinct_from(moment) & (groups.c.state != GroupState.CLOSED)
        return self.tx.execute(update(groups).where(self._one(group_id) & other).values(agreed_at=moment)).rowcount == 1

    def nudge(self, group_id: int, times: int, **values: object) -> bool:
        """It gets another question, for the so-many-th time. False when it had that already, or goes on no longer."""
        first = self._one(group_id) & (groups.c.nudged < times) & (groups.c.state != GroupState.CLOSED)
        return self.tx.execute(update(groups).where(first).values(stored({"nudged": times} | values))).rowcount == 1

    def heard(self, group_id: int, person: Person) -> Heard:
        """Somebody wrote in a group, of whom nothing but this is kept; whoever waited in it for an answer has one and
        stays, and so does who wrote to them. What somebody writes who waits alone holds them nowhere."""
        mine = takers.c.person_id == person.external_id
        if self._stay(group_id, _WAITS & ~mine):
            self._stay(group_id, mine & (takers.c.anew == Anew.NOW))
        quiet = (groups.c.wrote == 0) & self._one(group_id)
        new = self.tx.execute(update(groups).where(quiet).values(wrote=1)).rowcount
        return Heard(new == 1, self.say(group_id, person, wrote=True))

    def settle(self, group_id: int, person: Person) -> None:
        """Somebody agreed on a time: of those on whom the others count nobody is matched anew, nor is this one put into
        another study group. What people wish for the next part of a term stays."""
        mine = (takers.c.person_id == person.external_id) & (takers.c.anew == Anew.TRIO)
        self._stay(group_id, _WAITS | mine)

    def _stay(self, group_id: int, some: Any) -> int:
        there = self._all() & (takers.c.group_id == group_id)
        return self.tx.execute(update(takers).where(there, some).values(anew=Anew.NOTHING)).rowcount

    def say(self, group_id: int, person: Person, **values: object) -> bool:
        """What somebody in a group says: ``said``, ``after``, ``anew``, ``wrote`` or ``hangs``. False when it was the
        same, or they are not in it."""
        mine = self._all() & (takers.c.group_id == group_id) & (takers.c.person_id == person.external_id)
        given = stored(values)
        for name, value in given.items():
            mine &= takers.c[name].is_distinct_from(value) if len(given) == 1 else takers.c.person_id.is_not(None)
        return bool(group_id) and self.tx.execute(update(takers).where(mine).values(given)).rowcount == 1

    def hang(self, round_id: int, people: Sequence[Person], *, hangs: bool = True) -> None:
        """These were left without an answer, also in a group before this one; or not, after all. One statement, sent
        for each."""
        one = self._all() & (takers.c.round_id == round_id) & (takers.c.person_id == bindparam("whose"))
        if people:
            rows = [{"whose": each.external_id} for each in people]
            self.tx.execute(update(takers).where(one).values(hangs=int(hangs)), rows)

    def take_thinned(self) -> list[Group]:
        """The groups, not closed, which somebody left since this was asked last."""
        some = (groups.c.space_id == self.space_id) & (groups.c.thinned == 1)
        rows = self.tx.rows(select(groups).where(some).order_by(groups.c.group_id))
        if rows:
            self.tx.execute(update(groups).where(some).values(thinned=0))
        return [each for each in map(self._group, rows) if each.open]

    def _place(self, rows: Sequence[Mapping[str, object]]) -> None:
        if not rows:
            return
        made = insert(takers)
        names = ("programme_id", "group_id", "until", "hangs")
        fresh = {"said": "", "after": "", "anew": "", "wrote": 0}
        keys = ["space_id", "round_id", "person_id"]
        self.tx.execute(
            made.on_conflict_do_update(keys, set_={name: made.excluded[name] for name in names} | fresh), rows
        )

    def _takers(self, some: Any) -> list[Taker]:
        rows = self.tx.rows(select(takers).where(self._all() & some).order_by(takers.c.person_id, takers.c.round_id))
        return [
            Taker(
                person=Person(self.space_id, row.person_id),
                round_id=row.round_id,
                programme_id=row.programme_id,
                group_id=row.group_id,
                until=row.until,
                said=Said(row.said),
                after=After(row.after),
                wrote=bool(row.wrote),
                anew=Anew(row.anew),
                hangs=bool(row.hangs),
            )
            for row in rows
        ]

    def _taker(self, group: Group, person: Person) -> dict[str, object]:
        """Of `buddy now` each group is a round of its own here, for somebody may be in two."""
        return {
            "space_id": self.space_id,
            "round_id": group.round_id or group.group_id,
            "person_id": person.external_id,
            "programme_id": group.programme_id,
            "group_id": group.group_id,
            "until": group.closes_at,
            "hangs": 0,
        }

    def _row(self, group: Group) -> dict[str, object]:
        return {"space_id": self.space_id} | stored({name: getattr(group, name) for name in Group.__slots__})

    def _group(self, row: Any) -> Group:
        values = {name: getattr(row, name) for name in Group.__slots__}
        values |= {name: bool(values[name]) for name in ("repeat", "in_writing", "wrote", "direct")}
        moments = tuple(datetime.fromisoformat(each) for each in row.suggested)
        place = Place.parse(self.space_id, row.place)
        return Group(**values | {"state": GroupState(row.state), "suggested": moments, "place": place})

    def _one(self, group_id: int) -> Any:
        return (groups.c.space_id == self.space_id) & (groups.c.group_id == group_id)

    def _all(self) -> Any:
        return takers.c.space_id == self.space_id
