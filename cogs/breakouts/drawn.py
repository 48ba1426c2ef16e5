"""Who comes where, before anybody is moved: drawn, and before the staff to be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Annotated, Any

from bot.card import Action, Button, Card, Choice, Field, Look
from bot.cog import Option, Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import BadLink, Link, id_of, id_to_text, text_to_id
from bot.people import Person
from bot.text import Said, Text, Words, joined
from bot.written import one_line
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawing import FEWEST, Input, Outcome, gather, load, solve, to_open
from cogs.breakouts.finding import BEFORE, found, note_who_is_here, who_is_here
from cogs.breakouts.links import desk_for, link_to
from cogs.breakouts.names import LONGEST, names, unlike
from cogs.breakouts.seating import Table
from cogs.breakouts.telling import show_desk
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import Breakout, State, Way


@breakouts.button("draw", needs="who_opens", answers="here")
def draw_rooms(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card | Link:
    """Who is here now comes into rooms, for the staff to see first."""
    breakout = found(ctx, store, breakout_id)
    if breakout.state is not State.GATHERING:
        return desk_for(ctx, breakout_id)
    fresh = next_draw(store, breakout)
    begin_drawing(ctx, store, breakout, fresh)
    return being_drawn(ctx, breakout_id, fresh)


@breakouts.button("draw-again", needs="who_opens", answers="here")
def draw_again(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, draw_id: Id) -> Card | Link:
    """Other rooms, of who is here now. ``draw_id`` is the draw that is before the staff: pressed twice, one more."""
    breakout = found(ctx, store, breakout_id)
    rooms = store.rooms.of(breakout_id)
    if breakout.state is not State.DRAWN or not rooms or rooms[0].room_id != draw_id:
        raise Refusal("drawn-meanwhile")
    fresh = next_draw(store, breakout)
    begin_drawing(ctx, store, breakout, fresh)
    return being_drawn(ctx, breakout_id, fresh)


@breakouts.button("see-drawn", needs="who_opens", answers="here")
def see_drawn(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, draw_id: Id) -> Card | Link:
    """What was drawn, once it is. Rooms that people chose stay, whatever the draw."""
    breakout = found(ctx, store, breakout_id)
    rooms = store.rooms.of(breakout_id) if breakout.state in BEFORE and breakout.way is not Way.CHOOSE else []
    if breakout.state is State.GATHERING or (rooms and next_draw(store, breakout) == draw_id):
        return being_drawn(ctx, breakout_id, draw_id)
    if rooms and rooms[0].room_id != draw_id:
        raise Refusal("drawn-meanwhile")
    return desk_for(ctx, breakout_id)


def being_drawn(ctx: Context[Any], breakout_id: Id, draw_id: Id) -> Card | Link:
    """The desk, which shows the rooms by itself in a moment. Who looks at it alone is led to it: what only they see is
    not brought up to date."""
    if ctx.message is not None:
        return desk_for(ctx, breakout_id)
    see = Button(ctx.plain("see-drawn-button"), see_drawn.link(breakout_id, draw_id), Look.MAIN)
    desk = Button(ctx.plain("desk-button"), link_to("see-desk", breakout_id))
    return Card(text=ctx.text("being-drawn"), actions=(see, desk), note=ctx.text("only-you"))


def next_draw(store: AllBreakouts, breakout: Breakout) -> Id:
    """The draw after the one that is before the staff: asked for twice, the same one."""
    rooms = store.rooms.of(breakout.breakout_id)
    return Id(id_of(str(rooms[0].room_id if rooms else breakout.breakout_id), "next"))


def begin_drawing(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, draw_id: Id) -> None:
    """Who is in the voice room is noted, and the rooms are drawn elsewhere. Raises :class:`Refusal` where there is
    nobody, or one person, for nobody is ever alone."""
    this = Id(breakout.breakout_id)
    here = note_who_is_here(ctx, store, breakout)
    if len(here) < FEWEST:
        raise Refusal("nobody-here" if not here else "one-here")
    ctx.work(drawing.link(this, draw_id), then=rooms_drawn.link(this, draw_id))


@breakouts.work("drawing", warms=load)
def drawing(
    ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id, draw_id: Id
) -> tuple[Callable[[Any], Outcome | None], Input | None]:
    """The draw, as plain values. Asked again before what came of it is stored: who came or went meanwhile changes it,
    and it begins anew."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state not in BEFORE:
        return nothing, None
    here = [each.person for each in store.people.of(breakout_id)]
    return solve, gather(store, breakout, here, draw_id, everybody=False)


def nothing(_: object) -> None:
    """Of a breakout that is gone, or on."""


