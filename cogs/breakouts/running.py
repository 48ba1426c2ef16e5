"""While rooms are open: how they begin, how one is brought up to date, and the room that somebody acts in or on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from bot.card import Action, Button, Look
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Place, Role, RoomKind
from bot.text import Said, Style, Text, When, Words
from cogs.breakouts import clock, duties
from cogs.breakouts.clock import Clock, minutes_left
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import meant
from cogs.breakouts.links import link_to
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member, Part, Visit
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakouts import INSIDE, KEPT, Breakout, State
from storage.standing import Standing

ACTIVE: Final = (RoomState.OPEN, RoomState.ENDING)
"""The states of a room in which people talk."""
AT_WORK: Final = (State.RUNNING, State.PAUSED, State.ENDING)
"""The states of a breakout whose clock has begun."""


def room_place(ctx: ViewContext[Any], room_id: int) -> Place:
    """A room as a place."""
    return Place.of_room(ctx.space.id, link_to("table", room_id))


def address(ctx: ViewContext[Any], store: AllBreakouts, room_id: int) -> Place:
    """A room as the place that it became, for people to go to."""
    room = room_place(ctx, room_id)
    stood = Standing(store.tx, ctx.space.id).at(room.id, room.root)
    return Place.parse(ctx.space.id, stood.at_place) if stood is not None else room


def clock_of(breakout: Breakout, room: BreakoutRoom) -> Clock:
    """The clock by which a room goes: one of its own, or that of all."""
    ending = room.state is RoomState.ENDING
    if has_own(room):
        return Clock(room.ends_at, room.left, room.warned, ending)
    return Clock(breakout.ends_at, breakout.left, room.warned, ending)


def has_own(room: BreakoutRoom) -> bool:
    """Whether a room has a clock of its own."""
    return room.ends_at is not None or room.left is not None


def time_left(ctx: ViewContext[Any], clock: Clock) -> Text:
    """What a clock leaves; it counts by itself where the platform can."""
    if clock.ending:
        return ctx.text("kit-ending")
    if clock.ends_at is None:
        return ctx.text("kit-stands", minutes=minutes_left(clock.left))
    return ctx.text("kit-ends", left=When(clock.ends_at, Style.RELATIVE))


def own_times(ctx: ViewContext[Any], breakout: Breakout, rooms: Iterable[BreakoutRoom]) -> list[Text]:
    """Those of these rooms that go by a clock of their own, or close before the others: a line each."""
    some = [each for each in rooms if each.state in ACTIVE]
    ending = breakout.state is not State.ENDING
    own = [each for each in some if has_own(each) or (ending and each.state is RoomState.ENDING)]
    return [(Said(each.name, bold=True), Words(" – "), *time_left(ctx, clock_of(breakout, each))) for each in own]


# Beginning.


def room_opened(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> None:
    """A room was opened: who does what in it, and its kit, before the clock of all rooms begins."""
    settle_people(ctx, store, breakout, room)
    ctx.post(room_place(ctx, room.room_id), link_to("kit", room.room_id))


def started(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    """All rooms are open or refused: the clock begins. Told twice, it began with the first."""
    now = ctx.now()
    begun = clock.started(timedelta(seconds=breakout.lasts), now)
    known = store.breakouts.get(breakout.breakout_id)
    if known is None or known.begun_at is not None:
        return
    before = (State.OPENING, State.RUNNING)
    if not store.breakouts.move(breakout.breakout_id, before, State.RUNNING, begun_at=now, ends_at=begun.ends_at):
        return
    store.rooms.change_all(breakout.breakout_id, warned=begun.warned, heard_at=now)
    for each in store.rooms.of(breakout.breakout_id, *ACTIVE):
        look(ctx, each.room_id, now)
        listen(ctx, each.room_id, now)
    show_all(ctx, breakout.breakout_id)


def look(ctx: JobContext[Any], room_id: int, when: datetime, what: str = "") -> None:
    """A room is looked at, at this moment at the latest: one job for each room, which looks at what is stored then.
    ``what`` happened to its clock is told in the room."""
    ctx.at(when, link_to("tick", room_id, *([what] if what else [])), key=f"breakout-tick:{room_id}")


def listen(ctx: JobContext[Any], room_id: int, heard: datetime) -> None:
    """Whether a room was silent for long since then is looked at in time."""
    if minutes := ctx.settings.silent_minutes:
        due = heard + timedelta(minutes=minutes)
        ctx.at(due, link_to("silent", room_id, str(int(due.timestamp()))), key=f"breakout-silent:{room_id}")


def show_all(ctx: JobContext[Any], breakout_id: int) -> None:
    """What all see of a breakout is brought up to date: who is where, and the staff's desk."""
    ctx.refresh(link_to("where", breakout_id))
    ctx.refresh(link_to("desk", breakout_id))


# Bringing one room up to date.


def settle(ctx: JobContext[Any], rooms: Iterable[int]) -> None:
    """Who belongs into these rooms is others now: each is brought up to date by a job of its own."""
    for each in sorted({*rooms} - {0}):
        ctx.at(ctx.now(), settled.link(Id(each)), key=f"breakout-settle:{each}")


