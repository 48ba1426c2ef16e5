"""Cards in Slack's own terms: commands as they are typed there, rooms and threads where they stand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from adapters.slack.wording import Wording
from adapters.slack.words import Where
from bot.card import Card, Field
from bot.link import Link
from bot.people import Place
from bot.text import Said, Spot, Words
from storage.database import Database, Tx
from storage.migrations import upgrade
from storage.standing import Standing, Stands
from tests.adapters.slack.making import SPACE
from tests.klass import sqlite

URL = "https://class.slack.com"


async def test_a_card_says_commands_as_they_are_typed_and_people_s_words_as_they_are() -> None:
    wording = Wording(lambda words: words.replace("/icebreaker", "/homeroom icebreaker"), None, URL)  # type: ignore[arg-type] # nothing is asked
    words = (Words("Use /icebreaker now"), Said("/icebreaker"))
    card = wording.said(Card("/icebreaker", words, (Field("How", words),), note=words))
    said = (Words("Use /homeroom icebreaker now"), Said("/icebreaker"))
    assert card == Card("/icebreaker", said, (Field("How", said),), note=said)
    assert await wording.where(card, "es", {"U1": "Ana"}) == Where(URL, "es", {}, {"U1": "Ana"})


async def test_where_rooms_and_threads_stand_is_looked_up(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    view, thread, room = Link("a.prompt:1"), "thread:C042-1700000000.000100", Place.of_room(SPACE, "a.table:1")
    channel = Place.parse(SPACE, "channel:C042")

    def stand(tx: Tx) -> None:
        known = Standing(tx, SPACE)
        known.stands(Stands(view, channel, channel.key, "1700000000.000100", thread, 0, now, None, room=False), now)
        known.stands(Stands(Link(room.id), room, "channel:G007", "", None, 0, now, None, room=True), now)

    database = await Database.open(sqlite(tmp_path))
    try:
        await upgrade(database)
        await database.write(SPACE, stand)
        wording = Wording(str, database, URL)
        gone = channel.below("a.prompt:2")
        card = Card(text=(channel.below(view), gone), fields=(Field("", (Spot("there", room, "1.2"),)),))
        assert (await wording.where(card)).standing == {channel.below(view).key: thread, room.key: "channel:G007"}
    finally:
        await database.close()
