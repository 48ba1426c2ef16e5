"""People who go: what they said for a breakout goes with them, and their room is without them at once."""

from __future__ import annotations

from typing import Any, Final

from bot.context import JobContext
from bot.kinds import Id
from bot.link import text_to_id
from bot.people import Person
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import BEFORE
from cogs.breakouts.links import link_to
from cogs.breakouts.results import page_of
from cogs.breakouts.results_together import results
from cogs.breakouts.running import ACTIVE, settle, show_all
from storage.breakout_all import AllBreakouts
from storage.breakouts import Breakout, State
from storage.owned import Owned
from storage.standing import Standing

OF_BREAKOUTS: Final = frozenset({"breakout-part", "breakout-visit", "breakout-result", "breakout-seat"})
"""What goes with who leaves the class."""


@breakouts.event("left")
def left(ctx: JobContext[Settings], store: AllBreakouts, owned: Owned, person: Person) -> None:
    """Somebody left the class, and could take nothing back any more."""
    store.help.give_back_of(person)
    owned.leave(person, OF_BREAKOUTS)
    without_them(ctx, store)


@breakouts.event("left-programmes")
def without_them(ctx: JobContext[Settings], store: AllBreakouts) -> None:
    """Somebody left the programmes or was deleted: what shows breakouts of which they were a part is made anew, each by
    a job of its own."""
    for each in store.breakouts.take_gone():
        this = Id(each.breakout_id)
        ctx.at(ctx.now(), anew.link(this), key=f"breakout-anew:{this}", course=each.course_id)


@breakouts.job("anew")
def anew(ctx: JobContext[Settings], store: AllBreakouts, standing: Standing, breakout_id: Id) -> None:
    """Somebody is gone from a breakout."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None:
        return
    _without_words(ctx, store, standing, breakout_id)
    if breakout.state is State.CLOSED:
        _after(ctx, store, breakout)
    elif breakout.state in BEFORE:
        ctx.refresh(link_to("gather", breakout_id))
        ctx.refresh(link_to("desk", breakout_id))
    elif breakout.on:
        settle(ctx, [each.room_id for each in store.rooms.of(breakout_id, *ACTIVE)])
        show_all(ctx, breakout_id)
        ctx.refresh(link_to("help", breakout_id))


def _without_words(ctx: JobContext[Any], store: AllBreakouts, standing: Standing, breakout_id: Id) -> None:
    """What somebody wrote goes from the rooms in which it stands, once it is kept no longer."""
    kept = {
        "result": {each.result_id for each in store.words.of(breakout_id)},
        "called": store.words.said_in(breakout_id),
    }
    for name, ids in kept.items():
        for each in standing.beginning(f"{link_to(name, breakout_id)}:"):
            if text_to_id(each.args[-1]) not in ids:
                ctx.refresh(each)


def _after(ctx: JobContext[Any], store: AllBreakouts, breakout: Breakout) -> None:
    this = Id(breakout.breakout_id)
    for page in sorted({page_of(each) for each in store.rooms.of(this)}):
        ctx.refresh(results.link(this, page))
    ctx.refresh(link_to("summary", this))