@breakouts.job("settle")
def settled(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id) -> None:
    """Who is in a room, what each does there, and its card."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or not room.there:
        return
    settle_people(ctx, store, breakout, room)
    ctx.refresh(link_to("table", room_id))
    if room.state in ACTIVE:
        ctx.post(room_place(ctx, room_id), link_to("kit", room_id))


def settle_people(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> None:
    """The roles that nobody in a room has go to those of its people who have none."""
    people = store.people.in_room(room.room_id)
    now = {each.person.external_id: each.duty for each in people}
    if not duties.given(now, {}, ctx.random):
        return
    since = ctx.now() - KEPT
    before = store.people.duties(breakout.course_id, [each.person for each in people], since)
    store.people.give(breakout.breakout_id, duties.given(now, before, ctx.random))


# Where somebody acts.


def at_work(ctx: Context[Any], store: AllBreakouts, breakout_id: int) -> Breakout:
    """A breakout of this course that goes on. Raises :class:`Refusal`."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.course_id != ctx.course.course_id:
        raise Refusal("breakout-gone")
    if breakout.state not in AT_WORK:
        raise Refusal("rooms-not-open" if breakout.on else "rooms-over")
    return breakout


def running_here(ctx: Context[Any], store: AllBreakouts, where: Place | None = None) -> Breakout:
    """The breakout that goes on in this place, else here, else the only one in the course. Raises :class:`Refusal`."""
    under_way = [each for each in store.breakouts.on_in(ctx.course.course_id) if each.state in AT_WORK]
    if not under_way:
        raise Refusal("no-rooms-open")
    return meant(ctx, store, under_way, where)


def open_room(ctx: Context[Any], store: AllBreakouts, room_id: int) -> tuple[Breakout, BreakoutRoom]:
    """A room of this course that is open, and its breakout. Raises :class:`Refusal`."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None or breakout.course_id != ctx.course.course_id:
        raise Refusal("room-gone")
    if room.state not in ACTIVE or breakout.state not in INSIDE:
        raise Refusal("room-over")
    return breakout, room


def was_there(store: AllBreakouts, breakout: Breakout, room_id: int, person: Person, at: datetime) -> bool:
    """Somebody wrote or pressed in a room for writing that they belong into: they were inside. Whether that is new."""
    member = store.people.get(breakout.breakout_id, person)
    belongs = member is not None and member.room_id == room_id and member.part is Part.IN
    return belongs and store.people.came(Visit(person, breakout.breakout_id, room_id, at))


def was_in(breakout: Breakout | None, member: Member) -> bool:
    """Whether somebody was in their room: in one with sound who came into it, in one for writing who belonged there,
    for it stood before them."""
    return bool(member.room_id) and (member.came or (breakout is not None and breakout.kind is not RoomKind.VOICE))


def own_room(ctx: Context[Any], store: AllBreakouts, room_id: int) -> tuple[Breakout, BreakoutRoom]:
    """The same, where this person belongs into it or is of the staff; and then it was heard of. Raises
    :class:`Refusal`."""
    breakout, room = open_room(ctx, store, room_id)
    member = store.people.get(breakout.breakout_id, ctx.person)
    if (member is None or member.room_id != room_id) and ctx.role < Role.ASSISTANT:
        raise Refusal("room-not-yours")
    store.rooms.heard(room_id, ctx.now())
    if breakout.kind is not RoomKind.VOICE:
        was_there(store, breakout, room_id, ctx.person, ctx.now())
    return breakout, room


def ways_back(
    ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, people: Iterable[Person]
) -> dict[Person, Place]:
    """To which voice rooms those of these who are in one go back at the end: to none that the breakout itself opened,
    for it is gone by then, and to none where rooms are for writing."""
    inside = {each: there for each in people if (there := ctx.voice_of(each)) is not None}
    if breakout.kind is not RoomKind.VOICE or not inside:
        return {}
    ours = {link_to("table", each.room_id) for each in store.rooms.of(breakout.breakout_id)}
    rooms = Standing(store.tx, ctx.space.id).rooms_at({each.key for each in inside.values()})
    own = {each.at_place for each in rooms if each.link in ours}
    return {who: there for who, there in inside.items() if there.key not in own}


def back_to(breakout: Breakout, came_from: Place | None) -> Place | None:
    """The voice room to which somebody goes back."""
    return came_from or breakout.from_place


def bring_if_in_voice(ctx: JobContext[Any], person: Person, place: Place | None) -> None:
    """Whoever is in voice is moved; nobody else can be."""
    if place is not None and ctx.voice_of(person) is not None:
        ctx.bring(person, place)


def clock_cards(ctx: JobContext[Any], store: AllBreakouts, room_id: int) -> list[Link]:
    """The cards about the clock that stand in a room."""
    return Standing(store.tx, ctx.space.id).beginning(f"{link_to('clock', room_id)}:")


def kit_of(room_id: int) -> Link:
    """The card that stands in a room."""
    return link_to("kit", room_id)


def on_map(ctx: ViewContext[Any], breakout: Breakout) -> tuple[Action, ...]:
    """What the map of who is where offers while rooms are open."""
    this = breakout.breakout_id
    return (
        Button(ctx.plain("join-button"), link_to("join", this), Look.MAIN),
        Button(ctx.plain("my-room-button"), link_to("my-room", this)),
    )
