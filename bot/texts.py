"""Fluent: every sentence that people read, in their language, as runs of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.people import Person, Place
from bot.records import dataclass
from bot.text import Run, Said, Spot, Text, When, Words, plain

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: Final = ("en", "es")
DEFAULT: Final = "en"
CORE: Final = "homeroom"

_FIRST = 0xE000  # values travel through Fluent as letters of the private use area, so that nothing in them is ever read
_TOKEN = re.compile("[\ue000-\uf8ff]")
_MARKUP = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<label>[^\]]+)\]\((?P<href>https?://[^)\s]+)\)", re.S)
_ID = re.compile(r"^([a-z][a-z0-9_-]*) *=", re.M)
_OTHER = re.compile(r"\{\s*-?[a-z]")  # another text within a text
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
    """The texts of the core and of every cog. A file is read when its language is first used."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = {CORE: Path(__file__).parent / "texts", **folders}
        self._files: dict[tuple[str, str], _File] = {}
        # What Fluent made of a text, by its values: what people said is a letter there, so it comes again and again.
        self._formatted = lru_cache(maxsize=4096)(self._format)

    def text(self, language: str, domain: str, text_id: str, values: Mapping[str, object]) -> Text:
        """The text as runs. Every ``str`` among the values becomes what someone said; a text is spliced in as it is.

        ``text_id`` may name an attribute, ``poll-close.help``. The cog's own file is looked in first, then the core's.
        Raises :class:`MissingText`.
        """
        tokens: list[Text] = []
        given = tuple([(name, _through(self._called(language, value), tokens)) for name, value in values.items()])
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

    def declared(self, language: str, domain: str) -> Mapping[str, str]:
        """The ids in a file with their texts, the help as ``id.help``; found without parsing, for the start. Each is
        cut out when it is asked for."""
        return self._file(language, domain)

    @property
    def domains(self) -> tuple[str, ...]:
        """The core's and every cog's name."""
        return tuple(self._folders)

    def _find(self, language: str, domain: str, text_id: str) -> tuple[FluentBundle, Any]:
        for tried in dict.fromkeys((domain, CORE)):
            found = self._file(language, tried).pattern(text_id)
            if found is not None:
                return found
        raise MissingText(f"{domain}/{text_id} in {language}")

    def _file(self, language: str, domain: str) -> _File:
        found = self._files.get((language, domain))
        if found is None:
            found = self._files[language, domain] = _File(language, self._folders[domain] / f"{language}.ftl")
        return found


class _File(Mapping[str, str]):
    """The texts of a file by their ids, as they stand there. Fluent parses each when it is first said: a whole file
    takes it 20 ms, for which somebody would wait."""

    def __init__(self, language: str, path: Path) -> None:
        self._language = language
        self._content = path.read_text(encoding="utf-8") if path.is_file() else ""
        parts = _ID.split(self._content)
        self._bodies = dict(zip(parts[1::2], parts[2::2], strict=True))
        self._cut: dict[str, dict[str, str]] = {}
        self._bundle: FluentBundle | None = None
        self._parsed: set[str] = set()
        self._adding = Lock()

    def __getitem__(self, text_id: str) -> str:
        name, _, attribute = text_id.partition(".")
        if name not in self._cut:
            text, *attributes = _ATTRIBUTE.split(self._bodies[name])
            its = zip(attributes[::2], attributes[1::2], strict=True)
            self._cut[name] = {"": _whole(text)} | {each: _whole(words) for each, words in its}
        return self._cut[name][attribute]

    def __iter__(self) -> Iterator[str]:
        for name in self._bodies:
            yield name
            if f"{name}.help" in self:
                yield f"{name}.help"

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def pattern(self, text_id: str) -> tuple[FluentBundle, Any] | None:
        """What Fluent makes a text of, and the bundle that it is in; ``None`` where there is no such text."""
        name, _, attribute = text_id.partition(".")
        if name not in self._bodies:
            return None
        bundle = self._bundle if name in self._parsed and self._bundle else self._with(name)
        if not bundle.has_message(name):
            return None
        message = bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        return None if pattern is None else (bundle, pattern)

    def _with(self, name: str) -> FluentBundle:
        """The bundle, with a text in it; with all of them, where that one says another."""
        from fluent.runtime import FluentResource

        from bot.bundle import Bundle

        body = self._bodies[name]
        alone = _OTHER.search(body) is None
        resource = FluentResource(f"{name} ={body}" if alone else self._content)
        with self._adding:  # threads of the database's readers speak as well
            self._bundle = self._bundle or Bundle(self._language)
            self._bundle.add_resource(resource)
            self._parsed.update((name,) if alone else self._bodies)
            return self._bundle


class Known(Mapping[str, str]):
    """The texts of a cog, and of the core where it has none of its own, as they stand in their files."""

    def __init__(self, own: Mapping[str, str], core: Mapping[str, str]) -> None:
        self._own, self._core = own, core

    def __getitem__(self, text_id: str) -> str:
        found = self._own.get(text_id)
        return self._core[text_id] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter({*self._own, *self._core})

    def __len__(self) -> int:
        return len({*self._own, *self._core})


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
