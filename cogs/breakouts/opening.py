"""From the preview to rooms with people in them: opened beside one another, and used or undone, never half."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.cog import Result
from bot.context import Context, JobContext, Refusal
from bot.kinds import Id
from bot.people import Person, Place, RoomKind
from bot.platform import Undelivered, Why
from cogs.breakouts.asking import FORGOTTEN_AFTER
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawing import are_given, to_open
from cogs.breakouts.finding import found, note_who_is_here, present
from cogs.breakouts.gathering import gather
from cogs.breakouts.links import link_to
from cogs.breakouts.rooming import near, table, where
from cogs.breakouts.running import room_opened, room_place, settle, started, ways_back
from cogs.breakouts.telling import show_desk
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import Breakout, State

_EMPTIED: Final = timedelta(seconds=30)


@breakouts.button("open-rooms", needs="who_opens")
def open_rooms(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """The rooms open as they are before the staff; the map of who is where comes into the breakout's place first."""
    breakout = found(ctx, store, breakout_id)
    if breakout.state is State.DRAWN:
        rooms = _filled(ctx, store, breakout)
        possible = ctx.room_for(near(breakout), breakout.kind)
        if possible is not None and possible < len(rooms):
            return _too_many(ctx, store, breakout, len(rooms), possible)
        moves_at = ctx.now() + timedelta(seconds=ctx.settings.heads_up if breakout.kind is RoomKind.VOICE else 0)
        store.breakouts.move(breakout_id, (State.DRAWN,), State.OPENING, moves_at=moves_at)
        store.rooms.move_all(breakout_id, (RoomState.PLANNED,), RoomState.COMING)
        ctx.cancel(f"forget:{breakout_id}")
        ctx.remove(gather.link(breakout_id))
        ctx.post(breakout.place, where.link(breakout_id))
        show_desk(ctx, store, breakout_id)
        press = ctx.new_id()
        for room_id in rooms:
            ctx.open(table.link(Id(room_id)), then=room_came.link(Id(room_id)), press=press)
        ctx.at(moves_at, move_in.link(breakout_id), key=f"move-in:{breakout_id}")
    elif not breakout.on:
        raise Refusal("breakout-is-over")
    elif breakout.state is State.GATHERING:
        raise Refusal("nothing-drawn")
    desk = Button(ctx.plain("desk-button"), link_to("see-desk", breakout_id))
    return Card(text=ctx.text("rooms-open", place=breakout.place), actions=(desk,), note=ctx.text("only-you"))


def _too_many(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, wished: int, possible: int) -> Card:
    """The platform holds fewer: how many, and the way to that many. Nothing was opened."""
    actions = [Button(ctx.plain("change-button"), link_to("change", breakout.breakout_id))]
    here = [each.person for each in store.people.of(breakout.breakout_id)]
    if possible and not are_given(store, breakout, here):
        fit = link_to("fit", breakout.breakout_id, str(possible))
        actions.insert(0, Button(ctx.plain("fit-button", count=possible), fit, Look.MAIN))
    text = ctx.text("too-many-rooms", wished=wished, count=possible)
    return Card(text=text, actions=tuple(actions), note=ctx.text("only-you"))


