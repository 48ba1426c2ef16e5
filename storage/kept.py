"""Statements that are built once and sent all the time, below SQLAlchemy's execution.

What SQLAlchemy does around a short statement takes several times what the database takes for it. It still compiles a
kept one, once for each kind of database, and its types still convert what goes in and what comes out. What would need
more of it is refused when it is first sent: a value that is called, a list of which nobody knows how long it is.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Insert, bindparam, select
from sqlalchemy.exc import DBAPIError, StatementError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Dialect, Executable, Table
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.types import TypeEngine

Converts = Callable[[Any], Any]
Given = Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""Parameters by the names of their ``bindparam``; several of them are sent as one."""


class Kept:
    """A statement whose parameters are each a ``bindparam`` that must be given, or a value that is always the same.

    It is built when it is first sent: of all that there are a start sends few.
    """

    def __init__(self, build: Callable[[], Executable]) -> None:
        self._build = build
        self._ready: dict[str, Ready] = {}

    @cached_property
    def statement(self) -> Any:
        """As SQLAlchemy has it."""
        built = self._build()
        # Nobody asks which id a new row got: with this it is not fetched.
        return built.inline() if isinstance(built, Insert) else built

    def on(self, connection: Connection) -> Ready:
        """As this connection's database takes it. Raises ``TypeError`` for a statement that cannot be kept."""
        ready = self._ready.get(connection.dialect.name)
        if ready is None:
            ready = self._ready[connection.dialect.name] = Ready(self.statement, connection.dialect)
        return ready


def by_key(table: Table) -> Kept:
    """The row of a table with a key; its parameters are named as the columns of the key are."""
    return Kept(lambda: select(table).where(*(each == bindparam(each.name) for each in table.primary_key)))


class Ready:
    """A statement for one kind of database: its ``text``, and how parameters and rows are converted. ``gives_rows``:
    something comes back."""

    __slots__ = ("_always", "_asked", "_count", "_errors", "_order", "_reads", "_row", "gives_rows", "text")

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled: SQLCompiler = statement.compile(dialect=dialect)
        if compiled.post_compile_params or compiled.literal_execute_params or compiled.escaped_bind_names:
            raise TypeError(f"its text is not the same each time: {compiled}")
        self.text = compiled.string
        self._errors = dialect.loaded_dbapi.Error
        asked: dict[str, tuple[str, Converts | None]] = {}
        self._always: dict[str, Any] = {}
        for bind, name in compiled.bind_names.items():
            converts = _going_in(bind.type, dialect)
            if bind.callable is not None:
                raise TypeError(f"a value is called each time: {bind.key}")
            if not bind.required:
                self._always[name] = converts(bind.value) if converts else bind.value
            elif converts is not None or name not in asked:  # one that says its type speaks for those that do not
                asked[name] = bind.key, converts
        self._always |= _defaults(compiled, dialect)
        self._asked = [(name, key, converts) for name, (key, converts) in asked.items()]
        self._count = len({key for key, _ in asked.values()})
        self._order = compiled.positiontup
        columns = statement.exported_columns
        self.gives_rows = len(columns) > 0
        reads = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._reads = [(at, read) for at, read in enumerate(reads) if read is not None]
        self._row: Converts = namedtuple("Row", columns.keys(), rename=True)._make  # type: ignore[attr-defined]

    def send(self, driver: Any, given: Given) -> Any:
        """The driver's cursor. Raises what SQLAlchemy would, without parameters: ``StatementError`` for those that do
        not fit, ``DBAPIError`` for what the database has against it."""
        try:
            values = self._values(given) if isinstance(given, Mapping) else [self._values(each) for each in given]
        except (KeyError, TypeError, ValueError) as error:
            raise StatementError(type(error).__name__, self.text, None, error, hide_parameters=True) from error
        try:
            if isinstance(given, Mapping):
                return driver.execute(self.text, values)
            cursor = driver.cursor()
            cursor.executemany(self.text, values)
        except self._errors as error:
            raise DBAPIError.instance(self.text, None, error, self._errors, hide_parameters=True) from error
        return cursor

    def _values(self, given: Mapping[str, Any]) -> Any:
        """Parameters as the driver takes them."""
        if len(given) != self._count:
            raise TypeError("other parameters than are asked for")
        values = self._always.copy()
        for name, key, converts in self._asked:
            values[name] = given[key] if converts is None else converts(given[key])
        return values if self._order is None else [values[name] for name in self._order]

    def row(self, found: Sequence[Any]) -> Any:
        """What the driver gave of one row, as a named tuple: by position or by the column's name, not by the column."""
        if self._reads:
            found = list(found)
            for at, read in self._reads:
                found[at] = read(found[at])
        return self._row(found)


def _defaults(compiled: SQLCompiler, dialect: Dialect) -> dict[str, Any]:
    """What a row has in the columns of which the statement says nothing."""
    of_new = [(column, column.default) for column in compiled.insert_prefetch]
    of_changed = [(column, column.onupdate) for column in compiled.update_prefetch]
    found: dict[str, Any] = {}
    for column, default in (*of_new, *of_changed):
        if default is None or not default.is_scalar:
            raise TypeError(f"a default is called for each row: {column}")
        value, converts = default.arg, _going_in(column.type, dialect)  # type: ignore[attr-defined]  # so says is_scalar
        found[column.key] = converts(value) if converts else value
    return found


def _going_in(kind: TypeEngine[Any], dialect: Dialect) -> Converts | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)
