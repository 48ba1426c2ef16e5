"""An interaction with two writes: what the router adds to its statements, in milliseconds and by parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.part import Figure, Part, at_most_more
from bench.pressing import BARE, CROSSING, OURS, SENDING, STATEMENTS, by_parts, capture, compared
from bench.runner import Bench
from tests.wire.postgres import NoPostgres, Server, started

ON_SQLITE: Final = "a press that writes twice, SQLite"
ON_POSTGRES: Final = "a press that writes twice, PostgreSQL"
DURABLE: Final = "-c max_connections=60"  # otherwise PostgreSQL's own settings: acknowledged is on the disk
_numbers = count(1)


async def pressed(urls: list[str], presses: int, warm: int) -> dict[str, dict[str, float]]:
    """One run, each of its five sides on a database of its own: median milliseconds by name."""
    statements = await capture(urls[0], presses + warm)
    took = await compared(urls[1], urls[2], statements)
    beside, parts = await by_parts(urls[3], urls[4], statements, warm)
    return {
        "took": {name: 1000 * median(each[warm:]) for name, each in took.items()},
        "beside": {name: 1000 * median(each) for name, each in beside.items()},
        "parts": {name: 1000 * median(each) for name, each in parts.items()},
    }


def run(bench: Bench) -> Iterator[Figure]:
    """On SQLite, and on PostgreSQL where one can be started."""
    presses, warm = (20, 10) if bench.quick else (1500, 300)

    def on(urls: list[str]) -> dict[str, Any]:
        found: dict[str, Any] = bench.child(pressed, urls=urls, presses=presses, warm=warm)
        return found

    yield from _figures(ON_SQLITE, [on(_sqlite(bench.folder)) for _ in range(bench.runs)])
    with ExitStack() as opened:
        try:
            server = opened.enter_context(started(DURABLE))
        except NoPostgres as none:
            yield Figure(ON_POSTGRES, None, note=str(none).splitlines()[0])
            return
        yield from _figures(ON_POSTGRES, [on(_postgres(server)) for _ in range(bench.runs)])


def _figures(what: str, runs: list[dict[str, Any]]) -> Iterator[Figure]:
    def middle(kind: str, name: str) -> float:
        found: float = median(run[kind][name] for run in runs)
        return found

    took = {"ours": [run["took"][OURS] for run in runs], "baseline": [run["took"][BARE] for run in runs]}
    yield Figure.of_runs(what, "ms", took, added=True)
    alone = {STATEMENTS: middle("beside", SENDING), CROSSING: middle("beside", BARE) - middle("beside", SENDING)}
    for name in runs[0]["parts"]:
        yield Figure(f"  {name}", middle("parts", name), "ms", alone.get(name, 0.0), added=True)


def _sqlite(folder: Path) -> list[str]:
    return [f"sqlite:///{folder}/{next(_numbers)}.db" for _ in range(5)]


def _postgres(server: Server) -> list[str]:
    names = [f"bench_{next(_numbers)}" for _ in range(5)]
    for name in names:
        server.run(f"CREATE DATABASE {name}")
    return [server.url(name) for name in names]


PART: Final = Part(
    measures="a press whose handler reads once and writes twice, from the router's door to its answer",
    against="the same statements, the delivery's own among them, through a bare SQLAlchemy connection on a thread",
    targets={ON_SQLITE: at_most_more(0.3), ON_POSTGRES: at_most_more(0.3)},
    run=run,
)
