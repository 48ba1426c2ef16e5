"""Cards in a platform's own terms: commands as they are called there, and where the rooms and threads are that a card
names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from bot.card import Action, Button, Card, Field
from bot.link import Link
from bot.people import Place, PlaceKind
from bot.text import Run, Spot, Text, Words
from storage.database import Tx
from storage.standing import Standing


def said(card: Card, spoken: Callable[[str], str]) -> Card:
    """The card with ``spoken`` for our own words in which a command may be."""
    if not any(_may_speak(run) for text in _texts(card) for run in text):
        return card

    def call(text: Text) -> Text:
        return tuple(replace(run, text=spoken(run.text)) if _may_speak(run) else run for run in text)

    fields = tuple(Field(each.label, call(each.text)) for each in card.fields)
    return replace(card, text=call(card.text), note=call(card.note), fields=fields)


def unnamed(card: Card) -> frozenset[Place]:
    """The places of a card of which only we know where they are: rooms, and threads below views."""
    return frozenset(place for text in _texts(card) for place in _unnamed(text))


def standing(tx: Tx, places: Collection[Place]) -> Mapping[str, str]:
    """The keys of what these places are on the platform, by their own keys; what does not stand is left out."""
    found: dict[str, str] = {}
    for place in places:
        link = Link(place.under or place.id)
        stands = Standing(tx, place.space_id).at(link, place.root)
        at = stands and (stands.thread if place.under else stands.at_place)
        if at:
            found[place.key] = at
    return found


def _texts(card: Card) -> Iterator[Text]:
    yield card.text
    yield card.note
    for each in card.fields:
        yield each.text


def _may_speak(run: Run) -> TypeGuard[Words]:
    """Whether a command may be in it."""
    return isinstance(run, Words) and "/" in run.text


def _unnamed(text: Text) -> Iterator[Place]:
    for run in text:
        place = run.place if isinstance(run, Spot) else run
        if isinstance(place, Place) and (place.under is not None or place.kind is PlaceKind.ROOM):
            yield place


def apart(before: Button, after: Button, actions: Sequence[Action]) -> bool:
    """Whether two buttons stand in different rows: choices, which are several buttons of one handler, from all else."""
    of = [each.link.target for each in actions if isinstance(each, Button)]
    one, other = before.link.target, after.link.target
    return one != other and max(of.count(one), of.count(other)) > 1
