"""A small cog to measure with: it stays as it is while features change, so that figures can be compared over time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Final

from sqlalchemy import BigInteger, Column, MetaData, String, Table, Text, bindparam, select

from bot.card import Button, Card
from bot.cog import Cog, Option
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.people import Person
from storage.store import Store, UtcDateTime
from storage.upsert import insert

tables: Final = MetaData()  # of its own: the bench adds nothing to what migrations and the privacy page speak of
things = Table(
    "bench_things",
    tables,
    Column("space_id", String(80), primary_key=True),
    Column("thing_id", BigInteger, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)
marks = Table(
    "bench_marks",
    tables,
    Column("space_id", String(80), primary_key=True),
    Column("thing_id", BigInteger, primary_key=True, autoincrement=False),
    Column("marked", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)
_words = select(things.c.words).where(things.c.space_id == bindparam("space"), things.c.thing_id == bindparam("thing"))
_mark = insert(marks).values({column.name: bindparam(column.name) for column in marks.c}).on_conflict_do_nothing()


class Things(Store):
    """Things with words, and who marked them."""

    def add(self, ids: list[int]) -> None:
        """Stores things."""
        self.put({each: f"Thing {each}" for each in ids})

    def put(self, words: Mapping[int, str]) -> None:
        """Stores things with these words."""
        rows = [{"space_id": self.space_id, "thing_id": each, "words": said} for each, said in words.items()]
        if rows:
            self.tx.execute(insert(things), rows)

    def words(self, thing_id: int) -> str | None:
        """The words of a thing."""
        found: str | None = self.tx.scalar(_words, {"space": self.space_id, "thing": thing_id})
        return found

    def mark(self, thing_id: int, person: Person, now: datetime) -> None:
        """A person marks a thing; twice is once."""
        row = {"space_id": self.space_id, "thing_id": thing_id, "marked": person.external_id, "at": now}
        self.tx.execute(_mark, row)


errand = Cog("errand", folder=Path(__file__).parent)


@errand.button("mark")
def mark(ctx: Context, store: Things, thing_id: Id) -> Card:
    """What most presses are like: one read, a row of its own, something for later, and a card that says so."""
    words = store.words(thing_id)
    store.mark(thing_id, ctx.person, ctx.now())
    ctx.after(timedelta(days=1), remind.link(thing_id), key=f"remind:{thing_id}")
    button = Button(ctx.plain("mark-again"), mark.link(thing_id))
    return Card(text=ctx.text("marked", words=words or ""), actions=(button,), note=ctx.text("mark-note"))


@errand.command("errand")
def command(ctx: Context, store: Things, thing: Annotated[int, Option(least=0)]) -> Card:
    """The same by a command."""
    return mark(ctx, store, Id(thing))  # type: ignore[no-any-return]


@errand.job("remind")
def remind(ctx: JobContext, store: Things, thing_id: Id) -> None:
    """What most due jobs are like: one read, and something that follows from it."""
    store.words(thing_id)
    ctx.after(timedelta(days=7), remind.link(thing_id), key=f"remind:{thing_id}")


@errand.view("note")
def note(ctx: ViewContext, store: Things, thing_id: Id) -> Card | None:
    """A card in a channel."""
    return Card(title=ctx.plain("cog-name"), text=ctx.text("note", words=store.words(thing_id) or ""))
