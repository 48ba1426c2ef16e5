"""The little that the database knows about itself: its epoch, and how far its class's clock was moved ahead."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Column, String, Table, Text, delete, select

from storage.database import Tx
from storage.store import metadata
from storage.upsert import insert

meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
_EPOCH: Final = "epoch"
_AHEAD: Final = "clock-ahead"
_CLASS: Final = "class-kind"
_SERVED: Final = "class-served"
_WRITTEN: Final = "written"
_LETTERS: Final = "abcdefghjkmnpqrstvwxyz"


class Meta:
    """Names and values, of no space."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx

    def epoch(self) -> str:
        """Six letters that make the nonces of this database's jobs its own; made when they are first asked for.

        Processes that ask at once get the same: with another one, none would find what the other sent.
        """
        if known := self._get(_EPOCH):
            return known
        made = _new_epoch()
        self.tx.execute(insert(meta).values(name=_EPOCH, value=made).on_conflict_do_nothing())
        return self._get(_EPOCH) or made

    def try_writing(self) -> None:
        """Writes what says nothing, so that the database has to take it. Raises ``StorageProblem`` where it cannot."""
        self._set(_WRITTEN, "")

    def made_epoch(self) -> str | None:
        """The epoch, if it was made: for whoever only looks."""
        return self._get(_EPOCH)

    def new_epoch(self) -> str:
        """A new epoch: after a restore ids come again, and their nonces must not."""
        made = _new_epoch()
        self._set(_EPOCH, made)
        return made

    def ahead(self) -> timedelta:
        """How far people's time was ahead when it was last kept."""
        return timedelta(seconds=float(self._get(_AHEAD) or 0))

    def keep_ahead(self, offset: timedelta) -> None:
        """Keeps how far people's time is ahead, for the next start."""
        self._set(_AHEAD, str(offset.total_seconds()))

    def kept_as(self, kind: str) -> str:
        """What the class in the browser was first served as; from now on this, where it never was."""
        self.tx.execute(insert(meta).values(name=_CLASS, value=kind).on_conflict_do_nothing())
        return self._get(_CLASS) or kind

    def take_turn(self, what: str, now: datetime, every: timedelta) -> datetime:
        """The next moment at which something may happen that may happen only once in a while, whoever asks; it is
        taken."""
        last = self._get(what)
        turn = max(now, datetime.fromisoformat(last) + every) if last else now
        self._set(what, turn.isoformat())
        return turn

    def serve(self, by: str, until: datetime) -> None:
        """The process of this name serves the class in the browser, until this moment of real time at least."""
        self._set(_SERVED, f"{until.isoformat()} {by}")

    def served(self, now: datetime) -> bool:
        """Whether a process serves the class in the browser."""
        until, _, _ = (self._get(_SERVED) or "").partition(" ")
        return bool(until) and datetime.fromisoformat(until) > now

    def serves_no_more(self, by: str) -> None:
        """The process of this name stops; another may go on."""
        last = f"% {by}"
        self.tx.execute(delete(meta).where(meta.c.name == _SERVED, meta.c.value.like(last)))

    def _get(self, name: str) -> str | None:
        found: str | None = self.tx.scalar(select(meta.c.value).where(meta.c.name == name))
        return found

    def _set(self, name: str, value: str) -> None:
        made = insert(meta).values(name=name, value=value)
        self.tx.execute(made.on_conflict_do_update(index_elements=[meta.c.name], set_={"value": made.excluded.value}))


def _new_epoch() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(6))
