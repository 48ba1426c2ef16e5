"""The tables of bot.toml: Homeroom's own, and those of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _is_database(url: str) -> str:
    """Raises a misfit without the address in it: it may hold a password."""
    try:
        parts = urlsplit(url)
        fits = not url or (parts.scheme == "sqlite" and len(parts.path) > 1 and not parts.netloc)
        if parts.scheme in ("postgresql", "postgres", "postgresql+psycopg"):
            fits = len(parts.path) > 1 and "/" not in parts.path[1:] and "@" not in parts.path
            _ = parts.port
    except ValueError:
        fits = False
    if not fits:
        raise PydanticCustomError("database-url", "not an address of a database")
    return url


def _is_folder(given: Any) -> Any:
    """Without a name it would be the folder of the file itself; with NUL no system can open it."""
    if isinstance(given, str) and (not given.strip() or "\0" in given):
        raise ValueError("not the name of a folder")
    return given


class HomeroomTable(BaseModel):
    """``[homeroom]``: where things are kept, and what is logged."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, defer_build=True)

    data: Annotated[Path, BeforeValidator(_is_folder)] = Path("data")
    keys: Annotated[Path | None, BeforeValidator(_is_folder)] = None
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        BeforeValidator(lambda given: given.lower() if isinstance(given, str) else given),
    ] = "info"
    log_json: bool = False
    keep_days: Annotated[int, Field(ge=0, le=3650)] = 30


class DatabaseTable(BaseModel):
    """``[database]``: empty for the embedded one in the data folder, or ``postgresql://user@host/name``."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, defer_build=True)

    url: Annotated[str, AfterValidator(_is_database)] = Field("", repr=False)


class CogsTable(BaseModel):
    """``[cogs]``: which features are off. Each feature's own settings are in ``[cogs.<name>]``."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, defer_build=True)

    off: Annotated[
        list[str],
        BeforeValidator(lambda given: re.split(r"[\s,]+", given.strip()) if isinstance(given, str) else given),
    ] = Field(default_factory=list)


class Models(Mapping[str, type[BaseModel]]):
    """The settings of parts by table (``web``, ``cogs.icebreakers``). Those of a part that is off unless something is
    set for it are ``asked_for``: they are imported when somebody asks for them."""

    def __init__(
        self, known: Mapping[str, type[BaseModel]], asked_for: Mapping[str, Callable[[], type[BaseModel]]]
    ) -> None:
        self._known: dict[str, type[BaseModel] | None] = {**dict.fromkeys(asked_for), **known}
        self._asked_for = asked_for

    def __getitem__(self, table: str) -> type[BaseModel]:
        found = self._known[table]
        if found is None:
            found = self._known[table] = self._asked_for[table]()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @property
    def off(self) -> frozenset[str]:
        """The tables that nobody asked for yet."""
        return frozenset(table for table, model in self._known.items() if model is None)
