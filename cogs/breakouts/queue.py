"""In which order rooms are helped: who has waited longest first, then those to which somebody is on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from storage.breakout_help import Help


def waiting(asked: Iterable[Help]) -> list[Help]:
    """Those to which nobody goes yet, the oldest first. Given back, one has the place in the order that it had."""
    return sorted((each for each in asked if each.taken_by is None and each.done_at is None), key=_age)


def under_way(asked: Iterable[Help]) -> list[Help]:
    """Those to which somebody goes, the oldest first."""
    return sorted((each for each in asked if each.taken_by is not None and each.done_at is None), key=_age)


def before(asked: Sequence[Help], this: Help) -> int:
    """How many rooms are helped before this one."""
    return sum(_age(each) < _age(this) for each in waiting(asked))


def waited(this: Help, now: datetime) -> timedelta:
    """How long a room waited until somebody went, or has waited by now."""
    return (this.taken_at or this.done_at or now) - this.at


def _age(this: Help) -> tuple[datetime, int]:
    return this.at, this.help_id
