"""What people type for an option, as the JSON of its kind: names of people and places, choices, yes and no."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Protocol

from pydantic import ValidationError

from bot.card import Choice, Input, InputKind, Json
from bot.kinds import Hours, TimeZone, kind_of
from bot.people import PlaceKind
from bot.suggesting import fold, zone_meant
from bot.texts import CORE, Texts
from bot.written import in_short

LONGEST_ECHO: Final = 60
"""Characters of what somebody typed that a sentence repeats: as many as show which of it is meant."""
HERE: Final = frozenset({"here", "aqui"})
ME: Final = frozenset({"me", "yo"})
FREE: Final = (InputKind.TEXT, InputKind.LONG, InputKind.LINES)
"""Kinds whose values are words, of which anything may be one."""

_TYPED: Final = frozenset(("given", "name", "option", "words"))
_YES: Final = {"yes", "y", "true", "on", "1", "si"}
_NO: Final = {"no", "n", "false", "off", "0"}
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃", "-"))
_LEAST_BEGINNING: Final = 3  # letters by which one of several choices is known
_PEOPLE: Final = r"\s*[,;]\s*|\s+(?=<?[@!])"
_AND: Final = {"and", "y", "e", "&", "+"}
_UNITS: Final = {
    "w": "weeks?|semanas?",
    "d": "days?|dias?",
    "h": "hours?|hrs?|horas?",
    "m": "minutes?|mins?|minutos?",
}
_CHECKED: Final[Mapping[InputKind, Any]] = {
    InputKind.NUMBER: int,
    InputKind.DURATION: timedelta,
    InputKind.DATE: date,
    InputKind.TIME: time,
    InputKind.MOMENT: datetime,
    InputKind.ZONE: TimeZone,
    InputKind.HOURS: Hours,
}


class Unclear(Exception):
    """What was typed cannot be understood. ``text_id`` names the core's sentence, ``values`` are its placeholders.

    ``command`` is the name of the command that was understood all the same (empty: none was), ``filled`` what was
    understood of its options: a form can begin with them.
    """

    def __init__(self, text_id: str, **values: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = {name: _echo(value) if name in _TYPED else value for name, value in values.items()}
        self.command = ""
        self.filled: Mapping[str, Json] = {}

    def said(self, texts: Texts, language: str, domain: str = CORE) -> str:
        """The sentence, plain; a ``domain`` may have one of its own."""
        from bot.text import plain

        return plain(texts.text(language, domain, self.text_id, self.values))


class Named(Protocol):
    """What can be named in a line: people, and the places that its author sees."""

    def person_id(self, typed: str) -> str:
        """The external id of the one who is meant. Raises :class:`Unclear`."""

    def people_ids(self, typed: str) -> Sequence[str]:
        """The same where several may be meant by one name, as by a group's. Raises :class:`Unclear`."""

    def place_key(self, typed: str, kinds: Sequence[PlaceKind] = ()) -> str:
        """The key of the place that is meant, of one of these kinds if it can be. Raises :class:`Unclear`."""


def key(text: str) -> str:
    """A name as it is compared: without capitals, accents and dashes."""
    return fold(text.translate(_DASHES).replace("-", " ").replace("_", " "))


def read(entry: Input, typed: str, named: Named) -> Json:
    """The JSON of what was typed for an option. What the router checks better is handed on as it is.

    Raises :class:`Unclear`.
    """
    match entry.kind:
        case InputKind.YES:
            return _yes(entry, typed)
        case InputKind.CHOICE:
            return _choice(entry, typed)
        case InputKind.CHOICES:
            return _choices(entry, typed)
        case InputKind.PERSON:
            return named.person_id(typed)
        case InputKind.PEOPLE:
            found = [each for part in re.split(_PEOPLE, typed) if part for each in named.people_ids(part)]
            return list(dict.fromkeys(found))
        case InputKind.PLACE:
            return named.place_key(typed, entry.places)
        case InputKind.LINES:
            return [part for part in re.split(r"\s*[|\n]\s*", typed) if part]
        case InputKind.UPLOAD:
            raise Unclear("line-option-upload", option=entry.label)
        case kind if kind in _CHECKED:
            written = _WRITTEN.get(kind, str)
            return written(typed.translate(_DASHES).strip(" ,;"))
        case _:
            return typed


