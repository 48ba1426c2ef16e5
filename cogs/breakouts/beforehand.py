"""Changing what a breakout is before its rooms open: the task, how long, how many rooms and of what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any

from bot.card import Card, Choice
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link
from bot.people import RoomKind
from cogs.breakouts.asking import LONGEST_TASK, kinds, lasting
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawing import are_given
from cogs.breakouts.drawn import begin_drawing, being_drawn, next_draw
from cogs.breakouts.finding import BEFORE, found, who_is_here
from cogs.breakouts.links import desk_for, link_to
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import MOST_ROOMS
from storage.breakouts import Breakout, State, Way


@breakouts.form("change", needs="who_opens", answers="here")
def change(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    task: Annotated[str, Option(most=LONGEST_TASK, long=True)],
    minutes: Annotated[timedelta, Option()],
    size: Annotated[int | None, Option(least=2, most=50)] = None,
    rooms: Annotated[int | None, Option(least=1, most=MOST_ROOMS)] = None,
    kind: Annotated[str | None, Option()] = None,
) -> Card | Link:
    """What is given holds from now on; where it means other rooms they are drawn anew."""
    breakout = found(ctx, store, breakout_id, *BEFORE)
    wished = (0, rooms) if rooms is not None else (size or breakout.size, 0 if size else breakout.rooms)
    lasts = int(lasting(minutes, "minutes").total_seconds())
    of = RoomKind(kind) if kind else breakout.kind
    after = replace(breakout, task=task, lasts=lasts, size=wished[0], rooms=wished[1], kind=of)
    if after == breakout:
        return desk_for(ctx, breakout_id)
    others = wished != (breakout.size, breakout.rooms)
    if others and _are_given(ctx, store, breakout):
        raise Refusal(f"rooms-given-{breakout.way}").at("size" if rooms is None else "rooms")
    store.breakouts.change(breakout_id, task=task, lasts=lasts, size=after.size, rooms=after.rooms, kind=of)
    ctx.refresh(link_to("gather", breakout_id))
    ctx.refresh(link_to("desk", breakout_id), at_once=True)
    if others and breakout.state is State.DRAWN:
        return being_drawn(ctx, breakout_id, _drawn_anew(ctx, store, breakout))
    return desk_for(ctx, breakout_id)


@change.prefill
def _as_it_is(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    breakout = found(ctx, store, breakout_id)
    values = {"task": breakout.task, "minutes": timedelta(seconds=breakout.lasts), "kind": breakout.kind.value}
    return values | {"size": breakout.size or None, "rooms": breakout.rooms or None}


@change.suggest("kind")
def _kinds(ctx: Context[Settings], breakout_id: Id) -> list[Choice]:
    return kinds(ctx)


def _are_given(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> bool:
    return are_given(store, breakout, [each.person for each in who_is_here(ctx, store, breakout)])


def _drawn_anew(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Id:
    """The draw that is on its way now."""
    draw_id = next_draw(store, breakout)
    if breakout.way is Way.BY_HAND:  # else those that there are would stay
        store.rooms.drop(breakout.breakout_id)
    begin_drawing(ctx, store, breakout, draw_id)
    return draw_id


@breakouts.button("fit", needs="who_opens", answers="here")
def fit(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, rooms: int) -> Card | Link:
    """As many rooms as there can be, drawn anew."""
    breakout = found(ctx, store, breakout_id, *BEFORE)
    if not 1 <= rooms <= MOST_ROOMS:
        raise Refusal("breakout-gone")
    if (breakout.size, breakout.rooms) == (0, rooms):
        return desk_for(ctx, breakout_id)
    if _are_given(ctx, store, breakout):
        raise Refusal(f"rooms-given-{breakout.way}")
    store.breakouts.change(breakout_id, size=0, rooms=rooms)
    ctx.refresh(link_to("desk", breakout_id), at_once=True)
    if breakout.state is not State.DRAWN:
        return desk_for(ctx, breakout_id)
    return being_drawn(ctx, breakout_id, _drawn_anew(ctx, store, breakout))
