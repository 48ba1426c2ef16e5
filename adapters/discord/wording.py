"""A card in Discord's own terms: commands as they are called here, and where rooms and threads are."""

from __future__ import annotations

from adapters.discord.commands import Commands
from adapters.discord.words import Where
from bot import wording
from bot.card import Card
from storage.database import Database


class Wording:
    """What a card needs to be drawn for Discord."""

    def __init__(self, commands: Commands, database: Database) -> None:
        self._commands = commands
        self._database = database

    def said(self, card: Card) -> Card:
        """The card with the commands that it speaks of called as they are called on Discord."""
        return wording.said(card, self._commands.spoken)

    async def where(self, card: Card) -> Where | None:
        """What finds the channels of the places that a card names; nothing is asked where each names its own."""
        unnamed = wording.unnamed(card)
        if not unnamed:
            return None
        keys = await self._database.read(lambda tx: wording.standing(tx, unnamed))
        channels = {key: at.partition(":")[2] for key, at in keys.items()}
        return lambda place: channels.get(place.key)
