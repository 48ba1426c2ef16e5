"""On the page that a platform keeps for each person: the room in which they are now, and the way into it."""

from __future__ import annotations

from bot.card import Button, Card, Field, Look
from bot.context import Context
from bot.kinds import Id
from cogs.breakouts.addresses import linked_short
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.running import clock_of, time_left
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Part
from storage.breakouts import INSIDE


@breakouts.home("room")
def room_now(ctx: Context[Settings], store: AllBreakouts) -> Card | None:
    """Only while it is open."""
    theirs = [each for each in store.people.mine(ctx.person, 3) if each.room_id and each.part is Part.IN]
    found = store.breakouts.several([each.breakout_id for each in theirs])
    for each in theirs:
        breakout, room = found.get(each.breakout_id), store.rooms.get(each.room_id)
        if breakout is None or breakout.state not in INSIDE or room is None or not room.there:
            continue
        clock = clock_of(breakout, room)
        text = ctx.text("home-room", room=room.name, place=breakout.place)
        fields = [Field(ctx.plain("task-label"), linked_short(breakout.task))]
        if breakout.begun_at is not None:
            fields.append(Field(ctx.plain("kit-time-label"), time_left(ctx, clock)))
        button = Button(ctx.plain("my-room-button"), link_to("my-room", Id(breakout.breakout_id)), Look.MAIN)
        return Card(ctx.plain("cog-name"), text, tuple(fields), actions=(button,))
    return None
