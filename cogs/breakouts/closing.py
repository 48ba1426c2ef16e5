"""The last minute of a room, and its end: everybody back to where they came from, the room gone, nobody lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Card
from bot.cog import Option
from bot.context import Context, JobContext, Refusal
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Person, Place, PlaceKind, RoomKind
from cogs.breakouts import clock
from cogs.breakouts.after import ended
from cogs.breakouts.clock import Clock
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import answered
from cogs.breakouts.links import link_to
from cogs.breakouts.running import (
    ACTIVE,
    at_work,
    back_to,
    clock_cards,
    clock_of,
    look,
    open_room,
    room_place,
    running_here,
    show_all,
)
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import INSIDE, Breakout, State

ON_THE_WAY: Final = timedelta(seconds=10)
"""So long a room with sound stays after people were asked to be moved out of it: who is in a room that is deleted is
thrown out of everything."""
TRIES: Final = 6


def last_minute(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> None:
    """The last minute of a room begins; with that of the last room, the whole breakout's."""
    store.rooms.move(room.room_id, (RoomState.OPEN,), RoomState.ENDING)
    if store.rooms.of(breakout.breakout_id, RoomState.OPEN, RoomState.COMING):
        return
    if store.breakouts.move(breakout.breakout_id, (State.RUNNING, State.PAUSED), State.ENDING):
        ctx.refresh(link_to("desk", breakout.breakout_id))


def close(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> None:
    """A room closes: who is in voice goes back to where they came from, and then the room goes. With the last room the
    breakout is over."""
    if not store.rooms.move(room.room_id, ACTIVE, RoomState.CLOSED):
        return
    now = ctx.now()
    if (asked := store.help.open_in(room.room_id)) is not None:
        store.help.all_done(room.room_id, now)
        ctx.remove(link_to("help-line", breakout.breakout_id, id_to_text(asked.help_id)))
    store.people.all_went(breakout.breakout_id, now, room_id=room.room_id)
    ctx.cancel(f"breakout-silent:{room.room_id}")
    ctx.at(now, emptied.link(Id(room.room_id), TRIES), key=f"breakout-empty:{room.room_id}")
    if not any(each.there for each in store.rooms.of(breakout.breakout_id)) and store.breakouts.move(
        breakout.breakout_id, INSIDE, State.CLOSED, closed_at=now
    ):
        ctx.remove(link_to("help", breakout.breakout_id))
        ended(ctx, store, breakout)
    show_all(ctx, breakout.breakout_id)


@breakouts.job("empty")
def emptied(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, tries: int) -> None:
    """Whoever is still inside a room that closed goes back; when nobody is, it goes."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or room.state is not RoomState.CLOSED:
        return
    inside = ctx.inside(room_place(ctx, room_id)) if breakout.kind is RoomKind.VOICE else ()
    if inside and tries > 0:
        _bring_back(ctx, store, breakout, inside, first=tries == TRIES)
        ctx.after(ON_THE_WAY, emptied.link(room_id, tries - 1), key=f"breakout-empty:{room_id}")
        return
    store.people.are_back(room_id)
    if ctx.settings.keep_rooms or breakout.kind is RoomKind.GROUP:  # people keep a group message whatever we do
        stays = timedelta(hours=ctx.settings.keep_rooms) or ON_THE_WAY
        ctx.after(stays, vanish.link(room_id), key=f"breakout-vanish:{room_id}")
        ctx.refresh(link_to("kit", room_id))
        for each in clock_cards(ctx, store, room_id):
            ctx.remove(each)
    else:
        if breakout.kind is not RoomKind.VOICE:  # Slack lets people read it still
            ctx.refresh(link_to("kit", room_id), at_once=True)
        ctx.remove(link_to("table", room_id))


def _bring_back(
    ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, inside: tuple[Person, ...], *, first: bool
) -> None:
    """Each to where they came from; where that is gone meanwhile, or closed to them, to where all others go."""
    came_from = {each.person: each.came_from for each in store.people.of(breakout.breakout_id, None)}
    for each in inside:
        own = back_to(breakout, came_from.get(each))
        place = own if first else breakout.from_place or own
        if place is not None:
            ctx.bring(each, place)


@breakouts.job("vanish")
def vanish(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id) -> None:
    """A room that was kept to be read goes."""
    room = store.rooms.get(room_id)
    if room is not None and room.state is RoomState.CLOSED:
        ctx.remove(link_to("table", room_id))


# By hand.


def close_now(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    """All rooms have a minute to finish, and close."""
    this, now = breakout.breakout_id, ctx.now()
    if breakout.state is State.ENDING:
        return
    after = clock.closing(Clock(breakout.ends_at, breakout.left), now)
    before = (State.RUNNING, State.PAUSED)
    store.breakouts.move(this, before, State.RUNNING, ends_at=after.ends_at, left=after.left)
    store.rooms.move_all(this, (RoomState.OPEN,), RoomState.OPEN, ends_at=None, left=None)
    for each in store.rooms.of(this, *ACTIVE):
        look(ctx, each.room_id, now)
    show_all(ctx, this)


@breakouts.job("forget-pause")
def forget_pause(ctx: JobContext[Settings], store: AllBreakouts, breakout_id: Id) -> None:
    """Nobody let the clock go on in all that time: its rooms have a minute to finish, and close."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is not None and breakout.state is State.PAUSED:
        close_now(ctx, store, breakout)


@breakouts.command("breakout close", needs="who_opens")
def close_command(
    ctx: Context[Settings],
    store: AllBreakouts,
    where: Annotated[Place | None, Option(places=(PlaceKind.CHANNEL,))] = None,
) -> Card:
    """A minute to finish for all rooms, and then they close."""
    return _all_close(ctx, store, running_here(ctx, store, where))


@breakouts.button("close-all", needs="who_opens")
def close_all(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """The same from the desk."""
    return _all_close(ctx, store, at_work(ctx, store, breakout_id))


def _all_close(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    close_now(ctx, store, breakout)
    return answered(ctx, breakout, "closing-all")


@breakouts.button("close-room", needs="who_opens")
def close_room(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> Card:
    """The same for one room; the others go on."""
    breakout, room = open_room(ctx, store, room_id)
    if breakout.begun_at is None:
        raise Refusal("rooms-not-open")
    before = clock_of(breakout, room)
    after = clock.closing(before, ctx.now())
    if after != before:
        store.rooms.change(room_id, ends_at=after.ends_at, left=after.left)
        look(ctx, room_id, ctx.now())
    return answered(ctx, breakout, "closing-room", name=room.name)
