"""From the cogs' declarations to the words behind ``/homeroom``, to shortcuts, and from these back to links.

One command stands for the first slash: ``/icebreaker now`` is ``/homeroom icebreaker now``. The words of our own group
follow directly, ``/homeroom doctor``. Slack tells an app's shortcuts in one language, and has no menus of persons: an
entry in those is a shortcut that asks whom it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from adapters.slack.escapes import Line
from adapters.slack.ids import MENU
from adapters.slack.limits import LONGEST_SHORTCUT, LONGEST_SHORTCUT_HELP, MOST_LISTED, MOST_SHORTCUTS
from adapters.slack.sentences import say
from bot.act import CommandHelp
from bot.card import Button, Card, Choice, Field, Form, Input, InputKind, Json, Select
from bot.cog import Declaration, DeclarationError
from bot.line import WrongOptions, parse
from bot.line_values import FREE, Named, Unclear, key
from bot.link import Link
from bot.people import Person, Role
from bot.reading import Misfit, read_one
from bot.records import dataclass
from bot.registry import OWN_GROUP, Registry
from bot.text import Text, Words
from bot.texts import DEFAULT, LANGUAGES, Speaker, nearest

COMMAND: Final = f"/{OWN_GROUP}"
GLOBAL, ON_MESSAGE = "global", "message"
"""Slack's types of shortcut."""
WHO: Final = "who"
"""The one input of the form that asks whom a shortcut is about."""
_SHORTCUTS: Final = {"person": GLOBAL, "message": ON_MESSAGE}
_OF_COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "line-none": ("example",),
    "line-unknown": ("name",),
    "line-near": ("name", "near"),
    "line-group": ("name", "names"),
    "line-option-unknown": ("command",),
    "line-option-near": ("command",),
    "line-option-none": ("command",),
}
"""Which values of a sentence are commands, after a slash that is one word more on Slack."""
Needs = Callable[[Declaration], Role]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood of a line.

    ``link`` is the command's, ``None`` where none was understood; then there is a ``sentence`` for whoever typed it,
    or nothing was typed (``bare``). ``values`` are what fits, by option; ``wrong`` says of the others what does not:
    then the form opens with both. ``sentence`` is the first of these.
    """

    link: Link | None = None
    values: Mapping[str, Json] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""

    @property
    def bare(self) -> bool:
        """Whether nothing was typed: the menu is meant."""
        return self.link is None and not self.sentence


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut as an app's manifest has it; ``callback_id`` is what Slack sends when it is used."""

    type: str
    callback_id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class _Offered:
    name: str
    label: str
    inputs: tuple[Input, ...]
    link: Link


