"""Resting and going on: one feature or everything, until a date, which ends by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Final

from bot.card import Button, Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import EVERYTHING, Feature
from bot.people import Role
from bot.schedule import local
from bot.text import Text, Words
from bot.ticking import replan
from cogs.admin.cog import admin
from storage.schedules import Schedules
from storage.spaces import PauseRow, Spaces

ALL: Final = Feature(EVERYTHING)


@admin.command("homeroom pause", needs=Role.INSTRUCTOR)
def pause(
    ctx: Context,
    spaces: Spaces,
    schedules: Schedules,
    *,
    feature: Annotated[Feature, Option()] = ALL,
    until: Annotated[date, Option()],
) -> Card:
    """Nothing of it happens by itself up to and including that day."""
    what, today = _title(ctx, feature), _today(ctx)
    if until < today:
        raise Refusal("pause-past", today=Words(today.isoformat())).at("until")
    row = PauseRow(ctx.new_id(), feature.cog, today, until)
    spaces.pause(ctx.course.course_id, row)
    others = (each for each in ctx.course.pauses if each.week or each.cog != feature.cog)
    _replan(ctx, schedules, (*others, row))
    button = Button(ctx.plain("resume-button"), resume_one.link(str(feature)))
    text = ctx.text("paused", what=what, until=Words(until.isoformat()))
    return Card(text=text, actions=(button,), note=ctx.text("pause-note"))


@admin.command("homeroom resume", needs=Role.INSTRUCTOR)
def resume(ctx: Context, spaces: Spaces, schedules: Schedules, feature: Annotated[Feature, Option()] = ALL) -> Card:
    """What rested goes on, from the next moment that is planned."""
    return _resume(ctx, spaces, schedules, feature)


def _resume(ctx: Context, spaces: Spaces, schedules: Schedules, feature: Feature) -> Card:
    what = _title(ctx, feature)
    if not spaces.resume(ctx.course.course_id, feature.cog):
        raise _nothing_rests(ctx, feature)
    _replan(ctx, schedules, _others(ctx, feature))
    left = [each for each in _others(ctx, feature) if each.cog in ("", feature.cog) and _holds(ctx, each)]
    text = ctx.text("resumed", what=what)
    if left:
        text += ctx.text("resumed-but", until=Words(max(each.last for each in left).isoformat()))
    return Card(text=text, note=ctx.text("only-you"))


@admin.button("resume-one", needs=Role.INSTRUCTOR, answers="here")
def resume_one(ctx: Context, spaces: Spaces, schedules: Schedules, feature: str) -> Card:
    """The same from the card that said that it rests."""
    return _resume(ctx, spaces, schedules, Feature(feature))


def resting_lines(ctx: Context) -> list[Text]:
    """What rests today, a line each."""
    titles = {each.cog: each.title for each in ctx.features()} | {"": ctx.plain("choice-all")}
    return [
        ctx.text(
            "resting-week" if each.week else "resting",
            what=Words(titles.get(each.cog, each.cog)),
            until=Words(each.last.isoformat()),
        )
        for each in ctx.course.pauses
        if _holds(ctx, each)
    ]


def _nothing_rests(ctx: Context, feature: Feature) -> Refusal:
    """Why there is nothing to resume, exactly."""
    holding = [each for each in ctx.course.pauses if each.cog in ("", feature.cog) and _holds(ctx, each)]
    last = max((each.last for each in holding), default=None)
    if last is None:
        return Refusal("nothing-rests", what=_title(ctx, feature))
    week = any(each.week for each in holding)
    return Refusal("rests-by-week" if week else "rests-with-all", until=Words(last.isoformat()))


def _title(ctx: Context, feature: Feature) -> Words:
    titles = {each.cog: each.title for each in ctx.features()} | {EVERYTHING: ctx.plain("choice-all")}
    if feature not in titles:
        raise Refusal("unfit-choice").at("feature")
    return Words(titles[feature])


def _others(ctx: Context, feature: Feature) -> tuple[PauseRow, ...]:
    """The pauses that stay when this feature's are ended; those of everything are ended together."""
    return tuple(each for each in ctx.course.pauses if each.week or (feature.cog and each.cog != feature.cog))


def _replan(ctx: Context, schedules: Schedules, pauses: tuple[PauseRow, ...]) -> None:
    replan(ctx, schedules, replace(ctx.course, pauses=pauses))


def _holds(ctx: Context, row: PauseRow) -> bool:
    return row.first <= _today(ctx) <= row.last


def _today(ctx: Context) -> date:
    return local(ctx.now(), ctx.course.time_zone).date()
