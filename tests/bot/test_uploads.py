"""Files that people give: read in another process before the transaction, within a time, by a cog's own reader."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

import pytest

from bot import pool, uploads
from bot import router as routing
from bot.act import Act, ActKind, Reply, command_link
from bot.card import Button, Card
from bot.cog import Cog, Option
from bot.context import Context
from bot.kinds import LARGEST_UPLOAD, Upload
from bot.people import Person, Role
from bot.pool import Pool
from storage.drafts import drafts
from tests.bot.things import Things, read_things
from tests.bot.trial import GENERAL, until
from tests.cogs.way import a_file
from tests.klass import SPACE, Klass, klass_of, sqlite

TEXTS = """
cog-name = Lists
bring = Bring a list
bring-list = List
bring-about = About
bring-again = Again
hand-in = Hand in a list
    .help = Hands a list in
hand-in-list = List
    .help = The list
no-list = Line { $line } of this is no list.
there = { $count } things, read elsewhere: { $elsewhere }.
"""
lists = Cog("lists")


@lists.form("bring", needs=Role.ASSISTANT)
def bring(
    ctx: Context,
    list: Annotated[Things, Option(reads=read_things)],  # as the form says it
    about: Annotated[str | None, Option(most=5)] = None,
    again: Annotated[Things | None, Option(reads=read_things)] = None,
) -> Card:
    return there(ctx, list if again is None else again)


@lists.command("hand-in")
def hand_in(ctx: Context, list: Annotated[Things | None, Option(reads=read_things)] = None) -> Card:
    return there(ctx, list or Things((), 0))


def there(ctx: Context, things: Things) -> Card:
    return Card(text=ctx.text("there", count=len(things.names), elsewhere=str(things.process != os.getpid())))


@lists.command("lists")
def overview(ctx: Context) -> Card:
    return Card(text=ctx.text("cog-name"), actions=(Button("Bring", bring.link()),))


async def of(tmp_path: Path, form_inputs: int) -> AsyncIterator[Klass]:
    lists.folder = tmp_path
    (tmp_path / "texts").mkdir()
    for language in ("en", "es"):
        text = TEXTS + "lists = Lists\n    .help = All lists\n"
        (tmp_path / "texts" / f"{language}.ftl").write_text(text, encoding="utf-8")
    async with klass_of([lists], sqlite(tmp_path), form_inputs=form_inputs) as made:
        yield made


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    async for made in of(tmp_path, 5):
        yield made


async def brings(klass: Klass, data: bytes | str, **more: Any) -> str:
    """The assistant fills in the form. Returns what they read, its errors first."""
    await klass.assistant.says("/lists", place="general")
    await klass.assistant.presses("Bring")
    answer: Any = await klass.assistant.fills({"list": a_file("l.txt", data), **more})
    return str(klass.assistant.errors) if answer.get("form") else klass.assistant.answer


async def test_a_file_is_read_in_another_process_and_the_handler_gets_what_it_says(klass: Klass) -> None:
    assert "2 things, read elsewhere: True." in await brings(klass, "one two")
    assert "1 things" in await brings(klass, "one two", again=a_file("l.txt", "three"))


async def test_an_option_that_nobody_gave_is_left_out_and_one_that_is_needed_is_asked_for(klass: Klass) -> None:
    await klass.ben.says("/hand-in", place="general")
    assert "0 things" in klass.ben.answer
    await klass.assistant.says("/lists", place="general")
    await klass.assistant.presses("Bring")
    await klass.assistant.fills({"about": "maps"})
    assert "Please fill this in." in str(klass.assistant.errors)


async def test_what_a_reader_refuses_stands_at_its_field_with_whatever_else_does_not_fit(klass: Klass) -> None:
    said = await brings(klass, "no list", about="too long")
    assert "Line 3 of this is no list." in said
    assert "8 characters" in said


async def test_a_file_is_read_only_for_whom_it_may_be_read(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    async def noted(*given: object) -> dict[str, object]:
        asked.append(given)
        return {}

    monkeypatch.setattr(routing, "read_files", noted)
    given = {"list": a_file("l.txt", "one")}
    answer = await klass.router.act(Act("x", ActKind.SUBMIT, Person(SPACE, "ben"), GENERAL, bring.link(), given))
    assert isinstance(answer, Reply)
    assert "assistants and instructors" in str(answer.card.text)
    assert asked == []


async def test_a_file_too_large_or_none_at_all_never_gets_to_the_reader(klass: Klass) -> None:
    assert "too large" in await brings(klass, b"x" * (LARGEST_UPLOAD + 1))


async def test_a_reader_that_fails_is_a_fault_of_ours(klass: Klass) -> None:
    assert "went wrong on our side" in await brings(klass, "fails")


@pytest.mark.parametrize("data", ["for ever", "dies"])
async def test_of_a_file_that_takes_too_long_or_ends_its_process_this_is_said_and_the_next_one_is_read(
    klass: Klass, monkeypatch: pytest.MonkeyPatch, data: str
) -> None:
    if data == "for ever":
        monkeypatch.setattr(uploads, "PATIENCE", 0.3)
    monkeypatch.setattr(pool, "TRIES", 1)  # starting a process takes seconds
    assert "Reading this file took too long" in await brings(klass, data)
    monkeypatch.undo()
    assert "2 things" in await brings(klass, "one two")


async def test_while_a_file_is_read_everybody_else_goes_on(klass: Klass, tmp_path: Path) -> None:
    bringing = asyncio.create_task(brings(klass, f"waits for {tmp_path}/go"))
    await until(lambda: bool(klass.router._pool._executor and klass.router._pool._executor._pending_work_items))
    act = Act("x", ActKind.COMMAND, Person(SPACE, "ben"), GENERAL, command_link("hand-in", "lists"))
    answer = await klass.router.act(act)
    assert isinstance(answer, Reply)
    assert not answer.refused
    assert not bringing.done()
    (tmp_path / "go").touch()
    assert "3 things" in await bringing


async def test_who_shares_the_processes_with_a_stuck_one_is_asked_again() -> None:
    two = Pool(2)
    try:
        await two.run(os.getpid)
        stuck = asyncio.create_task(two.within(1, read_things, Upload("", "", b"for ever")))
        others = [asyncio.create_task(two.run(read_things, Upload("", "", b"for ever"))) for _ in range(2)]
        with pytest.raises(TimeoutError):
            await stuck
        for other in others:  # asked again, and as stuck as before
            assert not other.done()
            other.cancel()
        two.close()
        assert await two.run(len, "abc") == 3
    finally:
        two.close()


async def test_in_a_form_with_steps_a_file_is_read_at_its_step_and_again_at_the_end(tmp_path: Path) -> None:
    async for klass in of(tmp_path, 2):
        assert "Line 3 of this is no list." in await brings(klass, "no list")
        assert await klass.database.read(lambda tx: tx.rows(drafts.select())) == []
        assert "Part 1 of 2 is kept" in await brings(klass, "one two")
        await klass.assistant.presses("Continue")
        await klass.assistant.fills({})
        assert "2 things, read elsewhere: True." in klass.assistant.answer
