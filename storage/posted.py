"""What somebody had put before others lately, whether it stands already or is still on its way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, union_all

from bot.link import Link
from bot.people import Person, Place
from bot.records import dataclass
from storage.jobs import WAITS, jobs
from storage.standing import standing
from storage.store import Store

_APPEARS = ("post", "tell")


@dataclass(frozen=True, slots=True)
class PostedView:
    """A view in a place, since a moment."""

    link: Link
    place: Place
    at: datetime


class Posted(Store):
    """What the people of a space had posted."""

    def of(self, person: Person, course_id: int, since: datetime) -> list[PostedView]:
        """What a person had posted in a course since a moment, newest first. What is being taken down is left out."""
        who = person.external_id
        stands = select(standing.c.link, standing.c.place, standing.c.posted_at.label("at")).where(
            standing.c.space_id == self.space_id,
            standing.c.posted_by == who,
            standing.c.course_id == course_id,
            standing.c.posted_at >= since,
        )
        comes = select(jobs.c.link, jobs.c.target, jobs.c.due_at).where(
            jobs.c.space_id == self.space_id,
            WAITS,
            jobs.c.effect.in_(_APPEARS),
            jobs.c.asked_by == who,
            jobs.c.course_id == course_id,
            jobs.c.due_at >= since,
        )
        goes = select(jobs.c.link).where(jobs.c.space_id == self.space_id, WAITS, jobs.c.effect == "remove")
        found = union_all(stands, comes).subquery()
        rows = self.tx.execute(
            select(found).where(found.c.link.not_in(goes)).order_by(found.c.at.desc(), found.c.link, found.c.place)
        )
        return [PostedView(Link(row.link), Place.parse(self.space_id, row.place), row.at) for row in rows]
