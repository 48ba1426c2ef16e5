"""The table of polls: what is kept of each, and what of it belongs to whoever asked."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, select

from storage.database import Tx
from storage.marks import personal
from storage.poll_answers import gone
from storage.store import Json, UtcDateTime, metadata
from storage.upsert import insert

polls = Table(
    "polls",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("poll_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),
    Column("asked_by", String(64)),
    Column("signed", Integer, nullable=False, default=0),  # whether its card says who asks
    Column("kind", String(12), nullable=False),
    Column("label", String(12), nullable=False),
    Column("question", Text, nullable=False),
    Column("choices", Json, nullable=False),  # their words, or moments as ISO 8601 in UTC
    Column("most", Integer, nullable=False, default=0),  # of several: how many one may choose; of a scale: its points
    Column("ends", Json),  # of a scale: what its two ends are called
    Column("live", Integer, nullable=False, default=0),
    Column("least", Integer, nullable=False, default=0),  # of fewer people no figure is shown
    Column("best_only", Integer, nullable=False, default=0, server_default="0"),  # what most chose, and no other figure
    Column("state", String(8), nullable=False),
    Column("edited", Integer, nullable=False, default=0),
    Column("posted", Json),  # question and choices as they were posted, where they were mended since
    Column("made_at", UtcDateTime, nullable=False),
    Column("lasts", BigInteger, nullable=False, default=0),  # seconds from when it stands, where no moment is set
    Column("closes_at", UtcDateTime),
    Column("closes_with", Integer, nullable=False, default=0),  # that many answers; 0: with none
    Column("reminds", Integer, nullable=False, default=1),
    Column("told", Integer, nullable=False, default=0),  # while it is open: of how many its card was last to tell
    Column("took_part", Integer, nullable=False, default=0),  # counted at the close
    Column("result", Json),
    Column("seen", Integer, nullable=False, default=0),  # whether a result was shown: then nothing opens it again
    Column("template", String(24), nullable=False, default=""),
    Column("series", BigInteger, nullable=False, default=0),  # the schedule that it came by
    Column("follows", String(100)),  # the link that hears when it is counted
    Column("doing", String(8)),
    Column("doing_words", Text),
    Column("closed_at", UtcDateTime),
    Index("polls_state", "space_id", "course_id", "state", "made_at"),
    Index("polls_series", "space_id", "series", "closed_at"),
)
# What came of it is no more theirs than anybody's: the card shows them of it what may be shown.
_OF_THE_CLASS: Final = ("took_part", "result", "seen", "closed_at")
_INSIDE: Final = ("course_id", "least", "best_only", "live", "posted", "series", "follows")


def _note_where(tx: Tx, space_id: str, person_id: str) -> None:
    """The polls whose cards say who asks, before it is cleared who that is."""
    mine = (polls.c.space_id == space_id) & (polls.c.asked_by == person_id) & (polls.c.signed == 1)
    noted = insert(gone).from_select(["space_id", "poll_id"], select(polls.c.space_id, polls.c.poll_id).where(mine))
    tx.execute(noted.on_conflict_do_nothing(index_elements=["space_id", "poll_id"]))


personal(
    polls,
    what="poll",
    person="asked_by",
    on_delete="clear",
    life=None,
    before=_note_where,
    columns_hidden=(*_OF_THE_CLASS, *_INSIDE, "signed"),
)
