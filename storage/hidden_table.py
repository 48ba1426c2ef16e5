"""The table of words that staff hid: which they are, never what they say."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from storage.marks import personal
from storage.store import UtcDateTime, metadata

hidden_words = Table(
    "hidden_words",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("piece_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("view", String(100), nullable=False),
    Column("place", String(255), nullable=False),
    Column("writer_id", String(64)),
    Column("put_back", Integer, nullable=False, default=0),  # 2: their writer took them away
    Column("at", UtcDateTime, nullable=False),
    Column("words_id", BigInteger),  # made from the words, so that the same ones are known again
    Index("hidden_words_view", "space_id", "view"),
)
# Cleared and not deleted: words that stay for others when their writer goes stay hidden as well.
personal(hidden_words, what="hidden", person="writer_id", on_delete="clear", life=None)
