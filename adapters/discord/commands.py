"""From the cogs' declarations to Discord's commands and menus, in every language, and from these back to links.

Discord shows a command, or hides it, by its first word alone: a group's subcommands are seen together or not at all. So
where a group has commands for everybody and commands for the staff, the staff's stand below ``/staff``: ``/icebreaker
suggest`` and ``/staff icebreaker now``, ``/homeroom me`` and ``/staff status``. In the menus of students stands what is
theirs, the staff has one name for all that is its own, and a group that is for the staff alone keeps its name. These
groups, and its entries in menus, are shown by Discord to whoever may *Manage Messages*: that is what those who help in
a class server have, and students have not. *Manage Server* would hide them from every assistant. It decides about menus
only: who may use what is checked by the core at every call, by the role held in the course. Who helps without that
permission gets the staff's groups in *Server Settings, Integrations, Homeroom*, by role or person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from discord import Permissions

from adapters.discord.limits import LONGEST_COMMAND, LONGEST_COMMAND_HELP, LONGEST_WORD, MOST_COMMANDS, MOST_OPTIONS
from adapters.discord.options import Data, words_of
from adapters.discord.slash import Payload, is_name, localized, options
from bot.act import CommandHelp, MenuEntry
from bot.card import Input
from bot.cog import Declaration, DeclarationError
from bot.link import Link
from bot.people import Person, Role
from bot.registry import MOST_TOP_LEVEL, OWN_GROUP, Registry
from bot.texts import DEFAULT, LANGUAGES, Speaker

SLASH, OF_PERSON, OF_MESSAGE = 1, 2, 3
"""Discord's types of command."""
STAFF: Final = Permissions(manage_messages=True)
"""Who is shown what is for the staff."""
STAFF_GROUP: Final = "staff"
_MENUS: Final = {"person": OF_PERSON, "message": OF_MESSAGE}
_SUBCOMMAND, _SUBCOMMAND_GROUP = 1, 2
_GUILD: Final = 0
Needs = Callable[[Declaration], Role]


class Commands:
    """All commands and entries in menus, for every server alike.

    ``payload`` is what Discord is given, ``names`` what each command is called there, by its declared words. Raises
    ``DeclarationError`` for what Discord would refuse.
    """

    def __init__(self, registry: Registry, needs: Needs) -> None:
        self._registry = registry
        self._helps = {
            language: {each.link: each for each in registry.commands(language, Role.INSTRUCTOR, needs)}
            for language in LANGUAGES
        }
        self._menus = {language: registry.menus(language, Role.INSTRUCTOR, needs) for language in LANGUAGES}
        self.names = dict(self._named())
        self._links: dict[tuple[int, str], Link] = {}
        for each in self._helps[DEFAULT].values():
            self._links[SLASH, each.name] = each.link  # as it was called before it was the staff's, on old clients
            self._links[SLASH, self.names[each.name]] = each.link
        for entry in self._menus[DEFAULT]:
            self._links[_MENUS[entry.about], entry.label] = entry.link
        self.payload: list[Payload] = [*self._slash(), *self._of_menus()]
        check(self.payload)
        self._spoken = re.compile(
            rf"/({'|'.join(sorted(map(re.escape, self.names), reverse=True)) or '(?!)'})(?![\w-])"
        )

    def link(self, data: Data, space_id: str) -> Link | None:
        """The link that a command or an entry in a menu calls, with whom or what it is about; ``None`` for one that
        there is no more. Raises :class:`~bot.link.BadLink` for a target that is none."""
        kind = int(data.get("type") or SLASH)
        link = self._links.get((kind, words_of(data)))
        declared = self._registry.find(link) if link is not None else None
        if declared is None or kind == SLASH:
            return link
        target = str(data.get("target_id", ""))
        return declared.link(Person(space_id, target) if kind == OF_PERSON else target)

    def inputs(self, link: Link, language: str) -> tuple[Input, ...]:
        """The options of a command, in a language."""
        found = self._helps[language].get(Link(link.target))
        return found.inputs if found else ()

    def spoken(self, words: str, ids: Mapping[str, int] | None = None) -> str:
        """Our own words with each command as it is called on Discord; with ``ids`` (of :func:`~adapters.discord.sync`)
        as something to press, ``</staff icebreaker now:123>``."""

        def called(found: re.Match[str]) -> str:
            name = self.names[found[1]]
            known = (ids or {}).get(name.partition(" ")[0])
            return f"</{name}:{known}>" if known else f"/{name}"

        return self._spoken.sub(called, words)

    # What Discord is given.

    def _named(self) -> Iterator[tuple[str, str]]:
        """What each command is called on Discord, by its declared words."""
        commands = list(self._helps[DEFAULT].values())
        for each in commands:
            group, space, word = each.name.partition(" ")
            alike = {_is_staffs(other) for other in commands if other.name.partition(" ")[0] == group}
            if space and _is_staffs(each) and len(alike) > 1:
                yield each.name, f"{STAFF_GROUP} {word if group == OWN_GROUP else each.name}"
            else:
                yield each.name, each.name

    def _slash(self) -> Iterator[Payload]:
        called = {self.names[each.name]: each for each in self._helps[DEFAULT].values()}
        for name, within in _by_word(called).items():
            staffs = all(_is_staffs(each) for each in within.values())
            yield self._named_so(name, within) | _offered(SLASH, staffs)

    def _named_so(self, name: str, within: Mapping[str, CommandHelp]) -> Payload:
        """A command, or the group of those ``within``, which are given by the words that follow."""
        if "" in within:
            if len(within) > 1:
                raise DeclarationError(f"/{name}: Discord would have two commands of this name")
            return self._command(within[""], name)
        below = [
            self._named_so(word, those) | {"type": _SUBCOMMAND if "" in those else _SUBCOMMAND_GROUP}
            for word, those in _by_word(within).items()
        ]
        first = next(iter(within.values()))
        return {
            "name": name,
            **localized("description", lambda language: self._title(first, language)),
            "options": below,
        }

    def _command(self, command: CommandHelp, name: str) -> Payload:
        spoken = {language: self._helps[language][command.link] for language in LANGUAGES}
        found = {"name": name, **localized("description", lambda language: spoken[language].help)}
        declared = self._registry.find(command.link)
        stored = frozenset(declared.suggest_by if declared else ())
        asked = options({language: each.inputs for language, each in spoken.items()}, stored)
        return found | ({"options": asked} if asked else {})

    def _title(self, command: CommandHelp, language: str) -> str:
        """What a group is of; Discord wants to be told, and shows it nowhere."""
        speak = Speaker(self._registry.texts, command.link.cog, language)
        return speak.plain("cog-name") if speak.has("cog-name") else "Homeroom"

    def _of_menus(self) -> Iterator[Payload]:
        for number, entry in enumerate(self._menus[DEFAULT]):
            labels = {language: self._menus[language][number].label for language in LANGUAGES}
            yield localized("name", labels.__getitem__) | _offered(_MENUS[entry.about], _is_staffs(entry))


