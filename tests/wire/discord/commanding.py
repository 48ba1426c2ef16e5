"""Slash commands as people use them: found by name, with values for their options, checked as Discord's client does."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from tests.wire.discord.acting import Resolved, one_of, within
from tests.wire.discord.permissions import EVERYTHING, May
from tests.wire.discord.reading import fold
from tests.wire.discord.things import App, Channel, Data, Kind, User
from tests.wire.discord.world import World

NESTED: Final = (1, 2)
_OPTION: Final = re.compile(r"(?:^|(?<=\s))([^\W\d][\w-]*):")


class Refused(Exception):
    """Discord, or the bot's silence, refused what the person tried; the text is the sentence that they read."""

    def __init__(self, sentence: str, text_id: str) -> None:
        super().__init__(sentence)
        self.text_id = text_id


@dataclass(frozen=True)
class Found:
    """A command of a bot: the top-level one, the names below it, and the options that it takes."""

    app: App
    command: Data
    path: tuple[Data, ...]

    @property
    def options(self) -> list[Data]:
        """What can be filled in."""
        return list((self.path[-1] if self.path else self.command).get("options") or ())

    @property
    def name(self) -> str:
        """As it is typed."""
        return " ".join([self.command["name"], *(each["name"] for each in self.path)])

    def data(self, options: list[Data]) -> Data:
        """As the bot is sent it."""
        inner = options
        for each in reversed(self.path):
            inner = [{"name": each["name"], "type": each["type"], "options": inner}]
        found = {"id": self.command["id"], "name": self.command["name"], "type": 1}
        guild_id = self.command.get("guild_id")
        return {**found, "options": inner, **({"guild_id": guild_id} if guild_id else {})}


def commands(world: World, user: User, channel: Channel, kind: int = 1) -> Iterator[tuple[App, Data]]:
    """The top-level commands of this type that somebody sees in a channel: as its default permissions, their rights and
    its contexts let them."""
    may = world.may(user.id, channel)
    direct = channel.kind == Kind.DIRECT
    for app in world.apps.values():
        there = channel.recipients if direct else world.guilds[channel.guild_id or 0].members
        if app.user.id not in there or not (direct or may & May.USE_APPLICATION_COMMANDS):
            continue
        for command in [*app.commands.get(channel.guild_id, ()), *app.commands.get(None, ())]:
            needed = command["default_member_permissions"]
            allowed = direct or needed is None or may == EVERYTHING or (int(needed) and not int(needed) & ~may)
            contexts = command["contexts"]
            here = command["dm_permission"] if direct and contexts is None else True
            if contexts is not None:
                here = (1 if direct else 0) in contexts
            if command["type"] == kind and allowed and here:
                yield app, command


def every(world: World, user: User, channel: Channel) -> Iterator[Found]:
    """Everything that can be typed behind a slash, with its subcommands."""
    for app, command in commands(world, user, channel):
        nested = [each for each in command.get("options") or () if each["type"] in NESTED]
        if not nested:
            yield Found(app, command, ())
        for each in nested:
            inner = each.get("options") or ()
            if each["type"] == 2:
                yield from (Found(app, command, (each, sub)) for sub in inner)
            else:
                yield Found(app, command, (each,))


def find(world: World, user: User, channel: Channel, name: str) -> Found:
    """The command of this name, as it is called everywhere or in the person's language."""
    known = list(every(world, user, channel))
    for found in known:
        words = [found.command, *found.path]
        local = " ".join(_local(each, user.locale) for each in words)
        if fold(name) in (fold(found.name), fold(local)):
            return found
    raise LookupError(f"{user.name} sees no /{name}, only {one_of(each.name for each in known)}")


def _local(part: Data, locale: str) -> str:
    return str((part.get("name_localizations") or {}).get(locale) or part["name"])


