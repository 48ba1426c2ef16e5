"""``homeroom run``: it says where the class is, keeps others out, and ends when it is asked, whatever is under way."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

import psutil
import pytest
from sqlalchemy import func, select

from storage.database import Database, Tx
from storage.jobs import Jobs, NewJob, jobs
from storage.lanes import lanes
from storage.look import look
from tests.shell import ROOT, Running, begun, ends, runs

# A feature of its own, found beside the others: its work tells that it began, and ends when somebody writes to a pipe.
COG: Final = '''
"""Work that lasts as long as somebody wants."""

import os
from pathlib import Path
from typing import Annotated

from bot.cog import Cog, Result
from bot.context import JobContext, ViewContext
from waiting import wait

cog = Cog("slow", folder=Path(__file__).parent)


@cog.work("wait")
def slow(ctx: ViewContext):
    return wait, os.environ["SLOW_FOLDER"]


@cog.job("after")
def after(ctx: JobContext, came_to: Annotated[object, Result]) -> None:
    (Path(os.environ["SLOW_FOLDER"]) / "after").write_text(str(came_to))
'''
# In a module that the pool's processes find as well.
WORK: Final = '''
"""The work."""

import os
from pathlib import Path


def wait(folder):
    (Path(folder) / "begun").write_text(str(os.getpid()))
    return (Path(folder) / "pipe").read_text()
'''
WITH_IT: Final = (
    sys.executable,
    "-c",
    "import cogs, os; cogs.__path__.append(os.environ['SLOW_FOLDER'] + '/cogs'); from bot.cli import main; main()",
)
SPACE: Final = "web:class"
UPGRADE: Final = (
    "GET /live?as=kai HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


@pytest.fixture
async def slow(class_left: Path) -> Path:
    """A folder in which a class ran once, and now has slow work to do."""
    package = class_left / "cogs" / "slow"
    (package / "texts").mkdir(parents=True)
    (package / "__init__.py").write_text(COG)
    (class_left / "waiting.py").write_text(WORK)
    for language in ("en", "es"):
        (package / "texts" / f"{language}.ftl").write_text("cog-name = Slow\n")
    os.mkfifo(class_left / "pipe")
    work = NewJob("work", "slow.wait", datetime(2026, 1, 1, tzinfo=UTC), "work:slow.wait", then="slow.after")
    database = await Database.open(f"sqlite:///{class_left}/data/homeroom.db")
    await database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue([work]))
    await database.close()
    return class_left


def slowly(folder: Path, **variables: str) -> AbstractContextManager[Running]:
    """Homeroom with the slow work."""
    found = f"{ROOT}{os.pathsep}{folder}"
    return runs(folder, program=WITH_IT, SLOW_FOLDER=str(folder), PYTHONPATH=found, **variables)


def begins_to_work(folder: Path) -> Any:
    """The end of the pipe to write to; it opens when the work has opened its own."""
    return (folder / "pipe").open("w")


def counted(folder: Path) -> tuple[int, int]:
    """How many jobs and leases are stored."""

    def count(tx: Tx) -> tuple[int, int]:
        return tuple(tx.scalar(select(func.count()).select_from(table)) for table in (jobs, lanes))

    return look(folder / "data" / "homeroom.db", count)


@pytest.mark.parametrize(
    ("number", "whole_group"), [(signal.SIGINT, False), (signal.SIGINT, True), (signal.SIGTERM, False)]
)
def test_it_finishes_what_is_under_way_and_gives_the_leases_back(
    slow: Path, number: signal.Signals, whole_group: bool
) -> None:
    with slowly(slow) as homeroom:
        with begins_to_work(slow) as work:
            assert "Finishing what is under way." in homeroom.hears(number, whole_group=whole_group)
            work.write("all of it")
        ended = homeroom.ends()
    assert (ended.code, "Homeroom has stopped." in ended.said) == (0, True)
    assert (slow / "after").read_text() == "all of it"
    assert counted(slow) == (0, 0)


def test_what_lasts_too_long_is_left_for_the_next_start_and_no_process_stays(slow: Path) -> None:
    with slowly(slow, HOMEROOM_JOBS_STOP_SECONDS="0.2") as homeroom, begins_to_work(slow):
        began = time.monotonic()
        homeroom.hears(signal.SIGINT)
        ended = homeroom.ends()
    assert time.monotonic() - began < 10
    assert (ended.code, "Homeroom has stopped." in ended.said) == (0, True)
    assert counted(slow) == (1, 0)
    assert not psutil.pid_exists(int((slow / "begun").read_text()))
    with slowly(slow) as again:
        with begins_to_work(slow) as work:
            again.hears(signal.SIGINT)
            work.write("at last")
        again.ends()
    assert (slow / "after").read_text() == "at last"


def test_a_page_that_says_no_goodbye_is_not_waited_for(class_left: Path) -> None:
    with runs(class_left) as homeroom:
        port = int(homeroom.address.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as page:
            page.sendall(UPGRADE.format(port=port).encode())
            assert page.recv(12) == b"HTTP/1.1 101"
            began = time.monotonic()
            homeroom.hears(signal.SIGINT)
            assert homeroom.ends().code == 0
    assert time.monotonic() - began < 10


def test_a_platform_that_is_away_keeps_nobody_from_stopping_it(tmp_path: Path) -> None:
    away = {"HOMEROOM_DISCORD_TOKEN": "x", "HOMEROOM_DISCORD_API": "http://127.0.0.1:9"}
    with begun(tmp_path, **away) as homeroom:
        assert homeroom.process.stderr is not None
        while "discord.away" not in homeroom.process.stderr.readline():
            pass
        homeroom.hears(signal.SIGINT)
        ended = homeroom.ends()
    assert (ended.code, "Homeroom has stopped." in ended.said) == (0, True)


def test_a_second_ctrl_c_ends_it_at_once(slow: Path) -> None:
    with slowly(slow) as homeroom, begins_to_work(slow):
        homeroom.hears(signal.SIGINT)
        homeroom.hears(signal.SIGINT)
        assert homeroom.ends().code == 130
    assert counted(slow) == (1, 1)


def test_a_second_request_of_a_program_changes_nothing(slow: Path) -> None:
    with slowly(slow) as homeroom:
        with begins_to_work(slow) as work:
            homeroom.hears(signal.SIGTERM)
            homeroom.process.send_signal(signal.SIGTERM)
            work.write("all of it")
        assert homeroom.ends().code == 0
    assert (slow / "after").read_text() == "all of it"


def test_when_it_is_killed_no_process_of_it_stays(slow: Path) -> None:
    with slowly(slow) as homeroom, begins_to_work(slow):
        homeroom.process.kill()
        psutil.Process(int((slow / "begun").read_text())).wait(timeout=10)


def test_a_second_process_on_the_same_data_is_told_who_is_there(class_left: Path) -> None:
    with runs(class_left) as homeroom:
        second = ends(class_left, "run", "--port", "0")
        assert second.code == 75
        assert f"Homeroom is running on this database already (process {homeroom.process.pid})." in second.said
        assert restored(class_left).code == 75
        assert urlopen(f"{homeroom.address}/healthz").status == 200


def restored(folder: Path) -> Any:
    return ends(folder, "restore", "b.db")


def test_a_backup_is_made_by_the_process_that_runs(class_left: Path) -> None:
    with runs(class_left):
        found = [ends(class_left, "backup", name) for name in ("c.db", "c.db", "nowhere/c.db")]
        assert [each.code for each in found] == [0, 1, 1]
        for ended, said in zip(found, ("is in", "is there already", "cannot be written"), strict=True):
            assert f"c.db {said}" in ended.said or f"{said} c.db" in ended.said
        (class_left / "data" / "homeroom.db.sock").unlink()  # it cannot be asked any more: the file is read
        assert ends(class_left, "backup", "d.db").code == 0
    for name in ("c.db", "d.db"):
        assert (class_left / name).stat().st_mode & 0o777 == 0o600
        assert look(class_left / name, lambda tx: tx.scalar(select(func.count()).select_from(jobs))) == 0
    assert [each.name for each in class_left.iterdir() if each.name.startswith(".")] == []


def test_a_port_that_is_in_use_is_named_with_another(class_left: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = ends(class_left, "run", "--port", str(port))
        looked = ends(class_left, "doctor", HOMEROOM_WEB_PORT=str(port))
    assert (ended.code, looked.code) == (69, 1)
    for each in (ended, looked):
        assert f"127.0.0.1:{port} is in use already." in each.said
        assert f"homeroom run --port {port + 1}" in each.said
    assert counted(class_left) == (0, 0)


def test_it_starts_where_another_was_killed_and_answers_again(class_left: Path) -> None:
    with runs(class_left) as killed:
        killed.process.kill()
        killed.process.wait()
    socket_left = class_left / "data" / "homeroom.db.sock"
    assert socket_left.is_socket()
    assert "it is not running" in ends(class_left, "doctor", HOMEROOM_WEB_PORT="0").said
    with runs(class_left) as homeroom:
        looked = ends(class_left, "doctor")
        assert f"it is running (process {homeroom.process.pid}" in looked.said
        assert homeroom.address in looked.said
        homeroom.hears(signal.SIGTERM)
        assert homeroom.ends().code == 0
    assert not socket_left.exists()


def test_what_it_makes_is_readable_to_nobody_else(tmp_path: Path) -> None:
    with runs(tmp_path):
        data = tmp_path / "data"
        assert {path.name: oct(path.lstat().st_mode & 0o777) for path in (data, *data.iterdir())} == {
            "data": "0o700",
            **{f"homeroom.db{ending}": "0o600" for ending in ("", "-wal", "-shm", ".lock", ".sock")},
        }


def test_it_speaks_spanish_too(tmp_path: Path) -> None:
    ended = ends(tmp_path, "run", "--host", "0.0.0.0", language="es_MX.UTF-8")
    assert ended.code == 78
    assert "--host debe ser una dirección de esta máquina" in ended.said
