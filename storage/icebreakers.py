"""Prompts that were put to a class, from the draft to the end; and who passed, until a prompt ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    literal,
    select,
    update,
)

from bot.people import Person, Place, PlaceKind
from bot.records import dataclass
from storage.database import Tx
from storage.decks import Decks, deck_prompts
from storage.icebreaker_anew import CARD, note_anew
from storage.kept import Kept
from storage.marks import personal
from storage.places import names_place
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import insert

DRAFT: Final = "draft"  # nobody has seen it yet
COMING: Final = "coming"  # on its way to its place
POSTED: Final = "posted"  # it stands there
ENDED: Final = "ended"
GONE: Final = "gone"  # taken back: its id is not used again while somebody may still press one of its buttons
NUDGE_ERASED: Final = 2  # there was one, and its words are gone
SHOWN_FROM: Final = 5  # passes of people below this are not shown (DESIGN "Anonymity")


class Reveal(IntEnum):
    """What became of hidden answers. In their order one follows the other; nothing follows ``NOBODY``."""

    HIDDEN = 0
    COMING = 1  # after it no answer comes or changes
    IN_THREAD = 2
    IN_PLACE = 3  # as cards in the place itself, where the thread is gone or locked
    NOBODY = 4  # nobody had answered


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
    Column("own_choices", Text),  # and of its choices, one a line
    Column("answered_words", Text),  # what it said when somebody first answered, where it was mended since
    Column("state", String(8), nullable=False),
    Column("edited", Integer, nullable=False, default=0),
    Column("made_at", UtcDateTime, nullable=False),
    Column("posted_by", String(64)),
    Column("answers", Integer, nullable=False, default=0),  # how many messages, never whose
    Column("passes", Integer, nullable=False, default=0),  # counted when it ends
    Column("nudged", Integer, nullable=False, default=0),
    Column("reveal_at", UtcDateTime),  # when hidden answers appear at the latest
    Column("revealed", Integer, nullable=False, default=0),  # a Reveal
    Column("turn", Integer, nullable=False, default=0),  # how often the place had used up the deck before
    Index("icebreaker_prompts_place", "space_id", "place", "deck", "turn"),
    Index("icebreaker_prompts_recent", "space_id", "course_id", "state", "made_at"),
)
personal(prompts, what="prompt", person="posted_by", on_delete="clear", life=None)
passes = Table(
    "icebreaker_passes",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("prompt_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
)


def _note_where(tx: Tx, space_id: str, person_id: str) -> None:
    """The cards that count a person's pass; below the least number not even a new card tells that somebody passed."""
    mine = select(passes.c.prompt_id).where(passes.c.space_id == space_id, passes.c.person_id == person_id)
    cards = select(passes.c.space_id, passes.c.prompt_id, literal(CARD))
    some = cards.where(passes.c.space_id == space_id, passes.c.prompt_id.in_(mine))
    note_anew(tx, some.group_by(passes.c.space_id, passes.c.prompt_id).having(func.count() >= SHOWN_FROM))


personal(passes, what="pass", person="person_id", life=None, before=_note_where)
planned = Table(
    "icebreaker_schedules",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("schedule_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", String(255), nullable=False),
    Column("decks", Text, nullable=False),  # their names, in the order in which they take turns
    Column("posted", Integer, nullable=False, default=0),  # how many prompts it has posted
)
names_place(planned.c.place)


@dataclass(frozen=True, slots=True)
class Planned:
    """Where a schedule posts, and the decks that take turns in it."""

    place: Place
    decks: tuple[str, ...]
    posted: int = 0

    @property
    def deck(self) -> str:
        """The deck whose turn it is."""
        return self.decks[self.posted % len(self.decks)]


@dataclass(frozen=True, slots=True)
class Put:
    """A prompt that is put, or about to be put, to a place. ``own_words`` stand in place of the deck's.

    ``of_deck`` is what the course's own deck says of it, also when that was replaced or deleted since.
    """

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
    own_choices: tuple[str, ...] | None = None
    reveal_at: datetime | None = None
    reveal: Reveal = Reveal.HIDDEN
    of_deck: Mapping[str, Any] | None = None
    answered_words: str | None = None
    easier_erased: bool = False

    @property
    def revealed(self) -> bool:
        """Whether the time is over in which answers are hidden."""
        return self.reveal is not Reveal.HIDDEN


