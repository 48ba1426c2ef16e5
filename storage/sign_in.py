"""Who may come in, kept: links that were made for people and not used yet, and sessions that they began with them.

Only hashes are here: the tokens are 256 random bits, so nobody finds one from its hash. These are the class's own, as
a platform keeps how people sign in to it: deleting what the bot stores about a person must not lock them out.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Column, ColumnElement, Index, String, Table, delete, select, update

from bot.records import dataclass
from storage.database import Tx
from storage.store import Store, UtcDateTime, metadata

LINK_LIFE: Final = timedelta(days=14)
"""A link that nobody used is worth nothing afterwards."""
SESSION_LIFE: Final = timedelta(days=30)
"""A session without use ends."""
SEEN_EVERY: Final = timedelta(hours=1)
"""How exactly it is known when a session was last used."""
AGAIN: Final = timedelta(minutes=1)
"""So long the browser that used a link may use it again: it pressed twice, or never got its answer."""

_NOBODYS: Final = {"nobody": "the class's own, as a platform keeps who signed in: it goes with time or with the person"}

sign_in_links = Table(
    "sign_in_links",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("person", String(64), nullable=False, info=_NOBODYS),
    Column("made_at", UtcDateTime, nullable=False),
    Index("sign_in_links_person", "space_id", "person"),
)
sign_in_sessions = Table(
    "sign_in_sessions",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("person", String(64), nullable=False, info=_NOBODYS),
    Column("made_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("link", String(64)),  # with which link and in which browser it began: only while AGAIN may be needed
    Column("browser", String(64)),
    Index("sign_in_sessions_person", "space_id", "person"),
)


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody is signed in in one browser."""

    hash: str
    person: str
    made_at: datetime
    seen_at: datetime


class SignIns(Store):
    """The links and sessions of a class. Moments are of real time; people are their ids in the class."""

    def make_link(self, person: str, hash: str, now: datetime) -> None:
        """A link for somebody; earlier ones that nobody used are worth nothing any more."""
        self.forget(now)
        self._drop_links(person)
        self.tx.execute(sign_in_links.insert().values(space_id=self.space_id, hash=hash, person=person, made_at=now))

    def link(self, hash: str, now: datetime, browser: str | None = None) -> str | None:
        """Whose link this is, if it can be used, or was just now in this browser."""
        found: str | None = self.tx.scalar(select(sign_in_links.c.person).where(self._open(hash, now)))
        return found or self._again(hash, browser, now)

    def use(self, link: str, session: str, now: datetime, browser: str | None = None) -> str | None:
        """Uses a link up and begins a session. Returns whose; ``None`` when it cannot be used, or was used before.

        The browser that used it may do so again for a moment: with each press it has another session, for it may
        have heard of none before.
        """
        used = self.tx.first(delete(sign_in_links).where(self._open(link, now)).returning(sign_in_links.c.person))
        person = str(used.person) if used else self._again(link, browser, now)
        if person is None:
            return None
        self.forget(now)
        first = {"link": link, "browser": browser} if used and browser else {}  # a minute from the first press on
        row = {"hash": session, "person": person, "made_at": now, "seen_at": now, **first}
        self.tx.execute(sign_in_sessions.insert().values(space_id=self.space_id, **row))
        return person

    def session(self, hash: str, now: datetime) -> Session | None:
        """A session that has not ended."""
        mine = (sign_in_sessions.c.space_id == self.space_id) & (sign_in_sessions.c.hash == hash)
        columns = [sign_in_sessions.c[field.name] for field in fields(Session)]
        row = self.tx.first(select(*columns).where(mine & (sign_in_sessions.c.seen_at > now - SESSION_LIFE)))
        return Session(**row._mapping) if row else None

    def seen(self, hash: str, now: datetime) -> None:
        """A session is in use."""
        mine = (sign_in_sessions.c.space_id == self.space_id) & (sign_in_sessions.c.hash == hash)
        self.tx.execute(update(sign_in_sessions).where(mine).values(seen_at=now))

    def signed_in(self, now: datetime) -> frozenset[str]:
        """Everyone who has a session."""
        here = sign_in_sessions.c.space_id == self.space_id
        lasting = sign_in_sessions.c.seen_at > now - SESSION_LIFE
        rows = self.tx.rows(select(sign_in_sessions.c.person).where(here & lasting).distinct())
        return frozenset(row.person for row in rows)

    def end(self, hash: str) -> None:
        """Ends one session."""
        mine = (sign_in_sessions.c.space_id == self.space_id) & (sign_in_sessions.c.hash == hash)
        self.tx.execute(delete(sign_in_sessions).where(mine))

    def end_all(self, person: str) -> int:
        """Ends every session of a person, and voids their links. Returns how many sessions there were."""
        self._drop_links(person)
        theirs = (sign_in_sessions.c.space_id == self.space_id) & (sign_in_sessions.c.person == person)
        return int(self.tx.execute(delete(sign_in_sessions).where(theirs)).rowcount)

    def forget(self, now: datetime) -> None:
        """Deletes the links and sessions whose time is over."""
        for table, ended in (
            (sign_in_links, sign_in_links.c.made_at <= now - LINK_LIFE),
            (sign_in_sessions, sign_in_sessions.c.seen_at <= now - SESSION_LIFE),
        ):
            self.tx.execute(delete(table).where(table.c.space_id == self.space_id, ended))
        here, known = sign_in_sessions.c.space_id == self.space_id, sign_in_sessions.c.link.is_not(None)
        late = sign_in_sessions.c.made_at <= now - AGAIN
        self.tx.execute(update(sign_in_sessions).where(here, known, late).values(link=None, browser=None))

    def _again(self, link: str, browser: str | None, now: datetime) -> str | None:
        """Whose session this browser began with this link just now, while it lasts."""
        if browser is None:
            return None
        here, same = sign_in_sessions.c.space_id == self.space_id, sign_in_sessions.c.link == link
        just = (sign_in_sessions.c.browser == browser) & (sign_in_sessions.c.made_at > now - AGAIN)
        found: str | None = self.tx.scalar(select(sign_in_sessions.c.person).where(here, same, just))
        return found

    def _drop_links(self, person: str) -> None:
        theirs = (sign_in_links.c.space_id == self.space_id) & (sign_in_links.c.person == person)
        self.tx.execute(delete(sign_in_links).where(theirs))

    def _open(self, hash: str, now: datetime) -> ColumnElement[bool]:
        mine = (sign_in_links.c.space_id == self.space_id) & (sign_in_links.c.hash == hash)
        return mine & (sign_in_links.c.made_at > now - LINK_LIFE)


def drop_all(tx: Tx) -> None:
    """Signs everybody out of every class, and voids every link."""
    tx.execute(sign_in_links.delete())
    tx.execute(sign_in_sessions.delete())
