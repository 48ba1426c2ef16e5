"""A card in Slack's own terms: commands as they are called here, and where rooms and threads are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from adapters.slack.words import Where
from bot import wording
from bot.card import Card
from bot.people import Person, Place
from bot.text import Spot
from storage.database import Database


class Wording:
    """What a card needs to be drawn for a workspace of Slack. ``spoken`` says our own words with each command as it is
    typed there; ``url`` is the workspace's address, ``now`` people's time."""

    def __init__(
        self, spoken: Callable[[str], str], database: Database, url: str, now: Callable[[], datetime] | None = None
    ) -> None:
        self._spoken = spoken
        self._now = now
        self._database = database
        self._url = url

    def said(self, card: Card) -> Card:
        """The card with the commands that it speaks of called as they are called on Slack."""
        return wording.said(card, self._spoken)

    async def where(self, card: Card, language: str = "en", names: Mapping[str, str] | None = None) -> Where:
        """Where the card is read, in which language, and where the places are that it names; nothing is asked where
        each names its own. ``names`` of people are for its notification."""
        unnamed = wording.unnamed(card)
        known = await self._database.read(lambda tx: wording.standing(tx, unnamed)) if unnamed else {}
        return Where(self._url, language, known, names or {}, self._now and self._now())


def people_of(card: Card) -> set[str]:
    """The ids of the people whom a card names."""
    texts = (card.text, card.note, *(each.text for each in card.fields))
    named = (run.place if isinstance(run, Spot) else run for text in texts for run in text)
    return {
        who
        for each in named
        if isinstance(each, Person | Place)
        for who in ((each.external_id,) if isinstance(each, Person) else each.people)
    }
