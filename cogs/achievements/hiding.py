"""Words that stand on several cards, the class's and each receiver's own: what staff hide on one is hidden on all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from bot.card import Card
from bot.context import JobContext, ViewContext
from bot.hiding import piece_id
from bot.kinds import Id
from bot.link import Link
from bot.reports import pieces_of, with_pieces
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import WORDS
from storage.recognitions import Received, Recognition, Recognitions
from storage.reports import Reports


def hidden_on_any(store: Recognitions, this: Recognition, keys: Collection[str], *, but: str = "") -> set[str]:
    """Which of somebody's words staff hid on any card of one recognition; ``but`` for those that are hidden on one card
    itself, where they are kept out of sight and put back."""
    cards = _cards(this.recognition_id, store.people(this.recognition_id))
    ids = {(card, key): piece_id(card, key) for key in keys for card in cards}
    hidden = Reports(store.tx, store.space_id).hidden_among(ids.values())
    found = {key for (_, key), each in ids.items() if each in hidden}
    if this.hidden and WORDS in keys:
        found.add(WORDS)
    return {key for key in found if not but or piece_id(but, key) not in hidden}


def hidden_in(store: Recognitions, these: Collection[Recognition]) -> set[int]:
    """Of which of these staff hid the words, on whichever card; by their ids, in two statements."""
    parts: dict[int, list[Received]] = {}
    for each in store.parts([this.recognition_id for this in these]):
        parts.setdefault(each.recognition_id, []).append(each)
    ids: dict[int, int] = {
        piece_id(card, WORDS): this.recognition_id
        for this in these
        for card in _cards(this.recognition_id, parts.get(this.recognition_id, []))
    }
    hidden = Reports(store.tx, store.space_id).hidden_among(ids)
    return {ids[each] for each in hidden} | {this.recognition_id for this in these if this.hidden}


def without_hidden(ctx: ViewContext[Any], store: Recognitions, this: Recognition, card: Card, *, but: str = "") -> Card:
    """The card with the neutral line in place of what is hidden elsewhere. ``but`` is its own view, if it has one."""
    keys = {each.key for each in pieces_of(card)}
    hidden = hidden_on_any(store, this, keys, but=but) if keys else set()
    if not hidden:
        return card
    instead = ctx.text("words-hidden")
    return with_pieces(card, lambda each: instead if each.key in hidden else (each,))


@achievements.job("hidden-before-class")
def hidden_before_class(ctx: JobContext[Settings], store: Recognitions, recognition_id: Id) -> None:
    """Staff hid words on the class's card, or put them back."""
    _show(ctx, store, recognition_id)


@achievements.job("hidden-on-own")
def hidden_on_own(ctx: JobContext[Settings], store: Recognitions, reports: Reports, received_id: Id) -> None:
    """Staff hid words on somebody's own card, who reported them, or put them back. It is noted with what they are of:
    whoever reported them may put it away, and for the others they stay hidden."""
    if (part := store.part(received_id)) is None:
        return
    own = [piece_id(link, WORDS) for link in _cards(part.recognition_id, store.people(part.recognition_id))[1:]]
    store.hide(part.recognition_id, bool(reports.hidden_among(own)))
    _show(ctx, store, part.recognition_id)


def _show(ctx: JobContext[Any], store: Recognitions, recognition_id: int) -> None:
    for each in _cards(recognition_id, store.people(recognition_id)):
        ctx.refresh(each)


def _cards(recognition_id: int, parts: Iterable[Received]) -> list[Link]:
    """The links of all cards on which it stands."""
    own = [achievements.link_to("for-you", each.received_id) for each in parts]
    return [achievements.link_to("shown", recognition_id), *own]
