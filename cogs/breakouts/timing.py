"""The clock in the staff's hands: longer or shorter for all rooms or for one, while they are open; paused, and on."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from bot.card import Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.people import Place, PlaceKind
from bot.text import Style, Text, When
from cogs.breakouts import clock
from cogs.breakouts.asking import FORGOTTEN_AFTER
from cogs.breakouts.clock import Clock, minutes_left, seconds, stamp_of
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import answered
from cogs.breakouts.links import link_to
from cogs.breakouts.rooms_named import room_meant
from cogs.breakouts.running import (
    ACTIVE,
    AT_WORK,
    at_work,
    clock_of,
    has_own,
    listen,
    look,
    open_room,
    running_here,
    show_all,
)
from cogs.breakouts.ticks import Told
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import Breakout, State

MOST: Final = timedelta(hours=4)
_BY: Final = r"(?i)([+-]?) ?(?:(\d{1,3}) ?h)? ?(?:(\d{1,3}) ?(?:min|m|(?=$)))? ?(?:(\d{1,4}) ?s)?"
"""A number alone, or behind hours, is of minutes: ``5``, ``1h 30``."""


def by_how_much(typed: str) -> timedelta:
    """What somebody typed: ``+5m``, ``-2``, ``90s``. Raises :class:`Refusal`."""
    found = re.fullmatch(_BY, " ".join(typed.replace("−", "-").split()))
    if found is None or not any(found.groups()[1:]):
        raise Refusal("time-unfit").at("by")
    sign, hours, minutes, secs = found.groups()
    by = timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(secs or 0))
    if not timedelta(0) < by <= MOST:
        raise Refusal("time-unfit").at("by")
    return -by if sign == "-" else by


def _with_room(typed: str) -> tuple[str, str | None]:
    """What somebody typed in one go, ``+5m Moon``: by how much, and in which room."""
    words = typed.replace("−", "-").split()
    if _is_time(" ".join(words)):
        return typed, None
    for count in range(len(words) - 1, 0, -1):
        by, room = " ".join(words[:count]), " ".join(words[count:])
        if _is_time(by) and room[0] not in "+-":
            return by, room
    return typed, None


def _is_time(typed: str) -> bool:
    found = re.fullmatch(_BY, typed)
    return found is not None and any(found.groups()[1:])


@breakouts.command("breakout time", needs="who_opens")
def time(
    ctx: Context[Settings],
    store: AllBreakouts,
    by: Annotated[str, Option(most=100)],
    room: Annotated[str | None, Option(most=80)] = None,
    where: Annotated[Place | None, Option(places=(PlaceKind.CHANNEL,))] = None,
) -> Card:
    """More time, or less, for all rooms or for one."""
    breakout = running_here(ctx, store, where)
    if room is None:
        by, room = _with_room(by)
    moved = by_how_much(by)
    if room is None:
        return _moved(ctx, store, breakout, moved)
    return _room_moved(ctx, store, breakout, room_meant(store, breakout.breakout_id, room), moved)


@time.prefill
def _usual(ctx: Context[Settings]) -> dict[str, object]:
    return {"by": "+5m"}


@breakouts.button("five-more", needs="who_opens")
def five_more(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, stamp: int) -> Card:
    """Five minutes more for all, from the desk as it was then: of two who press at once, only one adds them."""
    breakout = at_work(ctx, store, breakout_id)
    now = Clock(breakout.ends_at, breakout.left, ending=breakout.state is State.ENDING)
    if _moved_since(ctx, now, stamp):
        return answered(ctx, breakout, "time-moved-already", until=_until(ctx, Clock(breakout.ends_at, breakout.left)))
    return _moved(ctx, store, breakout, timedelta(minutes=5))


@breakouts.form("set-time", needs="who_opens")
def set_time(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    stamp: int,
    by: Annotated[str, Option(most=20)] = "+5m",
    room: Annotated[str | None, Option(most=80)] = None,
) -> Card:
    """The same with any time, for all or one, from the desk as it was then."""
    breakout, moved = at_work(ctx, store, breakout_id), by_how_much(by)
    this = None if room is None else room_meant(store, breakout_id, room)
    now = Clock(breakout.ends_at, breakout.left) if this is None else clock_of(breakout, this)
    if this is None and stamp_of(now) != stamp:
        return answered(ctx, breakout, "time-moved-already", until=_until(ctx, now))
    return _moved(ctx, store, breakout, moved) if this is None else _room_moved(ctx, store, breakout, this, moved)


@set_time.prefill
def _more(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, stamp: int) -> dict[str, object]:
    at_work(ctx, store, breakout_id)
    return {"by": "+5m"}


@breakouts.button("two-more", needs="who_opens")
def two_more(ctx: Context[Settings], store: AllBreakouts, room_id: Id, stamp: int) -> Card:
    """Two minutes more for one room, as it was then."""
    breakout, room = open_room(ctx, store, room_id)
    if _moved_since(ctx, clock_of(breakout, room), stamp):
        return answered(ctx, breakout, "time-moved-already", until=_until(ctx, clock_of(breakout, room)))
    return _room_moved(ctx, store, breakout, room, timedelta(minutes=2))


def _moved_since(ctx: Context[Any], now: Clock, stamp: int) -> bool:
    """Whether a clock was moved since it was shown. One that is at its end was closed, and more time brings it back."""
    at_end = now.ending or (now.ends_at is not None and now.ends_at <= ctx.now())
    return stamp_of(now) != stamp and not at_end


def _moved(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, by: timedelta) -> Card:
    """All rooms: the clock that they share, and those of their own. A room that is closed by itself goes on closing."""
    if breakout.begun_at is None:
        raise Refusal("rooms-not-open")
    this, now, ending = breakout.breakout_id, ctx.now(), breakout.state is State.ENDING
    rooms = [each for each in store.rooms.of(this, *ACTIVE) if not has_own(each) or each.state is RoomState.OPEN]
    shared = clock.moved(Clock(breakout.ends_at, breakout.left, ending=ending), by, now)
    if not rooms or (ending and by < timedelta(0)):
        raise Refusal("time-last-minute")
    store.breakouts.move(this, AT_WORK, State.RUNNING if ending else breakout.state, **_kept(shared))
    _by_their_own(store, rooms, breakout, by, now)
    some = [each for each in rooms if not has_own(each) and (by > timedelta(0) or each.state is RoomState.OPEN)]
    store.rooms.move_some([each.room_id for each in some], RoomState.OPEN, warned=shared.warned)
    for each in rooms:
        look(ctx, each.room_id, now, _told(by))
    show_all(ctx, this)
    return answered(ctx, breakout, "time-moved", until=_until(ctx, shared))


def _kept(clock: Clock) -> dict[str, object]:
    return {"ends_at": clock.ends_at, "left": clock.left}


def _by_their_own(
    store: AllBreakouts, rooms: list[BreakoutRoom], breakout: Breakout, by: timedelta, now: datetime
) -> None:
    own = [each for each in rooms if has_own(each) and each.state is RoomState.OPEN]
    found = [(each.room_id, clock.moved(clock_of(breakout, each), by, now)) for each in own]
    store.rooms.retime([(room_id, each.ends_at, each.left, each.warned) for room_id, each in found])


def _room_moved(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom, by: timedelta) -> Card:
    if breakout.begun_at is None or room.state not in ACTIVE:
        raise Refusal("rooms-not-open")
    before = clock_of(breakout, room)
    after = clock.moved(before, by, ctx.now())
    if after == before:
        raise Refusal("time-last-minute")
    store.rooms.move(room.room_id, ACTIVE, RoomState.OPEN, warned=after.warned, **_kept(after))
    store.breakouts.move(breakout.breakout_id, (State.ENDING,), State.RUNNING)
    look(ctx, room.room_id, ctx.now(), _told(by))
    show_all(ctx, breakout.breakout_id)
    return answered(ctx, breakout, "time-moved-room", room=room.name, until=_until(ctx, after))


def _told(by: timedelta) -> str:
    return Told.MORE if by > timedelta(0) else Told.LESS


def _until(ctx: Context[Any], clock: Clock) -> Text:
    if clock.ends_at is None:
        return ctx.text("until-standing", minutes=minutes_left(clock.left))
    return ctx.text("until-time", time=When(clock.ends_at, Style.TIME))


# Pausing.


@breakouts.command("breakout pause", needs="who_opens")
def pause_command(
    ctx: Context[Settings],
    store: AllBreakouts,
    where: Annotated[Place | None, Option(places=(PlaceKind.CHANNEL,))] = None,
) -> Card:
    """The clock of all rooms stands; people stay where they are."""
    return _paused(ctx, store, running_here(ctx, store, where))


@breakouts.button("pause", needs="who_opens")
def pause(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """The same from the desk."""
    return _paused(ctx, store, at_work(ctx, store, breakout_id))


def _paused(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    this, now = breakout.breakout_id, ctx.now()
    if breakout.state is State.PAUSED:
        return answered(ctx, breakout, "paused")
    if breakout.state is State.ENDING or breakout.ends_at is None or breakout.ends_at <= now:
        raise Refusal("time-last-minute")
    left = max(seconds(breakout.ends_at - now), 1)
    store.breakouts.move(this, (State.RUNNING,), State.PAUSED, ends_at=None, left=left)
    _all_own(ctx, store, breakout, Told.PAUSED)
    ctx.after(FORGOTTEN_AFTER, link_to("forget-pause", this), key=f"breakout-pause:{this}")
    return answered(ctx, breakout, "paused")


@breakouts.command("breakout continue", needs="who_opens")
def continue_command(
    ctx: Context[Settings],
    store: AllBreakouts,
    where: Annotated[Place | None, Option(places=(PlaceKind.CHANNEL,))] = None,
) -> Card:
    """The clock goes on with what was left."""
    return _gone_on(ctx, store, running_here(ctx, store, where))


@breakouts.button("continue", needs="who_opens")
def go_on(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """The same from the desk."""
    return _gone_on(ctx, store, at_work(ctx, store, breakout_id))


def _gone_on(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    if breakout.state is not State.PAUSED:
        return answered(ctx, breakout, "time-moved-already", until=_until(ctx, Clock(breakout.ends_at, breakout.left)))
    after = clock.gone_on(Clock(None, breakout.left), ctx.now())
    store.breakouts.move(breakout.breakout_id, (State.PAUSED,), State.RUNNING, ends_at=after.ends_at, left=None)
    _all_own(ctx, store, breakout, Told.ON)
    return answered(ctx, breakout, "gone-on", until=_until(ctx, after))


def _all_own(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, what: Told) -> None:
    """Clocks of their own stand or go on with that of all, and each room is told."""
    now, rooms = ctx.now(), store.rooms.of(breakout.breakout_id, *ACTIVE)
    move = clock.paused if what is Told.PAUSED else clock.gone_on
    own = [(each.room_id, move(clock_of(breakout, each), now)) for each in rooms if has_own(each)]
    store.rooms.retime([(room_id, each.ends_at, each.left, each.warned) for room_id, each in own])
    for each in rooms:
        look(ctx, each.room_id, now, what)
        if what is Told.ON:
            listen(ctx, each.room_id, now)  # while the clock stood nobody had to say anything
    show_all(ctx, breakout.breakout_id)
