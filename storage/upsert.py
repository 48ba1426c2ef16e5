"""INSERT ... ON CONFLICT ... RETURNING as one statement that both databases understand."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from sqlalchemy import Column, ColumnCollection, Table
from sqlalchemy.dialects.sqlite import dml
from sqlalchemy.sql.roles import DDLConstraintColumnRole, WhereHavingRole

Target = Iterable[str | Column[Any] | DDLConstraintColumnRole]


class _DoUpdate(dml.OnConflictDoUpdate):
    inherit_cache = True
    constraint_target = None  # PostgreSQL's compiler asks for it; naming a constraint is the one thing SQLite lacks


class _DoNothing(dml.OnConflictDoNothing):
    inherit_cache = True
    constraint_target = None


class Insert(dml.Insert):
    """SQLAlchemy's INSERT for SQLite in a form that its PostgreSQL compiler takes too.

    The two clauses are spelled alike on both, so a statement can be built once, when a module is imported, and needs no
    dialect. `excluded` is the row that was to be inserted. A test compiles and runs it on both.
    """

    inherit_cache = True

    def on_conflict_do_update(
        self,
        index_elements: Target | None = None,
        index_where: WhereHavingRole | None = None,
        set_: Mapping[Any, Any] | ColumnCollection[Any, Any] | None = None,
        where: WhereHavingRole | None = None,
    ) -> Self:
        """Where a row with these columns exists, change it, if `where` holds.

        `index_where` names a partial index by its condition, with the values in it, as `text("state = 'waiting'")`:
        PostgreSQL finds no index by a condition with parameters.
        """
        if index_elements is None:
            raise ValueError("PostgreSQL must be told which columns clash")
        return self.ext(_DoUpdate(index_elements, index_where, set_, where))

    def on_conflict_do_nothing(
        self, index_elements: Target | None = None, index_where: WhereHavingRole | None = None
    ) -> Self:
        """Where such a row exists, leave it; RETURNING then gives no row."""
        return self.ext(_DoNothing(index_elements, index_where))


def insert(table: Table) -> Insert:
    """INSERT into `table`, with `on_conflict_do_update` and `on_conflict_do_nothing`, for both databases."""
    return Insert(table)