@open_rooms.looks
def _beside(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> list[Place]:
    return [near(found(ctx, store, breakout_id))]


def _filled(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> list[int]:
    """Everybody into a room, nobody alone, and no room empty. Returns the rooms that are to open."""
    this = breakout.breakout_id
    rooms = store.rooms.of(this)
    kept = seated(store, breakout, rooms, note_who_is_here(ctx, store, breakout))
    if not kept:
        raise Refusal("nobody-left")
    store.rooms.drop(this, [each.room_id for each in rooms if each.room_id not in kept])
    return [*kept]


def taking_part(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> list[Member]:
    """Who takes part and is in the class still."""
    members = store.people.of(breakout.breakout_id)
    there = {*present(ctx, [each.person for each in members])}
    return [each for each in members if each.person in there]


def seated(
    store: AllBreakouts, breakout: Breakout, rooms: Sequence[BreakoutRoom], members: Sequence[Member]
) -> dict[int, list[Person]]:
    """Who is in none of these rooms comes into the smallest, and whoever would be alone to others: noted, and returned
    are the rooms that somebody is in, with those who came into them."""
    placed, left = to_open(store, breakout.way, rooms, members)
    before = {each.person.external_id: each.room_id for each in members}
    after = dict.fromkeys(left, 0) | {who: each.room_id for each in placed for who in each.people}
    moved = {who: room_id for who, room_id in after.items() if before[who] != room_id}
    if moved:
        store.people.place(breakout.breakout_id, moved)
    come = {each.room_id: list[Person]() for each in placed}
    for each in members:
        if moved.get(each.person.external_id):
            come[moved[each.person.external_id]].append(each.person)
    return come


@breakouts.job("room-came")
def room_came(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, result: Annotated[object, Result]) -> None:
    """A room is there, with its kit, or the platform would not have it."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None:
        return
    refused = result.noted if isinstance(result, Undelivered) else ""
    after = RoomState.REFUSED if refused else RoomState.OPEN
    if not store.rooms.move(room_id, (RoomState.COMING,), after, why=refused):
        return
    if not refused:
        room_opened(ctx, store, breakout, room)
    go_on(ctx, store, breakout, () if refused else (room_id,))


@breakouts.job("move-in")
def move_in(ctx: JobContext[Settings], store: AllBreakouts, breakout_id: Id) -> None:
    """The moment of which everyone was told: who is in voice is moved into the rooms that are there."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is not None and breakout.on:
        go_on(ctx, store, breakout, [each.room_id for each in store.rooms.of(breakout_id, RoomState.OPEN)])


def go_on(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, ready: Collection[int]) -> None:
    """Once everyone was told in time, the people of the rooms that are ``ready`` are moved; once all rooms are there or
    refused, the clock begins. Whoever would be alone is put with others first, so that nobody is moved twice."""
    this = breakout.breakout_id
    if breakout.state is not State.OPENING or (breakout.moves_at is not None and breakout.moves_at > ctx.now()):
        return
    complete, also = not store.rooms.of(this, RoomState.COMING), frozenset[Person]()
    if complete:
        opened = store.rooms.of(this, RoomState.OPEN)
        if not opened:
            _undo(ctx, store, breakout)
            return
        also = _spread(ctx, store, breakout, opened)
    moving = [each for each in store.people.of(this) if each.room_id in ready or each.person in also]
    bring(ctx, store, breakout, moving)
    if complete:
        started(ctx, store, breakout)


def bring(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, members: Sequence[Member]) -> None:
    """Those of these who are in voice come into their rooms; from where is noted, for their way back."""
    if breakout.kind is not RoomKind.VOICE:
        return
    there = [each for each in members if ctx.voice_of(each.person) is not None]
    back = ways_back(ctx, store, breakout, [each.person for each in there])
    store.people.put([replace(each, came_from=each.came_from or back.get(each.person)) for each in there])
    for each in there:
        ctx.bring(each.person, room_place(ctx, each.room_id), then=moved.link(Id(breakout.breakout_id)))


@breakouts.job("moved")
def moved(ctx: JobContext[Settings], store: AllBreakouts, breakout_id: Id, result: Annotated[object, Result]) -> None:
    """Somebody was moved, or nobody can be: then the staff reads why, once. Whoever left meanwhile needs no room."""
    if not isinstance(result, Undelivered) or result.why in (Why.PERSON_GONE, Why.PLACE_GONE):
        return
    breakout = store.breakouts.get(breakout_id)
    if breakout is not None and breakout.trouble != result.noted:
        store.breakouts.change(breakout_id, trouble=result.noted)
        ctx.refresh(link_to("desk", breakout_id))


def _undo(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    """None opened: all is as it was before, and the staff reads why."""
    this = breakout.breakout_id
    store.breakouts.move(this, (State.OPENING,), State.DRAWN, moves_at=None)
    store.rooms.move_all(this, (RoomState.REFUSED,), RoomState.PLANNED)
    ctx.remove(where.link(Id(this)))
    ctx.post(breakout.place, gather.link(Id(this)))
    ctx.after(FORGOTTEN_AFTER, link_to("forget", this), key=f"forget:{this}")
    ctx.refresh(link_to("desk", this), at_once=True)


def _spread(
    ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, opened: Sequence[BreakoutRoom]
) -> frozenset[Person]:
    """Who belongs into a room that was refused, or would be alone, comes into the smallest of those that opened;
    returned is who that is."""
    come = seated(store, breakout, opened, taking_part(ctx, store, breakout))
    for each in opened:
        if each.room_id not in come:
            store.rooms.move(each.room_id, (RoomState.OPEN,), RoomState.CLOSED)
            ctx.after(_EMPTIED, clear.link(Id(each.room_id)))
    settle(ctx, [room_id for room_id, people in come.items() if people])
    return frozenset(person for people in come.values() for person in people)


@breakouts.job("clear")
def clear(ctx: JobContext[Settings], room_id: Id) -> None:
    """A room in which nobody is to be goes: not before whoever was in it is on their way, or they would be out of
    voice."""
    ctx.remove(table.link(room_id))
