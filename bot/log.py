"""Logs: what happened, to which of our own parts; never names, texts, votes or answers of people."""

from __future__ import annotations

import logging
import sys
import traceback
from asyncio import AbstractEventLoop
from collections.abc import Iterator, MutableMapping
from typing import Any, Final

import structlog

from storage.problems import StorageProblem

# Whatever is configured, these stay quiet: on DEBUG they print what people wrote.
TALKATIVE: Final = ("discord", "slack_bolt", "slack_sdk", "aiosqlite", "sqlalchemy", "psycopg", "aiohttp", "asyncio")
# What a line may say. A key that is not here is left out, so that a new line cannot let something slip.
ALLOWED: Final = frozenset(
    (
        *("event", "level", "timestamp", "exception", "fault", "type", "where", "code", "status", "version", "pid"),
        *(
            "handler",
            "effect",
            "schedule",
            "deed",
            "kind",
            "part",
            "shard",
            "logger",
            "adapters",
            "cogs",
            "address",
            "path",
            "what",
        ),
    )
)


def set_up(level: str, *, as_json: bool) -> None:
    """Sends every log line to standard error, those of libraries in the same way. ``level`` is a name such as
    ``info``."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    renderer: Any = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    begins: list[Any] = [structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)]
    ends: list[Any] = [
        structlog.processors.ExceptionRenderer(lambda caught: trace_of(caught[1])),
        only_allowed,
        renderer,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*begins, structlog.stdlib.add_logger_name], processors=ends
        )
    )
    logging.captureWarnings(as_json)
    logging.basicConfig(level=number, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(number, logging.INFO))
    # On INFO they tell every statement, every step; Slack's, below that, addresses that are as good as passwords.
    for name in ("sqlalchemy", "alembic", "discord", "slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it would tell of every tick, and warn of what is busy
    structlog.configure(
        processors=[*begins, *ends],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def only_allowed(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leaves out every key that is not allowed; counts (whole numbers) may always be told."""
    return {
        key: value
        for key, value in event.items()
        if key in ALLOWED or (isinstance(value, int) and key.startswith(("gone_", "count_")))
    }


def watch(loop: AbstractEventLoop) -> None:
    """Has what nobody awaited told in our way: the loop's own would print the fault's words with it."""

    def tell(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        fault = context.get("exception")
        structlog.get_logger().error("loop", exc_info=fault if isinstance(fault, BaseException) else None)

    loop.set_exception_handler(tell)


def where_it_was(fault: BaseException) -> dict[str, str]:
    """A fault's kind and its innermost line, where even a trace would tell too much."""
    frames = traceback.extract_tb(fault.__traceback__)
    return {"type": type(fault).__name__, "where": f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"}


def trace_of(fault: BaseException) -> str:
    """The lines of code that led to a fault and to its causes, with their kinds but never their words.

    A message may quote what somebody wrote: ``int("my answer")`` does.
    """
    return "\n".join(_told(fault)).rstrip()


def _told(fault: BaseException) -> Iterator[str]:
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if before is not None:
        yield from _told(before)
        yield "which led to:"
    yield "".join(traceback.format_tb(fault.__traceback__)).rstrip()
    detail = f": {fault.detail}" if isinstance(fault, StorageProblem) else ""  # which never holds what is stored
    yield f"{type(fault).__module__}.{type(fault).__qualname__}{detail}"
    for each in fault.exceptions if isinstance(fault, BaseExceptionGroup) else ():
        yield "one of them:"
        yield from _told(each)
