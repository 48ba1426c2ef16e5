"""What is wrong with an installation, from outside, and what helps: it only reads."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Final, TypeVar

from bot.cog import DeclarationError
from bot.intercom import Declined, Silent
from bot.link import id_to_text
from bot.local_commands import Running, who_runs
from bot.people import Place
from bot.records import dataclass
from bot.seal import Seals
from storage.database import Database, Tx
from storage.jobs import how_many_failed
from storage.lock import holder
from storage.look import holds_nothing, is_there, look
from storage.meta import Meta
from storage.migrations import VERSIONS, Versions, current
from storage.places import places_in_use
from storage.problems import Newer, StorageProblem
from storage.sealed import open_boxes

if TYPE_CHECKING:
    from bot.config import Config

LITTLE_MB: Final = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: a text of the domain ``cli``."""

    text_id: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    well: bool = True


Examination = Callable[[str | None, bool], Awaitable[Sequence[Finding]]]
"""How an adapter that is on looks at itself. Given the epoch of the database, if it has one: what runs elsewhere on it
is no stranger; and whether a process runs here that has what it needs."""


async def examine(
    config: Config, features: Callable[[], Iterable[str]], adapters: Mapping[str, Examination]
) -> list[Finding]:
    """Everything that an operator can mend, in the order in which to mend it.

    ``features`` checks the declarations and names the features that are on; it may raise ``DeclarationError``.
    ``adapters`` are those that are on by the configuration, by name, and ``watch``, which is no platform.
    """
    notes = [Finding(note.text_id, note.values, well=False) for note in config.notes]
    process, running = await _process(config)
    findings = [Finding("doctor-config"), *notes, _features(features), *process]
    inside, epoch = await _database(config)
    on = [name for name in adapters if name != "watch"]
    findings += [*_data(config), *_keys(config), *inside, Finding("doctor-platforms", {"names": ", ".join(on)})]
    if running is not None:
        findings += _runs_with(running, on)
    runs = running is not None or any(not each.well for each in process)
    for look_at_itself in adapters.values():
        findings += await look_at_itself(epoch, runs)
    return findings


def _runs_with(running: Running, on: Sequence[str]) -> list[Finding]:
    """Where it is served, which platforms it hears nothing of, and whether it was started with other ones."""
    served = "doctor-served" if "web" in running.on else "doctor-served-elsewhere"
    findings = [Finding(served, {"address": running.address})]
    if set(running.on) != set(on):
        findings.append(Finding("doctor-platforms-before", {"names": ", ".join(running.on)}, well=False))
    if running.away:
        findings.append(Finding("doctor-away", {"names": ", ".join(running.away)}, well=False))
    return findings


def _features(check: Callable[[], Iterable[str]]) -> Finding:
    try:
        return Finding("doctor-features", {"names": ", ".join(check())})
    except DeclarationError as wrong:
        return Finding(wrong.text_id, {"what": str(wrong)}, well=False)


async def _process(config: Config) -> tuple[list[Finding], Running | None]:
    """Whether Homeroom runs on this database, and what it says of itself. On PostgreSQL any number may."""
    path, socket = config.database_path, config.socket_path
    if path is None or socket is None:
        return [], None
    pid = holder(path)
    if pid is None:
        return [Finding("doctor-not-running")], None
    try:
        running = await who_runs(socket)
    except (Silent, Declined):
        return [Finding("doctor-silent", {"pid": str(pid)}, well=False)], None
    return [Finding("doctor-running", {"pid": str(pid), "version": running.version})], running


def _data(config: Config) -> list[Finding]:
    """The data folder; one that is not there yet, by the folder in which it would be made."""
    values: dict[str, str | int] = {"path": str(config.data)}
    there = config.data
    while not os.path.lexists(there):
        there = there.parent
    if not there.is_dir():
        return [Finding("data-file", values, well=False)]
    disk = shutil.disk_usage(there)
    if not (disk.total and os.access(there, os.R_OK | os.W_OK | os.X_OK)):  # /proc and its like hold nothing
        return [Finding("data-closed", values, well=False)]
    values["free"] = free = disk.free // 1024 // 1024
    is_open = os.name == "posix" and there == config.data and bool(there.stat().st_mode & 0o077)
    findings = [Finding("doctor-data-open", values, well=False)] if is_open else []
    if free < LITTLE_MB:
        return [*findings, Finding("doctor-data-full", values, well=False)]
    return findings or ([Finding("doctor-data", values)] if there == config.data else [])


