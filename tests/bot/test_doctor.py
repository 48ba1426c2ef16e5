"""``homeroom doctor``: it finds what is wrong, says what helps, and changes nothing."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.web.settings import WebSettings
from bot import doctor
from bot.app import App
from bot.cog import Cog
from bot.config_tables import DatabaseTable
from bot.context import Context
from bot.parts import declared, examinations
from storage.database import Database
from storage.jobs import Jobs, NewJob
from storage.migrations import VERSIONS, upgrade
from tests.bot.conftest import at
from tests.shell import AS_PEOPLE, ROOT, Terminal, each_ends, environment, runs

FIRST = min(each.name for each in VERSIONS.glob("0*.py")).partition("_")[0]
FAILED = (
    "INSERT INTO jobs (space_id, effect, link, target, course_id, due_at, lane, attempts, state, why) VALUES"
    " ('web:class', 'post', 'icebreakers.prompt', 'channel:general', 0, ?, 'x', 9, 'failed', 'gave-up')"
)


def traces(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything in a folder: when it was changed, and its bytes."""
    found = [folder, *folder.rglob("*")]
    return {str(each): (each.stat().st_mtime_ns, each.read_bytes() if each.is_file() else b"") for each in found}


def lines(said: str, mark: str) -> list[str]:
    return [line.removeprefix(f"{mark} ") for line in said.splitlines() if line.startswith(mark)]


def test_before_the_first_start_it_makes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.types("doctor")
    assert (ended.code, list(tmp_path.iterdir())) == (0, [])
    assert lines(ended.said, "✗") == []
    assert [line.partition(":")[0] for line in lines(ended.said, "✓")] == [
        *("Configuration", "Features that are on", "Homeroom", "Database", "Platforms that are on", "Address")
    ]


def test_it_looks_at_everything_and_changes_nothing(terminal: Terminal, class_left: Path) -> None:
    before = traces(class_left)
    ended = terminal.types("doctor")
    assert traces(class_left) == before
    assert (ended.code, lines(ended.said, "✗")) == (0, [])
    for part in ("it is not running", "closed to others", "homeroom.db: sound", "up to date", "all were delivered"):
        assert part in ended.said
    assert "Features that are on: achievements, breakouts, buddies, icebreakers" in ended.said


def test_what_could_not_be_delivered_is_counted(terminal: Terminal, class_left: Path) -> None:
    with closing(sqlite3.connect(class_left / "data" / "homeroom.db")) as database:
        for number in range(2):
            database.execute(FAILED, (number,))
        database.commit()
    ended = terminal.types("doctor")
    assert ended.code == 1
    (said,) = lines(ended.said, "✗")
    assert said.startswith("Messages: 2 could not be delivered.")
    assert "/homeroom status" in said


@pytest.mark.parametrize(
    ("address", "called"),
    [
        ("", "with /staff status."),
        ("https://class.example.org", "with /staff status (Discord), /homeroom status (Web)."),
    ],
)
def test_a_command_is_named_as_it_is_called_where_people_are(
    terminal: Terminal, class_left: Path, monkeypatch: pytest.MonkeyPatch, address: str, called: str
) -> None:
    with closing(sqlite3.connect(class_left / "data" / "homeroom.db")) as database:
        database.execute(FAILED, (1,))
        database.commit()
    for name, value in (("DISCORD_TOKEN", "x"), ("DISCORD_API", "http://127.0.0.1:9"), ("WEB_ADDRESS", address)):
        monkeypatch.setenv(f"HOMEROOM_{name}", value)
    (said,) = (line for line in lines(terminal.types("doctor").said, "✗") if line.startswith("Messages: "))
    assert said.endswith(called)


def test_a_folder_that_others_can_read(terminal: Terminal, class_left: Path) -> None:
    (class_left / "data").chmod(0o755)
    ended = terminal.types("doctor")
    assert (ended.code, lines(ended.said, "✗")) == (
        1,
        ["Data folder: others on this machine can read it. Close it: chmod 700 data"],
    )