def fits(entry: Input, typed: str, named: Named) -> bool:
    """Whether what was typed reads as the kind of an option. Words always do; a file never does."""
    try:
        value = read(entry, typed, named)
        if entry.kind in _CHECKED:
            kind_of(_CHECKED[entry.kind]).read(value, {"zone": "UTC"})
    except (Unclear, ValidationError):
        return False
    return value != []


def is_marked(entry: Input, typed: str) -> bool:
    """Whether what was typed can hardly be a word of a sentence: ``@ana``, ``#general``, ``Europe/Madrid``."""
    match entry.kind:
        case InputKind.PERSON | InputKind.PEOPLE | InputKind.PLACE:
            return typed.lstrip("<")[:1] in ("@", "#", "!") or fold(typed) in HERE | ME
        case InputKind.ZONE:
            return "/" in typed or fold(typed) in ("utc", "gmt")
        case _:
            return True


def _yes(entry: Input, typed: str) -> bool:
    answer = fold(typed)
    if answer not in _YES | _NO:
        raise Unclear("line-option-yes", option=entry.label, given=typed)
    return answer in _YES


def _choice(entry: Input, typed: str) -> str:
    if found := _chosen(entry.choices, typed):
        return found.value
    labels = ", ".join(each.label for each in entry.choices)
    raise Unclear("line-option-choice", option=entry.label, given=typed, choices=labels)


def _chosen(choices: Sequence[Choice], typed: str) -> Choice | None:
    wanted = key(typed)
    return next((each for each in choices if wanted in (key(each.value), key(each.label))), None)


def _choices(entry: Input, typed: str) -> list[Json]:
    """Several, with commas or, where these are words, spaces between them; each by as much of it as only one has."""
    found: list[Json] = []
    for part in re.split(r"\s*[,;]\s*", typed):
        words = [part] if _begun(entry.choices, part) else [word for word in part.split() if fold(word) not in _AND]
        for word in words:
            begun = _begun(entry.choices, word)
            found.append(begun.value if begun else _choice(entry, word))
    return list(dict.fromkeys(found))


def _begun(choices: Sequence[Choice], typed: str) -> Choice | None:
    wanted = key(typed)
    begin = [each for each in choices if len(wanted) >= _LEAST_BEGINNING and key(each.label).startswith(wanted)]
    return _chosen(choices, typed) or (begin[0] if len(begin) == 1 else None)


def _length(typed: str) -> str:
    """``1 hour and 30 minutes`` as ``1h 30m``."""
    found = re.sub(r"\s*(?:,|\band\b|\by\b)\s*", " ", fold(typed))
    for unit, called in _UNITS.items():
        found = re.sub(rf"(\d)\s*(?:{called})\b", rf"\1{unit}", found)
    return found


def _day(typed: str) -> str:
    """``2027/3/15`` as ``2027-3-15``; with the year behind, nobody can tell the day from the month."""
    return re.sub(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$", r"\1-\2-\3", typed)


def _clock(typed: str) -> str:
    """``9am`` and ``9h`` as ``9:00``, ``9:30 p.m.`` as ``21:30``."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))? ?(?:(a|p)\.? ?m\.?|h)", fold(typed))
    if found is None or (found[3] and not 1 <= int(found[1]) <= 12):
        return typed
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    return f"{hour}:{found[2] or '00'}"


def _moment(typed: str) -> str:
    day, _, clock = typed.replace(",", " ").partition(" ")
    return f"{_day(day)} {_clock(clock.strip())}" if clock else _day(day)


_WRITTEN: Final[Mapping[InputKind, Callable[[str], str]]] = {
    InputKind.DURATION: _length,
    InputKind.DATE: _day,
    InputKind.TIME: _clock,
    InputKind.MOMENT: _moment,
    InputKind.ZONE: zone_meant,
}
"""How more ways of writing something than one become the one that is read."""


def _echo(value: str | int) -> str | int:
    return in_short(value, LONGEST_ECHO) if isinstance(value, str) and len(value) > LONGEST_ECHO else value
