"""What people type for an option, as the JSON of its kind: names of people and places, choices, yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from adapters.web.refusal import ClassRefusal
from adapters.web.state import State
from bot.card import InputKind, Json
from bot.people import PlaceKind
from bot.suggesting import fold

Input = Mapping[str, Any]

_YES: Final = {"yes", "y", "true", "on", "1", "si"}
_NO: Final = {"no", "n", "false", "off", "0"}
_HERE: Final = {"here", "aqui"}
_ME: Final = {"me", "yo"}


@dataclass(frozen=True, slots=True)
class Named:
    """What can be named in a line: the people of the class, and the places that its author sees."""

    state: State
    person: str
    place: str

    def person_id(self, typed: str) -> str:
        """A member by id, by name, or by a part of the name that only one has."""
        name = fold(typed.removeprefix("@"))
        if name in _ME:
            return self.person
        members = self.state.members()
        for found in (
            [each for each in members if each.id == name],
            [each for each in members if fold(each.name) == name],
            [each for each in members if name and f" {name}" in f" {fold(each.name)}"],
        ):
            if len(found) == 1:
                return found[0].id
            if found:
                names = ", ".join(each.name for each in found[:5])
                raise ClassRefusal("class-option-people-several", given=typed, names=names)
        raise ClassRefusal("class-option-people", given=typed)

    def place_key(self, typed: str, kinds: Sequence[str] = ()) -> str:
        """A place by name or key, of one of these kinds if it can be; ``here`` is where the line was typed."""
        name = fold(typed.removeprefix("#"))
        if name in _HERE:
            return self.place
        places = self.state.places_of(self.person)
        direct = (PlaceKind.DIRECT, PlaceKind.THREAD)
        for place in sorted(places, key=lambda each: (each.kind not in kinds, each.kind in direct, each.made)):
            if name in (place.key, fold(place.name)):
                return place.key
        raise ClassRefusal("class-option-place", given=typed)


def read(entry: Input, typed: str, named: Named) -> Json:
    """The JSON of what was typed for an option. What the router checks better is handed on as it is."""
    match InputKind(entry["kind"]):
        case InputKind.YES:
            return _yes(entry, typed)
        case InputKind.CHOICE:
            return _choice(entry, typed)
        case InputKind.CHOICES:
            return _choices(entry, typed)
        case InputKind.PERSON:
            return named.person_id(typed)
        case InputKind.PEOPLE:
            return [named.person_id(part) for part in re.split(r"\s*,\s*|\s+(?=@)", typed) if part]
        case InputKind.PLACE:
            return named.place_key(typed, entry.get("places") or ())
        case InputKind.LINES:
            return [part for part in re.split(r"\s*[|\n]\s*", typed) if part]
        case InputKind.UPLOAD:
            raise ClassRefusal("class-option-upload", option=str(entry["label"]))
        case _:
            return typed


def _yes(entry: Input, typed: str) -> bool:
    answer = fold(typed)
    if answer not in _YES | _NO:
        raise ClassRefusal("class-option-yes", option=str(entry["label"]), given=typed)
    return answer in _YES


def _choice(entry: Input, typed: str) -> str:
    choices = _entries(entry)
    wanted = fold(typed)
    for choice in choices:
        if wanted in (fold(str(choice["value"])), fold(str(choice["label"]))):
            return str(choice["value"])
    labels = ", ".join(str(choice["label"]) for choice in choices)
    raise ClassRefusal("class-option-choice", option=str(entry["label"]), given=typed, choices=labels)


def _choices(entry: Input, typed: str) -> list[Json]:
    parts = [part for part in re.split(r"\s*[,;]\s*", typed) if part]
    if len(parts) == 1:
        try:
            return [_choice(entry, typed)]
        except ClassRefusal:
            parts = typed.split()
    return list(dict.fromkeys(_choice(entry, part) for part in parts))


def _entries(entry: Input) -> Sequence[Mapping[str, Any]]:
    choices = entry.get("choices")
    return choices if isinstance(choices, list) else []
