"""Reads bot.toml and the environment; every mistake is told with its line and what to do about it."""

from __future__ import annotations

import tomllib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pydantic import BaseModel, SecretStr, ValidationError

from bot.config_tables import CogsTable, DatabaseTable, HomeroomTable, Models
from bot.records import dataclass

if TYPE_CHECKING:
    from bot.config_lines import Source

M = TypeVar("M", bound=BaseModel)
FILE: Final = "bot.toml"
PREFIX: Final = "HOMEROOM_"
_OWN: Final = "homeroom"
_COGS: Final = "cogs"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the text that says it (of the domain ``cli``), its values, and the line where it stands."""

    text_id: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    line: int | None = None


class ConfigProblem(Exception):
    """All mistakes of a configuration at once."""

    def __init__(self, path: Path | None, problems: list[Problem]) -> None:
        super().__init__("the configuration has mistakes")
        self.path = path
        self.problems = problems


@dataclass(frozen=True)
class Config:
    """A configuration that holds. Settings of parts are kept by their table's name; ``notes`` change nothing."""

    homeroom: HomeroomTable = field(default_factory=HomeroomTable)
    database: DatabaseTable = field(default_factory=DatabaseTable)
    cogs_off: frozenset[str] = frozenset()
    parts: Mapping[str, BaseModel] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()

    @property
    def data(self) -> Path:
        """The folder with the database, its lock and its keys."""
        return self.homeroom.data

    @property
    def keys(self) -> Path:
        """The folder with the keys of what is answered anonymously: in no backup, and shared by all processes."""
        return self.homeroom.keys or self.data / "keys"

    @property
    def database_url(self) -> str:
        """Where the database is; may hold a password, so it is never printed."""
        return self.database.url or f"sqlite:///{quote(str(self.data))}/homeroom.db"

    @property
    def database_path(self) -> Path | None:
        """The file of the embedded database; ``None`` on PostgreSQL."""
        kind, _, rest = self.database_url.partition(":///")
        return Path(unquote(rest.partition("?")[0])) if kind == "sqlite" else None

    @property
    def socket_path(self) -> Path | None:
        """Where the process that runs on the embedded database answers commands; ``None`` on PostgreSQL."""
        path = self.database_path
        return path.with_name(f"{path.name}.sock") if path else None

    @property
    def database_name(self) -> str:
        """The database as it may be printed: without user and password."""
        if self.database_path is not None:
            return str(self.database_path)
        parts = urlsplit(self.database_url)
        return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"

    def model(self, table: str, model: type[M]) -> M:
        """The settings of a part."""
        found = self.parts.get(table)
        return found if isinstance(found, model) else model()


def load(
    path: Path | None,
    environ: Mapping[str, str],
    models: Models,
    above: Mapping[tuple[str, str], str | None] | None = None,
) -> Config:
    """The configuration of a file (``None``: the one in this folder, if there is one) and the environment above it.

    ``above`` are options of the command line, by table and key. A relative folder of a file is beside that file. Raises
    :class:`ConfigProblem`.
    """
    where = path or Path(FILE)
    text = _text_of(where, must_be=path is not None)
    own: dict[str, type[BaseModel]] = {_OWN: HomeroomTable, "database": DatabaseTable, _COGS: CogsTable}
    reading = _Reading(ChainMap(models, own), text)  # type: ignore[arg-type]  # its last come first; nothing is set in it
    reading.take_file(_parsed(where, text))
    reading.take_environment(environ)
    for (table, key), value in (above or {}).items():
        if value is not None:
            reading.take(table, key, value, f"--{key}")
    off = models.off  # nothing was set for them, or they would have been asked for
    read = {table: reading.model(table) for table in reading.known if table not in off}
    if reading.problems:
        in_file = any(each.line for each in reading.problems)
        raise ConfigProblem(where if in_file else None, reading.problems)
    homeroom, database, features = read.pop(_OWN), read.pop("database"), read.pop(_COGS)
    assert isinstance(homeroom, HomeroomTable)  # noqa: S101  # for the type checker: known says so
    assert isinstance(database, DatabaseTable)  # noqa: S101
    assert isinstance(features, CogsTable)  # noqa: S101
    folders = {"data": homeroom.data, "keys": homeroom.keys}
    homeroom = homeroom.model_copy(
        update={
            name: (Path() if reading.is_above(_OWN, name) else where.parent) / folder.expanduser()
            for name, folder in folders.items()
            if folder is not None
        }
    )
    parts = {table: made for table, made in read.items() if made is not None}
    return Config(homeroom, database, frozenset(features.off), parts, tuple(reading.notes))


