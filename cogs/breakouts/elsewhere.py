"""Somebody who is in a room of another breakout: told so before they are in two at once."""

from __future__ import annotations

from typing import Any, Final

from bot.card import Button, Card
from bot.context import Context
from bot.kinds import Id
from cogs.breakouts.links import link_to
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Member, Part
from storage.breakouts import INSIDE, Breakout

_LATEST: Final = 5  # breakouts of one person among which those are that go on


def in_another(ctx: Context[Any], store: AllBreakouts, breakout_id: int) -> list[tuple[Breakout, Member]]:
    """The other breakouts that go on in which this person is in a room."""
    theirs = [each for each in store.people.mine(ctx.person, _LATEST) if each.breakout_id != breakout_id]
    theirs = [each for each in theirs if each.part is Part.IN and each.room_id]
    found = store.breakouts.several([each.breakout_id for each in theirs]) if theirs else {}
    both = [(found[each.breakout_id], each) for each in theirs if each.breakout_id in found]
    return [each for each in both if each[0].state in INSIDE]


def asked_first(ctx: Context[Any], store: AllBreakouts, breakout_id: Id) -> Card | None:
    """What they are told instead, with the way to change over; ``None``: they are in no other."""
    others = in_another(ctx, store, breakout_id)
    if not others:
        return None
    button = Button(ctx.plain("change-over-button"), link_to("change-over", breakout_id))
    text = ctx.text("in-another", place=others[0][0].place)
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))
