"""Rooms in which nothing happens: a first question for them, and then a hint to the staff. Once each.

In voice nobody is listened to, so of a room with sound in which people are together the staff are told nothing: that
nobody writes there says only that they talk.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.card import Button, Card
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.people import RoomKind
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.helping import HINTED
from cogs.breakouts.links import link_to
from cogs.breakouts.running import listen, room_place
from cogs.breakouts.telling import tell_staff
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import RoomState
from storage.breakouts import State

LATE: Final = timedelta(minutes=1)
QUESTIONS: Final = 6
"""How many first questions there are (``stuck-1`` and on)."""


@breakouts.job("silent")
def silent(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, due: datetime) -> None:
    """Whether anybody in a room was heard of since: looked at when it runs, whatever was so when it was asked for. Much
    later than it was ``due``, nothing ran meanwhile, and whoever spoke was not heard."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or room.state is not RoomState.OPEN or breakout.state is not State.RUNNING:
        return
    if room.stuck >= HINTED or not ctx.settings.silent_minutes:
        return
    if ctx.now() - due > LATE:
        listen(ctx, room_id, ctx.now())
        return
    heard = room.heard_at or breakout.begun_at or ctx.now()
    if heard + timedelta(minutes=ctx.settings.silent_minutes) > ctx.now():
        listen(ctx, room_id, heard)
        return
    if not store.people.in_room(room_id):
        return
    store.rooms.change(room_id, stuck=room.stuck + 1)
    if not room.stuck:
        ctx.post(room_place(ctx, room_id), stuck.link(room_id))
        listen(ctx, room_id, ctx.now())
    elif not (breakout.kind is RoomKind.VOICE and len(ctx.inside(room_place(ctx, room_id))) > 1):
        tell_staff(ctx, breakout, "help")


@breakouts.view("stuck", live=True)
def stuck(ctx: ViewContext[Settings], store: AllBreakouts, room_id: Id) -> Card | None:
    """A way to begin, for who does not know how."""
    room = store.rooms.get(room_id)
    if room is None or room.state is not RoomState.OPEN:
        return None
    button = Button(ctx.plain("help-button"), link_to("help-us", room_id))
    question = ctx.text(f"stuck-{1 + room_id % QUESTIONS}")
    return Card(ctx.plain("stuck-title"), question, actions=(button,), note=ctx.text("stuck-note"))
