"""Polls that are put to a class, from the draft to the close and to what was done about it; never who answered what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import case, delete, func, select, true, update

from bot.link import Link
from bot.people import Person, Place
from bot.records import dataclass
from storage.kept import by_key
from storage.poll_table import polls
from storage.store import Store
from storage.upsert import insert


class State(StrEnum):
    """What became of a poll. In their order one follows the other, but for a poll that is opened again."""

    DRAFT = "draft"  # nobody but who asks has seen it
    COMING = "coming"  # on its way to its place
    OPEN = "open"  # it stands there and takes answers
    COUNTING = "counting"  # no answer comes or changes any more
    CLOSED = "closed"
    LOST = "lost"  # its key is missing, so that its answers cannot be read; it may come back
    GIVEN_UP = "given-up"  # nobody waits for its key any longer: what was sealed is deleted
    GONE = "gone"  # taken back: its id is not used again while somebody may still press one of its buttons


class Label(StrEnum):
    """Who can see who answered what: shown before anybody answers, fixed by the first answer (DESIGN "Anonymity")."""

    NAMED = "named"
    STAFF_ONLY = "staff-only"
    UNLINKABLE = "unlinkable"


class Done(StrEnum):
    """What whoever asked says of what they do about the answers."""

    DOING = "doing"
    DONE = "done"
    CANNOT = "cannot"


TAKES_ANSWERS: Final = (State.COMING, State.OPEN)  # a press can come before it is noted that the card stands

# Kept: everyone who answers asks for it, and what is built anew at every call takes several times as long.
_get = by_key(polls)


@dataclass(frozen=True, slots=True)
class Poll:
    """One poll. ``choices`` are words, or moments where one says which times suit; ``ends`` are those of a scale.

    ``least`` is the number of people below which nothing of the result is shown; 0 for *named*. ``signed``: its card
    says who asks, for whoever asks is none of the instructors. ``best_only``: of what was answered nothing is ever kept
    or told but what most chose and how many took part; :meth:`Polls.add` says of which polls it can be.
    """

    poll_id: int
    course_id: int
    place: Place
    by: str | None
    kind: str
    label: Label
    question: str
    made_at: datetime
    choices: tuple[str, ...] = ()
    most: int = 0
    ends: tuple[str, str] = ("", "")
    live: bool = False
    least: int = 0
    state: State = State.DRAFT
    edited: bool = False
    posted: tuple[str, tuple[str, ...]] | None = None
    lasts: int = 0
    closes_at: datetime | None = None
    closes_with: int = 0
    reminds: bool = True
    took_part: int = 0
    result: Any = None
    seen: bool = False
    template: str = ""
    series: int = 0
    follows: Link | None = None
    doing: Done | None = None
    doing_words: str = ""
    closed_at: datetime | None = None
    signed: bool = False
    best_only: bool = False

    @property
    def takes_answers(self) -> bool:
        """Whether somebody can answer it now."""
        return self.state in TAKES_ANSWERS

    @property
    def waits(self) -> bool:
        """Whether it would take answers if its key were not missing."""
        return self.state is State.LOST and self.closed_at is None

    @property
    def is_over(self) -> bool:
        """Whether nobody can answer it any more."""
        return self.state in (State.COUNTING, State.CLOSED, State.LOST, State.GIVEN_UP) and not self.waits

    @property
    def enough(self) -> bool:
        """Whether so many took part that figures may be shown, once it is counted."""
        return self.took_part >= max(self.least, 1)


BEST_OF: Final = "one"  # the kind of poll of which the best alone can be told: one choice
FIXED: Final = frozenset({"kind", "label", "live"})  # of a poll of which only the best is told
CHANGEABLE: Final = frozenset(
    {"question", "choices", "kind", "label", "most", "ends", "live", "least", "place", "lasts", "closes_at"}
    | {"closes_with", "reminds", "edited", "posted", "template"}
)


class Polls(Store):
    """The polls of a space."""

    def add(self, poll: Poll) -> None:
        """Stores a poll; one with the same id stays as it is. Raises ``ValueError`` for ``best_only`` where it is not
        of one choice and *unlinkable*, or shows or compares figures: while it is open, or as one of a schedule's."""
        fits = (poll.kind, poll.label, poll.live, poll.series) == (BEST_OF, Label.UNLINKABLE, False, 0)
        if poll.best_only and not fits:
            raise ValueError("only of an unlinkable poll of one choice, asked once, can the best alone be told")
        row = {"space_id": self.space_id, **_row(poll)}
        self.tx.execute(insert(polls).values(row).on_conflict_do_nothing())

    def get(self, poll_id: int) -> Poll | None:
        """One poll."""
        row = self.tx.first(_get, {"space_id": self.space_id, "poll_id": poll_id})
        return self._poll(row) if row else None

    def change(self, poll_id: int, *states: State, **values: object) -> bool:
        """Other words, choices, a label or a time, while it is in one of these states. False when it is in none, and
        where only the best is told and that would not hold any more (:data:`FIXED`)."""
        if unknown := values.keys() - CHANGEABLE:
            raise TypeError(f"not to be changed: {sorted(unknown)}")
        stored = {name: _stored(value) for name, value in values.items()}
        may = self._one(poll_id) & (polls.c.best_only == 0) if values.keys() & FIXED else self._one(poll_id)
        return self.tx.execute(update(polls).where(may, polls.c.state.in_(states)).values(stored)).rowcount == 1

    def post(self, poll_id: int, now: datetime, by: Person | None, least: int, *, signed: bool = False) -> bool:
        """A draft is on its way to its place. False when it was posted before."""
        values: dict[str, Any] = {"state": State.COMING, "made_at": now, "least": least, "signed": int(signed)}
        values |= {"asked_by": by and by.external_id}
        return self._moved(poll_id, (State.DRAFT,), **values, result=None)

    def never_came(self, poll_id: int, why: str | None, *, as_draft: bool) -> bool:
        """It was on its way, and nobody saw it; ``why`` stands in its result. It is a draft again, or taken back. False
        when it was not on its way."""
        state = State.DRAFT if as_draft else State.GONE
        result = {"undelivered": why} if why else None
        if not self._moved(poll_id, (State.COMING,), state=state, result=result):
            return False
        if not as_draft:
            self.take_away(poll_id)
            self._moved(poll_id, (State.GONE,), result=result)
        return True

    def undelivered(self, course_id: int, most: int = 10) -> list[Poll]:
        """What could not be posted lately, the newest first; its ``result`` says why."""
        some = self._of(course_id) & polls.c.result.is_not(None) & polls.c.state.in_((State.DRAFT, State.GONE))
        found = select(polls).where(some).order_by(polls.c.made_at.desc()).limit(most)
        return [self._poll(row) for row in self.tx.execute(found)]

    def arrived(self, poll_id: int, now: datetime, closes_at: datetime) -> bool:
        """A poll stands in its place from now on. False when that was noted before, or it is over already."""
        return self._moved(poll_id, (State.COMING,), state=State.OPEN, made_at=now, closes_at=closes_at)

    def shut(self, poll_id: int, now: datetime) -> bool:
        """No answer comes or changes any more; of one whose key was lost, once more. False when it took none."""
        return self._moved(poll_id, (*TAKES_ANSWERS, State.LOST), state=State.COUNTING, closed_at=now)

    def counted(self, poll_id: int, result: Any) -> bool:
        """Its answers are counted. False when they were before."""
        return self._moved(poll_id, (State.COUNTING,), state=State.CLOSED, result=result)

    def count_anew(self, poll_id: int, took_part: int) -> bool:
        """Somebody is gone from it: so many are left, and nothing that was counted before stands. False when it is not
        counted."""
        return self._moved(poll_id, (State.CLOSED,), state=State.COUNTING, result=None, took_part=_shown(took_part))

    def took_part(self, poll_id: int, count: int) -> None:
        """How many took part; of so few that nothing is shown, not even that is kept."""
        self._moved(poll_id, (State.COUNTING,), took_part=_shown(count))

    def lost(self, poll_id: int) -> bool:
        """Its key is gone, and with it whatever was answered."""
        return self._moved(poll_id, (*TAKES_ANSWERS, State.COUNTING), state=State.LOST)

    def found(self, poll_id: int) -> bool:
        """Its key is back before its close: it goes on. False for any other."""
        waits = self._one(poll_id) & (polls.c.state == State.LOST) & polls.c.closed_at.is_(None)
        return self.tx.execute(update(polls).where(waits).values(state=State.OPEN)).rowcount == 1

    def without_key(self) -> list[Poll]:
        """The polls of the space that wait for their key, to take answers or to be counted."""
        lost = (polls.c.space_id == self.space_id) & (polls.c.state == State.LOST)
        return [self._poll(row) for row in self.tx.execute(select(polls).where(lost))]

    def give_up(self, poll_id: int) -> bool:
        """Nobody waits for its key any longer. False when it was not lost."""
        return self._moved(poll_id, (State.LOST,), state=State.GIVEN_UP)

    def heard(self, poll_id: int) -> bool:
        """Whoever follows it hears of its end, once. False when they heard before, or nobody follows."""
        awaited = self._one(poll_id) & polls.c.follows.is_not(None)
        return self.tx.execute(update(polls).where(awaited).values(follows=None)).rowcount == 1

    def tell(self, poll_id: int, count: int) -> bool:
        """Its card is to tell that so many took part. False when it does already, or it is over."""
        other = self._one(poll_id) & (polls.c.told != count) & polls.c.state.in_(TAKES_ANSWERS)
        return self.tx.execute(update(polls).where(other).values(told=count)).rowcount == 1

    def reopen(self, poll_id: int, closes_at: datetime) -> bool:
        """It takes answers again. False when it is not over, when a result was shown, when it was told what is done
        about it, or when it can never be."""
        again = self._one(poll_id) & (polls.c.state == State.CLOSED) & (polls.c.seen == 0) & polls.c.doing.is_(None)
        may = again & (polls.c.label != Label.UNLINKABLE)
        anew: dict[str, Any] = dict.fromkeys(("result", "closed_at"))
        # That it closes with so many answers is over: there may be as many now, and the next one would close it.
        values = anew | {"state": State.OPEN, "closes_at": closes_at, "closes_with": 0, "took_part": 0}
        return self.tx.execute(update(polls).where(may).values(values)).rowcount == 1

    def show(self, poll_id: int) -> bool:
        """A result is shown from now on. False when one was before."""
        unseen = self._one(poll_id) & (polls.c.seen == 0)
        return self.tx.execute(update(polls).where(unseen).values(seen=1)).rowcount == 1

    def say_done(self, poll_id: int, doing: Done, words: str) -> bool:
        """What is done about the answers. False when the same was said before."""
        other = (polls.c.doing.is_distinct_from(doing)) | (polls.c.doing_words.is_distinct_from(words))
        values = {"doing": doing, "doing_words": words}
        return self.tx.execute(update(polls).where(self._one(poll_id) & other).values(values)).rowcount == 1

    def erase(self, poll_id: int, **words: object) -> None:
        """Words of it are gone for good; the answers stay."""
        self.tx.execute(update(polls).where(self._one(poll_id)).values(words))

    def forget_best(self, poll: Poll) -> None:
        """Of a poll of which only the best is told: the feature that asked has heard what most chose, and what there
        was to choose from, people's names, is kept here no longer."""
        told = {"took_part": poll.took_part, "winners": []} if poll.result else None
        self.erase(poll.poll_id, choices=[""] * len(poll.choices), result=told)

    def take_away(self, poll_id: int) -> None:
        """Takes a poll back: what it asked and who asked it go."""
        emptied = dict.fromkeys(("asked_by", "result", "posted", "doing", "doing_words"))
        values: dict[str, Any] = emptied | {"state": State.GONE, "question": "", "choices": [], "took_part": 0}
        self.tx.execute(update(polls).where(self._one(poll_id)).values(values))

    def forget(self, poll_id: int) -> bool:
        """Deletes a draft that nobody posted, or what is left of a poll that was taken back. False for any other."""
        unseen = self._one(poll_id) & polls.c.state.in_((State.DRAFT, State.GONE))
        return self.tx.execute(delete(polls).where(unseen)).rowcount == 1

    def delete(self, poll_id: int) -> None:
        """A poll is kept no longer, whatever became of it."""
        self.tx.execute(delete(polls).where(self._one(poll_id)))

    def of_course(self, course_id: int, *states: State, most: int = 25, by: Person | None = None) -> list[Poll]:
        """The course's newest polls in these states, the newest first; of one person, where one is given."""
        mine = self._of(course_id) & polls.c.state.in_(states) & _asked(by)
        found = select(polls).where(mine).order_by(polls.c.made_at.desc(), polls.c.poll_id).limit(most)
        return [self._poll(row) for row in self.tx.execute(found)]

    def open_in(self, course_id: int, place: Place) -> list[Poll]:
        """All polls that take answers in a place, the newest first."""
        there = self._of(course_id) & (polls.c.place == place.key) & polls.c.state.in_(TAKES_ANSWERS)
        found = select(polls).where(there).order_by(polls.c.made_at.desc(), polls.c.poll_id)
        return [self._poll(row) for row in self.tx.execute(found)]

    def _of(self, course_id: int) -> Any:
        return (polls.c.space_id == self.space_id) & (polls.c.course_id == course_id)

    def of_series(self, series: int, *states: State, most: int = 60) -> list[Poll]:
        """What a schedule asked and is in these states, the earliest first; of many the latest."""
        mine = (polls.c.space_id == self.space_id) & (polls.c.series == series) & polls.c.state.in_(states)
        found = select(polls).where(mine).order_by(polls.c.made_at.desc()).limit(most)
        return [self._poll(row) for row in self.tx.execute(found)][::-1]

    def series(self, course_id: int, most: int = 25) -> list[Poll]:
        """Of each schedule of the course that asked something, the newest poll that is counted; the newest first."""
        mine = self._of(course_id) & (polls.c.series != 0)
        counted = select(polls.c.series, func.max(polls.c.made_at).label("last"))
        last = counted.where(mine, polls.c.state == State.CLOSED).group_by(polls.c.series).subquery()
        newest = (polls.c.series == last.c.series) & (polls.c.made_at == last.c.last)
        found = select(polls).join(last, newest).where(mine).order_by(polls.c.made_at.desc(), polls.c.poll_id)
        return [self._poll(row) for row in self.tx.execute(found.limit(most))]

    def begins(self, poll_id: int, series: int) -> None:
        """A schedule was made from this poll, which so is the first of what it asks; but not of what another one
        asks, and never one of which only the best is told."""
        alone = self._one(poll_id) & (polls.c.series == 0) & (polls.c.best_only == 0)
        self.tx.execute(update(polls).where(alone).values(series=series))

    def several(self, poll_ids: Collection[int]) -> list[Poll]:
        """Those of these polls that there are."""
        some = (polls.c.space_id == self.space_id) & polls.c.poll_id.in_(poll_ids)
        return [self._poll(row) for row in self.tx.execute(select(polls).where(some))] if poll_ids else []

    def _moved(self, poll_id: int, states: Sequence[State], **values: object) -> bool:
        some = self._one(poll_id) & polls.c.state.in_(states)
        return self.tx.execute(update(polls).where(some).values(values)).rowcount == 1

    def _one(self, poll_id: int) -> Any:
        return (polls.c.space_id == self.space_id) & (polls.c.poll_id == poll_id)

    def _poll(self, row: Any) -> Poll:
        return from_row(self.space_id, row)


