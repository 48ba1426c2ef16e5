"""What holds a message back: the quiet hours of its readers or of the course, and people's wish for fewer."""

from __future__ import annotations

from datetime import datetime

from bot.core import Core
from bot.link import Link
from bot.people import Person, Place
from bot.quiet import quiet_until
from storage.database import Tx
from storage.jobs import Job
from storage.people import People
from storage.spaces import Spaces


def held_until(core: Core, tx: Tx, job: Job) -> datetime | None:
    """The moment until which quiet hours hold a job; ``None`` when it may go on, or when somebody waits for it.

    A direct message waits for the quiet hours of everyone who gets it; what nobody asked for just now waits, in a
    place, for the course's. What is declared as ``live`` is part of what people are doing: only hours that somebody
    chose for themselves hold it. Refreshes and removals never wait: they disturb nobody.
    """
    if job.asked_by or job.effect not in ("post", "tell"):
        return None
    now = core.clock.now()
    snapshot = core.snapshot(tx, job.space_id, Spaces(tx, job.space_id).version())
    course = snapshot.course(job.course_id)
    view = core.registry.find(Link(job.link))
    of_course = None if view is not None and view.live else course.quiet
    if job.effect == "post":
        return quiet_until(of_course, now, course.time_zone)
    people = [Person(job.space_id, each) for each in Place.parse(job.space_id, job.target).people]
    profiles = People(tx, job.space_id).profiles(people).values()
    ends = [quiet_until(each.quiet or of_course, now, each.time_zone or course.time_zone) for each in profiles]
    return max((end for end in ends if end is not None), default=None)


def unwanted(tx: Tx, job: Job, place: Place) -> bool:
    """Whether everyone in a direct conversation wants no messages of this cog, or none at all."""
    people = [Person(job.space_id, each) for each in place.people]
    return len(People(tx, job.space_id).muted(people, Link(job.link).cog)) == len(people)
