"""A course's own decks. What was put to a class still resolves when its deck is replaced or deleted: such prompts
retire, the others go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Integer, String, Table, column, delete, func, select, table, tuple_, update

from bot.records import dataclass
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import insert

FIRST: Final = 1  # the level of prompts for a whole place

decks = Table(
    "icebreaker_decks",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("deck", String(32), primary_key=True),
    Column("course_id", BigInteger, nullable=False),
    Column("title", Json, nullable=False),  # by language; "" where only one was written
    Column("about", Json, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("retired", Integer, nullable=False, default=0),
)
deck_prompts = Table(
    "icebreaker_deck_prompts",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("deck", String(32), primary_key=True),
    Column("slug", String(24), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("content", Json, nullable=False),  # as in a deck's file
    Column("retired", Integer, nullable=False, default=0),
)

# What was put to a class: its module needs this one.
_put: Final = table("icebreaker_prompts", column("space_id"), column("deck"), column("slug"))
_new: Final = insert(deck_prompts)
_keep: Final = _new.on_conflict_do_update(
    index_elements=["space_id", "deck", "slug"],
    set_={name: _new.excluded[name] for name in ("position", "level", "content", "retired")},
)


@dataclass(frozen=True, slots=True)
class OwnPrompt:
    """A prompt of an own deck: ``content`` has what a deck's file says of one, each text by language."""

    slug: str
    content: Mapping[str, Any]
    retired: bool = False


@dataclass(frozen=True, slots=True)
class OwnDeck:
    """A deck of a course's own. ``count`` are its prompts, ``firsts`` those for a whole place."""

    deck: str
    course_id: int
    title: Mapping[str, str]
    about: Mapping[str, str]
    retired: bool
    count: int
    firsts: int