@breakouts.job("rooms-drawn")
def rooms_drawn(
    ctx: JobContext[Settings], store: AllBreakouts, breakout_id: Id, draw_id: Id, result: Annotated[object, Result]
) -> None:
    """What was drawn is before the staff."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state not in BEFORE or not isinstance(result, Outcome):
        return
    lay_out(ctx, store, breakout, draw_id, result)


def _room_id(draw_id: int, number: int) -> Id:
    """The first room of a draw has its id, so that it is known which draw is before the staff."""
    return Id(draw_id if number == 1 else id_of(str(draw_id), str(number)))


def lay_out(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, draw_id: Id, drawn: Outcome) -> None:
    """These rooms in the place of those that were drawn before; those that people chose stay."""
    this = breakout.breakout_id
    fresh = [each for each in drawn.tables if not each.room_id]
    taken = [each.name for each in drawn.tables if each.name]
    called = iter(names(ctx.speak.language, len(fresh) - len(taken), ctx.random, taken)) if fresh else iter(())
    rooms, into = list[BreakoutRoom](), dict[str, int]()
    for number, each in enumerate(drawn.tables, 1):
        room_id = each.room_id or _room_id(draw_id, number)
        into |= dict.fromkeys(each.people, room_id)
        if not each.room_id:
            name = each.name or next(called)
            rooms.append(BreakoutRoom(room_id, this, breakout.course_id, number, name, breakout.until))
    if rooms:
        store.rooms.drop(this)
        store.rooms.add(rooms)
    store.people.place(this, dict.fromkeys(drawn.unplaced, 0) | into)
    store.breakouts.move(this, BEFORE, State.DRAWN, met_before=len(drawn.repeats))
    show_desk(ctx, store, this)
    ctx.refresh(link_to("gather", this))


# The preview.


def desk_drawn(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    """The rooms with their people, what could not be avoided, and all that can be changed."""
    this = Id(breakout.breakout_id)
    rooms, members = store.rooms.of(this), who_is_here(ctx, store, breakout)
    fields = _to_settle(ctx, store, breakout, rooms, members)
    if breakout.way in (Way.RANDOM, Way.NEW_FACES):
        fields.append(Field(ctx.plain("met-label"), _who_met(ctx, store, breakout, members)))
    text = ctx.text("desk-drawn", rooms=len(rooms), people=len(members))
    if len(rooms) < breakout.rooms and breakout.way not in (Way.SAME, Way.SAVED, Way.CHOOSE):
        text = (*text, *ctx.text("planned-fewer", wished=breakout.rooms))
    lists = listed(rooms, members)
    note = ctx.text("desk-drawn-note")
    actions = _changing(ctx, breakout, rooms)
    return Card(ctx.plain("drawn-title"), joined([text, lists], "\n\n"), tuple(fields), actions=actions, note=note)


def _to_settle(
    ctx: ViewContext[Any],
    store: AllBreakouts,
    breakout: Breakout,
    rooms: Sequence[BreakoutRoom],
    members: Sequence[Member],
) -> list[Field]:
    """Who has no room and how large rooms become with them, the rooms whose one person goes to others, and those that
    nobody is in."""
    fields, sizes = list[Field](), Counter(each.room_id for each in members)
    tables, full = to_open(store, breakout.way, rooms, members)
    placed, opening = {each.room_id for each in rooms}, {each.room_id for each in tables}
    if unplaced := [(each.person,) for each in members if each.room_id not in placed]:
        then = [joined(unplaced, ", "), _then(ctx, tables, [each.person for each in members], full)]
        fields.append(Field(ctx.plain("unplaced-label"), joined(then, "\n")))
    if alone := [each.name for each in rooms if sizes[each.room_id] == 1 and each.room_id not in opening]:
        fields.append(Field(ctx.plain("alone-label"), ctx.text("alone", rooms=", ".join(alone))))
    if empty := [each.name for each in rooms if not sizes[each.room_id]]:
        fields.append(Field(ctx.plain("empty-label"), ctx.text("empty", rooms=", ".join(empty))))
    return fields


def _who_met(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout, members: Sequence[Member]) -> Text:
    """How many pairs met before, as people are placed now: they may have been moved since they were drawn."""
    room = {each.person.external_id: each.room_id for each in members if each.room_id}
    met = store.meetings.among([each.person for each in members if each.room_id])
    count = sum(each.first in room and room[each.first] == room.get(each.second) for each in met if each.times)
    sought = breakout.way is Way.NEW_FACES and 0 < count <= breakout.met_before
    return ctx.text("met-least" if sought else "met-before", count=count)


def _then(ctx: ViewContext[Any], tables: Sequence[Table], people: Sequence[Person], full: Collection[str]) -> Text:
    """How large the rooms are once those who have none are in them; or for whom all are ``full``."""
    if not tables:
        return ctx.text("planned-none")
    if full:
        named: list[Text] = [(each,) for each in people if each.external_id in full]
        return ctx.text("unplaced-left", people=joined(named, ", "))
    sizes = [len(each.people) for each in tables]
    most, least = max(sizes), min(sizes)
    if most == least:
        return ctx.text("unplaced-same", rooms=len(sizes), more=most)
    return ctx.text("unplaced-then", rooms=len(sizes), less=least, more=most, between=most - least)


def listed(rooms: Sequence[BreakoutRoom], members: Sequence[Member]) -> Text:
    """Each room on a line, with who is in it."""
    lines: list[Text] = []
    for room in rooms:
        inside: list[Text] = [(each.person,) for each in members if each.room_id == room.room_id]
        lines.append((Said(room.name, bold=True), Words(" – "), *(joined(inside, ", ") if inside else (Words("…"),))))
    return joined(lines, "\n")


def _changing(ctx: ViewContext[Any], breakout: Breakout, rooms: Sequence[BreakoutRoom]) -> tuple[Action, ...]:
    this = Id(breakout.breakout_id)
    actions: list[Action] = [Button(ctx.plain("open-button"), link_to("open-rooms", this), Look.MAIN)]
    if breakout.way in (Way.RANDOM, Way.NEW_FACES) and rooms:
        actions.append(Button(ctx.plain("again-button"), draw_again.link(this, Id(rooms[0].room_id))))
    actions.append(Button(ctx.plain("move-button"), link_to("move", this)))
    actions.append(Button(ctx.plain("swap-button"), link_to("swap", this)))
    actions.append(Button(ctx.plain("rename-button"), link_to("rename", this)))
    actions.append(Button(ctx.plain("change-button"), link_to("change", this)))
    actions.append(Button(ctx.plain("call-off-button"), link_to("call-off", this), Look.CAREFUL))
    return tuple(actions)


# Changing it, before anybody is told.


@breakouts.form("move", needs="who_opens", answers="here")
def move(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    people: Annotated[list[Person], Option(least=1, most=25)],
    room: Annotated[str, Option()],
) -> Link:
    """These people come into this room."""
    breakout = found(ctx, store, breakout_id, State.DRAWN)
    this = _room(store, breakout, room)
    _take_part(ctx, store, breakout, people)
    store.people.place(breakout_id, {each.external_id: this.room_id for each in people})
    return _changed(ctx, breakout_id)


@breakouts.form("swap", needs="who_opens", answers="here")
def swap(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    first: Annotated[Person, Option()],
    second: Annotated[Person, Option()],
) -> Link:
    """Each of the two comes into the other's room."""
    breakout = found(ctx, store, breakout_id, State.DRAWN)
    known = _take_part(ctx, store, breakout, [first, second])
    store.people.place(breakout_id, {first.external_id: known[second], second.external_id: known[first]})
    return _changed(ctx, breakout_id)


