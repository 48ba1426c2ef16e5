"""Where the staff looks after a breakout: its desk stands in their channel; else whoever opened it is told of it."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card
from bot.cog import Result
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.platform import Undelivered
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import found
from cogs.breakouts.links import desk_for, link_to
from storage.breakout_all import AllBreakouts
from storage.breakouts import Breakout, Breakouts
from storage.standing import Standing

NEWS: Final = {"desk": "desk-news", "summary": "summary-news", "help": "help", "help-line": "help-line"}
"""What whoever opened a breakout is told in the place of what stands in the staff's channel: in words that name nobody,
for they may be a student by now; but who waits for help is told as it is."""


def tell_staff(ctx: JobContext[Any], breakout: Breakout, view: str, *about: str) -> None:
    """A view of a breakout (``about``: of what in it) comes into the staff's channel. Where there is none, or it is
    gone, whoever opened the breakout is told, so that nobody waits for help that nobody sees."""
    this = breakout.breakout_id
    if ctx.course.staff_place is not None:
        ctx.post(ctx.course.staff_place, link_to(view, this, *about), then=staff_told.link(Id(this), view, *about))
    else:
        _tell_opener(ctx, breakout, view, *about)


def show_desk(ctx: JobContext[Any], store: AllBreakouts, breakout_id: int) -> None:
    """The desk is brought up to date, and stands in the staff's channel from now on, if that was set up since."""
    desk, place = link_to("desk", breakout_id), ctx.course.staff_place
    if place is not None and Standing(store.tx, ctx.space.id).at(desk, place) is None:
        ctx.post(place, desk)
    ctx.refresh(desk, at_once=True)


@breakouts.job("staff-told")
def staff_told(
    ctx: JobContext[Settings],
    store: Breakouts,
    breakout_id: Id,
    view: str,
    result: Annotated[object, Result],
    about: str = "",
) -> None:
    """It stands in the staff's channel, or that is gone."""
    breakout = store.get(breakout_id)
    if breakout is not None and isinstance(result, Undelivered):
        _tell_opener(ctx, breakout, view, *([about] if about else []))


def _tell_opener(ctx: JobContext[Any], breakout: Breakout, view: str, *about: str) -> None:
    if breakout.asked_by is not None and view in NEWS:
        ctx.tell(breakout.asked_by, link_to(NEWS[view], breakout.breakout_id, *about))


@breakouts.view("desk-news", live=True)
def desk_news(ctx: ViewContext[Settings], store: Breakouts, breakout_id: Id) -> Card | None:
    """A direct message to whoever opened it."""
    breakout = store.get(breakout_id)
    if breakout is None or not breakout.on:
        return None
    button = Button(ctx.plain("desk-button"), see_desk.link(breakout_id))
    text = ctx.text("desk-news", place=breakout.place)
    return Card(ctx.plain("desk-title"), text, actions=(button,), note=ctx.text("desk-news-note"))


@breakouts.button("see-desk", needs="who_opens", answers="here")
def see_desk(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> Link:
    """The desk as it is now, for who is of the staff now."""
    return desk_for(ctx, found(ctx, store, breakout_id).breakout_id)
