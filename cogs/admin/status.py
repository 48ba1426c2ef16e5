"""How things stand, for the staff: what rests, what comes next, what could not be delivered and what helps."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from bot.card import Button, Card, Field, Look
from bot.context import Context
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Role
from bot.platform import Undelivered, Why
from bot.text import Text, Words, joined
from cogs.admin.cog import admin
from cogs.admin.pauses import resting_lines
from storage.jobs import RESTORED, Job, Jobs

MOST_LINES: Final = 10


@admin.command("homeroom status", needs=Role.ASSISTANT)
def status(ctx: Context, jobs: Jobs) -> Card:
    """What runs and what comes next, as each feature tells it; then what failed."""
    parts = ctx.sections("status")
    fields = [Field(part.title, part.text) for part in parts]
    actions: list[Any] = [action for part in parts for action in part.actions]
    failed = jobs.failed(ctx.course.course_id)
    if failed:
        fields.append(
            Field(
                ctx.plain("failed-title"),
                joined(failed_lines(ctx, failed, jobs.count_failed(ctx.course.course_id)), "\n"),
            )
        )
        actions.append(Button(ctx.plain("try-again-button"), try_again.link(), Look.MAIN))
        actions.append(Button(ctx.plain("let-go-button"), let_go.link(), Look.CAREFUL))
    lines = resting_lines(ctx) or [ctx.text("nothing-rests-now")]
    if not failed:
        lines.append(ctx.text("nothing-failed"))
    title = ctx.plain("status-title")
    return Card(title, joined(lines, "\n"), tuple(fields), actions=tuple(actions), note=ctx.text("staff-only"))


@admin.button("try-again", needs=Role.ASSISTANT, answers="here")
def try_again(ctx: Context, jobs: Jobs) -> Card:
    """Everything that failed in this course is done again."""
    count = jobs.retry_failed(ctx.now(), ctx.course.course_id, afresh=(Why.UNKNOWN_WHETHER_SENT,))
    return Card(text=ctx.text("tried-again" if count else "failed-none", count=count), note=ctx.text("only-you"))


@admin.button("let-go", needs=Role.ASSISTANT, answers="here")
def let_go(ctx: Context, jobs: Jobs) -> Card:
    """What failed in this course is forgotten."""
    count = jobs.forget_failed(ctx.course.course_id)
    return Card(text=ctx.text("let-go" if count else "failed-none", count=count), note=ctx.text("only-you"))


def failed_lines(ctx: Context, failed: list[Job], total: int) -> list[Text]:
    """What failed: of which feature, where, why, and what helps; the same several times is one line."""
    alike = Counter((Link(job.link).cog, job.target if job.effect else "", job.why or "") for job in failed)
    lines = [
        ctx.text("failed-line", feature=_feature(ctx, cog), where=_where(ctx, target), why=_why(ctx, why), count=count)
        for (cog, target, why), count in alike.most_common(MOST_LINES)
    ]
    more = total - sum(count for _, count in alike.most_common(MOST_LINES))
    return [*lines, ctx.text("failed-more", count=more)] if more else lines


def _feature(ctx: Context, cog: str) -> Words:
    return Words(next((each.title for each in ctx.features() if each.cog == cog), ctx.plain("cog-name")))


def _where(ctx: Context, target: str) -> Text:
    """The place or the people that it was for."""
    try:
        place = Place.parse(ctx.space.id, target)
    except ValueError:
        return ctx.text("failed-nowhere")
    if place.kind is PlaceKind.DIRECT:
        return joined([(Person(ctx.space.id, each),) for each in place.people], ", ")
    if place.kind is PlaceKind.ROOM:
        return ctx.text("failed-nowhere")
    return (place.root,)


def _why(ctx: Context, why: str) -> Text:
    if why == RESTORED:
        return ctx.text(f"why-{RESTORED}")
    return ctx.why(Undelivered.read(why) or Undelivered(Why.GAVE_UP))
