"""The card on which people say that they are here: nobody is put into a room unasked, and anyone may stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Field, Look, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Person
from bot.text import Said, Text, Words, joined
from cogs.breakouts.addresses import linked
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawing import GIVEN, foreseen
from cogs.breakouts.elsewhere import asked_first, in_another
from cogs.breakouts.finding import BEFORE, found, lasting, new_member, who_is_here
from cogs.breakouts.joining import come_in, step_out
from cogs.breakouts.links import link_to
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member, Part
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import INSIDE, Breakout, State, Way

_EVERY: Final = timedelta(seconds=3)  # a whole class presses within a minute, and each time the count is another


@breakouts.view("gather", live=True, every=_EVERY)
def gather(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id) -> Card | None:
    """What is coming, how many are here, and the way in or out."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is not None and breakout.state is State.OFF:
        return Card(ctx.plain("gather-off-title"), ctx.text("gather-off"))
    if breakout is None or breakout.state not in BEFORE:
        return None
    here = len(who_is_here(ctx, store, breakout))
    lines = [ctx.text(f"gather-{breakout.way}", lasts=lasting(ctx, breakout)), *_from_voice(ctx, breakout)]
    look = Look.PLAIN if breakout.way is Way.CHOOSE else Look.MAIN  # there one rather chooses
    actions: list[Action] = [
        Button(ctx.plain("here-button"), link_to("here", breakout_id), look),
        Button(ctx.plain("out-button"), link_to("stay-out", breakout_id)),
    ]
    fields = [Field(ctx.plain("task-label"), linked(breakout.task)), Field(ctx.plain("here-label"), _many(ctx, here))]
    if breakout.way is Way.CHOOSE:
        rooms, taken = store.rooms.of(breakout_id), store.people.sizes(breakout_id)
        lines.append((Words("\n"), *joined([_seats(ctx, each, taken) for each in rooms], "\n")))
        choices = tuple(Choice(id_to_text(each.room_id), _label(ctx, each, taken)) for each in rooms)
        actions.insert(0, Select(ctx.plain("choose"), choose.link(breakout_id), choices))
    title, note = ctx.plain("gather-title"), ctx.text("gather-note")
    return Card(title, joined(lines, "\n"), tuple(fields), actions=tuple(actions), note=note)


def _from_voice(ctx: ViewContext[Any], breakout: Breakout) -> list[Text]:
    return [ctx.text("gather-voice", place=breakout.from_place)] if breakout.from_place else []


def _many(ctx: ViewContext[Any], count: int) -> Text:
    return ctx.text("here-many", count=count)


def _seats(ctx: ViewContext[Any], room: BreakoutRoom, taken: Mapping[int, int]) -> Text:
    many = taken.get(room.room_id, 0)
    seats = ctx.text("seats", taken=many, most=room.most) if room.most else ctx.text("seats-any", taken=many)
    return (Said(room.name, bold=True), Words(" – "), *seats)


def _label(ctx: ViewContext[Any], room: BreakoutRoom, taken: dict[int, int]) -> str:
    full = room.most and taken.get(room.room_id, 0) >= room.most
    return ctx.plain("choice-full", name=room.name) if full else room.name


# Being here, or not.


