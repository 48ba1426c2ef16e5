"""The command line: run, doctor, people, backup, restore, new-cog. What is wrong it says in a sentence, no trace."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bot.terminal import (
    EXIT_CONFIG,
    EXIT_RUNNING,
    EXIT_STORAGE,
    EXIT_USAGE,
    EXIT_WRONG,
    InstallGroup,
    InviteGroup,
    ManifestGroup,
    PeopleGroup,
    SpokenGroup,
    complain,
    give_up,
    run_whole,
    say,
    tell,
)

if TYPE_CHECKING:
    from adapters.web.desk_commands import Command
    from bot.config import Config, Problem
    from bot.registry import Registry


def main() -> NoReturn:
    """What ``homeroom`` on the command line is."""
    run_whole(homeroom)


def read_config(path: Path | None, *, notes: bool = True, serves: bool = False, **above: str | None) -> Config:
    """The configuration, or its mistakes with their lines, and the end. ``above`` are options of ``[web]``.

    ``serves``: with it a class must be able to be served.
    """
    from bot.config import ConfigProblem, load
    from bot.parts import in_demo, models

    with in_sentences(None):
        known = models()
    try:
        config = load(path, os.environ, known, {("web", name): value for name, value in above.items()})
        if serves:
            in_demo(config)
    except ConfigProblem as wrong:
        if wrong.path:
            complain("config-head", path=str(wrong.path))
        for problem in wrong.problems:
            click.echo(_line(problem), err=True)
        sys.exit(EXIT_CONFIG)
    for note in config.notes if notes else ():
        click.echo(_line(note), err=True)
    return config


def _line(problem: Problem) -> str:
    what = say(problem.text_id, **problem.values)
    return say("config-line", line=problem.line, what=what) if problem.line else what


@contextmanager
def in_sentences(config: Config | None) -> Iterator[None]:
    """What the database or the declarations have against a command becomes a sentence and the end."""
    from bot.cog import DeclarationError
    from bot.demo import OtherKind
    from storage.lock import AlreadyRunning
    from storage.problems import StorageProblem

    try:
        yield
    except AlreadyRunning as running:
        give_up(EXIT_RUNNING, "storage-running", pid=str(running.pid or "?"))
    except StorageProblem as problem:
        if config is None:
            raise
        from bot.doctor import remedy

        give_up(EXIT_STORAGE, remedy(problem, config), path=config.database_name)
    except DeclarationError as problem:
        give_up(EXIT_CONFIG, problem.text_id, what=str(problem))
    except OtherKind as other:
        give_up(EXIT_CONFIG, other.text_id, path=str(config.data if config else ""))


def finish(config: Config, work: Coroutine[Any, Any, int]) -> NoReturn:
    """Runs a command to its end, and ends with its code."""
    with in_sentences(config):
        code = asyncio.run(work)
    sys.exit(code)


def called(config: Config, command: str) -> str:
    """A command as people call it where they are: ``/staff status``; where platforms differ, each beside its name."""
    from bot.parts import adapters_on, called_on

    names = {name: called_on(name, config, command) for name in sorted(adapters_on(config))}
    if len({*names.values()}) == 1:
        return names.popitem()[1]
    return ", ".join(f"{words} ({name.capitalize()})" for name, words in names.items())


_config_option = click.option("--config", "path", type=click.Path(path_type=Path))


@click.group(cls=SpokenGroup, invoke_without_command=True)
@click.version_option(package_name="homeroom", message="%(prog)s %(version)s")
@click.pass_context
def homeroom(context: click.Context) -> None:
    """Without a command it runs."""
    if context.invoked_subcommand is None:
        context.invoke(run)


@homeroom.command()
@_config_option
@click.option("--host")
@click.option("--port")
def run(path: Path | None = None, host: str | None = None, port: str | None = None) -> None:
    """Until Ctrl-C."""
    # We have no plugins for it: looking for some reads what each package that is installed says of itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # what a start makes is there to stay: looking through it for garbage takes a twentieth of the start
    try:
        from bot.log import set_up
        from bot.running import serve

        config = read_config(path, serves=True, host=host, port=port)
        set_up(config.homeroom.log_level, as_json=config.homeroom.log_json)
        _make_folder(config)
        finish(config, serve(config))
    finally:
        gc.enable()


def _make_folder(config: Config) -> None:
    """The data folder, closed to others."""
    try:
        config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (FileExistsError, NotADirectoryError):
        give_up(EXIT_CONFIG, "data-file", path=str(config.data))
    except OSError:
        give_up(EXIT_STORAGE, "data-closed", path=str(config.data))


def _embedded(config: Config, otherwise: str) -> Path:
    """The file of the database, in its folder; on PostgreSQL what to do there, and the end."""
    if config.database_path is None:
        give_up(EXIT_WRONG, otherwise)
    if config.data.exists():
        _make_folder(config)  # it is one, or the sentence that it is not
    return config.database_path


@homeroom.command()
@_config_option
def doctor(path: Path | None) -> None:
    """Looks at everything and changes nothing."""
    from bot.doctor import examine
    from bot.parts import declared, examinations

    config = read_config(path, notes=False, serves=True)

    async def look() -> int:
        findings = await examine(config, lambda: declared(config).features, examinations(config))
        for finding in findings:
            named = {"status": called(config, "homeroom status")} if finding.text_id == "doctor-failed" else {}
            click.echo(("✓ " if finding.well else "✗ ") + say(finding.text_id, **finding.values, **named))
        return 0 if all(finding.well for finding in findings) else EXIT_WRONG

    finish(config, look())


@homeroom.group(cls=PeopleGroup)
def people() -> None:
    """Who may sign in, where the class is served beyond this machine."""


def _for_people(path: Path | None, command: Command) -> NoReturn:
    from adapters.web.desk_commands import run as run_command

    config = read_config(path)
    if config.database_path is not None:
        _make_folder(config)
    finish(config, run_command(config, command))


_name_argument = click.argument("name", nargs=-1, required=True)


@people.command()
@_config_option
@click.argument("name", nargs=-1)
@click.option("--role")
@click.option("--zone")
@click.option("--language")
@click.option("--csv", "table", type=click.Path(path_type=Path))
def add(
    path: Path | None,
    name: tuple[str, ...],
    role: str | None,
    zone: str | None,
    language: str | None,
    table: Path | None,
) -> None:
    """One person, or a table of them."""
    from adapters.web import desk_commands
    from adapters.web.enrolment import Newcomer

    if bool(name) == (table is not None):
        give_up(EXIT_USAGE, "people-add-one")
    newcomer = Newcomer(" ".join(name), role or "student", zone or "", language or "")
    if table is None:
        _for_people(path, desk_commands.add([newcomer]))
    command = desk_commands.add_from(table, newcomer)
    if command is None:
        sys.exit(EXIT_WRONG)
    _for_people(path, command)


@people.command(name="list")
@_config_option
def list_people(path: Path | None) -> None:
    """Everyone, and whether they are signed in."""
    from adapters.web.desk_commands import list_everyone

    _for_people(path, list_everyone)


@people.command()
@_config_option
@_name_argument
def link(path: Path | None, name: tuple[str, ...]) -> None:
    """A link with which somebody comes in once."""
    from adapters.web import desk_commands

    _for_people(path, desk_commands.link(" ".join(name)))


@people.command()
@_config_option
@click.option("--csv", "as_table", is_flag=True)
def links(path: Path | None, as_table: bool) -> None:
    """A link for everyone who is not signed in."""
    from adapters.web import desk_commands

    _for_people(path, desk_commands.links(as_csv=as_table))


@people.command()
@_config_option
@_name_argument
@click.argument("role")
def role(path: Path | None, name: tuple[str, ...], role: str) -> None:
    """Another role."""
    from adapters.web import desk_commands

    _for_people(path, desk_commands.role(" ".join(name), role))


@people.command()
@_config_option
@_name_argument
def out(path: Path | None, name: tuple[str, ...]) -> None:
    """Signs somebody out everywhere."""
    from adapters.web import desk_commands

    _for_people(path, desk_commands.out(" ".join(name)))


@people.command()
@_config_option
@_name_argument
def remove(path: Path | None, name: tuple[str, ...]) -> None:
    """Removes somebody from the class."""
    from adapters.web import desk_commands

    _for_people(path, desk_commands.remove(" ".join(name)))


@homeroom.group(cls=InviteGroup)
def invite() -> None:
    """The link with which Homeroom is added to where a class meets."""


@invite.command(name="discord")
@_config_option
@click.option("--application")
def invite_to_discord(path: Path | None, application: str | None) -> None:
    """With exactly the permissions that the features that are on need."""
    from adapters.discord.invite import tell_invitation

    sys.exit(tell_invitation(*_with_features(path), application or ""))


@homeroom.group(cls=ManifestGroup)
def manifest() -> None:
    """What an app is made of."""


@manifest.command(name="slack")
@_config_option
def manifest_of_slack(path: Path | None) -> None:
    """As JSON, from the features that are on."""
    from adapters.slack.install import tell_manifest

    tell_manifest(*_with_features(path))


@homeroom.group(cls=InstallGroup)
def install() -> None:
    """The address at which an app is made."""


@install.command(name="slack")
@_config_option
def install_on_slack(path: Path | None) -> None:
    """With exactly the scopes that the features that are on need."""
    from adapters.slack.install import tell_address

    tell_address(*_with_features(path))


def _with_features(path: Path | None) -> tuple[Config, Registry]:
    """The configuration, and what the features that are on declare."""
    from bot.parts import declared

    config = read_config(path)
    with in_sentences(config):
        return config, declared(config)


@homeroom.command()
@_config_option
@click.argument("file", type=click.Path(path_type=Path))
def backup(path: Path | None, file: Path) -> None:
    """Through the process that runs; itself when none does."""
    from bot.backing_up import back_up

    config = read_config(path)
    finish(config, back_up(config, _embedded(config, "backup-postgres"), file))


@homeroom.command()
@_config_option
@click.argument("file", type=click.Path(path_type=Path))
def restore(path: Path | None, file: Path) -> None:
    """Only when nothing runs."""
    from bot.backing_up import put_back

    config = read_config(path)
    status = partial(called, config, "homeroom status")
    finish(config, put_back(config, _embedded(config, "restore-postgres"), file, status))


@homeroom.command(name="new-cog")
@click.argument("name")
def new_cog(name: str) -> None:
    """A feature to begin from, with its test."""
    from bot.new_cog import NotACog, write
    from bot.parts import first_words

    with in_sentences(None):
        taken = first_words()
    try:
        write(name, taken)
    except NotACog as no:
        give_up(EXIT_WRONG, no.text_id, **no.values)
    tell("new-cog-done", name=name)


if __name__ == "__main__":
    main()
