"""Files that people gave, read in another process before the transaction: a large one would hold up everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final

import structlog

from bot.card import Json
from bot.context import Refusal
from bot.kinds import Upload
from bot.plan import Asked, empty
from bot.pool import Pool
from bot.reading import Misfit, read_one

PATIENCE: Final = 10.0  # seconds for one file
START: Final = 60.0  # for a process: on a busy machine it takes several, which is not the file's fault
log = structlog.get_logger()


def has_files(asked: Iterable[Asked], given: Mapping[str, Json]) -> bool:
    """Whether somebody gave a file that a cog's own reader reads."""
    return any(each.option.reads is not None and not empty(given.get(each.name)) for each in asked)


async def read_files(pool: Pool, asked: Iterable[Asked], given: Mapping[str, Json]) -> dict[str, object]:
    """What each file comes to, by option: what its reader made of it, or the :class:`~bot.reading.Misfit`."""
    return {each.name: await _read(pool, each, given.get(each.name)) for each in asked if has_files([each], given)}


async def _read(pool: Pool, asked: Asked, given: Json) -> object:
    found = await asyncio.to_thread(read_one, asked, given, {})
    if not isinstance(found, Upload):
        return found
    try:
        await pool.within(START, _ready, asked.option.reads)
        return await pool.within(PATIENCE, _said, asked.option.reads, found)
    except (TimeoutError, BrokenProcessPool) as problem:
        log.warning("upload", why=type(problem).__name__, size=len(found.data))
        return Misfit("unfit-upload-slow", {})


def _ready(reads: Callable[[Upload], Any]) -> None:
    """In the other process: it has started, and found the reader."""


def _said(reads: Callable[[Upload], Any], file: Upload) -> object:
    """In the other process: what the reader says, also when it says no."""
    try:
        return reads(file)
    except Refusal as no:
        return Misfit(no.text_id, no.values)
