"""Pausing deeper questions for oneself: until a date, after which they go on by themselves. Nobody else comes to know.

PRACTICE.md, "People first": a pause has a date and ends by itself.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Final

from bot.card import Button, Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.schedule import instant, local
from bot.text import Words
from cogs.icebreakers.cog import Settings, icebreakers
from storage.deeper import Deeper

LONGEST: Final = timedelta(days=365)  # a wish is kept no longer
USUAL: Final = timedelta(weeks=2)


@icebreakers.form("pause-deeper")
def pause_deeper(ctx: Context[Settings], deeper: Deeper, until: Annotated[date, Option()]) -> Card:
    """No deeper question until the end of this day, in no place; what is open stays open."""
    today = local(ctx.now(), ctx.zone).date()
    if not today <= until <= today + LONGEST:
        raise Refusal("deeper-pause-date", today=Words(today.isoformat())).at("until")
    if not deeper.pause(ctx.person, instant(datetime.combine(until + timedelta(days=1), time()), ctx.zone)):
        raise Refusal("deeper-no-wish")
    button = Button(ctx.plain("resume-deeper-button"), resume_deeper.link())
    text = ctx.text("deeper-paused", until=Words(until.isoformat()))
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))


@pause_deeper.prefill
def _usual(ctx: Context[Settings]) -> dict[str, object]:
    return {"until": local(ctx.now(), ctx.zone).date() + USUAL}


@icebreakers.button("resume-deeper", answers="here")
def resume_deeper(ctx: Context[Settings], deeper: Deeper) -> Card:
    """They go on before that."""
    if not deeper.pause(ctx.person, None):
        raise Refusal("deeper-no-wish")
    return Card(text=ctx.text("deeper-resumed"), note=ctx.text("only-you"))
