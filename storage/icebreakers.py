"""Prompts that were put to a class, from the draft to the end; and who passed, until a prompt ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, delete, func, select, update

from bot.people import Person, Place
from storage.marks import personal
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

DRAFT: Final = "draft"  # nobody has seen it yet
COMING: Final = "coming"  # on its way to its place
POSTED: Final = "posted"  # it stands there
ENDED: Final = "ended"
GONE: Final = "gone"  # taken back: its id is not used again while somebody may still press one of its buttons

prompts = Table(
    "icebreaker_prompts",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("place", String(255), nullable=False),
    Column("deck", String(32), nullable=False),
    Column("slug", String(24), nullable=False),  # the prompt within its deck
    Column("own_words", Text),  # what the instructor made of it
    Column("state", String(8), nullable=False),
    Column("edited", Integer, nullable=False, default=0),
    Column("made_at", UtcDateTime, nullable=False),
    Column("posted_by", String(64)),
    Column("answers", Integer, nullable=False, default=0),  # how many messages, never whose
    Column("passes", Integer, nullable=False, default=0),  # counted when it ends
    Column("nudged", Integer, nullable=False, default=0),
    Column("turn", Integer, nullable=False, default=0),  # how often the place had used up the deck before
    Index("icebreaker_prompts_place", "space_id", "place", "deck", "turn"),
)
personal(prompts, what="prompt", person="posted_by", on_delete="clear", life=None)
passes = Table(
    "icebreaker_passes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
)
personal(passes, what="pass", person="person_id", life=None)
planned = Table(
    "icebreaker_schedules",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("schedule_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", String(255), nullable=False),
    Column("deck", String(32), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Put:
    """A prompt that is put, or about to be put, to a place. ``own_words`` stand in place of the deck's."""

    prompt_id: int
    course_id: int
    place: Place
    deck: str
    slug: str
    own_words: str | None
    state: str
    edited: bool
    made_at: datetime
    answers: int = 0
    passes: int = 0
    nudged: bool = False
    turn: int = 0
    by: str | None = None


