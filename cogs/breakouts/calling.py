"""Saying something to all rooms at once, or to one: it stands in each room as a card of its own."""

from __future__ import annotations

from typing import Annotated, Any

from bot.card import Card
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Place, PlaceKind
from bot.text import Piece
from bot.written import can_be_seen
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import answered
from cogs.breakouts.rooms_named import room_meant
from cogs.breakouts.running import ACTIVE, at_work, room_place, running_here
from storage.breakout_all import AllBreakouts
from storage.breakout_words import BreakoutWords, Call
from storage.breakouts import Breakout

LONGEST = 1000
WORDS = "words"


@breakouts.command("breakout say", needs="who_opens")
def say(
    ctx: Context[Settings],
    store: AllBreakouts,
    words: Annotated[str, Option(most=LONGEST, long=True)],
    room: Annotated[str | None, Option(most=80)] = None,
    where: Annotated[Place | None, Option(places=(PlaceKind.CHANNEL,))] = None,
) -> Card:
    """These words come into all rooms, or into one."""
    return _say(ctx, store, running_here(ctx, store, where), words, room)


@breakouts.form("say-to-rooms", needs="who_opens")
def say_to_rooms(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    words: Annotated[str, Option(most=LONGEST, long=True)],
    room: Annotated[str | None, Option(most=80)] = None,
) -> Card:
    """The same from the desk."""
    return _say(ctx, store, at_work(ctx, store, breakout_id), words, room)


@say_to_rooms.prefill
def _goes_on(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    at_work(ctx, store, breakout_id)
    return {}


def _say(ctx: Context[Any], store: AllBreakouts, breakout: Breakout, words: str, room: str | None) -> Card:
    if not can_be_seen(words):
        raise Refusal("say-nothing").at("words")
    this = breakout.breakout_id
    only = room_meant(store, this, room) if room is not None else None
    rooms = [only] if only is not None else store.rooms.of(this, *ACTIVE)
    if not rooms:
        raise Refusal("no-rooms-open")
    call = Call(ctx.key(this, words), this, ctx.person, words, ctx.now(), only.room_id if only is not None else 0)
    if store.words.say(call):
        for each in rooms:
            ctx.post(room_place(ctx, each.room_id), called.link(Id(this), Id(call.call_id)))
    return answered(ctx, breakout, "said-to-rooms", count=len(rooms))


@breakouts.view("called", live=True)
def called(ctx: ViewContext[Settings], words: BreakoutWords, breakout_id: Id, call_id: Id) -> Card | None:
    """What was said, in each room."""
    call = words.said(call_id)
    if call is None or call.breakout_id != breakout_id:
        return None
    to_all = "called-title" if not call.room_id else "called-one-title"
    return Card(
        ctx.plain(to_all),
        (Piece(call.words, key=WORDS, by=call.person),),
        note=ctx.text("called-by", person=call.person),
    )


@called.erase
def _erase(ctx: ViewContext[Settings], words: BreakoutWords, breakout_id: Id, call_id: Id, key: str) -> None:
    words.unsay(call_id)