class Commands:
    """All commands and entries in menus, for every workspace alike. Raises ``DeclarationError`` for what Slack would
    refuse."""

    def __init__(self, registry: Registry, needs: Needs) -> None:
        self._registry = registry
        self._needs = needs
        self._helps = {language: registry.commands(language, Role.INSTRUCTOR, needs) for language in LANGUAGES}
        self._menus = {language: registry.menus(language, Role.INSTRUCTOR, needs) for language in LANGUAGES}
        self._offered = {language: [_offered(each) for each in self._helps[language]] for language in LANGUAGES}
        self._entries = {str(each.link): each for each in self._menus[DEFAULT]}
        _check([each.name for each in self._offered[DEFAULT]])
        for language in LANGUAGES:
            _check_shortcuts(self.shortcuts(language))
        others = [each.name for each in self._helps[DEFAULT] if not _is_own(each.name)]
        self._spoken = re.compile(rf"/({'|'.join(sorted(map(re.escape, others), reverse=True)) or '(?!)'})(?![\w-])")

    def read(self, line: str, named: Named, language: str) -> Typed:
        """What is meant by a line: the text of the command, or what stands behind a mention of the bot, as Slack sends
        it. ``named`` is :class:`adapters.slack.escapes.Named`."""
        language = nearest(language)
        typed = Line(line)
        words = _without_first(typed.text)
        if not words:
            return Typed()
        try:
            command, values = parse(words, self._offered[language], named)
        except WrongOptions as no:
            wrong = {option: _said(each, typed, language) for option, each in no.wrong.items()}
            return self._understood(no, typed, wrong, language)
        except Unclear as no:
            return self._understood(no, typed, {}, language)
        return self._checked(command, _seen(values, command.inputs, typed), language)

    def inputs(self, link: Link, language: str) -> tuple[Input, ...]:
        """The options of a command, in a language."""
        target = Link(link.target)
        return next((each.inputs for each in self._offered[nearest(language)] if each.link == target), ())

    def spoken(self, words: str) -> str:
        """Our own words with each command as it is typed on Slack."""
        return self._spoken.sub(rf"{COMMAND} \1", words)

    def menu(self, language: str, role: Role) -> Card:
        """What somebody of this role may do, by feature. Few commands have a button each, and how each is typed; of
        more there is a select for each feature, so that all fit on a phone. Our own words come last: they are the same
        wherever Homeroom is."""
        language = nearest(language)
        may = [each for each in self._helps[language] if each.needs <= role]
        may.sort(key=lambda each: _is_own(each.name))
        title, by_feature = say(language, "menu-title"), dict[str, list[CommandHelp]]()
        for each in may:
            by_feature.setdefault(self._feature(each.link.cog, language), []).append(each)
        if len(may) <= MOST_LISTED:
            return Card(
                title,
                (Words(say(language, "menu-text", command=COMMAND)),),
                tuple(Field(feature, _listed(commands)) for feature, commands in by_feature.items()),
                actions=tuple(Button(each.label, each.link) for each in may),
            )
        text = (Words(say(language, "menu-text-many", command=COMMAND)),)
        return Card(title, text, actions=tuple(_select(*each) for each in by_feature.items()))

    def shortcuts(self, language: str) -> list[Shortcut]:
        """The shortcuts, as the manifest has them."""
        found = []
        for entry in self._menus[nearest(language)]:
            help_id = f"shortcut-{entry.about}"
            described = say(language, help_id, label=entry.label)
            found.append(Shortcut(_SHORTCUTS[entry.about], str(entry.link), entry.label, described))
        return found

    def asks_whom(self, callback_id: str, language: str, form_key: str) -> Form | None:
        """The form that asks whom a shortcut is about; ``None`` where it asks nobody: it is gone, or about a message.
        What comes of it is :meth:`link` of the value of :data:`WHO`."""
        entry = next((each for each in self._menus[nearest(language)] if str(each.link) == callback_id), None)
        if entry is None or _SHORTCUTS[entry.about] != GLOBAL:
            return None
        asked = Input(WHO, InputKind.PERSON, say(language, "shortcut-who"))
        return Form(entry.label, entry.link, (asked,), say(language, "shortcut-go"), form_key)

    def link(self, callback_id: str, target: str, space_id: str) -> Link | None:
        """The link that a shortcut calls, with the person or the message that it is about; ``None`` for one that there
        is no more. Raises :class:`~bot.link.BadLink` for a target that is none."""
        entry = self._entries.get(callback_id)
        declared = self._registry.find(entry.link) if entry else None
        if entry is None or declared is None:
            return None
        return declared.link(Person(space_id, target) if entry.about == "person" else target)

    def _understood(self, no: Unclear, typed: Line, wrong: Mapping[str, str], language: str) -> Typed:
        """A line of which not everything was understood: the sentence stands at the option that it is about."""
        sentence = next(iter(wrong.values()), "") or _said(no, typed, language)
        command = next((each for each in self._offered[language] if each.name == no.command), None)
        if command is None or not command.inputs:
            return Typed(sentence=sentence)
        found = self._checked(command, _seen(no.filled, command.inputs, typed), language)
        wrong = wrong or {_about(no, command.inputs): sentence}
        return replace(found, wrong={**found.wrong, **wrong}, sentence=sentence)

    def _checked(self, command: _Offered, values: Mapping[str, Json], language: str) -> Typed:
        """A command with its values, of which those that do not fit are told: by a form, which can hold only texts of
        them."""
        declared = self._registry.find(command.link)
        if declared is None:
            return Typed(command.link, values)
        context = {"space_id": "", "zone": "UTC"}
        asked = [each for each in declared.plan.asked if each.name in values]
        found = {each.name: read_one(each, values[each.name], context) for each in asked}
        misfits = {name: each for name, each in found.items() if isinstance(each, Misfit)}
        if not misfits:
            return Typed(command.link, values)
        speak = self._registry.speaker(declared, language)
        wrong = {name: speak.plain(misfit.text_id, **misfit.values) for name, misfit in misfits.items()}
        free = {each.name for each in command.inputs if each.kind in FREE}
        kept = {name: value for name, value in values.items() if name not in wrong or name in free}
        return Typed(command.link, kept, wrong, next(iter(wrong.values()), ""))

    def _feature(self, cog: str, language: str) -> str:
        speak = Speaker(self._registry.texts, cog, language)
        return speak.plain("cog-name")