@pytest.mark.usefixtures("class_left")
def test_a_disk_that_is_almost_full(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LITTLE_MB", 10**12)
    ended = terminal.types("doctor")
    assert ended.code == 1
    assert "Make room before it stops Homeroom." in lines(ended.said, "✗")[0]


@pytest.mark.usefixtures("class_left")
def test_a_folder_that_others_can_read_on_a_full_disk_has_both(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").chmod(0o755)
    monkeypatch.setattr(doctor, "LITTLE_MB", 10**12)
    assert [("chmod" in line, "Make room" in line) for line in lines(terminal.types("doctor").said, "✗")] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("data", ["/proc/nope", "file/data", "/dev/null/data", "closed/a/b"])
def test_a_folder_that_cannot_be_made_is_found_before_it_is_needed(data: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "closed").mkdir(mode=0o500)
    (tmp_path / "bot.toml").write_text(f'[homeroom]\ndata = "{data}"\n')
    looked, ran = each_ends(tmp_path, [["doctor"], ["run", "--port", "0"]], through=AS_PEOPLE)
    (said,) = lines(looked.said, "✗")
    assert (looked.code, said) == (1, ran.said.strip())
    assert ran.code in (74, 78)


@pytest.mark.usefixtures("tmp_path")
def test_a_disk_that_is_almost_full_is_found_before_the_first_start(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "LITTLE_MB", 10**12)
    assert "Make room" in lines(terminal.types("doctor").said, "✗")[0]


def test_a_file_of_no_bytes_is_called_neither_sound_nor_old(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "data" / "homeroom.db"
    file.parent.mkdir(mode=0o700)
    file.touch(mode=0o600)
    ended = terminal.types("doctor")
    assert ended.code == 1
    (said,) = lines(ended.said, "✗")
    assert said.startswith("Database data/homeroom.db: there is nothing in it.")
    assert said.endswith("homeroom restore FILE")
    assert "sound" not in ended.said
    assert "Tables" not in ended.said
    assert file.stat().st_size == 0


def test_a_file_of_another_program(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    with closing(sqlite3.connect(tmp_path / "data" / "homeroom.db")) as database:
        database.execute("CREATE TABLE songs (name)")
    ended = terminal.types("doctor")
    assert ended.code == 1
    (said,) = lines(ended.said, "✗")
    assert "it is of another program" in said


def test_tables_of_an_older_homeroom_are_brought_up_to_date_later(terminal: Terminal, class_left: Path) -> None:
    with closing(sqlite3.connect(class_left / "data" / "homeroom.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (FIRST,))
        database.commit()
    ended = terminal.types("doctor")
    assert ended.code == 0
    assert "they are brought up to date at the next start" in ended.said


def test_mistakes_of_the_configuration_and_variables_that_do_nothing(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bot.toml").write_text("[jobs]\nlanes = 0\n[webb]\n")
    ended = terminal.types("doctor")
    assert ended.code == 78
    assert ended.said.splitlines()[0] == "bot.toml has mistakes, so nothing was started:"
    assert {line.partition(":")[0] for line in ended.said.splitlines()[1:]} == {"line 2", "line 3"}
    (tmp_path / "bot.toml").unlink()
    monkeypatch.setenv("HOMEROOM_WEB_PROT", "1")
    ended = terminal.types("doctor")
    assert ended.code == 1
    assert "Did you mean HOMEROOM_WEB_PORT?" in lines(ended.said, "✗")[0]


def test_a_process_that_holds_the_database_and_says_nothing(terminal: Terminal, class_left: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from storage.lock import WriterLock\n"
        "with WriterLock(Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(class_left / "data" / "homeroom.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        ended = terminal.types("doctor")
        process.kill()
    assert ended.code == 1
    (said,) = lines(ended.said, "✗")
    assert said.startswith(f"Homeroom: process {process.pid} holds the database but does not answer.")


def test_while_homeroom_runs_its_own_word_is_taken(terminal: Terminal, class_left: Path) -> None:
    with runs(class_left) as homeroom:
        ended = terminal.types("doctor")
        assert (ended.code, lines(ended.said, "✗")) == (0, [])
        assert f"Homeroom: it is running (process {homeroom.process.pid}, version " in ended.said
        assert f"the class is at {homeroom.address}" in ended.said


async def test_a_feature_that_is_declared_wrongly(tmp_path: Path) -> None:
    broken = Cog("broken")

    @broken.command("broken")
    def act(ctx: Context) -> None:
        """Without a text."""

    def check() -> tuple[str, ...]:
        raise broken.declarations["broken"].wrong("the text broken is missing in en")

    findings = await doctor.examine(at(tmp_path), check, {})
    (wrong,) = [each for each in findings if not each.well]
    assert wrong.text_id == "declaration"
    assert "test_doctor.py" in str(wrong.values["what"])


async def test_a_server_is_looked_at_as_well(tmp_path: Path, postgres_url: str) -> None:
    web = WebSettings(port=0, address="https://class.example.org")
    config = replace(at(tmp_path / "data"), database=DatabaseTable(url=postgres_url), parts={"web": web})

    async def found() -> dict[str, bool]:
        findings = await doctor.examine(config, lambda: declared(config).features, examinations(config))
        return {each.text_id: each.well for each in findings}

    database = await Database.open(postgres_url)
    assert (await found())["doctor-server-new"]
    await upgrade(database)
    assert (await found()).items() >= {"doctor-schema": True, "doctor-delivered": True}.items()
    app = await App.open(config)
    late = NewJob("post", "a.b", app.core.clock.now(), "channel:1", "channel:1")
    await database.write("web:class", lambda tx: Jobs(tx, "web:class").hold_back([late]))
    await app.stop()
    await database.close()
    assert (await found())["doctor-failed"] is False
    assert not (tmp_path / "data").exists()


async def test_what_answers_at_the_port_is_known_again_by_the_database(tmp_path: Path, postgres_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        web = WebSettings(port=port, address="https://class.example.org")
        config = replace(at(tmp_path / "data"), database=DatabaseTable(url=postgres_url), parts={"web": web})

        async def last() -> doctor.Finding:
            return (await doctor.examine(config, lambda: declared(config).features, examinations(config)))[-1]

        app = await App.open(config)
        stranger.settimeout(0)
        assert (await last()).text_id == "port-taken"  # it says nothing at all
    await app.start()
    try:
        found = await last()
        assert (found.text_id, found.well) == ("doctor-served", True)
        assert found.values == {"address": "https://class.example.org"}
        (elsewhere,) = examinations(config).values()
        (strange,) = await elsewhere("another", False)
        assert strange.text_id == "port-taken"
    finally:
        await app.stop()
