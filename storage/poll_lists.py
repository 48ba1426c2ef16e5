"""The polls of a course as they are listed: what is open, what waits for something, what is over, and how many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, true

from bot.people import Person
from storage.poll_table import polls
from storage.polls import TAKES_ANSWERS, Done, Label, Poll, State, from_row
from storage.store import Store


class PollLists(Store):
    """The lists of a space's polls, course by course."""

    def listed(
        self, course_id: int, since: datetime, *, most: int, past: int = 0, by: Person | None = None
    ) -> list[Poll]:
        """The polls that the class has seen, those past the first ``past``: first what is open or waits for something,
        to be counted or to be told what comes of it (closed ``since`` then), then what is over; each the newest first.
        Those that one person asked, where one is given."""
        waits = polls.c.state.in_((*TAKES_ANSWERS, State.COUNTING, State.LOST)) | _undecided(since)
        order = case((waits, 0), else_=1), polls.c.made_at.desc(), polls.c.poll_id
        found = select(polls).where(self._listed(course_id, by)).order_by(*order)
        return self._found(found.limit(most).offset(past))

    def count_listed(self, course_id: int, by: Person | None = None) -> int:
        """How many polls there are in all to be listed."""
        return self._count(self._listed(course_id, by))

    def count(self, course_id: int, *states: State) -> int:
        """How many polls of the course are in these states."""
        return self._count(self._of(course_id) & polls.c.state.in_(states))

    def undecided(self, course_id: int, since: datetime, most: int = 10, by: Person | None = None) -> list[Poll]:
        """Polls that were counted since then, with enough people, and of which nobody said yet what is done about
        them; or only that it is being done. The newest first; those whose figures one person who asked sees, where one
        is given."""
        found = select(polls).where(self._of(course_id), _undecided(since), _told(by))
        return self._found(found.order_by(polls.c.closed_at.desc()).limit(most))

    def count_undecided(self, course_id: int, since: datetime, by: Person | None = None) -> int:
        """How many polls :meth:`undecided` would give if there were no limit."""
        return self._count(self._of(course_id) & _told(by) & _undecided(since))

    def _listed(self, course_id: int, by: Person | None) -> Any:
        return self._of(course_id) & polls.c.state.not_in((State.DRAFT, State.GONE)) & _asked(by)

    def _of(self, course_id: int) -> Any:
        return (polls.c.space_id == self.space_id) & (polls.c.course_id == course_id)

    def _count(self, some: Any) -> int:
        return int(self.tx.scalar(select(func.count()).select_from(polls).where(some)) or 0)

    def _found(self, found: Any) -> list[Poll]:
        return [from_row(self.space_id, row) for row in self.tx.execute(found)]


def _undecided(since: datetime) -> Any:
    """Counted since then, with enough people, and nobody said yet what is done about it, or only that it is being done;
    of too few nothing is told, and what comes of one of which only the best is told, the feature says that asked it."""
    enough = (polls.c.took_part > 0) & (polls.c.took_part >= polls.c.least)
    open_ = polls.c.doing.is_(None) | (polls.c.doing == Done.DOING)
    awaited = (polls.c.state == State.CLOSED) & (polls.c.best_only == 0)
    return awaited & enough & (polls.c.closed_at >= since) & open_


def _asked(by: Person | None) -> Any:
    return polls.c.asked_by == by.external_id if by else true()


def _told(by: Person | None) -> Any:
    """Those of which one person, who is no instructor, may see what came of them; all where none is given."""
    return (polls.c.asked_by == by.external_id) & (polls.c.label != Label.STAFF_ONLY) if by else true()
