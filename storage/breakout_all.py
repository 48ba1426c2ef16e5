"""All that is kept for breakouts, within one transaction: for what looks at rooms, people and their words alike."""

from __future__ import annotations

from functools import cached_property

from storage.apart import Apart
from storage.breakout_help import BreakoutHelp
from storage.breakout_people import BreakoutPeople
from storage.breakout_rooms import BreakoutRooms
from storage.breakout_sets import BreakoutSets
from storage.breakout_words import BreakoutWords
from storage.breakouts import Breakouts
from storage.meetings import Meetings
from storage.store import Store


class AllBreakouts(Store):
    """The stores of breakouts of a space."""

    @cached_property
    def breakouts(self) -> Breakouts:
        """The breakouts."""
        return Breakouts(self.tx, self.space_id)

    @cached_property
    def rooms(self) -> BreakoutRooms:
        """Their rooms."""
        return BreakoutRooms(self.tx, self.space_id)

    @cached_property
    def people(self) -> BreakoutPeople:
        """Who takes part."""
        return BreakoutPeople(self.tx, self.space_id)

    @cached_property
    def help(self) -> BreakoutHelp:
        """Who asked for help."""
        return BreakoutHelp(self.tx, self.space_id)

    @cached_property
    def words(self) -> BreakoutWords:
        """What rooms bring back, and what was said to them."""
        return BreakoutWords(self.tx, self.space_id)

    @cached_property
    def sets(self) -> BreakoutSets:
        """Saved sets of rooms."""
        return BreakoutSets(self.tx, self.space_id)

    @cached_property
    def apart(self) -> Apart:
        """Who is never put with whom."""
        return Apart(self.tx, self.space_id)

    @cached_property
    def meetings(self) -> Meetings:
        """Who has met whom."""
        return Meetings(self.tx, self.space_id)