@breakouts.form("rename", needs="who_opens", answers="here")
def rename(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    room: Annotated[str, Option()],
    name: Annotated[str, Option(most=LONGEST)],
) -> Link:
    """A room is called otherwise."""
    breakout = found(ctx, store, breakout_id, State.DRAWN)
    this = _room(store, breakout, room)
    others = [each.name for each in store.rooms.of(breakout_id) if each.room_id != this.room_id]
    store.rooms.rename([(this.room_id, unlike(one_line(name), others))])
    return _changed(ctx, breakout_id)


@move.prefill
@swap.prefill
@rename.prefill
def _begins(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    found(ctx, store, breakout_id, State.DRAWN)  # of one that is no more nobody fills in anything
    return {}


@move.suggest("room")
@rename.suggest("room")
def _which(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> list[Choice]:
    return [Choice(id_to_text(each.room_id), each.name) for each in store.rooms.of(breakout_id)]


def _room(store: AllBreakouts, breakout: Breakout, named: str) -> BreakoutRoom:
    try:
        room = store.rooms.get(text_to_id(named))
    except BadLink:
        room = None
    if room is None or room.breakout_id != breakout.breakout_id:
        raise Refusal("unfit-choice").at("room")
    return room


def _take_part(
    ctx: Context[Any], store: AllBreakouts, breakout: Breakout, people: Sequence[Person]
) -> dict[Person, int]:
    """In which room each of these is. Nobody is put into a room who is not here."""
    known = {each.person: each.room_id for each in note_who_is_here(ctx, store, breakout)}
    for each in people:
        if each not in known:
            raise Refusal("people-not-in", person=each)  # not at the option: there only words stand, and no person
    return {each: known[each] for each in people}


def _changed(ctx: Context[Any], breakout_id: Id) -> Link:
    ctx.refresh(link_to("desk", breakout_id), at_once=True)
    return desk_for(ctx, breakout_id)
