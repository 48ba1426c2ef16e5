"""The commands ``homeroom people``: asked of the Homeroom that runs, or of the database when none does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from adapters.web.app import SPACE_ID, open_class
from adapters.web.desk import (
    Add,
    Added,
    Desk,
    Done,
    Everyone,
    LinkAsked,
    Linked,
    NewPerson,
    Out,
    Part,
    Remove,
    RoleAsked,
    Someone,
    command_of,
)
from adapters.web.enrolment import MOST_PEOPLE, Enrolment, Newcomer, checked
from adapters.web.people_csv import Mistake, Mistakes, read_people, written
from adapters.web.refusal import ClassRefusal
from adapters.web.settings import WebSettings
from adapters.web.sign_in import SignIn
from bot.clock import SystemClock
from bot.intercom import Answer, Asked, Declined, Silent, ask
from bot.terminal import EXIT_CONFIG, EXIT_STORAGE, EXIT_WRONG, complain, say, tell
from storage.database import Database
from storage.lock import WriterLock
from storage.meta import Meta
from storage.migrations import upgrade

if TYPE_CHECKING:
    from bot.config import Config

A = TypeVar("A", bound=Answer)
Command = Callable[["Line"], Awaitable[int]]


class Line:
    """The way to the desk: through the running process's socket, or in this process."""

    def __init__(self, socket: Path | None, desk: Desk | None) -> None:
        self._socket = socket
        self._desk = desk

    async def ask(self, asked: Asked, answer: type[A]) -> A:
        """What is answered. Raises ``Declined``."""
        if self._desk is None:
            assert self._socket is not None  # noqa: S101  # there is one of the two
            return await ask(self._socket, command_of(type(asked)), asked, answer)
        return answer.model_validate(await self._desk.answer(asked))

    async def everyone(self) -> list[Someone]:
        """Everyone in the class."""
        found: list[Someone] = []
        more = True
        while more:
            part = await self.ask(Everyone(start=len(found)), Part)
            found, more = found + part.people, part.more
        return found


async def run(config: Config, command: Command) -> int:
    """Runs one of the commands below. Returns the exit code."""
    if not config.model("web", WebSettings).signs_in:
        complain("people-demo")
        return EXIT_CONFIG
    try:
        async with _line(config) as line:
            return await command(line)
    except Declined as no:
        complain(no.text_id, **{"path": config.database_name, **no.values})
        return EXIT_STORAGE if no.text_id.startswith("storage-") else EXIT_WRONG


@asynccontextmanager
async def _line(config: Config) -> AsyncIterator[Line]:
    socket = config.socket_path
    if socket is not None:
        line = Line(socket, None)
        try:
            await line.ask(Everyone(), Part)
        except Silent:
            pass
        else:
            yield line
            return
    async with _own(config) as desk:
        yield Line(None, desk)


@asynccontextmanager
async def _own(config: Config) -> AsyncIterator[Desk]:
    """The class, opened by this process; the bot hears of what changed when it starts.

    On SQLite nobody else has it open. On PostgreSQL another process may serve it, which holds its people in memory.
    """
    settings, clock = config.model("web", WebSettings), SystemClock()
    async with AsyncExitStack() as until_done:
        if config.database_path is not None:
            until_done.enter_context(WriterLock(config.database_path))
        database = await Database.open(config.database_url)
        until_done.push_async_callback(database.close)
        await upgrade(database)
        classroom, _ = await open_class(database, settings, clock, demo=False)
        until_done.push_async_callback(classroom.close)
        sign_in = SignIn(database, SPACE_ID, clock, config.data)
        served = await database.read(lambda tx: Meta(tx).served(clock.real()))
        yield Desk(Enrolment(classroom, sign_in, settings.address), served=served)


def add(newcomers: list[Newcomer]) -> Command:
    """Adds these people."""

    async def act(line: Line) -> int:
        if len(newcomers) > MOST_PEOPLE:
            raise Declined("people-full", most=MOST_PEOPLE)
        people = [NewPerson(**asdict(each)) for each in newcomers]
        added = (await line.ask(Add(people=people), Added)).count
        if added:
            tell("people-added", count=added)
        if len(newcomers) > added:
            tell("people-already", count=len(newcomers) - added)
        if added:
            tell("people-next")
        return 0

    return act


def add_from(path: Path, others: Newcomer) -> Command | None:
    """Adds everyone in a file, with what ``others`` says where the file says nothing.

    When something is wrong, nobody, and it is said what.
    """
    try:
        return add(read_people(path, replace(checked(replace(others, name="-")), name="")))
    except ClassRefusal as no:
        complain(no.text_id.replace("class-", "people-", 1), **no.values)
        return None
    except Mistakes as mistakes:
        complain("people-csv-wrong", path=str(path))
        for mistake in mistakes.found:
            click.echo(_said(mistake), err=True)
        return None


def _said(mistake: Mistake) -> str:
    what = say(mistake.text_id, **mistake.values)
    if mistake.column:
        return say("people-csv-cell", line=mistake.line, column=mistake.column, what=what)
    return say("config-line", line=mistake.line, what=what) if mistake.line else what


async def list_everyone(line: Line) -> int:
    """Says who is in the class."""
    everyone = await line.everyone()
    for one in everyone:
        text_id = "people-row-in" if one.signed_in else "people-row"
        tell(text_id, name=one.name, role=say(f"people-role-{one.role}"), zone=one.zone or say("people-zone-browser"))
    if not everyone:
        tell("people-none")
    return 0


def link(name: str) -> Command:
    """Says a link for somebody, alone on its line."""

    async def act(line: Line) -> int:
        made = await line.ask(LinkAsked(name=name), Linked)
        complain("people-link", name=made.name)  # beside the output, so that this can be piped
        click.echo(made.link)
        return 0

    return act


def links(*, as_csv: bool) -> Command:
    """Says a link for everyone who is not signed in."""

    async def act(line: Line) -> int:
        outside = [one for one in await line.everyone() if not one.signed_in]
        rows = [(one, (await line.ask(LinkAsked(id=one.id), Linked)).link) for one in outside]
        if as_csv:
            head = [say(f"people-head-{column}") for column in ("name", "role", "link")]
            click.echo(
                written(head, [(one.name, say(f"people-role-{one.role}"), made) for one, made in rows]), nl=False
            )
        else:
            for one, made in rows:
                click.echo(f"{one.name}: {made}")
        complain("people-links" if rows else "people-links-none", count=len(rows))
        return 0

    return act


def role(name: str, wanted: str) -> Command:
    """Gives somebody another role."""
    return _done("people-role-done", RoleAsked(name=name, role=wanted), role=wanted)


def out(name: str) -> Command:
    """Signs somebody out everywhere."""
    return _done("people-out-done", Out(name=name))


def remove(name: str) -> Command:
    """Removes somebody from the class."""
    return _done("people-removed", Remove(name=name))


def _done(text_id: str, asked: Asked, **values: Any) -> Command:
    async def act(line: Line) -> int:
        done = await line.ask(asked, Done)
        tell(text_id, name=done.name, count=done.count, **values)
        return 0

    return act
