"""Marks on what is about a person: from them come export, deletion, the end of its life, and the list in the docs."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import (
    Column,
    ColumnElement,
    MetaData,
    RowMapping,
    Table,
    Update,
    and_,
    delete,
    func,
    literal,
    null,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.records import dataclass
from storage.database import Tx
from storage.store import UtcDateTime, all_tables

OnDelete = Literal["row", "clear"]

_MARKS: Final = "personal"
_PASSING: Final = "passing"
_DIRECT: Final = "direct:"  # so begins the key of a direct conversation, followed by its people, joined with "+"
_A_PERSON: Final = (  # compiled where tables are checked, for every start imports this
    r"(^|_)(person|people|member|user|author|student|assistant|instructor|mentor|buddy|giver|receiver|sender|reporter"
    r"|voter|recipient|external)(_ids?|s)?$|(^|_)by$"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One column of a table says whom a row is about.

    `what` is a kind that has a text (`kind-<what>`). `direct` is for a column with the key of a place or lane: the row
    is about the people of that direct conversation. Who is deleted is taken out of it, there and in the columns
    `along`, which end in the same key; when nobody is left in it, the row goes. A life is how long after the moment in
    column `since` the mark is acted upon; without `since` it lasts until the person leaves. `hidden` columns are not
    exported. `before` notes what shows a person's rows, before these go. `only` says which rows of the table it is of.
    `untold` rows go or are cleared with the person, who is told of none of them: they are another's, and name this one
    in confidence.
    """

    table: Table
    what: str
    person: str
    direct: bool
    along: tuple[str, ...]
    since: str | None
    life: timedelta
    on_delete: OnDelete
    hidden: frozenset[str]
    before: Callable[[Tx, str, str], None] | None
    only: ColumnElement[bool] | None = None
    untold: bool = False

    def about(self, space_id: str, person_id: str) -> ColumnElement[bool]:
        """The condition of the rows about a person."""
        column = self.table.c[self.person]
        here = self.table.c.space_id == space_id
        if self.only is not None:
            here &= self.only
        if not self.direct:
            return here & (column == person_id)
        # Not LIKE, which takes upper and lower case for the same on SQLite.
        everyone = literal("+") + func.substr(column, len(_DIRECT) + 1) + "+"
        there = func.replace(everyone, f"+{person_id}+", "") != everyone
        return here & (func.substr(column, 1, len(_DIRECT)) == _DIRECT) & there

    def over(self, now: datetime) -> ColumnElement[bool] | None:
        """The condition of the rows whose life has ended; None if time does not end it."""
        if self.since is None:
            return None
        ended = self.table.c[self.since] <= now - self.life
        return ended & self.table.c[self.person].is_not(None) if self.on_delete == "clear" else ended


def personal(
    table: Table,
    *,
    what: str,
    person: str,
    life: str | tuple[str, timedelta] | None,
    direct: bool = False,
    along: Collection[str] = (),
    on_delete: OnDelete = "row",
    columns_hidden: Collection[str] = (),
    before: Callable[[Tx, str, str], None] | None = None,
    only: ColumnElement[bool] | None = None,
    untold: bool = False,
) -> None:
    """Mark that rows of `table` are about the person in column `person` (their external id). Several marks may be made.

    `life` is the column with the moment of the end, or a column with a moment and how long after it, or None: until the
    person leaves or deletes it. Then "row" deletes the row; "clear" empties the person column, for rows that must stay
    for others. `before` is called with the space and the person before their rows go, so that what shows them can be
    found afterwards, without naming anybody. `only` bounds the rows, where a table keeps several kinds. What is
    `untold` is in no export about the person and counted in no deletion of them: another said it of them in confidence.
    Raises `ValueError` for a mark that could not be acted upon.
    """
    since, span = life if isinstance(life, tuple) else (life, timedelta(0))
    named = [person, *along, *columns_hidden, *([since] if since else []), "space_id"]
    missing = [name for name in named if name not in table.c]
    if missing:
        raise ValueError(f"{table.name} has no column {', '.join(missing)}")
    if since is not None and not isinstance(table.c[since].type, UtcDateTime):
        raise ValueError(f"{table.name}.{since} is no moment")
    if on_delete == "clear" and not table.c[person].nullable:
        raise ValueError(f"{table.name}.{person} cannot be cleared: it must be nullable")
    hidden = frozenset(columns_hidden)
    mark = Mark(table, what, person, direct, tuple(along), since, span, on_delete, hidden, before, only, untold)
    table.metadata.info.setdefault(_MARKS, []).append(mark)


def passing(table: Table, what: str, since: str, life: timedelta) -> None:
    """Mark that rows of `table`, about nobody, are of no use so long after the moment in column `since`."""
    table.metadata.info.setdefault(_PASSING, []).append((table, what, table.c[since], life))


def marks(tables: MetaData | None = None) -> tuple[Mark, ...]:
    """All marks (of `tables`: here and below, for tests), those of tables that refer to others first.

    In this order rows can be deleted.
    """
    tables = all_tables() if tables is None else tables
    order = {table: place for place, table in enumerate(reversed(tables.sorted_tables))}
    return tuple(sorted(tables.info.get(_MARKS, ()), key=lambda mark: order[mark.table]))


