"""What every subject's tables and store are made from: one metadata, the column types, the base of stores."""

import importlib
import json
import pkgutil
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import BigInteger, Dialect, MetaData, Text
from sqlalchemy.types import TypeDecorator

import storage
from storage.database import Tx

# Every constraint has a name, so that migrations can find it on both databases.
metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_BESIDES_TABLES: Final = ("migrations", "postgres", "sqlite")


class Store:
    """What stores have in common: they speak in one transaction and of one space."""

    def __init__(self, tx: Tx, space_id: str) -> None:
        self.tx = tx
        self.space_id = space_id


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware and in UTC in code, whole microseconds since 1970 in the database.

    A number sorts and compares alike on both databases. A datetime without a zone is refused.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To the number."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be stored")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """From the number."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class Json(TypeDecorator[Any]):
    """Plain JSON data as compact text. None is NULL; other values come back as `json` reads them, tuples as lists."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To text."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From text."""
        return None if value is None else json.loads(value)


@cache
def all_tables() -> MetaData:
    """The metadata, complete: with the tables of every module of `storage`, which this imports."""
    for module in pkgutil.iter_modules(storage.__path__):
        if module.name not in _BESIDES_TABLES:
            importlib.import_module(f"storage.{module.name}")
    return metadata