_own: Final = (
    (deck_prompts.c.space_id == prompts.c.space_id)
    & (deck_prompts.c.deck == prompts.c.deck)
    & (deck_prompts.c.slug == prompts.c.slug)
)
WHOLE: Final = select(prompts, deck_prompts.c.content.label("of_deck")).outerjoin_from(prompts, deck_prompts, _own)
_get = Kept(lambda: WHOLE.where(prompts.c.space_id == bindparam("space"), prompts.c.prompt_id == bindparam("prompt")))


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

    def forget(self, prompt_id: int) -> bool:
        """Deletes a draft that nobody posted, or what is left of a prompt that was taken back. False for any other."""
        unseen = self._one(prompt_id) & prompts.c.state.in_((DRAFT, GONE))
        if self.tx.execute(delete(prompts).where(unseen)).rowcount == 0:
            return False
        Decks(self.tx, self.space_id).sweep()  # it may have been the last to name what its deck has no longer
        return True

    def get(self, prompt_id: int) -> Put | None:
        """One prompt."""
        row = self.tx.first(_get, {"space": self.space_id, "prompt": prompt_id})
        return put_of(row) if row else None

    def exchange(self, prompt_id: int, deck: str, slug: str, turn: int) -> None:
        """A draft gets another prompt, of its deck or another."""
        draft = self._one(prompt_id) & (prompts.c.state == DRAFT)
        self.tx.execute(
            update(prompts).where(draft).values(deck=deck, slug=slug, turn=turn, own_words=None, own_choices=None)
        )

    def reword(self, prompt_id: int, words: str, *, edited: bool, answered: str | None = None) -> None:
        """The instructor's own words; ``edited`` when people may have read the earlier ones, ``answered`` what it said
        when somebody first answered."""
        values = {"own_words": words, "answered_words": answered} | ({"edited": 1} if edited else {})
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(values))

    def erase(self, prompt_id: int, *, choices: int | None = None) -> None:
        """What it asks is gone for good, or the words of so many choices; the answers stay."""
        values = {"own_words": "", "answered_words": None} if choices is None else {"own_choices": "\n" * (choices - 1)}
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(values))

    def erase_easier(self, prompt_id: int) -> None:
        """What its deck said to break the silence is gone for good."""
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(nudged=NUDGE_ERASED))

    def offer(self, prompt_id: int, choices: Sequence[str]) -> None:
        """The instructor's own choices."""
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(own_choices="\n".join(choices)))

    def post(self, prompt_id: int, now: datetime, by: Person) -> bool:
        """A draft is on its way to its place. False when it was posted before."""
        draft = self._one(prompt_id) & (prompts.c.state == DRAFT)
        values = {"state": COMING, "made_at": now, "posted_by": by.external_id}
        return self.tx.execute(update(prompts).where(draft).values(values)).rowcount == 1

    def arrived(self, prompt_id: int, now: datetime) -> bool:
        """A prompt stands in its place from now on. False when that was noted before, or it was taken back."""
        coming = self._one(prompt_id) & (prompts.c.state == COMING)
        return self.tx.execute(update(prompts).where(coming).values(state=POSTED, made_at=now)).rowcount == 1

    def hides_until(self, prompt_id: int, moment: datetime) -> None:
        """When the answers to a prompt appear at the latest."""
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(reveal_at=moment))

    def reveal(self, prompt_id: int, how: Reveal) -> bool:
        """The answers are hidden no longer. False when they were not before, or when the prompt does not stand."""
        hidden = self._one(prompt_id) & (prompts.c.state == POSTED) & (prompts.c.revealed == Reveal.HIDDEN)
        return self.tx.execute(update(prompts).where(hidden).values(revealed=how)).rowcount == 1

    def appeared(self, prompt_id: int, where: Reveal) -> bool:
        """A page of the answers stands. False when it was known that they stand there."""
        before = prompts.c.revealed.in_([each for each in Reveal if Reveal.HIDDEN < each < where])
        comes = update(prompts).where(self._one(prompt_id) & before).values(revealed=where)
        return self.tx.execute(comes).rowcount == 1

    def answered(self, prompt_id: int) -> None:
        """Somebody wrote below a prompt."""
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(answers=prompts.c.answers + 1))

    def unanswered(self, prompt_id: int) -> None:
        """What somebody wrote below a prompt was deleted."""
        some = self._one(prompt_id) & (prompts.c.answers > 0)  # it may have been written while nobody listened
        self.tx.execute(update(prompts).where(some).values(answers=prompts.c.answers - 1))

    def nudge(self, prompt_id: int) -> bool:
        """Notes the one nudge. False when there was one, or an answer below, or the prompt is over."""
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
        return self.counts_of_passes([prompt_id]).get(prompt_id, 0)

    def counts_of_passes(self, prompt_ids: Collection[int]) -> dict[int, int]:
        """The same for several prompts, in one statement; those that nobody passed are left out."""
        some = (passes.c.space_id == self.space_id) & passes.c.prompt_id.in_(prompt_ids)
        counted = select(passes.c.prompt_id, func.count().label("people")).where(some).group_by(passes.c.prompt_id)
        return {row.prompt_id: row.people for row in self.tx.execute(counted)} if prompt_ids else {}

    def end(self, prompt_id: int, passed: int) -> bool:
        """A prompt that stands ends: of who passed only the count stays. False when it was over, or does not stand."""
        stands = self._one(prompt_id) & (prompts.c.state == POSTED)
        if self.tx.execute(update(prompts).where(stands).values(state=ENDED, passes=passed)).rowcount == 0:
            return False
        self.tx.execute(delete(passes).where(self._passed(prompt_id)))
        return True

    def take_away(self, prompt_id: int) -> None:
        """Takes a prompt back: who passed, who posted it and what was written go. The place may see it again."""
        self.tx.execute(delete(passes).where(self._passed(prompt_id)))
        values = {"state": GONE, "own_words": None, "own_choices": None, "answered_words": None, "posted_by": None}
        self.tx.execute(update(prompts).where(self._one(prompt_id)).values(values))

    def turn(self, place: Place, deck: str) -> int:
        """How often the place had used up the deck when it last got one of its prompts."""
        mine = self._of(place, deck) & prompts.c.state.not_in((DRAFT, GONE))
        return int(self.tx.scalar(select(func.max(prompts.c.turn)).where(mine)) or 0)

    def used(self, place: Place, deck: str, turn: int) -> set[str]:
        """The prompts of a deck that a place has seen in this turn."""
        mine = self._of(place, deck) & (prompts.c.turn == turn) & prompts.c.state.not_in((DRAFT, GONE))
        return {row.slug for row in self.tx.execute(select(prompts.c.slug).where(mine))}

    def last_deck(self, place: Place) -> str | None:
        """The deck of the newest prompt that a place got."""
        mine = (prompts.c.space_id == self.space_id) & (prompts.c.place == place.key)
        seen = mine & prompts.c.state.not_in((DRAFT, GONE))
        row = self.tx.first(select(prompts.c.deck).where(seen).order_by(prompts.c.made_at.desc()).limit(1))
        return row.deck if row else None

    def recent(self, course_id: int, *states: str, most: int = 5) -> list[Put]:
        """The course's newest prompts in these states; those of a few in a room are theirs, and left out."""
        mine = (prompts.c.space_id == self.space_id) & (prompts.c.course_id == course_id) & prompts.c.state.in_(states)
        mine &= prompts.c.place.not_like(f"{PlaceKind.ROOM}:%")
        rows = self.tx.execute(WHOLE.where(mine).order_by(prompts.c.made_at.desc()).limit(most))
        return [put_of(row) for row in rows]

    def several(self, prompt_ids: Collection[int]) -> list[Put]:
        """Those of these prompts that there are, whatever their course."""
        some = (prompts.c.space_id == self.space_id) & prompts.c.prompt_id.in_(prompt_ids)
        rows = self.tx.execute(WHOLE.where(some).order_by(prompts.c.prompt_id)) if prompt_ids else ()
        return [put_of(row) for row in rows]

    def plan(self, schedule_id: int, place: Place, decks: Sequence[str]) -> None:
        """Where a schedule posts, and the decks that take turns in it."""
        row = {"space_id": self.space_id, "schedule_id": schedule_id, "place": place.key, "decks": " ".join(decks)}
        self.tx.execute(insert(planned).values(row).on_conflict_do_nothing())

    def plan_decks(self, schedule_id: int, decks: Sequence[str]) -> None:
        """The decks that take turns in a schedule from now on, the first of them first."""
        values = {"decks": " ".join(decks), "posted": 0}
        self.tx.execute(update(planned).where(self._plan(schedule_id)).values(values))

    def went_on(self, schedule_id: int) -> None:
        """A schedule posted: the next deck has its turn."""
        self.tx.execute(update(planned).where(self._plan(schedule_id)).values(posted=planned.c.posted + 1))

    def planned(self) -> dict[int, Planned]:
        """What every schedule posts."""
        rows = self.tx.execute(select(planned).where(planned.c.space_id == self.space_id))
        return {
            row.schedule_id: Planned(Place.parse(self.space_id, row.place), tuple(row.decks.split()), row.posted)
            for row in rows
        }

    def unplan(self, schedule_id: int) -> None:
        """Forgets a schedule."""
        self.tx.execute(delete(planned).where(self._plan(schedule_id)))

    def _one(self, prompt_id: int) -> Any:
        return (prompts.c.space_id == self.space_id) & (prompts.c.prompt_id == prompt_id)

    def _plan(self, schedule_id: int) -> Any:
        return (planned.c.space_id == self.space_id) & (planned.c.schedule_id == schedule_id)

    def _passed(self, prompt_id: int) -> Any:
        return (passes.c.space_id == self.space_id) & (passes.c.prompt_id == prompt_id)

    def _of(self, place: Place, deck: str) -> Any:
        here = (prompts.c.space_id == self.space_id) & (prompts.c.place == place.key)
        return here & (prompts.c.deck == deck)


def put_of(row: Any) -> Put:
    """A prompt from a row of :data:`WHOLE`."""
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
        tuple(row.own_choices.split("\n")) if row.own_choices else None,
        row.reveal_at,
        Reveal(row.revealed),
        row.of_deck,
        row.answered_words,
        row.nudged == NUDGE_ERASED,
    )
