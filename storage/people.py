"""People: what they chose about themselves, where they are members, and what they wish to hear less of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import Column, String, Table, bindparam, delete, select, update

from bot.people import Person
from bot.records import dataclass
from storage.kept import Kept
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

EVERYWHERE = ""
"""As a place: the whole space. As a cog: everything."""

_NOBODY = ""
"""As a member: the place has a list of its own, which may be empty. No platform has such an id."""

people = Table(
    "people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("acted_at", UtcDateTime, nullable=False),
    Column("name", String(80)),
    Column("language", String(8)),
    Column("acts_in", String(8)),  # the language in which the platform said that they act, the last time
    Column("time_zone", String(64)),
    Column("quiet_from", String(5)),
    Column("quiet_until", String(5)),
)
personal(people, what="profile", person="person_id", life=None)
members = Table(
    "members",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("place", String(255), primary_key=True),
    Column("person_id", String(64), primary_key=True),
)
personal(members, what="membership", person="person_id", life=None)
mutes = Table(
    "mutes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("cog", String(32), primary_key=True),
)
personal(mutes, what="fewer", person="person_id", life=None)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person chose; ``None`` is *as the course has it*. ``name`` is the name shown instead of the platform's.
    ``acts_in`` is the language in which they last acted, as the platform told it."""

    person: Person
    acted: bool = False
    name: str | None = None
    language: str | None = None
    time_zone: str | None = None
    quiet: tuple[time, time] | None = None
    acts_in: str | None = None

    @property
    def reads(self) -> str | None:
        """The language of what they alone get: the one that they chose, else the one in which they act."""
        return self.language or self.acts_in


# Kept: what is built anew at every call takes several times as long.
_acted = Kept(
    lambda: (
        insert(people)
        .values({name: bindparam(name) for name in ("space_id", "person_id", "acted_at", "acts_in", "time_zone")})
        .on_conflict_do_nothing()
    )
)
_profiles = select(people).where(
    people.c.space_id == bindparam("space"), people.c.person_id.in_(bindparam("wanted", expanding=True))
)
_joined = Kept(
    lambda: (
        insert(members)
        .values({column.name: bindparam(column.name) for column in members.c})
        .on_conflict_do_nothing()
        .returning(members.c.person_id)
    )
)
_members = (
    select(members.c.place, members.c.person_id)
    .where(members.c.space_id == bindparam("space"), members.c.place.in_(bindparam("places", expanding=True)))
    .order_by(members.c.person_id)
)
_muted = select(mutes.c.person_id).where(
    mutes.c.space_id == bindparam("space"),
    mutes.c.person_id.in_(bindparam("wanted", expanding=True)),
    mutes.c.cog.in_(bindparam("cogs", expanding=True)),
)


