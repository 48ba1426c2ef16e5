"""The study groups of a term, from one part of it to the next, or longer than planned."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import case, update

from bot.people import Person
from storage.buddy_groups import Anew, GroupState, groups, takers
from storage.buddy_together import BuddyTogether
from storage.store import Store


class BuddyParts(Store):
    """Study groups that last."""

    def say_of_this(self, group_id: int, person: Person, anew: Anew) -> None:
        """What somebody wishes in this part, or that it is nothing; what they wish for the next one stays."""
        mine = (takers.c.group_id == group_id) & (takers.c.person_id == person.external_id)
        mine &= (takers.c.space_id == self.space_id) & takers.c.anew.not_in((Anew.STAY, Anew.NEW))
        self.tx.execute(update(takers).where(mine).values(anew=anew))

    def go_on(self, group_ids: Collection[int], round_id: int, until: datetime, now: datetime) -> None:
        """These groups, with their people, are of a later round from now on, which begins afresh for them: what was
        said, asked and written in the earlier one counts no longer. A time that they agreed on stays until it is over.
        """
        if not group_ids:
            return
        some = (groups.c.space_id == self.space_id) & groups.c.group_id.in_(group_ids)
        agreed_at = case((groups.c.agreed_at > now, groups.c.agreed_at), else_=None)
        anew: dict[str, Any] = {"wrote": 0, "nudged": 0, "begins": None, "suggested": [], "agreed_at": agreed_at}
        self.tx.execute(update(groups).where(some).values(round_id=round_id, closes_at=until, **anew))
        people = (takers.c.space_id == self.space_id) & takers.c.group_id.in_(group_ids)
        fresh = {"said": "", "after": "", "anew": "", "wrote": 0, "hangs": 0}
        self.tx.execute(update(takers).where(people).values(round_id=round_id, until=until, **fresh))

    def prolong(self, round_id: int, until: datetime) -> None:
        """The groups of a round that go on close then, later or sooner than they were to."""
        some = (groups.c.space_id == self.space_id) & (groups.c.round_id == round_id)
        self.tx.execute(update(groups).where(some, groups.c.state != GroupState.CLOSED).values(closes_at=until))
        self.tx.execute(
            update(takers).where(takers.c.space_id == self.space_id, takers.c.round_id == round_id).values(until=until)
        )
        BuddyTogether(self.tx, self.space_id).prolong(round_id, until)
