"""Polls of ours, to be posted as they are or changed: the questions that classes ask again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from bot.context import ViewContext
from bot.records import dataclass
from bot.schedule import instant, local
from cogs.polls.kinds import Kind
from storage.polls import Label, Poll


@dataclass(frozen=True, slots=True)
class Template:
    """What a poll of ours is. Its words are texts: ``template-NAME-question``, ``-choices`` (one a line), ``-low`` and
    ``-high``."""

    kind: Kind
    points: int = 0


TEMPLATES: Final[Mapping[str, Template]] = {
    "exit-ticket": Template(Kind.TEXT),
    "pace": Template(Kind.SCALE, points=5),
    "muddiest-point": Template(Kind.TEXT),
    "next-topic": Template(Kind.RANKING),
    "when-to-meet": Template(Kind.TIMES),
    "how-are-you": Template(Kind.SCALE, points=5),
}
HOURS: Final = (10, 14, 18)  # of each of the next two days on which one works


def from_template(ctx: ViewContext[Any], name: str, poll: Poll) -> Poll:
    """The poll with what a template asks, in the course's language; nobody's answer can be linked to them."""
    template, words = TEMPLATES[name], f"template-{name}"
    speak = ctx.speak.in_language(ctx.course.language)
    choices: tuple[str, ...] = ()
    if template.kind is Kind.TIMES:
        choices = _hours(ctx)
    elif template.kind is Kind.RANKING:
        choices = tuple(filter(None, speak.plain(f"{words}-choices").split(" / ")))
    ends = (speak.plain(f"{words}-low"), speak.plain(f"{words}-high")) if template.kind is Kind.SCALE else ("", "")
    return replace(
        poll,
        kind=template.kind,
        label=Label.UNLINKABLE,
        question=speak.plain(f"{words}-question"),
        choices=choices,
        most=template.points,
        ends=ends,
        live=False,
        template=name,
    )


def _hours(ctx: ViewContext[Any]) -> tuple[str, ...]:
    """Some hours of the days after the poll is closed, in the course's zone, to begin with."""
    zone = ctx.course.time_zone
    closes = ctx.now() + timedelta(hours=ctx.settings.open_hours)
    day, found = local(closes, zone).date() + timedelta(days=1), list[str]()
    while len(found) < 2 * len(HOURS):
        if day.weekday() < 5:
            slots = (datetime.combine(day, time(hour)) for hour in HOURS)
            found += [instant(slot, zone).astimezone(UTC).isoformat() for slot in slots]
        day += timedelta(days=1)
    return tuple(found)