class Decks(Store):
    """The own decks of the courses of a space."""

    def of_course(self, course_id: int) -> list[OwnDeck]:
        """The decks of a course that were not deleted, the oldest first."""
        here = (decks.c.course_id == course_id) & (decks.c.retired == 0)
        rows = self.tx.execute(self._counted().where(here).order_by(decks.c.made_at, decks.c.deck))
        return [_deck(row) for row in rows]

    def get(self, deck: str) -> OwnDeck | None:
        """One deck, also one that was deleted."""
        row = self.tx.first(self._counted().where(decks.c.deck == deck))
        return _deck(row) if row else None

    def prompts(self, deck: str) -> list[OwnPrompt]:
        """All prompts that a deck has or had, in its order, the retired ones last."""
        order = (deck_prompts.c.retired, deck_prompts.c.position, deck_prompts.c.slug)
        rows = self.tx.execute(select(deck_prompts).where(self._in(deck)).order_by(*order))
        return [OwnPrompt(row.slug, row.content, bool(row.retired)) for row in rows]

    def slugs(self, course_id: int, deck: str, level: int) -> list[str]:
        """The prompts of a course's deck that tell no more than this level; none of a deck that was deleted."""
        there = (decks.c.space_id == self.space_id) & (decks.c.deck == deck)
        living = select(decks.c.deck).where(there & (decks.c.course_id == course_id) & (decks.c.retired == 0)).exists()
        fit = self._in(deck) & (deck_prompts.c.retired == 0) & (deck_prompts.c.level <= level)
        rows = self.tx.execute(select(deck_prompts.c.slug).where(fit & living).order_by(deck_prompts.c.position))
        return [row.slug for row in rows]

    def put(
        self,
        deck: str,
        course_id: int,
        title: Mapping[str, str],
        about: Mapping[str, str],
        prompts: Iterable[OwnPrompt],
        now: datetime,
    ) -> None:
        """A deck with these prompts, or in place of what it was: those that it has no longer retire, or go."""
        self.open(deck, course_id, title, about, now)
        self.tx.execute(update(deck_prompts).where(self._in(deck)).values(retired=1))
        if rows := [self._row(deck, each, position) for position, each in enumerate(prompts)]:
            self.tx.execute(_keep, rows)
        self.sweep()

    def open(
        self, deck: str, course_id: int, title: Mapping[str, str], about: Mapping[str, str], now: datetime
    ) -> None:
        """A deck is there, with this name; its prompts stay as they are."""
        row = {"space_id": self.space_id, "deck": deck, "course_id": course_id, "title": title, "about": about}
        made = insert(decks).values(row | {"made_at": now, "retired": 0})
        kept = {name: made.excluded[name] for name in ("title", "about", "retired")}
        self.tx.execute(made.on_conflict_do_update(index_elements=["space_id", "deck"], set_=kept))

    def add(self, deck: str, prompt: OwnPrompt, position: int) -> None:
        """A prompt of a deck, or in place of what it was."""
        self.tx.execute(_keep, self._row(deck, prompt, position))

    def retire(self, deck: str) -> bool:
        """Deletes a deck: nothing new comes from it, and only what was asked stays. False when that had happened."""
        living = (decks.c.space_id == self.space_id) & (decks.c.deck == deck) & (decks.c.retired == 0)
        if self.tx.execute(update(decks).where(living).values(retired=1)).rowcount == 0:
            return False
        self.tx.execute(update(deck_prompts).where(self._in(deck)).values(retired=1))
        self.sweep()
        return True

    def erase(self, deck: str, slug: str, keys: Collection[str]) -> None:
        """A prompt is asked no more, and these words of it are gone, unless they stand elsewhere too."""
        this = self._in(deck) & (deck_prompts.c.slug == slug)
        row = self.tx.first(select(deck_prompts.c.content).where(this))
        if row is None:
            return
        asked = (_put.c.space_id == self.space_id) & (_put.c.deck == deck) & (_put.c.slug == slug)
        values: dict[str, Any] = {"retired": 1}
        if self.tx.scalar(select(func.count()).select_from(_put).where(asked)) == 1:
            kept = {key: words for key, words in row.content.items() if key not in keys}
            values["content"] = {"text": {"": ""}} | kept
        self.tx.execute(update(deck_prompts).where(this).values(values))

    def sweep(self) -> None:
        """Deletes the prompts that retired and that nothing which was put to a class names, and decks without any."""
        asked = select(_put.c.deck, _put.c.slug).where(_put.c.space_id == self.space_id)
        over = (deck_prompts.c.space_id == self.space_id) & (deck_prompts.c.retired == 1)
        named = tuple_(deck_prompts.c.deck, deck_prompts.c.slug)
        self.tx.execute(delete(deck_prompts).where(over & named.not_in(asked)))
        left = select(deck_prompts.c.deck).where(deck_prompts.c.space_id == self.space_id)
        gone = (decks.c.space_id == self.space_id) & (decks.c.retired == 1)
        self.tx.execute(delete(decks).where(gone & decks.c.deck.not_in(left)))

    def _row(self, deck: str, prompt: OwnPrompt, position: int) -> dict[str, Any]:
        row = {"space_id": self.space_id, "deck": deck, "slug": prompt.slug, "position": position}
        return row | {"level": prompt.content["level"], "content": prompt.content, "retired": 0}

    def _counted(self) -> Any:
        mine = (deck_prompts.c.space_id == decks.c.space_id) & (deck_prompts.c.deck == decks.c.deck)
        living = select(func.count()).select_from(deck_prompts).where(mine & (deck_prompts.c.retired == 0))
        count = living.scalar_subquery().label("count_all")
        firsts = living.where(deck_prompts.c.level <= FIRST).scalar_subquery().label("count_firsts")
        return select(decks, count, firsts).where(decks.c.space_id == self.space_id)

    def _in(self, deck: str) -> Any:
        return (deck_prompts.c.space_id == self.space_id) & (deck_prompts.c.deck == deck)


def _deck(row: Any) -> OwnDeck:
    return OwnDeck(
        row.deck, row.course_id, row.title, row.about, bool(row.retired), int(row.count_all), int(row.count_firsts)
    )