@breakouts.button("here")
def here(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """They are here, and come into a room. Pressed twice, they are here once."""
    breakout = found(ctx, store, breakout_id, *BEFORE)
    member = store.people.get(breakout_id, ctx.person)
    if member is None or member.part is not Part.IN or member.came_from is not None:
        if asked := asked_first(ctx, store, breakout_id):
            return asked
        room_id = member.room_id if member and member.part is Part.IN else 0
        store.people.put([_here(ctx, breakout, room_id)])
        others_are_here(ctx, breakout)
    return _you_are_here(ctx, breakout)


@breakouts.button("change-over", answers="here")
def change_over(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """Out of the room of another breakout, and into this one."""
    breakout = found(ctx, store, breakout_id)
    for other, member in in_another(ctx, store, breakout_id):
        step_out(ctx, store, other, member)
    if breakout.state not in BEFORE:
        return come_in(ctx, store, breakout_id)
    here = store.people.get(breakout_id, ctx.person)
    if here is None or here.part is not Part.IN:
        store.people.put([_here(ctx, breakout, 0)])
        others_are_here(ctx, breakout)
    return _you_are_here(ctx, breakout)


def _you_are_here(ctx: Context[Any], breakout: Breakout) -> Card:
    breakout_id = Id(breakout.breakout_id)
    text = ctx.text("you-are-here-choose" if breakout.way is Way.CHOOSE else "you-are-here")
    back = Button(ctx.plain("not-here-button"), stay_out.link(breakout_id))
    return Card(text=text, actions=(back,), note=ctx.text("only-you"))


def _here(ctx: Context[Any], breakout: Breakout, room_id: int) -> Member:
    return replace(new_member(ctx, breakout, ctx.person), room_id=room_id)


@breakouts.button("stay-out")
def stay_out(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Card:
    """Nobody puts them into a room, until they say otherwise."""
    breakout = found(ctx, store, breakout_id)
    if not breakout.on:
        raise Refusal("breakout-is-over")
    member = store.people.get(breakout_id, ctx.person)
    if member is None or member.part is not Part.OUT:
        if member is not None and member.room_id and breakout.state in INSIDE:
            step_out(ctx, store, breakout, member)
        else:
            store.people.put([new_member(ctx, breakout, ctx.person, Part.OUT)])
            others_are_here(ctx, breakout)
    actions = (Button(ctx.plain("here-button"), here.link(breakout_id)),) if breakout.state in BEFORE else ()
    return Card(text=ctx.text("you-stay-out"), actions=actions, note=ctx.text("only-you"))


def others_are_here(ctx: JobContext[Any], breakout: Breakout) -> None:
    """What says who is here is brought up to date."""
    ctx.refresh(link_to("gather", breakout.breakout_id))
    ctx.refresh(link_to("desk", breakout.breakout_id))


@breakouts.button("choose")
def choose(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, room: Annotated[str, Option()]) -> Card:
    """A seat in a room of one's choice, as long as there is one: looked for and taken in one transaction."""
    breakout = found(ctx, store, breakout_id, *BEFORE)
    this = chosen_id(room, "room")
    chosen = next((each for each in store.rooms.of(breakout_id) if each.room_id == this), None)
    if chosen is None or breakout.way is not Way.CHOOSE:
        raise Refusal("unfit-choice").at("room")
    member = store.people.get(breakout_id, ctx.person)
    if member is None or member.part is not Part.IN or member.room_id != this:
        if chosen.most and store.people.sizes(breakout_id).get(this, 0) >= chosen.most:
            raise Refusal("room-full", room=chosen.name)
        if (member is None or member.part is not Part.IN) and (asked := asked_first(ctx, store, breakout_id)):
            return asked
        store.people.put([_here(ctx, breakout, this)])
        others_are_here(ctx, breakout)
    back = Button(ctx.plain("not-here-button"), stay_out.link(breakout_id))
    return Card(text=ctx.text("you-chose", room=chosen.name), actions=(back,), note=ctx.text("only-you"))


@choose.prefill
def _choose_begins(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    found(ctx, store, breakout_id, *BEFORE)
    return {}


@choose.suggest("room")
def _to_choose(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> list[Choice]:
    return [Choice(id_to_text(each.room_id), each.name) for each in store.rooms.of(breakout_id)]


# The desk meanwhile.


def desk_gathering(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout) -> Card:
    """Who is here, what would come of it, and drawing."""
    this = Id(breakout.breakout_id)
    here = [each.person for each in who_is_here(ctx, store, breakout)]
    people: Text = joined([(each,) for each in here], ", ")
    fields = [
        Field(ctx.plain("task-label"), linked(breakout.task)),
        Field(ctx.plain("rooms-label"), planned(ctx, store, breakout, here)),
    ]
    way = "draw-button" if breakout.way in (Way.RANDOM, Way.NEW_FACES) else "see-rooms-button"
    actions = (
        Button(ctx.plain(way), link_to("draw", this), Look.MAIN),
        Button(ctx.plain("change-button"), link_to("change", this)),
        Button(ctx.plain("call-off-button"), link_to("call-off", this), Look.CAREFUL),
    )
    text = ctx.text(f"desk-gathering-{breakout.way}", place=breakout.place, lasts=lasting(ctx, breakout))
    lines = [
        text,
        joined([ctx.text("desk-here", count=len(here)), people], " ") if here else ctx.text("desk-here", count=0),
    ]
    note = ctx.text("desk-note")
    return Card(ctx.plain("desk-title"), joined(lines, "\n\n"), tuple(fields), actions=actions, note=note)


def planned(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout, here: Collection[Person]) -> Text:
    """How many rooms of how many people that makes; of rooms that people choose, who has chosen them."""
    if breakout.way is Way.CHOOSE:
        there = {*here}
        taken = Counter(each.room_id for each in store.people.of(breakout.breakout_id) if each.person in there)
        return joined([_seats(ctx, each, taken) for each in store.rooms.of(breakout.breakout_id)], "\n")
    if len(here) < 2:
        return ctx.text("planned-none")
    many = foreseen(store, breakout, here)
    more, less = many[0], many[-1]
    text = "planned-same" if more == less else "planned" if more == less + 1 else "planned-between"
    told = ctx.text(text, rooms=len(many), more=more, less=less)
    fewer = len(many) < breakout.rooms and breakout.way not in GIVEN
    return (*told, *ctx.text("planned-fewer", wished=breakout.rooms)) if fewer else told
