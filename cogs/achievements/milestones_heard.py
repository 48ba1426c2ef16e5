"""What other features announce that somebody did, as far as it is a milestone: of who joined, and nobody else."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, Final

from bot.cog import Declaration
from bot.context import JobContext
from bot.link import Link
from bot.people import Person
from bot.reached import ANSWERED, ANSWERED_UNSEEN, BROUGHT_RESULT, GAVE_SHOUT_OUT, MET_BUDDY, SAID_HELLO
from bot.schedule import instant, local
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.milestones import reach
from storage.milestones import Milestones


@achievements.event(SAID_HELLO)
def said_hello(ctx: JobContext[Settings], store: Milestones, person: Person) -> None:
    """The first hello in a programme."""
    _heard(ctx, store, "hello", said_hello, person)


@achievements.event(ANSWERED)
def answered(ctx: JobContext[Settings], store: Milestones, person: Person) -> None:
    """The first answer to an icebreaker, never to a poll."""
    _heard(ctx, store, "icebreaker", answered, person)


@achievements.event(ANSWERED_UNSEEN)
def answered_unseen(ctx: JobContext[Settings], store: Milestones, person: Person) -> None:
    """The same, where nobody else knows of the answer: it begins with them alone."""
    _heard(ctx, store, "icebreaker", answered_unseen, person, unseen=True)


@achievements.event(MET_BUDDY)
def met_buddy(ctx: JobContext[Settings], store: Milestones, person: Person) -> None:
    """The first buddy met: they said so, and those whom they met do not learn that. It begins with them alone."""
    _heard(ctx, store, "buddy", met_buddy, person, unseen=True)


@achievements.event(BROUGHT_RESULT)
def brought_result(ctx: JobContext[Settings], store: Milestones, person: Person) -> None:
    """The first result brought back from a room."""
    _heard(ctx, store, "room", brought_result, person)


@achievements.event(GAVE_SHOUT_OUT)
def gave_shout_out(ctx: JobContext[Settings], store: Milestones, person: Person) -> None:
    """The first shout-out given."""
    _heard(ctx, store, "shout-out", gave_shout_out, person)


HEARD: Final[tuple[Declaration, ...]] = (
    said_hello,
    answered,
    answered_unseen,
    met_buddy,
    brought_result,
    gave_shout_out,
)


def _heard(
    ctx: JobContext[Any], store: Milestones, key: str, event: Declaration, person: Person, *, unseen: bool = False
) -> None:
    """It is celebrated now, or once the pause is over in which the course is; who had not joined then has not reached
    it."""
    if not ctx.resting():
        reach(ctx, store, key, person, unseen=unseen)
    elif store.shows(ctx.course.course_id, person) is not None:
        link = event.link(person)
        ctx.at(_pause_over(ctx), link, key=waiting(link))


def waiting(link: Link) -> str:
    """By what it is known that somebody's milestone waits for the end of a pause, to forget it when they leave."""
    return f"milestone:{link}"


def _pause_over(ctx: JobContext[Any]) -> datetime:
    """The first morning after the pauses that hold recognition now."""
    day, pauses = local(ctx.now(), ctx.course.time_zone).date(), ctx.pauses()
    while held := [each.last for each in pauses if each.holds(day)]:
        day = max(held) + timedelta(days=1)
    return instant(datetime.combine(day, time(9)), ctx.course.time_zone)
