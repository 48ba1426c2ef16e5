"""What is wrong with a database, as each command says it: a sentence and a code, no trace, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import cogs
from bot.parts import all_cogs
from tests.shell import AS_PEOPLE, Terminal, each_ends, ends, no_larger_than

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute(sys.argv[2])
held.execute(sys.argv[3])
held.execute("SELECT count(*) FROM meta").fetchone()
print("held", flush=True)
sys.stdin.read()
"""
LOCKED = "Another program holds the database. Close it and try again."
DAMAGED = "The database is damaged. Restore a backup: homeroom restore FILE"


@dataclass(frozen=True)
class Trouble:
    """What was done to ``data/homeroom.db``, what each command says then, and with which code it ends.

    ``through``: how the commands are started, where the trouble is with their process.
    """

    spoil: Callable[[Path], object]
    said: str
    run: int = 74
    doctor: int = 1
    backup: int = 74
    restore: int = 0
    through: Sequence[str] = ()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()


def garbage(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"This is no database. " * 100)


def pages(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


TROUBLES = {
    "newer": Trouble(newer, "A newer Homeroom wrote this database.", backup=0),
    "no database": Trouble(garbage, DAMAGED),
    "cut short": Trouble(lambda path: os.truncate(path, 50_000), DAMAGED),
    "written over": Trouble(pages, DAMAGED),
    "a folder": Trouble(a_folder, "cannot be read or written", restore=74),
    "read only": Trouble(lambda path: path.chmod(0o400), "cannot be written", backup=0, through=AS_PEOPLE),
    "unreadable": Trouble(lambda path: path.chmod(0), "cannot be read or written", through=AS_PEOPLE),
    "in a folder that is read only": Trouble(
        lambda path: path.parent.chmod(0o500), "cannot be", backup=0, restore=74, through=AS_PEOPLE
    ),
    "in a folder that is closed": Trouble(
        lambda path: path.parent.chmod(0), "cannot be", restore=74, through=AS_PEOPLE
    ),
    "on a full disk": Trouble(
        lambda path: None, "has room", doctor=0, backup=1, restore=74, through=no_larger_than(20_000)
    ),
}
PARAMETERS = pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)


@pytest.fixture
def path(class_left: Path) -> Iterator[Path]:
    """The database of a class that ran once. Whatever was done to its rights is undone at the end."""
    path = class_left / "data" / "homeroom.db"
    yield path
    path.parent.chmod(0o700)
    path.chmod(0o700)


def everything(folder: Path) -> dict[str, bytes]:
    """What is in a folder, byte by byte."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@PARAMETERS
def test_run_says_it_and_ends(trouble: Trouble, path: Path) -> None:
    trouble.spoil(path)
    ended = ends(path.parent.parent, "run", "--port", "0", through=trouble.through)
    assert ended.code == trouble.run
    assert trouble.said in ended.said
    assert "is running" not in ended.said


@PARAMETERS
def test_the_others_say_it_and_leave_nothing_half(trouble: Trouble, path: Path, terminal: Terminal) -> None:
    folder, commands = path.parent.parent, [["doctor"], ["backup", "c.db"], ["restore", "b.db"]]
    trouble.spoil(path)
    before = {} if trouble.through else everything(folder)
    if trouble.through:
        found = each_ends(folder, commands, through=trouble.through)
    else:
        found = [terminal.types(*command) for command in commands]
    assert [ended.code for ended in found] == [trouble.doctor, trouble.backup, trouble.restore]
    for ended in found:
        assert ended.code == 0 or trouble.said in ended.said
    assert (folder / "c.db").exists() == (trouble.backup == 0)
    assert [each for each in os.listdir(folder) if each.startswith(".")] == []
    if before and trouble.restore:
        assert everything(folder).items() >= before.items()


@contextmanager
def held(path: Path, *how: str) -> Iterator[None]:
    """Another program has the database open, and does this with it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), *how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            program.kill()


@pytest.mark.parametrize(
    "how", [("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE"), ("SELECT 1", "BEGIN IMMEDIATE")]
)
def test_a_database_that_another_program_holds(how: tuple[str, str], path: Path, terminal: Terminal) -> None:
    with held(path, *how):
        found = {each[0]: terminal.types(*each) for each in (["doctor"], ["backup", "c.db"], ["restore", "b.db"])}
    assert {command: ended.code for command, ended in found.items()} == {"doctor": 1, "backup": 74, "restore": 74}
    assert all(LOCKED in ended.said for ended in found.values())
    assert not (path.parent.parent / "c.db").exists()


def test_run_waits_a_little_for_a_program_that_holds_the_database(path: Path) -> None:
    with held(path, "SELECT 1", "BEGIN IMMEDIATE"):
        ended = ends(path.parent.parent, "run", "--port", "0")
    assert (ended.code, LOCKED in ended.said) == (74, True)


def test_a_server_that_is_not_there(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {
        "HOMEROOM_DATABASE_URL": "postgresql://me:hush@127.0.0.1:9/school",
        "HOMEROOM_WEB_ADDRESS": "https://class.example.org",
    }
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    ran = ends(tmp_path, "run", "--port", "0", **there)
    looked = terminal.types("doctor")
    assert (ran.code, looked.code) == (74, 1)
    for ended in (ran, looked):
        assert "The database postgresql://127.0.0.1/school cannot be reached." in ended.said
        assert "hush" not in ended.said
    assert "pg_dump" in terminal.types("backup", "c.db").said
    assert "pg_restore" in terminal.types("restore", "c.db").said


def test_data_that_is_a_file(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    (tmp_path / "b.db").write_text("no backup")
    found = [terminal.types(*each) for each in (["backup", "c.db"], ["restore", "b.db"], ["doctor"])]
    assert [each.code for each in found] == [78, 78, 1]
    assert all("data is a file" in each.said for each in found)
    ended = ends(tmp_path, "run", "--port", "0")
    assert (ended.code, "data is a file" in ended.said) == (78, True)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("x = 1\n\ndef broken(:\n", "handlers.py:3: SyntaxError: invalid syntax"),
        ("import no_such_module\n", "handlers.py:1: ModuleNotFoundError: No module named 'no_such_module'"),
        ("\nx = undefined\n", "handlers.py:2: NameError: name 'undefined' is not defined"),
        ("\n", "cogs/shaky/__init__.py: AttributeError: module 'cogs.shaky' has no attribute 'cog'"),
    ],
)
def test_a_feature_that_cannot_be_loaded(
    code: str, said: str, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feature = tmp_path / "features" / "shaky"
    feature.mkdir(parents=True)
    (feature / "__init__.py").write_text("import cogs.shaky.handlers\n")
    (feature / "handlers.py").write_text(code)
    monkeypatch.setattr(cogs, "__path__", [*cogs.__path__, str(tmp_path / "features")])
    for command in ("run", "doctor"):
        all_cogs.cache_clear()
        ended = terminal.types(command)
        assert ended.code == 78
        assert ended.said.startswith("A feature cannot be loaded, so nothing was started: ")
        assert ended.said.endswith(f"{said}\n")
    all_cogs.cache_clear()
    for each in [name for name in sys.modules if name.startswith("cogs.shaky")]:
        del sys.modules[each]
