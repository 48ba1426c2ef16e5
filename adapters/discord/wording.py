"""A card in Discord's own terms: commands as they are called here, and where rooms and threads are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from adapters.discord.commands import Commands
from adapters.discord.words import Where
from bot.card import Card, Field
from bot.link import Link
from bot.people import Place, PlaceKind
from bot.text import Spot, Text, Words
from storage.database import Database, Tx
from storage.standing import Standing


class Wording:
    """What a card needs to be drawn for Discord."""

    def __init__(self, commands: Commands, database: Database) -> None:
        self._commands = commands
        self._database = database

    def said(self, card: Card) -> Card:
        """The card with the commands that it speaks of called as they are called on Discord."""

        def call(text: Text) -> Text:
            return tuple(
                replace(run, text=self._commands.spoken(run.text))
                if isinstance(run, Words) and "/" in run.text
                else run
                for run in text
            )

        fields = tuple(Field(each.label, call(each.text)) for each in card.fields)
        return replace(card, text=call(card.text), note=call(card.note), fields=fields)

    async def where(self, card: Card) -> Where | None:
        """What finds the channels of the places that a card names; nothing is asked where each names its own."""
        texts = (card.text, card.note, *(each.text for each in card.fields))
        unnamed = {place for text in texts for place in _unnamed(text)}
        if not unnamed:
            return None
        channels = await self._database.read(lambda tx: _channels(tx, unnamed))
        return lambda place: channels.get(place.key)


def _unnamed(text: Text) -> Iterable[Place]:
    """Rooms, and threads below views: only we know which channels these are."""
    places = (run.place if isinstance(run, Spot) else run for run in text)
    return (
        each for each in places if isinstance(each, Place) and (each.under is not None or each.kind is PlaceKind.ROOM)
    )


def _channels(tx: Tx, places: Collection[Place]) -> Mapping[str, str]:
    """The channels of these places, by their keys; what does not stand is left out."""
    found: dict[str, str] = {}
    for place in places:
        link = Link(place.under or place.id)
        stands = Standing(tx, place.space_id).at(link, place.root)
        at = stands and (stands.thread if place.under else stands.at_place)
        if at:
            found[place.key] = at.partition(":")[2]
    return found
