"""The command line: run, doctor, backup, restore, new-cog. It says what is wrong in a sentence, never with a trace."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

if TYPE_CHECKING:
    from bot.config import Config
    from bot.texts import Speaker

EXIT_WRONG: Final = 1  # doctor found something
EXIT_STORAGE: Final = 74
EXIT_RUNNING: Final = 75
EXIT_CONFIG: Final = 78
EXIT_PORT: Final = 69


def speaker() -> Speaker:
    """The terminal's language."""
    from bot.texts import Speaker, Texts

    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return Speaker(Texts({"cli": Path(__file__).parent / "cli_texts"}), "cli", spoken or "en")


def say(text_id: str, **values: str | int) -> str:
    """A sentence of the command line; values stand as they are."""
    return speaker().plain(text_id, **values)


def give_up(code: int, text_id: str, **values: str | int) -> NoReturn:
    """Says what is wrong, and ends."""
    click.echo(say(text_id, **values), err=True)
    sys.exit(code)


def read_config(path: Path | None, **above: str | None) -> Config:
    """The configuration, or its mistakes with their lines, and the end."""
    from bot.app import models
    from bot.config import PREFIX, ConfigProblem, load

    environ = dict(os.environ) | {f"{PREFIX}WEB_{name}".upper(): value for name, value in above.items() if value}
    try:
        return load(path, environ, models())
    except ConfigProblem as wrong:
        if wrong.path:
            click.echo(say("config-head", path=str(wrong.path)), err=True)
        for problem in wrong.problems:
            what = say(problem.text_id, **problem.values)
            click.echo(say("config-line", line=problem.line, what=what) if problem.line else what, err=True)
        sys.exit(EXIT_CONFIG)


def run_whole(work: Callable[[], Coroutine[Any, Any, int]]) -> NoReturn:
    """Runs a command to its end; what the database or the declarations have against it becomes a sentence."""
    from bot.cog import DeclarationError
    from storage.lock import AlreadyRunning
    from storage.problems import StorageProblem

    try:
        code = asyncio.run(work())
    except AlreadyRunning as running:
        give_up(EXIT_RUNNING, "storage-running", pid=str(running.pid or "?"))
    except StorageProblem as problem:
        give_up(EXIT_STORAGE, problem.remedy_id)
    except DeclarationError as problem:
        give_up(EXIT_CONFIG, "declaration", what=str(problem))
    sys.exit(code)


_config_option = click.option("--config", "path", type=click.Path(path_type=Path), help="The path of bot.toml.")


@click.group(invoke_without_command=True)
@click.version_option(package_name="homeroom")
@click.pass_context
def main(context: click.Context) -> None:
    """Homeroom turns an online class into a place people belong to."""
    if context.invoked_subcommand is None:
        context.invoke(run)


@main.command()
@_config_option
@click.option("--host", help="The address to listen on; this machine's own only.")
@click.option("--port", help="The port to listen on.")
def run(path: Path | None = None, host: str | None = None, port: str | None = None) -> None:
    """Run Homeroom until Ctrl-C."""
    gc.disable()  # what a start makes is there to stay: looking through it for garbage takes a twentieth of the start
    try:
        from bot.log import set_up

        config = read_config(path, host=host, port=port)
        set_up(config.homeroom.log_level, as_json=config.homeroom.log_json)
        run_whole(lambda: _serve(config))
    finally:
        gc.enable()


async def _serve(config: Config) -> int:
    from bot.app import App

    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no handlers here; Ctrl-C ends it there all the same
            asyncio.get_running_loop().add_signal_handler(number, _asked, stop)
    app = await App.open(config)
    try:
        await app.start()
        gc.freeze()  # nor need it be looked through later
        gc.enable()
        click.echo(say("running", address=app.address))
        await stop.wait()
    except OSError as taken:
        if taken.errno is None:
            raise
        click.echo(say("port-taken", address=str(taken.args[1] if len(taken.args) > 1 else taken)), err=True)
        return EXIT_PORT
    finally:
        await app.stop()
    click.echo(say("stopped"))
    return 0


def _asked(stop: asyncio.Event) -> None:
    if stop.is_set():  # asked twice: at once
        os._exit(130)
    stop.set()


@main.command()
@_config_option
def doctor(path: Path | None) -> None:
    """Look at everything, and say what is wrong and what to do about it. Changes nothing."""
    from bot.doctor import examine

    config = read_config(path)

    async def look() -> int:
        findings = await examine(config)
        for finding in findings:
            click.echo(("✓ " if finding.well else "✗ ") + say(finding.text_id, **finding.values))
        return 0 if all(finding.well for finding in findings) else EXIT_WRONG

    run_whole(look)


@main.command()
@_config_option
@click.argument("file", type=click.Path(path_type=Path))
def backup(path: Path | None, file: Path) -> None:
    """Copy the database to FILE while Homeroom runs, and check the copy."""
    from storage.backup import copy

    source = read_config(path).database_path
    if source is None:
        give_up(EXIT_WRONG, "backup-postgres")
    if not source.is_file():
        give_up(EXIT_WRONG, "backup-none")
    if file.exists():
        give_up(EXIT_WRONG, "backup-exists", path=str(file))
    copy(source, file)
    click.echo(say("backup-done", path=str(file)))


@main.command()
@_config_option
@click.argument("file", type=click.Path(path_type=Path, exists=True))
def restore(path: Path | None, file: Path) -> None:
    """Put the backup FILE in place of the database; only when Homeroom does not run."""
    from storage.backup import NotABackup, put_back
    from storage.lock import WriterLock

    config = read_config(path)
    target = config.database_path
    if target is None:
        give_up(EXIT_WRONG, "backup-postgres")

    async def put() -> int:
        with WriterLock(target):
            try:
                done = await put_back(file, target, config.data)
            except NotABackup:
                click.echo(say("restore-not-a-backup", path=str(file)), err=True)
                return EXIT_WRONG
        click.echo(say("restore-done", kept=str(done.kept or "-")))
        click.echo(say("restore-held", count=done.held))
        click.echo(say("restore-deleted", count=done.deleted))
        return 0

    run_whole(put)


if __name__ == "__main__":
    main()
