"""In which workspaces Homeroom is installed, with their tokens as sealed text, and installations that are begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, String, Table, Text, delete, or_, select, update

from bot.records import dataclass
from storage.database import Tx
from storage.marks import personal
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

STATE_LIFE: Final = timedelta(minutes=10)
"""Who began to install Homeroom comes back within this."""

slack_installations = Table(
    "slack_installations",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("enterprise_id", String(24)),
    Column("app_id", String(24), nullable=False),
    Column("bot_user_id", String(24), nullable=False, info={"nobody": "Homeroom itself"}),
    Column("bot_id", String(24), nullable=False),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("scopes", Json, nullable=False),
    Column("installer", String(64)),
    Column("sealed", Text),  # the tokens; none once it is over
    Column("expires_at", UtcDateTime),
    Column("installed_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    Column("renewing_until", UtcDateTime),  # a process asks for new tokens, until this moment of real time
)
personal(
    slack_installations,
    what="installed",
    person="installer",
    life=None,
    on_delete="clear",
    columns_hidden=["sealed", "renewing_until"],
)
slack_states = Table(
    "slack_states",  # of no space yet
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Installation:
    """Homeroom in one workspace. ``url`` is the workspace's address; ``sealed`` its tokens, encrypted, ``None`` once
    somebody revoked them; ``expires_at`` when the token ends, ``None`` where it does not."""

    space_id: str
    app_id: str
    bot_user_id: str
    bot_id: str
    name: str
    url: str
    scopes: tuple[str, ...]
    installed_at: datetime
    enterprise_id: str | None = None
    installer: str | None = None
    sealed: str | None = None
    expires_at: datetime | None = None
    revoked_at: datetime | None = None


class Installations(Store):
    """The installation of one workspace. Moments are of real time."""

    def note(self, installation: Installation, *, manages: bool = False) -> None:
        """Somebody installed Homeroom, again perhaps.

        Its installer stays who they are as long as anything is stored of the workspace, for anybody may remove it and
        install it again; also where they deleted themselves. Unless ``manages``: the new one looks after the workspace,
        or is named by who runs Homeroom.
        """
        values = asdict(installation) | {"renewing_until": None}
        made = insert(slack_installations).values(values)
        given = {name: made.excluded[name] for name in values if manages or name != "installer"}
        self.tx.execute(made.on_conflict_do_update(index_elements=[slack_installations.c.space_id], set_=given))

    def get(self) -> Installation | None:
        """The installation, also one that is over."""
        row = self.tx.first(select(*_COLUMNS).where(self._mine()))
        return None if row is None else _installation(row)

    def begin_renewing(self, now: datetime, until: datetime) -> bool:
        """This process alone asks for new tokens until then. False where another does, or it is over."""
        free = or_(slack_installations.c.renewing_until.is_(None), slack_installations.c.renewing_until <= now)
        begun = update(slack_installations).where(self._mine(), self._good(), free).values(renewing_until=until)
        return self.tx.execute(begun).rowcount > 0

    def renewed(self, sealed: str, expires_at: datetime | None, installed_at: datetime) -> bool:
        """The new tokens of the installation of this moment. False where it is over, or was made anew, meanwhile."""
        values = {"sealed": sealed, "expires_at": expires_at, "renewing_until": None}
        same = slack_installations.c.installed_at == installed_at
        renewed = update(slack_installations).where(self._mine(), self._good(), same).values(values)
        return self.tx.execute(renewed).rowcount > 0

    def sealed_again(self, before: str, sealed: str) -> None:
        """The same tokens, sealed with another key; where they are other ones meanwhile, nothing."""
        same = slack_installations.c.sealed == before
        self.tx.execute(update(slack_installations).where(self._mine(), same).values(sealed=sealed))

    def not_renewed(self) -> None:
        """There are none: another may ask."""
        self.tx.execute(update(slack_installations).where(self._mine()).values(renewing_until=None))

    def revoke(self, now: datetime, before: datetime | None = None) -> bool:
        """It is over, and its tokens go at once. False where that is known, or it began after ``before``."""
        values = {"sealed": None, "expires_at": None, "revoked_at": now, "renewing_until": None}
        over = update(slack_installations).where(self._mine(), slack_installations.c.revoked_at.is_(None))
        if before is not None:
            over = over.where(slack_installations.c.installed_at <= before)
        return self.tx.execute(over.values(values)).rowcount > 0

    def _mine(self) -> ColumnElement[bool]:
        return slack_installations.c.space_id == self.space_id

    def _good(self) -> ColumnElement[bool]:
        return slack_installations.c.revoked_at.is_(None)


class OAuthStates:
    """Who began to install Homeroom, as hashes of what Slack hands back: each is good once, for a while."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx

    def begin(self, hash: str, now: datetime) -> None:
        """Somebody is sent to Slack with this; what is too old is forgotten."""
        self.tx.execute(delete(slack_states).where(slack_states.c.made_at <= now - STATE_LIFE))
        self.tx.execute(insert(slack_states).values(hash=hash, made_at=now))

    def use(self, hash: str, now: datetime) -> bool:
        """Somebody came back with it. False where it is none, was used, or is too old."""
        good = (slack_states.c.hash == hash) & (slack_states.c.made_at > now - STATE_LIFE)
        return self.tx.execute(delete(slack_states).where(good)).rowcount > 0


def forget_begun(tx: Tx) -> None:
    """Nobody who began to install Homeroom can go on: after a restore what was used since would be good again."""
    tx.execute(slack_states.delete())


def installed(tx: Tx) -> Sequence[Installation]:
    """Every workspace in which Homeroom is installed now."""
    good = select(*_COLUMNS).where(slack_installations.c.revoked_at.is_(None))
    return [_installation(row) for row in tx.rows(good.order_by(slack_installations.c.space_id))]


_COLUMNS: Final = [slack_installations.c[field.name] for field in fields(Installation)]


def _installation(row: Any) -> Installation:
    given = dict(row._mapping)
    return Installation(**given | {"scopes": tuple(given["scopes"])})
