"""Checks at the start that a declaration holds: its name, its parameters, its limits, and its texts in every
language."""

from __future__ import annotations

import inspect
import re
import sys
import typing
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from bot.card import InputKind
from bot.classmates import Mate
from bot.cog import ACTED, Declaration, Kind
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id, Upload, strip_optional
from bot.link import LONGEST
from bot.people import WRITTEN_IN, Person, Place, Role
from bot.plan import Asked, Plan
from bot.reading import LONGEST_TEXT

LONGEST_LABEL: Final = 45  # Discord's modal label
LONGEST_HELP: Final = 100  # Discord's command description
LONGEST_CHOICE: Final = 75  # Slack's option; Discord's has 100
LONGEST_WORD: Final = 32  # of one Discord command, group or option
MOST_OPTIONS: Final = 25  # of one Discord command
MOST_CHOICES: Final = 25  # of one Discord option
MOST_AT_ONCE: Final = 5  # inputs of Discord's modal; what is sealed is never kept between two steps

_WORDS: Final = r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*"
_PARTS: Final = ("mine", "status", "setup")  # the pages that sections are parts of
_CONTEXT: Final[Mapping[Kind, tuple[type, ...]]] = {
    Kind.VIEW: (ViewContext,),
    Kind.ROOM: (ViewContext,),
    Kind.WORK: (ViewContext,),
    Kind.JOB: (JobContext, ViewContext),
    Kind.EVENT: (JobContext, ViewContext),
    Kind.UNDELIVERABLE: (JobContext, ViewContext),
    Kind.HOME: (Context,),
    Kind.CLASSMATE: (Mate,),
}
_STORED: Final = (Kind.VIEW, Kind.ROOM, Kind.WORK, Kind.JOB)  # their links stay in rows that outlive a person
_ANY_CONTEXT: Final = (Context, JobContext, ViewContext)
_TELLS: Final[Mapping[str, object]] = {"person": Person, "place": Place, "at": datetime}  # what these know of words:
_OF_WORDS: Final = ("wrote", "unwrote")
_OF_VOICE: Final = ("entered", "went")
_BOUNDED: Final = (
    InputKind.TEXT,
    InputKind.LONG,
    InputKind.LINES,
    InputKind.NUMBER,
    InputKind.CHOICES,
    InputKind.PEOPLE,
)


