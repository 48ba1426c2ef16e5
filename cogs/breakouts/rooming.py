"""The rooms themselves, and the map of who is where."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.card import Action, Button, Card, Field
from bot.context import ViewContext
from bot.kinds import Id
from bot.people import Place, Room, RoomKind
from bot.text import Style, When, joined
from cogs.breakouts.addresses import linked
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawn import listed
from cogs.breakouts.finding import lasting, present
from cogs.breakouts.links import link_to
from cogs.breakouts.running import on_map, own_times
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import THERE
from storage.breakouts import INSIDE, Breakout, State

_EVERY: Final = timedelta(seconds=3)


@breakouts.room("table", voice=True)
def table(ctx: ViewContext[Settings], store: AllBreakouts, room_id: Id) -> Room | None:
    """A room of a breakout: its people, and who of the staff went there to help, for they may see it by nothing else.
    Nobody can be added to a group message. A voice room is beside the one from which its people come."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or not room.there:
        return None
    belong = [each.person for each in store.people.in_room(room_id)]
    if breakout.kind is not RoomKind.GROUP:
        belong += store.help.helpers(room_id)
    people = present(ctx, dict.fromkeys(belong))
    return Room(room.name, tuple(people), near(breakout), breakout.kind)


def near(breakout: Breakout) -> Place:
    """Beside what its rooms are opened."""
    if breakout.kind is RoomKind.VOICE and breakout.from_place is not None:
        return breakout.from_place
    return breakout.place


@breakouts.view("where", live=True, every=_EVERY)
def where(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id) -> Card | None:
    """Who is where: before anybody is moved, and as long as rooms are open."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state not in INSIDE:
        return None
    rooms = store.rooms.of(breakout_id, *THERE)
    lists = listed(rooms, store.people.of(breakout_id))
    text = ctx.text("where-opening", lasts=lasting(ctx, breakout))
    if breakout.state is State.OPENING and breakout.kind is RoomKind.VOICE and breakout.moves_at:
        text = ctx.text("where-moves", when=When(breakout.moves_at, Style.RELATIVE), lasts=lasting(ctx, breakout))
    elif breakout.state is State.ENDING:
        text = ctx.text("where-ending")
    elif breakout.state is not State.OPENING:
        ends = breakout.ends_at
        text = ctx.text("where-on-until", when=When(ends, Style.RELATIVE)) if ends else ctx.text("where-on")
    fields = [Field(ctx.plain("task-label"), linked(breakout.task))]
    if own := own_times(ctx, breakout, rooms):
        fields.append(Field(ctx.plain("desk-own-label"), joined(own, "\n")))
    out: list[Action] = [Button(ctx.plain("out-button"), link_to("stay-out", breakout_id))]
    ways_in = on_map(ctx, breakout) if breakout.state is not State.OPENING else ()
    actions = (*ways_in, *out)
    note = ctx.text("where-note")
    return Card(ctx.plain("where-title"), joined([text, lists], "\n\n"), tuple(fields), actions=actions, note=note)
