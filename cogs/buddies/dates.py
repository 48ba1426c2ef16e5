"""The moments of one round, from what an instructor set: pure rules.

A round is announced a day before it is matched, so that whoever wishes can leave it out, and is over when the next one
is announced: what came of it is known before anybody is matched again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from bot.records import dataclass
from bot.schedule import Pause, Rule, instant, local, next_open_slot
from cogs.buddies.rhythm import AHEAD, announced, end_of, stages
from storage.buddies import Programme

DAY: Final = timedelta(days=1)
NOTICE: Final = timedelta(hours=12)
"""Who is told so late that less than this is left gets a whole day."""
LOOKS_AGAIN: Final = timedelta(days=1)
"""What a pause puts off, or could not be told, is looked at again after so long."""
SHORTEST: Final = timedelta(days=2)
"""Of a programme with an end, no round begins with less than this left."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The moments (aware, UTC) of one round. ``planned`` is when it was to be matched, also where that is later now;
    ``asks_at`` is a day before the end; a very short one asks at its half."""

    planned: datetime
    matches_at: datetime
    middle_at: datetime
    asks_at: datetime
    ends_at: datetime

    @property
    def too_short(self) -> bool:
        """Whether hardly anything is left of it: nobody is matched for a day."""
        return self.ends_at - self.matches_at < SHORTEST


def of_coffee(programme: Programme, now: datetime, pauses: Sequence[Pause] = ()) -> Dates:
    """The round of pairs that is being announced. Raises ``ScheduleError`` for a zone that is no more.

    Its matching is on the day after the slot that is being told of, its end when the next one is told of.
    """
    rule, zone = announced(programme), programme.zone
    slot = _slot_of(rule, zone, now)
    following = next_open_slot(rule, slot, pauses) or slot + timedelta(weeks=programme.weeks)
    last = end_of(programme)
    ends_at = instant(following, zone)
    return _dates(programme, instant(slot + DAY, zone), now, min(ends_at, last) if last else ends_at)


def of_term(programme: Programme, number: int, now: datetime) -> Dates:
    """A part of a term, 0 for the first, that is being announced: its groups last until the next one is told of, those
    of the last part until the end of the term."""
    begins = stages(programme)
    last = end_of(programme) or begins[-1]
    ends_at = begins[number + 1] - AHEAD if number + 1 < len(begins) else last
    return _dates(programme, begins[number], now, ends_at)


def part_until(programme: Programme, number: int, now: datetime) -> datetime | None:
    """Until when the groups of a part of a term (1 for the first) last as things stand: until the next part that is
    still to come is told of, else to the end of the term."""
    told_of = (begins - AHEAD for begins in stages(programme)[number:])
    return next((each for each in told_of if each > now), end_of(programme))


def _dates(programme: Programme, planned: datetime, now: datetime, ends_at: datetime) -> Dates:
    """Where a round is told of so late that no time would be left to think of it, it is matched a whole day later."""
    matches_at = planned if planned - now >= NOTICE else now + DAY
    half = (ends_at - matches_at) / 2
    middle_at = _at_hour(matches_at + half, programme.zone, programme.at, matches_at)
    return Dates(planned, matches_at, middle_at, max(ends_at - DAY, matches_at + half), ends_at)


def _slot_of(rule: Rule, zone: str, now: datetime) -> datetime:
    """The latest slot that is not after a moment: the one that is being told of."""
    begins, step = datetime.combine(rule.starts, rule.at), timedelta(weeks=rule.every_weeks)
    return begins + max(0, (local(now, zone) - begins) // step) * step


def _at_hour(moment: datetime, zone: str, at: time, earliest: datetime) -> datetime:
    """The programme's hour on the day of a moment; the moment itself where that would be too early."""
    then = instant(datetime.combine(local(moment, zone).date(), at), zone)
    return then if then > earliest else moment
