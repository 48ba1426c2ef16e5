"""Who joined a programme of study buddies, what they told for being matched, and what is to be kept in mind of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, func, select, update

from bot.people import Person
from bot.records import dataclass
from storage.buddies import programmes
from storage.database import Tx
from storage.kept import by_key
from storage.marks import personal
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

members = Table(
    "buddy_members",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("programme_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("interests", Json, nullable=False),
    Column("hours", Json, nullable=False),  # 0 (Monday, midnight) to 167, in their zone
    Column("zone", String(64)),
    Column("language", String(8)),
    Column("works", Json, nullable=False),
    Column("hopes", Text),
    Column("alone", Text),
    Column("may_use", Integer, nullable=False, default=0),
    Column("rests_until", UtcDateTime),
    Column("skips", BigInteger, nullable=False, default=0),
    Column("first", Integer, nullable=False, default=0),
    Column("trio", Integer, nullable=False, default=0),
    Column("silent", Integer, nullable=False, default=0),
    Column("asked_on", Integer, nullable=False, default=0),
    Index("buddy_members_person", "space_id", "person_id"),
)


def _note_fewer(tx: Tx, space_id: str, person_id: str) -> None:
    """The programmes that somebody is about to be in no longer: nothing else would tell whose cards to bring up."""
    mine = select(members.c.programme_id).where(members.c.space_id == space_id, members.c.person_id == person_id)
    some = (programmes.c.space_id == space_id) & programmes.c.programme_id.in_(mine)
    tx.execute(update(programmes).where(some).values(fewer=1))


personal(members, what="buddy", person="person_id", life=None, before=_note_fewer)

ANSWERS: Final = frozenset({"interests", "hours", "zone", "language", "works", "hopes", "alone", "may_use"})
_ANSWERED: Final = {"silent": 0, "asked_on": 0}
FLAGS: Final = frozenset({"rests_until", "skips", "first", "trio", "silent", "asked_on"})


@dataclass(frozen=True, slots=True)
class Member:
    """Who joined, and what they told: all of it may be empty.

    ``hours`` are free hours of a week in ``zone``, 0 (Monday, midnight) to 167. ``works`` holds of ``when`` (early,
    late), ``how`` (together, when-stuck) and ``via`` (text, voice, in-person) what they said. ``alone`` is of what they
    would not like to be the only one in a group; it is used only where ``may_use``, and shown to nobody else. ``skips``
    is the round that they leave out, 0: none. ``first``: they were left out and come first next time; ``trio``: they
    were in a trio last time; ``silent``: in so many rounds in a row they gave no sign in a
    group that did not meet; ``asked_on``: they were asked
    whether to go on, and did not answer yet.
    """

    programme_id: int
    person: Person
    joined_at: datetime
    interests: tuple[str, ...] = ()
    hours: frozenset[int] = frozenset()
    zone: str | None = None
    language: str | None = None
    works: Mapping[str, str] = field(default_factory=dict)
    hopes: str | None = None
    alone: str | None = None
    may_use: bool = False
    rests_until: datetime | None = None
    skips: int = 0
    first: bool = False
    trio: bool = False
    silent: int = 0
    asked_on: bool = False

    def rests(self, now: datetime) -> bool:
        """Whether they paused it now: a pause ends by itself."""
        return self.rests_until is not None and self.rests_until > now

    def is_free(self, now: datetime) -> bool:
        """Whether they may be put with others: they did not pause, and are not being asked whether they would go on."""
        return not self.rests(now) and not self.asked_on

    @property
    def told(self) -> bool:
        """Whether they told anything at all for being matched."""
        given = (self.interests, self.hours, self.language, self.works, self.hopes, self.alone)
        return any(given)


_get = by_key(members)


class BuddyMembers(Store):
    """Who is in the programmes of a space."""

    def join(self, programme_id: int, person: Person, now: datetime) -> bool:
        """A person is in from now on. False when they were in before."""
        empty: dict[str, Any] = {"interests": [], "hours": [], "works": {}}
        row = {"space_id": self.space_id, "programme_id": programme_id, "person_id": person.external_id}
        made = insert(members).values(row | empty | {"joined_at": now})
        return self.tx.first(made.on_conflict_do_nothing().returning(members.c.person_id)) is not None

    def change(self, programme_id: int, person: Person, **values: object) -> bool:
        """Other answers or flags of one person, by the names of :class:`Member`. False when they are not in."""
        return self.set_flags(programme_id, {person: values}) == 1

    def get(self, programme_id: int, person: Person) -> Member | None:
        """One person in one programme."""
        row = self.tx.first(
            _get, {"space_id": self.space_id, "programme_id": programme_id, "person_id": person.external_id}
        )
        return self._member(row) if row else None

    def all(self, programme_id: int) -> list[Member]:
        """Everyone who is in, by their ids."""
        rows = self.tx.execute(select(members).where(self._in(programme_id)).order_by(members.c.person_id))
        return [self._member(row) for row in rows]

    def among(self, programme_id: int, people: Collection[Person]) -> dict[Person, Member]:
        """Those of these few people who are in."""
        some = members.c.person_id.in_([each.external_id for each in people])
        found = [self._member(row) for row in self.tx.execute(select(members).where(self._in(programme_id), some))]
        return {each.person: each for each in found}

    def of(self, person: Person) -> list[Member]:
        """Where a person is in, the earliest first."""
        order = (members.c.joined_at, members.c.programme_id)
        rows = self.tx.execute(select(members).where(self._of(person)).order_by(*order))
        return [self._member(row) for row in rows]

    def within(self, people: Collection[Person], programme_ids: Collection[int]) -> dict[Person, set[int]]:
        """In which of these programmes these few people are; who is in none is left out. One statement."""
        some = (members.c.space_id == self.space_id) & members.c.programme_id.in_(programme_ids)
        some &= members.c.person_id.in_([each.external_id for each in people])
        found = defaultdict[Person, set[int]](set)
        rows = self.tx.rows(select(members.c.programme_id, members.c.person_id).where(some)) if programme_ids else ()
        for row in rows:
            found[Person(self.space_id, row.person_id)].add(row.programme_id)
        return dict(found)

    def counts(self, course_programmes: list[int]) -> dict[int, int]:
        """How many are in each of these programmes; those in which nobody is are left out."""
        some = (members.c.space_id == self.space_id) & members.c.programme_id.in_(course_programmes)
        counted = select(members.c.programme_id, func.count().label("people")).where(some)
        rows = self.tx.execute(counted.group_by(members.c.programme_id)) if course_programmes else ()
        return {row.programme_id: row.people for row in rows}

    def leave(self, programme_id: int, person: Person) -> bool:
        """A person is out, and what they told is deleted. False when they were not in."""
        mine = self._in(programme_id) & (members.c.person_id == person.external_id)
        return self.tx.execute(delete(members).where(mine)).rowcount == 1

    def clear(self, programme_id: int) -> int:
        """Nobody is in a programme any longer, and nothing is kept of what they told. Returns how many were."""
        return self.tx.execute(delete(members).where(self._in(programme_id))).rowcount

    def pause(self, person: Person, programme_id: int | None, until: datetime | None) -> int:
        """A person is matched again from then on, in one programme or (``None``) in each; without a moment, now.
        Whoever was asked whether to go on has answered with it. Returns in how many they are."""
        mine = self._of(person) if programme_id is None else self._of(person) & self._in(programme_id)
        return self.tx.execute(update(members).where(mine).values(rests_until=until, **_ANSWERED)).rowcount

    def skip(self, programme_id: int, person: Person, round_id: int) -> bool:
        """A person leaves out this round; 0: none. False when they had said so, or are not in."""
        mine = self._in(programme_id) & (members.c.person_id == person.external_id) & (members.c.skips != round_id)
        return self.tx.execute(update(members).where(mine).values(skips=round_id)).rowcount == 1

    def set_flags(self, programme_id: int, values: Mapping[Person, Mapping[str, object]]) -> int:
        """Other answers or flags of several people: one statement for all to whom the same is to be noted. Returns of
        how many something was noted."""
        alike: defaultdict[str, list[Person]] = defaultdict(list)
        for person, theirs in values.items():
            if unknown := theirs.keys() - ANSWERS - FLAGS:
                raise TypeError(f"not to be changed: {sorted(unknown)}")
            if theirs:
                alike[repr(sorted((name, _plain(value)) for name, value in theirs.items()))].append(person)
        return sum(self._set(programme_id, people, values[people[0]]) for people in alike.values())

    def _set(self, programme_id: int, people: list[Person], values: Mapping[str, object]) -> int:
        some = self._in(programme_id) & members.c.person_id.in_([each.external_id for each in people])
        stored = {name: _plain(value) for name, value in values.items()}
        return self.tx.execute(update(members).where(some).values(stored)).rowcount

    def _in(self, programme_id: int) -> Any:
        return (members.c.space_id == self.space_id) & (members.c.programme_id == programme_id)

    def _of(self, person: Person) -> Any:
        return (members.c.space_id == self.space_id) & (members.c.person_id == person.external_id)

    def _member(self, row: Any) -> Member:
        return Member(
            row.programme_id,
            Person(self.space_id, row.person_id),
            row.joined_at,
            tuple(row.interests),
            frozenset(row.hours),
            row.zone,
            row.language,
            row.works,
            row.hopes,
            row.alone,
            bool(row.may_use),
            row.rests_until,
            row.skips,
            bool(row.first),
            bool(row.trio),
            row.silent,
            bool(row.asked_on),
        )


def _plain(value: object) -> object:
    match value:
        case bool():
            return int(value)
        case tuple():
            return list(value)
        case frozenset() | set():
            return sorted(value)
        case Mapping():
            return dict(sorted(value.items()))
        case _:
            return value
