"""What an adapter needs of the app that it runs in."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from bot.core import Core
from bot.platform import CannotStart
from bot.router import Router
from storage.database import Database

M = TypeVar("M", bound=BaseModel)


class _Config(Protocol):
    @property
    def data(self) -> Path: ...

    @property
    def database_path(self) -> Path | None: ...

    def model(self, table: str, model: type[M], /) -> M: ...


class Host(Protocol):
    """A running Homeroom, as the adapter of a platform sees it."""

    @property
    def config(self) -> _Config: ...

    @property
    def database(self) -> Database: ...

    @property
    def core(self) -> Core: ...

    @property
    def router(self) -> Router: ...

    def give_up(self, cannot: CannotStart) -> None:
        """Nothing but an operator can help: the process ends, and says what it would have said at its start."""
