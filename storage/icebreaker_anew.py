"""Which cards of prompts are to be made anew because somebody is gone from them; never who it was."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Column, Integer, Select, String, Table, delete, text

from storage.database import Tx
from storage.store import Store, metadata
from storage.upsert import insert

CARD: Final = -1  # as a page: the prompt's own card

anew = Table(
    "icebreaker_anew",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("page", Integer, primary_key=True, autoincrement=False),
)


def note_anew(tx: Tx, cards: Select[*tuple[Any, ...]]) -> None:
    """Notes cards (space, prompt, page), before the rows go that tell which these are; one statement."""
    made = insert(anew).from_select([column.name for column in anew.c], cards.where(text("true")))
    tx.execute(made.on_conflict_do_nothing(index_elements=list(anew.primary_key)))


class Anew(Store):
    """What is to be made anew in a space."""

    def take(self) -> dict[int, set[int]]:
        """The pages by prompt; none of them is told a second time."""
        gone = delete(anew).where(anew.c.space_id == self.space_id).returning(anew.c.prompt_id, anew.c.page)
        found: dict[int, set[int]] = {}
        for row in self.tx.execute(gone):
            found.setdefault(row.prompt_id, set()).add(row.page)
        return found
