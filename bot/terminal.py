"""What the command line says, in the terminal's language: sentences, help, and what is wrong with what was typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

if TYPE_CHECKING:
    from bot.texts import Speaker

EXIT_WRONG: Final = 1  # doctor, backup, restore or new-cog found something
EXIT_USAGE: Final = 2
EXIT_PORT: Final = 69
EXIT_STORAGE: Final = 74
EXIT_RUNNING: Final = 75
EXIT_CONFIG: Final = 78
EXIT_STOPPED: Final = 130  # a second Ctrl-C
_TEXTS: Final = Path(__file__).parent / "cli_texts"


@cache
def speaker(language: str) -> Speaker:
    """Whoever speaks a language such as ``es_ES.UTF-8``."""
    from bot.texts import Speaker, Texts

    return Speaker(Texts({"cli": _TEXTS}), "cli", language)


def spoken() -> str:
    """The terminal's language, such as ``es_ES.UTF-8``."""
    return os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"


def say(text_id: str, **values: str | int) -> str:
    """A sentence of the command line; values stand as they are."""
    return speaker(spoken()).plain(text_id, **values)


def tell(text_id: str, **values: str | int) -> None:
    """Says what happened."""
    click.echo(say(text_id, **values))


def complain(text_id: str, **values: str | int) -> None:
    """Says what is wrong."""
    click.echo(say(text_id, **values), err=True)


def give_up(code: int, text_id: str, **values: str | int) -> NoReturn:
    """Says what is wrong, and ends."""
    complain(text_id, **values)
    sys.exit(code)


class Spoken(click.Command):
    """A command whose help is ``help-<name>`` and whose options' is ``help-option-<name>`` among the texts."""

    below = ""
    """The group that it is of, with a hyphen; empty for those that stand by themselves."""

    @property
    def text_id(self) -> str:
        """The text of its help."""
        return f"help-{self.below}{self.name}"

    def get_short_help_str(self, limit: int = 45) -> str:
        return say(self.text_id)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does, how it is typed, its options."""
        self.format_head(formatter, self.text_id)
        typed = [self._argument(each) for each in self.params if isinstance(each, click.Argument)]
        options = [each for each in self.params if isinstance(each, click.Option)]
        pieces = [ctx.command_path, *([f"[{say('help-options')}]"] if options else []), *typed]
        formatter.write_text(f"{say('help-usage')} {' '.join(pieces)}")
        self.format_rows(formatter, "help-options-head", [self._option(each) for each in options])

    def format_head(self, formatter: click.HelpFormatter, text_id: str) -> None:
        """The first lines; a text with ``.more`` has a paragraph of it."""
        formatter.write_text(say(text_id))
        formatter.write_paragraph()
        if speaker("en").has(f"{text_id}.more"):
            formatter.write_text(say(f"{text_id}.more"))
            formatter.write_paragraph()

    @staticmethod
    def format_rows(formatter: click.HelpFormatter, head: str, rows: Sequence[tuple[str, str]]) -> None:
        """Names and what they are."""
        if rows:
            with formatter.section(say(head).rstrip(":")):
                formatter.write_dl(rows)

    @staticmethod
    def _argument(argument: click.Argument) -> str:
        return say(f"help-argument-{argument.name}")

    @staticmethod
    def _option(option: click.Option) -> tuple[str, str]:
        name = ", ".join(option.opts)
        if not option.is_flag:
            name += f" {say(f'help-value-{option.name}')}"
        return name, say(f"help-option-{_text_name(option)}")


class OfPeople(Spoken):
    """A command of the group ``people``."""

    below = "people-"


class OfInvite(Spoken):
    """A command of the group ``invite``."""

    below = "invite-"


class OfManifest(Spoken):
    """A command of the group ``manifest``."""

    below = "manifest-"


class OfInstall(Spoken):
    """A command of the group ``install``."""

    below = "install-"


class SpokenGroup(Spoken, click.Group):
    """The commands together. What is wrong with what was typed is said in one sentence."""

    command_class = Spoken

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What Homeroom is, and its commands."""
        self.format_head(formatter, self.text_id)
        formatter.write_text(f"{say('help-usage')} {ctx.command_path} [{say('help-command')}]")
        rows = [(name, self.commands[name].get_short_help_str()) for name in self.list_commands(ctx)]
        self.format_rows(formatter, "help-commands-head", rows)
        options = [each for each in self.params if isinstance(each, click.Option)]
        self.format_rows(formatter, "help-options-head", [self._option(each) for each in options])
        formatter.write_paragraph()
        formatter.write_text(say("help-of-one", command=ctx.command_path))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are written down: what is needed first comes first."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but what is no command is said in our words."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise NoCommand(args[0], ctx)
        return super().resolve_command(ctx, args)


class PeopleGroup(SpokenGroup):
    """The commands of ``people``."""

    command_class = OfPeople


class InviteGroup(SpokenGroup):
    """The commands of ``invite``."""

    command_class = OfInvite


class ManifestGroup(SpokenGroup):
    """The commands of ``manifest``."""

    command_class = OfManifest


class InstallGroup(SpokenGroup):
    """The commands of ``install``."""

    command_class = OfInstall


def run_whole(commands: click.Group, args: Sequence[str] | None = None) -> NoReturn:
    """Runs what was typed, and ends with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our letters gets others, and no trace
            stream.reconfigure(errors="replace")
    try:
        code = commands.main(args, prog_name="homeroom", standalone_mode=False)
    except click.UsageError as wrong:
        click.echo(_said(wrong), err=True)
        code = EXIT_USAGE
    except click.Abort:
        code = EXIT_STOPPED
    sys.exit(code if isinstance(code, int) else 0)


class NoCommand(click.UsageError):
    """No command has the name that is the message."""


def _text_name(option: click.Option) -> str:
    return (option.name or "").replace("_", "-")


def _said(wrong: click.UsageError) -> str:
    """What is wrong with what was typed, and where help is."""
    path = wrong.ctx.command_path if wrong.ctx else "homeroom"
    match wrong:
        case NoCommand():
            return say("usage-command", name=wrong.message, command=path)
        case click.NoSuchOption():
            return say("usage-option", name=wrong.option_name, command=path)
        case click.BadOptionUsage():
            return say("usage-value", name=wrong.option_name, command=path)
        case click.MissingParameter() if isinstance(wrong.param, click.Argument):
            return say("usage-missing", name=say(f"help-argument-{wrong.param.name}"), command=path)
        case _:
            return say("usage-wrong", command=path)
