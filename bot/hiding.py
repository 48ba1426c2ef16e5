"""Words that staff hid: out of sight at once, for staff to read and put back for 30 days, then deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from bot.card import Button, Card, Field
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.courtesy import courtesy
from bot.kinds import Id
from bot.link import Link, id_of, id_to_text
from bot.people import Person, Role
from bot.text import Piece, Said, Style, Text, When, joined
from bot.written import one_line
from storage.hidden_since import SETTLES
from storage.reports import Hidden, Reported, Reports

HIDDEN_FOR: Final = timedelta(days=30)
LOOKED_FOR: Final = timedelta(days=400)  # no words are kept for longer than a year
ON_A_CARD: Final = 5  # hidden words at a time, so that long ones fit


def piece_id(where: str, key: str) -> Id:
    """The id of somebody's words in a view, or of their message in a place: nobody reads in it whose they are."""
    return Id(id_of(where, key))


def words_id(words: str) -> Id:
    """An id of words themselves, by which they are known when they come again as they were."""
    return Id(id_of(one_line(words).casefold()))


def were_hidden(store: Reports, view: Link, key: str, words: str) -> bool:
    """Whether staff hid just these words there within their 30 days, wherever their writer took them since."""
    hidden = store.hidden(piece_id(view, key))
    return hidden is not None and not hidden.put_back and hidden.words_id == words_id(words)


def find(ctx: ViewContext[Any], where: Reported | Hidden) -> tuple[Piece | None, bool]:
    """The words, if they can be shown now; and whether they are known to be no more.

    Where nobody can tell, what was decided about them is kept.
    """
    pieces = ctx.pieces(where.view, where.place)
    found = next((each for each in pieces or () if piece_id(where.view, each.key) == where.piece_id), None)
    return found, pieces is not None and found is None


def spoken(piece: Piece) -> Text:
    """Somebody's words as a view shows them."""
    return (*piece.before, Said(piece.text, piece.bold))


def hide_words(ctx: Context, store: Reports, reported: Reported, piece: Piece) -> bool:
    """The words are gone from their card for everyone, and the writer is told. False when they were hidden already."""
    this = Id(reported.piece_id)
    course, words = ctx.course.course_id, words_id(piece.text)
    hidden = Hidden(this, course, reported.view, reported.place, piece.by, False, ctx.now(), words)
    if not store.hide(hidden):
        return False
    ctx.note_hidden(hidden)
    ctx.after(HIDDEN_FOR, erase_hidden.link(this), key=f"erase:{id_to_text(this)}")
    ctx.effects.words_changed(reported.view)
    if piece.by is not None and piece.by != ctx.person:
        ctx.tell(piece.by, told.link(this))
    return True


def hidden_card(ctx: Context, words_id: Id, *, own: bool) -> Card:
    """What staff reads after hiding something, with the way back; whoever wrote it has none."""
    until, note = When(ctx.now() + HIDDEN_FOR, Style.DATE), ctx.text("reports-note")
    if own:
        return Card(text=ctx.text("hide-done-own", until=until), note=note)
    button = Button(ctx.plain("put-back-button"), put_back.link(words_id))
    return Card(text=ctx.text("hide-done", until=until), actions=(button,), note=note)


@courtesy.view("told-hidden")
def told(ctx: ViewContext, store: Reports, words_id: Id) -> Card | None:
    """What the writer reads: that it was hidden, until when it can come back, or that it came back."""
    hidden = store.hidden(words_id)
    piece = find(ctx, hidden)[0] if hidden else None
    if hidden is None or hidden.gone or piece is None:
        return None
    until = When(hidden.at + HIDDEN_FOR, Style.DATE)
    if hidden.put_back:
        return Card(text=ctx.text("told-back", words=piece.text), note=ctx.text("only-you"))
    lines = [ctx.text("told-hidden", words=piece.text), ctx.text("told-hidden-then", until=until)]
    return Card(text=joined(lines, "\n\n"), note=ctx.text("only-you"))


