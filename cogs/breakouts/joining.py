"""Into a room while rooms are open, out of it, and back into the same one.

That late joiners are stuck is among the first complaints about breakouts (PRACTICE.md, "Breakouts").
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Look, Select
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.people import Place, RoomKind
from bot.text import joined
from cogs.breakouts.changing import another_room, can_come, put_into, smallest
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawing import met_and_apart
from cogs.breakouts.elsewhere import asked_first
from cogs.breakouts.links import link_to
from cogs.breakouts.rooms_named import room_meant
from cogs.breakouts.running import (
    ACTIVE,
    address,
    back_to,
    bring_if_in_voice,
    own_room,
    room_place,
    settle,
    show_all,
)
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Duty, Member, Part
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import INSIDE, Breakout

OFFERED: Final = 25


def _open(ctx: Context[Any], store: AllBreakouts, breakout_id: int) -> Breakout:
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.course_id != ctx.course.course_id:
        raise Refusal("breakout-gone")
    if breakout.state not in INSIDE:
        raise Refusal("rooms-not-open" if breakout.on else "rooms-over")
    return breakout


def _me(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Member:
    """This person as they are known in a breakout, else as somebody who comes now."""
    known = store.people.get(breakout.breakout_id, ctx.person)
    ids = (ctx.person, breakout.breakout_id, breakout.course_id, ctx.now(), breakout.until)
    return known or Member(*ids, part=Part.OUT)


@breakouts.button("join")
def join(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """Somebody who comes later gets the smallest room; who has one goes into theirs."""
    return asked_first(ctx, store, breakout_id) or come_in(ctx, store, breakout_id)


def come_in(ctx: Context[Any], store: AllBreakouts, breakout_id: Id) -> Card:
    """The same, whatever other breakouts they are in."""
    return _into(ctx, store, _open(ctx, store, breakout_id))


@breakouts.button("my-room")
def my_room(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """Back into the same room; where that has closed, or there was none, into the smallest."""
    return asked_first(ctx, store, breakout_id) or come_in(ctx, store, breakout_id)


def _into(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    me = _me(ctx, store, breakout)
    own = store.rooms.get(me.room_id) if me.room_id else None
    there = own is not None and own.there
    if breakout.kind is RoomKind.GROUP and not there:
        return _beside_groups(ctx, store, breakout, me)
    room = own if there else smallest(store, breakout, ctx.person)
    if room is None:
        raise Refusal("join-none")
    if me.room_id == room.room_id and me.part is Part.IN:
        if breakout.kind is RoomKind.VOICE:
            bring_if_in_voice(ctx, ctx.person, room_place(ctx, room.room_id))
    else:
        put_into(ctx, store, breakout, [me], room)
    return _in_room(ctx, store, breakout, room)


def _beside_groups(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, me: Member) -> Card:
    """Nobody can be added to a group message: of those who come later, two make a room of their own."""
    waiting = [each for each in store.people.of(breakout.breakout_id) if not each.room_id]
    met, apart = met_and_apart(store, breakout.way, ctx.person, [each.person for each in waiting])
    others = [each for each in waiting if each.person != ctx.person and each.person.external_id not in apart]
    if others:
        other = min(others, key=lambda each: each.person.external_id in met)
        return _in_room(ctx, store, breakout, another_room(ctx, store, breakout, ctx.new_id(), [other, me]))
    if all(each.person != ctx.person for each in waiting):
        store.people.put([replace(me, room_id=0, duty=Duty.NONE, part=Part.IN, at=ctx.now())])
        ctx.refresh(link_to("desk", breakout.breakout_id))
    return Card(text=ctx.text("join-waits"), note=ctx.text("only-you"))


def _in_room(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> Card:
    text = ctx.text("you-are-in", place=address(ctx, store, room.room_id))
    if room.state not in ACTIVE:
        text = ctx.text("you-are-in-soon", room=room.name)
    voice = breakout.kind is RoomKind.VOICE and ctx.voice_of(ctx.person) is None
    another = (Button(ctx.plain("other-room-button"), other_room.link(Id(breakout.breakout_id))),)
    actions = another if breakout.kind is not RoomKind.GROUP else ()
    note = [ctx.text("only-you"), *([ctx.text("you-go-yourself")] if voice else [])]
    return Card(text=text, actions=actions, note=joined(note, " "))


@breakouts.button("other-room")
def other_room(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """Another room of one's choice; the smallest are offered first."""
    breakout = _open(ctx, store, breakout_id)
    sizes, me = store.people.sizes(breakout_id), _me(ctx, store, breakout)
    rooms = [each for each in store.rooms.of(breakout_id, *ACTIVE) if each.room_id != me.room_id]
    free = [each for each in rooms if not each.most or sizes.get(each.room_id, 0) < each.most]
    if not free:
        raise Refusal("join-none")
    free.sort(key=lambda each: (not sizes.get(each.room_id), sizes.get(each.room_id, 0), each.number))
    choices = tuple(
        Choice(str(each.number), ctx.plain("room-choice", room=each.name, count=sizes.get(each.room_id, 0)))
        for each in free[:OFFERED]
    )
    select: Action = Select(ctx.plain("take-room-label"), take_room.link(breakout_id), choices)
    return Card(text=ctx.text("other-room"), actions=(select,), note=ctx.text("only-you"))


