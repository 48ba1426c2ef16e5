"""A small cog that asks anonymously, and all that somebody with the database can lay hands on, for tests of sealing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Annotated, Any

from sqlalchemy import text

from bot.act import Act, ActKind, Answer
from bot.card import Card
from bot.cog import Cog, Option
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Role
from bot.platform import Message
from bot.seal import Box, Mine, Seals
from storage.backup import copy_open
from storage.database import Tx
from storage.store import all_tables
from tests.klass import MONDAY, SPACE, Klass, klass_of

GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
BOX = Id(0b1011 << 44)
SIZE = 96
TEXTS = """
cog-name = Vault
answer = Answer
answer-answer = Answer
breaks = Break
breaks-answer = Answer
"""
FILES = """
SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
WHERE relkind IN ('r', 'i', 't') AND relnamespace::regnamespace::text IN ('public', 'pg_toast')
UNION ALL SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()
"""  # all that PostgreSQL keeps on its disk of a database, and its log of changes
vault = Cog("vault")
closed: list[Mine] = []


@vault.button("begin", needs=Role.INSTRUCTOR)
def begin(ctx: Context, box_id: Id) -> None:
    ctx.box(box_id, SIZE).begin()


@vault.button("answer", sealed=True)
def answer(ctx: Context, box_id: Id, answer: Annotated[str, Option()]) -> Card:
    mine = ctx.box(box_id, SIZE).put(ctx.person, answer, ctx.stamp)
    return Card(title=f"{mine.answer} {mine.code}")


@vault.button("withdraw", sealed=True)
def withdraw(ctx: Context, box_id: Id) -> Card:
    return Card(title=str(ctx.box(box_id, SIZE).withdraw(ctx.person, ctx.stamp)))


@vault.button("mine", sealed=True)
def mine(ctx: Context, box_id: Id) -> Card:
    found = ctx.box(box_id, SIZE).mine(ctx.person)
    return Card(title=f"{found.answer} {found.code}" if found else "nothing")


@vault.view("board")
def board(ctx: ViewContext, box_id: Id) -> Card:
    return Card(title="board")


@vault.button("turns", sealed=True, answers="here")
def turns(ctx: Context, box_id: Id) -> Link:
    """The card that others see becomes another one."""
    return board.link(box_id)


@vault.button("breaks", sealed=True)
def breaks(ctx: Context, answer: Annotated[str, Option()]) -> None:
    raise RuntimeError(f"{ctx.person.external_id} said {answer}")


@vault.button("close", sealed=True)
def close(ctx: Context, box_id: Id) -> None:
    """Also when it is somebody's answer that ends it."""
    box = ctx.box(box_id, SIZE)
    closed[:] = box.open_all()
    box.end()


@vault.button("forget-me")
def forget_me(ctx: Context) -> None:
    ctx.forget_me()


@vault.job("end")
def end(ctx: JobContext, box_id: Id) -> None:
    ctx.box(box_id).end()


@dataclass
class Vault:
    """A class with the cog in it, and a database that an attacker reads."""

    klass: Klass
    folder: Path
    _number: Any = field(default_factory=lambda: count(1))

    @property
    def seals(self) -> Seals:
        return self.klass.core.seals

    async def acts(
        self, who: str, link: Link, stamp: int | None = None, *, on: Message | None = None, **values: str
    ) -> Answer:
        """One press; ``stamp`` orders it among others, which else come as they are pressed."""
        number = next(self._number)
        person = Person(SPACE, who)
        manages = who == "instructor"
        return await self.klass.router.act(
            Act(
                f"delivery-{number}",
                ActKind.PRESS,
                person,
                GENERAL,
                link,
                values,
                message=on,
                manages=manages,
                stamp=number if stamp is None else stamp,
            )
        )

    async def says(self, who: str, words: str, stamp: int | None = None, box: Id = BOX) -> str:
        """Answers, and returns the title of what came back."""
        return title(await self.acts(who, answer.link(box), stamp, answer=words))

    async def begins(self, box: Id = BOX) -> None:
        await self.acts("instructor", begin.link(box))

    async def closes(self, by: str = "instructor", box: Id = BOX) -> list[Mine]:
        await self.acts(by, close.link(box))
        return [*closed]

    async def box(self, act: Any, box_id: Id = BOX) -> Any:
        """What a function does with a box, in a transaction of its own."""

        def run(tx: Tx) -> Any:
            return act(self.box_in(tx, box_id))

        return await self.klass.database.write(SPACE, run)

    def box_in(self, tx: Tx, box_id: Id = BOX) -> Box:
        core = self.klass.core
        snapshot = core.snapshot(tx, SPACE, None)
        context: JobContext[Any] = JobContext(core, tx, snapshot, snapshot.course(0), "vault", "en")
        return context.box(box_id, SIZE)

    # What an attacker has.

    async def dump(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of every table, in the order in which they lie there; on PostgreSQL with what it notes of each."""
        hidden = "" if self.klass.database.dialect == "sqlite" else "ctid::text, xmin::text, xmax::text, cmin::text, "

        def look(tx: Tx) -> dict[str, list[dict[str, Any]]]:
            return {
                name: [dict(row._mapping) for row in tx.rows(text(f'SELECT {hidden}* FROM "{name}"'))]
                for name in all_tables().tables
            }

        return await self.klass.database.read(look)

    async def bytes(self) -> bytes:
        """Every byte that the database has on its disk, and a backup."""
        if self.klass.database.dialect == "sqlite":
            number = next(self._number)
            await copy_open(self.klass.database, self.folder / f"backup-{number}.db", MONDAY, lambda: False)
            return b"".join(each.read_bytes() for each in sorted(self.folder.glob("*")) if each.is_file())

        def look(tx: Tx) -> bytes:
            tx.execute(text("CHECKPOINT"))
            rows = tx.rows(text(FILES))
            return b"".join(bytes(row[0]) for row in rows)

        return await self.klass.database.write(None, look)


def title(given: Answer) -> str:
    """What a private answer says."""
    return str(getattr(getattr(given, "card", None), "title", given))


@asynccontextmanager
async def vault_of(folder: Path, url: str, keys: Path | None = None) -> AsyncIterator[Vault]:
    """A class with the cog, on a database that is empty or was left by an earlier one. Its keys lie in ``folder``."""
    texts = folder / "vault" / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    for language in ("en", "es"):
        (texts / f"{language}.ftl").write_text(TEXTS, encoding="utf-8")
    vault.folder = folder / "vault"
    closed.clear()
    async with klass_of([vault], url, keys=keys or folder / "keys") as klass:
        yield Vault(klass, folder)
