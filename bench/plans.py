"""How SQLite would run the statements that were sent: which of them read more than they return."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection

from storage.database import Database, Tx

SMALL: Final = frozenset(("lanes",))
"""Tables with a row for each lane that is at work now: as many as the worker has tasks, whatever is stored."""
_STEP: Final = re.compile(r"^SCAN (?P<what>CONSTANT ROW|\S+)(?P<index> USING (?:COVERING )?INDEX \S+)?")
_FIRST_ONLY: Final = re.compile(r"FROM \w+ WHERE state = 'waiting' ORDER BY [\w., ]+ LIMIT \S+( OFFSET \S+)?$")
_MADE: Final = re.compile(r"^(?:CO-ROUTINE|MATERIALIZE) (\S+)")


@contextmanager
def noted(database: Database) -> Iterator[list[Sequence[str]]]:
    """The texts of what every transaction sends, a list for each."""
    found: list[Sequence[str]] = []

    def begun(tx: Tx) -> None:
        tx.seen = []
        found.append(tx.seen)

    database.on_begin(begun)
    try:
        yield found
    finally:
        database.on_begin(None)


def scans(connection: Connection, statements: Iterable[str]) -> list[str]:
    """Every step that walks through a table, with its statement. What is accepted, and nothing else:

    - a step that is no scan;
    - a scan of what the statement itself made (a subquery, values), or of a :data:`SMALL` table;
    - a scan of an index in its own order (nothing is sorted) by a statement with a ``LIMIT`` that asks nothing of the
      rows but to wait, which all in that index do: it ends after as many entries as it returns.
    """
    return [
        f"{step} in: {' '.join(statement.split())}"
        for statement in sorted(set(statements))
        for step in walks(statement, _plan(connection, statement))
    ]


def walks(statement: str, plan: Sequence[str]) -> list[str]:
    """The steps of one plan that are not accepted."""
    made = {found[1] for step in plan if (found := _MADE.match(step))}
    sorts = any(step.startswith("USE TEMP B-TREE") for step in plan)
    few = _FIRST_ONLY.search(" ".join(statement.split())) is not None and not sorts
    return [
        step
        for step in plan
        if (scan := _STEP.match(step))
        and scan["what"] not in {"CONSTANT ROW", *made, *SMALL}
        and not (scan["index"] and few)
    ]


def _plan(connection: Connection, statement: str) -> list[str]:
    parameters: tuple[Any, ...] = (None,) * statement.count("?")
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return [str(row[3]) for row in rows]
