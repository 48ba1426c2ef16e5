"""Report and hide, for every card with people's words: whoever reads them tells the staff, who can take them away.

A view marks the words that people wrote as :class:`~bot.text.Piece`, and declares how one is deleted (``@view.erase``).
All else comes by itself: the two buttons and the neutral line in place of what is hidden (here), the staff's queue, the
letter to the writer, and the end of the words after 30 days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice, Field, Select
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.courtesy import courtesy
from bot.hiding import hidden_card, hide_words, piece_id, spoken
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.people import Person, Place, PlaceKind, Role
from bot.report_noted import noted, waiting
from bot.text import Piece, Text, Words, joined
from bot.texts import CORE
from bot.written import in_short
from storage.reports import Closed, Reported, Reports
from storage.standing import Standing

MOST_PIECES: Final = 25  # that one card can ask about: as many as a select has choices
BRIEF: Final = 60  # characters of words where they are a choice


# On the card.


def pieces_of(card: Card) -> tuple[Piece, ...]:
    """People's words on a card as its view made it."""
    texts = (card.text, *(each.text for each in card.fields), card.note)
    return tuple(run for text in texts for run in text if isinstance(run, Piece))


def with_pieces(card: Card, said: Callable[[Piece], Text]) -> Card:
    """The card with something in place of each of people's words."""

    def shown(text: Text) -> Text:
        return tuple(each for run in text for each in (said(run) if isinstance(run, Piece) else (run,)))

    fields = tuple(Field(each.label, shown(each.text)) for each in card.fields)
    return replace(card, text=shown(card.text), fields=fields, note=shown(card.note))


def guarded(card: Card, view: Link, ctx: ViewContext[Any], place: Place | None) -> Card:
    """The card as people see it: without what is hidden, and with *Report* and *Hide* while there is something left;
    *Hide* not where it is known that none of the staff reads it."""
    hidden = ctx.hidden_on(view)
    speak = ctx.speak.of(CORE)
    instead = speak.text("words-hidden")
    actions = card.actions
    if any(piece_id(view, each.key) not in hidden for each in pieces_of(card)):
        actions += (Button(speak.plain("report-button"), report.link()),)
        if place is None or place.kind is not PlaceKind.DIRECT or _staff_reads(ctx, place):
            actions += (Button(speak.plain("hide-button"), hide.link()),)
    said = with_pieces(card, lambda each: instead if piece_id(view, each.key) in hidden else spoken(each))
    return replace(said, actions=actions)


def _staff_reads(ctx: ViewContext[Any], direct: Place) -> bool:
    """Whether somebody of the staff, as far as is known, is in a direct conversation."""
    people = [Person(ctx.space.id, each) for each in direct.people]
    return len(ctx.without_staff(people)) < len(people)


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
    if piece.by == ctx.person:
        raise Refusal("report-own-words")
    reported = Reported(piece_id(view, piece.key), view, ctx.place)
    return Card(text=noted(ctx, store, reported), note=ctx.text("report-note"))


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
    return hidden_for_all(ctx, store, Reported(piece_id(view, piece.key), view, ctx.place), piece)


@report_one.prefill
@hide_one.prefill
def _something(ctx: Context, store: Reports, standing: Standing, message_id: str) -> dict[str, object]:
    """Whoever makes a form of the link by hand is told first that there is nothing to choose."""
    _shown(ctx, store, standing, message_id)
    return {}


def hidden_for_all(ctx: Context, store: Reports, reported: Reported, piece: Piece) -> Card:
    """The same from the card and from the queue: whoever reported these words need not be heard any more.

    Not so where somebody hides their own: their words are gone at once, and a report of them stays with the others.
    """
    own = piece.by == ctx.person
    if hide_words(ctx, store, reported, piece) and not own:
        store.close(reported.piece_id, Closed.HIDDEN)
        ctx.refresh(waiting.link())
    return hidden_card(ctx, Id(reported.piece_id), own=own)


# Which words.


def _which(ctx: Context, store: Reports, standing: Standing, about: str, link: Any) -> Card:
    """The words on the card that was pressed, to choose from."""
    message_id = ctx.message.id if ctx.message else ""
    view, pieces = _shown(ctx, store, standing, message_id)
    if about == "report" and not (pieces := [each for each in pieces if each.by != ctx.person]):
        raise Refusal("report-own-words")
    lines = [(Words(f"{number}. "), *spoken(each)) for number, each in enumerate(pieces, start=1)]
    choices = tuple(
        Choice(id_to_text(piece_id(view, each.key)), f"{number}. {in_short(each.text, BRIEF)}")
        for number, each in enumerate(pieces, start=1)
    )
    lead = [ctx.text(f"{about}-which")]
    if about == "hide" and any(each.by == ctx.person for each in pieces):
        lead.append(ctx.text("hide-which-own"))
    text = joined([*lead, *lines], "\n\n")
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
