"""Fluent: every sentence that people read, in their language, as runs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.people import Person, Place
from bot.text import Run, Said, Spot, Text, When, Words, plain

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: Final = ("en", "es")
DEFAULT: Final = "en"
CORE: Final = "homeroom"

_FIRST = 0xE000  # values travel through Fluent as letters of the private use area, so that nothing in them is ever read
_TOKEN = re.compile("[\ue000-\uf8ff]")
_MARKUP = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<label>[^\]]+)\]\((?P<href>https?://[^)\s]+)\)", re.S)
_ID = re.compile(r"^([a-z][a-z0-9_-]*) *=(.*)$", re.M)
_ATTRIBUTE = re.compile(r"^ +\.([a-z][a-z0-9_-]*) *=", re.M)


class MissingText(KeyError):
    """A text that no file has; a test finds it before people do."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a value stands in a text, and whether in bold."""

    number: int
    bold: bool


Pieces: TypeAlias = tuple[Words | _Slot, ...]


@lru_cache(256)
def nearest(language: str | None) -> str:
    """The shipped language for a locale such as ``es-MX``; English where there is none."""
    short = (language or "").replace("_", "-").lower().partition("-")[0]
    return short if short in LANGUAGES else DEFAULT


@dataclass(frozen=True, slots=True)
class Right:
    """A right within a text: called as the settings of its platform call it, in the language of the text."""

    platform: str
    name: str


def words_of(platform: str) -> str:
    """The domain of what a platform's adapter says itself."""
    return f"adapters/{platform}"


