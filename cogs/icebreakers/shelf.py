"""Every deck that a course can ask from, by its name: ours, then those of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.context import ViewContext
from bot.people import Place
from bot.records import dataclass
from bot.text import Run, Said, Words
from bot.written import in_short
from cogs.icebreakers.decks import EASY_STARTS, FIRST_LEVEL, OURS, Deck, choose, deck, in_language, prompt_from
from storage.decks import Decks, OwnDeck
from storage.icebreakers import Icebreakers

BRIEF_TITLE: Final = 75  # characters of a choice


@dataclass(frozen=True, slots=True)
class Shelved:
    """A deck as one chooses it: its name, what it is called, and how many prompts it has for a whole place."""

    name: str
    title: Mapping[str, str]
    firsts: int
    own: bool = False

    def label(self, language: str) -> str:
        """What it is called, as a choice."""
        return in_short(in_language(self.title, language), BRIEF_TITLE)

    def run(self, language: str) -> Run:
        """What it is called, for a card."""
        title = in_language(self.title, language)
        return Said(title) if self.own else Words(title)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A prompt that was chosen for a place, and the turn of its deck in which it stands."""

    deck: str
    slug: str
    turn: int


def shelf(decks: Decks, course_id: int) -> list[Shelved]:
    """All decks of a course."""
    own = [_own(each) for each in decks.of_course(course_id)]
    return [*(_ours(deck(name)) for name in OURS), *own]


def for_all(decks: Decks, course_id: int) -> list[Shelved]:
    """The decks that have prompts for a whole place: its own level is the first, whatever anybody plans."""
    return [each for each in shelf(decks, course_id) if each.firsts]


def titled(decks: Decks, name: str) -> Shelved:
    """One deck, also one that was deleted meanwhile."""
    if name not in OURS and (own := decks.get(name)) is not None:
        return _own(own)
    return _ours(deck(name if name in OURS else EASY_STARTS))


def whole(decks: Decks, course_id: int, name: str) -> Deck | None:
    """A deck of a course with all its prompts; ``None`` for one that it has not, or no longer."""
    if name in OURS:
        return deck(name)
    own = decks.get(name)
    if own is None or own.retired or own.course_id != course_id:
        return None
    living = [each for each in decks.prompts(name) if not each.retired]
    return Deck(
        name, own.title, own.about, {each.slug: prompt_from(each.slug, each.content, own=True) for each in living}
    )


def pick(
    ctx: ViewContext[Any], store: Icebreakers, decks: Decks, place: Place, name: str, *, besides: str | None = None
) -> Drawn:
    """A prompt of a deck that a place has not seen until the deck is used up.

    A deck that was deleted, or has no prompts for a whole place any longer, is stood in for by our first one.
    """
    slugs = deck(name).of_level(FIRST_LEVEL) if name in OURS else decks.slugs(ctx.course.course_id, name, FIRST_LEVEL)
    if not slugs:
        name, slugs = EASY_STARTS, deck(EASY_STARTS).of_level(FIRST_LEVEL)
    turn = store.turn(place, name)
    slug, begins = choose(slugs, store.used(place, name, turn), ctx.random, besides=besides)
    return Drawn(name, slug, turn + begins)


def _ours(found: Deck) -> Shelved:
    return Shelved(found.name, found.title, len(found.of_level(FIRST_LEVEL)))


def _own(found: OwnDeck) -> Shelved:
    return Shelved(found.deck, found.title, found.firsts, own=True)
