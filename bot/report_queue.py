"""The staff's queue of reports, of words on cards and of people's own messages: one by one, hidden, deleted or left."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.card import Button, Card, Field, Look
from bot.context import Context, Refusal
from bot.courtesy import courtesy
from bot.hiding import find, hidden_now, put_back, spoken
from bot.kinds import Id
from bot.people import Person, Role
from bot.platform import Message
from bot.report_message import deleting, field_of_writer, message_of, to_read
from bot.report_noted import LOOK, waiting
from bot.reports import hidden_for_all
from bot.section import Section
from bot.text import Style, When, joined
from storage.reports import Closed, Reported, Reports

LOOKED_AT: Final = 3  # messages that the platform is asked about at once: who waits for an answer waits for it


@courtesy.section("status")
def in_status(ctx: Context, store: Reports) -> Section | None:
    """What waits for a decision, and that something is hidden."""
    count, hidden = store.count_open(ctx.course.course_id), len(store.all_hidden(ctx.course.course_id))
    lines = [ctx.text("reports-open", count=count)] if count else []
    lines += [ctx.text("reports-hidden", count=hidden)] if hidden else []
    actions = [Button(ctx.plain("look-button"), look.link(), Look.MAIN)] if count else []
    actions += [Button(ctx.plain("hidden-button"), hidden_now.link())] if hidden else []
    return Section(ctx.plain("reports-title"), joined(lines, "\n"), tuple(actions)) if lines else None


@courtesy.button(LOOK, needs=Role.ASSISTANT)
def look(ctx: Context, store: Reports) -> Card:
    """What waits longest, and how much comes after it."""
    return _next(ctx, store)


@look.looks
def _longest_waiting(ctx: Context, store: Reports) -> list[Message]:
    found = [message_of(each) for each in store.open(ctx.course.course_id) if each.message_id]
    return found[:LOOKED_AT]


@courtesy.button("hide-reported", needs=Role.ASSISTANT, answers="here")
def hide_reported(ctx: Context, store: Reports, words_id: Id) -> Card:
    """The words are hidden, and all reports of them closed."""
    reported = _waits(ctx, store, words_id)
    piece = find(ctx, reported)[0] if reported.view else None
    if piece is None:
        raise Refusal("report-closed")
    return _with_next(ctx, store, hidden_for_all(ctx, store, reported, piece))


@courtesy.button("delete-reported", needs=Role.ASSISTANT, answers="here")
def delete_reported(ctx: Context, store: Reports, words_id: Id) -> Card:
    """The message is deleted, where the platform lets the bot, and all reports of it closed."""
    reported = _waits(ctx, store, words_id)
    if not reported.message_id:
        raise Refusal("report-closed")
    return _with_next(ctx, store, deleting(ctx, store, reported))


@courtesy.button("leave-reported", needs=Role.ASSISTANT, answers="here")
def leave_reported(ctx: Context, store: Reports, words_id: Id) -> Card:
    """It stays, all reports of it are closed, and the writer never hears of it."""
    reported = _waits(ctx, store, words_id)
    if reported.view and find(ctx, reported)[0] is None:
        raise Refusal("report-closed")
    store.close(words_id, Closed.LEFT)
    ctx.refresh(waiting.link())
    return _with_next(ctx, store, Card(text=ctx.text("leave-done"), note=ctx.text("reports-note")))


@delete_reported.looks
@leave_reported.looks
def _this_message(ctx: Context, store: Reports, words_id: Id) -> list[Message]:
    reported = store.of(words_id)
    return [message_of(reported)] if reported and reported.message_id else []


def _waits(ctx: Context, store: Reports, words_id: Id) -> Reported:
    """A report of this course that is open still, and not about one's own words. Raises :class:`Refusal`."""
    for each in store.open(ctx.course.course_id):
        if each.piece_id == words_id and _writer(ctx, each) != ctx.person:
            return each
    raise Refusal("report-closed")


