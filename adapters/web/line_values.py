"""What can be named in a line that somebody typed in the class: its people, and the places that they see."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.web.state import State
from bot.line_values import HERE, ME, Unclear
from bot.people import PlaceKind
from bot.records import dataclass
from bot.suggesting import fold


@dataclass(frozen=True, slots=True)
class Named:
    """The people of the class, and the places that the author of the line sees."""

    state: State
    person: str
    place: str

    def person_id(self, typed: str) -> str:
        """A member by id, by name, or by a part of the name that only one has."""
        name = fold(typed.removeprefix("@"))
        if name in ME:
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
                raise Unclear("line-option-people-several", given=typed, names=names)
        raise Unclear("line-option-people", given=typed)

    def people_ids(self, typed: str) -> Sequence[str]:
        """The same: nothing in the class is called by one name and is several people."""
        return [self.person_id(typed)]

    def place_key(self, typed: str, kinds: Sequence[PlaceKind] = ()) -> str:
        """A place by name or key, of one of these kinds if it can be; ``here`` is where the line was typed."""
        name = fold(typed.removeprefix("#"))
        if name in HERE:
            return self.place
        places = self.state.places_of(self.person)
        direct = (PlaceKind.DIRECT, PlaceKind.THREAD)
        for place in sorted(places, key=lambda each: (each.kind not in kinds, each.kind in direct, each.made)):
            if name in (place.key, fold(place.name)):
                return place.key
        raise Unclear("line-option-place", given=typed)
