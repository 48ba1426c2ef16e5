"""Start: from making the process to the first answer, against importing the same third-party modules."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from bench.command import ROOT, environment
from bench.imported import development_only, imported, third_party
from bench.part import NONE, Figure, Part, at_most_times
from bench.runner import Bench
from bench.server import PATIENCE, free_port, homeroom

START: Final = "start to /healthz, class and database there"
BEYOND: Final = "packages imported beyond those that a start may"
LATER: Final = "Alembic, Discord, Slack, charts, matching imported"

# What a start may import. A new name here makes every start slower, and the baseline with it: the ratio cannot tell.
# fmt: off
ALLOWED: Final = frozenset((
    "aiohappyeyeballs", "aiohttp", "aiosignal", "aiosqlite", "annotated_types", "apscheduler", "attr", "babel",
    "click", "fluent", "frozenlist", "greenlet", "idna", "multidict", "prometheus_client", "propcache",
    "pydantic", "pydantic_core", "pytz", "sqlalchemy", "structlog", "typing_extensions", "typing_inspection",
    "tzlocal", "yarl",
))
# fmt: on
# What waits until it is used: migrations, the other database, platforms that are off, pictures and groups.
ONLY_WHEN_USED: Final = ("alembic", "mako", "psycopg", "discord", "slack_bolt", "slack_sdk", "bot.matching")
CHARTS: Final = ("matplotlib", "resvg_py", "PIL", "numpy", "scipy", "networkx", "plotly", "altair", "pygal", "cairo")

IMPORT: Final = (
    "import sys; sys.modules.update(dict.fromkeys(sys.argv.pop(1).split()));"
    " [__import__(name) for name in sys.argv[1:]]; sys.stdout.write('.'); sys.stdout.flush(); sys.stdin.read()"
)


def imports(modules: Sequence[str], without: Sequence[str], folder: Path) -> float:
    """How many seconds a fresh process takes until it has imported these modules."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, " ".join(without), *modules],
        env=environment(folder),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    done = process.stdout.read(1)
    took = time.perf_counter() - began
    process.communicate(timeout=PATIENCE)
    if done != b".":
        raise RuntimeError("the modules that start-up imports could not be imported by themselves")
    return took


def starts(data: Path, without: Sequence[str]) -> float:
    """How many seconds a start takes on a data folder."""
    with homeroom(data, without) as server:
        return server.took


def run(bench: Bench) -> Iterator[Figure]:
    """One first start, then starts and imports in turns."""
    data, without = bench.folder / "data", development_only()
    first = starts(data, without)
    found = imported(data, free_port(), without)
    theirs = third_party(found)
    took = bench.in_turns(
        baseline=partial(imports, theirs, without, bench.folder),
        ours=partial(starts, data, without),
    )
    yield Figure.of_runs(START, "s", took)
    beyond = sorted({each.partition(".")[0] for each in theirs} - ALLOWED)
    yield Figure(BEYOND, len(beyond), note=", ".join(beyond))
    early = [each for each in found if _is_of(each, (*ONLY_WHEN_USED, *CHARTS))]
    yield Figure(LATER, len(early), note=", ".join(early))
    yield Figure("third-party modules that a start imports", len(theirs))
    yield Figure("the very first start, with migrations and a new class", first, "s")


def _is_of(module: str, packages: Sequence[str]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in packages)


PART: Final = Part(
    measures="a start of the whole process on a class that is there, until /healthz answers",
    against="a fresh process that imports exactly the third-party modules which that start has imported",
    targets={START: at_most_times(1.3), BEYOND: NONE, LATER: NONE},
    run=run,
)
