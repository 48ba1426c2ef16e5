"""Taking back what was posted by mistake, for ten minutes, with the answers that it got."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.card import Button, Card, Field, Look
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link, id_of
from bot.people import Place, PlaceKind, Role
from bot.text import Style, Text, When
from cogs.admin.cog import admin
from storage.posted import Posted, PostedView

WITHIN: Final = timedelta(minutes=10)
_REMEMBERED: Final = timedelta(days=30)  # so long it is said that it is too late; before, that there is nothing


@admin.command("homeroom undo", needs=Role.INSTRUCTOR)
def undo(ctx: Context, posted: Posted) -> Card:
    """Shows the newest thing that this instructor posted and that can be taken back."""
    newest = _newest(ctx, posted)
    shown = ctx.peek(newest.link, newest.place)
    fields = (Field(shown.title or ctx.plain("undo-what"), shown.text),) if shown else ()
    return Card(
        ctx.plain("undo-title"),
        ctx.text(
            "undo-found-stays" if ctx.answers_stay else "undo-found",
            place=_where(ctx, newest.place),
            when=When(newest.at, Style.RELATIVE),
        ),
        fields,
        actions=(Button(ctx.plain("undo-button"), take_back.link(_short(newest.link)), Look.CAREFUL),),
        note=ctx.text("only-you"),
    )


@admin.button("take-back", needs=Role.INSTRUCTOR, answers="here")
def take_back(ctx: Context, posted: Posted, what: Id) -> Card:
    """Takes it away wherever it stands. Pressed twice or too late, it says so."""
    mine = [each for each in _mine(ctx, posted) if _short(each.link) == what]
    if not mine:
        raise Refusal("undo-done")
    if not _in_time(ctx, mine):
        raise _late(ctx, mine)
    answers = ctx.undo(mine[0].link)
    if answers is None:
        return Card(text=ctx.text("undone-untold"), note=ctx.text("only-you"))
    said = ctx.text("undone-stays" if ctx.answers_stay else "undone", answers=answers)
    return Card(text=said, note=ctx.text("undone-note"))


def _newest(ctx: Context, posted: Posted) -> PostedView:
    mine = _mine(ctx, posted)
    if not mine:
        raise Refusal("undo-nothing")
    if in_time := _in_time(ctx, mine):
        return in_time[0]
    raise _late(ctx, mine)


def _mine(ctx: Context, posted: Posted) -> list[PostedView]:
    found = posted.of(ctx.person, ctx.course.course_id, ctx.now() - _REMEMBERED)
    return [each for each in found if ctx.can_undo(each.link)]


def _in_time(ctx: Context, mine: Sequence[PostedView]) -> list[PostedView]:
    return [each for each in mine if each.at >= ctx.now() - WITHIN]


def _where(ctx: Context, place: Place) -> Text:
    """The place as whoever posted there knows it: a room has no name for who is not in it."""
    return ctx.text("undo-room") if place.kind is PlaceKind.ROOM else (place.root,)


def _late(ctx: Context, mine: Sequence[PostedView]) -> Refusal:
    return Refusal("undo-late", when=When(mine[0].at), place=_where(ctx, mine[0].place))


def _short(link: Link) -> Id:
    """A link as an id: a link within a link could grow too long."""
    return Id(id_of(link))
