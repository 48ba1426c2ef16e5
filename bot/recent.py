"""What was noted lately, in memory: so many values, each for so many seconds."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_KEPT: Final = 10_000


class Recent(Generic[K, V]):
    """The values that were noted last, so many of them, each for so many seconds."""

    def __init__(self, seconds: float, most: int = _KEPT) -> None:
        self._seconds = seconds
        self._most = most
        self._noted: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def note(self, key: K, value: V) -> None:
        """From now on this."""
        now = asyncio.get_running_loop().time()
        self._noted[key] = (now, value)
        self._noted.move_to_end(key)
        while self._noted and (
            len(self._noted) > self._most or self._is_over(next(iter(self._noted.values()))[0], now)
        ):
            self._noted.popitem(last=False)

    def get(self, key: K) -> V | None:
        """What was noted, if it is not too long ago."""
        at, value = self._noted.get(key, (None, None))
        if at is None or self._is_over(at, asyncio.get_running_loop().time()):
            return None
        return value

    def forget(self, key: K) -> None:
        """No longer that."""
        self._noted.pop(key, None)

    def _is_over(self, at: float, now: float) -> bool:
        return now - at > self._seconds
