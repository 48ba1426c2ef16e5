"""One option of a slash command as Discord asks for it: its type, its bounds, its choices, its words in each language.

None is ``required``: a command whose required options are not filled in opens a form. What Discord has no kind of
option for is typed as one line, so that whoever fills in the rest of a command can fill in this as well:

- several of a fixed few, and time zones, are completed while one types;
- several lines stand in one, with ``|`` between them; people are mentioned, ``@Ana @Ben``;
- free hours of a week are left to the form: up to 168 of them, typed, are nothing that anybody would want to type. A
  command with such an option opens its form first (``asks=True``), or has it required.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, assert_never

from adapters.discord.channels import channel_types
from adapters.discord.limits import LONGEST_COMMAND_HELP, LONGEST_OPTION_TEXT, LONGEST_WORD, MOST_CHOICES
from adapters.discord.sentences import say
from bot.card import Input, InputKind
from bot.texts import DEFAULT, LANGUAGES

Payload: TypeAlias = dict[str, Any]

LOCALES: Final[Mapping[str, tuple[str, ...]]] = {"es": ("es-ES", "es-419")}
"""Discord's locales of each language but the first, which is what everybody else gets."""

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ATTACHMENT = 3, 4, 5, 6, 7, 11
Entries: TypeAlias = Mapping[str, Input]
"""One option, by language."""


def options(inputs: Mapping[str, Sequence[Input]], suggested: frozenset[str] = frozenset()) -> list[Payload]:
    """The options of a command, given by language; those that are ``suggested`` are completed by what is stored."""
    found = [{language: inputs[language][number] for language in inputs} for number in range(len(inputs[DEFAULT]))]
    typed = [each for each in found if each[DEFAULT].kind is not InputKind.HOURS]
    names = {language: _names([each[language] for each in typed]) for language in LOCALES}
    return [_option(each, names, suggested) for each in typed]


def completed(entry: Input) -> bool:
    """Whether an option is completed while one types, from what is always the same."""
    match entry.kind:
        case InputKind.ZONE | InputKind.CHOICES:
            return True
        case InputKind.CHOICE:
            return len(entry.choices) > MOST_CHOICES
        case _:
            return False


def localized(field: str, spoken: Callable[[str], str | None]) -> Payload:
    """A field of a command and, beside it, the same in the other languages."""
    found: Payload = {field: spoken(DEFAULT)}
    others = {
        locale: said for language in LANGUAGES for locale in LOCALES.get(language, ()) if (said := spoken(language))
    }
    return found | ({f"{field}_localizations": others} if others else {})


def is_name(text: str) -> bool:
    """Whether a command or an option may be called so: ``^[-_'\\p{L}\\p{N}]{1,32}$``, without capitals.

    Discord takes the marks of Devanagari and Thai as well; none of our languages is written so.
    """
    fits = all(each in "-_'" or unicodedata.category(each)[0] in "LN" for each in text)
    return 1 <= len(text) <= LONGEST_WORD and fits and text == text.lower()


def _names(entries: Sequence[Input]) -> dict[str, str]:
    """What options are called in a language: by their labels, where these make names that differ."""
    labels = {each.name: unicodedata.normalize("NFC", each.label.lower().replace(" ", "-")) for each in entries}
    taken = [*labels.values(), *labels]
    return {name: label for name, label in labels.items() if is_name(label) and taken.count(label) == 1}


def _option(entry: Entries, names: Mapping[str, Mapping[str, str]], suggested: Iterable[str]) -> Payload:
    asked = entry[DEFAULT]
    name = localized("name", lambda language: names.get(language, {}).get(asked.name) or _base(language, asked.name))
    found = name | localized("description", lambda language: _description(entry[language], language))
    found |= _typed(entry, asked)
    if completed(asked) or asked.name in suggested:
        found = {field: value for field, value in found.items() if field not in ("min_length", "max_length")}
        found["autocomplete"] = True
    return found


def _base(language: str, name: str) -> str | None:
    return name if language == DEFAULT else None


def _typed(entry: Entries, asked: Input) -> Payload:
    """The type, with what bounds it."""
    match asked.kind:
        case InputKind.TEXT | InputKind.LONG:
            most = min(asked.most or LONGEST_OPTION_TEXT, LONGEST_OPTION_TEXT)
            return {"type": STRING, "max_length": most} | ({"min_length": asked.least} if asked.least else {})
        case InputKind.NUMBER:
            bounds = {"min_value": asked.least, "max_value": asked.most}
            return {"type": INTEGER} | {name: bound for name, bound in bounds.items() if bound is not None}
        case InputKind.YES:
            return {"type": BOOLEAN}
        case InputKind.CHOICE:
            return {"type": STRING} | ({} if completed(asked) else {"choices": _choices(entry)})
        case InputKind.PERSON:
            return {"type": USER}
        case InputKind.PLACE:
            types = sorted(each.value for each in channel_types(asked.places)) if asked.places else []
            return {"type": CHANNEL} | ({"channel_types": types} if types else {})
        case InputKind.UPLOAD:
            return {"type": ATTACHMENT}
        case (
            InputKind.LINES
            | InputKind.CHOICES
            | InputKind.PEOPLE
            | InputKind.DURATION
            | InputKind.DATE
            | InputKind.TIME
            | InputKind.MOMENT
            | InputKind.ZONE
            | InputKind.HOURS
        ):
            return {"type": STRING}
        case _:
            assert_never(asked.kind)


def _choices(entry: Entries) -> list[Payload]:
    return [
        localized("name", lambda language, at=number: entry[language].choices[at].label) | {"value": choice.value}  # type: ignore[misc]
        for number, choice in enumerate(entry[DEFAULT].choices)
    ]


_HINTS: Final = {InputKind.LINES: "slash-lines", InputKind.PEOPLE: "slash-people"}


def _description(entry: Input, language: str) -> str:
    """What the option is for, and how it is typed where that is not seen: as much of it as there is room for."""
    if hint := _HINTS.get(entry.kind):
        for words in (entry.help, entry.label):
            if len(whole := say(language, hint, help=words)) <= LONGEST_COMMAND_HELP:
                return whole
    return entry.help
