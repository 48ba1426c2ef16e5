"""``homeroom people``: who may sign in, said at the terminal, while a Homeroom runs and while none does."""

from __future__ import annotations

import csv
import io
import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.shell import Terminal, ends, runs

ADDRESS = "https://class.example.org"
LINK_IN = re.compile(rf"{ADDRESS}/in/[\w-]{{43}}")
LINK = re.compile(rf"^{ADDRESS}/in/[\w-]{{43}}$", re.M)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in a folder whose bot.toml says where people open the class."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en")
    (tmp_path / "bot.toml").write_text(f'[web]\naddress = "{ADDRESS}"\n', encoding="utf-8")
    return Terminal(capsys)


def table(folder: Path, text: str) -> str:
    """A file with people."""
    (folder / "people.csv").write_text(text, encoding="utf-8")
    return "people.csv"


def test_a_class_begins_with_its_instructor_and_a_link(terminal: Terminal) -> None:
    assert "Begin with yourself: homeroom people add NAME" in terminal.types("people", "list").out
    added = terminal.types("people", "add", "Robin", "Okafor", "--role", "instructor", "--zone", "europe/london")
    assert (added.code, added.out.splitlines()[0]) == (0, "One person was added.")
    assert terminal.types("people", "list").out == "Robin Okafor, instructor, Europe/London: not signed in\n"
    made = terminal.types("people", "link", "robin", "okafor")
    assert LINK.fullmatch(made.out.strip())  # alone, so that it can be piped
    assert "once and within 14 days" in made.err


def test_the_same_person_again_is_nobody_new(terminal: Terminal) -> None:
    terminal.types("people", "add", "Zoë Ok")
    again = terminal.types("people", "add", "  zoë   OK ", "--role", "instructor")
    assert (again.code, again.out) == (0, "One was in the class already, and stays as they are.\n")
    assert terminal.types("people", "list").out == "Zoë Ok, student, time zone of their browser: not signed in\n"


def test_a_whole_table_is_added_at_once_and_again_adds_nobody(terminal: Terminal, tmp_path: Path) -> None:
    people = "".join(f'"Person, {number}",student,Asia/Tokyo,es\n' for number in range(250))
    file = table(tmp_path, f"\ufeffName,Role,Zone,Language\nRobin,INSTRUCTOR,,\n\n{people}")
    assert terminal.types("people", "add", "--csv", file).out.splitlines()[0] == "251 people were added."
    assert "251 were in the class already" in terminal.types("people", "add", "--csv", file).out
    listed = terminal.types("people", "list").out.splitlines()
    assert len(listed) == 251
    assert listed[0] == "Robin, instructor, time zone of their browser: not signed in"
    made = terminal.types("people", "links", "--csv")
    rows = list(csv.reader(io.StringIO(made.out)))
    assert rows[0] == ["name", "role", "link"]
    assert len({row[2] for row in rows[1:]}) == 251
    assert all(LINK.fullmatch(row[2]) for row in rows[1:])
    assert "251 people are not signed in" in made.err


def test_what_a_table_does_not_say_the_options_beside_it_say(terminal: Terminal, tmp_path: Path) -> None:
    file = table(tmp_path, "name,role,zone\nRobin,instructor,\nAna,,Asia/Tokyo\n")
    options = ("--role", "assistant", "--zone", "europe/madrid", "--language", "es")
    assert "2 people were added" in terminal.types("people", "add", "--csv", file, *options).out
    assert terminal.types("people", "list").out.splitlines() == [
        "Robin, instructor, Europe/Madrid: not signed in",
        "Ana, assistant, Asia/Tokyo: not signed in",
    ]
    with closing(sqlite3.connect(tmp_path / "data" / "homeroom.db")) as database:
        assert database.execute("SELECT DISTINCT language FROM class_people").fetchall() == [("es",)]
    wrong = terminal.types("people", "add", "--csv", file, "--role", "boss")
    assert (wrong.code, wrong.err) == (1, "“boss” is no role. There are: instructor, assistant, student\n")


def test_a_table_as_a_spanish_spreadsheet_saves_it_is_read(terminal: Terminal, tmp_path: Path) -> None:
    file = table(tmp_path, "nombre;idioma\r\nAna Ruiz;es\r\n")
    assert "One person was added" in terminal.types("people", "add", "--csv", file).out


