"""The desk of a breakout: how it stands, and all that the staff can do about it, in one card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from bot.card import Button, Card, Field
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.platform import Undelivered
from bot.text import joined
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.desk_running import desk_open
from cogs.breakouts.drawn import desk_drawn
from cogs.breakouts.finding import BEFORE, found
from cogs.breakouts.gathering import desk_gathering, gather
from cogs.breakouts.links import ALONE, desk_for, link_to
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import RoomState
from storage.breakouts import Breakout, State

# It says what anybody did; who presses on it sees it at once all the same.
_EVERY: Final = timedelta(seconds=2)


@breakouts.view("desk", live=True, every=_EVERY)
def desk(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id, who: str = "") -> Card | None:
    """A breakout as its staff looks after it, together in their channel, or one of them alone."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None:
        return None
    match breakout.state:
        case State.OFF:
            card = Card(ctx.plain("desk-title"), ctx.text("desk-off", place=breakout.place))
        case State.GATHERING:
            card = desk_gathering(ctx, store, breakout)
        case State.DRAWN:
            card = desk_drawn(ctx, store, breakout)
        case _:
            card = desk_open(ctx, store, breakout)
    alone, actions = who == ALONE or ctx.course.staff_place is None, card.actions
    if alone and breakout.on:  # whoever looks at it alone is shown nothing new by itself
        actions = (*actions, Button(ctx.plain("look-again-button"), link_to("see-desk", breakout_id)))
    place = () if breakout.state in (State.GATHERING, State.OFF) else ctx.text("of-breakout", place=breakout.place)
    seen_by = ctx.text("only-you" if alone else "only-staff")
    note = joined([each for each in (place, seen_by, card.note) if each], " ")
    return replace(card, fields=(*_trouble(ctx, store, breakout), *card.fields), actions=actions, note=note)


def _trouble(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout) -> Iterator[Field]:
    """That no room could be opened, or that nobody can be moved, with why and what helps."""
    refused = store.rooms.of(breakout.breakout_id, RoomState.PLANNED) if breakout.state is State.DRAWN else []
    if refused and (why := Undelivered.read(refused[0].why)) is not None:
        yield Field(ctx.plain("refused-label"), joined([ctx.text("refused-all"), ctx.why(why)], "\n"))
    if breakout.on and (why := Undelivered.read(breakout.trouble)) is not None:
        yield Field(ctx.plain("not-moved-label"), joined([ctx.text("not-moved"), ctx.why(why)], "\n"))


@breakouts.button("call-off", needs="who_opens", answers="here")
def call_off(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Link:
    """It does not take place: nobody was in a room yet, and what people said for it is kept no longer."""
    if _off(ctx, store, found(ctx, store, breakout_id).breakout_id):
        ctx.refresh(gather.link(breakout_id), at_once=True)  # whoever said that they are here reads why nothing comes
    return desk_for(ctx, breakout_id)


@breakouts.job("forget")
def forget(ctx: JobContext[Settings], store: AllBreakouts, breakout_id: Id) -> None:
    """Nobody opened it in all that time, and nobody waits for it any more."""
    if _off(ctx, store, breakout_id):
        ctx.remove(gather.link(breakout_id))


def _off(ctx: JobContext[Any], store: AllBreakouts, breakout_id: int) -> bool:
    if not store.breakouts.move(breakout_id, BEFORE, State.OFF, closed_at=ctx.now()):
        return False
    store.rooms.drop(breakout_id)
    store.people.drop(breakout_id)
    ctx.cancel(f"forget:{breakout_id}")
    ctx.refresh(desk.link(Id(breakout_id)), at_once=True)
    return True
