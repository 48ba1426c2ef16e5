"""What a class behind a door came to have, beside what its bot keeps: one moment of both, when the bot has stopped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Table, select

from adapters.web.app import SPACE_ID
from adapters.web.classroom import Classroom
from adapters.web.render import card_json
from adapters.web.state import message_id
from bot.app import App
from bot.clock import Clock
from bot.config import Config
from bot.link import Link
from bot.people import Place, PlaceKind
from storage.class_records import BOT, KeptMessage
from storage.database import Tx
from storage.standing import standing
from storage.store import all_tables
from tests.wire.bot import Away

Where = tuple[str, str]
"""A message as the bot knows it: its place and its id."""


@dataclass(frozen=True)
class Record:
    """The bot's rows by table and the cards that its views are now; the bot's messages in the class, and the threads
    below each."""

    rows: dict[str, Sequence[Row[*tuple[Any, ...]]]]
    cards: dict[Where, Any]
    messages: list[KeptMessage]
    threads: Counter[str]

    def of(self, table: Table) -> Sequence[Row[*tuple[Any, ...]]]:
        """The rows of a table."""
        return self.rows[table.name]

    def stands(self, link: str) -> list[Any]:
        """Where a view stands, as the bot keeps it."""
        return [row for row in self.of(standing) if row.link == link]

    def under(self, thread: str) -> list[KeptMessage]:
        """The bot's messages in a thread."""
        return [message for message in self.messages if message.place == thread]


async def record(config: Config, classroom: Classroom, clock: Clock | None = None) -> Record:
    """Reads both sides: the bot's as a bot would that is just starting, by this clock where its cards tell the time."""
    places = [place for place in classroom.core.state.places.values() if not place.gone]
    newest = classroom.core.hub.seq + 1
    pages = [await classroom.core.keeper.page(place.key, newest, 100_000) for place in places]
    messages = [message for page in pages for message in page if message.by == BOT]
    threads = Counter(place.under for place in places if place.kind == PlaceKind.THREAD and place.under)
    app = await Away.open(config)
    app.core.clock = clock or app.core.clock
    try:

        def read(tx: Tx) -> Record:
            rows = {table.name: tx.rows(select(table)) for table in all_tables().sorted_tables}
            cards = {
                (row.at_place, row.message_id): _card(app, tx, row) for row in rows[standing.name] if row.message_id
            }
            return Record(rows, cards, messages, threads)

        return await app.database.read(read)
    finally:
        await app.stop()


def _card(app: App, tx: Tx, row: Any) -> Any:
    shown = app.core.show(tx, SPACE_ID, Link(row.link), Place.parse(SPACE_ID, row.place))
    if shown is None:
        return None
    card = shown.card
    if card.image is not None:  # drawn when it is sent, and here for nobody
        card = replace(card, image=replace(card.image, data=b""))
    return plain(card_json(card))


def plain(card: Any) -> Any:
    """A card as it looks after its way as JSON; a picture by what it says."""
    found = json.loads(json.dumps(card))
    return {**found, "image": found["image"]["alt"]} if found and found.get("image") else found


def where(message: KeptMessage) -> Where:
    """Where a message is."""
    return message.place, message_id(message.seq)
