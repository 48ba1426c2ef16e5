"""One room by its clock: warned, in its last minute, closed. Each is a job that looks at what is stored when it runs,
so that it is right after an interruption, a clock that was moved, and a second run."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.card import Button, Card
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.text import Style, Text, When
from cogs.breakouts.after import almost_over
from cogs.breakouts.clock import Clock, Step, due, minutes_left, seconds, stamp_of
from cogs.breakouts.closing import close, last_minute
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.hearing import gone_meanwhile
from cogs.breakouts.links import link_to
from cogs.breakouts.results import result_actions
from cogs.breakouts.running import ACTIVE, clock_cards, clock_of, has_own, kit_of, look, room_place
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import INSIDE, Breakout


class Told(StrEnum):
    """What a room is told of its clock."""

    FIVE = "300"
    ONE = "60"
    HALF = "30"
    END = "end"
    MORE = "more"
    LESS = "less"
    PAUSED = "paused"
    ON = "on"


@breakouts.job("tick")
def tick(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, what: str = "") -> None:
    """A room is told what happened to its clock, and then comes what is due in it now."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or room.state not in ACTIVE or breakout.state not in INSIDE:
        return
    if breakout.begun_at is None:
        return
    gone_meanwhile(ctx, store, breakout, room_id, room_place(ctx, room_id))
    clock, now = clock_of(breakout, room), ctx.now()
    found = due(clock, now)
    if found.step is Step.CLOSE:
        close(ctx, store, breakout, room)
        return
    if found.step is Step.END:
        ends = _ends_late(store, breakout, room, now) if found.late else clock.ends_at
        last_minute(ctx, store, breakout, room)
        say(ctx, store, room, Told.END, Clock(ends))
        almost_over(ctx, store, breakout, room)
    elif found.step is Step.WARN:
        store.rooms.change(room_id, warned=found.mark)
        say(ctx, store, room, Told(str(found.mark)), clock)
        if found.mark <= seconds(timedelta(minutes=1)):
            almost_over(ctx, store, breakout, room)
    elif what:
        say(ctx, store, room, Told(what), clock)
    ctx.post(room_place(ctx, room_id), kit_of(room_id))
    if found.again is not None:
        look(ctx, room_id, found.again)


def _ends_late(store: AllBreakouts, breakout: Breakout, room: BreakoutRoom, now: datetime) -> datetime:
    """The end passed while nothing ran: it is now, for all rooms that go by the same clock."""
    if has_own(room):
        store.rooms.change(room.room_id, ends_at=now)
    else:
        store.breakouts.change(breakout.breakout_id, ends_at=now)
    return now


def say(ctx: JobContext[Any], store: AllBreakouts, room: BreakoutRoom, what: Told, clock: Clock) -> None:
    """A card about the clock comes into a room, in the place of all before it: what they said holds no more."""
    this = told.link(Id(room.room_id), what.value, stamp_of(clock))
    ctx.post(room_place(ctx, room.room_id), this)
    for each in clock_cards(ctx, store, room.room_id):
        if each != this:
            ctx.remove(each)


@breakouts.view("clock", live=True)
def told(ctx: ViewContext[Settings], store: AllBreakouts, room_id: Id, what: str, stamp: int) -> Card | None:
    """What a room is told of its clock, as long as it is so."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or room.state not in ACTIVE:
        return None
    clock = replace(clock_of(breakout, room), ending=room.state is RoomState.ENDING)
    if stamp_of(clock) != stamp or what not in {*Told} or clock.ending != (what == Told.END):
        return None
    # The kit stands far above by now, so that what is most needed of it is at hand here.
    help_button = Button(ctx.plain("help-button"), link_to("help-us", room_id))
    actions = (help_button, *result_actions(ctx, room))
    return Card(ctx.plain(f"clock-{what}-title"), _until(ctx, clock, what), actions=actions)


def _until(ctx: ViewContext[Any], clock: Clock, what: str) -> Text:
    if clock.ends_at is None:
        return ctx.text("clock-paused", minutes=minutes_left(clock.left))
    if what == Told.END:
        return ctx.text("clock-end")
    return ctx.text(f"clock-{what}", until=When(clock.ends_at, Style.TIME))
