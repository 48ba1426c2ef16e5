"""The breakout that somebody means, where they are, or a kind sentence; and what is said of one in short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.card import Card
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.link import text_to_id
from bot.people import Person, Place
from bot.text import joined
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member, Part
from storage.breakouts import Breakout, State
from storage.standing import Standing

BEFORE: Final = (State.GATHERING, State.DRAWN)
"""The states in which nobody is in a room yet."""


def found(ctx: Context[Any], store: AllBreakouts, breakout_id: int, *states: State) -> Breakout:
    """A breakout of this course, in one of these states (without any: in whichever). Raises :class:`Refusal`."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.course_id != ctx.course.course_id:
        raise Refusal("breakout-gone")
    if states and breakout.state not in states:
        raise Refusal("breakout-off" if breakout.state is State.OFF else f"breakout-is-{_far(breakout)}")
    return breakout


def meant(
    ctx: Context[Any], store: AllBreakouts, under_way: Sequence[Breakout], where: Place | None = None
) -> Breakout:
    """Which of these somebody means, of whom there is one at least: that in the place they name, else where they are,
    in its place or in one of its rooms. Raises :class:`Refusal`, which asks, where it could be any of several."""
    if where is not None and not ctx.is_here(where):
        raise Refusal("where-other-course").at("where")
    near = {ctx.place.root.key, ctx.place.parent} if where is None else {where.key}
    there = [each for each in under_way if each.place.key in near]
    if where is None and len(under_way) == 1:
        return under_way[0]
    if where is None and not there:
        room = Standing(store.tx, ctx.space.id).room_at(ctx.place.root.key)
        this = store.rooms.get(text_to_id(room.link.args[0])) if room is not None and room.link.args else None
        there = [each for each in under_way if this is not None and each.breakout_id == this.breakout_id]
    if not there:
        places = joined([(each.place,) for each in under_way], ", ")
        raise Refusal("not-there" if where is not None else "which-breakout", places=places)
    return there[0]


def answered(ctx: Context[Any], breakout: Breakout, text_id: str, **values: object) -> Card:
    """An answer that says of which breakout it speaks, for whoever has several."""
    which = ctx.text("of-breakout", place=breakout.place)
    return Card(text=ctx.text(text_id, **values), note=joined([which, ctx.text("only-you")], " "))


def _far(breakout: Breakout) -> str:
    if breakout.state in BEFORE:
        return "before"
    return "on" if breakout.on else "over"


def lasting(ctx: ViewContext[Any], breakout: Breakout) -> str:
    """How long it lasts, in words."""
    return ctx.plain("lasts", minutes=max(1, round(breakout.lasts / 60)))


def in_voice(ctx: ViewContext[Any], breakout: Breakout) -> tuple[Person, ...]:
    """Who is in the voice room whose people it is for, but for the staff."""
    if breakout.from_place is None:
        return ()
    return ctx.without_staff(ctx.inside(breakout.from_place))


def who_is_here(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout) -> list[Member]:
    """Who takes part as it is now: who said that they are here, and who is in its voice room and does not stay out."""
    known = {each.person: each for each in store.people.of(breakout.breakout_id, None)}
    voice = in_voice(ctx, breakout)
    for each in voice:
        known.setdefault(each, new_member(ctx, breakout, each, came_from=True))
    inside = {*voice}
    there = {*present(ctx, known)}
    return [
        each
        for each in known.values()
        if each.part is Part.IN and each.person in there and (each.came_from is None or each.person in inside)
    ]


def note_who_is_here(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> list[Member]:
    """The same, and noted: who came into the voice room takes part, and who went out of it does no longer."""
    here = who_is_here(ctx, store, breakout)
    known = {each.person for each in store.people.of(breakout.breakout_id)}
    store.people.put([each for each in here if each.person not in known])
    store.people.remove(breakout.breakout_id, known - {each.person for each in here})
    return here


def present(ctx: ViewContext[Any], people: Iterable[Person]) -> list[Person]:
    """Those of these who are in the class: who is in voice is, whether or not the platform tells of all its people."""
    there = {*ctx.members()}
    return [each for each in people if each in there or ctx.voice_of(each) is not None]


def new_member(
    ctx: ViewContext[Any], breakout: Breakout, person: Person, part: Part = Part.IN, *, came_from: bool = False
) -> Member:
    """Somebody in a breakout from now on; ``came_from``: for being in its voice room."""
    return Member(
        person,
        breakout.breakout_id,
        breakout.course_id,
        ctx.now(),
        breakout.until,
        part=part,
        came_from=breakout.from_place if came_from else None,
    )
