"""Which announcements were heard in this process lately, so that what every message announces costs nothing more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import Final

from bot.link import Link

SPAN: Final = 3600  # seconds
MOST: Final = 10_000  # what is remembered, some 3 MB; what was heard longest ago goes first


class Announced:
    """What was heard lately. It is lost with the process, and then heard once more.

    Noted when the hearer's transaction stands: what was announced and came to nothing is announced again.
    """

    def __init__(self) -> None:
        self._heard: dict[tuple[str, Link], float] = {}
        self._lock = Lock()  # on PostgreSQL each transaction has a thread

    def heard(self, space_id: str, link: Link, now: datetime) -> None:
        """A hearer was called by this link, and is done."""
        with self._lock:
            self._heard.pop((space_id, link), None)
            self._heard[space_id, link] = now.timestamp()  # at the end: what was heard longest ago is the first in line
            if len(self._heard) > MOST:
                del self._heard[next(iter(self._heard))]

    def lately(self, space_id: str, now: datetime) -> Callable[[Link], bool]:
        """Tells of a link whether it was heard within the hour."""

        def within(link: Link) -> bool:
            at = self._heard.get((space_id, link))
            return at is not None and 0 <= now.timestamp() - at < SPAN

        return within