def check(declared: Declaration, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Raises :class:`~bot.cog.DeclarationError` for what is wrong with one declaration. ``texts`` are those of its cog
    and the core, by language."""
    _check_name(declared)
    _check_parameters(declared, declared.plan)
    _check_called_for(declared, declared.plan)
    _check_needs(declared)
    _check_options(declared)
    _check_beside(declared)
    for language, ids in texts.items():
        _check_texts(declared, language, ids)


def is_word(name: str) -> bool:
    """Whether this is lower case words with dashes or single underscores, as every platform takes them."""
    return re.fullmatch(_WORDS, name) is not None and len(name) <= LONGEST_WORD


def _check_name(declared: Declaration) -> None:
    if declared.kind is Kind.COMMAND:
        words = declared.words.split(" ")
        if len(words) > 2:
            raise declared.wrong("a command is one word, or a group and a word")
        if wrong := [word for word in words if not is_word(word)]:
            raise declared.wrong(f"{wrong[0]!r} of a command is no lower case word of {LONGEST_WORD} characters")
    elif not re.fullmatch(_WORDS, declared.name):
        raise declared.wrong(f"the name {declared.name!r} is not lower case words with dashes")
    longest = len(declared.target) + sum((10 if kind is Id else 1) + 1 for _, kind in declared.plan.link)
    if longest > LONGEST:  # what texts in a link come to is checked when it is made
        raise declared.wrong(f"its links can be {longest} characters long, {LONGEST} are allowed")


def _check_parameters(declared: Declaration, plan: Plan) -> None:
    allowed = _CONTEXT.get(declared.kind, _ANY_CONTEXT)
    if plan.context not in allowed:
        raise declared.wrong(f"the context of a {declared.kind} is {allowed[0].__name__}")
    people = sum(strip_optional(kind) is Person for _, kind in plan.link)
    if people > (declared.kind is Kind.JOB) and declared.kind in _STORED:
        # Their links are kept, and nobody would find the person in them who asks to be forgotten.
        most = "one Person" if declared.kind is Kind.JOB else "no Person"
        raise declared.wrong(f"a link to a {declared.kind} names {most}: store them, and give it the id of the row")
    if plan.asked and declared.kind not in ACTED:
        raise declared.wrong("only what a person calls can have options")
    if plan.result and declared.kind not in (Kind.JOB, Kind.UNDELIVERABLE):
        raise declared.wrong(f"nothing comes to a {declared.kind} as {plan.result}: only jobs have results")


def _check_called_for(declared: Declaration, plan: Plan) -> None:
    """Whether the arguments are those with which the core calls it."""
    kinds, needed = [kind for _, kind in plan.link], [name for name, _ in plan.link if name not in plan.defaults]
    match declared.kind:
        case Kind.COMMAND if needed:
            raise declared.wrong(f"nothing gives a command {needed[0]}; is it an Option()?")
        case Kind.MENU if declared.about not in ("person", "message") or len(kinds) != 1:
            raise declared.wrong("a menu is of a person or of a message, and its link's one argument says which")
        case Kind.MENU if declared.about == "person" and kinds != [Person]:
            raise declared.wrong("the argument of a person's menu is a Person")
        case Kind.MENU if declared.about == "message" and kinds != [str]:
            raise declared.wrong("the argument of a message's menu is the platform's own id of it, a str")
        case Kind.SECTION if declared.about not in _PARTS or kinds:
            raise declared.wrong(f"a section is of {', '.join(_PARTS)}, and its link has no arguments")
        case Kind.HOME if kinds:
            raise declared.wrong("a card of people's page has no arguments in its link")
        case Kind.UNDELIVERABLE if kinds != [str]:
            raise declared.wrong("its link's one argument is the link of what was not delivered, a str")
        case Kind.EVENT:
            _check_event(declared, plan)
        case Kind.CLASSMATE:
            _check_classmate(declared, plan)
        case _:
            pass


def _check_event(declared: Declaration, plan: Plan) -> None:
    view = declared.cog.declarations.get(declared.under)
    if declared.about in _OF_VOICE and not declared.under:
        if any(_TELLS.get(name) is not kind or name == "person" for name, kind in plan.link):
            raise declared.wrong(f"of voice rooms that are not ours {declared.about} tells place and at, and nobody")
        return
    if declared.about in _OF_VOICE:
        if view is None or view.kind is not Kind.ROOM or not view.voice:
            raise declared.wrong(f"{declared.about} is of a voice room of the same cog, and {declared.under!r} is none")
    elif declared.under and (declared.about not in _OF_WORDS or view is None or view.kind is not Kind.VIEW):
        raise declared.wrong(
            f"only wrote and unwrote are heard under a view of the same cog, and {declared.under!r} is none"
        )
    elif declared.about not in _OF_WORDS:
        kinds = [strip_optional(kind) for _, kind in plan.link]
        if kinds != [Person] and (kinds or declared.about in ("joined", "left")):
            raise declared.wrong(f"the one argument of {declared.about} is a Person")
        return
    told = [(name, kind) for name, kind in plan.link if name in _TELLS]
    if wrong := [name for name, kind in told if kind is not _TELLS[name]]:
        raise declared.wrong(f"{wrong[0]} of {declared.about} is of another type")
    rest = [kind for name, kind in plan.link if name not in _TELLS]
    known = [kind for _, kind in view.plan.link] if view else []
    if rest != known[: len(rest)]:
        told_of = f"{declared.about} tells person, place and at"
        raise declared.wrong(f"{told_of}, and the arguments of the view or room that it is heard under")


def _check_classmate(declared: Declaration, plan: Plan) -> None:
    view = declared.cog.declarations.get(declared.about)
    if view is None or view.kind is not Kind.VIEW:
        raise declared.wrong(f"a classmate acts on a view of the same cog, and {declared.about!r} is none")
    if _arguments(plan) != _arguments(view.plan):
        raise declared.wrong(f"it takes a Mate, stores and the arguments of the link of {declared.about}")


def _check_needs(declared: Declaration) -> None:
    if isinstance(declared.needs, Role):
        return
    setting = declared.cog.settings.model_fields.get(declared.needs)
    if setting is None or setting.annotation is not Role:
        raise declared.wrong(f"it needs the setting {declared.needs!r} of its cog, which is no Role")


def _check_options(declared: Declaration) -> None:
    asked = declared.plan.asked
    if declared.asks and not asked:
        raise declared.wrong("its form would ask for nothing")
    if len(asked) > MOST_OPTIONS:
        raise declared.wrong(f"{len(asked)} options, {MOST_OPTIONS} are allowed")
    if declared.sealed and len(asked) > MOST_AT_ONCE:
        raise declared.wrong(f"{len(asked)} options, what is sealed has {MOST_AT_ONCE}: it is never kept between steps")
    for each in asked:
        _check_option(declared, each)
        if each.option.reads is not None:
            _check_reader(declared, each, each.option.reads)


def _check_option(declared: Declaration, asked: Asked) -> None:
    kind, least, most = asked.kind.input, asked.option.least, asked.option.most
    if not is_word(asked.name):
        raise declared.wrong(f"the option {asked.name} is no lower case word of {LONGEST_WORD} characters")
    if declared.text_of(asked) in (f"{declared.name}-submit", f"{declared.name}-note"):
        raise declared.wrong(f"the text of the option {asked.name} is already that of the form's own {asked.name}")
    if len(asked.kind.choices) > MOST_CHOICES:
        raise declared.wrong(f"{asked.name} has {len(asked.kind.choices)} choices, {MOST_CHOICES} are allowed")
    if asked.option.long and kind not in (InputKind.LONG, InputKind.LINES):
        raise declared.wrong(f"{asked.name} is long, and no text")
    if not asked.option.places or (asked.option.places != WRITTEN_IN and kind is not InputKind.PLACE):
        raise declared.wrong(
            f"{asked.name} says which places it takes: at least one kind, and only where it is a place"
        )
    if (least, most) == (None, None):
        return
    if kind not in _BOUNDED:
        raise declared.wrong(f"{asked.name} has bounds, and a {kind} has none")
    lowest = least if kind is InputKind.NUMBER else max(least or 0, 1)  # an empty text is none
    if most is not None and lowest is not None and lowest > most:
        raise declared.wrong(f"nothing is within the bounds of {asked.name}")
    if kind in (InputKind.TEXT, InputKind.LONG) and (most or 0) > LONGEST_TEXT:
        raise declared.wrong(f"{asked.name} can be {most} characters long, {LONGEST_TEXT} are allowed")


def _check_reader(declared: Declaration, asked: Asked, reads: Callable[..., Any]) -> None:
    """Whether another process can be told to call it, and what it returns is what the handler takes."""
    name = getattr(reads, "__qualname__", "")
    if getattr(sys.modules.get(getattr(reads, "__module__", "")), name, None) is not reads:
        raise declared.wrong(f"the reader of {asked.name} is no function that stands in a module by its name")
    if inspect.iscoroutinefunction(reads):
        raise declared.wrong(f"the reader of {asked.name} is no plain function")
    try:
        hints = typing.get_type_hints(reads)
    except (NameError, AttributeError, TypeError) as problem:
        raise declared.wrong(f"the types of the reader of {asked.name} cannot be read: {problem}") from None
    made = hints.pop("return", None)
    if [*hints.values()] != [Upload] or len(inspect.signature(reads).parameters) != 1:
        raise declared.wrong(f"the reader of {asked.name} takes one Upload and nothing else")
    if made != asked.made:
        raise declared.wrong(f"the reader of {asked.name} returns something else than {asked.name} takes")


def _check_beside(declared: Declaration) -> None:
    """Whether what is declared beside it can be called with the arguments of its own link."""
    if declared.prefill_by and not declared.plan.asked:
        raise declared.wrong("a prefill, and no options")
    if declared.undo_by and declared.kind is not Kind.VIEW:
        raise declared.wrong("only what a view showed is taken back")
    _check_erase(declared, declared.erase_plan)
    quoted = declared.cog.declarations.get(declared.quotes)
    first = quoted.plan.link[: len(declared.plan.link)] if quoted is not None and quoted.kind is Kind.VIEW else None
    if declared.quotes and first != declared.plan.link:
        raise declared.wrong(
            f"it quotes {declared.quotes!r}, which is no view of its cog that begins with its arguments"
        )
    hears = declared.cog.declarations.get(declared.elsewhere)
    if declared.elsewhere and (hears is None or hears.kind is not Kind.JOB or hears.plan.link != declared.plan.link):
        raise declared.wrong(f"{declared.elsewhere!r} is no job of its cog with its arguments")
    if declared.looks_by and declared.kind not in (*ACTED, Kind.HOME):
        raise declared.wrong("only what a person calls, or has on their page, looks at messages and places")
    # Several are ticked, which only a form has room for: on the line of a command they would be typed.
    kinds = (InputKind.TEXT, InputKind.LINES) if declared.kind is Kind.FORM else (InputKind.TEXT,)
    lines = {each.name for each in declared.plan.asked if each.kind.input in kinds}
    if other := [name for name in declared.suggest_by if name not in lines]:
        raise declared.wrong(f"{other[0]} is no option that takes a line of text, so nothing is suggested for it")
    beside = (("prefill", declared.prefill_plan), ("looks", declared.looks_plan), ("undo", declared.undo_plan))
    suggests = ((f"suggest of {name}", plan) for name, plan in declared.suggest_plans.items())
    for name, plan in (*beside, *suggests):
        if plan is None:
            continue
        if plan.context not in _ANY_CONTEXT or plan.asked or plan.result:
            raise declared.wrong(f"its {name} takes a Context, stores and the link's arguments")
        if _arguments(plan) != _arguments(declared.plan):
            raise declared.wrong(f"its {name} has other arguments in its link")


def _check_erase(declared: Declaration, plan: Plan | None) -> None:
    if plan is None:
        return
    if declared.kind is not Kind.VIEW:
        raise declared.wrong("only words that a view shows are erased")
    if plan.context is not ViewContext or plan.asked or plan.result:
        raise declared.wrong("its erase takes a ViewContext, stores, the link's arguments and the key of the words")
    if _arguments(plan) != [*_arguments(declared.plan), (str, False)]:
        raise declared.wrong("its erase takes the arguments of its link and then the key of the words, a str")


def _arguments(plan: Plan) -> list[tuple[Any, bool]]:
    return [(kind, name in plan.defaults) for name, kind in plan.link]


def _check_texts(declared: Declaration, language: str, ids: Mapping[str, str]) -> None:
    needed = [declared.text_of(asked) for asked in declared.plan.asked]
    if declared.kind in (Kind.COMMAND, Kind.MENU, Kind.FORM) or declared.plan.asked:
        needed.insert(0, declared.name)
    for text_id in needed:
        _check_text(declared, f"the text {text_id}", ids.get(text_id), LONGEST_LABEL, language)
        if declared.kind is Kind.COMMAND or f"{text_id}.help" in ids:
            _check_text(declared, f"the help {text_id}.help", ids.get(f"{text_id}.help"), LONGEST_HELP, language)
    for asked in declared.plan.asked:
        for choice in asked.kind.choices:
            text_id = f"{declared.text_of(asked)}-{choice}"
            found = ids.get(text_id, ids.get(f"choice-{choice}"))
            _check_text(declared, f"the text {text_id} of a choice", found, LONGEST_CHOICE, language)


def _check_text(declared: Declaration, what: str, found: str | None, most: int, language: str) -> None:
    if not found:
        raise declared.wrong(f"{what} is missing in {language}")
    if len(found) > most:
        raise declared.wrong(f"{what} is longer than {most} characters in {language}")
    if re.search(r"\{\s*\$", found):
        raise declared.wrong(f"{what} takes a value in {language}, and is shown without any")
