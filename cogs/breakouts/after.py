"""What comes of a breakout when its rooms have closed: what they bring back, what the staff read, who has met."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.context import JobContext
from bot.kinds import Id
from bot.people import RoomKind
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.met import met
from cogs.breakouts.results import ask_once, page_of, pages, post_results, result
from cogs.breakouts.summary import tell_summary
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import Breakout

_A_MOMENT: Final = timedelta(seconds=10)


def almost_over(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom) -> None:
    """A room has a minute left, or less; told again as less is left."""
    ask_once(ctx, store, room)


def ended(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    """All rooms of a breakout have closed; called once. What they bring back comes into the main place, the summary to
    the staff; who was inside together has met; from when to when is forgotten, and who stayed out."""
    this, now = Id(breakout.breakout_id), ctx.now()
    rooms, brought = store.rooms.of(this), store.words.of(this)
    in_writing = breakout.kind is not RoomKind.VOICE
    store.meetings.met(met(store.people.visits(this), now, in_writing=in_writing), now)
    store.people.forget_visits(this)
    store.people.over(this)
    for page in pages(rooms, brought):
        post_results(ctx, breakout, page)
    tell_summary(ctx, breakout)
    if ctx.settings.keep_rooms:
        for room_id in sorted({each.room_id for each in brought}):
            ctx.after(_A_MOMENT, put_together.link(Id(room_id)), key=f"breakout-together:{room_id}")


@breakouts.job("put-together")
def put_together(ctx: JobContext[Settings], store: AllBreakouts, room_id: Id) -> None:
    """In a room that is kept what it brings back stands no longer, but in the main place alone: what staff hide there
    is hidden everywhere."""
    room = store.rooms.get(room_id)
    for each in store.words.of(room.breakout_id, [room_id]) if room else ():
        if room is not None:
            ctx.remove(result.link(Id(room.breakout_id), page_of(room), Id(each.result_id)))