def _by_word(commands: Mapping[str, CommandHelp]) -> dict[str, dict[str, CommandHelp]]:
    """Commands by the first of their words, and below it by the rest."""
    found: dict[str, dict[str, CommandHelp]] = {}
    for name, each in commands.items():
        word, _, rest = name.partition(" ")
        found.setdefault(word, {})[rest] = each
    return found


def _is_staffs(entry: CommandHelp | MenuEntry) -> bool:
    return entry.needs > Role.STUDENT


def _offered(kind: int, staffs: bool) -> Payload:
    """Where a command is offered, and to whom: in servers, where the bot was added to the server."""
    found: Payload = {"type": kind, "contexts": [_GUILD], "integration_types": [_GUILD]}
    return found | ({"default_member_permissions": STAFF.value} if staffs else {})


# What Discord would refuse, found before it is asked: it refuses all commands for one that is wrong.


def check(payload: list[Payload]) -> None:
    """Raises ``DeclarationError`` for what Discord would refuse, with the command named."""
    if len(payload) > MOST_COMMANDS:
        raise DeclarationError(f"{len(payload)} commands and entries in menus, Discord takes {MOST_COMMANDS}")
    everybodys = (each for each in payload if "default_member_permissions" not in each)
    slash = [str(each["name"]) for each in everybodys if each["type"] == SLASH]
    if len(slash) > MOST_TOP_LEVEL:
        raise DeclarationError(f"/{', /'.join(slash)}: more than {MOST_TOP_LEVEL} first words")
    for command in payload:
        kind, name = command["type"], command["name"]
        if (size := length(command)) > LONGEST_COMMAND:
            raise DeclarationError(
                f"/{name}: names, helps and choices come to {size} characters, Discord takes {LONGEST_COMMAND}"
            )
        for each in _all(command):
            _check_one(name, each, is_menu=kind != SLASH and each is command)


def length(command: Payload) -> int:
    """The characters of a command as Discord counts them: in each text those of the longest language."""
    own = sum(max(map(len, _said(command, each)), default=0) for each in ("name", "description", "value"))
    below = (*command.get("options", ()), *command.get("choices", ()))
    return own + sum(length(each) for each in below)


def _check_one(command: str, part: Payload, *, is_menu: bool) -> None:
    for name in _said(part, "name"):
        if not (len(name) <= LONGEST_WORD if is_menu else is_name(name)):
            raise DeclarationError(f"/{command}: {name!r} cannot be a name on Discord")
    if len(part.get("options", ())) > MOST_OPTIONS:
        raise DeclarationError(f"/{command}: {part['name']} has more than {MOST_OPTIONS} options")
    for described in _said(part, "description"):
        if not 1 <= len(described) <= LONGEST_COMMAND_HELP:
            raise DeclarationError(f"/{command}: {described!r} is empty or longer than {LONGEST_COMMAND_HELP}")


def _all(command: Payload) -> Iterator[Payload]:
    yield command
    for each in command.get("options", ()):
        yield from _all(each)


def _said(part: Mapping[str, Any], field: str) -> list[str]:
    said = [part.get(field), *(part.get(f"{field}_localizations") or {}).values()]
    return [str(each) for each in said if each is not None]