class People(Store):
    """People of a space."""

    def acted(self, person: Person, now: datetime, acts_in: str | None, time_zone: str | None) -> None:
        """The first act of a person: from here on what they choose can be kept."""
        row = {
            "space_id": self.space_id,
            "person_id": person.external_id,
            "acted_at": now,
            "acts_in": acts_in,
            "time_zone": time_zone,
        }
        self.tx.send(_acted, row)

    def acts_in(self, person: Person, language: str) -> None:
        """They act in another language than before."""
        mine = (people.c.space_id == self.space_id) & (people.c.person_id == person.external_id)
        self.tx.execute(update(people).where(mine).values(acts_in=language))

    def profile(self, person: Person) -> Profile:
        """What a person chose; an empty profile for one who never acted."""
        return self.profiles([person])[person]

    def profiles(self, wanted: Sequence[Person]) -> dict[Person, Profile]:
        """The profiles of several people, in one statement."""
        ids = [person.external_id for person in wanted]
        rows = self.tx.execute(_profiles, {"space": self.space_id, "wanted": ids}) if ids else ()
        found = {row.person_id: _profile(row) for row in rows}
        return {person: found.get(person.external_id, Profile(person)) for person in wanted}

    def change(self, profile: Profile) -> None:
        """Stores what a person chose."""
        mine = (people.c.space_id == self.space_id) & (people.c.person_id == profile.person.external_id)
        self.tx.execute(
            update(people)
            .where(mine)
            .values(
                name=profile.name,
                language=profile.language,
                time_zone=profile.time_zone,
                quiet_from=profile.quiet[0].strftime("%H:%M") if profile.quiet else None,
                quiet_until=profile.quiet[1].strftime("%H:%M") if profile.quiet else None,
            )
        )

    def joined(self, person: Person, place: str = EVERYWHERE) -> bool:
        """Notes a membership. False when it was known."""
        if place:
            self._has_list(place)
        return self.tx.first(_joined, self._member(person.external_id, place)) is not None

    def left(self, person: Person, place: str = EVERYWHERE) -> bool:
        """Ends a membership; of the whole space, all of them. False when there was none."""
        mine = (members.c.space_id == self.space_id) & (members.c.person_id == person.external_id)
        gone = mine & (members.c.place == place) if place else mine
        return self.tx.execute(delete(members).where(gone)).rowcount > 0

    def replace_members(self, now_there: Iterable[Person], place: str = EVERYWHERE) -> tuple[set[Person], set[Person]]:
        """Makes the list of members what the platform says now. Returns who is new and who is gone."""
        before, after = set(self._own(place) or ()), set(now_there)
        if place:
            self._has_list(place)
        if came := after - before:
            self.tx.execute(insert(members), [self._member(each.external_id, place) for each in sorted(came)])
        for person in before - after:
            self.left(person, place)
        return after - before, before - after

    def members(self, place: str = EVERYWHERE) -> tuple[Person, ...]:
        """The members of a place, as far as the adapter knows them; of the space when the place has no list of its
        own. A list that emptied stays one: nobody is there."""
        found = self._lists(place, EVERYWHERE)
        return tuple(found.get(place, found.get(EVERYWHERE, ())))

    def is_member(self, person: Person) -> bool:
        """Whether somebody is in the space, as far as the adapter knows."""
        mine = self._member(person.external_id, EVERYWHERE)
        return self.tx.first(select(members.c.person_id).filter_by(**mine)) is not None

    def _own(self, place: str) -> list[Person] | None:
        """The list of a place or of the space; ``None`` when there is none."""
        return self._lists(place).get(place)

    def _lists(self, *places: str) -> dict[str, list[Person]]:
        """The lists that there are of these places, in one statement."""
        found: dict[str, list[Person]] = {}
        for row in self.tx.rows(_members, {"space": self.space_id, "places": sorted({*places})}):
            there = found.setdefault(row.place, [])
            if row.person_id != _NOBODY:
                there.append(Person(self.space_id, row.person_id))
        return found

    def _has_list(self, place: str) -> None:
        self.tx.first(_joined, self._member(_NOBODY, place))

    def _member(self, person_id: str, place: str) -> dict[str, str]:
        return {"space_id": self.space_id, "place": place, "person_id": person_id}

    def mute(self, person: Person, cog: str = EVERYWHERE) -> None:
        """No more direct messages of this cog, or none at all."""
        row = {"space_id": self.space_id, "person_id": person.external_id, "cog": cog}
        self.tx.execute(insert(mutes).values(row).on_conflict_do_nothing())

    def unmute(self, person: Person) -> None:
        """Direct messages of every kind again."""
        mine = (mutes.c.space_id == self.space_id) & (mutes.c.person_id == person.external_id)
        self.tx.execute(delete(mutes).where(mine))

    def muted(self, wanted: Sequence[Person], cog: str) -> set[Person]:
        """Who of these wants no direct messages of this cog."""
        ids = [person.external_id for person in wanted]
        given = {"space": self.space_id, "wanted": ids, "cogs": [cog, EVERYWHERE]}
        return {Person(self.space_id, row.person_id) for row in self.tx.execute(_muted, given)}

    def mutes(self, person: Person) -> tuple[str, ...]:
        """The cogs of which a person wants no direct messages; the empty string is all of them."""
        mine = (mutes.c.space_id == self.space_id) & (mutes.c.person_id == person.external_id)
        return tuple(row.cog for row in self.tx.execute(select(mutes.c.cog).where(mine).order_by(mutes.c.cog)))


def _profile(row: Any) -> Profile:
    quiet = (time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_until)) if row.quiet_from else None
    return Profile(Person(row.space_id, row.person_id), True, row.name, row.language, row.time_zone, quiet, row.acts_in)
