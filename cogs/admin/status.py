"""How things stand, for the staff: what rests, what comes next, what is tried again, what failed and what helps."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, TypeAlias

from bot.card import Button, Card, Field, Look
from bot.context import Context
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Role
from bot.platform import Passing, Undelivered, Why
from bot.text import Text, When, Words, joined
from cogs.admin.cog import admin
from cogs.admin.pauses import resting_lines
from storage.jobs import RESTORED, Job, Jobs
from storage.standing import Standing

MOST_LINES: Final = 10
_Alike: TypeAlias = tuple[str, str, str]


@admin.command("homeroom status", needs=Role.ASSISTANT)
def status(ctx: Context, jobs: Jobs, standing: Standing) -> Card:
    """What runs and what comes next, as each feature tells it; then what is still tried again, and what failed."""
    parts = ctx.sections("status")
    fields = [Field(part.title, part.text) for part in parts]
    actions: list[Any] = [action for part in parts for action in part.actions]
    course = ctx.course.course_id
    if failing := jobs.failing(course):
        lines = failing_lines(ctx, standing, failing, jobs.count_failing(course))
        fields.append(Field(ctx.plain("again-title"), joined(lines, "\n")))
    if failed := jobs.failed(course):
        lines = failed_lines(ctx, standing, failed, jobs.count_failed(course))
        fields.append(Field(ctx.plain("failed-title"), joined(lines, "\n")))
        actions.append(Button(ctx.plain("try-again-button"), try_again.link(), Look.MAIN))
        actions.append(Button(ctx.plain("let-go-button"), let_go.link(), Look.CAREFUL))
    lines = resting_lines(ctx) or [ctx.text("nothing-rests-now")]
    if not failing and not failed:
        lines.append(ctx.text("nothing-failed"))
    if lost := ctx.keyless():
        lines.append(ctx.text("keys-missing", count=len(lost)))
    title = ctx.plain("status-title")
    return Card(title, joined(lines, "\n"), tuple(fields), actions=tuple(actions), note=ctx.text("staff-only"))


@admin.button("try-again", needs=Role.ASSISTANT, answers="here")
def try_again(ctx: Context, jobs: Jobs) -> Card:
    """Everything that failed in this course is done again, also what the platform refused a moment ago."""
    afresh = (Why.UNKNOWN_WHETHER_SENT,)
    count = jobs.retry_failed(ctx.now(), ctx.course.course_id, press=ctx.new_id(), afresh=afresh)
    return Card(text=ctx.text("tried-again" if count else "failed-none", count=count), note=ctx.text("only-you"))


@admin.button("let-go", needs=Role.ASSISTANT, answers="here")
def let_go(ctx: Context, jobs: Jobs) -> Card:
    """What failed in this course is forgotten."""
    count = jobs.forget_failed(ctx.course.course_id)
    return Card(text=ctx.text("let-go" if count else "failed-none", count=count), note=ctx.text("only-you"))


def failing_lines(ctx: Context, standing: Standing, failing: list[Job], total: int) -> list[Text]:
    """What is being tried again, and that it goes on by itself: of which feature, where, since when, what keeps it."""
    alike: dict[_Alike, list[Job]] = {}
    for job in failing:
        alike.setdefault(_alike(job), []).append(job)
    shown = sorted(alike.items(), key=lambda each: -len(each[1]))[:MOST_LINES]
    lines = [ctx.text("again-intro", count=total)]
    for (cog, target, why), same in shown:
        passing = Passing.read(why)
        values = {
            "feature": _feature(ctx, cog),
            "where": _where(ctx, standing, cog, target),
            "count": len(same),
            "since": When(min(each.failing_at for each in same if each.failing_at)),
            "why": ctx.text(f"passes-{passing.value}" if passing else "passes-unknown"),
        }
        lines.append(ctx.text("again-line", **values))
    return _with_more(ctx, lines, total - sum(len(same) for _, same in shown))


def failed_lines(ctx: Context, standing: Standing, failed: list[Job], total: int) -> list[Text]:
    """What failed: of which feature, where, why, and what helps; the same several times is one line."""
    alike = Counter(_alike(job) for job in failed).most_common(MOST_LINES)
    lines = [
        ctx.text(
            "failed-line",
            feature=_feature(ctx, cog),
            where=_where(ctx, standing, cog, target),
            why=_why(ctx, why),
            count=count,
        )
        for (cog, target, why), count in alike
    ]
    return _with_more(ctx, lines, total - sum(count for _, count in alike))


def _alike(job: Job) -> _Alike:
    """By what jobs are one line: the feature, whom or what it was for, and why."""
    return Link(job.link).cog, job.target if job.effect else "", job.why or ""


def _with_more(ctx: Context, lines: list[Text], more: int) -> list[Text]:
    return [*lines, ctx.text("failed-more", count=more)] if more else lines


def _feature(ctx: Context, cog: str) -> Words:
    return Words(next((each.title for each in ctx.features() if each.cog == cog), ctx.plain("cog-name")))


def _where(ctx: Context, standing: Standing, cog: str, target: str) -> Text:
    """The place or the people that it was for: a thread below a view and a room themselves, where they are there. Not
    whom, where a feature tells people what is theirs alone to know."""
    try:
        place = Place.parse(ctx.space.id, target.rpartition(">")[2])
    except ValueError:
        return ctx.text("failed-nowhere")
    if place.kind is PlaceKind.DIRECT:
        if any(each.discreet for each in ctx.features() if each.cog == cog):
            return ctx.text("failed-direct")
        return joined([(Person(ctx.space.id, each),) for each in place.people], ", ")
    if place.kind is PlaceKind.ROOM and ctx.rooms_fixed:  # its name would tell the staff who is in it
        return ctx.text("failed-room")
    if place.kind is PlaceKind.ROOM:
        room = standing.at(place.id, place.root)
        return (Place.parse(ctx.space.id, room.at_place),) if room else ctx.text("failed-nowhere")
    above = standing.at(place.under, place.root) if place.under else None
    return (Place.parse(ctx.space.id, above.thread) if above and above.thread else place.root,)


def _why(ctx: Context, why: str) -> Text:
    if why == RESTORED:
        return ctx.text(f"why-{RESTORED}")
    return ctx.why(Undelivered.read(why) or Undelivered(Why.GAVE_UP))
