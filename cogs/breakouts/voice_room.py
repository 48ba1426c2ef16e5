"""The voice room whose people a breakout is for: who comes into it is here, and who goes out of it is not."""

from __future__ import annotations

from typing import Any

from bot.context import JobContext
from bot.people import Place, RoomKind
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import BEFORE, in_voice, new_member
from cogs.breakouts.gathering import others_are_here
from cogs.breakouts.opening import bring, seated, taking_part
from cogs.breakouts.running import settle, show_all
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import RoomState
from storage.breakouts import Breakout, State


@breakouts.event("entered", "came-to-voice")
def came(ctx: JobContext[Settings], store: AllBreakouts, place: Place) -> None:
    """Who came is here; while rooms are just opening they get a seat, and are moved with all others."""
    for each in _for(ctx, store, place):
        if each.state in BEFORE:
            others_are_here(ctx, each)
        elif each.state is State.OPENING and each.kind is not RoomKind.GROUP:  # nobody can be added to a group message
            _seat(ctx, store, each)


@breakouts.event("went", "went-from-voice")
def went(ctx: JobContext[Settings], store: AllBreakouts, place: Place) -> None:
    """Who went is here no longer; once rooms are opening their seat waits for them."""
    for each in _for(ctx, store, place):
        if each.state in BEFORE:
            others_are_here(ctx, each)


def _for(ctx: JobContext[Any], store: AllBreakouts, place: Place) -> list[Breakout]:
    """The breakouts under way that are for the people of this voice room."""
    return [each for each in store.breakouts.on_in(ctx.course.course_id) if each.from_place == place]


def _seat(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    this = breakout.breakout_id
    known = {each.person for each in store.people.of(this, None)}
    fresh = [each for each in in_voice(ctx, breakout) if each not in known]
    if not fresh:
        return
    store.people.put([new_member(ctx, breakout, each, came_from=True) for each in fresh])
    rooms = [each for each in store.rooms.of(this) if each.there]
    come = seated(store, breakout, rooms, taking_part(ctx, store, breakout))
    settle(ctx, [room_id for room_id, people in come.items() if people])
    show_all(ctx, this)
    if breakout.moves_at is not None and breakout.moves_at <= ctx.now():  # the others were moved already
        there = {each.room_id for each in rooms if each.state is RoomState.OPEN}
        late = [each for each in store.people.of(this) if each.person in fresh and each.room_id in there]
        bring(ctx, store, breakout, late)