def test_when_a_line_is_wrong_every_mistake_is_named_and_nobody_is_added(terminal: Terminal, tmp_path: Path) -> None:
    file = table(
        tmp_path,
        "name,role,zone,language\nAna,student,,\n,student,,\nBen,teacher,,\nChi,,Europe/Madird,\nDee,,,fr\nEve,,,,x\n"
        + "F" * 81
        + ",,,\n",
    )
    ended = terminal.types("people", "add", "--csv", file)
    assert ended.code == 1
    assert ended.err.splitlines() == [
        "people.csv has mistakes, so nobody was added:",
        "line 3, name: A name is missing.",
        "line 4, role: “teacher” is no role. There are: instructor, assistant, student",
        "line 5, zone: “Europe/Madird” is no time zone. Write it as in Europe/Madrid.",
        "line 6, language: “fr” is no language of Homeroom. There are: en, es",
        "line 7: There are 5 cells, and only 4 columns. Put a value with a comma in it in quotes.",
        "line 8, name: A name of 81 letters is too long: 80 fit.",
    ]
    assert "Nobody is in the class yet" in terminal.types("people", "list").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing in it."),
        ("Ana\nBen\n", "line 1: “ana” is no column. There are: name, role, zone, language."),
        ("role,zone\n", "line 1: The first line names the columns"),
        ("name,name\n", "line 1: The first line names the columns"),
        ("name,colour\nAna,red\n", "line 1: “colour” is no column"),
    ],
)
def test_a_file_that_is_no_table_of_people_is_told_so(terminal: Terminal, tmp_path: Path, text: str, said: str) -> None:
    ended = terminal.types("people", "add", "--csv", table(tmp_path, text))
    assert ended.code == 1
    assert said in ended.err


def test_a_file_that_cannot_be_read_is_told_so(terminal: Terminal, tmp_path: Path) -> None:
    assert "none.csv cannot be read" in terminal.types("people", "add", "--csv", "none.csv").err
    (tmp_path / "old.csv").write_bytes("name\nZoë\n".encode("latin-1"))
    assert "Save it as CSV in UTF-8" in terminal.types("people", "add", "--csv", "old.csv").err


def test_a_name_that_is_nobodys_or_several_peoples_is_told_so(terminal: Terminal, tmp_path: Path) -> None:
    terminal.types("people", "add", "--csv", table(tmp_path, "name\nAna Ruiz\nAna Sol\nAna\nBen Ito\n"))
    assert LINK.search(terminal.types("people", "link", "ana").out)  # a whole name is nobody else's beginning
    assert LINK.search(terminal.types("people", "link", "Ben").out)
    several = terminal.types("people", "link", "an")
    assert (several.code, several.err) == (
        1,
        "Several people are called “an”: Ana, Ana Ruiz, Ana Sol. Write the whole name.\n",
    )
    near = terminal.types("people", "out", "Bne Ito")
    assert near.err == "Nobody in the class is called “Bne Ito”. Did you mean: Ben Ito?\n"
    assert "See who is: homeroom people list" in terminal.types("people", "remove", "xyzzy").err


def test_names_that_differ_by_an_accent_only_are_two_peoples(terminal: Terminal, tmp_path: Path) -> None:
    assert "2 people" in terminal.types("people", "add", "--csv", table(tmp_path, "name\nJosé\nJose\n")).out
    made = terminal.types("people", "links")
    assert (made.code, [line.partition(":")[0] for line in made.out.splitlines()]) == (0, ["Jose", "José"])
    assert len(set(LINK_IN.findall(made.out))) == 2
    for name, said in (("jose", "Jose"), ("JOSÉ", "José"), ("jose-2", "Jose")):  # a name is nobody else's id
        assert terminal.types("people", "link", name).err.startswith(f"{said} comes in")


def test_roles_are_given_and_people_removed_but_not_the_last_instructor(terminal: Terminal) -> None:
    for name, role in (("Robin", "instructor"), ("Ana", "student")):
        terminal.types("people", "add", name, "--role", role)
    for words in (("role", "Robin", "student"), ("remove", "Robin")):
        refused = terminal.types("people", *words)
        assert (refused.code, "this is the last one" in refused.err) == (1, True)
    assert terminal.types("people", "role", "Ana", "instructor").out == "Ana has the role instructor now.\n"
    assert (
        terminal.types("people", "remove", "Robin").out == "Robin is no longer in the class. What they wrote stays.\n"
    )
    assert terminal.types("people", "list").out == "Ana, instructor, time zone of their browser: not signed in\n"
    assert "is no role" in terminal.types("people", "role", "Ana", "boss").err


def test_in_a_class_to_try_out_nobody_signs_in(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bot.toml").unlink()
    ended = terminal.types("people", "list")
    assert ended.code == 78
    assert '[web] address = "https://class.example.org"' in ended.err


def test_add_wants_either_a_name_or_a_table(terminal: Terminal) -> None:
    assert terminal.types("people", "add").code == 2
    assert terminal.types("people", "add", "Ana", "--csv", "people.csv").code == 2
    assert "homeroom people link needs a NAME" in terminal.types("people", "link").err
    assert "“lnik” is no command" in terminal.types("people", "lnik").err


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://class.example.org/", True),
        ("https://CLASS.example.org:443", True),
        ("https://[2001:db8::1]:8443", True),
        ("http://127.0.0.1:8421", True),
        ("http://192.168.1.7:8421", True),
        ("http://class.example.org", False),
        ("http://8.8.8.8", False),
        ("class.example.org", False),
        ("https://", False),
        ("https://class.example.org/homeroom", False),
        ("https://me@class.example.org", False),
        ("https://class.example.org:port", False),
        ("ftp://class.example.org", False),
        ("https://class example.org", False),
    ],
)
def test_an_address_is_whole_and_safe_or_is_refused(
    terminal: Terminal, tmp_path: Path, address: str, fits: bool
) -> None:
    (tmp_path / "bot.toml").write_text(f'[web]\naddress = "{address}"\n', encoding="utf-8")
    ended = terminal.types("people", "list")
    assert ended.code == (0 if fits else 78)
    assert ("line 2: [web] address must be the whole address" in ended.err) != fits


