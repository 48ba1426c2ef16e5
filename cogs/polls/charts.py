"""What is drawn of a poll, from its figures: every word as the card's reader has it, and hidden ones left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from bot.card import Image
from bot.context import ViewContext
from bot.schedule import local
from bot.text import plain
from cogs.polls.asking import brief, label_of, short_date
from cogs.polls.kinds import Kind
from cogs.polls.picture import Bar, Bars, Chart, Course, Moment, Scale, Trend, draw
from cogs.polls.ranking import standing, votes
from cogs.polls.tally import Result
from cogs.polls.trend import Point
from storage.polls import Poll


def image(ctx: ViewContext[Any], poll: Poll, result: Result, words: str) -> Image:
    """The result as a picture; ``words`` say the same to whoever does not see it."""
    return Image(words, partial(draw, chart(ctx, poll, result)))


def chart(ctx: ViewContext[Any], poll: Poll, result: Result) -> Chart:
    """What is drawn of a result."""
    title = brief(ctx, poll)
    foot = plain(ctx.text("took-part", count=result.took_part))
    if poll.kind == Kind.TIMES:  # nothing in a picture can be in each reader's zone
        foot = f"{foot} · {ctx.course.time_zone}"
    if poll.kind == Kind.SCALE:
        low, high = poll.ends
        median, mean = result.median, result.mean
        return Scale(
            title,
            result.counts,
            low,
            high,
            median,
            ctx.plain("chart-median", value=f"{median:g}") if median is not None else "",
            mean,
            ctx.plain("chart-mean", value=f"{mean:.1f}") if mean is not None else "",
            foot,
        )
    if poll.kind == Kind.RANKING and result.rounds:
        return _run_off(ctx, poll, result, title, foot)
    bars = tuple(
        Bar(
            number + 1,
            label_of(ctx, poll, number),
            count,
            ctx.plain("chart-share", count=count, share=percent(count / result.took_part if result.took_part else 0)),
            best=number in result.winners,
        )
        for number, count in enumerate(result.counts)
    )
    return Bars(title, bars, foot)


def _run_off(ctx: ViewContext[Any], poll: Poll, result: Result, title: str, foot: str) -> Bars:
    """The choices from the winner down, with the votes that each had at its end: first places, and what came over."""
    bars = []
    for number in standing(result.rounds):
        had = votes(result.rounds, number)
        changed = tuple(str(count) for at, count in enumerate(had) if at == 0 or count != had[at - 1])
        out = next((turn for turn, each in enumerate(result.rounds, start=1) if number in each.out), 0)
        note = ctx.plain("chart-out", round=out) if out else ""
        label, best = label_of(ctx, poll, number), number in result.winners
        bars.append(Bar(number + 1, label, had[-1], str(had[-1]), note, changed, had[0], best))
    still = sum(count for count in result.rounds[-1].counts if count is not None)
    line = still / 2 if len(result.winners) == 1 else None
    names = (ctx.plain("chart-majority"), ctx.plain("chart-first"), ctx.plain("chart-later"))
    return Bars(title, tuple(bars), foot, line, *names)


def trend(ctx: ViewContext[Any], poll: Poll, courses: Sequence[tuple[str, Sequence[Point]]]) -> Chart:
    """How a scale, or the shares of choices, changed over time."""
    scale = poll.kind == Kind.SCALE
    low, high = (1.0, float(poll.most)) if scale else (0.0, 1.0)
    low_name, high_name = _ends(poll) if scale else ("0 %", "100 %")
    found = tuple(Course(label, tuple(_moment(ctx, each, scale=scale) for each in points)) for label, points in courses)
    return Trend(brief(ctx, poll), found, low, high, low_name, high_name, ctx.plain("chart-gap"))


def _moment(ctx: ViewContext[Any], point: Point, *, scale: bool) -> Moment:
    when = short_date(ctx, point.at)
    if point.value is None:
        return Moment(point.at, when)
    shown = f"{point.value:.1f}" if scale else f"{percent(point.value)}%"
    return Moment(point.at, when, point.value, shown, f"n={point.people}")


def _ends(poll: Poll) -> tuple[str, str]:
    low, high = poll.ends
    return f"1 {low}".strip(), f"{poll.most} {high}".strip()


def percent(share: float) -> str:
    """A share from 0 to 1 in whole hundredths, as people read it: some are never none, and most are never all."""
    found = round(100 * share)
    return "<1" if found == 0 and share > 0 else ">99" if found == 100 and share < 1 else str(found)


def day_of(ctx: ViewContext[Any], poll: Poll) -> date:
    """The day on which it closed, where the course is."""
    return local(poll.closed_at or poll.made_at, ctx.course.time_zone).date()