def _text_of(where: Path, *, must_be: bool) -> str:
    """The file's text; empty where none needs to be."""
    try:
        return where.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if not must_be:
            return ""
        text_id = "config-no-file"
    except IsADirectoryError:
        text_id = "config-folder"
    except UnicodeDecodeError:
        text_id = "config-not-text"
    except OSError:
        text_id = "config-folder" if where.is_dir() else "config-unreadable"
    raise ConfigProblem(None, [Problem(text_id, {"path": str(where)})])


def _parsed(where: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigProblem(where, [Problem("config-deep")]) from None
    except ValueError as error:  # also of a number with thousands of digits, which is no mistake of its own to TOML
        from bot.config_lines import Source, says_twice

        line, column = Source(text).broken_at(error)
        text_id = "config-twice" if says_twice(error) else "config-broken"
        raise ConfigProblem(where, [Problem(text_id, {"column": column}, line)]) from None


class _Reading:
    """What was given so far, by table and key, and how each setting is called where it was given."""

    def __init__(self, known: Mapping[str, type[BaseModel]], text: str) -> None:
        self.known = known
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._text = text
        self._given: dict[str, dict[str, Any]] = {table: {} for table in known}
        self._named: dict[tuple[str, str], tuple[str, int | None]] = {}
        self._above: set[tuple[str, str]] = set()
        self._below: dict[tuple[str, str], tuple[Any, str, int | None]] = {}  # what of the file does not decide

    @cached_property
    def _source(self) -> Source:
        """The file's lines: only a mistake needs them."""
        from bot.config_lines import Source

        return Source(self._text)

    def take(self, table: str, key: str, value: Any, name: str) -> None:
        """A setting that stands above the file. What the file says must fit all the same: the next start may use it."""
        if name_and_line := self._named.get((table, key)):
            self._below.setdefault((table, key), (self._given[table][key], *name_and_line))
        self._given[table][key] = value
        self._named[table, key] = (name, None)
        self._above.add((table, key))

    def is_above(self, table: str, key: str) -> bool:
        """Whether the file does not decide this one."""
        return (table, key) in self._above

    def take_file(self, content: Mapping[str, Any], table: str = "") -> None:
        """The tables of a file, with those inside them."""
        for name, value in content.items():
            full = f"{table}.{name}" if table else name
            if full in self.known and not isinstance(value, dict):
                self._wrong("config-no-table", self._source.line(full), name=full)
            elif full in self.known:
                self.take_file(value, full)
            elif isinstance(value, dict | list) and table in ("", _COGS) and name != "off":
                beside = [each for each in self.known if each.rpartition(".")[0] == table]
                self._unknown("config-unknown-table", full, beside, self._source.line(full))
            elif not table:
                self._wrong("config-no-place", self._source.line(name), name=name)
            elif self._is_secret(table, name):
                variable = f"{PREFIX}{table.replace('.', '_')}_{name}".upper()
                self._wrong("config-secret", self._source.line(table, name), name=name, variable=variable)
            elif name not in self.known[table].model_fields:
                self._unknown(
                    "config-unknown-key", name, self.known[table].model_fields, self._source.line(table, name)
                )
            elif isinstance(value, bool) and self.known[table].model_fields[name].annotation in (int, float):
                self._wrong("config-number", self._source.line(table, name), name=f"[{table}] {name}")
            else:
                self._given[table][name] = value
                self._named[table, name] = (f"[{table}] {name}", self._source.line(table, name))

    def _is_secret(self, table: str, name: str) -> bool:
        """Whether no file may hold it: files are copied, shown and committed."""
        found = self.known[table].model_fields.get(name)
        return found is not None and found.annotation is SecretStr

    def take_environment(self, environ: Mapping[str, str]) -> None:
        """``HOMEROOM_WEB_PORT`` stands above ``port`` in ``[web]``; ``HOMEROOM_DATA`` above ``data`` in
        ``[homeroom]``. An empty one is not there."""
        for name, value in environ.items():
            if not name.startswith(PREFIX):
                continue
            if setting := self._setting_of(name):
                if value:
                    self.take(*setting, value, name)
            elif value:
                known = [each for table in self.known for each in self._variables_of(table)]
                near = _nearest(name, known, 0.85)
                text_id = "config-variable-near" if near else "config-variable"
                self.notes.append(Problem(text_id, {"name": name, "near": near}))

    def _setting_of(self, variable: str) -> tuple[str, str] | None:
        """The table and key of a variable. Of the tables only those are asked for that it may be of."""
        for table in self.known:
            if variable.startswith(_starts(table)) and (key := self._variables_of(table).get(variable)):
                return table, key
        return None

    def _variables_of(self, table: str) -> dict[str, str]:
        """The keys of a table by the variables that set them."""
        return {f"{start}{key.upper()}": key for start in _starts(table) for key in self.known[table].model_fields}

    def model(self, table: str) -> BaseModel | None:
        """The settings of one table; ``None``, and its problems are noted, when they do not fit."""
        for (of, key), (value, name, line) in self._below.items():
            if of == table and line is not None:
                self._made(table, {**self._given[table], key: value}, {key: (name, line)})
        names = {key: named for (of, key), named in self._named.items() if of == table}
        return self._made(table, self._given[table], names, all_of_it=True)

    def _made(
        self,
        table: str,
        given: Mapping[str, Any],
        named: Mapping[str, tuple[str, int | None]],
        *,
        all_of_it: bool = False,
    ) -> BaseModel | None:
        """A table of what was given; its mistakes are noted, those at the ``named`` only or ``all_of_it``."""
        model = self.known[table]
        if not given and not any(field.is_required() for field in model.model_fields.values()):
            return model.model_construct()  # its defaults fit: a test holds that, and pydantic need not make a reader
        try:
            made = model.model_validate(given)
        except ValidationError as wrong:
            from bot.config_misfit import misfit

            for error in wrong.errors(include_input=False, include_url=False):
                key = str(error["loc"][0]) if error["loc"] else ""
                if all_of_it or key in named:
                    name, line = named.get(key, (f"[{table}] {key}", self._source.line(table, key)))
                    text_id, values = misfit(error, table, key)
                    self.problems.append(Problem(text_id, {"name": name, **values}, line))
            return None
        if isinstance(made, CogsTable) and "off" in named:
            self._check_off(made, named["off"][1])
        return made

    def _check_off(self, made: CogsTable, line: int | None) -> None:
        features = [table.partition(".")[2] for table in self.known if table.startswith(f"{_COGS}.")]
        for each in made.off:
            if each not in features:
                self._unknown("config-unknown-cog", each, features, line)

    def _wrong(self, text_id: str, line: int | None, **values: str) -> None:
        self.problems.append(Problem(text_id, values, line))

    def _unknown(self, text_id: str, name: str, known: Iterable[str], line: int | None) -> None:
        """With what was probably meant, or all that there is."""
        near = _nearest(name, known)
        meant = f"{text_id}-near" if near else text_id
        self._wrong(meant, line, name=name, near=near or ", ".join(sorted(known)))


def _starts(table: str) -> tuple[str, ...]:
    """With what the variables of a table's settings begin: those of Homeroom itself need no second word."""
    full = f"{PREFIX}{table.replace('.', '_')}_".upper()
    return (full, PREFIX) if table == _OWN else (full,)


def _nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """What was probably meant; empty where nothing is like it."""
    from difflib import get_close_matches

    return "".join(get_close_matches(name, list(known), 1, cutoff))
