"""People by their names: on a card so many of them, and of the others how many they are; and in a file."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from bot.context import Context, ViewContext
from bot.people import Person, PlaceKind
from bot.text import Text, joined
from storage.people import People

NAMED: Final = 25  # names in a list; of a larger class the others are a number


def names(ctx: ViewContext[Any], people: Sequence[Person]) -> Text:
    """So many of these people by name, and of the others how many they are."""
    named: list[Text] = [(person,) for person in people[:NAMED]]
    if (more := len(people) - NAMED) > 0:
        named.append(ctx.text("and-more", count=more))
    return joined(named, ", ")


def written_names(ctx: Context[Any], chosen: People, people: Sequence[Person]) -> Mapping[Person, str]:
    """As what each is written into a file, as on cards: the name that they chose, else the platform's, for those at
    whom the handler looks; nothing where the platform does not tell it in time. Names are kept nowhere."""
    profiles = chosen.profiles(people)
    return {each: profiles[each].name or ctx.names.get(each, "") for each in people}


def people_here(ctx: Context[Any]) -> list[Person]:
    """Those whom a list of names may mean: the people of the course's main place and of the one where it is given."""
    places = [each for each in (ctx.course.main_place, ctx.place) if each and each.kind is not PlaceKind.DIRECT]
    found = {person for place in places for person in ctx.members(place)} if places else {*ctx.members()}
    return sorted(found)


def called(ctx: Context[Any], chosen: People, people: Sequence[Person]) -> dict[Person, tuple[str, ...]]:
    """What each is called: as they chose, and as the platform calls them."""
    chose = written_names(ctx, chosen, people)
    return {each: tuple({name for name in (chose[each], ctx.names.get(each, "")) if name}) for each in people}


class Named:
    """People, found by what somebody wrote: a name of theirs, or the platform's id, as it is or as a mention.

    ``names`` is what each is called; small and large letters are the same, and spaces do not count.
    """

    def __init__(self, names: Mapping[Person, Collection[str]]) -> None:
        self._by_id = {each.external_id: each for each in names}
        self._called: dict[str, set[Person]] = defaultdict(set)
        for person, theirs in names.items():
            for name in theirs:
                self._called[said_same(name)].add(person)

    def meant(self, written: str) -> list[Person]:
        """Everyone who may be meant, in a fixed order: nobody, or several who have one name."""
        words = written.removeprefix("@")
        if (mentioned := re.fullmatch(r"<@!?(\w+)(?:\|[^>]*)?>", written)) is not None:
            words = mentioned[1]
        if words in self._by_id:
            return [self._by_id[words]]
        return sorted(self._called.get(said_same(written)) or self._called.get(said_same(words)) or ())


def said_same(name: str) -> str:
    """What two ways to write one name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