def typed(world: World, user: User, channel: Channel, line: str) -> tuple[Found, dict[str, Any]]:
    """A whole line, ``/poll ask question:Tea?``: the longest name that fits, then options by their names."""
    words = line.removeprefix("/").split()
    for count in range(min(3, len(words)), 0, -1):
        with suppress(LookupError):
            found = find(world, user, channel, " ".join(words[:count]))
            rest = line.removeprefix("/").split(maxsplit=count)[count:]
            return found, _options(rest[0] if rest else "")
    return find(world, user, channel, " ".join(words[:2])), {}


def _options(rest: str) -> dict[str, Any]:
    marks = list(_OPTION.finditer(rest))
    if rest.strip() and (not marks or rest[: marks[0].start()].strip()):
        raise ValueError(f"an option of a slash command is named: {rest!r}")
    ends = [each.start() for each in marks[1:]] + [len(rest)]
    return {each[1]: rest[each.end() : end].strip().strip('"') for each, end in zip(marks, ends, strict=True)}


@dataclass(frozen=True)
class Filling:
    """Somebody fills in options: ``person`` and ``place`` find ids by what they call them."""

    user: User
    resolved: Resolved
    person: Callable[[str], int]
    place: Callable[[str], int]
    role: Callable[[str], int]

    def options(self, found: Found, values: Mapping[str, Any], *, focused: str = "") -> list[Data]:
        """The options as they are sent. Raises :class:`Refused` where Discord's client would not send them."""
        known = {name: each for each in found.options for name in (each["name"], _local(each, self.user.locale))}
        if unknown := values.keys() - known.keys():
            raise LookupError(f"/{found.name} has no {sorted(unknown)}, only {sorted(known)}")
        given = {known[name]["name"]: value for name, value in values.items() if value is not None}
        missing = [each["name"] for each in found.options if each.get("required") and each["name"] not in given]
        if missing and not focused:
            raise Refused(f"This option is required: {', '.join(missing)}", "option-required")
        made = []
        for option in found.options:
            if option["name"] in given:
                here = option["name"] == focused
                value = str(given[option["name"]]) if here else self._value(option, given[option["name"]])
                told = {"name": option["name"], "type": option["type"], "value": value}
                made.append({**told, "focused": True} if here else told)
        return made

    def _value(self, option: Data, given: Any) -> Any:
        kind = option["type"]
        if option.get("choices"):
            for choice in option["choices"]:
                if given == choice["value"] or fold(str(given)) == fold(choice["name"]):
                    return choice["value"]
            raise Refused(
                f"{given} is not one of {one_of(each['name'] for each in option['choices'])}", "option-choice"
            )
        match kind:
            case 3:
                text = ", ".join(map(str, given)) if isinstance(given, list) else str(given)
                return self._bounded(option, text, len(text), "length")
            case 4 | 10:
                number = int(given) if kind == 4 else float(given)
                return self._bounded(option, number, number, "value")
            case 5:
                return given if isinstance(given, bool) else fold(str(given)) in ("true", "yes")
            case 6:
                return self.resolved.user(self.person(str(given)))
            case 7:
                return self._channel(option, self.place(str(given)))
            case 8:
                return self.resolved.role(self.role(str(given)))
            case 9:
                return self.resolved.user(self.person(str(given)))
            case _:
                name, kind_of_file, data = file_of(given)
                return self.resolved.file(name, kind_of_file, data)

    def _bounded(self, option: Data, value: Any, size: Any, what: str) -> Any:
        if not within(size, option.get(f"min_{what}"), option.get(f"max_{what}")):
            raise Refused(f"{option['name']} cannot be {value}", "option-bounds")
        return value

    def _channel(self, option: Data, channel_id: int) -> str:
        kinds = option.get("channel_types")
        channel = self.resolved.channel(channel_id, self.user.id)
        if kinds and self.resolved.data["channels"][channel]["type"] not in kinds:
            raise Refused("This kind of channel cannot be chosen.", "option-channel")
        return channel


def file_of(given: Mapping[str, Any]) -> tuple[str, str, bytes]:
    """A file in the shape in which tests have it: ``name``, ``content_type`` and ``data`` in base64."""
    kind = str(given.get("content_type") or "application/octet-stream")
    return str(given["name"]), kind, base64.b64decode(given["data"])
