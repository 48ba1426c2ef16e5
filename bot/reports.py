"""Report and hide, for every card with people's words: whoever reads them tells the staff, who can take them away.

A view marks the words that people wrote as :class:`~bot.text.Piece`, and declares how one is deleted (``@view.erase``).
All else is here: the two buttons, the reports, the neutral line in place of what is hidden, the letter to the writer,
and the end of the words after 30 days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice, Field, Look, Select
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, Section, ViewContext
from bot.courtesy import courtesy
from bot.hiding import find, gone, hidden_card, hidden_now, hide_words, piece_id, spoken
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.people import Role
from bot.text import Piece, Run, Style, Text, When, Words, joined
from bot.texts import CORE
from bot.written import in_short
from storage.database import Tx
from storage.reports import Closed, Reported, Reports
from storage.standing import Standing

REPORTS_KEPT: Final = timedelta(days=90)
MOST_PIECES: Final = 25  # that one card can ask about: as many as a select has choices
BRIEF: Final = 60  # characters of words where they are a choice


# On the card.


def pieces_of(card: Card) -> tuple[Piece, ...]:
    """People's words on a card as its view made it."""
    texts = (card.text, *(each.text for each in card.fields), card.note)
    return tuple(run for text in texts for run in text if isinstance(run, Piece))


def guarded(card: Card, view: Link, tx: Tx, ctx: ViewContext[Any]) -> Card:
    """The card as people see it: without what is hidden, and with *Report* and *Hide* while there is something left."""
    hidden = Reports(tx, ctx.space.id).hidden_on(view)
    speak = ctx.speak.of(CORE)
    instead = speak.text("words-hidden")

    def shown(text: Text) -> Text:
        runs: list[Run] = []
        for run in text:
            if not isinstance(run, Piece):
                runs.append(run)
            elif piece_id(view, run.key) in hidden:
                runs.extend(instead)
            else:
                runs.extend(spoken(run))
        return tuple(runs)

    actions = card.actions
    if any(piece_id(view, each.key) not in hidden for each in pieces_of(card)):
        actions += (
            Button(speak.plain("report-button"), report.link()),
            Button(speak.plain("hide-button"), hide.link()),
        )
    fields = tuple(Field(each.label, shown(each.text)) for each in card.fields)
    return replace(card, text=shown(card.text), fields=fields, note=shown(card.note), actions=actions)


# Reporting.


@courtesy.button("report")
def report(ctx: Context, store: Reports, standing: Standing) -> Card:
    """Which words it is about; nothing is told to anybody yet."""
    return _which(ctx, store, standing, "report", lambda message: report_one.link(message))


@courtesy.button("report-one", answers="here")
def report_one(
    ctx: Context, store: Reports, standing: Standing, message_id: str, words: Annotated[str, Option()]
) -> Card:
    """The staff comes to know; the writer does not. The same person's report counts once."""
    view, piece = _chosen(ctx, store, standing, message_id, words)
    reported = Reported(piece_id(view, piece.key), view, ctx.place)
    return Card(text=ctx.text(_note(ctx, store, reported)), note=ctx.text("report-note"))


@report_one.prefill
def _reportable(ctx: Context, store: Reports, standing: Standing, message_id: str) -> dict[str, object]:
    """Whoever makes a form of the link by hand is told first that there is nothing to report."""
    _shown(ctx, store, standing, message_id)
    return {}


def _note(ctx: Context, store: Reports, reported: Reported) -> str:
    report_id = ctx.new_id()
    before = store.report(report_id, ctx.course.course_id, reported, ctx.person, ctx.now())
    if before is None:
        ctx.after(REPORTS_KEPT, forget_report.link(report_id))
        ctx.after(timedelta(seconds=1), came.link(), key=f"reports-came:{ctx.course.course_id}")
        return "report-done"
    return "report-again" if before is Closed.OPEN else "report-decided"


@courtesy.job("reports-came")
def came(ctx: JobContext) -> None:
    """The staff's place is told, as nobody's post: the card there must not be noted as the reporter's."""
    if ctx.course.staff_place is not None:
        ctx.post(ctx.course.staff_place, waiting.link())


