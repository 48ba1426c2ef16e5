"""All that is kept for study buddies, within one transaction: for what looks at programmes, people and rounds alike."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from bot.people import Person
from storage.apart import Apart
from storage.buddies import Buddies
from storage.buddy_groups import BuddyGroups
from storage.buddy_members import BuddyMembers
from storage.buddy_now import BuddyWishes
from storage.buddy_parts import BuddyParts
from storage.buddy_rounds import BuddyRounds
from storage.buddy_together import BuddyTogether
from storage.meetings import Meetings
from storage.store import Store


class StudyBuddies(Store):
    """The stores of study buddies of a space."""

    @cached_property
    def programmes(self) -> Buddies:
        """The programmes."""
        return Buddies(self.tx, self.space_id)

    @cached_property
    def members(self) -> BuddyMembers:
        """Who joined them."""
        return BuddyMembers(self.tx, self.space_id)

    @cached_property
    def rounds(self) -> BuddyRounds:
        """Their rounds."""
        return BuddyRounds(self.tx, self.space_id)

    @cached_property
    def groups(self) -> BuddyGroups:
        """The groups of these, and their people."""
        return BuddyGroups(self.tx, self.space_id)

    @cached_property
    def parts(self) -> BuddyParts:
        """The groups of a term, from one part of it to the next."""
        return BuddyParts(self.tx, self.space_id)

    @cached_property
    def together(self) -> BuddyTogether:
        """Whom a programme put together in a round."""
        return BuddyTogether(self.tx, self.space_id)

    @cached_property
    def meetings(self) -> Meetings:
        """Who has met whom."""
        return Meetings(self.tx, self.space_id)

    @cached_property
    def apart(self) -> Apart:
        """Who is never matched with whom."""
        return Apart(self.tx, self.space_id)

    @cached_property
    def wishes(self) -> BuddyWishes:
        """What people wish of their groups."""
        return BuddyWishes(self.tx, self.space_id)

    def not_again(self, round_id: int, people: Collection[Person]) -> set[tuple[str, str]]:
        """Which two of these people are not put together (any more) in a round, or part of a term: who were so in it
        already, whatever became of that, and who are kept apart. Who met elsewhere is not among them."""
        return self.together.pairs(people, round_id) | self.apart.pairs(people)
