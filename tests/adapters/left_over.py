"""What is left of some words: what is told in the log, and where in memory they are still held."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, ModuleType
from typing import Final
from unittest import mock

import structlog

from bot.log import set_up

_NOT_KEPT: Final = (ModuleType, type, CodeType, BuiltinFunctionType, FrameType, asyncio.AbstractEventLoop)
_OF_TESTS: Final = frozenset(("tests", "pytest", "_pytest", "pluggy", "xdist", "execnet", "hypothesis", "playwright"))
"""What only tests have, by the first part of its module: all other tests of the run among it."""


@contextmanager
def told(*loud: str) -> Iterator[io.StringIO]:
    """All that is told while DEBUG is configured; of these loggers what they would tell without our levels."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, names = root.handlers[:], [*logging.root.manager.loggerDict, ""]
    levels = {name: logging.getLogger(name).level for name in names}
    with mock.patch.object(sys, "stderr", io.StringIO()) as written:
        set_up("debug", as_json=False)
        for name in names:
            if name.partition(".")[0] in loud:
                logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.handlers[:] = handlers
        for name in {*logging.root.manager.loggerDict, ""}:
            logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))
        structlog.configure(**before)


def held(words: Sequence[str], root: object) -> dict[str, list[str]]:
    """For each of these words the ways to everything that has it in it: through which types, or keys of dictionaries.

    All in one search: whatever holds anything leads to most of what the process has.
    """
    sought = [(each, each.encode()) for each in words]
    came: dict[int, tuple[object, int]] = {}
    waiting = deque([(root, 0)])
    found: dict[str, list[str]] = {each: [] for each in words}
    while waiting:
        each, above = waiting.popleft()
        if id(each) in came or isinstance(each, _NOT_KEPT) or _is_of_tests(each):
            continue
        came[id(each)] = each, above  # which also keeps it, so that its id is nobody else's
        if isinstance(each, str | bytes | bytearray):
            for word, as_bytes in sought:
                if (word in each) if isinstance(each, str) else (as_bytes in each):
                    found[word].append(" > ".join(_way(each, came)))
            continue
        waiting.extend((inner, id(each)) for inner in gc.get_referents(each))
    return found


def _is_of_tests(each: object) -> bool:
    of = each if isinstance(each, FunctionType) else type(each)
    return (of.__module__ or "").partition(".")[0] in _OF_TESTS or each is asyncio.current_task()


def _way(to: object, came: dict[int, tuple[object, int]]) -> list[str]:
    way = [type(to).__name__]
    inner, above = to, came[id(to)][1]
    while above:
        outer, above = came[above]
        name = type(outer).__name__
        if isinstance(outer, dict):
            name = next((key for key, value in outer.items() if value is inner and isinstance(key, str)), name)
        way.insert(0, name)
        inner = outer
    return way