def from_row(space_id: str, row: Any) -> Poll:
    """A poll as it is stored."""
    return Poll(
        poll_id=row.poll_id,
        course_id=row.course_id,
        place=Place.parse(space_id, row.place),
        by=row.asked_by,
        kind=row.kind,
        label=Label(row.label),
        question=row.question,
        made_at=row.made_at,
        choices=tuple(row.choices),
        most=row.most,
        ends=tuple(row.ends) if row.ends else ("", ""),
        live=bool(row.live),
        least=row.least,
        state=State(row.state),
        edited=bool(row.edited),
        posted=(row.posted[0], tuple(row.posted[1])) if row.posted else None,
        lasts=row.lasts,
        closes_at=row.closes_at,
        closes_with=row.closes_with,
        reminds=bool(row.reminds),
        took_part=row.took_part,
        result=row.result,
        seen=bool(row.seen),
        template=row.template,
        series=row.series,
        follows=Link(row.follows) if row.follows else None,
        doing=Done(row.doing) if row.doing else None,
        doing_words=row.doing_words or "",
        closed_at=row.closed_at,
        signed=bool(row.signed),
        best_only=bool(row.best_only),
    )


def winners(poll: Poll) -> tuple[int, ...]:
    """The choices that most people chose, by their numbers from 0 up: several where they are level. None while it is
    not counted, of fewer people than its ``least``, and of kinds that have no best."""
    counted = poll.state is State.CLOSED and poll.enough and isinstance(poll.result, dict)
    return tuple(poll.result.get("winners", ())) if counted else ()


def _asked(by: Person | None) -> Any:
    return polls.c.asked_by == by.external_id if by else true()


def _shown(took_part: int) -> Any:
    return case((polls.c.least <= took_part, took_part), else_=0)


def _row(poll: Poll) -> dict[str, object]:
    """A new poll as its row; what only comes later has the table's own beginning."""
    names = ("poll_id", "course_id", "kind", "label", "question", "made_at", "most", "least", "state", "lasts")
    more = ("closes_at", "closes_with", "template", "series", "follows")
    row: dict[str, object] = {name: getattr(poll, name) for name in (*names, *more)}
    flags = {name: int(getattr(poll, name)) for name in ("live", "edited", "reminds", "signed", "best_only")}
    ends = list(poll.ends) if any(poll.ends) else None
    return row | flags | {"place": poll.place.key, "asked_by": poll.by, "choices": list(poll.choices), "ends": ends}


def _stored(value: object) -> object:
    match value:
        case Place():
            return value.key
        case bool():
            return int(value)
        case tuple():
            return list(value)
        case _:
            return value
