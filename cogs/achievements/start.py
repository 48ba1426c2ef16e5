"""Where recognition begins in a course: the channel in which the class sees it, and the card that says what there
is."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.channels import POSTED_IN, check_channel, here
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import make
from bot.people import Place, Role
from bot.settings import CHANGED
from bot.text import Said, Words, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import link_of_welcome, show_as_decided
from cogs.achievements.values import values
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing

GIVE: Final = make("achievements", "give")
MILESTONES: Final = make("achievements", "kudos-milestones")
NOMINATE: Final = make("achievements", "nominate")
MINE: Final = make("achievements", "kudos-mine")
SPOTLIGHTS: Final = make("achievements", "kudos-spotlights")
COURSES_OWN: Final = make("achievements", "kudos-milestone")
UNSEEN: Final = make("achievements", "kudos-unseen")


@achievements.command("kudos start", needs=Role.INSTRUCTOR, asks=True)
def start(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    place: Annotated[Place, Option(places=POSTED_IN)],
) -> Card:
    """What people let the class see stands there from now on, below a card that says how one begins.

    What waits for a place, or could not be shown in the one before, comes too.
    """
    check_channel(ctx, place, "start-needs-channel", "start-other-course")
    course_id = Id(ctx.course.course_id)
    before, begun = recognizing.where(course_id), ctx.key(place.key)
    if before.begun != begun:  # the same form sent again puts the card up once
        recognizing.stand(course_id, place=place, begun=begun)
        if before.place is not None and before.place != place:
            ctx.refresh(link_of_welcome(course_id, before.place), at_once=True)
        ctx.post(place, link_of_welcome(course_id, place))
        for each in store.in_trouble(course_id):  # what waited for a place, or could not be shown in the one before
            show_as_decided(ctx, store, each)
    done = joined([ctx.text("start-done", place=place), ctx.text("start-yours")], "\n\n")
    return Card(text=done, actions=_staff_begins(ctx), note=ctx.text("only-you"))


def _staff_begins(ctx: Context[Any]) -> tuple[Button, ...]:
    """Where the staff begins what only they can begin, and the class's card does not name."""
    return (
        Button(ctx.plain("kudos-spotlights"), SPOTLIGHTS),
        Button(ctx.plain("kudos-milestone"), COURSES_OWN),
        Button(ctx.plain("unseen-button"), UNSEEN),
    )


@start.prefill
def _where_now(ctx: Context[Settings], recognizing: Recognizing) -> dict[str, object]:
    usual = here(ctx) if here(ctx).kind in POSTED_IN else ctx.course.main_place
    place = recognizing.where(ctx.course.course_id).place or usual
    return {"place": place.key if place else None}


@achievements.view("welcome")
def welcome(ctx: ViewContext[Settings], recognizing: Recognizing, course_id: Id, place: str) -> Card | None:
    """Before the class: what recognition is here, and where one begins, in the ``place`` of this key while it is there.
    Nobody stands on it. That nobody is ranked it says only while there is no leaderboard."""
    where = recognizing.where(course_id)
    if where.place is None or where.place.key != place:
        return None
    listed = joined([(Said(each.label),) for each in values(ctx)], " · ")
    return Card(
        ctx.plain("welcome-title"),
        joined([ctx.text("welcome-text"), (*ctx.text("welcome-values"), Words(" "), *listed)], "\n\n"),
        actions=_begins(ctx),
        note=ctx.text("welcome-note") if where.board_place is None else (),
    )


def _begins(ctx: ViewContext[Any]) -> tuple[Button, ...]:
    """Where a student begins, a button for each part of recognition. What milestones are is read before one joins."""
    return (
        Button(ctx.plain("give-button"), GIVE, Look.MAIN),
        Button(ctx.plain("milestones-button"), MILESTONES),
        Button(ctx.plain("nominate-button"), NOMINATE),
        Button(ctx.plain("mine-button"), MINE),
    )


@achievements.event(CHANGED)
def other_values(ctx: JobContext[Settings], recognizing: Recognizing) -> None:
    """The card names values, which may be others now."""
    course_id = Id(ctx.course.course_id)
    if (place := recognizing.where(course_id).place) is not None:
        ctx.refresh(link_of_welcome(course_id, place))


@welcome.undo
def not_here(ctx: Context[Settings], recognizing: Recognizing, course_id: Id, place: str) -> None:
    """Takes the card back: what comes stands in the course's main place again."""
    where = recognizing.where(course_id)
    if course_id != ctx.course.course_id or where.place is None or where.place.key != place:
        raise Refusal("gone-card")
    recognizing.stand(course_id, place=None, begun=None)
