"""Reads bot.toml and the environment; every mistake is told with its line and what to do about it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

M = TypeVar("M", bound=BaseModel)
FILE: Final = "bot.toml"
PREFIX: Final = "HOMEROOM_"


class HomeroomTable(BaseModel):
    """``[homeroom]``: where things are kept, and what is logged."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    data: Path = Path("data")
    log_level: str = "info"
    log_json: bool = False


class DatabaseTable(BaseModel):
    """``[database]``: empty for the embedded one in the data folder, or ``postgresql://user@host/name``."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    url: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the text that says it (of the domain ``cli``), its values, and the line where it stands."""

    text_id: str
    values: Mapping[str, str]
    line: int | None = None


class ConfigProblem(Exception):
    """All mistakes of a configuration at once."""

    def __init__(self, path: Path | None, problems: list[Problem]) -> None:
        super().__init__("the configuration has mistakes")
        self.path = path
        self.problems = problems


@dataclass(frozen=True)
class Config:
    """A configuration that holds. Settings of parts are kept by their table's name."""

    homeroom: HomeroomTable = field(default_factory=HomeroomTable)
    database: DatabaseTable = field(default_factory=DatabaseTable)
    cogs_off: frozenset[str] = frozenset()
    parts: Mapping[str, BaseModel] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The folder with the database, its lock and its keys."""
        return self.homeroom.data

    @property
    def database_url(self) -> str:
        """Where the database is; may hold a password, so it is never printed."""
        return self.database.url or f"sqlite:///{self.data}/homeroom.db"

    @property
    def database_path(self) -> Path | None:
        """The file of the embedded database; ``None`` on PostgreSQL."""
        kind, _, rest = self.database_url.partition(":///")
        return Path(rest) if kind == "sqlite" else None

    @property
    def database_name(self) -> str:
        """The database as it may be printed: without user and password."""
        parts = urlsplit(self.database_url)
        return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"

    def model(self, table: str, model: type[M]) -> M:
        """The settings of a part."""
        found = self.parts.get(table)
        return found if isinstance(found, model) else model()


def load(path: Path | None, environ: Mapping[str, str], models: Mapping[str, type[BaseModel]]) -> Config:
    """The configuration of a file (``None``: the one in this folder, if there is one) and the environment above it.

    ``models`` are the settings of the parts by table (``web``, ``cogs.icebreakers``). Raises :class:`ConfigProblem`.
    """
    where = path or Path(FILE)
    if path is not None and not path.is_file():
        raise ConfigProblem(path, [Problem("config-no-file", {"path": str(path)})])
    source = where.read_text(encoding="utf-8") if where.is_file() else ""
    try:
        given = tomllib.loads(source)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        what = {"what": str(problem)}
        raise ConfigProblem(where, [Problem("config-broken", what, int(found[1]) if found else None)]) from None
    known: dict[str, type[BaseModel]] = {"homeroom": HomeroomTable, "database": DatabaseTable, **models}
    _add_environment(given, environ, known)
    tables, problems = _flat(given, known, source)
    read = {name: _read(name, model, tables.get(name, {}), source, problems) for name, model in known.items()}
    off = given.get("cogs", {}).get("off", []) if isinstance(given.get("cogs"), dict) else []
    if problems:
        raise ConfigProblem(where if source else None, problems)
    homeroom, database = read.pop("homeroom"), read.pop("database")
    assert isinstance(homeroom, HomeroomTable)  # noqa: S101  # for the type checker: known says so
    assert isinstance(database, DatabaseTable)  # noqa: S101
    return Config(homeroom, database, frozenset(off), {name: made for name, made in read.items() if made is not None})


def _add_environment(given: dict[str, Any], environ: Mapping[str, str], known: Mapping[str, type[BaseModel]]) -> None:
    """``HOMEROOM_WEB_PORT`` stands above ``port`` in ``[web]``."""
    for name, model in known.items():
        for key in model.model_fields:
            value = environ.get(f"{PREFIX}{name.replace('.', '_')}_{key}".upper())
            if value is not None:
                table = given
                for part in name.split("."):
                    table = table.setdefault(part, {})
                table[key] = value


def _flat(
    given: Mapping[str, Any], known: Mapping[str, type[BaseModel]], source: str
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The tables by their full names, and those that nobody knows."""
    tables: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for name, content in given.items():
        if name == "cogs" and isinstance(content, dict):
            tables |= {f"cogs.{each}": table for each, table in content.items() if each != "off"}
        else:
            tables[name] = content
    for name, content in tables.items():
        if name not in known or not isinstance(content, dict):
            problems.append(_unknown("config-unknown-table", name, known, _line(source, name)))
    return {name: content for name, content in tables.items() if name in known and isinstance(content, dict)}, problems


def _read(
    name: str, model: type[BaseModel], table: dict[str, Any], source: str, problems: list[Problem]
) -> BaseModel | None:
    for key in table.keys() - model.model_fields.keys():
        problems.append(_unknown("config-unknown-key", key, model.model_fields, _line(source, name, key)))
    try:
        return model.model_validate({key: value for key, value in table.items() if key in model.model_fields})
    except ValidationError as wrong:
        for error in wrong.errors(include_input=False, include_url=False):
            key = str(error["loc"][0]) if error["loc"] else ""
            values = {"table": name, "key": key, "what": error["msg"]}
            problems.append(Problem("config-wrong-value", values, _line(source, name, key)))
        return None


def _unknown(text_id: str, name: str, known: Mapping[str, Any], line: int | None) -> Problem:
    near = get_close_matches(name, list(known), 1)
    return Problem(text_id, {"name": name, "near": near[0] if near else ", ".join(sorted(known))}, line)


def _line(source: str, table: str, key: str = "") -> int | None:
    """The line (from 1) of a table's head, or of a key in it."""
    inside = False
    for number, line in enumerate(source.splitlines(), 1):
        bare = line.split("#")[0].strip()
        if bare.startswith("["):
            inside = bare.strip("[] ") == table
            if inside and not key:
                return number
        elif inside and key and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*=", bare):
            return number
    return None
