"""All cogs together: finds the declaration of a link, and checks at the start that every declaration holds."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from bot.act import CommandHelp, MenuEntry
from bot.card import Choice, Input, InputKind
from bot.cog import Cog, Declaration, DeclarationError, Kind
from bot.kinds import EVERYTHING
from bot.link import Link, make
from bot.people import Role
from bot.plan import Asked
from bot.reading import longest
from bot.settings import NAME as SETTINGS
from bot.settings import settings_form
from bot.texts import CORE, LANGUAGES, Known, Speaker, Texts

MOST_TOP_LEVEL: Final = 8  # command names in a student's menu
OWN_GROUP: Final = "homeroom"  # our own words: they need no group where all commands share one first word
MOST_IN_GROUP: Final = 25  # commands of one Discord group
MOST_IN_MENU: Final = 5  # entries of one Discord menu, as its library counts them


class Registry:
    """Every declaration by the link's target, in the order of the cogs."""

    def __init__(self, cogs: Iterable[Cog], texts: Texts) -> None:
        self.cogs: dict[str, Cog] = {}
        for cog in cogs:
            if (other := self.cogs.setdefault(cog.name, cog)) is not cog:
                raise DeclarationError(f"{cog.folder}: there is a cog {cog.name} already: {other.folder}")
        self.texts = texts
        self._settings = {cog.name: form for cog in self.cogs.values() if (form := settings_form(cog)) is not None}
        self._all = {each.target: each for each in self._settings.values()}
        self._all |= {declared.target: declared for cog in self.cogs.values() for declared in cog}
        self._heard: dict[str, list[Declaration]] = {}
        for declared in self._all.values():
            if declared.kind is Kind.EVENT:
                self._heard.setdefault(declared.about, []).append(declared)

    def __iter__(self) -> Iterator[Declaration]:
        return iter(self._all.values())

    def find(self, link: Link) -> Declaration | None:
        """The declaration that a link calls, or ``None``: links outlive features."""
        return self._all.get(link.target)

    def hearing(self, event: str) -> list[Declaration]:
        """The handlers that hear an event."""
        return self._heard.get(event, [])

    @property
    def features(self) -> tuple[str, ...]:
        """The names of the cogs that are not of the house itself."""
        return tuple(cog.name for cog in self.cogs.values() if not cog.house)

    @property
    def wants_members(self) -> bool:
        """Whether a cog needs to be told who comes and goes, or who is there without having acted."""
        heard = self.hearing("joined") or self.hearing("left")
        return any(cog.members for cog in self.cogs.values()) or bool(heard)

    def settings_of(self, cog: str) -> Link | None:
        """The form of a cog's settings; ``None`` when there is nothing to set."""
        form = self._settings.get(cog)
        return form.link() if form else None

    def sections(self, about: str) -> list[Declaration]:
        """The cogs' parts of a shared page, in the order of the cogs."""
        return [each for each in self if each.kind is Kind.SECTION and each.about == about]

    def homes(self) -> list[Declaration]:
        """The cards of the page that a platform keeps for each person: those of features come before the house's."""
        return sorted((each for each in self if each.kind is Kind.HOME), key=lambda each: each.cog.house)

    def undeliverable(self, cog: str) -> Declaration | None:
        """What hears of a cog's effects that can never work."""
        return self._all.get(f"{cog}.undeliverable")

    def classmate(self, view: Link) -> Declaration | None:
        """What simulated people do on a view."""
        return self._all.get(f"{view.cog}.classmate-{view.name}")

    def quoting(self, view: Link) -> list[Link]:
        """The views that show some of this one's words, with its first arguments."""
        found = self.find(view)
        others = found.cog.declarations.values() if found else ()
        return [
            make(each.cog.name, each.name, view.args[: len(each.plan.link)])
            for each in others
            if found and each.quotes == found.name
        ]

    def command(self, words: str) -> Declaration | None:
        """The command of these words: ``icebreaker now``."""
        return next((each for each in self if each.kind is Kind.COMMAND and each.words == words), None)

    def commands(
        self, language: str, role: Role, needs: typing.Callable[[Declaration], Role]
    ) -> tuple[CommandHelp, ...]:
        """The commands that somebody of this role may use, in their language."""
        return tuple(
            CommandHelp(
                each.words,
                Link(each.target),
                (speak := self.speaker(each, language)).plain(each.name),
                speak.plain(f"{each.name}.help"),
                needs(each),
                inputs(each, speak, self.features),
                each.sealed,
            )
            for each in self
            if each.kind is Kind.COMMAND and needs(each) <= role
        )

    def menus(self, language: str, role: Role, needs: typing.Callable[[Declaration], Role]) -> tuple[MenuEntry, ...]:
        """The entries in the menus of persons and of messages that somebody of this role may use, in their
        language."""
        return tuple(
            MenuEntry(each.about, Link(each.target), self.speaker(each, language).plain(each.name), needs(each))
            for each in self
            if each.kind is Kind.MENU and needs(each) <= role
        )

    def speaker(self, declared: Declaration, language: str) -> Speaker:
        """The texts of a declaration's cog."""
        return Speaker(self.texts, declared.cog.name, language)

    def check(self) -> None:
        """Raises :class:`DeclarationError` for the first declaration that is wrong."""
        from bot.checks import check

        texts = {
            (language, domain): self.texts.declared(language, domain)
            for language in LANGUAGES
            for domain in self.texts.domains
        }
        for cog in self.cogs.values():
            _check_cog(cog, {language: texts[language, cog.name] for language in LANGUAGES})
        known = {
            name: {language: Known(texts[language, name], texts[language, CORE]) for language in LANGUAGES}
            for name in self.cogs
        }
        for declared in self:
            check(declared, known[declared.cog.name])
        _check_commands([each for each in self if each.kind is Kind.COMMAND])
        for about in ("person", "message"):
            if beyond := [each for each in self if each.kind is Kind.MENU and each.about == about][MOST_IN_MENU:]:
                raise beyond[0].wrong(f"more than {MOST_IN_MENU} entries in the menu of a {about}")


