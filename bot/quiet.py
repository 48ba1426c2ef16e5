"""Quiet hours: the part of each local day in which nobody is messaged, and the moment it ends."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.records import dataclass
from bot.schedule import ScheduleError, instant, local

_DAY = timedelta(days=1)


def quiet_until(quiet: tuple[time, time] | None, moment: datetime, zone: str) -> datetime | None:
    """When the quiet that holds at a moment is over, of hours as people chose them; None when it is not quiet then.

    The same time twice is how one says that there are none.
    """
    if quiet is None or quiet[0] == quiet[1]:
        return None
    return QuietHours(*quiet).ends_after(moment, zone)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` (included) to ``end`` (not included), local times, over midnight when ``end`` is the earlier one.

    Raises ``ScheduleError`` when both are the same: that could mean never or always.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ScheduleError("quiet-hours-empty", f"quiet hours begin and end at {self.start.isoformat()}")

    def ends_after(self, moment: datetime, zone: str) -> datetime | None:
        """When (aware, UTC) the quiet that holds at ``moment`` (aware) is over; None when it is not quiet then.

        Where daylight saving repeats an hour, quiet begins with its first and ends with its second, so that no clock on
        the wall shows quiet hours while a message comes. It is not quiet at the moment answered.
        Raises ``ScheduleError`` for an unknown zone.
        """
        over = self._stretch_ends(moment, zone)
        further = over
        while further is not None:  # a skipped hour, or a skipped day, can make one day's quiet touch the next one's
            over = further
            further = self._stretch_ends(over, zone)
        return over

    def _stretch_ends(self, moment: datetime, zone: str) -> datetime | None:
        """When that one day's quiet hours end in which ``moment`` lies; the day is its local date or one beside it."""
        today = local(moment, zone).date()
        for day in (today - _DAY, today, today + _DAY):
            begins = instant(datetime.combine(day, self.start), zone)
            ends = instant(datetime.combine(day if self.start < self.end else day + _DAY, self.end), zone, last=True)
            if begins <= moment < ends:
                return ends
        return None
