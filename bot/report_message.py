"""Reporting and deleting people's own messages, from the menu at a message: their words are never kept.

A report says where the message stands and who reported it. Who wrote it the platform is asked whenever that is needed.
"""

from __future__ import annotations

from typing import Annotated, Final

from bot.card import Button, Card, Field, Look
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.courtesy import courtesy
from bot.hiding import piece_id
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, Role
from bot.plan import Result
from bot.platform import Message, Undelivered, Why, Written
from bot.report_noted import came, kept, noted, waiting
from bot.text import Spot, Text, joined
from storage.reports import Closed, Reported, Reports

GONE: Final = (Why.MESSAGE_GONE, Why.PLACE_GONE)


# Reporting.


@courtesy.menu("message", "report-message")
def report_message(ctx: Context, message_id: str) -> Card:
    """What a report does, and who comes to know of it; nothing is told to anybody yet."""
    _checked(ctx, message_id, "report")
    button = Button(ctx.plain("report-it-button"), report_it.link(message_id), Look.MAIN)
    text = ctx.text("report-it-what", message=_spot(ctx, ctx.place, message_id))
    return Card(ctx.plain("report-title"), text, actions=(button,), note=ctx.text("report-note"))


@courtesy.button("report-it", answers="here")
def report_it(ctx: Context, store: Reports, message_id: str) -> Card:
    """The staff comes to know; the writer does not."""
    _checked(ctx, message_id, "report")
    return Card(text=noted(ctx, store, _reported(ctx, message_id)), note=ctx.text("report-note"))


# Deleting.


@courtesy.menu("message", "delete-message", needs=Role.ASSISTANT, deletes=True)
def delete_message(ctx: Context, message_id: str) -> Card:
    """What the staff's deleting does, or how to do it by hand."""
    written = _checked(ctx, message_id, "delete")
    spot = _spot(ctx, ctx.place, message_id)
    title, note = ctx.plain("delete-title"), ctx.text("reports-note")
    if not ctx.can_delete:
        return Card(title, ctx.text("delete-by-hand", message=spot), note=note)
    button = Button(ctx.plain("delete-it-button"), delete_it.link(message_id), Look.CAREFUL)
    text, fields = ctx.text("delete-it-what", message=spot), (field_of_writer(ctx, written),)
    return Card(title, text, fields, actions=(button,), note=note)


@courtesy.button("delete-it", needs=Role.ASSISTANT, answers="here")
def delete_it(ctx: Context, store: Reports, message_id: str) -> Card:
    """It is noted as a report of whoever deletes, so that nothing is deleted twice and a failure comes back to all."""
    _checked(ctx, message_id, "delete")
    reported = _reported(ctx, message_id)
    if store.is_decided(reported.piece_id, Closed.HIDDEN):
        raise Refusal("delete-twice")
    kept(ctx, store, reported)
    return deleting(ctx, store, reported)


@report_it.looks
@delete_it.looks
def _this_message(ctx: Context, message_id: str) -> list[Message]:
    return [Message(ctx.place.key, message_id)]


def deleting(ctx: Context, store: Reports, reported: Reported) -> Card:
    """The same from the menu and from the queue. What comes of it is heard by :func:`was_deleted`."""
    message = message_of(reported)
    written = ctx.written(message)
    if written is None:
        raise Refusal("message-gone")
    if not ctx.can_delete:
        raise Refusal("delete-not-here")
    store.decide(reported.piece_id, Closed.HIDDEN)
    ctx.delete(message, was_deleted.link(Id(reported.piece_id), written.by != ctx.person))
    ctx.refresh(waiting.link())
    return Card(text=ctx.text("delete-begun"), note=ctx.text("reports-note"))


@courtesy.job("message-deleted")
def was_deleted(ctx: JobContext, store: Reports, words_id: Id, tells: bool, result: Annotated[object, Result]) -> None:
    """Its writer is told, if they are still here. Where it could not be done the report waits again, and says why."""
    match result:
        case Undelivered(why=why) if why in GONE:  # its writer was quicker
            store.close(words_id, Closed.LEFT)
        case Undelivered():
            store.reopen(words_id, result.noted)
            ctx.at(ctx.now(), came.link())
        case Written(by=by):
            store.close(words_id, Closed.HIDDEN)
            if tells and by is not None and by in ctx.members():
                ctx.tell(by, told_deleted.link(words_id))
    ctx.refresh(waiting.link())


@courtesy.view("told-deleted")
def told_deleted(ctx: ViewContext, store: Reports, words_id: Id) -> Card | None:
    """What the writer reads: that it was taken away, and where; not what it said."""
    reported = store.of(words_id)
    if reported is None:
        return None
    return Card(text=ctx.text("told-deleted", place=reported.place.root), note=ctx.text("only-you"))


# What both need.


def message_of(reported: Reported) -> Message:
    """The message that a report is about."""
    return Message(reported.place.key, reported.message_id or "")


def field_of_writer(ctx: Context, written: Written) -> Field:
    """Who wrote it, if the platform tells."""
    by: Text = (written.by,) if written.by else ctx.text("written-unknown")
    return Field(ctx.plain("written-by"), by)


def to_read(ctx: Context, reported: Reported) -> Text:
    """Where staff reads it, and what is in the way of deleting it."""
    spot = _spot(ctx, reported.place, reported.message_id or "")
    lines = [ctx.text("reported-message", message=spot, place=reported.place.root)]
    if reported.why:
        lines.append(_why(ctx, Undelivered.read(reported.why) or Undelivered(Why.GAVE_UP)))
    if reported.why or not ctx.can_delete:
        lines.append(ctx.text("delete-by-hand", message=spot))
    return joined(lines, "\n\n")


def _why(ctx: Context, what: Undelivered) -> Text:
    """Why a message could not be deleted."""
    if what.lacks:
        return ctx.text("delete-why-lacks", right=ctx.right(what.lacks))
    text_id = f"delete-why-{what.why}"
    return ctx.text(text_id if ctx.speak.has(text_id) else f"delete-why-{Why.GAVE_UP}")


def _checked(ctx: Context, message_id: str, about: str) -> Written:
    """Who wrote the message. Raises :class:`Refusal` where it is nothing to report or to delete."""
    written = ctx.written(Message(ctx.place.key, message_id))
    if written is None:
        raise Refusal("message-gone")
    if written.ours:
        raise Refusal(f"{about}-card")
    if written.by == ctx.person:
        raise Refusal(f"{about}-own")
    if ctx.in_direct:
        raise Refusal(f"{about}-direct")
    return written


def _reported(ctx: Context, message_id: str) -> Reported:
    key = ctx.place.key
    return Reported(piece_id(key, message_id), Link(""), ctx.place, message_id=message_id)


def _spot(ctx: Context, place: Place, message_id: str) -> Spot:
    return Spot(ctx.plain("the-message"), place, message_id)