def export_person(
    tx: Tx, space_id: str, person_id: str, tables: MetaData | None = None, now: datetime | None = None
) -> dict[str, list[dict[str, Any]]]:
    """What is stored about a person: for each kind its rows, as column name to value, `space_id` left out. With `now`,
    rows whose life ended are left out as well: they are used no more, and gone with the next housekeeping.

    Values are plain data but for moments, which are aware datetimes. A kind without rows is left out, and so is what is
    untold.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for mark in (each for each in marks(tables) if not each.untold):
        shown = [column for column in mark.table.c if column.name not in mark.hidden and column.name != "space_id"]
        some = select(*shown).where(mark.about(space_id, person_id)).order_by(*mark.table.primary_key)
        if now is not None and mark.on_delete == "row" and (over := mark.over(now)) is not None:
            some = some.where(~over)
        rows = [dict(row._mapping) for row in tx.rows(some)]
        if rows:
            found.setdefault(mark.what, []).extend(rows)
    return found


def delete_person(tx: Tx, space_id: str, person_id: str, tables: MetaData | None = None) -> dict[str, int]:
    """Delete what is stored about a person, or clear the person from it. Returns how many rows of each kind."""
    return delete_marked(tx, clearing_first(tables), space_id, person_id)


def delete_marked(tx: Tx, some: Iterable[Mark], space_id: str, person_id: str) -> dict[str, int]:
    """The same for some marks only, in their order."""
    done: Counter[str] = Counter()
    for mark in some:
        count = _forget(tx, mark, space_id, person_id)
        done[mark.what] += 0 if mark.untold else count
    return {what: count for what, count in done.items() if count}


def expire(tx: Tx, now: datetime, tables: MetaData | None = None) -> dict[str, int]:
    """Act on every mark whose life has ended, and on what is of no use any more, in all spaces. Returns how many rows
    of each kind."""
    done: Counter[str] = Counter()
    for table, kind, since, life in (all_tables() if tables is None else tables).info.get(_PASSING, ()):
        done[kind] += tx.execute(delete(table).where(since < now - life)).rowcount
    for mark in clearing_first(tables):
        over = mark.over(now)
        if over is not None:
            done[mark.what] += _act(tx, mark, over)
    return {what: count for what, count in done.items() if count}


def unmarked_tables(tables: MetaData | None = None) -> list[str]:
    """Columns, as `table.column`, that look as if they named a person and have no mark: a test wants none.

    Looking so is by the name, or by a reference to a marked column. A column that only looks so says why in its
    `info={"nobody": "..."}`.
    """
    tables = all_tables() if tables is None else tables
    marked = {mark.table.c[mark.person] for mark in marks(tables)}
    return sorted(f"{column.table.name}.{column.name}" for column in _suspects(tables, marked) if column not in marked)


def _suspects(tables: MetaData, marked: Collection[Column[Any]]) -> Iterator[Column[Any]]:
    for table in tables.sorted_tables:
        for column in table.c:
            refers = any(key.column in marked for key in column.foreign_keys)
            if (refers or re.search(_A_PERSON, column.name)) and not column.info.get("nobody"):
                yield column


def clearing_first(tables: MetaData | None = None) -> list[Mark]:
    """All marks in the order in which a person is deleted: taken out of what stays, then the rows of their own."""
    return sorted(marks(tables), key=lambda mark: mark.on_delete == "row")


def _forget(tx: Tx, mark: Mark, space_id: str, person_id: str) -> int:
    about = mark.about(space_id, person_id)
    if mark.before is not None:
        mark.before(tx, space_id, person_id)
    if not mark.direct:
        return _act(tx, mark, about)
    table, column = mark.table, mark.table.c[mark.person]
    keys = [*table.primary_key]
    count = 0
    for row in tx.rows(select(*keys, *(table.c[name] for name in (mark.person, *mark.along))).where(about)):
        this = and_(*(key == row._mapping[key] for key in keys))
        before = row._mapping[column]
        left = [each for each in before.removeprefix(_DIRECT).split("+") if each != person_id]
        values = _renamed(row._mapping, (mark.person, *mark.along), before, _DIRECT + "+".join(left))
        if not left or not _moved(tx, update(table).where(this).values(values)):
            tx.execute(delete(table).where(this))
        count += 1
    return count


def _renamed(row: RowMapping, names: Iterable[str], before: str, after: str) -> dict[str, str | None]:
    found = {name: row[name] for name in names}
    return {name: each and each.removesuffix(before) + after * each.endswith(before) for name, each in found.items()}


def _moved(tx: Tx, change: Update) -> bool:
    """False when the same stands already in the conversation of those who are left."""
    try:
        with tx.connection.begin_nested():
            tx.execute(change)
    except IntegrityError:
        return False
    return True


def _act(tx: Tx, mark: Mark, some: ColumnElement[bool]) -> int:
    if mark.on_delete == "row":
        return tx.execute(delete(mark.table).where(some)).rowcount
    return tx.execute(update(mark.table).where(some).values({mark.person: null()})).rowcount
