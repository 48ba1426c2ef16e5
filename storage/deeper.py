"""Who would like deeper prompts in a place, and who is in each thread that was opened for such a one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, delete, literal, select, update

from bot.people import Person, Place
from bot.records import dataclass
from storage.database import Tx
from storage.icebreaker_anew import CARD, note_anew
from storage.icebreaker_answers import KEPT
from storage.icebreakers import GONE, prompts
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

wishes = Table(
    "icebreaker_wishes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("place", String(255), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("level", Integer, nullable=False),  # how deep at most
    Column("at", UtcDateTime, nullable=False),
    Column("rests_until", UtcDateTime),  # they paused it until this moment
    Index("icebreaker_wishes_at", "at"),
)
personal(wishes, what="wish", person="person_id", life=("at", KEPT))
groups = Table(
    "icebreaker_groups",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),  # the one beside which it is
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("closed", Integer, nullable=False, default=0),
    Index("icebreaker_groups_place", "space_id", "place"),
)
people = Table(
    "icebreaker_group_people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
)


def _note_where(tx: Tx, space_id: str, person_id: str) -> None:
    """The cards that name a person among those who are in a thread."""
    mine = (people.c.space_id == space_id) & (people.c.person_id == person_id)
    note_anew(tx, select(people.c.space_id, people.c.prompt_id, literal(CARD)).where(mine))


personal(people, what="group", person="person_id", life=None, before=_note_where)


@dataclass(frozen=True, slots=True)
class Group:
    """A thread for one deeper prompt. What is stored of it outlives it, so that the prompt is not repeated."""

    prompt_id: int
    course_id: int
    place: Place
    opened_at: datetime
    closes_at: datetime
    closed: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """How deep somebody would have it in a place, and until when they paused it, if they did."""

    level: int
    rests_until: datetime | None = None


class Deeper(Store):
    """The wishes and the groups of a space."""

    def wish(self, place: Place, person: Person, level: int, now: datetime) -> None:
        """A person would like prompts of this level at most, in place of another; from now on, where they had paused
        it."""
        row = {"space_id": self.space_id, "place": place.key, "person_id": person.external_id}
        made = insert(wishes).values(row | {"level": level, "at": now, "rests_until": None})
        made = made.on_conflict_do_update(
            index_elements=list(row),
            set_={name: made.excluded[name] for name in ("level", "at", "rests_until")},
            where=(wishes.c.level != made.excluded.level) | wishes.c.rests_until.is_not(None),
        )
        self.tx.execute(made)

    def pause(self, person: Person, until: datetime | None) -> bool:
        """A person gets none until then, in no place; or (``None``) again. False when they wish for none."""
        theirs = (wishes.c.space_id == self.space_id) & (wishes.c.person_id == person.external_id)
        return self.tx.execute(update(wishes).where(theirs).values(rests_until=until)).rowcount > 0

    def level_of(self, place: Place, person: Person) -> int | None:
        """How deep a person would have it; ``None``: they never said so."""
        mine = self._in(place) & (wishes.c.person_id == person.external_id)
        row = self.tx.first(select(wishes.c.level).where(mine))
        return int(row.level) if row else None

    def wishes(self, place: Place, now: datetime) -> dict[Person, int]:
        """How deep everyone who wishes it now would have it; who paused it does not."""
        awake = self._in(place) & (wishes.c.rests_until.is_(None) | (wishes.c.rests_until <= now))
        rows = self.tx.execute(select(wishes).where(awake).order_by(wishes.c.person_id))
        return {Person(self.space_id, row.person_id): row.level for row in rows}

    def wishes_of(self, person: Person) -> dict[Place, Wish]:
        """Where a person wishes it, how deep, and whether they paused it."""
        columns = (wishes.c.place, wishes.c.level, wishes.c.rests_until)
        mine = (wishes.c.space_id == self.space_id) & (wishes.c.person_id == person.external_id)
        rows = self.tx.execute(select(*columns).where(mine).order_by(wishes.c.place))
        return {Place.parse(self.space_id, row.place): Wish(row.level, row.rests_until) for row in rows}

    def groups_of(self, person: Person) -> list[Group]:
        """The groups that a person is in, the one that closes first first."""
        inside = (people.c.space_id == groups.c.space_id) & (people.c.prompt_id == groups.c.prompt_id)
        mine = (groups.c.space_id == self.space_id) & (groups.c.closed == 0)
        mine &= people.c.person_id == person.external_id
        found = select(groups).join(people, inside).where(mine).order_by(groups.c.closes_at, groups.c.prompt_id)
        return [self._group(row) for row in self.tx.execute(found)]

    def no_more(self, person: Person, place: Place | None = None) -> list[int]:
        """A person wishes it no longer, in a place or anywhere. Returns the open groups that they are out of now."""
        theirs = (wishes.c.space_id == self.space_id) & (wishes.c.person_id == person.external_id)
        self.tx.execute(delete(wishes).where(theirs if place is None else theirs & (wishes.c.place == place.key)))
        mine = (people.c.space_id == self.space_id) & (people.c.person_id == person.external_id)
        of = [each.prompt_id for each in self.open_groups() if place in (None, each.place)]
        gone = delete(people).where(mine, people.c.prompt_id.in_(of)).returning(people.c.prompt_id)
        return sorted(row.prompt_id for row in self.tx.execute(gone))

    def open(self, group: Group, who: Mapping[Person, int]) -> None:
        """A group of these people."""
        one = {"space_id": self.space_id, "prompt_id": group.prompt_id}
        row = one | {"course_id": group.course_id, "place": group.place.key}
        row |= {"opened_at": group.opened_at, "closes_at": group.closes_at}
        self.tx.execute(insert(groups).values(row).on_conflict_do_nothing())
        rows = [one | {"person_id": each.external_id} for each in who]
        self.tx.execute(insert(people).values(rows).on_conflict_do_nothing())

    def group(self, prompt_id: int) -> Group | None:
        """The group of a prompt."""
        mine = (groups.c.space_id == self.space_id) & (groups.c.prompt_id == prompt_id)
        row = self.tx.first(select(groups).where(mine))
        return self._group(row) if row else None

    def open_groups(self, course_id: int | None = None) -> list[Group]:
        """The groups that are open (of a course), the oldest first."""
        mine = (groups.c.space_id == self.space_id) & (groups.c.closed == 0)
        if course_id is not None:
            mine &= groups.c.course_id == course_id
        rows = self.tx.execute(select(groups).where(mine).order_by(groups.c.opened_at, groups.c.prompt_id))
        return [self._group(row) for row in rows]

    def beside(self, prompt_id: int) -> list[int]:
        """The prompts of all open groups of those who were asked at once, this one's among them."""
        both = groups.alias()
        same = (both.c.space_id == groups.c.space_id) & (both.c.place == groups.c.place)
        same &= both.c.opened_at == groups.c.opened_at
        mine = (groups.c.space_id == self.space_id) & (groups.c.prompt_id == prompt_id) & (both.c.closed == 0)
        rows = self.tx.execute(select(both.c.prompt_id).select_from(groups.join(both, same)).where(mine))
        return sorted(row.prompt_id for row in rows)

    def people(self, prompt_id: int) -> list[Person]:
        """Who is in a group."""
        rows = self.tx.execute(select(people.c.person_id).where(self._who(prompt_id)).order_by(people.c.person_id))
        return [Person(self.space_id, row.person_id) for row in rows]

    def close(self, prompt_id: int) -> None:
        """A group is no more, and nothing tells who was in it."""
        mine = (groups.c.space_id == self.space_id) & (groups.c.prompt_id == prompt_id)
        self.tx.execute(update(groups).where(mine).values(closed=1))
        self.tx.execute(delete(people).where(self._who(prompt_id)))

    def used(self, place: Place) -> Counter[tuple[str, str]]:
        """How often each prompt, by deck and id, was put to a group of this place."""
        both = groups.join(
            prompts, (prompts.c.space_id == groups.c.space_id) & (prompts.c.prompt_id == groups.c.prompt_id)
        )
        here = (groups.c.space_id == self.space_id) & (groups.c.place == place.key) & (prompts.c.state != GONE)
        asked = select(prompts.c.deck, prompts.c.slug, groups.c.opened_at).distinct()  # several groups at once are one
        rows = self.tx.execute(asked.select_from(both).where(here))
        return Counter((row.deck, row.slug) for row in rows)

    def _in(self, place: Place) -> Any:
        return (wishes.c.space_id == self.space_id) & (wishes.c.place == place.key)

    def _who(self, prompt_id: int) -> Any:
        return (people.c.space_id == self.space_id) & (people.c.prompt_id == prompt_id)

    def _group(self, row: Any) -> Group:
        place = Place.parse(self.space_id, row.place)
        return Group(row.prompt_id, row.course_id, place, row.opened_at, row.closes_at, bool(row.closed))
