"""A leaderboard, which exists only where an instructor turned it on after reading what studies found of such."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.channels import POSTED_IN, check_channel
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, Place, Role
from bot.text import Style, Text, When, Words, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import link_of_board, refresh_board, refresh_welcome
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing

LISTED: Final = 10


@achievements.command("kudos board", needs=Role.INSTRUCTOR)
def about_board(ctx: Context[Settings], recognizing: Recognizing) -> Card:
    """What a leaderboard would be and what studies found (Hanus and Fox 2015), and the way to have one, or no more."""
    where = recognizing.where(ctx.course.course_id)
    lines = [ctx.text("board-found"), ctx.text("board-would")]
    lines += [ctx.text("board-is-on", place=where.board_place)] if where.board_place else []
    actions = (
        Button(ctx.plain("board-on-button" if where.board_place is None else "board-move-button"), turn_on.link()),
        *([Button(ctx.plain("board-off-button"), turn_off.link(), Look.CAREFUL)] if where.board_place else []),
    )
    return Card(ctx.plain("board-about"), joined(lines, "\n\n"), actions=actions, note=ctx.text("only-you"))


@achievements.form("board-on", needs=Role.INSTRUCTOR)
def turn_on(
    ctx: Context[Settings], recognizing: Recognizing, place: Annotated[Place, Option(places=POSTED_IN)]
) -> Card:
    """A leaderboard stands in a channel from now on; it counts what is given from now on, and moved, since it began."""
    check_channel(ctx, place, "start-needs-channel", "start-other-course")
    course_id, before = ctx.course.course_id, recognizing.where(ctx.course.course_id)
    since = before.board_since if before.board_place is not None else ctx.now()
    recognizing.stand(course_id, board_place=place, board_since=since)
    refresh_welcome(ctx, recognizing, course_id)
    if before.board_place is not None and before.board_place != place:
        ctx.refresh(link_of_board(course_id, before.board_place), at_once=True)
    if before.board_place != place:
        ctx.post(place, link_of_board(course_id, place))
    return Card(text=ctx.text("board-stands", place=place), note=ctx.text("only-you"))


@turn_on.prefill
def _where_now(ctx: Context[Settings], recognizing: Recognizing) -> dict[str, object]:
    place = recognizing.where(ctx.course.course_id).board_place or ctx.course.main_place
    return {"place": place.key if place else None}


@achievements.button("board-off", needs=Role.INSTRUCTOR, answers="here")
def turn_off(ctx: Context[Settings], recognizing: Recognizing) -> Card:
    """There is none any more, and nothing of it is kept but who stays out of any."""
    place = recognizing.where(ctx.course.course_id).board_place
    if place is None:
        raise Refusal("board-none")
    _take_down(ctx, recognizing, place)
    return Card(text=ctx.text("board-off"), note=ctx.text("only-you"))


def _take_down(ctx: JobContext[Settings], recognizing: Recognizing, place: Place) -> None:
    """Its view has nothing to say from now on. Not removed: then it would not come where it is turned on in the same
    breath."""
    recognizing.stand(ctx.course.course_id, board_place=None, board_since=None)
    refresh_welcome(ctx, recognizing, ctx.course.course_id)
    ctx.refresh(link_of_board(ctx.course.course_id, place), at_once=True)


@achievements.view("board", every=timedelta(seconds=10))
def board(
    ctx: ViewContext[Settings], store: Recognitions, recognizing: Recognizing, course_id: Id, place: str
) -> Card | None:
    """Before the class: whom most shout-outs were for of those that the class sees by name, but for who stays out. In
    the ``place`` of this key, while it is there."""
    where = recognizing.where(course_id)
    if where.board_place is None or where.board_place.key != place or where.board_since is None:
        return None
    counts, wishes = store.counted(course_id, where.board_since), recognizing.all_wishes(course_id)
    there = {*ctx.without_staff(ctx.members())}
    found = {each: n for each, n in counts.items() if each in there and not (each in wishes and wishes[each].off_board)}
    text = joined([ctx.text("board-since", since=When(where.board_since, Style.DATE)), _lines(ctx, found)], "\n\n")
    actions = (Button(ctx.plain("board-out-button"), stay_out.link()),)
    return Card(ctx.plain("board-title"), text, actions=actions, note=ctx.text("board-note"))


def _lines(ctx: ViewContext[Any], found: dict[Person, int]) -> Text:
    """The first places, each with all who share it: as many people as fit, never a part of those who are level."""
    if not found:
        return ctx.text("board-empty")
    lines: list[Text] = []
    left = LISTED
    for count in sorted({*found.values()}, reverse=True):
        level = sorted(each for each, n in found.items() if n == count)
        if len(level) > left:
            break
        left -= len(level)
        people = joined([(each,) for each in level], ", ")
        lines.append((Words("• "), *ctx.text("board-line", people=people, count=count)))
    return joined(lines, "\n") if lines else ctx.text("board-level")


@achievements.button("board-out")
def stay_out(ctx: Context[Settings], recognizing: Recognizing) -> Card:
    """No leaderboard has me any more."""
    return _set(ctx, recognizing, out=True)


@achievements.button("board-in", answers="here")
def be_in(ctx: Context[Settings], recognizing: Recognizing) -> Card:
    """It may have me again."""
    return _set(ctx, recognizing, out=False)


def _set(ctx: Context[Settings], recognizing: Recognizing, *, out: bool) -> Card:
    course_id = ctx.course.course_id
    wish = recognizing.wish(course_id, ctx.person)
    if recognizing.change_wish(course_id, ctx.person, replace(wish, off_board=out)):
        refresh_board(ctx, recognizing, course_id, at_once=True)
    button = Button(ctx.plain("board-in-button"), be_in.link()) if out else None
    text = ctx.text("board-out" if out else "board-in")
    return Card(text=text, actions=(button,) if button else (), note=ctx.text("only-you"))


@board.undo
def not_after_all(ctx: Context[Settings], recognizing: Recognizing, course_id: Id, place: str) -> None:
    """It was turned on by mistake."""
    where = recognizing.where(course_id)
    if course_id != ctx.course.course_id or where.board_place is None or where.board_place.key != place:
        raise Refusal("gone-card")
    _take_down(ctx, recognizing, where.board_place)
