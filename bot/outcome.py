"""What an effect came to: done, held by people's quiet hours, held by the platform's limits, or half done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.link import Link
from bot.people import Place
from bot.platform import Later
from bot.records import dataclass
from storage.jobs import NewJob
from storage.standing import Stands


@dataclass(frozen=True, slots=True)
class Postponed:
    """Quiet hours hold the effect until a moment of people's time."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Limited:
    """The platform's own limit lets nothing pass to this place for so many seconds: the lane waits, and no worker."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """What an effect came to.

    ``result`` goes to ``then``, unless ``tell`` is false: a view said ``None``, so nothing happened. ``stands``,
    ``refreshed`` and ``gone`` are noted. ``asked`` is what a work was about: if that has changed meanwhile, it begins
    again. ``came``: the view did not stand there before. ``jobs`` are queued.
    """

    result: object = None
    stands: Stands | None = None
    refreshed: Stands | None = None
    gone: tuple[Link, Place] | None = None
    tell: bool = True
    asked: tuple[Any, Any] | None = None
    came: bool = False
    jobs: tuple[NewJob, ...] = ()


class Midway(Later):
    """It may work later, but a part of it has happened: the platform is asked what before it is done again."""
