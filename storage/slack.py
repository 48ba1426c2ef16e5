"""What the Slack adapter keeps of a workspace: its people as Slack tells of them, conversations, rooms being opened.

Slack sends only an id with what somebody does, so who is who is kept here, as its events tell; never a name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    and_,
    delete,
    func,
    select,
)

from bot.records import dataclass
from storage.marks import passing, personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

slack_people = Table(
    "slack_people",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("admin", Integer, nullable=False),
    Column("owner", Integer, nullable=False),
    Column("guest", Integer, nullable=False),
    Column("stranger", Integer, nullable=False),
    Column("bot", Integer, nullable=False),
    Column("deleted", Integer, nullable=False),
)
personal(slack_people, what="membership", person="person_id", life=None)

slack_profiles = Table(
    "slack_profiles",  # of who acted
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("time_zone", String(64)),
    Column("locale", String(16)),
)
personal(slack_profiles, what="profile", person="person_id", life=None)

slack_group_people = Table(
    "slack_group_people",  # of the user groups that mean staff
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("group_id", String(24), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Index("slack_group_people_person", "space_id", "person_id"),
)
personal(slack_group_people, what="membership", person="person_id", life=None)

slack_conversations = Table(
    "slack_conversations",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("channel_id", String(24), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("together", Integer, nullable=False),  # with how many it is: one without all of them is not found
    Index("slack_conversations_person", "space_id", "person_id"),
)
personal(slack_conversations, what="messages", person="person_id", life=None)

slack_rooms = Table(
    "slack_rooms",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("nonce", String(80), primary_key=True),  # of the job that opens it
    Column("name", String(80), nullable=False),
    Column("creator", String(24), nullable=False),
    Column("channel_id", String(24)),
    Column("made_at", UtcDateTime, nullable=False),
    UniqueConstraint("space_id", "name"),
)
_ROOMS_KEPT: Final = timedelta(days=7)
"""Longer than any job goes on trying."""
passing(slack_rooms, "begun-room", "made_at", _ROOMS_KEPT)
_FLAGS: Final = ("admin", "owner", "guest", "stranger", "bot", "deleted")


@dataclass(frozen=True, slots=True)
class SlackPerson:
    """Somebody as Slack tells of them. ``stranger``: of another organization, here by a shared channel; ``deleted``:
    deactivated. ``time_zone`` is an IANA name, ``locale`` such as ``es-ES``; both are kept of who ``acted`` here alone.
    ``groups``: the user groups of the staff that they are in."""

    person_id: str
    admin: bool = False
    owner: bool = False
    guest: bool = False
    stranger: bool = False
    bot: bool = False
    deleted: bool = False
    time_zone: str | None = None
    locale: str | None = None
    groups: frozenset[str] = frozenset()
    acted: bool = False

    @property
    def is_there(self) -> bool:
        """Whether it is a person who can be spoken to: apps and bots are none."""
        return not self.bot and not self.deleted

    @property
    def manages(self) -> bool:
        """Whether the whole workspace is theirs to look after."""
        return (self.admin or self.owner) and self.is_there and not self.guest and not self.stranger


class SlackPeople(Store):
    """The copy of a workspace's people."""

    def note(self, people: Collection[SlackPerson]) -> None:
        """Slack tells this of them now; of their groups it tells elsewhere. Of who acted a time zone and a language are
        kept: those that it tells, or else those that it told."""
        if not people:
            return
        rows = [{"person_id": each.person_id, **{flag: int(getattr(each, flag)) for flag in _FLAGS}} for each in people]
        self._upsert(slack_people, rows)
        for each in people:
            if told := _told(each):
                mine = self._of(slack_profiles, each.person_id)
                self.tx.execute(slack_profiles.update().where(mine).values(told))

    def acted(self, person: SlackPerson) -> None:
        """The same of somebody who acts, for the first time or again: from now on their time zone and language are
        kept."""
        self.note([person])
        self._upsert(slack_profiles, [{"person_id": person.person_id, **_told(person)}])

    def known(self, people: Collection[str]) -> dict[str, SlackPerson]:
        """Those of them that are known, by their ids; in one statement."""
        return self._found(slack_people.c.person_id.in_(people)) if people else {}

    def everyone(self) -> dict[str, SlackPerson]:
        """All that are known, by their ids; bots and those who are gone too."""
        return self._found(slack_people.c.space_id == self.space_id)

    def gone(self, person_id: str) -> None:
        """Somebody is in the workspace no longer: of their conversations with others it is known of none any more whose
        it is."""
        for table in (slack_people, slack_profiles, slack_group_people, slack_conversations):
            self.tx.execute(delete(table).where(self._of(table, person_id)))

    def in_group(self, group_id: str, people: Collection[str]) -> None:
        """A user group that means staff has these people now, and no others; nobody where it means nothing any more."""
        mine = (slack_group_people.c.space_id == self.space_id) & (slack_group_people.c.group_id == group_id)
        self.tx.execute(delete(slack_group_people).where(mine))
        rows = [{"space_id": self.space_id, "group_id": group_id, "person_id": each} for each in {*people}]
        if rows:
            self.tx.execute(insert(slack_group_people), rows)

    def groups(self) -> frozenset[str]:
        """The user groups of which people are known."""
        mine = slack_group_people.c.space_id == self.space_id
        return frozenset(self.tx.execute(select(slack_group_people.c.group_id).where(mine).distinct()).scalars())

    def _of(self, table: Table, person_id: str) -> ColumnElement[bool]:
        return (table.c.space_id == self.space_id) & (table.c.person_id == person_id)

    def _upsert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        made = insert(table)
        given = {name: made.excluded[name] for name in rows[0] if name != "person_id"}
        wanted = (
            made.on_conflict_do_update(index_elements=list(table.primary_key), set_=given)
            if given
            else made.on_conflict_do_nothing()
        )
        self.tx.execute(wanted, [{"space_id": self.space_id, **each} for each in rows])

    def _found(self, some: ColumnElement[bool]) -> dict[str, SlackPerson]:
        here = slack_people.c.space_id == self.space_id
        told = (slack_profiles.c.person_id.label("acted"), slack_profiles.c.time_zone, slack_profiles.c.locale)
        both = (
            select(slack_people, *told, slack_group_people.c.group_id)
            .select_from(slack_people)
            .outerjoin(slack_profiles, _same(slack_profiles))
            .outerjoin(slack_group_people, _same(slack_group_people))
        )
        rows: dict[str, Any] = {}
        groups: dict[str, set[str]] = {}
        for row in self.tx.execute(both.where(here, some)):
            rows[row.person_id] = row
            groups.setdefault(row.person_id, set()).update({row.group_id} - {None})
        return {person_id: _person(row, groups[person_id]) for person_id, row in rows.items()}


