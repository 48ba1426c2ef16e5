"""Whether what somebody asks for fits: choices, times, how long, where; each with a sentence where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Any, Final
from unicodedata import normalize

from bot.context import Context, Refusal
from bot.schedule import ScheduleError, instant
from bot.written import as_seen, one_line
from cogs.polls.asking import CHOSEN, LONGEST_CHOICE
from cogs.polls.kinds import FEWEST_CHOICES, MOST_CHOICES, Kind
from storage.polls import Poll

SHORTEST: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(days=60)


class Points(IntEnum):
    """How many points a scale has."""

    FIVE = 5
    SEVEN = 7


def with_kind(ctx: Context[Any], poll: Poll, kind: Kind, lines: Sequence[str]) -> Poll:
    """The poll as one of this kind, with these choices. Raises :class:`Refusal` at the choices that do not fit."""
    if kind in CHOSEN:
        words = different(lines)
        return replace(poll, kind=kind, choices=words, most=len(words) if kind is Kind.SEVERAL else 0)
    if kind is Kind.TIMES:
        return replace(poll, kind=kind, choices=_times(ctx, lines), most=0)
    if lines:
        raise Refusal(f"choices-none-{kind}").at("choices")
    return replace(poll, kind=kind, choices=(), most=Points.FIVE if kind is Kind.SCALE else 0)


def _apart(lines: Sequence[str]) -> Sequence[str]:
    """The choices where all were typed in one line, as in a slash command, with one mark between them."""
    if len(lines) != 1:
        return lines
    between = next((mark for mark in ("|", ";", " / ", ",") if mark in lines[0]), None)
    return lines[0].split(between) if between else lines


def different(lines: Sequence[str]) -> tuple[str, ...]:
    """Choices that people can tell apart by what they see. Raises :class:`Refusal` where there are none such."""
    words = tuple(filter(None, (one_line(normalize("NFC", each)) for each in _apart(lines))))
    _not_too_many(words)
    if len(words) < FEWEST_CHOICES:
        raise Refusal("choices-few").at("choices")
    if len({as_seen(each) for each in words}) < len(words):
        raise Refusal("choices-same").at("choices")
    if any(len(each) > LONGEST_CHOICE for each in words):
        raise Refusal("choices-long", most=LONGEST_CHOICE).at("choices")
    return words


def _not_too_many(lines: Sequence[str]) -> None:
    if len(lines) > MOST_CHOICES:
        raise Refusal("choices-many", most=MOST_CHOICES).at("choices")


def _times(ctx: Context[Any], lines: Sequence[str]) -> tuple[str, ...]:
    """Moments that are still to come, each once, the earliest first."""
    moments: set[datetime] = set()
    given = [line for line in map(str.strip, _apart(lines)) if line]
    _not_too_many(given)
    for each in given:
        try:
            slot = datetime.strptime(" ".join(each.replace("T", " ").split()), "%Y-%m-%d %H:%M")
            moment = instant(slot, ctx.zone).astimezone(UTC)
        except (ValueError, ScheduleError):
            raise Refusal("times-unfit", line=each).at("choices") from None
        if moment <= ctx.now():
            raise Refusal("times-past", line=each).at("choices")
        moments.add(moment)
    if len(moments) < FEWEST_CHOICES:
        raise Refusal("choices-same" if len(given) >= FEWEST_CHOICES else "choices-few").at("choices")
    return tuple(each.isoformat() for each in sorted(moments))


def lasting(closes: timedelta, option: str) -> int:
    """How long a poll is open, in seconds. Raises :class:`Refusal` at the option for what does not fit."""
    if not SHORTEST <= closes <= LONGEST:
        raise Refusal("open-too-long", days=LONGEST.days).at(option)
    return int(closes.total_seconds())