def _offered(command: CommandHelp) -> _Offered:
    return _Offered(command.name.removeprefix(f"{OWN_GROUP} "), command.label, command.inputs, command.link)


def _is_own(name: str) -> bool:
    return name.partition(" ")[0] == OWN_GROUP


def _without_first(text: str) -> str:
    """The words behind ``/homeroom``, or behind a slash that somebody typed all the same."""
    words = text.strip().removeprefix("/").strip()
    if not words:
        return ""
    first, *rest = words.split(maxsplit=1)
    return "".join(rest) if key(first) == OWN_GROUP else words


def _select(feature: str, commands: Sequence[CommandHelp]) -> Select:
    """What one feature offers; how each is typed stands behind its label, for whoever types it the next time."""
    own = f"{OWN_GROUP} "
    choices = (Choice(str(each.link), f"{each.label} · {each.name.removeprefix(own)}") for each in commands)
    return Select(feature, MENU, tuple(choices))


def _listed(commands: Sequence[CommandHelp]) -> Text:
    lines: list[Words] = []
    for number, each in enumerate(commands):
        typed = each.name if _is_own(each.name) else f"{OWN_GROUP} {each.name}"
        lines += [Words(f"{chr(10) if number else ''}/{typed}", bold=True), Words(f": {each.help}")]
    return tuple(lines)


def _said(no: Unclear, typed: Line, language: str) -> str:
    """The sentence, with commands as they are typed on Slack, and people and channels as they were seen."""
    values = dict(no.values)
    for name, value in values.items():
        if not isinstance(value, str):
            continue
        if name in _OF_COMMANDS.get(no.text_id, ()):
            value = value.replace("/", f"{COMMAND} ") if name == "names" else f"{OWN_GROUP} {value}"
        values[name] = typed.seen(value)
    return say(language, no.text_id, **values)


def _about(no: Unclear, inputs: Sequence[Input]) -> str:
    """The option that something is wrong with, or else the first that may be it."""
    for value in (no.values.get("near"), no.values.get("option")):
        for entry in inputs:
            if isinstance(value, str) and key(value) in (key(entry.name), key(entry.label)):
                return entry.name
    return next((entry.name for entry in inputs if entry.name not in no.filled), inputs[0].name)


def _seen(values: Mapping[str, Json], inputs: Sequence[Input], typed: Line) -> dict[str, Json]:
    """The values with people and channels in texts as they were seen."""
    free = {entry.name for entry in inputs if entry.kind in FREE}
    return {name: _plain(value, typed) if name in free else value for name, value in values.items()}


def _plain(value: Json, typed: Line) -> Json:
    if isinstance(value, list):
        return [_plain(each, typed) for each in value]
    return typed.seen(value) if isinstance(value, str) else value


def _check(names: Sequence[str]) -> None:
    """Our own words stand where the first words of others do."""
    for name in names:
        if names.count(name) > 1 or any(other.startswith(f"{name} ") for other in names):
            raise DeclarationError(f"{COMMAND} {name}: another command on Slack begins so")


def _check_shortcuts(shortcuts: Sequence[Shortcut]) -> None:
    if len(shortcuts) > MOST_SHORTCUTS:
        raise DeclarationError(f"{len(shortcuts)} shortcuts, Slack takes {MOST_SHORTCUTS}")
    for each in shortcuts:
        if len(each.name) > LONGEST_SHORTCUT or len(each.description) > LONGEST_SHORTCUT_HELP:
            raise DeclarationError(f"{each.callback_id}: {each.name!r} is too long for a shortcut on Slack")
