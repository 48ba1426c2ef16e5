"""What the command line says: every sentence in every language, every one of them used, and help for all of it."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from bot import cli, terminal
from bot.config_misfit import _SENTENCES
from bot.texts import LANGUAGES, Texts
from storage import lock, problems
from tests.shell import ROOT, Terminal

FOLDER = ROOT / "bot" / "cli_texts"
MADE = re.compile(
    r"help-.*|config-unknown-(table|key|cog)(-near)?|config-(web-host|web-address|database-url|homeroom-(data|keys))"
    "|config-discord-(shards|api|gateway)|people-(role|head)-.*"
    "|config-slack-(bot-token|app-token|installer|public|api|meeting-link|half|both)"
)
"""Ids that are put together where they are used."""


def declared(language: str) -> dict[str, str]:
    """Ids and what stands behind them, up to the next one."""
    text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z][a-z0-9-]*) = (.*?)(?=^[a-z#]|\Z)", text, re.M | re.S))


def variables(text: str) -> set[str]:
    return set(re.findall(r"\$([a-z]+)", text))


def code(*adapters: str) -> str:
    """Everything that may name a text of the command line: the core, and these adapters."""
    paths = [
        *(ROOT / "bot").glob("*.py"),
        *(path for name in adapters for path in (ROOT / "adapters" / name).glob("*.py")),
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    return text + text.replace('"class-', '"people-')  # what the class refuses a page, it refuses a command


def test_every_sentence_is_there_in_every_language_with_the_same_values() -> None:
    found = {
        language: {text_id: variables(text) for text_id, text in declared(language).items()} for language in LANGUAGES
    }
    assert all(each == found["en"] for each in found.values())
    assert [*declared("en")] == [*declared("es")]  # in the same order, so that they can be read side by side


def test_every_sentence_is_used_and_every_one_that_is_used_is_there() -> None:
    there, text = {*declared("en")}, code("web", "discord", "slack")
    kinds = [kind for module in (problems, lock) for kind in vars(module).values() if isinstance(kind, type)]
    remedies = {
        kind("").remedy_id if kind is not lock.AlreadyRunning else "storage-running"
        for kind in kinds
        if issubclass(kind, problems.StorageProblem)
    }
    assert remedies <= there
    assert {*_SENTENCES.values()} <= there
    unused = [each for each in there - remedies if f'"{each}"' not in text and not MADE.fullmatch(each)]
    assert unused == []
    text = code("web")  # what the Discord adapter says, it says in texts of its own
    said = re.findall(r'(?:say|tell|complain|Declined|NotACog|Finding|Problem)\(\s*"([a-z-]+)"', text)
    said += re.findall(r'(?:complain|Finding|CannotStart)\(\s*"([a-z-]+)"', code("discord"))
    said += re.findall(r'give_up\(\s*\w+,\s*"([a-z-]+)"', text)
    assert len(said) > 40
    assert {*said} - there == set()


def test_nothing_in_the_texts_is_one_language_in_the_others_place() -> None:
    english, spanish = declared("en"), declared("es")
    alike = {text_id for text_id in english if english[text_id] == spanish[text_id]}
    assert alike == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *cli.homeroom.commands])
def test_help_is_there_for_every_command_option_and_argument(
    command: str, language: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    ended = terminal.types(*([command] if command else []), "--help")
    assert ended.code == 0
    asked = cli.homeroom.commands[command] if command else cli.homeroom
    for parameter in asked.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in ended.out
    assert ("Usage:" in ended.out) == (language == "en")
    assert "Show this message" not in ended.out  # click's own English
    assert all(len(line) <= 80 for line in ended.out.splitlines())


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["runn"], "“runn” is no command. homeroom --help shows those that there are."),
        (["run", "--prot", "1"], "--prot is no option of homeroom run. See homeroom run --help"),
        (["--port", "1"], "--port is no option of homeroom. See homeroom --help"),
        (["run", "--port"], "--port needs a value. See homeroom --help"),
        (["backup"], "homeroom backup needs a FILE. See homeroom backup --help"),
        (["new-cog"], "homeroom new-cog needs a NAME. See homeroom new-cog --help"),
        (["doctor", "me"], "This cannot be read. See homeroom doctor --help"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(args: list[str], said: str, terminal: Terminal) -> None:
    ended = terminal.types(*args)
    assert (ended.code, ended.out, ended.err) == (2, "", f"{said}\n")


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.types("--version").out == f"homeroom {version('homeroom')}\n"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_MX"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminals_language_is_spoken(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    texts = Texts({"cli": Path(terminal.__file__).parent / "cli_texts"})
    assert terminal.say("stopped") == texts.text(language, "cli", "stopped", {})[0].text  # type: ignore[union-attr]