@breakouts.button("take-room")
def take_room(
    ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, room: Annotated[str, Option(most=80)]
) -> Card:
    """The room that somebody chose, as long as it has a seat."""
    breakout = _open(ctx, store, breakout_id)
    this, me = room_meant(store, breakout_id, room), _me(ctx, store, breakout)
    can_come(breakout, me, this, "room")
    full = this.most and store.people.sizes(breakout_id).get(this.room_id, 0) >= this.most
    if full and (me.room_id != this.room_id or me.part is Part.OUT):
        raise Refusal("join-full", room=this.name).at("room")
    put_into(ctx, store, breakout, [me], this)
    return _in_room(ctx, store, breakout, this)


@take_room.prefill
def _goes_on(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    _open(ctx, store, breakout_id)
    return {}


def step_out(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, me: Member) -> None:
    """Somebody goes out of their room, back to the main place. The room stays theirs, and what they did there goes to
    another."""
    if breakout.kind is RoomKind.VOICE:
        bring_if_in_voice(ctx, ctx.person, back_to(breakout, me.came_from))
    if me.part is Part.OUT:
        return
    store.people.change(breakout.breakout_id, ctx.person, part=Part.OUT, duty=Duty.NONE)
    store.people.went(me.room_id, ctx.person, ctx.now())
    settle(ctx, [me.room_id])
    show_all(ctx, breakout.breakout_id)


@breakouts.button("leave")
def leave(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> Card:
    """Out of a room, for whoever is in it, and back whenever they like."""
    breakout, room = own_room(ctx, store, room_id)
    me = store.people.get(breakout.breakout_id, ctx.person)
    if me is None or me.room_id != room_id:  # staff who came to help
        if breakout.kind is RoomKind.VOICE:
            bring_if_in_voice(ctx, ctx.person, back_to(breakout, me.came_from if me else None))
        return Card(text=ctx.text("you-left", place=_outside(ctx, breakout, me)), note=ctx.text("only-you"))
    step_out(ctx, store, breakout, me)
    back = Button(ctx.plain("my-room-button"), my_room.link(Id(breakout.breakout_id)), Look.MAIN)
    text = ctx.text("you-left-room", place=_outside(ctx, breakout, me), room=room.name)
    return Card(text=text, actions=(back,), note=ctx.text("only-you"))


def _outside(ctx: Context[Any], breakout: Breakout, me: Member | None) -> Place:
    """Where somebody is who goes out of their room: whoever is in voice, in the voice room into which they are
    brought."""
    voice = breakout.kind is RoomKind.VOICE and ctx.voice_of(ctx.person) is not None
    return (back_to(breakout, me.came_from if me else None) if voice else None) or breakout.place
