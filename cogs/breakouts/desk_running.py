"""The staff's desk while rooms are open: how it goes, and everything that can be done about it."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Field, Look, Select
from bot.cog import Option
from bot.context import Context, ViewContext
from bot.kinds import Id
from bot.people import Person, RoomKind
from bot.platform import Undelivered
from bot.text import Said, Style, Text, When, Words, joined
from cogs.breakouts.addresses import linked_short
from cogs.breakouts.calling import say_to_rooms
from cogs.breakouts.changing import add_room, exchange, move_into, name_room
from cogs.breakouts.clock import Clock, minutes_left, stamp_of
from cogs.breakouts.closing import close_all, close_room
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.queue import under_way, waiting
from cogs.breakouts.rooms_named import room_meant
from cogs.breakouts.running import ACTIVE, address, at_work, clock_of, own_times, time_left
from cogs.breakouts.timing import five_more, go_on, pause, set_time, two_more
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import Breakout, State

OFFERED: Final = 25
LISTED: Final = 40
"""So many rooms are listed with their people; of more, those that need somebody."""


def desk_open(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    """The desk while rooms are open, and after."""
    title = ctx.plain("desk-opening-title" if breakout.begun_at is None else "desk-open-title")
    if not breakout.on:
        return Card(ctx.plain("desk-over-title"), ctx.text("desk-over", place=breakout.place))
    rooms, sizes = store.rooms.of(breakout.breakout_id), store.people.sizes(breakout.breakout_id)
    active = [each for each in rooms if each.state in ACTIVE]
    asked = store.help.of(breakout.breakout_id, open_only=True)
    fields = [Field(ctx.plain("desk-time-label"), _time(ctx, breakout))]
    if own := own_times(ctx, breakout, active)[:LISTED]:
        fields.append(Field(ctx.plain("desk-own-label"), joined(own, "\n")))
    coming = [each for each in rooms if each.there] if breakout.begun_at is None else active
    people = sum(sizes.get(each.room_id, 0) for each in coming)
    fields.append(Field(ctx.plain("desk-rooms-label"), ctx.text("desk-rooms", rooms=len(coming), people=people)))
    if asked:
        free, taken = len(waiting(asked)), len(under_way(asked))
        fields.append(Field(ctx.plain("desk-help-label"), ctx.text("desk-help", waiting=free, taken=taken)))
    if waits := [(each.person,) for each in store.people.of(breakout.breakout_id) if not each.room_id]:
        fields.append(Field(ctx.plain("desk-waits-label"), joined(waits, ", ")))
    fields += _needing(ctx, active, rooms, _lonely(ctx, breakout, active, sizes))
    return Card(title, linked_short(breakout.task), tuple(fields), actions=_actions(ctx, breakout))


def _time(ctx: ViewContext[Any], breakout: Breakout) -> Text:
    if breakout.state is State.PAUSED:
        return ctx.text("kit-stands", minutes=minutes_left(breakout.left))
    if breakout.ends_at is None:
        return ctx.text("kit-begins")
    if breakout.state is State.ENDING:
        return ctx.text("desk-ending")
    return ctx.text("kit-ends", left=When(breakout.ends_at, Style.RELATIVE))


def _lonely(ctx: ViewContext[Any], breakout: Breakout, active: list[BreakoutRoom], sizes: dict[int, int]) -> list[str]:
    """The rooms to which one person or nobody belongs, and those with sound in which one waits in vain for others."""
    began = breakout.kind is RoomKind.VOICE and breakout.begun_at is not None
    tables = {link_to("table", each.room_id): each.room_id for each in active} if began else {}
    waits = {tables[link] for link, people in ctx.insides(tables).items() if len(people) == 1} if tables else set()
    return [each.name for each in active if sizes.get(each.room_id, 0) < 2 or each.room_id in waits]


def _needing(
    ctx: ViewContext[Any], active: list[BreakoutRoom], rooms: list[BreakoutRoom], lonely: list[str]
) -> list[Field]:
    """Rooms that need somebody: in which one is alone or nobody is, and which the platform would not have."""
    found = []
    if lonely:
        found.append(Field(ctx.plain("desk-alone-label"), ctx.text("desk-alone", rooms=", ".join(lonely[:20]))))
    refused = [each for each in rooms if each.state is RoomState.REFUSED]
    if refused:
        why = Undelivered.read(refused[0].why)
        names = ", ".join(each.name for each in refused[:10])
        text = ctx.text("desk-refused", rooms=names, why=ctx.why(why) if why is not None else ())
        found.append(Field(ctx.plain("desk-refused-label"), text))
    return found


def _actions(ctx: ViewContext[Any], breakout: Breakout) -> tuple[Action, ...]:
    this = Id(breakout.breakout_id)
    if breakout.begun_at is None:
        return ()
    stamp = stamp_of(Clock(breakout.ends_at, breakout.left))
    stands = breakout.state is State.PAUSED
    turn = Button(ctx.plain("continue-button"), go_on.link(this), Look.MAIN) if stands else None
    ending = breakout.state is State.ENDING
    found: list[Action] = [turn] if turn else []
    found.append(Button(ctx.plain("five-more-button"), five_more.link(this, stamp), Look.MAIN))
    found.append(Button(ctx.plain("set-time-button"), set_time.link(this, stamp)))
    if not stands and not ending:
        found.append(Button(ctx.plain("pause-button"), pause.link(this)))
    found.append(Button(ctx.plain("say-button"), say_to_rooms.link(this)))
    found.append(Button(ctx.plain("rooms-button"), manage.link(this)))
    if not ending:
        found.append(Button(ctx.plain("close-all-button"), close_all.link(this), Look.CAREFUL))
    return tuple(found)


# The rooms, one by one.


@breakouts.button("manage", needs="who_opens")
def manage(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """All rooms, and what can be done with people and rooms."""
    at_work(ctx, store, breakout_id)
    rooms = store.rooms.of(breakout_id, *ACTIVE)
    people: dict[int, list[Person]] = {}
    for each in store.people.of(breakout_id):
        people.setdefault(each.room_id, []).append(each.person)
    lines = [_line(ctx, each, people.get(each.room_id, [])) for each in rooms[:LISTED]]
    if len(rooms) > LISTED:
        lines.append(ctx.text("manage-more", count=len(rooms) - LISTED))
    actions: list[Action] = []
    if 0 < len(rooms) <= OFFERED:
        choices = tuple(Choice(str(each.number), each.name) for each in rooms)
        actions.append(Select(ctx.plain("one-room"), one_room.link(breakout_id), choices))
    elif rooms:
        actions.append(Button(ctx.plain("one-room"), one_room.link(breakout_id)))
    actions.append(Button(ctx.plain("move-into-button"), move_into.link(breakout_id)))
    actions.append(Button(ctx.plain("exchange-button"), exchange.link(breakout_id, ctx.now())))
    actions.append(Button(ctx.plain("add-room-button"), add_room.link(breakout_id)))
    return Card(ctx.plain("manage-title"), joined(lines, "\n"), actions=tuple(actions), note=ctx.text("only-you"))


def _line(ctx: ViewContext[Any], room: BreakoutRoom, people: list[Person]) -> Text:
    who = joined([(each,) for each in people], ", ") if people else ctx.text("manage-nobody")
    return (Words(f"{room.number}. "), Said(room.name, True), Words(": "), *who)


@breakouts.button("one-room", needs="who_opens")
def one_room(
    ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, room: Annotated[str, Option(most=80)]
) -> Card:
    """One room: who is in it, how long it goes on, and what can be done with it."""
    breakout = at_work(ctx, store, breakout_id)
    this = room_meant(store, breakout_id, room)
    clock, room_id = clock_of(breakout, this), Id(this.room_id)
    people = [(each.person,) for each in store.people.in_room(room_id)]
    time = time_left(ctx, clock)
    actions: list[Action] = [Button(ctx.plain("two-more-button"), two_more.link(room_id, stamp_of(clock)))]
    actions.append(Button(ctx.plain("name-room-button"), name_room.link(room_id)))
    if not clock.ending:
        actions.append(Button(ctx.plain("close-room-button"), close_room.link(room_id), Look.CAREFUL))
    fields = (
        Field(ctx.plain("desk-time-label"), time),
        Field(ctx.plain("kit-here-label"), joined(people, ", ") if people else ctx.text("manage-nobody")),
    )
    place, note = ctx.text("one-room-place", place=address(ctx, store, room_id)), ctx.text("only-you")
    return Card(ctx.plain("kit-title", name=this.name), place, fields, actions=tuple(actions), note=note)


@one_room.prefill
def _goes_on(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    at_work(ctx, store, breakout_id)
    return {}