class SlackConversations(Store):
    """Which conversation is the direct one with somebody, or the group message of several: always the same one."""

    def of(self, people: Collection[str]) -> str | None:
        """The conversation of exactly these people, as far as it was opened."""
        table, whole = slack_conversations, {*people}
        here = (table.c.space_id == self.space_id) & (table.c.together == len(whole))
        theirs = select(table.c.channel_id).where(here, table.c.person_id.in_(whole)).group_by(table.c.channel_id)
        found: str | None = self.tx.scalar(theirs.having(func.count() == len(whole)))
        return found

    def people(self, channel_id: str) -> frozenset[str]:
        """Whose conversation this is; nobody's where it is not known, or not whole any more."""
        mine = (slack_conversations.c.space_id == self.space_id) & (slack_conversations.c.channel_id == channel_id)
        rows = self.tx.rows(select(slack_conversations.c.person_id, slack_conversations.c.together).where(mine))
        return frozenset(row.person_id for row in rows if row.together == len(rows))

    def note(self, people: Collection[str], channel_id: str) -> None:
        """This conversation is theirs."""
        whole = {*people}
        self.gone(channel_id)
        row = {"space_id": self.space_id, "channel_id": channel_id, "together": len(whole)}
        self.tx.execute(insert(slack_conversations), [row | {"person_id": each} for each in sorted(whole)])

    def gone(self, channel_id: str) -> None:
        """It is no more."""
        mine = (slack_conversations.c.space_id == self.space_id) & (slack_conversations.c.channel_id == channel_id)
        self.tx.execute(delete(slack_conversations).where(mine))


