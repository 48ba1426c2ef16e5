"""Who is in which voice room now: kept in this process's memory alone, as adapters tell it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.people import Person, Place
from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class Went:
    """Somebody was in ``before`` and is in ``after`` now; ``None``: in no voice room."""

    person: Person
    before: Place | None
    after: Place | None


class Voices:
    """Who is in voice, by space. Nothing of it is stored: after a start it is told anew."""

    def __init__(self) -> None:
        self._places: dict[str, dict[Person, Place]] = {}
        self._inside: dict[tuple[str, str], set[Person]] = {}

    def whole(self, space_id: str, now: Mapping[Person, Place]) -> list[Went]:
        """All who are in voice in a space, as the platform has it now. Returns what differs from before."""
        before = dict(self._places.get(space_id, {}))
        self._places.setdefault(space_id, {})
        return [
            went
            for person in sorted(before.keys() | now.keys())
            if (went := self.moved(person, now.get(person))) is not None
        ]

    def moved(self, person: Person, place: Place | None) -> Went | None:
        """Somebody is in this voice room now, or in none. ``None`` where that is known."""
        places = self._places.setdefault(person.space_id, {})
        before = places.pop(person, None)
        if before is not None:
            self._leave(person, before)
        if place is not None:
            places[person] = place
            self._inside.setdefault((place.space_id, place.key), set()).add(person)
        return None if before == place else Went(person, before, place)

    def of(self, person: Person) -> Place | None:
        """Where somebody is in voice."""
        return self._places.get(person.space_id, {}).get(person)

    def inside(self, space_id: str, at_place: str) -> tuple[Person, ...]:
        """Who is in the voice room with this key, in a fixed order."""
        return tuple(sorted(self._inside.get((space_id, at_place), ())))

    def forget(self, space_id: str) -> None:
        """A space is known no longer."""
        for person in [*self._places.pop(space_id, {}).items()]:
            self._leave(*person)

    def _leave(self, person: Person, place: Place) -> None:
        key = (place.space_id, place.key)
        there = self._inside.get(key, set())
        there.discard(person)
        if not there:
            self._inside.pop(key, None)
