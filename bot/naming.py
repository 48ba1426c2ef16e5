"""People by their names: on a card so many of them, and of the others how many they are; and in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.context import Context, ViewContext
from bot.people import Person
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
