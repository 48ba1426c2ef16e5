"""Logs: what happened, to which of our own parts; never names, texts, votes or answers of people."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

# Whatever is configured, these stay quiet: on DEBUG they print what people wrote.
TALKATIVE: Final = ("discord", "slack_bolt", "slack_sdk", "aiosqlite", "sqlalchemy", "psycopg", "aiohttp", "asyncio")
# What a line may say. A key that is not here is left out, so that a new line cannot let something slip.
ALLOWED: Final = frozenset(
    [
        "event",
        "level",
        "timestamp",
        "exception",
        "fault",
        "handler",
        "effect",
        "code",
        "type",
        "adapters",
        "cogs",
        "schedule",
        "address",
        "what",
        "where",
        "path",
        "pid",
        "version",
    ]
)


def set_up(level: str, *, as_json: bool) -> None:
    """Sends every log line to standard error. ``level`` is a name such as ``info``."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    logging.basicConfig(level=number, stream=sys.stderr, format="%(message)s", force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(number, logging.INFO))
    for name in ("sqlalchemy", "alembic"):  # on INFO they tell every statement, every step
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it would tell of every tick
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            only_allowed,
            renderer,
        ],
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
