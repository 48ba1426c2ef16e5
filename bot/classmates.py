"""What simulated people do on cards: who one is, when they take part, and the deeds that a cog's declaration names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from random import Random
from typing import Final, TypeAlias

from bot.card import Json
from bot.link import Link
from bot.people import Person, Place
from bot.records import dataclass
from bot.texts import Speaker

SEED: Final = "class"
"""What everything that simulated people do is drawn from: the same class does the same again."""
_FIRST: Final = 2
_AT_ONCE: Final = (5, 40)  # seconds, so that whoever posts sees life soon
_SOON: Final = (60, 25 * 60)
_LATER: Final = (60 * 60, 20 * 60 * 60)


class Temper(StrEnum):
    """How somebody takes part; it stays with them."""

    QUICK = "quick"
    LATER = "later"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Says:
    """Words in the thread below the card; where none can be (in a thread, in a direct message) beside it."""

    after: timedelta
    text: str


@dataclass(frozen=True, slots=True)
class Presses:
    """A press on the card's button with this link. A form that opens is sent with these values, by option. ``then`` are
    presses on the private answer to it, one after the other."""

    after: timedelta
    link: Link
    values: Mapping[str, Json] = field(default_factory=dict)
    then: tuple[Presses, ...] = ()


@dataclass(frozen=True, slots=True)
class Chooses:
    """A choice in the card's select with this link: a value, or several where several may be chosen."""

    after: timedelta
    link: Link
    value: Json


@dataclass(frozen=True, slots=True)
class Joins:
    """Into a voice room."""

    after: timedelta
    place: Place


@dataclass(frozen=True, slots=True)
class Leaves:
    """Out of the voice room."""

    after: timedelta


Deed: TypeAlias = Says | Presses | Chooses | Joins | Leaves
"""One thing that a simulated person does, ``after`` a time from when the card came to stand."""


@dataclass(frozen=True, slots=True)
class Mate:
    """A simulated person who takes part in what a card asks.

    ``after`` is when they would: a time from when the card came. ``turn`` tells those who take part in the same card
    apart, from 0 up, the first two to act first, so that no two need say the same. ``random`` is theirs for this card:
    what is drawn from it comes again when they are asked again. ``speak`` has the cog's texts, in the language that is
    spoken where the card stands.
    """

    person: Person
    temper: Temper
    turn: int
    after: timedelta
    random: Random
    speak: Speaker

    @property
    def language(self) -> str:
        """The language that is spoken where the card stands."""
        return self.speak.language

    def words(self, text_id: str, /, **values: object) -> str:
        """A text of the cog, as plain words."""
        return self.speak.plain(text_id, **values)


def temper_of(person: Person) -> Temper:
    """How this person takes part, ever: some at once, some late, some hardly at all."""
    drawn = Random(f"{SEED} {person.space_id} {person.external_id}").random()
    if drawn < 0.45:
        return Temper.QUICK
    return Temper.LATER if drawn < 0.7 else Temper.QUIET


def time_of(person: Person, view: Link) -> timedelta | None:
    """When this person takes part in a card, from when it came; ``None``: never. Of a class, a third does not."""
    random = _drawn("time", person, view)
    takes_part, at_once = random.random(), random.random()
    match temper_of(person):
        case Temper.QUICK:
            return None if takes_part < 0.1 else _within(random, _AT_ONCE if at_once < 0.5 else _SOON)
        case Temper.LATER:
            return None if takes_part < 0.15 else _within(random, _LATER if at_once < 0.7 else _SOON)
        case Temper.QUIET:
            return None if takes_part < 0.85 else _within(random, _LATER)


def who_takes_part(people: Sequence[Person], view: Link) -> dict[Person, int]:
    """Which of these people take part in a card, with their turns: the first two to act have the first, the rest lie
    mixed.

    Were they all in the order of time, whatever the first few turns get would come at once and nothing later.
    """
    times = {person: after for person in people if (after := time_of(person, view)) is not None}
    if not times:
        return {}
    first = sorted(times, key=lambda person: (times[person], person))[:_FIRST]
    others = sorted(times.keys() - {*first})
    Random(f"{SEED} turns {first[0].space_id} {view}").shuffle(others)
    return {person: turn for turn, person in enumerate([*first, *others])}


def mate_of(person: Person, view: Link, turn: int, speak: Speaker) -> Mate | None:
    """A person before a card; ``None`` when they take no part in it."""
    after = time_of(person, view)
    if after is None:
        return None
    return Mate(person, temper_of(person), turn, after, _drawn("deeds", person, view), speak)


def _drawn(of: str, person: Person, view: Link) -> Random:
    return Random(f"{SEED} {of} {person.space_id} {person.external_id} {view}")


def _within(random: Random, bounds: tuple[int, int]) -> timedelta:
    """Sooner is likelier, as with people."""
    least, most = bounds
    return timedelta(seconds=round(least + (most - least) * random.random() ** 1.5))
