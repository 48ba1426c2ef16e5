"""What the staff read when a breakout is over: its rooms, how many were in them, who was helped and how soon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from statistics import median
from typing import Any, Final

from bot.card import Action, Button, Card, Field
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link, make
from bot.text import Said, Text, Words, joined
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.queue import waited
from cogs.breakouts.running import was_in
from cogs.breakouts.telling import tell_staff
from storage.breakout_all import AllBreakouts
from storage.breakout_help import Help
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import Breakout, State

LISTED: Final = 40
"""So many rooms are named with what came of each; of more, those are counted."""


def tell_summary(ctx: JobContext[Any], breakout: Breakout) -> None:
    """It comes into the staff's channel. Without one whoever opened the breakout is told, in words that name nobody."""
    tell_staff(ctx, breakout, "summary")
    ctx.remove(link_to("desk-news", breakout.breakout_id))


@breakouts.view("summary-news", live=True)
def summary_news(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id) -> Card | None:
    """A direct message to whoever opened it; they may be a student by now."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state is not State.CLOSED:
        return None
    button = Button(ctx.plain("summary-button"), see_summary.link(breakout_id))
    text = ctx.text("summary-news", place=breakout.place)
    return Card(ctx.plain("summary-title"), text, actions=(button,), note=ctx.text("desk-news-note"))


@breakouts.button("see-summary", needs="who_opens", answers="here")
def see_summary(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Link:
    """The summary, for who is of the staff now."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.course_id != ctx.course.course_id or breakout.state is not State.CLOSED:
        raise Refusal("breakout-gone")
    return summary.link(breakout_id)


@breakouts.view("summary", live=True, every=timedelta(seconds=5))
def summary(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id) -> Card | None:
    """How a breakout went; nobody is named."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state is not State.CLOSED:
        return None
    rooms = [each for each in store.rooms.of(breakout_id) if each.state is RoomState.CLOSED]
    members = [each for each in store.people.of(breakout_id, None) if was_in(breakout, each)]
    helps, brought = store.help.of(breakout_id), {each.room_id for each in store.words.of(breakout_id)}
    sizes: dict[int, int] = {}
    for each in members:
        sizes[each.room_id] = sizes.get(each.room_id, 0) + 1
    rooms = [each for each in rooms if each.room_id in sizes or each.room_id in brought]  # nobody may have come
    text = ctx.text("summary", place=breakout.place, rooms=len(rooms), people=len(members), minutes=_lasted(breakout))
    fields = [
        Field(ctx.plain("summary-help"), _helped(ctx, helps)),
        Field(ctx.plain("summary-results"), _brought(ctx, rooms, brought)),
    ]
    lines = [_line(ctx, each, sizes.get(each.room_id, 0), helps, each.room_id in brought) for each in rooms[:LISTED]]
    if len(rooms) > LISTED:
        lines.append(ctx.text("summary-more", count=len(rooms) - LISTED))
    whole = joined([text, joined(lines, "\n")] if lines else [text], "\n\n")
    return Card(ctx.plain("summary-title"), whole, tuple(fields), actions=_again(ctx), note=ctx.text("summary-note"))


def _again(ctx: ViewContext[Any]) -> tuple[Action, ...]:
    return (Button(ctx.plain("save-last"), make("breakouts", "save-last")),)


def _lasted(breakout: Breakout) -> int:
    """How many minutes it lasted, with all that it was lengthened by."""
    if breakout.begun_at is None or breakout.closed_at is None:
        return max(1, round(breakout.lasts / 60))
    return max(1, round((breakout.closed_at - breakout.begun_at).total_seconds() / 60))


def minutes(length: timedelta) -> int:
    """Whole minutes; 0 for less than one."""
    return int(length.total_seconds() // 60)


def waits(helps: Iterable[Help]) -> list[timedelta]:
    """How long those waited to whom somebody went, or who by themselves needed nobody any more, the shortest first."""
    return sorted(waited(each, each.done_at or each.at) for each in helps)


def _helped(ctx: ViewContext[Any], helps: Sequence[Help]) -> Text:
    if not helps:
        return ctx.text("summary-help-none")
    times = waits(helps)
    half = timedelta(seconds=median(each.total_seconds() for each in times))
    parts = [
        ctx.text("summary-help-many", count=len(helps)),
        ctx.text("summary-waited", half=minutes(half), longest=minutes(times[-1]), count=len(helps)),
    ]
    if taken_back := sum(each.taken_back for each in helps):
        parts.append(ctx.text("summary-help-taken-back", count=taken_back))
    if missed := sum(each.taken_at is None for each in helps):
        parts.append(ctx.text("summary-help-alone", count=missed))
    return joined(parts, " ")


def _brought(ctx: ViewContext[Any], rooms: Sequence[BreakoutRoom], brought: set[int]) -> Text:
    return ctx.text("summary-results-many", count=sum(each.room_id in brought for each in rooms), rooms=len(rooms))


def _line(ctx: ViewContext[Any], room: BreakoutRoom, size: int, helps: Sequence[Help], brought: bool) -> Text:
    """A room: how many belonged into it, how often it was helped, whether it brought something back."""
    mine = [each for each in helps if each.room_id == room.room_id]
    parts = [ctx.text("summary-room", count=size)]
    if mine:
        longest = max(waited(each, each.done_at or each.at) for each in mine)
        parts.append(ctx.text("summary-room-help", count=len(mine), minutes=minutes(longest)))
    if brought:
        parts.append(ctx.text("summary-room-result"))
    return (Said(room.name, bold=True), Words(" – "), *joined(parts, ", "))