@courtesy.job("forget-report")
def forget_report(ctx: JobContext, store: Reports, report_id: Id) -> None:
    """A report is not kept for ever, whatever became of it."""
    store.forget(report_id)
    ctx.refresh(waiting.link())


# Hiding.


@courtesy.button("hide", needs=Role.ASSISTANT)
def hide(ctx: Context, store: Reports, standing: Standing) -> Card:
    """Which words it is about."""
    return _which(ctx, store, standing, "hide", lambda message: hide_one.link(message))


@courtesy.button("hide-one", needs=Role.ASSISTANT, answers="here")
def hide_one(
    ctx: Context, store: Reports, standing: Standing, message_id: str, words: Annotated[str, Option()]
) -> Card:
    """The words are gone from the card for everyone, and the writer is told."""
    view, piece = _chosen(ctx, store, standing, message_id, words)
    return _hide(ctx, store, Reported(piece_id(view, piece.key), view, ctx.place), piece)


@hide_one.prefill
def _hideable(ctx: Context, store: Reports, standing: Standing, message_id: str) -> dict[str, object]:
    _shown(ctx, store, standing, message_id)
    return {}


def _hide(ctx: Context, store: Reports, reported: Reported, piece: Piece) -> Card:
    """The same from the card and from the queue: whoever reported these words need not be heard any more."""
    if hide_words(ctx, store, reported, piece):
        store.close(reported.piece_id, Closed.HIDDEN)
        ctx.refresh(waiting.link())
    return hidden_card(ctx, Id(reported.piece_id), "hide-done")


# Which words.


def _which(ctx: Context, store: Reports, standing: Standing, about: str, link: Any) -> Card:
    """The words on the card that was pressed, to choose from."""
    message_id = ctx.message.id if ctx.message else ""
    view, pieces = _shown(ctx, store, standing, message_id)
    lines = [(Words(f"{number}. "), *spoken(each)) for number, each in enumerate(pieces, start=1)]
    choices = tuple(
        Choice(id_to_text(piece_id(view, each.key)), f"{number}. {in_short(each.text, BRIEF)}")
        for number, each in enumerate(pieces, start=1)
    )
    text = joined([ctx.text(f"{about}-which"), *lines], "\n\n")
    select = Select(ctx.plain(f"{about}-one-words"), link(message_id), choices)
    note = ctx.text("report-note" if about == "report" else "reports-note")
    return Card(ctx.plain(f"{about}-title"), text, actions=(select,), note=note)


def _shown(ctx: Context, store: Reports, standing: Standing, message_id: str) -> tuple[Link, Sequence[Piece]]:
    """What a message of this place shows of people's words. Raises :class:`Refusal` when there is nothing."""
    stood = standing.on_message(message_id, ctx.place.key)
    if stood is None:
        raise Refusal("words-gone")
    hidden = store.hidden_on(stood.link)
    pieces = [each for each in ctx.pieces(stood.link, ctx.place) or () if piece_id(stood.link, each.key) not in hidden]
    if not pieces:
        raise Refusal("words-gone")
    return stood.link, pieces[:MOST_PIECES]


def _chosen(ctx: Context, store: Reports, standing: Standing, message_id: str, words: str) -> tuple[Link, Piece]:
    view, pieces = _shown(ctx, store, standing, message_id)
    for each in pieces:
        if id_to_text(piece_id(view, each.key)) == words:
            return view, each
    raise Refusal("words-gone")


# The staff's own.


@courtesy.view("reports-waiting")
def waiting(ctx: ViewContext, store: Reports) -> Card | None:
    """In the staff's place: that something waits for them, not what."""
    count = store.count_open(ctx.course.course_id)
    if not count:
        return None
    button = Button(ctx.plain("look-button"), look.link(), Look.MAIN)
    return Card(ctx.plain("reports-title"), ctx.text("reports-open", count=count), actions=(button,))