class Texts:
    """The texts of the core and of every cog. A file is parsed when its language is first used."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = {CORE: Path(__file__).parent / "texts", **folders}
        self._bundles: dict[tuple[str, str], FluentBundle] = {}
        # What Fluent made of a text, by its values: what people said is a letter there, so it comes again and again.
        self._formatted = lru_cache(maxsize=4096)(self._format)

    def text(self, language: str, domain: str, text_id: str, values: Mapping[str, object]) -> Text:
        """The text as runs. Every ``str`` among the values becomes what someone said; a text is spliced in as it is.

        ``text_id`` may name an attribute, ``poll-close.help``. The cog's own file is looked in first, then the core's.
        Raises :class:`MissingText`.
        """
        tokens: list[Text] = []
        said = ((name, self._called(language, value)) for name, value in values.items())
        given = tuple((name, _through(value, tokens)) for name, value in said)
        return _runs(self._formatted(language, domain, text_id, given), tokens)

    def _called(self, language: str, value: object) -> object:
        """A right by its name in the platform's settings; without its adapter's texts, by what the platform calls it
        itself. Everything else as it is."""
        if not isinstance(value, Right):
            return value
        domain, text_id = words_of(value.platform), f"permission-{value.name}"
        if domain not in self._folders or not self.has(language, domain, text_id):
            return Words(value.name)
        return self.text(language, domain, text_id, {})

    def _format(self, language: str, domain: str, text_id: str, given: tuple[tuple[str, object], ...]) -> Pieces:
        bundle, pattern = self._find(nearest(language), domain, text_id)
        formatted, errors = bundle.format_pattern(pattern, {name.replace("_", "-"): value for name, value in given})
        if errors:
            raise MissingText(f"{domain}/{text_id} in {language}: {errors[0]!r}")
        return _pieces(str(formatted))

    def has(self, language: str, domain: str, text_id: str) -> bool:
        """Whether the cog's own file, or the core's, has this text."""
        try:
            self._find(nearest(language), domain, text_id)
        except MissingText:
            return False
        return True

    def declared(self, language: str, domain: str) -> dict[str, str]:
        """The ids in a file with their texts, the help as ``id.help``; found without parsing, for the start."""
        path = self._folders[domain] / f"{language}.ftl"
        found: dict[str, str] = {}
        if not path.is_file():
            return found
        content = path.read_text(encoding="utf-8")
        messages = list(_ID.finditer(content))
        for number, message in enumerate(messages):
            end = messages[number + 1].start() if number + 1 < len(messages) else len(content)
            text, *attributes = _ATTRIBUTE.split(content[message.start(2) : end])
            found[message[1]] = _whole(text)
            for name, its in zip(attributes[::2], attributes[1::2], strict=True):
                if name == "help":
                    found[f"{message[1]}.help"] = _whole(its)
        return found

    @property
    def domains(self) -> tuple[str, ...]:
        """The core's and every cog's name."""
        return tuple(self._folders)

    def _find(self, language: str, domain: str, text_id: str) -> tuple[FluentBundle, Any]:
        name, _, attribute = text_id.partition(".")
        for tried in dict.fromkeys((domain, CORE)):
            bundle = self._bundle(language, tried)
            if bundle.has_message(name):
                message = bundle.get_message(name)
                pattern = message.attributes.get(attribute) if attribute else message.value
                if pattern is not None:
                    return bundle, pattern
        raise MissingText(f"{domain}/{text_id} in {language}")

    def _bundle(self, language: str, domain: str) -> FluentBundle:
        bundle = self._bundles.get((language, domain))
        if bundle is None:
            from fluent.runtime import FluentBundle, FluentResource

            bundle = FluentBundle([language], use_isolating=False)
            path = self._folders[domain] / f"{language}.ftl"
            if path.is_file():
                bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
            self._bundles[language, domain] = bundle
        return bundle


def _whole(text: str) -> str:
    """A text of a file with all its lines, without what is said about those that follow."""
    lines = takewhile(lambda line: not line.startswith("#"), text.splitlines())
    return "\n".join(line.strip() for line in lines).strip()


def _through(value: object, tokens: list[Text]) -> object:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    tokens.append(_as_text(value))
    return chr(_FIRST + len(tokens) - 1)


def _as_text(value: object) -> Text:
    match value:
        case str():
            return (Said(value),)
        case Words() | Said() | Person() | Place() | When() | Spot():
            return (value,)
        case datetime():
            return (When(value),)
        case tuple():
            return value
        case _:
            raise TypeError(f"{type(value).__name__} cannot stand in a text")


def _pieces(formatted: str) -> Pieces:
    """Our own words cut at their markup, and where the values stand between them."""
    pieces: list[Words | _Slot] = []
    at = 0
    for found in _MARKUP.finditer(formatted):
        pieces += _between(formatted[at : found.start()], False, None)
        pieces += (
            _between(found["bold"], True, None) if found["bold"] else _between(found["label"], False, found["href"])
        )
        at = found.end()
    pieces += _between(formatted[at:], False, None)
    return tuple(pieces)


def _between(words: str, bold: bool, href: str | None) -> Iterator[Words | _Slot]:
    start = 0
    for found in _TOKEN.finditer(words):
        if found.start() > start:
            yield Words(words[start : found.start()], bold, href)
        yield _Slot(ord(found[0]) - _FIRST, bold)
        start = found.end()
    if start < len(words):
        yield Words(words[start:], bold, href)


def _runs(pieces: Pieces, tokens: list[Text]) -> Text:
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Words):
            runs.append(piece)
        else:
            token = tokens[piece.number]
            runs.extend(_emboldened(token) if piece.bold else token)
    return tuple(runs)


def _emboldened(text: Text) -> Iterable[Run]:
    for run in text:
        match run:
            case Words(text=words, href=href):
                yield Words(words, True, href)
            case Said(text=words):
                yield Said(words, True)
            case _:
                yield run


class Speaker:
    """The texts of one cog in one language."""

    __slots__ = ("_texts", "domain", "language")

    def __init__(self, texts: Texts, domain: str, language: str) -> None:
        self._texts = texts
        self.domain = domain
        self.language = nearest(language)

    def text(self, text_id: str, /, **values: object) -> Text:
        """The text as runs; see :meth:`Texts.text`."""
        return self._texts.text(self.language, self.domain, text_id, values)

    def plain(self, text_id: str, /, **values: object) -> str:
        """The text as a plain string, for titles and labels."""
        return plain(self.text(text_id, **values))

    def choice(self, text_id: str, choice: str) -> str:
        """What a fixed choice of an option is called: the option's own word for it, or the one that all share."""
        own = f"{text_id}-{choice}"
        return self.plain(own if self.has(own) else f"choice-{choice}")

    def has(self, text_id: str) -> bool:
        """Whether there is such a text."""
        return self._texts.has(self.language, self.domain, text_id)

    def in_language(self, language: str) -> Speaker:
        """The same cog's texts in another language."""
        return Speaker(self._texts, self.domain, language)

    def of(self, domain: str) -> Speaker:
        """Another cog's texts in the same language."""
        return Speaker(self._texts, domain, self.language)
