"""What Alembic runs around the versions: in the transaction that it is given, and with logging left untouched."""

from typing import Any, Literal

from alembic import context
from alembic.operations.ops import MigrationScript
from sqlalchemy.types import TypeDecorator


def _plain(kind: str, item: Any, _: object) -> str | Literal[False]:
    """Our own column types as the types below them, so that a version does not change when our code does."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def _unless_empty(_: object, __: object, directives: list[MigrationScript]) -> None:
    """No version is written when the tables are as they should be."""
    if all(each.upgrade_ops is None or each.upgrade_ops.is_empty() for each in directives):
        directives.clear()


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["tables"],
    render_item=_plain,
    process_revision_directives=_unless_empty,
    # SQLite changes a column only by building its table anew; the same version does for PostgreSQL.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
