"""What a platform refused for good, so that the same is not asked again and again; and when it is asked anew."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from bot.platform import NeverWorks, Undelivered
from bot.recent import Recent
from bot.records import dataclass

_ASKED_AGAIN: Final = 600.0
"""Seconds after which a place that refused is asked again, where nobody told that it changed."""
_KEPT: Final = 1_000
"""Refusals that are remembered of each space."""
_ANYTHING: Final = ""
_press: Final[ContextVar[int | None]] = ContextVar("press", default=None)


@contextmanager
def asked_anew(press: int | None) -> Iterator[None]:
    """Within, a platform is asked also what it refused lately, for somebody pressed a button to have it tried again.

    ``press`` is that press's own number, ``None`` for no press. What was refused to one of all that it has tried again
    is not asked for the others.
    """
    before = _press.set(press)
    try:
        yield
    finally:
        _press.reset(before)


@dataclass(frozen=True, slots=True)
class _Refused:
    result: Undelivered
    press: int | None
    holds: bool


class Refusals:
    """What was refused a moment ago, by space, place and act; a place and an act as the adapter calls them. Nothing of
    it outlives the process."""

    def __init__(self, seconds: float = _ASKED_AGAIN) -> None:
        self._seconds = seconds
        self._refused: dict[Hashable, Recent[tuple[Hashable, str], _Refused]] = {}

    def known(self, space: Hashable, place: Hashable, what: str) -> Undelivered | None:
        """What asking this would come to, as far as it was refused a moment ago; ``None`` where it is to be asked."""
        if noted := self._refused.get(space):
            for act in (what, _ANYTHING):
                found = noted.get((place, act))
                if found is not None and found.holds and _press.get() in (None, found.press):
                    return found.result
        return None

    def check(self, space: Hashable, place: Hashable, what: str) -> None:
        """Raises :class:`~bot.platform.NeverWorks` for what was refused a moment ago."""
        if found := self.known(space, place, what):
            raise NeverWorks(found.why, found.lacks)

    def note(
        self,
        space: Hashable,
        place: Hashable,
        what: str,
        result: Undelivered,
        *,
        anything: bool = False,
        surely: bool = True,
    ) -> None:
        """This was refused for good; with ``anything`` so would be all else in that place.

        Not ``surely``: as far as is known here it should have worked. Then it is asked once more, and only a second
        refusal holds.
        """
        noted = self._refused.setdefault(space, Recent(self._seconds, _KEPT))
        key = (place, _ANYTHING if anything else what)
        noted.note(key, _Refused(result, _press.get(), holds=surely or noted.get(key) is not None))

    def worked(self, space: Hashable, place: Hashable, what: str) -> None:
        """This was done just now: it is refused no longer, and not all is in that place."""
        if noted := self._refused.get(space):
            noted.forget((place, what))
            noted.forget((place, _ANYTHING))

    def changed(self, space: Hashable) -> None:
        """Something about a space's places, rights or installation is different now: all may be asked again."""
        self._refused.pop(space, None)
