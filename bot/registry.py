"""All cogs together: finds the declaration of a link, and checks at the start that every declaration holds."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from bot.act import CommandHelp
from bot.card import Choice, Input
from bot.cog import ACTED, Cog, Declaration, DeclarationError, Kind
from bot.context import Context, JobContext, ViewContext
from bot.kinds import EVERYTHING, Id
from bot.link import LONGEST, Link
from bot.people import Role
from bot.plan import Asked, BadSignature
from bot.settings import settings_form
from bot.texts import CORE, LANGUAGES, Speaker, Texts

LONGEST_LABEL: Final = 45  # Discord's modal label
LONGEST_HELP: Final = 100  # Discord's command description
MOST_OPTIONS: Final = 25  # of one Discord command
MOST_CHOICES: Final = 25  # of one Discord option
MOST_TOP_LEVEL: Final = 8  # command names in a student's menu
_CONTEXT: Final[Mapping[Kind, tuple[type, ...]]] = {
    Kind.VIEW: (ViewContext,),
    Kind.ROOM: (ViewContext,),
    Kind.WORK: (ViewContext,),
    Kind.JOB: (JobContext, ViewContext),
    Kind.EVENT: (JobContext, ViewContext),
    Kind.UNDELIVERABLE: (JobContext,),
}


class Registry:
    """Every declaration by the link's target, in the order of the cogs."""

    def __init__(self, cogs: Iterable[Cog], texts: Texts) -> None:
        self.cogs = {cog.name: cog for cog in cogs}
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

    def settings_of(self, cog: str) -> Link | None:
        """The form of a cog's settings; ``None`` when there is nothing to set."""
        form = self._settings.get(cog)
        return form.link() if form else None

    def sections(self, about: str) -> list[Declaration]:
        """The cogs' parts of a shared page, in the order of the cogs."""
        return [each for each in self if each.kind is Kind.SECTION and each.about == about]

    def undeliverable(self, cog: str) -> Declaration | None:
        """What hears of a cog's effects that can never work."""
        return self._all.get(f"{cog}.undeliverable")

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
            )
            for each in self
            if each.kind is Kind.COMMAND and needs(each) <= role
        )

    def speaker(self, declared: Declaration, language: str) -> Speaker:
        """The texts of a declaration's cog."""
        return Speaker(self.texts, declared.cog.name, language)

    def check(self) -> None:
        """Raises :class:`DeclarationError` for the first declaration that is wrong; called at every start."""
        texts = {
            (language, domain): self.texts.declared(language, domain)
            for language in LANGUAGES
            for domain in self.texts.domains
        }
        groups = {each.words.partition(" ")[0] for each in self if each.kind is Kind.COMMAND}
        for declared in self:
            check(
                declared,
                {language: texts[language, CORE] | texts[language, declared.cog.name] for language in LANGUAGES},
            )
        if len(groups) > MOST_TOP_LEVEL:
            raise DeclarationError(f"{len(groups)} top-level commands, {MOST_TOP_LEVEL} are allowed: {sorted(groups)}")


def check(declared: Declaration, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Whether one declaration holds: its parameters, its limits, its texts in every language."""
    plan = declared.plan
    allowed = _CONTEXT.get(declared.kind, (Context, JobContext, ViewContext))
    if plan.context not in allowed:
        raise declared.wrong(f"the context of a {declared.kind} is {allowed[0].__name__}")
    longest = len(declared.target) + sum(_longest(kind) + 1 for _, kind in plan.link)
    if longest > LONGEST:
        raise declared.wrong(f"its links can be {longest} characters long, {LONGEST} are allowed")
    if plan.asked and declared.kind not in ACTED:
        raise declared.wrong("only what a person calls can have options")
    if len(plan.asked) > MOST_OPTIONS:
        raise declared.wrong(f"{len(plan.asked)} options, {MOST_OPTIONS} are allowed")
    for asked in plan.asked:
        if len(asked.kind.choices) > MOST_CHOICES:
            raise declared.wrong(f"{asked.name} has {len(asked.kind.choices)} choices, {MOST_CHOICES} are allowed")
    if declared.kind is Kind.COMMAND and not 1 <= len(declared.words.split(" ")) <= 2:
        raise declared.wrong("a command is one word, or a group and a word")
    try:
        _ = declared.prefill_plan, declared.undo_plan
    except BadSignature as problem:
        raise declared.wrong(str(problem)) from problem
    for language, ids in texts.items():
        _check_texts(declared, language, ids)


def _longest(kind: Any) -> int:
    return 10 if kind is Id else 1  # other arguments are checked when the link is made


def _check_texts(declared: Declaration, language: str, ids: Mapping[str, str]) -> None:
    needed = [declared.text_of(asked) for asked in declared.plan.asked]
    if declared.kind in (Kind.COMMAND, Kind.MENU, Kind.FORM) or declared.plan.asked:
        needed.insert(0, declared.name)
    for text_id in needed:
        if text_id not in ids:
            raise declared.wrong(f"the text {text_id} is missing in {language}")
        if len(ids[text_id]) > LONGEST_LABEL:
            raise declared.wrong(f"the label {text_id} is longer than {LONGEST_LABEL} characters in {language}")
        help_ = ids.get(f"{text_id}.help")
        if help_ is None and declared.kind is Kind.COMMAND:
            raise declared.wrong(f"the help {text_id}.help is missing in {language}")
        if help_ and len(help_) > LONGEST_HELP:
            raise declared.wrong(f"the help {text_id}.help is longer than {LONGEST_HELP} characters in {language}")
    for asked in declared.plan.asked:
        for choice in asked.kind.choices:
            text_id = f"{declared.text_of(asked)}-{choice}"
            if text_id not in ids and f"choice-{choice}" not in ids:
                raise declared.wrong(f"the text {text_id} of a choice is missing in {language}")


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
        most=asked.option.most,
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