def test_while_a_homeroom_runs_it_is_asked_and_what_it_serves_changes_at_once(tmp_path: Path) -> None:
    (tmp_path / "bot.toml").write_text(f'[web]\naddress = "{ADDRESS}"\n', encoding="utf-8")
    with runs(tmp_path) as running:
        assert running.address == ADDRESS
        assert "Begin with yourself" in running.says()
        assert "One person was added" in ends(tmp_path, "people", "add", "Robin", "--role", "instructor").out
        link = ends(tmp_path, "people", "link", "Robin").out.strip()
        port = _port(running.process.pid)
        served = Request(f"http://127.0.0.1:{port}{link.removeprefix(ADDRESS)}", headers={"Host": "class.example.org"})
        with urlopen(served) as page:
            assert "Come in as Robin" in page.read().decode()
        assert "Robin is no longer" not in ends(tmp_path, "people", "remove", "Robin").said  # the last instructor
        assert "was signed in nowhere" in ends(tmp_path, "people", "out", "Robin").out
        with pytest.raises(HTTPError) as gone:
            urlopen(served)
        with gone.value:
            assert gone.value.code == 404
    assert LINK.search(ends(tmp_path, "people", "link", "Robin").out)


def test_on_postgres_what_the_running_process_would_undo_is_refused_and_the_rest_is_done(
    terminal: Terminal, tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEROOM_DATABASE_URL", postgres_url)
    assert "One person was added" in terminal.types("people", "add", "Robin", "--role", "instructor").out
    with runs(tmp_path, HOMEROOM_DATABASE_URL=postgres_url) as running:
        for words in (("add", "Ana"), ("role", "Robin", "student"), ("remove", "Robin")):
            refused = terminal.types("people", *words)
            assert (refused.code, "Homeroom is serving this class right now" in refused.err) == (1, True)
        assert LINK.search(terminal.types("people", "link", "Robin").out)
        assert "was signed in nowhere" in terminal.types("people", "out", "Robin").out
        running.hears(signal.SIGTERM)
        assert running.ends().code == 0
    assert "One person was added" in terminal.types("people", "add", "Ana").out


def test_a_class_of_one_kind_is_never_served_as_the_other(tmp_path: Path) -> None:
    real, demo = {"HOMEROOM_WEB_ADDRESS": ADDRESS, "HOMEROOM_DATA": "real"}, {"HOMEROOM_DATA": "demo"}
    with runs(tmp_path, **real), runs(tmp_path, **demo):
        pass
    as_demo = ends(tmp_path, "run", "--port", "0", HOMEROOM_DATA="real")
    assert (as_demo.code, "holds a class in which people sign in" in as_demo.err) == (78, True)
    as_real = ends(tmp_path, "run", "--port", "0", HOMEROOM_DATA="demo", HOMEROOM_WEB_ADDRESS=ADDRESS)
    assert (as_real.code, "with invented people" in as_real.err) == (78, True)
    asked = ends(tmp_path, "people", "list", HOMEROOM_DATA="demo", HOMEROOM_WEB_ADDRESS=ADDRESS)
    assert (asked.code, "with invented people" in asked.err) == (78, True)


def _port(pid: int) -> int:
    import psutil

    (found,) = {each.laddr.port for each in psutil.Process(pid).net_connections("tcp") if each.status == "LISTEN"}
    return int(found)


def test_a_restore_signs_everybody_out(terminal: Terminal, tmp_path: Path) -> None:
    terminal.types("people", "add", "Robin", "--role", "instructor")
    terminal.types("people", "link", "Robin")
    assert terminal.types("backup", "copy.db").code == 0
    assert kept_links(tmp_path / "copy.db") == kept_links(tmp_path / "data" / "homeroom.db") == 1
    assert terminal.types("restore", "copy.db").code == 0
    assert kept_links(tmp_path / "data" / "homeroom.db") == 0
    assert "Robin, instructor" in terminal.types("people", "list").out


def kept_links(path: Path) -> int:
    """How many links a database holds."""
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("SELECT count(*) FROM sign_in_links").fetchone()[0])


def test_the_help_of_the_group_shows_its_commands(terminal: Terminal) -> None:
    said = terminal.types("people", "--help").out
    for command in ("add", "list", "link", "links", "role", "out", "remove"):
        assert re.search(rf"^  {command} ", said, re.M)
    assert "homeroom people COMMAND --help" in said
    assert "FILE" in terminal.types("people", "add", "--help").out