def _writer(ctx: Context, reported: Reported) -> Person | None:
    """Whose words they are, as far as one can tell now."""
    found = ctx.written(message_of(reported)) if reported.message_id else find(ctx, reported)[0]
    return found.by if found else None


def _with_next(ctx: Context, store: Reports, card: Card) -> Card:
    button = Button(ctx.plain("look-next"), look.link(), Look.MAIN)
    more = store.count_open(ctx.course.course_id)
    return replace(card, actions=(button, *card.actions)) if more else card


def _next(ctx: Context, store: Reports) -> Card:
    """The report that waits longest. What is gone meanwhile waits for nobody, and is closed.

    Nobody decides about their own words: others of the staff do, and a report of them looks like one for later.
    """
    reported, others = store.open(ctx.course.course_id), False
    title, note = ctx.plain("reports-title"), ctx.text("reports-note")
    for number, each in enumerate(reported, start=1):
        card, gone = _message(ctx, each) if each.message_id else _words(ctx, store, each)
        if gone:
            store.close(each.piece_id, Closed.LEFT)
            ctx.refresh(waiting.link())
            continue
        if card is None:
            others = True
            continue
        leave = Button(ctx.plain("leave-this"), leave_reported.link(Id(each.piece_id)))
        more = len(reported) - number
        after = (Field(ctx.plain("reports-after"), ctx.text("reports-more", count=more)),) if more else ()
        return replace(card, title=title, fields=(*card.fields, *after), actions=(*card.actions, leave), note=note)
    return Card(title, ctx.text("reports-others" if others else "reports-none"), note=note)


def _words(ctx: Context, store: Reports, reported: Reported) -> tuple[Card | None, bool]:
    """Words on a card, to read here, unless they are one's own or their feature is off; and whether they are gone."""
    piece, gone = find(ctx, reported)
    if piece is None or piece.by == ctx.person:
        return None, gone
    this = Id(reported.piece_id)
    fields = (Field(ctx.plain("reported-where"), (reported.place.root,)), _reporters(ctx, reported))
    if reported.piece_id in store.hidden_on(reported.view):  # by who wrote them, or before a restore
        text = joined([spoken(piece), ctx.text("reported-hidden")], "\n\n")
        return Card(
            text=text, fields=fields, actions=(Button(ctx.plain("put-back-button"), put_back.link(this)),)
        ), False
    hide = Button(ctx.plain("hide-this"), hide_reported.link(this), Look.CAREFUL)
    return Card(text=spoken(piece), fields=fields, actions=(hide,)), False


def _message(ctx: Context, reported: Reported) -> tuple[Card | None, bool]:
    """Somebody's own message, to read where it stands, unless it is one's own; and whether it is gone."""
    written = ctx.written(message_of(reported))
    if written is None or written.by == ctx.person:
        return None, written is None
    delete = Button(ctx.plain("delete-this"), delete_reported.link(Id(reported.piece_id)), Look.CAREFUL)
    fields = (field_of_writer(ctx, written), _reporters(ctx, reported))
    return Card(text=to_read(ctx, reported), fields=fields, actions=(delete,) if ctx.can_delete else ()), False


def _reporters(ctx: Context, reported: Reported) -> Field:
    """Who asks staff to look; how many, where some of them were deleted; or that nobody did, but a word was noticed."""
    when = When(reported.since or ctx.now(), Style.DATE)
    if not reported.count:
        return Field(ctx.plain("reported-by"), ctx.text("reported-by-word", when=when))
    if len(reported.people) < reported.count:
        text = ctx.text("reported-by-some", count=reported.count, when=when)
    else:
        people = joined([(each,) for each in reported.people], ", ")
        text = ctx.text("reported-by-people", people=people, when=when)
    if reported.again:
        text = (*text, *ctx.text("reported-again"))
    if reported.noticed:
        text = (*text, *ctx.text("reported-word-too"))
    return Field(ctx.plain("reported-by"), text)
