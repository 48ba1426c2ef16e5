"""Keys of sealed answers: on disk before anybody sees their box, in no backup, and gone when it ends, come what may."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from contextlib import AsyncExitStack, closing
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest
from sqlalchemy import text

import bot.keys
from bot.app import App
from bot.config import Config
from bot.config_tables import HomeroomTable
from bot.core import Core
from bot.keys import sweep, tell_of_missing
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Person
from bot.seal import KeyLost, Seals, destroy_all
from bot.ticking import Ticker
from storage.backup import copy_open, put_back
from storage.database import Database, Tx
from storage.lock import WriterLock
from storage.sealed import Sealed, open_boxes
from tests.bot.conftest import at
from tests.bot.sealing import BOX, SIZE, Vault, begin, forget_me, vault_of
from tests.klass import MONDAY, SPACE, sqlite
from tests.shell import Terminal

OTHER = Id(BOX + 1)


def on_disk(vault: Vault) -> list[str]:
    """The names in the folder of keys."""
    folder = vault.seals.folder
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def name_of(box: Id = BOX) -> str:
    return f"web%3Aclass.{id_to_text(box)}.key"


async def test_a_key_is_whole_and_on_disk_before_its_box_is_and_is_readable_to_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []

    def noted(real: Any, what: str) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            happened.append(what)
            return real(*args, **kwargs)

        return call

    async with vault_of(tmp_path, sqlite(tmp_path)) as vault:
        committing = vault.klass.database._backend._writer  # type: ignore[attr-defined]
        monkeypatch.setattr(committing, "_commit", noted(committing._commit, "commit"))
        monkeypatch.setattr(os, "write", noted(os.write, "write"))
        monkeypatch.setattr(os, "fsync", noted(os.fsync, "fsync"))
        monkeypatch.setattr(Path, "replace", noted(Path.replace, "name"))
        await vault.begins()
        monkeypatch.undo()
        mine = [each for each in happened[: happened.index("commit")] if each in ("write", "fsync", "name")]
        assert mine[-4:] == ["write", "fsync", "name", "fsync"]
        file = vault.seals.folder / name_of()
        assert on_disk(vault) == [file.name]
        assert [S_IMODE(each.stat().st_mode) for each in (file, file.parent, file.parent.parent)] == [
            0o600,
            0o700,
            0o700,
        ]


async def test_without_a_place_for_its_key_no_box_begins_and_all_else_goes_on(tmp_path: Path, url: str) -> None:
    async with vault_of(tmp_path, url) as vault:
        await vault.begins()
        await vault.says("ana", "yes")
        folder = vault.seals.folder
        vault.seals.folder = tmp_path / "file" / "keys"
        (tmp_path / "file").touch()
        said = await vault.acts("instructor", begin.link(OTHER))
        assert "cannot write anything down just now" in str(said)
        assert await vault.klass.database.read(open_boxes) == {(SPACE, BOX)}
        assert await sweep(vault.seals, vault.klass.database) == 0
        await vault.acts("ana", forget_me.link())
        await vault.klass.router.left(Person(SPACE, "ben"))
        vault.seals.folder = folder
        assert (SPACE, BOX) in vault.seals.kept()


async def test_a_key_goes_by_a_job_when_its_box_ended(tmp_path: Path, url: str) -> None:
    async with vault_of(tmp_path, url) as vault:
        await vault.begins()
        await vault.begins(OTHER)
        await vault.says("ana", "yes")
        await vault.closes()
        assert on_disk(vault) == sorted([name_of(), name_of(OTHER)])  # not before it is committed
        await vault.klass.goes_on()
        assert on_disk(vault) == [name_of(OTHER)]


async def test_a_box_that_is_begun_anew_before_that_keeps_its_new_key(tmp_path: Path, url: str) -> None:
    async with vault_of(tmp_path, url) as vault:
        await vault.begins()
        before = vault.seals.key(SPACE, BOX).tag(Person(SPACE, "ana"))
        await vault.closes()
        await vault.begins()
        await vault.klass.goes_on()
        assert vault.seals.key(SPACE, BOX).tag(Person(SPACE, "ana")) != before


async def test_what_a_process_that_was_killed_left_goes_at_the_next_start(tmp_path: Path) -> None:
    """Killed after an end was committed, after a key was made for a box that never was, and in the middle of one."""
    config = at(tmp_path)
    app = await App.open(config)
    seals = app.core.seals
    boxes = [Id(BOX + number) for number in range(3)]

    def begun(tx: Tx) -> None:
        for box in boxes[:2]:
            Sealed(tx, SPACE).begin(box, MONDAY)
            seals.begin(SPACE, box, SIZE)

    await app.database.write(SPACE, begun)
    await app.database.write(SPACE, lambda tx: Sealed(tx, SPACE).end(boxes[0]))
    seals.begin(SPACE, boxes[2], SIZE)
    (seals.folder / f"{name_of(boxes[2])}.00ff00ff00ff00ff").write_bytes(b"half")
    (seals.folder / "something else").touch()
    await app.stop()
    app = await App.open(config)
    await app.start()
    try:
        assert sorted(each.name for each in seals.folder.iterdir()) == ["something else", name_of(boxes[1])]
        assert (SPACE, boxes[1]) in app.core.seals.kept()
    finally:
        await app.stop()


async def test_housekeeping_sweeps_as_well(tmp_path: Path) -> None:
    async with vault_of(tmp_path, sqlite(tmp_path)) as vault:
        vault.seals.begin(SPACE, BOX, SIZE)
        await vault.begins(OTHER)
        ticker: Ticker = vault.klass.ticker
        assert (await ticker.keep_house())["key"] == 1
        assert on_disk(vault) == [name_of(OTHER)]


async def waits(vault: Vault) -> bool:
    """Whether somebody waits for the turn of the space."""
    database = vault.klass.database
    if database.dialect == "sqlite":
        return bool(database._backend._writer._waiting)  # type: ignore[attr-defined]
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    return bool(await database.read(lambda tx: tx.scalar(waiting)))


async def test_sweeping_leaves_the_key_of_a_box_that_another_process_is_opening(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with vault_of(tmp_path, url) as vault, AsyncExitStack() as opened:
        other = vault.klass.database  # on SQLite there is no other process
        if other.dialect != "sqlite":
            other = await Database.open(url)
            opened.push_async_callback(other.close)
        made, looked, may_end = (threading.Event() for _ in range(3))

        def opening(tx: Tx) -> None:
            vault.box_in(tx).begin()
            made.set()
            assert may_end.wait(30)

        def look(tx: Tx) -> set[tuple[str, int]]:
            found = open_boxes(tx)
            looked.set()
            return found

        monkeypatch.setattr(bot.keys, "open_boxes", look)
        opens = asyncio.create_task(vault.klass.database.write(SPACE, opening))
        await asyncio.to_thread(made.wait, 30)
        sweeps = asyncio.create_task(sweep(vault.seals, other))
        async with asyncio.timeout(30):
            for _ in range(10_000_000):
                if looked.is_set() and (sweeps.done() or await waits(vault)):
                    break
                await asyncio.sleep(0)
        may_end.set()
        await opens
        assert await sweeps == 0
        assert (SPACE, BOX) in vault.seals.kept()


async def test_processes_that_share_the_folder_share_a_box(tmp_path: Path, postgres_url: str) -> None:
    async with vault_of(tmp_path, postgres_url) as one, vault_of(tmp_path, postgres_url) as two:
        await one.begins()
        await one.says("ana", "yes", 1)
        await two.says("ana", "no", 2)
        await two.says("ben", "yes", 3)
        assert await one.says("ana", "late", 1) == await one.says("ana", "late", 0)
        at_once = [each.says("chi", f"at {stamp}", stamp) for stamp in (4, 12, 7) for each in (one, two) * 4]
        assert len({said.split()[-1] for said in await asyncio.gather(*at_once)}) == 1
        assert await two.box(lambda box: box.rows()) == 3
        assert sorted(each.answer or "" for each in await two.closes()) == ["at 12", "no", "yes"]
        assert await sweep(one.seals, one.klass.database) == 1
        await two.klass.goes_on()  # whose key is gone already
        assert on_disk(two) == []


async def test_who_is_forgotten_is_in_no_open_box_any_more(tmp_path: Path, url: str) -> None:
    async with vault_of(tmp_path, url) as vault:
        lost = Id(BOX + 2)
        for box in (BOX, OTHER, lost):
            await vault.begins(box)
            for who in ("ana", "ben"):
                await vault.says(who, who, box=box)
        vault.seals.destroy(SPACE, lost)
        await vault.acts("ana", forget_me.link())
        assert [await vault.box(lambda box: box.rows(), box) for box in (BOX, OTHER, lost)] == [1, 1, 2]
        assert [each.answer for each in await vault.closes()] == ["ben"]


async def test_who_left_the_space_is_in_no_open_box_any_more(tmp_path: Path, url: str) -> None:
    async with vault_of(tmp_path, url) as vault:
        await vault.begins()
        router, ben = vault.klass.router, Person(SPACE, "ben")
        for who in ("ana", "ben", "chi"):
            await vault.says(who, who)
        await router.left(ben)
        assert await vault.box(lambda box: box.rows()) == 2
        members = [Person(SPACE, each) for each in vault.klass.seats if each not in ("ben", "chi")]
        await router.sync_members(SPACE, members)
        assert [each.answer for each in await vault.closes()] == ["ana"]


async def test_a_poll_that_is_open_at_a_backup_cannot_be_counted_after_restoring_it(tmp_path: Path) -> None:
    url, file = sqlite(tmp_path), tmp_path / "homeroom.db"
    async with vault_of(tmp_path, url) as vault:
        await vault.begins()
        await vault.says("ana", "yes")
        secret = (vault.seals.folder / name_of()).read_bytes()
        await copy_open(vault.klass.database, tmp_path / "b.db", MONDAY, lambda: False)
        await vault.says("ben", "no")
    assert secret[4:] not in (tmp_path / "b.db").read_bytes()
    with WriterLock(file):
        done = await put_back(tmp_path / "b.db", file, tmp_path, MONDAY, lambda tx, now: 0)
    assert done.sealed == 1
    async with vault_of(tmp_path, url) as vault:
        assert await vault.box(lambda box: box.rows()) == 0  # nobody could read them, nor tell whose they are
        for act in (lambda box: box.put(Person(SPACE, "ana"), "no", 9), lambda box: box.open_all()):
            with pytest.raises(KeyLost):
                await vault.box(act)
        assert await vault.klass.database.read(open_boxes) == {(SPACE, BOX)}
        await vault.closes()
        await vault.box(lambda box: box.end())
        await vault.begins()
        assert (await vault.says("ana", "again")).startswith("again ")


def test_all_keys_are_destroyed_of_whatever_database_they_are(tmp_path: Path) -> None:
    assert destroy_all(tmp_path / "none")
    for epoch in ("abcdef", "ghjkmn"):
        Seals(tmp_path / epoch).begin(SPACE, BOX, SIZE)
    assert destroy_all(tmp_path)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_the_sweep_of_one_database_knows_nothing_of_anothers_keys(tmp_path: Path) -> None:
    config = Config(HomeroomTable(data=tmp_path / "data", keys=tmp_path / "keys"))
    assert config.keys == tmp_path / "keys"
    assert Config(HomeroomTable(data=tmp_path)).keys == tmp_path / "keys"
    one, other = (Seals(config.keys / epoch) for epoch in ("abcdef", "ghjkmn"))
    one.begin(SPACE, BOX, SIZE)
    assert other.kept() == set()
    assert one.missing([(SPACE, BOX), (SPACE, OTHER)]) == [(SPACE, OTHER)]


def opened(folder: Path) -> tuple[Seals, str]:
    """A box is open in the class that ran there, with its key. Returns the keys, and how the box is named."""
    with closing(sqlite3.connect(folder / "data" / "homeroom.db")) as database:
        (epoch,) = database.execute("SELECT value FROM meta WHERE name = 'epoch'").fetchone()
        database.execute("INSERT INTO sealed_boxes VALUES (?, ?, 0)", (SPACE, BOX))
        database.commit()
    seals = Seals(folder / "data" / "keys" / epoch)
    seals.begin(SPACE, BOX, SIZE)
    return seals, f"{SPACE} {id_to_text(BOX)}"


def test_doctor_names_the_polls_whose_key_is_missing(terminal: Terminal, class_left: Path) -> None:
    seals, name = opened(class_left)
    assert terminal.types("doctor").code == 0
    seals.destroy(SPACE, BOX)
    ended = terminal.types("doctor")
    (said,) = (line for line in ended.said.splitlines() if line.startswith("✗"))
    assert ended.code == 1
    assert f"one is open and cannot be counted, for its key is missing ({name}). If the folder data/keys/" in said


def test_doctor_finds_a_folder_in_which_no_key_can_be_kept(
    terminal: Terminal, class_left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEROOM_KEYS", str(class_left / "safe" / "keys"))
    assert terminal.types("doctor").code == 0
    (class_left / "safe").touch()
    ended = terminal.types("doctor")
    assert ended.code == 1
    assert "no such poll can begin" in ended.said


def test_a_restore_destroys_the_keys_and_says_what_cannot_be_counted(terminal: Terminal, class_left: Path) -> None:
    seals, name = opened(class_left)
    assert terminal.types("backup", "open.db").code == 0
    ended = terminal.types("restore", "open.db")
    assert ended.code == 0
    assert "One anonymous poll was open in this backup. Its key is in no backup, so it cannot be counted" in ended.said
    assert seals.kept() == set()
    assert f"({name})" in terminal.types("doctor").said
    terminal.types("restore", "b.db")  # of a time when none was open
    assert "anonymous" not in terminal.types("doctor").said


def test_keys_that_a_restore_could_not_destroy_are_named(
    terminal: Terminal, class_left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(class_left)

    def stuck(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Seals, "destroy", stuck)
    ended = terminal.types("restore", "b.db")
    assert ended.code == 1
    assert "the keys of anonymous polls in data/keys could not be deleted" in ended.said


async def test_at_a_start_whoever_cares_hears_of_boxes_whose_key_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = await App.open(at(tmp_path))
    told: list[int] = []

    async def noted(core: Core, database: Database) -> int:
        told.append(await tell_of_missing(core, database))
        return told[-1]

    def begun(tx: Tx) -> None:
        Sealed(tx, SPACE).begin(BOX, MONDAY)
        Sealed(tx, SPACE).begin(OTHER, MONDAY)
        app.core.seals.begin(SPACE, OTHER, SIZE)

    await app.database.write(SPACE, begun)
    monkeypatch.setattr("bot.app.tell_of_missing", noted)
    try:
        await app.start()
        assert told == [1]
    finally:
        await app.stop()