@courtesy.button("put-back", needs=Role.ASSISTANT, answers="here")
def put_back(ctx: Context, store: Reports, words_id: Id) -> Card:
    """Everyone sees the words again, and the writer's letter says so. Whose words they are does not decide that."""
    hidden = store.hidden(words_id)
    if hidden is None or hidden.course_id != ctx.course.course_id or hidden.put_back or hidden.gone:
        raise Refusal("put-back-gone")
    if _writer(ctx, hidden) == ctx.person:
        raise Refusal("put-back-own")
    store.put_back(words_id)
    ctx.note_hidden(replace(hidden, put_back=True))
    store.stands_again(words_id)
    ctx.effects.words_changed(hidden.view)
    ctx.refresh(told.link(words_id))
    return Card(text=ctx.text("put-back-done"), note=ctx.text("reports-note"))


def _writer(ctx: Context, hidden: Hidden) -> Person | None:
    """Whose words they are: as noted, else as the words say themselves."""
    if hidden.writer is not None:
        return hidden.writer
    piece = find(ctx, hidden)[0]
    return piece.by if piece else None


@courtesy.job("erase-hidden")
def erase_hidden(ctx: JobContext, store: Reports, words_id: Id) -> None:
    """The time is up: hidden words are deleted where they are stored, and in the letter that told of it.

    While the feature that holds them is off they wait, hidden: it could show them again.
    """
    hidden = store.hidden(words_id)
    if hidden is None:
        return
    if not hidden.put_back and not hidden.gone:
        piece, gone = find(ctx, hidden)
        if piece is not None:
            ctx.erase(hidden.view, hidden.place, piece.key)
            ctx.effects.words_changed(hidden.view)
        elif not gone and ctx.now() < hidden.at + LOOKED_FOR:
            ctx.after(timedelta(days=1), erase_hidden.link(words_id))
            return
    store.let_go(words_id)
    ctx.remove(told.link(words_id))


@courtesy.job(SETTLES[1])
def settle_hidden(ctx: JobContext, store: Reports, words_id: Id) -> None:
    """After a restore: the card shows what is hidden no longer, and the words end when they would have ended."""
    hidden = store.hidden(words_id)
    if hidden is None:
        return
    if not hidden.put_back:
        ctx.at(hidden.at + HIDDEN_FOR, erase_hidden.link(words_id), key=f"erase:{id_to_text(words_id)}")
    ctx.effects.words_changed(hidden.view)


# What is hidden now, for staff.


@courtesy.button("hidden", needs=Role.ASSISTANT)
def hidden_now(ctx: Context, store: Reports) -> Card:
    """The words that are hidden in the course, the newest first."""
    return _list(ctx, store, 0)


@courtesy.button("hidden-more", needs=Role.ASSISTANT, answers="here")
def hidden_more(ctx: Context, store: Reports, after: int) -> Card:
    """Those that were hidden before."""
    return _list(ctx, store, after)


def _list(ctx: Context, store: Reports, after: int) -> Card:
    """Some of them; what is no more, because its writer deleted it, is not hidden any longer."""
    there: list[tuple[Hidden, Piece]] = []
    for each in store.all_hidden(ctx.course.course_id):
        piece, gone = find(ctx, each)
        if piece is not None:
            there.append((each, piece))
        elif gone:
            store.gone(each.piece_id)
    some = list(enumerate(there, start=1))[max(after, 0) :][:ON_A_CARD]
    fields = [
        Field(ctx.plain("hidden-number", number=number), _about(ctx, each, piece)) for number, (each, piece) in some
    ]
    actions = [
        Button(ctx.plain("put-back-number", number=number), put_back.link(Id(each.piece_id)))
        for number, (each, piece) in some
        if piece.by != ctx.person
    ]
    if some and some[-1][0] < len(there):
        actions.append(Button(ctx.plain("hidden-older"), hidden_more.link(some[-1][0])))
    text = ctx.text("hidden-intro" if some else "hidden-none")
    title, note = ctx.plain("hidden-title"), ctx.text("reports-note")
    return Card(title, text, tuple(fields), actions=tuple(actions), note=note)


def _about(ctx: Context, hidden: Hidden, piece: Piece) -> Text:
    until = When(hidden.at + HIDDEN_FOR, Style.DATE)
    own = ctx.text("hidden-own") if piece.by == ctx.person else ()
    return (*spoken(piece), *ctx.text("hidden-about", place=hidden.place.root, until=until), *own)
