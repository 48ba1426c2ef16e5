"""What a programme has to do by itself: its schedule for pairs, its jobs for a term, and the end of both."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.context import JobContext
from bot.kinds import Id
from bot.ticking import start
from cogs.buddies.links import link_to
from cogs.buddies.rhythm import AHEAD, announced, end_of, stages
from storage.buddies import Programme
from storage.schedules import Schedules

USEFUL_FOR: Final = timedelta(days=2)
"""After a time in which nothing ran a round is told of so late at most; it is matched a day after it is told of."""


def plan(ctx: JobContext[Any], schedules: Schedules, programme: Programme) -> None:
    """A programme goes by its settings as they are now; what is under way goes on as it was made.

    Raises :class:`~bot.context.Refusal` where no time is to come.
    """
    this = Id(programme.programme_id)
    if programme.of_groups:
        for number, moment in enumerate(stages(programme)):
            if moment > ctx.now():  # as it is of pairs, they hear of it a day before
                ctx.at(max(moment - AHEAD, ctx.now()), link_to("stage", this, str(number)), key=_stage(this, number))
            else:
                ctx.cancel(_stage(this, number))
        ctx.at(ctx.now(), link_to("term-moved", this))
    else:
        schedules.remove(this)
        start(ctx, schedules, this, announced(programme), programme.zone, link_to("slot", this), USEFUL_FOR)
    if (over := end_of(programme)) is not None:
        ctx.at(over, link_to("programme-over", this), key=f"over:{this}")


def unplan(ctx: JobContext[Any], schedules: Schedules, programme: Programme) -> None:
    """Nothing more begins by itself."""
    this = Id(programme.programme_id)
    schedules.remove(this)
    for number in range(len(stages(programme))):
        ctx.cancel(_stage(this, number))
    if programme.ends is not None:
        ctx.cancel(f"over:{this}")
    ctx.at(ctx.now(), link_to("call-off", this))


def _stage(programme_id: Id, number: int) -> str:
    return f"stage:{programme_id}:{number}"
