"""Presses on a button that writes twice: through the router, and their statements alone, in turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Final
from unittest.mock import patch

from sqlalchemy import Executable

import bot.router
from bench.bare import Bare, Sent, settings
from bench.errand import Things, mark
from bench.house import CHANNELS, PEOPLE, SPACE, House, house
from bench.spans import Named, Spans
from bot.act import Act, ActKind, Reply
from bot.core import Core
from bot.effects import Effects
from bot.kinds import Id
from bot.people import Person
from bot.platform import Message
from bot.pool import Pool
from bot.router import Router
from storage.database import Database, Parameters, Rows, Tx
from storage.deliveries import Deliveries
from storage.kept import Kept, Ready

OURS, BARE, SENDING = "ours", "bare", "sending"
STATEMENTS: Final = "statements"
CROSSING: Final = "to the database's thread and back, BEGIN and COMMIT"
_OUTSIDE: Final[tuple[Named, ...]] = (
    (Router, "act", "the rest of the router, with counting"),
    (Router, "_prepare", "finding the handler of the link"),
    (Router, "_unreal", "asking for places and people that were named"),
    (Pool, "drawn", "drawing, where there is a picture"),
    (Database, "write", CROSSING),
)
_ON_THE_THREAD: Final[tuple[Named, ...]] = (
    (Router, "_transaction", "the rest of the transaction"),
    (Deliveries, "open", "taking the delivery on"),
    (Router, "_caller", "who calls: role, language, settings"),
    (bot.router, "read_values", "reading what was filled in"),
    (Core, "handle", "the handler: its plan, its stores, its card"),
    (Router, "_reply", "making the answer"),
    (Effects, "flush", "queueing what is to happen"),
    (Tx, "execute", STATEMENTS),
    (Tx, "send", STATEMENTS),
    (Tx, "rows", STATEMENTS),
    (Tx, "first", STATEMENTS),
)


def acts(count: int) -> list[Act]:
    """One press each on a thing of its own, by many people in many channels."""
    return [
        Act(
            f"delivery-{number}",
            ActKind.PRESS,
            Person(SPACE.id, PEOPLE[number % len(PEOPLE)]),
            (place := CHANNELS[number % len(CHANNELS)]),
            mark.link(Id(number)),
            roles=frozenset(("student",)),
            language="en",
            time_zone="UTC",
            message=Message(place.key, f"m{number}"),
        )
        for number in range(count)
    ]


async def capture(url: str, count: int) -> list[list[Sent]]:
    """The statements of every press's transaction, as its stores sent them: kept ones are the same object each time."""
    await _with_things(url, count)
    found: list[list[Sent]] = []
    execute, sent = Tx.execute, Tx._sent

    def noted(tx: Tx, statement: Executable, parameters: Parameters | None = None) -> Rows:
        found[-1].append(Sent(statement, parameters))
        return execute(tx, statement, parameters)

    def noted_too(tx: Tx, kept: Kept, parameters: Parameters | None) -> tuple[Ready, Any]:
        found[-1].append(Sent(kept.statement, parameters))
        return sent(tx, kept, parameters)

    async with house(url) as there:
        there.database.on_begin(lambda tx: found.append([]))
        with patch.object(Tx, "execute", noted), patch.object(Tx, "_sent", noted_too):
            for act in acts(count):
                await _press(there, act)
    if len(found) != count:
        raise RuntimeError(f"{count} presses were {len(found)} transactions")
    return found


async def compared(
    ours: str, theirs: str, statements: Sequence[Sequence[Sent]], *, ended: Callable[[], None] | None = None
) -> dict[str, list[float]]:
    """Seconds of each press: through the router, its statements alone, and what of these was spent on sending them.

    ``ended`` is called after each press through the router.
    """
    for url in (ours, theirs):
        await _with_things(url, len(statements))
    bare = Bare(theirs)
    found: dict[str, list[float]] = {OURS: [], BARE: [], SENDING: []}
    async with house(ours) as there:
        await _check_same_settings(there.database, bare)
        for number, (act, sent) in enumerate(zip(acts(len(statements)), statements, strict=True)):
            for side in (OURS, BARE) if number % 2 else (BARE, OURS):
                began = time.perf_counter()
                await (_press(there, act) if side == OURS else bare.run(sent))
                found[side].append(time.perf_counter() - began)
                if side == OURS and ended is not None:
                    ended()
            found[SENDING].append(bare.sending)
    await bare.close()
    return found


async def by_parts(
    ours: str, theirs: str, statements: Sequence[Sequence[Sent]], warm: int
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The same with every part looked at, which slows it a little; and the own times of the parts, in seconds."""
    spans = Spans()
    with spans.looking_at([*_OUTSIDE, *_ON_THE_THREAD]):
        took = await compared(ours, theirs, statements, ended=spans.ended)
    parts = {name: each[warm:] for name, each in spans.by_name.items()}
    # The two are on different threads: the crossing's own time still holds the whole transaction.
    names = dict.fromkeys(name for _, _, name in _ON_THE_THREAD if name in parts)
    inside = [sum(each) for each in zip(*(parts[name] for name in names), strict=True)]
    parts[CROSSING] = [whole - within for whole, within in zip(parts[CROSSING], inside, strict=True)]
    return {name: each[warm:] for name, each in took.items()}, parts


async def _with_things(url: str, count: int) -> None:
    async with house(url) as there:
        await there.database.write(SPACE.id, lambda tx: Things(tx, SPACE.id).add(list(range(count))))


async def _press(there: House, act: Act) -> None:
    answer = await there.router.act(act)
    if not isinstance(answer, Reply) or answer.refused:
        raise RuntimeError("a press was refused")


async def _check_same_settings(database: Database, bare: Bare) -> None:
    if database.dialect == "sqlite":
        mine, theirs = await database.write(None, lambda tx: settings(tx.connection)), bare.settings()
        if mine != theirs:
            raise RuntimeError(f"the two connections are set differently: {mine} and {theirs}")