@dataclass(frozen=True, slots=True)
class SlackRoom:
    """The channel that a job opens: under which name, as whom, and which it is once that is known."""

    nonce: str
    name: str
    creator: str
    channel_id: str | None = None


class SlackRooms(Store):
    """Rooms, written down before they are made: after a crash they are found by name and creator."""

    def plan(self, room: SlackRoom, now: datetime) -> bool:
        """From now on the job makes a channel of this name, which it did not yet. False where another job has it."""
        self.tx.execute(delete(slack_rooms).where(self._here(), slack_rooms.c.made_at < now - _ROOMS_KEPT))
        of = self.tx.scalar(select(slack_rooms.c.nonce).where(self._here(), slack_rooms.c.name == room.name))
        if of not in (None, room.nonce):
            return False
        values = {"name": room.name, "creator": room.creator, "channel_id": room.channel_id, "made_at": now}
        made = insert(slack_rooms).values(space_id=self.space_id, nonce=room.nonce, **values)
        self.tx.execute(made.on_conflict_do_update(index_elements=list(slack_rooms.primary_key), set_=values))
        return True

    def made(self, nonce: str, channel_id: str) -> None:
        """It is this channel."""
        mine = self._here() & (slack_rooms.c.nonce == nonce)
        self.tx.execute(slack_rooms.update().where(mine).values(channel_id=channel_id))

    def of(self, nonce: str) -> SlackRoom | None:
        """The room of this job."""
        columns = (slack_rooms.c[name] for name in ("nonce", "name", "creator", "channel_id"))
        rows = self.tx.rows(select(*columns).where(self._here(), slack_rooms.c.nonce == nonce))
        return next((SlackRoom(*row) for row in rows), None)

    def gone(self, nonce: str) -> None:
        """Somebody deleted it, or the job is done with it."""
        self.tx.execute(delete(slack_rooms).where(self._here(), slack_rooms.c.nonce == nonce))

    def closed(self, channel_id: str) -> None:
        """The room that is this channel was closed: nobody looks for it any more."""
        self.tx.execute(delete(slack_rooms).where(self._here(), slack_rooms.c.channel_id == channel_id))

    def begun(self) -> dict[str, str | None]:
        """The channels that were made and not closed yet, as far as it is remembered, each by the name of its job; of a
        thread its ``ts``; ``None`` where it is not noted whether there is one."""
        rows = self.tx.rows(select(slack_rooms.c.channel_id, slack_rooms.c.nonce).where(self._here()))
        return {row.nonce: row.channel_id for row in rows}

    def _here(self) -> ColumnElement[bool]:
        return slack_rooms.c.space_id == self.space_id


def _same(table: Table) -> ColumnElement[bool]:
    return and_(table.c.space_id == slack_people.c.space_id, table.c.person_id == slack_people.c.person_id)


def _told(person: SlackPerson) -> dict[str, str]:
    found = {"time_zone": person.time_zone, "locale": person.locale}
    return {name: value for name, value in found.items() if value}


def _person(row: Any, groups: Collection[str]) -> SlackPerson:
    flags = {flag: bool(getattr(row, flag)) for flag in (*_FLAGS, "acted")}
    return SlackPerson(row.person_id, time_zone=row.time_zone, locale=row.locale, groups=frozenset(groups), **flags)
