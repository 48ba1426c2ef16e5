"""The log: what a line may say, how much libraries may, and that both hold whatever an operator configures."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import warnings
from collections.abc import Iterator, MutableMapping
from datetime import timedelta
from typing import Any

import pytest
import structlog

from bot.app import ticking
from bot.log import ALLOWED, TALKATIVE, only_allowed, set_up


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Whatever a test sets up is undone."""
    named = (*TALKATIVE, "alembic", "apscheduler")
    handlers, level, structure = logging.root.handlers[:], logging.root.level, structlog.get_config()
    levels = {name: logging.getLogger(name).level for name in named}
    yield
    logging.captureWarnings(False)
    structlog.configure(**structure)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_libraries_that_print_what_people_write_stay_quiet_on_debug(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("debug", as_json=False)
    assert {"discord", "slack_bolt", "slack_sdk", "aiosqlite", "sqlalchemy", "psycopg"} <= {*TALKATIVE}
    for name in TALKATIVE:
        assert logging.getLogger(name).getEffectiveLevel() >= logging.INFO
        logging.getLogger(f"{name}.inside").debug("my secret words")
    for name in ("sqlalchemy.engine.Engine", "alembic.runtime.migration", "apscheduler.scheduler"):
        logging.getLogger(name).info("my secret words")
    assert "secret" not in capsys.readouterr().err


def test_what_a_library_says_of_a_fault_is_told_without_the_faults_words(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", as_json=False)
    written = "my secret words"
    try:
        int(written)
    except ValueError:
        logging.getLogger("aiohttp.server").exception("a request failed")
    told = capsys.readouterr().err
    assert "a request failed" in told
    assert "test_log.py" in told
    assert "secret" not in told


def test_what_libraries_say_is_json_as_well_also_of_faults_and_of_what_they_warn_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("info", as_json=True)
    logging.getLogger("discord.shard").warning("shard %s is slow", 3)
    written = "my secret words"
    try:
        int(written)
    except ValueError:
        logging.getLogger("aiohttp.server").exception("a request failed")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning("old", DeprecationWarning, "somewhere.py", 1)
    slow, failed, warned = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert slow.pop("timestamp").endswith("Z")
    assert slow == {"event": "shard 3 is slow", "level": "warning", "logger": "discord.shard"}
    assert (failed["event"], failed["level"]) == ("a request failed", "error")
    assert "test_log.py" in failed["exception"]
    assert "secret" not in failed["exception"]
    assert (warned["logger"], "old" in warned["event"]) == ("py.warnings", True)


def test_what_libraries_say_has_its_time_where_people_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", as_json=False)
    logging.getLogger("discord.shard").warning("it is slow")
    structlog.get_logger().warning("ours")
    theirs, ours = capsys.readouterr().err.splitlines()
    assert re.match(r"\d{4}-\d\d-\d\dT[\d:.]+Z \[warning  \] it is slow", theirs)
    assert ours[:11] == theirs[:11]


def test_a_line_says_only_what_is_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", as_json=True)
    log = structlog.get_logger()
    log.info("hello", handler="polls.vote", person="ana", words="my secret words", gone_drafts=3, count_votes="three")
    line = json.loads(capsys.readouterr().err)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "hello", "level": "info", "handler": "polls.vote", "gone_drafts": 3}


def test_nothing_that_could_name_or_quote_anybody_is_allowed() -> None:
    assert not ALLOWED & {
        "person",
        "people",
        "name",
        "text",
        "words",
        "vote",
        "answer",
        "values",
        "args",
        "link",
        "user",
    }
    assert only_allowed(None, "info", dict.fromkeys(["name", "text"], "x")) == {}


@pytest.mark.parametrize(("level", "told"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_the_level_decides_what_is_told(level: str, told: int, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(level, as_json=True)
    log = structlog.get_logger()
    for say in (log.debug, log.info, log.warning, log.error):
        say("a line")
    assert len(capsys.readouterr().err.splitlines()) == told


async def test_a_round_that_still_goes_on_at_its_next_turn_is_told_on_debug_and_in_our_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up("debug", as_json=True)
    told, busy = asyncio.Event(), asyncio.Event()
    known = structlog.get_config()["processors"]

    def listen(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if event["event"] == "still_going_on":
            told.set()
        return event

    async def act() -> None:
        busy.set()
        await told.wait()

    structlog.configure(processors=[listen, *known])
    scheduler = ticking({"tick": (act, timedelta(milliseconds=10))})
    try:
        await asyncio.wait_for(busy.wait(), 30)
        await asyncio.wait_for(told.wait(), 30)
    finally:
        scheduler.shutdown(wait=False)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {(line["event"], line["level"], line["part"]) for line in lines} == {("still_going_on", "debug", "tick")}
