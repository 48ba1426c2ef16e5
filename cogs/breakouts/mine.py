"""On each person's own page: the breakouts in which they were, and whom they have met."""

from __future__ import annotations

from typing import Any, Final

from bot.card import Button
from bot.context import Context
from bot.kinds import Id
from bot.people import Person
from bot.section import Section
from bot.text import Style, Text, When, joined
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.running import was_in
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member, Part
from storage.breakouts import INSIDE, Breakout
from storage.meetings import Meetings

LISTED: Final = 5
NAMED: Final = 20


@breakouts.section("mine")
def section(ctx: Context[Settings], store: AllBreakouts, meetings: Meetings) -> Section | None:
    """In which rooms I was, and with whom I was introduced or inside; nobody else reads it."""
    theirs = [each for each in store.people.mine(ctx.person) if each.room_id]
    met = _met(ctx, meetings)
    found = store.breakouts.several([each.breakout_id for each in theirs])
    were = [each for each in theirs if was_in(found.get(each.breakout_id), each)]
    buttons = _buttons(ctx, theirs, found)
    if not were and not met and not buttons:
        return None
    rooms = store.rooms.several([each.room_id for each in were[:LISTED]])
    lines = [ctx.text("mine-many", count=len(were))] if were else []
    for each in were[:LISTED]:
        breakout, room = found.get(each.breakout_id), rooms.get(each.room_id)
        if breakout is not None and room is not None:
            when = When(breakout.begun_at or breakout.made_at, Style.DATE)
            lines.append(ctx.text("mine-line", when=when, room=room.name, place=breakout.place))
    lines += [met] if met else []
    return Section(ctx.plain("cog-name"), joined(lines, "\n"), buttons)


def _met(ctx: Context[Any], meetings: Meetings) -> Text:
    """Those who are still in the class, the latest first."""
    there = {*ctx.members()}
    mine = sorted(meetings.of(ctx.person), key=lambda each: each.last_at, reverse=True)
    ids = [each.second if each.first == ctx.person.external_id else each.first for each in mine]
    people = [each for each in (Person(ctx.space.id, who) for who in ids) if each in there]
    if not people:
        return ()
    named = joined([(each,) for each in people[:NAMED]], ", ")
    more = len(people) - NAMED
    return (*ctx.text("mine-met", people=named), *(ctx.text("mine-met-more", count=more) if more > 0 else ()))


def _buttons(ctx: Context[Any], theirs: list[Member], found: dict[int, Breakout]) -> tuple[Button, ...]:
    """The way back into the room of a breakout that goes on."""
    on = [each for each in theirs if each.breakout_id in found and found[each.breakout_id].state in INSIDE]
    return tuple(
        Button(ctx.plain("my-room-button"), link_to("my-room", Id(each.breakout_id)))
        for each in on[:1]
        if each.part is Part.IN
    )
