"""How fast one person may act, or how much send: a bucket each, that fills up with time."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import Final

from adapters.web.refusal import ClassRefusal
from bot.clock import Clock
from bot.records import dataclass

_PEOPLE: Final = 10_000  # buckets kept; one that is forgotten was full


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Pace:
    """At most ``burst`` acts at once and ``per_second`` for long, of real time: a leap of the clock fills nothing."""

    def __init__(self, clock: Clock, burst: float, per_second: float) -> None:
        self._clock = clock
        self._burst = burst
        self._per_second = per_second
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, person: str, amount: float = 1) -> None:
        """One act of a person, or so much. Raises :class:`ClassRefusal`, which says how long to wait."""
        bucket = self._filled(person)
        if bucket.left < amount:
            raise ClassRefusal("class-too-fast", seconds=math.ceil((amount - bucket.left) / self._per_second))
        bucket.left -= amount

    def _filled(self, person: str) -> _Bucket:
        now = self._clock.monotonic()
        bucket = self._buckets.setdefault(person, _Bucket(self._burst, now))
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        self._buckets.move_to_end(person)
        if len(self._buckets) > _PEOPLE:
            self._buckets.popitem(last=False)
        return bucket