def _check_cog(cog: Cog, texts: Mapping[str, Mapping[str, str]]) -> None:
    from bot.checks import is_word

    if not is_word(cog.name) or "-" in cog.name:
        raise DeclarationError(f"{cog.folder}: the cog {cog.name!r} is not named in small letters")
    if cog.settings.model_fields and SETTINGS in cog.declarations:
        raise cog.declarations[SETTINGS].wrong(f"{cog.name}.{SETTINGS} is the form that is made from its settings")
    for language, ids in texts.items():
        if not cog.house and not ids.get("cog-name"):
            raise DeclarationError(f"{cog.folder}: the text cog-name of {cog.name} is missing in {language}")


def _check_commands(commands: Sequence[Declaration]) -> None:
    """No two commands are the same, no word is a command and a group, and there is room for all."""
    known: dict[str, Declaration] = {}
    groups: dict[str, list[Declaration]] = {}
    for declared in commands:
        if declared.words in known:
            raise declared.wrong(f"/{declared.words} is a command already: {known[declared.words].origin}")
        known[declared.words] = declared
        groups.setdefault(declared.words.partition(" ")[0], []).append(declared)
    for group, within in groups.items():
        if group in known and (others := [each for each in within if each is not known[group]]):
            raise known[group].wrong(f"/{group} is a group as well: {others[0].origin}")
        if len(within) > MOST_IN_GROUP:
            raise within[MOST_IN_GROUP].wrong(f"more than {MOST_IN_GROUP} commands in the group /{group}")
    if len(groups) > MOST_TOP_LEVEL:
        first = list(groups.values())[MOST_TOP_LEVEL][0]
        raise first.wrong(f"{len(groups)} top-level commands, {MOST_TOP_LEVEL} are allowed: {sorted(groups)}")


def inputs(declared: Declaration, speak: Speaker, features: Sequence[str]) -> tuple[Input, ...]:
    """What a declaration asks for, with labels and help in a language."""
    return tuple(input_of(declared, asked, speak, features) for asked in declared.plan.asked)


def input_of(declared: Declaration, asked: Asked, speak: Speaker, features: Sequence[str]) -> Input:
    """One option as an input; ``features`` are the choices of one that names a feature."""
    text_id = declared.text_of(asked)
    helped = f"{text_id}.help"
    return Input(
        asked.name,
        asked.kind.input,
        speak.plain(text_id),
        speak.plain(helped) if speak.has(helped) else "",
        asked.required,
        choices=_choices(text_id, asked, speak, features),
        least=asked.option.least,
        most=longest(asked) if asked.kind.input in (InputKind.TEXT, InputKind.LONG) else asked.option.most,
        places=asked.option.places if asked.kind.input is InputKind.PLACE else (),
    )


def _choices(text_id: str, asked: Asked, speak: Speaker, features: Sequence[str]) -> tuple[Choice, ...]:
    if asked.kind.of_features:
        everything = Choice(EVERYTHING, speak.choice(text_id, EVERYTHING))
        return (everything, *(Choice(each, speak.of(each).plain("cog-name")) for each in features))
    return tuple(Choice(each, speak.choice(text_id, each)) for each in asked.kind.choices)


def text_folders(cogs: Iterable[Cog], more: Mapping[str, Path] | None = None) -> dict[str, Path]:
    """Where the texts of each cog (and of ``more``) lie."""
    return {cog.name: cog.folder / "texts" for cog in cogs} | dict(more or {})


class Defaults:
    """Each cog's settings as ``bot.toml`` has them; a course's own stand above."""

    def __init__(self, given: Mapping[str, BaseModel]) -> None:
        self._given = given

    def needs(self, declared: Declaration) -> Role:
        """The role that a declaration needs where no course has settled another."""
        if isinstance(declared.needs, Role):
            return declared.needs
        held: Role = getattr(self.of(declared.cog, {}), declared.needs)
        return held

    def of(self, cog: Cog, course: Mapping[str, Any]) -> BaseModel:
        """The settings of a cog in a course. What no longer fits the model (after an upgrade) falls back to its
        default."""
        base = self._given.get(cog.name) or cog.settings()
        known = {name: value for name, value in course.items() if name in cog.settings.model_fields}
        if not known:
            return base
        try:
            return cog.settings.model_validate(base.model_dump() | known)
        except ValueError:
            return base