@courtesy.section("status")
def in_status(ctx: Context, store: Reports) -> Section | None:
    """What waits for a decision, and that something is hidden."""
    count, hidden = store.count_open(ctx.course.course_id), len(store.all_hidden(ctx.course.course_id))
    lines = [ctx.text("reports-open", count=count)] if count else []
    lines += [ctx.text("reports-hidden", count=hidden)] if hidden else []
    actions = [Button(ctx.plain("look-button"), look.link(), Look.MAIN)] if count else []
    actions += [Button(ctx.plain("hidden-button"), hidden_now.link())] if hidden else []
    return Section(ctx.plain("reports-title"), joined(lines, "\n"), tuple(actions)) if lines else None


@courtesy.button("look-at-reports", needs=Role.ASSISTANT)
def look(ctx: Context, store: Reports) -> Card:
    """What waits longest, and how much comes after it."""
    return _next(ctx, store)


@courtesy.button("hide-reported", needs=Role.ASSISTANT, answers="here")
def hide_reported(ctx: Context, store: Reports, words_id: Id) -> Card:
    """The words are hidden, and all reports of them closed."""
    reported, piece = _waits(ctx, store, words_id)
    done = _hide(ctx, store, reported, piece)
    return _with_next(ctx, store, done)


@courtesy.button("leave-reported", needs=Role.ASSISTANT, answers="here")
def leave_reported(ctx: Context, store: Reports, words_id: Id) -> Card:
    """The words stay, all reports of them are closed, and the writer never hears of it."""
    _waits(ctx, store, words_id)
    store.close(words_id, Closed.LEFT)
    ctx.refresh(waiting.link())
    return _with_next(ctx, store, Card(text=ctx.text("leave-done"), note=ctx.text("reports-note")))


def _waits(ctx: Context, store: Reports, words_id: Id) -> tuple[Reported, Piece]:
    """A report of this course that is open still. Raises :class:`Refusal`."""
    for each in store.open(ctx.course.course_id):
        if each.piece_id == words_id and (piece := find(ctx, each)) and piece.by != ctx.person:
            return each, piece
    raise Refusal("report-closed")


def _with_next(ctx: Context, store: Reports, card: Card) -> Card:
    button = Button(ctx.plain("look-next"), look.link(), Look.MAIN)
    more = store.count_open(ctx.course.course_id)
    return replace(card, actions=(button, *card.actions)) if more else card


def _next(ctx: Context, store: Reports) -> Card:
    """The report that waits longest. What is gone meanwhile waits for nobody, and is closed.

    Nobody decides about their own words: others of the staff do, and a report of them looks like one for later.
    """
    reported, others = store.open(ctx.course.course_id), False
    note, title = ctx.text("reports-note"), ctx.plain("reports-title")
    for number, each in enumerate(reported, start=1):
        if gone(ctx, each):
            store.close(each.piece_id, Closed.LEFT)
            ctx.refresh(waiting.link())
            continue
        piece = find(ctx, each)
        if piece is None or piece.by == ctx.person:
            others = True
            continue
        actions = (
            Button(ctx.plain("hide-this"), hide_reported.link(Id(each.piece_id)), Look.CAREFUL),
            Button(ctx.plain("leave-this"), leave_reported.link(Id(each.piece_id))),
        )
        fields = [Field(ctx.plain("reported-where"), (each.place.root,)), _reporters(ctx, each)]
        if more := len(reported) - number:
            fields.append(Field(ctx.plain("reports-after"), ctx.text("reports-more", count=more)))
        return Card(title, spoken(piece), tuple(fields), actions=actions, note=note)
    return Card(title, ctx.text("reports-others" if others else "reports-none"), note=note)


def _reporters(ctx: Context, reported: Reported) -> Field:
    """Who asks staff to look; how many, where some of them were deleted."""
    when = When(reported.since or ctx.now(), Style.DATE)
    if len(reported.people) < reported.count:
        return Field(ctx.plain("reported-by"), ctx.text("reported-by-some", count=reported.count, when=when))
    people = joined([(each,) for each in reported.people], ", ")
    return Field(ctx.plain("reported-by"), ctx.text("reported-by-people", people=people, when=when))
