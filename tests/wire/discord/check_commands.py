"""What Discord asks of application commands (interactions/application-commands)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tests.wire.discord.checks import length
from tests.wire.discord.components import Path
from tests.wire.discord.refused import Misfit, invalid
from tests.wire.discord.things import Data

LONGEST_NAME: Final = 32
LONGEST_HELP: Final = 100
MOST_OPTIONS: Final = 25
MOST_CHOICES: Final = 25
LONGEST_ALL: Final = 8_000
MOST_OF_TYPE: Final = {1: 100, 2: 15, 3: 15}
SUB: Final = 1
GROUP: Final = 2
LOCALES: Final = frozenset(
    (
        *(
            "id",
            "da",
            "de",
            "en-GB",
            "en-US",
            "es-ES",
            "es-419",
            "fr",
            "hr",
            "it",
            "lt",
            "hu",
            "nl",
            "no",
            "pl",
            "pt-BR",
        ),
        *(
            "pt-BR",
            "ro",
            "fi",
            "sv-SE",
            "vi",
            "tr",
            "cs",
            "el",
            "bg",
            "ru",
            "uk",
            "hi",
            "th",
            "zh-CN",
            "ja",
            "zh-TW",
            "ko",
        ),
    )
)
_CHOOSABLE: Final = (3, 4, 10)


def check_commands(commands: Sequence[Data]) -> None:
    """Refuses a whole set of commands when anything in it does not fit."""
    misfits = list(_all(commands))
    if misfits:
        raise invalid(misfits)


def _all(commands: Sequence[Data]) -> Iterator[Misfit]:
    for kind, most in MOST_OF_TYPE.items():
        mine = [each for each in commands if each.get("type", 1) == kind]
        if len(mine) > most:
            yield (), "APPLICATION_COMMANDS_MAX", f"At most {most} commands of this type."
    named = Counter((each.get("type", 1), each.get("name")) for each in commands)
    for number, each in enumerate(commands):
        if named[each.get("type", 1), each.get("name")] > 1:
            code = "APPLICATION_COMMANDS_DUPLICATE_NAME"
            yield (number, "name"), code, "Application command names must be unique"
        yield from _command((number,), each)


def _command(path: Path, command: Data) -> Iterator[Misfit]:
    menu = command.get("type", 1) != 1
    yield from length((*path, "name"), command.get("name"), 1, LONGEST_NAME)
    if menu:
        if command.get("description"):
            yield (*path, "description"), "APPLICATION_COMMAND_DESCRIPTION", "Menu commands have no description."
        if command.get("options"):
            yield (*path, "options"), "APPLICATION_COMMAND_OPTIONS", "Menu commands have no options."
        yield from _localized((*path, "name_localizations"), command.get("name_localizations"), menu=True, help_=False)
        return
    yield from _worded(path, command)
    yield from _options(path, command.get("options") or [], depth=0)
    size = _size(command)
    if size > LONGEST_ALL:
        yield path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({size} > {LONGEST_ALL})"


def _worded(path: Path, part: Data) -> Iterator[Misfit]:
    yield from _name((*path, "name"), part.get("name"))
    yield from length((*path, "description"), part.get("description"), 1, LONGEST_HELP)
    yield from _localized((*path, "name_localizations"), part.get("name_localizations"), menu=False, help_=False)
    yield from _localized(
        (*path, "description_localizations"), part.get("description_localizations"), menu=False, help_=True
    )


def _localized(path: Path, texts: Any, *, menu: bool, help_: bool) -> Iterator[Misfit]:
    for locale, text in (texts or {}).items():
        if locale not in LOCALES:
            yield (*path, locale), "ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.'
        if help_ or menu:
            yield from length((*path, locale), text, 1, LONGEST_HELP if help_ else LONGEST_NAME)
        else:
            yield from _name((*path, locale), text)


def _name(path: Path, name: Any) -> Iterator[Misfit]:
    if not isinstance(name, str) or not 1 <= len(name) <= LONGEST_NAME:
        yield path, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {LONGEST_NAME} in length."
    elif name != name.lower() or not all(each in "-_'" or unicodedata.category(each)[0] in "LNM" for each in name):
        yield path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"


def _options(path: Path, options: Any, depth: int) -> Iterator[Misfit]:
    here = (*path, "options")
    if not isinstance(options, list) or len(options) > MOST_OPTIONS:
        yield here, "BASE_TYPE_BAD_LENGTH", f"Must be between 0 and {MOST_OPTIONS} in length."
        return
    named = Counter(each.get("name") for each in options)
    nested = [each.get("type") in (SUB, GROUP) for each in options]
    if any(nested) and not all(nested):
        yield here, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands and options cannot stand side by side"
    optional = False
    for number, each in enumerate(options):
        at = (*here, number)
        if named[each.get("name")] > 1:
            yield (*at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name already exists"
        if each.get("required") and optional:
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            yield at, code, "Required options must be placed before non-required options"
        optional = optional or not each.get("required")
        yield from _worded(at, each)
        yield from _option(at, each, depth)


def _option(path: Path, option: Data, depth: int) -> Iterator[Misfit]:
    kind = option.get("type")
    if kind not in range(1, 12):
        yield (*path, "type"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)."
    if kind in (SUB, GROUP):
        if depth + (kind == GROUP) > 1 or (kind == GROUP and depth):
            yield (*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command groups cannot be nested"
        yield from _options(path, option.get("options") or [], depth + 1 if kind == GROUP else 2)
        return
    choices = option.get("choices") or []
    if len(choices) > MOST_CHOICES:
        yield (*path, "choices"), "BASE_TYPE_BAD_LENGTH", f"Must be between 0 and {MOST_CHOICES} in length."
    if choices and option.get("autocomplete"):
        yield (*path, "choices"), "APPLICATION_COMMAND_AUTOCOMPLETE", "Choices cannot stand beside autocomplete"
    if (choices or option.get("autocomplete")) and kind not in _CHOOSABLE:
        yield (*path, "type"), "APPLICATION_COMMAND_AUTOCOMPLETE", "This type of option has no choices"
    named = Counter(each.get("name") for each in choices)
    for number, each in enumerate(choices):
        at = (*path, "choices", number)
        yield from length((*at, "name"), each.get("name"), 1, LONGEST_HELP)
        if named[each.get("name")] > 1:
            yield (*at, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS", "Option choice name already exists"
        if kind == 3:
            yield from length((*at, "value"), each.get("value"), 1, LONGEST_HELP)
        elif isinstance(each.get("value"), bool) or not isinstance(each.get("value"), int | float):
            yield (*at, "value"), "NUMBER_TYPE_COERCE", "Value is not a number."


def _size(part: Data) -> int:
    """Characters in names, descriptions and values: the longest of each text's languages."""
    found = 0
    for name in ("name", "description"):
        texts = [part.get(name) or "", *(part.get(f"{name}_localizations") or {}).values()]
        found += max(len(str(each)) for each in texts)
    for each in part.get("choices") or ():
        found += len(str(each.get("name", ""))) + len(str(each["value"] if isinstance(each["value"], str) else ""))
    return found + sum(_size(each) for each in part.get("options") or ())
