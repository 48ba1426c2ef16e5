"""What is kept about one person, whichever table it is in: to see it, to leave the programmes, to delete it all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from bot.people import Person
from storage.marks import clearing_first, delete_marked, export_person, marks
from storage.spaces import Spaces
from storage.store import Store

ROLE: Final = "role"
MEMBERSHIP: Final = "membership"
"""Known of everyone who is in the class, before they first act as well: it goes when they leave the class."""
APART: Final = "apart"
HOUSE: Final = frozenset(
    {"asked", "draft", "fewer", "heard", "messages", "messages-due", "planned", "posted", "profile"}
    | {APART, MEMBERSHIP, ROLE}
)
"""The kinds that no programme keeps: who somebody is to Homeroom, with whom they are never to be matched, and what is
on its way."""


class Owned(Store):
    """What a space keeps about its people, by the marks on its tables."""

    def about(self, person: Person, now: datetime | None = None) -> dict[str, list[dict[str, Any]]]:
        """Every row about a person by kind; moments are aware, everything else plain. With ``now`` without those whose
        time is over."""
        return export_person(self.tx, self.space_id, person.external_id, now=now)

    @staticmethod
    def for_others() -> frozenset[str]:
        """The kinds that stay for others when a person is deleted, without the person."""
        return frozenset(mark.what for mark in marks() if mark.on_delete == "clear" and not mark.untold)

    def leave(self, person: Person, kinds: Collection[str] | None = None) -> dict[str, int]:
        """Deletes what programmes keep of a person, all of it or these kinds, and returns how many rows of each.

        What they chose for themselves stays, and so does what must stay for others (who posted a question).
        """
        programmes = [mark for mark in marks() if mark.what not in HOUSE and mark.on_delete == "row"]
        some = [mark for mark in programmes if kinds is None or mark.what in kinds]
        return delete_marked(self.tx, some, self.space_id, person.external_id)

    def delete(self, person: Person) -> dict[str, int]:
        """Deletes everything about a person, or takes the person out of what stays. Returns how many rows by kind.

        That they are in the class stays: otherwise they would be greeted as new at the next start.
        """
        some = [mark for mark in clearing_first() if mark.what != MEMBERSHIP]
        counts = delete_marked(self.tx, some, self.space_id, person.external_id)
        if counts.get(ROLE):
            Spaces(self.tx, self.space_id).moved_on()
        return counts
