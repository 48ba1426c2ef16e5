"""Signs of life in a room: somebody wrote, came in, or went. What they said is never read; no one listens to voice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.context import JobContext
from bot.kinds import Id
from bot.people import Person, Place, RoomKind
from bot.reached import SAID_HELLO
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.running import ACTIVE, kit_of, settle, show_all, was_there
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member, Part, Visit
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import Breakout


@breakouts.event("wrote", under="kit")
def wrote(
    ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, person: Person, place: Place, at: datetime
) -> None:
    """Somebody wrote in a room. In a room for writing, who belongs there is inside from then on."""
    breakout, room = _room(store, room_id)
    if breakout is None or room is None:
        return
    store.rooms.heard(room_id, at)
    if breakout.kind is not RoomKind.VOICE and was_there(store, breakout, room_id, person, at):
        ctx.announce(SAID_HELLO, [person])


@breakouts.event("entered", under="table")
def entered(
    ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, person: Person, place: Place, at: datetime
) -> None:
    """Somebody came into a room with sound. Who belonged nowhere yet belongs there from then on; staff come and go."""
    breakout, room = _room(store, room_id)
    if breakout is None or room is None:
        return
    member = store.people.get(breakout.breakout_id, person)
    if not (member and member.room_id) and person not in ctx.without_staff([person]):
        return
    store.rooms.heard(room_id, at)
    if member is None or not member.room_id:
        came_from = member.came_from if member else breakout.from_place
        ids = (person, breakout.breakout_id, breakout.course_id, at, breakout.until)
        store.people.put([Member(*ids, room_id, came_from=came_from)])
        settle(ctx, [room_id])
        show_all(ctx, breakout.breakout_id)
    elif member.room_id == room_id and member.part is Part.OUT:
        store.people.change(breakout.breakout_id, person, part=Part.IN)
        settle(ctx, [room_id])
        show_all(ctx, breakout.breakout_id)
    if store.people.came(Visit(person, breakout.breakout_id, room_id, at)):
        _others_inside(ctx, breakout, room_id)


@breakouts.event("went", under="table")
def went(
    ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, person: Person, place: Place, at: datetime
) -> None:
    """Somebody went out of a room with sound: they still belong there, and can come back."""
    breakout, room = _room(store, room_id)
    if breakout is not None and store.people.went(room_id, person, at) and room is not None:
        _others_inside(ctx, breakout, room_id)


def _others_inside(ctx: JobContext[Any], breakout: Breakout, room_id: int) -> None:
    """What says who is inside a room, or that somebody is alone there, is brought up to date."""
    ctx.refresh(kit_of(room_id))
    ctx.refresh(link_to("desk", breakout.breakout_id))


def _room(store: AllBreakouts, room_id: int) -> tuple[Breakout | None, BreakoutRoom | None]:
    """A room that is open, and its breakout."""
    room = store.rooms.get(room_id)
    if room is None or room.state not in ACTIVE:
        return None, None
    return store.breakouts.get(room.breakout_id), room


def gone_meanwhile(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, room_id: int, place: Place) -> None:
    """Who went while nothing ran is inside no longer: told by who is there now."""
    if breakout.kind is not RoomKind.VOICE:
        return
    inside = {*ctx.inside(place)}
    for each in store.people.visits(breakout.breakout_id, now_inside=True):
        if each.room_id == room_id and each.person not in inside:
            store.people.went(room_id, each.person, ctx.now())
