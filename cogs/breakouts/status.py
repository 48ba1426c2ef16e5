"""What the staff's status says of breakouts: what is on, how many are in it, who waits for help; never who."""

from __future__ import annotations

from typing import Any

from bot.card import Button
from bot.context import Context
from bot.kinds import Id
from bot.section import Section
from bot.text import Style, Text, When, joined
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import BEFORE, who_is_here
from cogs.breakouts.queue import waiting
from cogs.breakouts.telling import see_desk
from storage.breakout_all import AllBreakouts
from storage.breakouts import Breakout


@breakouts.section("status")
def status(ctx: Context[Settings], store: AllBreakouts) -> Section:
    """The course's breakouts that are under way; else when the last one was."""
    there = store.breakouts.on_in(ctx.course.course_id)
    lines = [_line(ctx, store, each) for each in there]
    buttons = tuple(Button(ctx.plain("desk-button"), see_desk.link(Id(each.breakout_id))) for each in there[:1])
    if not there:
        last = store.breakouts.last(ctx.course.course_id)
        lines.append(ctx.text("status-none"))
        if last is not None and last.closed_at is not None:
            lines.append(ctx.text("status-last", place=last.place, when=When(last.closed_at, Style.DATE)))
    return Section(ctx.plain("cog-name"), joined(lines, "\n"), buttons if ctx.role >= ctx.settings.who_opens else ())


def _line(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Text:
    this = breakout.breakout_id
    if breakout.state in BEFORE:
        return ctx.text("status-before", place=breakout.place, count=len(who_is_here(ctx, store, breakout)))
    count = store.people.count(this)
    rooms = sum(each.there for each in store.rooms.of(this))
    wait = len(waiting(store.help.of(this, open_only=True)))
    line = ctx.text("status-on", place=breakout.place, rooms=rooms, count=count)
    return (*line, *ctx.text("status-waiting", count=wait)) if wait else line
