"""What somebody has who wants to know who answered what: the database again and again, its files, and all cards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import combinations, count
from pathlib import Path
from typing import Any

from sqlalchemy import text

from adapters.web.keeper import MemoryKeeper
from bot.act import Act, ActKind, Answer, Reply
from bot.cog import Kind
from bot.kinds import Id
from bot.link import Link, id_to_text, make
from bot.people import Person
from bot.seal import read_code
from bot.text import plain
from cogs.admin import cog as admin
from cogs.polls import cog
from storage.class_records import KeptMessage
from storage.polls import State
from tests.bot.sealing import GENERAL, Vault
from tests.cogs.polls.stories import asked
from tests.klass import SPACE, Klass, klass_of

CROWD = tuple(f"p{number:02}" for number in range(80))
"""People of whom the class knows nothing but what they press: so many that an order is never one by chance."""
NO_POLL = Id(0)
HIDDEN = ("ctid", "xmin", "xmax", "cmin")
TIMES = "\n".join(f"2026-03-{day:02} 10:00" for day in range(10, 13))
Dump = dict[str, list[dict[str, Any]]]


@dataclass
class Attacked:
    """A class with a poll in it, before somebody who reads along."""

    klass: Klass
    folder: Path
    poll_id: Id = NO_POLL
    last: Any = None
    _number: Any = field(default_factory=lambda: count(1))

    @property
    def vault(self) -> Vault:
        """The database as an attacker reads it."""
        return Vault(self.klass, self.folder)

    async def asks(self, **values: Any) -> None:
        """A poll stands in the channel."""
        await asked(self.klass, **values)
        rows = await self.rows(f"SELECT poll_id FROM polls WHERE state = '{State.OPEN}' ORDER BY made_at DESC")
        self.poll_id = Id(rows[0]["poll_id"])
        await self.passes()

    async def acts(self, who: str, name: str, *args: object, **values: Any) -> Answer:
        """Somebody does something with the poll; ``values`` are what is picked, or filled in."""
        number, link = next(self._number), self.link(name, *args)
        is_form = self.klass.core.declared(link).kind is Kind.FORM
        act = Act(
            f"delivery-{number}",
            ActKind.SUBMIT if is_form else ActKind.PRESS,
            Person(SPACE, who),
            GENERAL,
            link,
            values,
            language="en",
            time_zone="UTC",
            manages=who == "instructor",
            form_key=f"form-{number}" if is_form else "",
            stamp=number,
        )
        self.last = act
        return await self.klass.router.act(act)

    def link(self, name: str, *args: object) -> Link:
        """The link of something that can be done with the poll."""
        return make("polls", name, [id_to_text(self.poll_id), *map(str, args)])

    async def everybody_knows(self, people: Iterable[str]) -> None:
        """They acted before, so that nothing is about their first time."""
        for who in people:
            await self.acts(who, "mine")

    async def passes(self) -> None:
        """What is due has happened, and refreshes have no least interval behind them."""
        await self.klass.goes_on()
        await self.klass.waits(seconds=6)

    async def closes(self) -> None:
        """Whoever asked closes it, and it is counted."""
        await self.acts("instructor", "close-now")
        await self.passes()

    def kept(self) -> dict[int, KeptMessage]:
        """Every message that the class keeps, by its number."""
        keeper = self.klass.classroom.core.keeper
        assert isinstance(keeper, MemoryKeeper)
        return keeper._messages

    async def rows(self, statement: str) -> list[dict[str, Any]]:
        """What a statement gives."""
        found = await self.klass.database.read(lambda tx: tx.rows(text(statement)))
        return [dict(row._mapping) for row in found]


@asynccontextmanager
async def attacked(folder: Path, url: str, **more: Any) -> AsyncIterator[Attacked]:
    """A class in which polls are on."""
    async with klass_of([admin, cog], url, keys=folder / "keys", **more) as klass:
        yield Attacked(klass, folder)


def said(answer: Answer) -> str:
    """What a private answer says, as text."""
    assert isinstance(answer, Reply)
    return plain(answer.card.text)


def code_in(answer: Answer) -> str:
    """The receipt on a private answer."""
    words = said(answer).replace(".", " ").split()
    return next(each for each in words if len(each) == 9 and "-" in each and read_code(each))


def changes(before: Dump, after: Dump) -> dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """By table, the rows that went and that came; without what PostgreSQL notes of each row."""

    def bare(rows: list[dict[str, Any]]) -> Counter[Any]:
        return Counter(
            tuple((name, _still(value)) for name, value in row.items() if name not in HIDDEN) for row in rows
        )

    found = {}
    for name in before:
        was, now = bare(before[name]), bare(after[name])
        if was != now:
            found[name] = ([dict(each) for each in was - now], [dict(each) for each in now - was])
    return found


def _still(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else repr(value) if isinstance(value, list | dict) else value


def shape(changed: Mapping[str, Any], now: int) -> dict[str, Any]:
    """What a change looks like, whoever made it and whenever: moments from now, numbers of rows left out, of bytes only
    how many they are."""

    def seen(row: dict[str, Any]) -> list[tuple[str, Any]]:
        plain_row = {name: value for name, value in row.items() if name not in ("id", "begun_at", "leased_until")}
        if "key" in plain_row:  # the moment at its end is when it is due, which stands beside it
            plain_row["key"] = re.sub(r":\d{6}$", "", str(plain_row["key"]))
        return sorted(
            (name, len(each) if isinstance(each, bytes) else each - now if name.endswith("_at") and each else each)
            for name, each in plain_row.items()
        )

    return {name: tuple(sorted(map(seen, side), key=repr) for side in both) for name, both in changed.items()}


def share_in_order(one: list[str], other: list[str]) -> float:
    """Of all pairs, those that stand in the same order in both: a half where neither tells of the other."""
    at = {each: number for number, each in enumerate(other)}
    pairs = [at[a] < at[b] for a, b in combinations(one, 2)]
    return sum(pairs) / len(pairs)
