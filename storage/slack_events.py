"""What Slack told, kept before it is acknowledged: each is acted on once, also when the process ends in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, Index, String, Table, select, text, tuple_, update

from bot.records import dataclass
from storage.database import Tx
from storage.marks import personal
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

KNOWN_FOR: Final = timedelta(hours=1)
"""So long it is known that an event came. Slack sends it again within five minutes."""
USEFUL_FOR: Final = timedelta(days=1)
"""What nobody could act on for so long is let go."""
_UNDONE: Final = text("done_at IS NULL")

slack_events = Table(
    "slack_events",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("event_id", String(64), primary_key=True),
    Column("kind", String(64), nullable=False),
    Column("person_id", String(64)),
    Column("what", Json, nullable=False),
    Column("taken_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Column("ends_at", UtcDateTime, nullable=False),
    Index("slack_events_ends", "ends_at"),
    Index("slack_events_undone", "taken_at", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
)
personal(slack_events, what="heard", person="person_id", life="ends_at")


@dataclass(frozen=True, slots=True)
class SlackEvent:
    """Something that happened. ``what`` has what acting on it needs, ids and moments: never what people wrote.
    ``person_id`` is who did it."""

    space_id: str
    event_id: str
    kind: str
    person_id: str | None = None
    what: Mapping[str, Any] = field(default_factory=dict)


class SlackEvents(Store):
    """The events of one workspace. Moments are of real time."""

    def take(self, event: SlackEvent, now: datetime) -> bool:
        """Keeps it. False where it came before."""
        row = {
            "space_id": self.space_id,
            "event_id": event.event_id,
            "kind": event.kind,
            "person_id": event.person_id,
            "what": dict(event.what),
            "taken_at": now,
            "ends_at": now + USEFUL_FOR,
        }
        made = insert(slack_events).values(row).on_conflict_do_nothing().returning(slack_events.c.event_id)
        return self.tx.first(made) is not None

    def done(self, event_id: str, now: datetime) -> None:
        """It was acted on: only that it came is still known."""
        mine = (slack_events.c.space_id == self.space_id) & (slack_events.c.event_id == event_id)
        values: dict[str, Any] = {"done_at": now, "ends_at": now + KNOWN_FOR, "person_id": None, "what": {}}
        self.tx.execute(update(slack_events).where(mine).values(values))


def forget_all(tx: Tx) -> None:
    """Lets go of what was told, in every space: after a restore it is long past."""
    tx.execute(slack_events.delete())


def left_over(tx: Tx, before: datetime, now: datetime, most: int = 100) -> Sequence[SlackEvent]:
    """Takes on what was taken before this moment and never done, for its process ended: the oldest, at most so many.

    Whoever asks has them alone, until somebody asks for what was taken before ``now``.
    """
    table, keys = slack_events, (slack_events.c.space_id, slack_events.c.event_id)
    old = table.c.done_at.is_(None) & (table.c.taken_at < before)
    some = select(*keys).where(old).order_by(table.c.taken_at, *keys).limit(most)
    mine = update(table).where(tuple_(*keys).in_(some), old).values(taken_at=now)
    rows = tx.execute(mine.returning(*keys, table.c.kind, table.c.person_id, table.c.what)).all()
    return sorted((SlackEvent(*row) for row in rows), key=lambda event: (event.space_id, event.event_id))
