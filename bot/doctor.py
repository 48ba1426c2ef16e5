"""What is wrong with an installation, from outside: it only reads."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from storage.database import Database
from storage.jobs import Lanes
from storage.migrations import VERSIONS, Versions, current
from storage.problems import Newer, StorageProblem

if TYPE_CHECKING:
    from bot.config import Config

LITTLE_MB: Final = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: a text of the domain ``cli``."""

    text_id: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    well: bool = True


async def examine(config: Config) -> list[Finding]:
    """Everything that an operator can mend, in the order in which to mend it."""
    findings = [Finding("doctor-config")]
    findings += _data(config)
    findings += await _database(config)
    return [*findings, Finding("doctor-adapters", {"names": "web"})]


def _data(config: Config) -> list[Finding]:
    if not config.data.is_dir():
        return []
    free = shutil.disk_usage(config.data).free // 1024 // 1024
    values: dict[str, str | int] = {"path": str(config.data), "free": free}
    if config.data.stat().st_mode & 0o077:
        return [Finding("doctor-data-open", values, well=False)]
    enough = free >= LITTLE_MB
    return [Finding("doctor-data" if enough else "doctor-data-full", values, well=enough)]


async def _database(config: Config) -> list[Finding]:
    path = config.database_path
    if path is not None and not path.is_file():
        return [Finding("doctor-none")]
    try:
        database = await Database.open(config.database_url)
    except StorageProblem as problem:
        return [Finding(problem.remedy_id, well=False)]
    try:
        return await _inside(config, database)
    except StorageProblem as problem:
        return [Finding(problem.remedy_id, well=False)]
    finally:
        await database.close()


async def _inside(config: Config, database: Database) -> list[Finding]:
    versions = Versions(VERSIONS)
    version = await database.read(current)
    if version is not None and version not in versions.known:
        raise Newer(version)
    findings = [Finding("doctor-database", {"name": config.database_name})]
    if version != versions.head:
        return [*findings, Finding("doctor-schema-new")]
    failed = await database.read(lambda tx: Lanes(tx, "").failed_count())
    stuck = Finding("doctor-failed", {"count": failed}, well=False) if failed else Finding("doctor-delivered")
    return [*findings, Finding("doctor-schema"), stuck]
