"""Which ten minutes something is asked in: those of its first time, so that a second press is still the second."""

from __future__ import annotations

from datetime import datetime
from threading import Lock
from typing import Final

SPAN: Final = 600  # seconds
MOST: Final = 10_000  # what is remembered, some 2 MB; what was asked longest ago goes first


class Repeats:
    """What was asked in this process lately, as digests. It is lost with the process, and with it only the edge."""

    def __init__(self) -> None:
        self._asked: dict[bytes, tuple[int, float]] = {}
        self._lock = Lock()  # on PostgreSQL each transaction has a thread

    def window(self, asked: bytes, now: datetime) -> int:
        """The ten minutes that count for this: those of the first time, until ten minutes after it.

        Counted from the last time, whoever asks every nine minutes would ask for the second time all day.
        """
        at = now.timestamp()
        with self._lock:
            window, first = self._asked.pop(asked, (0, 0.0))
            if not 0 <= at - first < SPAN:
                window, first = int(at) // SPAN, at
            self._asked[asked] = (window, first)  # at the end: what was asked longest ago is the first in line
            if len(self._asked) > MOST:
                del self._asked[next(iter(self._asked))]
        return window
