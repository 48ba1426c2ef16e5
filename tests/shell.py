"""Homeroom as people start it at a terminal: in a folder, in a language, as a process of its own or within the test."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from bot import cli, terminal

ROOT: Final = Path(__file__).parent.parent
PATIENCE: Final = 60
COMMAND: Final = (sys.executable, "-m", "bot.cli")

# Root may write everywhere. Without these three powers (Linux) it is bound by what a file's rights say, as people are.
AS_PEOPLE: Final = (
    sys.executable,
    "-c",
    "import ctypes, os, sys\n"
    "if hasattr(os, 'geteuid') and os.geteuid() == 0:\n"
    "    for power in (1, 2, 3): ctypes.CDLL(None).prctl(24, power, 0, 0, 0)\n"
    "os.execv(sys.argv[1], sys.argv[1:])",
)


def no_larger_than(size: int) -> tuple[str, ...]:
    """Lets no file grow beyond so many bytes: what a full disk is to whoever writes."""
    limit = f"import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    return (sys.executable, "-c", f"{limit}; os.execv(sys.argv[1], sys.argv[1:])")


@dataclass(frozen=True)
class Ended:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All of it; a trace is never part of it."""
        both = self.out + self.err
        assert "Traceback" not in both, both
        return both


def environment(language: str = "en") -> dict[str, str]:
    """This one's, without what would configure Homeroom."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOMEROOM_", "LC_", "LANG"))}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": language}


def ends(folder: Path, *args: str, through: Sequence[str] = (), language: str = "en", **variables: str) -> Ended:
    """A command from its start to its end, as a process."""
    done = subprocess.run(
        [*through, *COMMAND, *args],
        cwd=folder,
        env=environment(language) | variables,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def each_ends(folder: Path, commands: Sequence[Sequence[str]], *, through: Sequence[str]) -> list[Ended]:
    """Several commands, one after the other in one process: most of a short command is the start of Python."""
    each = [*through, sys.executable, "-c", _EACH, json.dumps(commands)]
    done = subprocess.run(each, cwd=folder, env=environment(), capture_output=True, timeout=PATIENCE, check=True)
    return [Ended(*found) for found in json.loads(done.stdout)]


_EACH: Final = """
import contextlib, io, json, sys
from bot import cli, terminal
found = []
for args in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            terminal.run_whole(cli.homeroom, args)
        except SystemExit as end:
            found.append((end.code, out.getvalue(), err.getvalue()))
print(json.dumps(found))
"""


class Running:
    """A Homeroom that said that it is running."""

    address: str

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def hears(self, number: signal.Signals, *, whole_group: bool = False) -> str:
        """A signal, and the line that it then says; a terminal's Ctrl-C goes to the whole group of processes."""
        os.killpg(self.process.pid, number) if whole_group else self.process.send_signal(number)
        return self.says()

    def says(self) -> str:
        """The next line on standard output."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def ends(self) -> Ended:
        """Waits for the end."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return Ended(self.process.returncode, out, err)


@contextmanager
def runs(folder: Path, *args: str, program: Sequence[str] = COMMAND, **variables: str) -> Iterator[Running]:
    """``homeroom run`` on any free port, from the moment at which it says so; killed at the end if it still runs."""
    with begun(folder, *args, program=program, **variables) as running:
        said = running.says()
        assert "Homeroom is running" in said, running.process.communicate()
        running.address = said.partition(" at ")[2].partition(". ")[0]
        yield running


@contextmanager
def begun(folder: Path, *args: str, program: Sequence[str] = COMMAND, **variables: str) -> Iterator[Running]:
    """The same, before it has said anything."""
    with subprocess.Popen(
        [*program, "run", "--port", "0", *args],
        cwd=folder,
        env=environment() | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()


class Terminal:
    """A terminal within the test, in a folder: much quicker, for what only reads or writes files."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def types(self, *args: str) -> Ended:
        """A command from its start to its end."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            terminal.run_whole(cli.homeroom, args)
        said = self._capsys.readouterr()
        code = end.value.code
        return Ended(code if isinstance(code, int) else 1, said.out, said.err)
