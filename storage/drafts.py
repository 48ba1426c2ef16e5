"""Drafts of forms: what a person filled in so far, one a person and form, for a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, delete, select

from bot.link import Link
from bot.people import Person
from bot.records import dataclass
from storage.marks import personal
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

drafts = Table(
    "drafts",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("person_id", String(64), primary_key=True),
    Column("link", String(100), primary_key=True),
    Column("draft_id", BigInteger, nullable=False),
    Column("step", Integer, nullable=False),
    Column("given", Json, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Index("drafts_id", "space_id", "draft_id", unique=True),
    Index("drafts_until", "until"),
)
personal(drafts, what="draft", person="person_id", life="until")


@dataclass(frozen=True, slots=True)
class Draft:
    """``step`` is the form's next step; ``given`` the values so far, as plain JSON by option."""

    draft_id: int
    link: Link
    step: int
    given: dict[str, Any]


class Drafts(Store):
    """The drafts of a space."""

    def keep(self, person: Person, draft: Draft, until: datetime) -> None:
        """Stores a draft in place of the person's earlier one of the same form."""
        row = {
            "space_id": self.space_id,
            "person_id": person.external_id,
            "link": draft.link,
            "draft_id": draft.draft_id,
            "step": draft.step,
            "given": draft.given,
            "until": until,
        }
        made = insert(drafts).values(row)
        changed = {name: made.excluded[name] for name in ("draft_id", "step", "given", "until")}
        self.tx.execute(made.on_conflict_do_update(index_elements=list(drafts.primary_key), set_=changed))

    def of(self, person: Person, link: Link, now: datetime) -> Draft | None:
        """The person's draft of a form."""
        return self._one((drafts.c.person_id == person.external_id) & (drafts.c.link == link), now)

    def by_id(self, person: Person, draft_id: int, now: datetime) -> Draft | None:
        """A draft by its id, if it is this person's."""
        return self._one((drafts.c.person_id == person.external_id) & (drafts.c.draft_id == draft_id), now)

    def done(self, person: Person, link: Link) -> None:
        """Deletes the draft of a form that was sent."""
        mine = (drafts.c.space_id == self.space_id) & (drafts.c.person_id == person.external_id)
        self.tx.execute(delete(drafts).where(mine & (drafts.c.link == link)))

    def _one(self, condition: Any, now: datetime) -> Draft | None:
        mine = (drafts.c.space_id == self.space_id) & (drafts.c.until > now) & condition
        row = self.tx.first(select(drafts).where(mine))
        return Draft(row.draft_id, Link(row.link), row.step, row.given) if row else None