def _keys(config: Config) -> list[Finding]:
    """The folder of keys where it is none of the data folder's: one in which none can be kept."""
    if config.data in config.keys.parents:
        return []
    there = config.keys
    while not os.path.lexists(there):
        there = there.parent
    if there.is_dir() and os.access(there, os.R_OK | os.W_OK | os.X_OK):
        return []
    return [Finding("doctor-keys-closed", {"path": str(config.keys)}, well=False)]


async def _database(config: Config) -> tuple[list[Finding], str | None]:
    """What is wrong with it, and its epoch if it has one."""
    path, named = config.database_path, {"path": config.database_name}
    try:
        if path is None:
            return await _on_server(config)
        if not is_there(path):
            return [Finding("doctor-none")], None
        found, epoch = await asyncio.to_thread(look, path, lambda tx: _inside(tx, config))
    except StorageProblem as problem:
        return [Finding(remedy(problem, config), named, well=False)], None
    return found if os.access(path, os.W_OK) else [*found, Finding("storage-readonly", named, well=False)], epoch


async def _on_server(config: Config) -> tuple[list[Finding], str | None]:
    database = await Database.open(config.database_url, readers=1, connections=1)
    try:
        return await database.read(lambda tx: _inside(tx, config))
    finally:
        await database.close()


def _inside(tx: Tx, config: Config) -> tuple[list[Finding], str | None]:
    versions = Versions(VERSIONS)
    version = current(tx)
    if version is not None and version not in versions.known:
        raise Newer(version)
    if version is None:
        return [_without_tables(tx, config.database_name)], None
    findings, epoch = [Finding("doctor-database", {"name": config.database_name})], Meta(tx).made_epoch()
    if version != versions.head:
        return [*findings, Finding("doctor-schema-new")], epoch
    failed = how_many_failed(tx)
    stuck = Finding("doctor-failed", {"count": failed}, well=False) if failed else Finding("doctor-delivered")
    return [*findings, Finding("doctor-schema"), stuck, *_without_keys(tx, config, epoch)], epoch


def _without_keys(tx: Tx, config: Config, epoch: str | None) -> list[Finding]:
    """The boxes of sealed answers that are open and that nobody can open, for their keys are not there."""
    folder = config.keys / (epoch or "")
    lost = Seals(folder).missing(open_boxes(tx))
    if not lost:
        return []
    names = ", ".join(f"{space_id} {id_to_text(box_id)}" for space_id, box_id in lost)
    return [Finding("doctor-keys-missing", {"count": len(lost), "names": names, "path": str(folder)}, well=False)]


async def places_used(config: Config, platform: str) -> Mapping[str, Sequence[Place]]:
    """The places of a platform that are in use, by space."""
    return await stored(config, lambda tx: places_in_use(tx, platform), {})


async def stored(config: Config, look_for: Callable[[Tx], T], nothing: T) -> T:
    """What is stored; ``nothing`` where the database cannot tell, which is a finding of its own. With tables of another
    version nothing is read."""

    def found(tx: Tx) -> T:
        return look_for(tx) if current(tx) == Versions(VERSIONS).head else nothing

    path = config.database_path
    try:
        if path is not None:
            return await asyncio.to_thread(look, path, found, known_sound=True) if is_there(path) else nothing
        database = await Database.open(config.database_url, readers=1, connections=1)
        try:
            return await database.read(found)
        finally:
            await database.close()
    except StorageProblem:
        return nothing


def _without_tables(tx: Tx, name: str) -> Finding:
    """A server's database is empty before the first start; our file has its tables as soon as there is one."""
    if tx.dialect != "sqlite":
        return Finding("doctor-server-new", {"name": name})
    return Finding("doctor-empty" if holds_nothing(tx) else "doctor-foreign", {"name": name}, well=False)


def remedy(problem: StorageProblem, config: Config) -> str:
    """The sentence that helps: a file that cannot be reached needs something else than a server."""
    is_file = problem.code == "unreachable" and config.database_path is not None
    return "storage-unreadable" if is_file else problem.remedy_id
