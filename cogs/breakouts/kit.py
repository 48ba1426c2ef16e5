"""The kit: the card that stands in each room. The task first, then the time, who is here, and whom to ask.

Instructions that cannot be read inside the room are among the first complaints about breakouts, and so is help that
only the host sees (PRACTICE.md, "Breakouts").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from bot.card import Action, Button, Card, Field, Look
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, RoomKind
from bot.text import Run, Said, Style, Text, When, Words, joined
from cogs.breakouts import duties
from cogs.breakouts.addresses import linked
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.queue import before
from cogs.breakouts.results import result_actions, result_fields, to_change
from cogs.breakouts.running import ACTIVE, clock_of, kit_of, own_room, room_place, time_left
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Duty, Member
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import INSIDE, Breakout


@breakouts.view("kit", live=True, thread=True, every=timedelta(seconds=3))
def kit(ctx: ViewContext[Settings], store: AllBreakouts, room_id: Id) -> Card | None:
    """What stands in a room, as it is now."""
    room = store.rooms.get(room_id)
    breakout = store.breakouts.get(room.breakout_id) if room else None
    if room is None or breakout is None:
        return None
    if room.state not in ACTIVE or breakout.state not in INSIDE:
        return Card(ctx.plain("kit-title", name=room.name), ctx.text("kit-over"))
    people = store.people.in_room(room_id)
    inside = {*ctx.inside(room_place(ctx, room_id))} if breakout.kind is RoomKind.VOICE else frozenset[Person]()
    here = _here(ctx, people, inside)  # across the whole card: beside others, each name would be cut in two
    return Card(
        ctx.plain("kit-title", name=room.name),
        joined(filter(None, (_task(ctx, breakout, room), _time(ctx, breakout, room), here)), "\n\n"),
        (*_help(ctx, store, breakout, room), *result_fields(ctx, store, room)),
        actions=_actions(ctx, store, room),
        note=ctx.text("kit-note") if len(people) > 1 and len(inside) != 1 else ctx.text("kit-alone"),
    )


def _task(ctx: ViewContext[Any], breakout: Breakout, room: BreakoutRoom) -> Text:
    """The task as the staff wrote it; in a room that people chose, what it is about goes first."""
    if not room.topic or room.topic == room.name:
        return linked(breakout.task)
    return (Said(room.topic, bold=True), Words("\n"), *linked(breakout.task))


def _time(ctx: ViewContext[Any], breakout: Breakout, room: BreakoutRoom) -> Text:
    """What is left, which counts by itself where the platform can."""
    if breakout.begun_at is None:
        return ctx.text("kit-begins")
    return time_left(ctx, clock_of(breakout, room))


def _here(ctx: ViewContext[Any], people: Sequence[Member], inside: Collection[Person]) -> Text:
    """Who belongs here, each with what they do: a line each while that is short. Where the platform tells who is in
    voice, who is not ``inside`` yet is said."""
    if not people:
        return ()
    in_order = sorted(people, key=lambda each: (_ORDER.index(each.duty), each.person.external_id))
    lines = [_line(ctx, each, coming=bool(inside) and each.person not in inside) for each in in_order]
    return joined(lines, "\n" if len(lines) <= 8 else " · ")


_ORDER = [*duties.BY_NEED, Duty.NONE]


def _line(ctx: ViewContext[Any], member: Member, *, coming: bool) -> Text:
    runs: list[Run] = [member.person]
    if member.duty is not Duty.NONE:
        runs.append(Words(f" · {ctx.plain(f'duty-{member.duty}')}"))
    if coming:
        runs += [Words(" · "), *ctx.text("kit-coming")]
    return tuple(runs)


def _help(ctx: ViewContext[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> tuple[Field, ...]:
    asked = store.help.open_in(room.room_id)
    if asked is None:
        return ()
    if asked.taken_by is not None:
        said = ctx.text("kit-help-coming", person=asked.taken_by)
    else:
        earlier = before(store.help.of(breakout.breakout_id, open_only=True), asked)
        said = ctx.text("kit-help-asked", before=earlier, since=When(asked.at, Style.RELATIVE))
    return (Field(ctx.plain("kit-help-label"), said),)


def _actions(ctx: ViewContext[Any], store: AllBreakouts, room: BreakoutRoom) -> tuple[Action, ...]:
    room_id = room.room_id
    asked = store.help.open_in(room_id)
    help_button = (
        Button(ctx.plain("help-button"), link_to("help-us", room_id), Look.MAIN)
        if asked is None
        else Button(ctx.plain("help-off-button"), link_to("help-off", room_id))
    )
    return (
        help_button,
        *result_actions(ctx, room),
        Button(ctx.plain("leave-button"), link_to("leave", room_id)),
        Button(ctx.plain("more-button"), link_to("more", room_id)),
    )


# More.


@breakouts.button("more")
def more(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> Card:
    """What one needs now and then: the role that somebody has, what each role is, another room."""
    breakout, room = own_room(ctx, store, room_id)
    member = store.people.get(breakout.breakout_id, ctx.person)
    duty = member.duty if member is not None and member.room_id == room_id else Duty.NONE
    actions: list[Action] = []
    if duty is not Duty.NONE:
        actions.append(Button(ctx.plain("pass-on-button"), pass_on.link(room_id, duty.value)))
    if member is not None and member.room_id == room_id and breakout.kind is not RoomKind.GROUP:
        actions.append(Button(ctx.plain("other-room-button"), link_to("other-room", room.breakout_id)))
    actions += to_change(ctx, store, room)
    if duty is Duty.NONE:
        said = ctx.text("more-no-duty")
    else:
        said = ctx.text("more-duty", duty=ctx.plain(f"duty-{duty}"), what=ctx.plain(f"duty-{duty}-what"))
    lines = [_what(ctx, each) for each in duties.BY_NEED if each is not duty]
    return Card(
        ctx.plain("more-title"), joined([said, *lines], "\n\n"), actions=tuple(actions), note=ctx.text("only-you")
    )


def _what(ctx: Context[Any], duty: Duty) -> Text:
    return (Words(ctx.plain(f"duty-{duty}"), bold=True), Words(" – "), *ctx.text(f"duty-{duty}-what"))


@breakouts.button("pass-on")
def pass_on(ctx: Context[Settings], store: AllBreakouts, room_id: Id, duty: str) -> Card:
    """Somebody's role goes to the next in the room. Pressed twice, the one that they got for it stays with them."""
    breakout, _ = own_room(ctx, store, room_id)
    people = store.people.in_room(room_id)
    now = {each.person.external_id: each.duty for each in people}
    mine = now.get(ctx.person.external_id, Duty.NONE)
    given = duties.passed_on(now, ctx.person.external_id) if mine == duty else {}
    if not given:
        raise Refusal("pass-on-alone" if mine == duty and mine is not Duty.NONE else "pass-on-none")
    store.people.give(breakout.breakout_id, given)
    ctx.refresh(kit_of(room_id), at_once=True)
    other = next(each for each in given if each != ctx.person.external_id)
    person, mine = Person(ctx.space.id, other), given[ctx.person.external_id]
    if mine is Duty.NONE:
        return Card(text=ctx.text("passed-on", person=person), note=ctx.text("only-you"))
    what = ctx.plain(f"duty-{mine}-what")
    text = ctx.text("passed-on-exchanged", person=person, duty=ctx.plain(f"duty-{mine}"), what=what)
    return Card(text=text, note=ctx.text("only-you"))