class Icebreakers(Store):
    """The prompts of a space."""

    def add(self, put: Put) -> None:
        """Stores a prompt that nobody has seen yet; one with the same id stays as it is."""
        row = {
            "space_id": self.space_id,
            "prompt_id": put.prompt_id,
            "course_id": put.course_id,
            "place": put.place.key,
            "deck": put.deck,
            "slug": put.slug,
            "own_words": put.own_words,
            "state": put.state,
            "made_at": put.made_at,
            "turn": put.turn,
        }
        self.tx.execute(insert(prompts).values(row).on_conflict_do_nothing())

    def forget(self, prompt_id: int) -> None:
        """Deletes a draft that nobody posted, or what is left of a prompt that was taken back."""
        unseen = self._one(prompt_id) & prompts.c.state.in_((DRAFT, GONE))
        self.tx.execute(delete(prompts).where(unseen))

    def get(self, prompt_id: int) -> Put | None:
        """One prompt."""
        row = self.tx.first(select(prompts).where(self._one(prompt_id)))
        return _put(row) if row else None

    def exchange(self, prompt_id: int, slug: str, turn: int) -> None:
        """A draft gets another prompt of its deck."""
        draft = self._one(prompt_id) & (prompts.c.state == DRAFT)
        self.tx.execute(update(prompts).where(draft).values(slug=slug, turn=turn, own_words=None))

    def reword(self, prompt_id: int, words: str, *, edited: bool) -> None:
        """The instructor's own words; ``edited`` when people may have read the earlier ones."""
        values = {"own_words": words} | ({"edited": 1} if edited else {})
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(values))

    def post(self, prompt_id: int, now: datetime, by: Person) -> bool:
        """A draft is on its way to its place. False when it was posted before."""
        draft = self._one(prompt_id) & (prompts.c.state == DRAFT)
        values = {"state": COMING, "made_at": now, "posted_by": by.external_id}
        return self.tx.execute(update(prompts).where(draft).values(values)).rowcount == 1

    def arrived(self, prompt_id: int, now: datetime) -> bool:
        """A prompt stands in its place from now on. False when that was noted before, or it was taken back."""
        coming = self._one(prompt_id) & (prompts.c.state == COMING)
        return self.tx.execute(update(prompts).where(coming).values(state=POSTED, made_at=now)).rowcount == 1

    def answered(self, prompt_id: int) -> None:
        """Somebody wrote below a prompt."""
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(answers=prompts.c.answers + 1))

    def nudge(self, prompt_id: int) -> bool:
        """Notes the one nudge. False when there was one, or an answer, or the prompt is over."""
        silent = (prompts.c.state == POSTED) & (prompts.c.answers == 0) & (prompts.c.nudged == 0)
        return self.tx.execute(update(prompts).where(self._one(prompt_id) & silent).values(nudged=1)).rowcount == 1

    def pass_on(self, prompt_id: int, person: Person) -> bool:
        """A person passes; twice is once, and then False."""
        row = {"space_id": self.space_id, "prompt_id": prompt_id, "person_id": person.external_id}
        made = insert(passes).values(row).on_conflict_do_nothing().returning(passes.c.person_id)
        return self.tx.first(made) is not None

    def take_back(self, prompt_id: int, person: Person) -> bool:
        """A person passes no longer. False when they did not."""
        mine = self._passed(prompt_id) & (passes.c.person_id == person.external_id)
        return self.tx.execute(delete(passes).where(mine)).rowcount == 1

    def count_passes(self, prompt_id: int) -> int:
        """How many passed, while the prompt is open."""
        return int(self.tx.scalar(select(func.count()).select_from(passes).where(self._passed(prompt_id))))

    def counting(self, least: int) -> list[int]:
        """The prompts that so many passed, while they are open."""
        some = select(passes.c.prompt_id).where(passes.c.space_id == self.space_id)
        rows = self.tx.execute(some.group_by(passes.c.prompt_id).having(func.count() >= least))
        return [row.prompt_id for row in rows]

    def end(self, prompt_id: int) -> None:
        """The prompt ends: of who passed only the count stays."""
        count = self.count_passes(prompt_id)
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(state=ENDED, passes=count))
        self.tx.execute(delete(passes).where(self._passed(prompt_id)))

    def take_away(self, prompt_id: int) -> None:
        """Takes a prompt back: who passed, who posted it and what was written go. The place may see it again."""
        self.tx.execute(delete(passes).where(self._passed(prompt_id)))
        values = {"state": GONE, "own_words": None, "posted_by": None}
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(values))

    def turn(self, place: Place, deck: str) -> int:
        """How often the place had used up the deck when it last got one of its prompts."""
        mine = self._of(place, deck) & prompts.c.state.not_in((DRAFT, GONE))
        return int(self.tx.scalar(select(func.max(prompts.c.turn)).where(mine)) or 0)

    def used(self, place: Place, deck: str, turn: int) -> set[str]:
        """The prompts of a deck that a place has seen in this turn."""
        mine = self._of(place, deck) & (prompts.c.turn == turn) & prompts.c.state.not_in((DRAFT, GONE))
        return {row.slug for row in self.tx.execute(select(prompts.c.slug).where(mine))}

    def recent(self, course_id: int, *states: str, most: int = 5) -> list[Put]:
        """The course's newest prompts in these states."""
        mine = (prompts.c.space_id == self.space_id) & (prompts.c.course_id == course_id) & prompts.c.state.in_(states)
        rows = self.tx.execute(select(prompts).where(mine).order_by(prompts.c.made_at.desc()).limit(most))
        return [_put(row) for row in rows]

    def plan(self, schedule_id: int, place: Place, deck: str) -> None:
        """Where a schedule posts, and from which deck."""
        row = {"space_id": self.space_id, "schedule_id": schedule_id, "place": place.key, "deck": deck}
        self.tx.execute(insert(planned).values(row).on_conflict_do_nothing())

    def planned(self) -> dict[int, tuple[Place, str]]:
        """Place and deck of every schedule."""
        rows = self.tx.execute(select(planned).where(planned.c.space_id == self.space_id))
        return {row.schedule_id: (Place.parse(self.space_id, row.place), row.deck) for row in rows}

    def unplan(self, schedule_id: int) -> None:
        """Forgets a schedule."""
        mine = (planned.c.space_id == self.space_id) & (planned.c.schedule_id == schedule_id)
        self.tx.execute(delete(planned).where(mine))

    def _one(self, prompt_id: int) -> Any:
        return (prompts.c.space_id == self.space_id) & (prompts.c.prompt_id == prompt_id)

    def _passed(self, prompt_id: int) -> Any:
        return (passes.c.space_id == self.space_id) & (passes.c.prompt_id == prompt_id)

    def _of(self, place: Place, deck: str) -> Any:
        here = (prompts.c.space_id == self.space_id) & (prompts.c.place == place.key)
        return here & (prompts.c.deck == deck)


def _put(row: Any) -> Put:
    return Put(
        row.prompt_id,
        row.course_id,
        Place.parse(row.space_id, row.place),
        row.deck,
        row.slug,
        row.own_words,
        row.state,
        bool(row.edited),
        row.made_at,
        row.answers,
        row.passes,
        bool(row.nudged),
        row.turn,
        row.posted_by,
    )
