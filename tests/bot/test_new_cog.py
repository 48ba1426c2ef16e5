"""``homeroom new-cog``: what it writes passes the checks at once, and what it cannot write leaves nothing."""

from __future__ import annotations

import keyword
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.new_cog import LONGEST, NotACog, write
from bot.registry import MOST_TOP_LEVEL
from bot.terminal import say
from tests.shell import ROOT, Terminal, environment

PAGE = "docs/instructors.md"
GROUPS = frozenset({"homeroom", "icebreaker"})


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What of a checkout a new cog is written into."""
    for folder in ("cogs/icebreakers", "tests/cogs/icebreakers", "docs"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / PAGE).write_text("# For instructors\n\nA page.\n")
    return tmp_path


def everything(folder: Path) -> dict[str, str]:
    return {str(each.relative_to(folder)): each.read_text() if each.is_file() else "" for each in folder.rglob("*")}


def run(folder: Path, *command: str) -> str:
    """Something done in a checkout, as its own Python sees it."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment() | {"PYTHONPATH": str(folder), "HOMEROOM_WEB_PORT": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=200,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.timeout(300)
def test_a_new_cog_passes_the_checks_and_its_story_at_once(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for folder in ("bot", "adapters", "cogs", "storage", "tests", "docs"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (ROOT / "pyproject.toml", *ROOT.glob("*.md")):
        shutil.copy(file, copy)
    longest = "a" * LONGEST
    said = run(copy, "bot.cli", "new-cog", "book_club")
    assert said.startswith("cogs/book_club is written, with a test in tests/cogs/book_club.")
    write(longest, GROUPS, copy)
    assert "book_club, breakouts, buddies, icebreakers" in run(copy, "bot.cli", "doctor").replace(f"{longest}, ", "")
    written = [f"{folder}/{name}" for folder in ("cogs", "tests/cogs") for name in ("book_club", longest)]
    run(copy, "ruff", "check", *written)
    run(copy, "ruff", "format", "--check", *written)
    run(copy, "mypy", *written[:1], *written[2:3])
    told = run(copy, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *written[2:], "tests/test_docs.py")
    assert " passed" in told
    assert not [each for each in copy.iterdir() if each.name.startswith(".new-cog")]


def test_its_files_and_its_lines_for_instructors(checkout: Path) -> None:
    write("book_club", GROUPS, checkout)
    made = {name for name in everything(checkout) if "book_club" in name}
    assert made == {
        *("cogs/book_club", "cogs/book_club/__init__.py", "cogs/book_club/cog.py", "cogs/book_club/handlers.py"),
        *("cogs/book_club/texts", "cogs/book_club/texts/en.ftl", "cogs/book_club/texts/es.ftl"),
        *("tests/cogs/book_club", "tests/cogs/book_club/test_book_club_story.py"),
    }
    page = (checkout / PAGE).read_text()
    assert page.startswith("# For instructors\n\nA page.\n\n## Book club\n\n- `/book_club hello` ")
    assert "<<" not in "".join(everything(checkout).values())


@pytest.mark.parametrize(
    ("name", "text_id"),
    [
        *(
            (name, "new-cog-name")
            for name in ("", "Book", "book-club", "book club", "_book", "book__club", "ñu", "1st")
        ),
        *((name, "new-cog-name") for name in ("../up", "a.b", "x" * (LONGEST + 1), "book_")),
        *((name, "new-cog-exists") for name in ("icebreakers", "icebreaker", "homeroom")),
        *(
            (name, "new-cog-taken-word")
            for name in ("class", "match", "print", "json", "core", "link", "tests", "utils")
        ),
        *((name, "new-cog-windows") for name in ("con", "nul", "prn", "aux", "com1", "lpt9")),
        *((name, "new-cog-package") for name in ("aiohttp", "pydantic", "sqlalchemy", "pytest")),
        *((name, "new-cog-taken-word") for name in ("cog", "ctx", "hello", "greeting", "wave", "klass", "handlers")),
    ],
)
def test_a_name_that_cannot_be_one_changes_nothing(name: str, text_id: str, checkout: Path) -> None:
    before = everything(checkout)
    with pytest.raises(NotACog) as caught:
        write(name, GROUPS, checkout)
    assert caught.value.text_id == text_id
    assert say(text_id, **caught.value.values)
    assert everything(checkout) == before


def test_every_word_of_python_is_refused(checkout: Path) -> None:
    for name in (*keyword.kwlist, *keyword.softkwlist):
        with pytest.raises(NotACog):
            write(name, GROUPS, checkout)


def test_platforms_show_so_many_commands_and_no_more(checkout: Path) -> None:
    with pytest.raises(NotACog) as caught:
        write("book_club", frozenset(f"group{number}" for number in range(MOST_TOP_LEVEL)), checkout)
    assert caught.value.text_id == "new-cog-many"


@pytest.mark.parametrize("missing", ["pyproject.toml", "cogs", "tests", "docs"])
def test_elsewhere_than_in_a_checkout_it_is_said(missing: str, checkout: Path) -> None:
    there = checkout / missing
    there.unlink() if there.is_file() else shutil.rmtree(there)
    before = everything(checkout)
    with pytest.raises(NotACog) as caught:
        write("book_club", GROUPS, checkout)
    assert (caught.value.text_id, everything(checkout)) == ("new-cog-nowhere", before)


def test_a_name_that_exists_is_told_at_the_terminal(terminal: Terminal) -> None:
    ended = terminal.types("new-cog", "icebreakers")
    assert (ended.code, ended.said) == (1, "There is something called icebreakers already. Nothing was changed.\n")


@pytest.mark.parametrize("step", ["mkdir", "write_text", "rename", "replace"])
@pytest.mark.parametrize("after", [0, 1])
def test_what_fails_midway_leaves_nothing(
    step: str, after: int, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(checkout)
    real, left = getattr(Path, step), after if step != "replace" else 0

    def fails(self: Path, *args: object, **more: object) -> object:
        nonlocal left
        if not left:
            monkeypatch.setattr(Path, step, real)
            raise OSError(28, "No space left on device", str(self))
        left -= 1
        return real(self, *args, **more)

    monkeypatch.setattr(Path, step, fails)
    with pytest.raises(NotACog) as caught:
        write("book_club", GROUPS, checkout)
    assert caught.value.text_id == "new-cog-unwritten"
    assert everything(checkout) == before
    write("book_club", GROUPS, checkout)


KILLED = """
import os, signal, sys
from pathlib import Path
from bot.new_cog import write
real, left = Path.rename, int(sys.argv[2])
def rename(self, *args):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return real(self, *args)
Path.rename = rename
write("book_club", {"homeroom"}, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("renamed", [0, 1])
def test_killed_midway_no_cog_is_there_and_it_can_be_written_again(renamed: int, checkout: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(checkout), str(renamed)], env=environment() | {"PYTHONPATH": str(ROOT)}
    )
    assert killed.returncode == -signal.SIGKILL
    assert os.listdir(checkout / "cogs") == ["icebreakers"]
    write("book_club", GROUPS, checkout)
    assert (checkout / PAGE).read_text().count("## Book club") == 1
    assert not (checkout / ".new-cog-book_club").exists()
