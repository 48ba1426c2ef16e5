"""What is wrong in a course, in words that an instructor understands, each with what helps."""

from __future__ import annotations

from bot.card import Button, Card
from bot.context import Context
from bot.people import Role
from bot.platform import Why
from bot.text import Text, Words, joined
from cogs.admin.cog import admin
from cogs.admin.course import course_button
from cogs.admin.pauses import resting_lines
from cogs.admin.status import MOST_LINES, status
from storage.jobs import Jobs


@admin.command("homeroom doctor", needs=Role.INSTRUCTOR, examines=True)
def doctor(ctx: Context, jobs: Jobs) -> Card:
    """Looks at the course, its places, the platform and what could not be delivered."""
    of_course = _course(ctx)
    failed = jobs.count_failed(ctx.course.course_id)
    findings = [*of_course, *((Words(each),) for each in ctx.condition.itself.wrong)]
    if failed:
        findings.append(ctx.text("doctor-failed", count=failed))
    if lost := ctx.keyless():
        findings.append(ctx.text("keys-missing", count=len(lost)))
    buttons = [course_button(ctx)] if of_course else []
    if failed:
        buttons.append(Button(ctx.plain("status-button"), status.link()))
    text = joined([ctx.text("doctor-finding", what=each) for each in findings], "\n") or ctx.text("doctor-well")
    text = joined([text, *resting_lines(ctx)], "\n")
    text = joined([text, *((Words(each),) for each in ctx.condition.itself.advice)], "\n\n")
    return Card(ctx.plain("homeroom-doctor"), text, actions=tuple(buttons), note=ctx.text("doctor-note"))


def _course(ctx: Context) -> list[Text]:
    """What is missing in the course, and which of its places nothing can be posted in."""
    course, barred = ctx.course, ctx.condition.barred
    if not course.set_up:
        return [ctx.text("doctor-not-set-up")]
    findings = [] if course.main_place else [ctx.text("doctor-no-main-place")]
    for name, place in (("main", course.main_place), ("staff", course.staff_place)):
        if place is not None and place in barred:
            findings.append(ctx.text(f"doctor-{name}-barred", place=place, why=ctx.why(barred[place])))
    findings += _elsewhere(ctx)
    if course.staff_place and course.staff_place not in barred and ctx.condition.students_read(course.staff_place):
        findings.append(ctx.text("staff-place-read", place=course.staff_place))
    return findings


def _elsewhere(ctx: Context) -> list[Text]:
    """The other places in which something is to be posted and cannot; what lacks a right there is left to the
    platform, where it tells of that itself."""
    course, barred, told = ctx.course, ctx.condition.barred, ctx.condition.itself.told
    others = [
        (place, why)
        for place, why in barred.items()
        if place not in (course.main_place, course.staff_place)
        and ctx.is_here(place)
        and not (why.why is Why.NO_PERMISSION and place in told)
    ]
    findings = [ctx.text("doctor-place-barred", place=place, why=ctx.why(why)) for place, why in others]
    more = len(findings) - MOST_LINES
    return [*findings[:MOST_LINES], ctx.text("doctor-places-more", count=more)] if more > 0 else findings
