"""What a prompt that somebody wrote must keep to, whichever kind of file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias

from bot.reading import cleaned
from bot.tables import Mistake
from bot.texts import LANGUAGES
from bot.written import can_be_seen, in_short, one_line
from cogs.icebreakers.decks import (
    FIRST_LEVEL,
    LONGEST,
    LONGEST_CASE,
    LONGEST_CHOICE,
    Kind,
    as_labels,
    unfit_labels,
)
from cogs.icebreakers.toml_lines import Path

LONGEST_TITLE: Final = 80
LONGEST_ABOUT: Final = 300
LEVELS: Final = (1, 2, 3)
MOST_TAGS: Final = 3
LONGEST_TAG: Final = 24
MOST_MISTAKES: Final = 200  # that are noted; of more it is said how many
_QUOTED: Final = 40  # characters of what is named in a mistake
_MOST: Final[Mapping[str, int]] = {
    "title": LONGEST_TITLE,
    "about": LONGEST_ABOUT,
    "text": LONGEST,
    "easier": LONGEST,
    "case": LONGEST_CASE,
}
_KINDS: Final = frozenset(str(each) for each in Kind)
_KEYS: Final = ("id", "kind", "level", "tags", "text", "easier", "case", "choices")

Content: TypeAlias = dict[str, Any]
"""A prompt as it is stored: ``text``, ``easier`` and ``case`` by language (``""`` where only one was written),
``choices`` too, ``kind``, ``level`` and ``tags``."""


@lru_cache(maxsize=1000)  # a file can name the same half a million times
def quoted(name: str) -> str:
    """What somebody wrote as a name, short enough to be shown in a mistake."""
    return in_short(name[: 10 * _QUOTED], _QUOTED)


class Checked:
    """Reads prompts one after the other, and notes every mistake. ``line`` says on which line something stands."""

    def __init__(self, line: Callable[[Path], int]) -> None:
        self._line = line
        self._seen: dict[str, int] = {}
        self.mistakes: list[Mistake] = []
        self.more = 0

    def mistake(self, path: Path, text_id: str, **values: object) -> None:
        """Notes one; of many the later ones are only counted."""
        if len(self.mistakes) < MOST_MISTAKES:
            self.mistakes.append(Mistake(self._line(path), text_id, values))
        else:
            self.more += 1

    def keys(self, content: Mapping[str, Any], known: Container[str], path: Path) -> None:
        """Notes what a deck or a prompt has not."""
        for key in content:
            if key not in known:
                self.mistake((*path, key), "deck-key", key=quoted(key))

    def prompt(self, content: Mapping[str, Any], path: Path) -> Content | None:
        """A prompt; ``None`` when something in it is to be mended."""
        before = len(self.mistakes), self.more
        self.keys(content, _KEYS, path)
        found: Content = {
            "text": self.words(content, "text", path, needed=True),
            "kind": self._kind(content, path),
            "level": self._level(content, path),
            "tags": self._tags(content, path),
        }
        found |= {key: words for key in ("easier", "case") if (words := self.words(content, key, path))}
        if choices := self._choices(content, found["kind"], path):
            found["choices"] = choices
        self._twice(found["text"], path)
        return found if (len(self.mistakes), self.more) == before else None

    def words(self, content: Mapping[str, Any], key: str, path: Path, *, needed: bool = False) -> dict[str, str]:
        """A text by language; one string is of no particular language."""
        found: dict[str, str] = {}
        at = (*path, key)
        for language, words in self._by_language(content.get(key), key, at):
            if not isinstance(words, str):
                self.mistake((*at, language), "deck-words", key=key)
            elif len(words := cleaned(words)) > _MOST[key]:
                self.mistake((*at, language), "deck-long", key=key, most=_MOST[key], has=len(words))
            elif can_be_seen(words):
                found[language] = words
            else:
                self.mistake((*at, language), "deck-missing", key=key)
        if needed and key not in content:
            self.mistake(at, "deck-missing", key=key)
        return found

    def _by_language(self, value: Any, key: str, at: Path) -> list[tuple[str, Any]]:
        if value is None:
            return []
        if not isinstance(value, dict):
            return [("", value)]
        if not value:
            self.mistake(at, "deck-missing", key=key)
        for language in value:
            if language not in (*LANGUAGES, ""):
                self.mistake((*at, language), "deck-language", language=quoted(language))
        return [(language, each) for language, each in value.items() if language in (*LANGUAGES, "")]

    def _kind(self, content: Mapping[str, Any], path: Path) -> str:
        kind = content.get("kind")
        if kind is None:
            self.mistake((*path, "kind"), "deck-missing", key="kind")
        elif not isinstance(kind, str):
            self.mistake((*path, "kind"), "deck-words", key="kind")
        elif kind not in _KINDS:
            self.mistake((*path, "kind"), "deck-kind", kind=quoted(kind))
        else:
            return kind
        return ""

    def _level(self, content: Mapping[str, Any], path: Path) -> int:
        level = content.get("level", FIRST_LEVEL)
        if isinstance(level, int) and not isinstance(level, bool) and level in LEVELS:
            return level
        self.mistake((*path, "level"), "deck-level")
        return FIRST_LEVEL

    def _tags(self, content: Mapping[str, Any], path: Path) -> list[str]:
        tags = content.get("tags", [])
        fit = isinstance(tags, list) and all(isinstance(each, str) for each in tags) and len(tags) <= MOST_TAGS
        if fit and all(len(each) <= 10 * LONGEST_TAG and 0 < len(one_line(each)) <= LONGEST_TAG for each in tags):
            return [one_line(each) for each in tags]
        self.mistake((*path, "tags"), "deck-tags", most=MOST_TAGS, longest=LONGEST_TAG)
        return []

    def _choices(self, content: Mapping[str, Any], kind: str, path: Path) -> dict[str, list[str]]:
        """What can be chosen, the same number in each language."""
        at = (*path, "choices")
        if kind != Kind.THIS_OR_THAT:
            if "choices" in content and kind:
                self.mistake(at, "deck-choices-needless", kind=kind)
            return {}
        found: dict[str, list[str]] = {}
        given = self._by_language(content.get("choices", []), "choices", at)
        for language, each in given:
            labels = as_labels(each) if isinstance(each, list) else []
            if unfit := unfit_labels(labels):
                self.mistake((*at, language), unfit, has=len(labels), most=LONGEST_CHOICE)
            else:
                found[language] = labels
        if len({len(labels) for labels in found.values()}) > 1:
            self.mistake(at, "deck-choices-uneven")
        return found

    def _twice(self, text: Mapping[str, str], path: Path) -> None:
        for words in text.values():
            line = self._line(path)
            if (first := self._seen.setdefault(" ".join(words.split()).casefold(), line)) != line:
                self.mistake(path, "deck-twice", first=first)
                return
