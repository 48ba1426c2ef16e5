"""The only place that asks what time it is.

*People's time* is what deadlines, schedules and nudges are about; the demo class can move it ahead. *Real time* is what
leases, timeouts, limits and sessions are about; nothing moves it.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What everything that needs the time is given."""

    def now(self) -> datetime:
        """People's time, aware, in UTC."""
        ...

    def real(self) -> datetime:
        """Real time, aware, in UTC: for what must be compared across processes and restarts, such as a lease."""
        ...

    def monotonic(self) -> float:
        """Real seconds since some moment, never going back: for what this process measures, such as a timeout."""
        ...


class SystemClock:
    """The machine's clock; people's time is real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def real(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class MovableClock:
    """Another clock whose people's time runs ahead by an offset that only grows: the demo class's clock.

    ``offset`` is how far people's time was ahead when it was last kept, so that a restart does not turn it back; it
    raises ValueError when negative. ``beneath`` is the clock that runs under it.
    """

    def __init__(self, offset: timedelta = timedelta(0), beneath: Clock | None = None) -> None:
        if offset < timedelta(0):
            raise ValueError(f"people's time only moves ahead: the offset {offset} is negative")
        self._offset = offset
        self._beneath: Clock = beneath if beneath is not None else SystemClock()

    @property
    def offset(self) -> timedelta:
        """How far people's time is ahead of the clock beneath: what has to be kept for the next start."""
        return self._offset

    def now(self) -> datetime:
        return self._beneath.now() + self._offset

    def real(self) -> datetime:
        return self._beneath.real()

    def monotonic(self) -> float:
        return self._beneath.monotonic()

    def leap_to(self, moment: datetime) -> timedelta:
        """Moves people's time ahead to ``moment`` and returns the new offset.

        A moment that has passed already changes nothing. Raises ValueError when ``moment`` is naive.
        """
        ahead = _aware(moment) - self._beneath.now()
        self._offset = max(self._offset, ahead)
        return self._offset


class FixedClock:
    """A clock for tests: it stands still until it is told otherwise.

    Raises ValueError when ``moment`` is naive.
    """

    def __init__(self, moment: datetime) -> None:
        self._real = _aware(moment)
        self._monotonic = 0.0

    def now(self) -> datetime:
        return self._real

    def real(self) -> datetime:
        return self._real

    def monotonic(self) -> float:
        return self._monotonic

    def set(self, moment: datetime) -> None:
        """Turns people's and real time to ``moment``, back too, as an administrator may turn a machine's clock.

        ``monotonic`` does not notice. Raises ValueError when ``moment`` is naive.
        """
        self._real = _aware(moment)

    def advance(self, by: timedelta) -> None:
        """Lets time pass, on all three. Raises ValueError when ``by`` is negative."""
        if by < timedelta(0):
            raise ValueError(f"time passes forward only, not by {by}")
        self._real += by
        self._monotonic += by.total_seconds()


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC)
