"""The voice room whose people a breakout is for: who comes into it is here, and who goes out of it is not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from bot.context import JobContext
from bot.kinds import Id
from bot.people import Place, RoomKind
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import BEFORE, in_voice, new_member
from cogs.breakouts.gathering import others_are_here
from cogs.breakouts.opening import bring, seated, taking_part
from cogs.breakouts.running import settle, show_all
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import RoomState
from storage.breakouts import Breakout, State

_EVERY: Final = 2  # seconds: a whole class may come while rooms are opening


@breakouts.event("entered", "came-to-voice")
def came(ctx: JobContext[Settings], store: AllBreakouts, place: Place) -> None:
    """Who came is here; while rooms are just opening they get a seat, and are moved with all others."""
    for each in _for(ctx, store, place):
        if each.state in BEFORE:
            others_are_here(ctx, each)
        elif each.state is State.OPENING and each.kind is not RoomKind.GROUP:  # nobody can be added to a group message
            _note(ctx, store, each)


@breakouts.event("went", "went-from-voice")
def went(ctx: JobContext[Settings], store: AllBreakouts, place: Place) -> None:
    """Who went is here no longer; once rooms are opening their seat waits for them."""
    for each in _for(ctx, store, place):
        if each.state in BEFORE:
            others_are_here(ctx, each)


def _for(ctx: JobContext[Any], store: AllBreakouts, place: Place) -> list[Breakout]:
    """The breakouts under way that are for the people of this voice room."""
    return [each for each in store.breakouts.on_in(ctx.course.course_id) if each.from_place == place]


def _note(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    """Whoever is inside and not known yet takes part, and gets a seat with all who come at the same time: at the latest
    once all rooms are there."""
    known = store.people.known(breakout.breakout_id)
    fresh = [each for each in in_voice(ctx, breakout) if each.external_id not in known]
    if fresh:
        store.people.put([new_member(ctx, breakout, each, came_from=True) for each in fresh])
        this = Id(breakout.breakout_id)
        ctx.at(_together(ctx.now()), seat.link(this), key=f"breakout-seat:{this}")


def _together(now: datetime) -> datetime:
    """The next even second. Whoever comes until then gets a seat in the same job, and nobody who comes puts it off."""
    return datetime.fromtimestamp(now.timestamp() // _EVERY * _EVERY + _EVERY, UTC)


@breakouts.job("seat")
def seat(ctx: JobContext[Settings], store: AllBreakouts, breakout_id: Id) -> None:
    """Those who came into the voice room while rooms are opening get their rooms, and are shown there."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state is not State.OPENING:  # once all rooms are there everybody has one
        return
    rooms = [each for each in store.rooms.of(breakout_id) if each.there]
    come = seated(store, breakout, rooms, taking_part(ctx, store, breakout))
    settle(ctx, [room_id for room_id, people in come.items() if people])
    show_all(ctx, breakout_id)
    if breakout.moves_at is not None and breakout.moves_at <= ctx.now():  # the others were moved already
        late = {person for people in come.values() for person in people}
        there = {each.room_id for each in rooms if each.state is RoomState.OPEN}
        members = store.people.of(breakout_id)
        bring(ctx, store, breakout, [each for each in members if each.person in late and each.room_id in there])
