"""The socket of a running Homeroom: what can be asked there, by whom, and how little can be done to it."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import intercom
from bot.intercom import LONGEST, Answer, Asked, Declined, Intercom, Silent, ask
from storage.problems import Full


class Greet(Asked):
    """Asks for a greeting."""

    name: str


class Greeting(Answer):
    """One."""

    text: str


async def greet(asked: Greet) -> Greeting:
    match asked.name:
        case "nobody":
            raise Declined("backup-exists", path="there")
        case "full":
            raise Full("no room")
        case "fault":
            raise ZeroDivisionError
        case "long":
            return Greeting(text="x" * LONGEST)
    return Greeting(text=f"Hello, {asked.name}!")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "homeroom.db.sock"


@pytest.fixture
async def listening(path: Path) -> AsyncIterator[Intercom]:
    """One that greets."""
    made = Intercom(path)
    made.offer("greet", Greet, greet)
    await made.open()
    yield made
    await made.close()


async def said(path: Path, line: bytes) -> bytes:
    """What comes back for these bytes, until the other side closes."""
    reader, writer = await asyncio.open_unix_connection(path)
    writer.write(line)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.usefixtures("listening")
async def test_who_asks_gets_a_typed_answer_or_the_reason_why_not(path: Path) -> None:
    assert await ask(path, "greet", Greet(name="Ana"), Greeting) == Greeting(text="Hello, Ana!")
    for name, text_id, values in (
        ("nobody", "backup-exists", {"path": "there"}),
        ("full", "storage-full", {}),
        ("fault", "intercom-fault", {}),
    ):
        with pytest.raises(Declined) as caught:
            await ask(path, "greet", Greet(name=name), Greeting)
        assert (caught.value.text_id, caught.value.values) == (text_id, values)


@pytest.mark.usefixtures("listening")
@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"hello\n",
        b"[1]\n",
        b"\xff\xfe\n",
        b'{"command": "shout"}\n',
        b'{"command": "greet"}\n',
        b'{"command": "greet", "asked": {"name": 7}}\n',
        b'{"command": "greet", "asked": {"name": "a", "more": 1}}\n',
        b'{"command": "greet", "asked": {"name": "a"}, "more": 1}\n',
        b'{"command": "greet", "asked": {"name": "a"}}',  # no end of the line
        b"x" * (LONGEST + 10) + b"\n",
    ],
)
async def test_what_is_not_known_is_declined_and_the_next_one_is_answered(path: Path, line: bytes) -> None:
    answer = await said(path, line)
    assert answer == b"" or json.loads(answer) == {"declined": "intercom-unknown"}
    assert (await ask(path, "greet", Greet(name="Ben"), Greeting)).text == "Hello, Ben!"


@pytest.mark.usefixtures("listening")
async def test_an_answer_that_is_too_long_is_not_taken(path: Path) -> None:
    with pytest.raises(Silent):
        await ask(path, "greet", Greet(name="long"), Greeting)
    with pytest.raises(Silent):
        await ask(path, "greet", Greet(name="x" * LONGEST), Greeting)


@pytest.mark.usefixtures("listening")
async def test_who_says_nothing_is_cut_off_and_few_are_heard_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = [await asyncio.open_unix_connection(path) for _ in range(intercom.AT_ONCE)]
    with pytest.raises(Silent):
        await ask(path, "greet", Greet(name="one too many"), Greeting)
    for _, writer in silent:
        writer.close()
    monkeypatch.setattr(intercom, "PATIENCE", 0.01)
    reader, writer = await asyncio.open_unix_connection(path)
    assert await reader.read() == b""
    writer.close()


@pytest.mark.usefixtures("listening")
async def test_the_socket_is_its_owners(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_nobody_answers_where_nothing_listens(path: Path, listening: Intercom) -> None:
    await listening.close()
    assert not path.exists()
    with pytest.raises(Silent):
        await ask(path, "greet", Greet(name="Ana"), Greeting)
    path.write_text("a file")
    with pytest.raises(Silent):
        await ask(path, "greet", Greet(name="Ana"), Greeting)


async def test_what_a_killed_process_left_is_replaced_but_nothing_else(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    made = Intercom(path)
    made.offer("greet", Greet, greet)
    await made.open()
    assert (await ask(path, "greet", Greet(name="Ana"), Greeting)).text == "Hello, Ana!"
    await made.close()
    path.write_text("mine")
    await made.open()
    await made.close()
    assert path.read_text() == "mine"


async def test_what_is_under_way_is_broken_off_at_the_end(path: Path) -> None:
    begun, broken = asyncio.Event(), asyncio.Event()

    async def last(asked: Greet) -> Greeting:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            broken.set()
        raise AssertionError

    made = Intercom(path)
    made.offer("last", Greet, last)
    await made.open()
    asking = asyncio.create_task(ask(path, "last", Greet(name="Ana"), Greeting))
    await begun.wait()
    await made.close()
    assert broken.is_set()
    with pytest.raises(Silent):
        await asking


@pytest.mark.parametrize("deep", [1, 30])
async def test_a_path_may_be_longer_than_sockets_take(tmp_path: Path, deep: int) -> None:
    folder = tmp_path.joinpath(*["a folder"] * deep)
    folder.mkdir(parents=True)
    path = folder / "homeroom.db.sock"
    if deep > 1 and not os.path.isdir("/proc/self/fd"):
        pytest.skip("There is no /proc here, by which a longer path could be named.")
    made = Intercom(path)
    made.offer("greet", Greet, greet)
    await made.open()
    assert path.is_socket()
    assert (await ask(path, "greet", Greet(name="Ana"), Greeting)).text == "Hello, Ana!"
    await made.close()
    assert not path.exists()
