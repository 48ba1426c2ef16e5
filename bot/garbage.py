"""Python's search for garbage, held off while much is made that goes by itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Final

MOST: Final = 60.0
"""Seconds. Of twenty thousand people all is read in a few; a server that does not answer may not answer for hours."""


class _Search:
    """The one search of this process, and how many threads hold it off."""

    def __init__(self, most: float = MOST) -> None:
        """``most`` is how long it is held off at most, in seconds of real time."""
        self._lock = Lock()
        self._holding = 0
        self._was_on = False
        self._most = most
        self._until: Timer | None = None

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """Nothing is searched for garbage in here, nor in any other thread meanwhile.

        A search stops every thread for as long as it takes to look at all that was made lately: a tenth of a second
        where twenty thousand people were read. What is made in here must be gone at its end, so a function that is
        called makes it; else it is looked at then.

        It ends after a minute by itself, whoever still holds it off: a read from a server that is stuck would else
        leave this process without a search until it is started again.
        """
        self._begin()
        try:
            yield
        finally:
            self._end()

    def _begin(self) -> None:
        with self._lock:
            if self._holding == 0:
                self._was_on = gc.isenabled()
                gc.disable()
                self._until = Timer(self._most, self._enough)
                self._until.daemon = True
                self._until.start()
            self._holding += 1

    def _end(self) -> None:
        with self._lock:
            self._holding -= 1
            if self._holding == 0:
                self._goes_on()

    def _enough(self) -> None:
        with self._lock:
            self._goes_on()

    def _goes_on(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None
            if self._was_on:
                gc.enable()


held_off: Final = _Search().held_off
