"""Rooms changed while they are open, without disturbing the others: people moved and exchanged, rooms renamed, added.

That everyone is thrown out when groups change is among the first complaints about breakouts (PRACTICE.md, "Breakouts").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Final

from bot.card import Card, Choice
from bot.cog import Option, Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, RoomKind
from bot.platform import Undelivered
from bot.text import Text, joined
from bot.written import one_line
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.drawing import met_and_apart
from cogs.breakouts.finding import in_voice, new_member
from cogs.breakouts.links import link_to
from cogs.breakouts.names import LONGEST, names, unlike
from cogs.breakouts.rooms_named import room_meant
from cogs.breakouts.running import (
    ACTIVE,
    address,
    at_work,
    bring_if_in_voice,
    kit_of,
    listen,
    look,
    open_room,
    room_opened,
    room_place,
    settle,
    show_all,
    ways_back,
)
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Duty, Member, Part
from storage.breakout_rooms import MOST_ROOMS, BreakoutRoom, RoomState
from storage.breakouts import Breakout

MOST_AT_ONCE: Final = 25


def put_into(
    ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, members: Sequence[Member], room: BreakoutRoom
) -> None:
    """These people, as they were known, belong into this room from now on; both rooms are brought up to date."""
    this, moved = room.room_id, [each for each in members if each.room_id != room.room_id or each.part is Part.OUT]
    if not moved:
        return
    back = ways_back(ctx, store, breakout, [each.person for each in moved])
    store.people.put(
        [
            replace(
                each,
                room_id=this,
                part=Part.IN,
                duty=Duty.NONE if each.room_id != this else each.duty,
                at=ctx.now(),
                came_from=each.came_from or back.get(each.person),
            )
            for each in moved
        ]
    )
    if breakout.kind is not RoomKind.VOICE:
        store.people.went_elsewhere(breakout.breakout_id, [each.person for each in moved], this, ctx.now())
    elif room.state in ACTIVE:
        for each in moved:
            bring_if_in_voice(ctx, each.person, room_place(ctx, this))
    settle(ctx, [this, *(each.room_id for each in moved)])
    show_all(ctx, breakout.breakout_id)


def tell_moved(ctx: JobContext[Any], breakout: Breakout, people: Iterable[Member], room: BreakoutRoom) -> None:
    """Each of these is told that this is their room now; but for whoever is brought into one with sound, for they are
    there."""
    for each in people:
        brought = breakout.kind is RoomKind.VOICE and ctx.voice_of(each.person) is not None
        if each.room_id != room.room_id and not brought:
            ctx.tell(each.person, moved_to.link(Id(room.room_id), int(ctx.now().timestamp())))


@breakouts.view("moved-to", live=True)
def moved_to(ctx: ViewContext[Settings], store: AllBreakouts, room_id: Id, at: int) -> Card | None:
    """A direct message to somebody who was put into another room. ``at`` is when, in seconds: moved again, they are
    told again."""
    room = store.rooms.get(room_id)
    if room is None or not room.there:
        return None
    breakout = store.breakouts.get(room.breakout_id)
    voice = breakout is not None and breakout.kind is RoomKind.VOICE
    text = ctx.text("you-were-moved", place=address(ctx, store, room_id))
    return Card(text=text, note=ctx.text("you-go-yourself") if voice else ())


def can_come(breakout: Breakout, member: Member, room: BreakoutRoom, option: str) -> None:
    """Raises :class:`Refusal` where nobody can be added to a room that is open: a group message keeps its people."""
    if breakout.kind is RoomKind.GROUP and member.room_id != room.room_id:
        raise Refusal("group-fixed").at(option)


def _who_take_part(
    ctx: Context[Any], store: AllBreakouts, breakout: Breakout, people: Sequence[Person]
) -> Mapping[Person, Member]:
    """What is known of these. Nobody is put into a room who did not say that they are here, nor is in the voice room
    from which people come. Raises :class:`Refusal`."""
    here = [new_member(ctx, breakout, each, came_from=True) for each in in_voice(ctx, breakout)]
    known = {each.person: each for each in [*here, *store.people.of(breakout.breakout_id, None)]}
    for each in people:
        if each not in known or known[each].part is Part.OUT:
            raise Refusal("people-not-in", person=each)  # not at the option: there only words stand, and no person
    return known


@breakouts.form("move-into", needs="who_opens")
def move_into(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    people: Annotated[list[Person], Option(least=1, most=MOST_AT_ONCE)],
    room: Annotated[str, Option(most=80)],
) -> Card:
    """These people come into this room."""
    breakout = at_work(ctx, store, breakout_id)
    this = room_meant(store, breakout_id, room)
    known = _who_take_part(ctx, store, breakout, people)
    for each in people:
        can_come(breakout, known[each], this, "people")
    moved = [known[each] for each in dict.fromkeys(people)]
    put_into(ctx, store, breakout, moved, this)
    tell_moved(ctx, breakout, moved, this)
    text = ctx.text("people-moved", count=len({*people}), room=this.name)
    alone = _alone(ctx, store, breakout_id, {this.room_id, *(each.room_id for each in moved)})
    return Card(text=joined([text, *alone], " "), note=ctx.text("only-you"))


def _alone(ctx: Context[Any], store: AllBreakouts, breakout_id: Id, of: Collection[int] | None = None) -> list[Text]:
    """In which rooms one person is now; where they are given, of these."""
    sizes, rooms = store.people.sizes(breakout_id), store.rooms.of(breakout_id, *ACTIVE)
    alone = [each.name for each in rooms if sizes.get(each.room_id) == 1 and (of is None or each.room_id in of)]
    return [ctx.text("people-moved-alone", rooms=", ".join(alone))] if alone else []


@move_into.suggest("room")
def _open_rooms(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> list[Choice]:
    return [Choice(str(each.number), each.name) for each in store.rooms.of(breakout_id, *ACTIVE)]


@breakouts.form("exchange", needs="who_opens")
def exchange(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    shown: datetime,
    first: Annotated[Person, Option()],
    second: Annotated[Person, Option()],
) -> Card:
    """Each of the two comes into the other's room. Who came into a room since the card with this button was ``shown``
    stays there: pressed twice, it is done once."""
    breakout = at_work(ctx, store, breakout_id)
    one = _who_take_part(ctx, store, breakout, [first])[first]
    other = _who_take_part(ctx, store, breakout, [second])[second]
    rooms = [store.rooms.get(each.room_id) for each in (other, one)]
    into = [each for each in rooms if each is not None and each.state in ACTIVE]
    if len(into) < 2 or one.room_id == other.room_id:
        raise Refusal("exchange-none").at("second")
    if max(one.at, other.at) >= shown:
        raise Refusal("exchange-since", first=first, room=into[1].name, second=second, other=into[0].name)
    can_come(breakout, one, into[0], "second")
    for each, room in zip((one, other), into, strict=True):
        put_into(ctx, store, breakout, [each], room)
        tell_moved(ctx, breakout, [each], room)
    return Card(text=ctx.text("people-exchanged", first=first, second=second), note=ctx.text("only-you"))


@breakouts.form("name-room", needs="who_opens")
def name_room(
    ctx: Context[Settings], store: AllBreakouts, room_id: Id, name: Annotated[str, Option(most=LONGEST)]
) -> Card:
    """A room is called otherwise."""
    breakout, room = open_room(ctx, store, room_id)
    wished = one_line(name)
    if not wished:
        raise Refusal("room-name-none").at("name")
    others = [each.name for each in store.rooms.of(breakout.breakout_id) if each.room_id != room_id]
    called = unlike(wished, others)
    if called != room.name:
        store.rooms.change(room_id, name=called)
        for each in (link_to("table", room_id), kit_of(room_id)):
            ctx.refresh(each)
        show_all(ctx, breakout.breakout_id)
    return Card(text=ctx.text("room-renamed", name=called), note=ctx.text("only-you"))


@name_room.prefill
def _name(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> dict[str, object]:
    return {"name": open_room(ctx, store, room_id)[1].name}


@breakouts.form("add-room", needs="who_opens")
def add_room(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    people: Annotated[list[Person], Option(least=1, most=MOST_AT_ONCE)],
    name: Annotated[str | None, Option(most=LONGEST)] = None,
) -> Card:
    """One more room, with these people: at least two, for nobody is alone in a room."""
    breakout = at_work(ctx, store, breakout_id)
    this = ctx.key(breakout_id)
    if store.rooms.get(this) is None:
        if len({*people}) < 2:
            raise Refusal("add-alone").at("people")
        known = _who_take_part(ctx, store, breakout, people)
        another_room(ctx, store, breakout, this, [known[each] for each in dict.fromkeys(people)], one_line(name or ""))
    said = [ctx.text("room-added"), *_alone(ctx, store, breakout_id)]
    return Card(text=joined(said, " "), note=ctx.text("only-you"))


def another_room(
    ctx: Context[Any], store: AllBreakouts, breakout: Breakout, this: Id, people: Sequence[Member], wished: str = ""
) -> BreakoutRoom:
    """A room beside those that are open, with these people. Raises :class:`Refusal` where there are too many."""
    rooms = store.rooms.of(breakout.breakout_id)
    if sum(each.there for each in rooms) >= MOST_ROOMS:
        raise Refusal("add-too-many", most=MOST_ROOMS)
    taken = [each.name for each in rooms]
    called = unlike(wished, taken) if wished else names(ctx.course.language, 1, ctx.random, taken)[0]
    number = max((each.number for each in rooms), default=0) + 1
    ids = (this, breakout.breakout_id, breakout.course_id, number, called, breakout.until)
    new = BreakoutRoom(*ids, state=RoomState.COMING, heard_at=ctx.now())
    store.rooms.add([new])
    put_into(ctx, store, breakout, people, new)
    ctx.open(link_to("table", this), then=added.link(this))
    return new


@move_into.prefill
@add_room.prefill
def _goes_on(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    """Whoever opens a form of a breakout that is over is told so first."""
    at_work(ctx, store, breakout_id)
    return {}


@exchange.prefill
def _went_on(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, shown: datetime) -> dict[str, object]:
    at_work(ctx, store, breakout_id)
    return {}


@breakouts.job("added")
def added(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id, result: Annotated[object, Result]) -> None:
    """The room that was added is there: whoever is in voice is moved, and its clock is that of all. Or the platform
    would not have it: its people come into the smallest rooms, and nobody is lost."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or room.state is not RoomState.COMING:
        return
    people = store.people.in_room(room_id)
    if isinstance(result, Undelivered):
        store.rooms.move(room_id, (RoomState.COMING,), RoomState.REFUSED, why=result.noted)
        for each in people if breakout.kind is not RoomKind.GROUP else ():
            if (other := smallest(store, breakout, each.person)) is not None:
                put_into(ctx, store, breakout, [each], other)
                tell_moved(ctx, breakout, [each], other)
        show_all(ctx, breakout.breakout_id)
        return
    store.rooms.move(room_id, (RoomState.COMING,), RoomState.OPEN)
    room_opened(ctx, store, breakout, room)
    tell_moved(ctx, breakout, [replace(each, room_id=0) for each in people], room)
    if breakout.kind is RoomKind.VOICE:
        for each in people:
            bring_if_in_voice(ctx, each.person, room_place(ctx, room_id))
    look(ctx, room_id, ctx.now())
    listen(ctx, room_id, ctx.now())
    show_all(ctx, breakout.breakout_id)


def smallest(store: AllBreakouts, breakout: Breakout, whose: Person, but: int = 0) -> BreakoutRoom | None:
    """The room with the fewest people in which somebody is already, and which has a seat left; of those that do not
    close soon, if there are any, and of those where nobody is from whom this person is kept apart. Of equal ones where
    they met fewest, in the ways in which the draw asks for that."""
    inside: dict[int, list[str]] = {}
    members = [each for each in store.people.of(breakout.breakout_id) if each.room_id]
    for each in members:
        inside.setdefault(each.room_id, []).append(each.person.external_id)
    rooms = [each for each in store.rooms.of(breakout.breakout_id) if each.there and each.room_id != but]
    rooms = [each for each in rooms if each.room_id in inside]
    rooms = [each for each in rooms if not each.most or len(inside[each.room_id]) < each.most]
    met, kept = met_and_apart(store, breakout.way, whose, [each.person for each in members])

    def rank(room: BreakoutRoom) -> tuple[bool, bool, int, int, int]:
        people = inside[room.room_id]
        before = len(met.intersection(people))
        return not kept.isdisjoint(people), room.state is RoomState.ENDING, len(people), before, room.number

    return min(rooms, key=rank, default=None)
