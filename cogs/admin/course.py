"""Setting up the course: one form with a default for everything, and a card that says what holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Annotated, Any, Final, Literal

from bot.card import Button, Card, Field, Look
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import TimeZone
from bot.people import Place, PlaceKind, Role
from bot.text import Text, Words, joined
from bot.ticking import replan
from bot.written import one_line
from cogs.admin.cog import admin
from cogs.admin.weeks import Span, WeekProblem, read_weeks, write_weeks
from storage.schedules import Schedules
from storage.spaces import Course, PauseRow, Spaces

LONGEST_NAME: Final = 80
MOST_WEEKS: Final = 60
USUAL_QUIET: Final = (time(22, 0), time(7, 0))
_FOR_ALL: Final = (PlaceKind.CHANNEL, PlaceKind.FORUM)
_FOR_STAFF: Final = (*_FOR_ALL, PlaceKind.THREAD)


@admin.command("homeroom course", needs=Role.INSTRUCTOR, asks=True, examines=True)
def course(
    ctx: Context,
    spaces: Spaces,
    schedules: Schedules,
    name: Annotated[str, Option(most=LONGEST_NAME)],
    language: Annotated[Literal["en", "es"], Option()],
    time_zone: Annotated[TimeZone, Option()],
    main_place: Annotated[Place | None, Option(places=_FOR_ALL)] = None,
    staff_place: Annotated[Place | None, Option(places=_FOR_STAFF)] = None,
    quiet_from: Annotated[time | None, Option()] = None,
    quiet_until: Annotated[time | None, Option()] = None,
    pauses: Annotated[list[str] | None, Option(most=MOST_WEEKS)] = None,
) -> Card:
    """Stores what the form says; the schedules follow the new pause weeks."""
    was = ctx.course
    now = replace(
        was,
        name=one_line(name),
        language=language,
        time_zone=time_zone,
        main_place=_of_course(ctx, main_place, "main_place"),
        staff_place=_staff_only(ctx, staff_place, main_place),
        quiet=quiet_hours(quiet_from, quiet_until),
        set_up=True,
        pauses=_pauses(ctx, pauses or []),
    )
    if now != was:
        spaces.change_course(now, ctx.now())
        replan(ctx, schedules, now)
    return _saved(ctx, now, first=not was.set_up)


@course.prefill
def _current(ctx: Context) -> dict[str, object]:
    """What holds; before the first time, what suits the instructor who sets the course up."""
    found, of_staff = ctx.course, ctx.condition.of_staff or ()
    here = ctx.place.root if ctx.place.kind is PlaceKind.CHANNEL and ctx.place.root not in of_staff else None
    quiet = found.quiet if found.set_up else USUAL_QUIET
    return {
        "name": found.name,
        "language": found.language if found.set_up else ctx.speak.language,
        "time_zone": found.time_zone if found.set_up else ctx.zone,
        "main_place": found.main_place or (None if found.set_up else here),
        "staff_place": found.staff_place or (None if found.set_up else _one_of_staff(ctx)),
        "quiet_from": quiet[0] if quiet else None,
        "quiet_until": quiet[1] if quiet else None,
        "pauses": write_weeks(Span(each.first, each.last) for each in found.pauses if each.week),
    }


def _one_of_staff(ctx: Context) -> Place | None:
    """The channel that only the staff sees, if there is exactly one in this course."""
    found = [each for each in ctx.condition.of_staff or () if each.kind is PlaceKind.CHANNEL and ctx.is_here(each)]
    return found[0] if len(found) == 1 else None


def _of_course(ctx: Context, place: Place | None, option: str) -> Place | None:
    if place is not None and not ctx.is_here(place):
        raise Refusal("place-of-another").at(option)
    return place


def _staff_only(ctx: Context, place: Place | None, main: Place | None) -> Place | None:
    if place is not None and place == main:
        raise Refusal("staff-place-is-main").at("staff_place")
    return _of_course(ctx, place, "staff_place")


def quiet_hours(start: time | None, end: time | None) -> tuple[time, time] | None:
    """Both or neither, and not the same. Raises :class:`Refusal` at the option that is wrong."""
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise Refusal("quiet-half").at("quiet_from" if start is None else "quiet_until")
    if start == end:
        raise Refusal("quiet-hours-empty").at("quiet_until")
    return start, end


def _pauses(ctx: Context, lines: list[str]) -> tuple[PauseRow, ...]:
    """The pauses with these weeks for the earlier ones; as they were when the weeks are the same."""
    try:
        spans = dict.fromkeys(read_weeks(lines))
    except WeekProblem as problem:
        said = problem.said if len(problem.said) <= 40 else f"{problem.said[:39]}…"
        raise Refusal(problem.text_id, line=problem.line, said=said).at("pauses") from None
    was = ctx.course.pauses
    if {Span(each.first, each.last) for each in was if each.week} == spans.keys():
        return was
    weeks = [PauseRow(ctx.new_id(), "", span.first, span.last, week=True) for span in spans]
    return (*(each for each in was if not each.week), *weeks)


def _saved(ctx: Context, now: Course, *, first: bool) -> Card:
    """What holds now; the first time also what can be tried at once."""
    actions: list[Any] = []
    text = ctx.text("course-saved")
    if first:
        parts = ctx.sections("setup")
        text = joined([ctx.text("course-ready"), *(part.text for part in parts)], "\n")
        actions += [action for part in parts for action in part.actions]
    if now.staff_place and ctx.condition.students_read(now.staff_place):
        text = joined([text, ctx.text("staff-place-read", place=now.staff_place)], "\n")
    actions.append(Button(ctx.plain("course-change-button"), course.link()))
    fields = course_fields(ctx, now)
    return Card(ctx.plain("course-title"), text, fields, actions=tuple(actions), note=ctx.text("only-you"))


def course_button(ctx: Context, look: Look = Look.MAIN) -> Button:
    """Opens the course's form."""
    done = ctx.course.set_up
    return Button(ctx.plain("course-change-button" if done else "course-button"), course.link(), look)


def course_fields(ctx: ViewContext, found: Course) -> tuple[Field, ...]:
    """What is settled in a course, a line each."""
    weeks = write_weeks(Span(each.first, each.last) for each in found.pauses if each.week)
    none = ctx.text("course-none")
    lines: list[tuple[str, Text]] = [
        ("name", ctx.text("course-name-value", name=found.name)),
        ("language", (Words(ctx.plain(f"choice-{found.language}")),)),
        ("time-zone", (Words(found.time_zone),)),
        ("main-place", (found.main_place,) if found.main_place else none),
        ("staff-place", (found.staff_place,) if found.staff_place else none),
        ("quiet", quiet_text(ctx, found.quiet)),
        ("pauses", (Words("\n".join(weeks)),) if weeks else none),
    ]
    return tuple(Field(ctx.plain(f"course-{label}-label"), text) for label, text in lines)


def quiet_text(ctx: ViewContext, quiet: tuple[time, time] | None) -> Text:
    """Quiet hours in words."""
    if quiet is None:
        return ctx.text("course-none")
    start, end = (Words(each.isoformat(timespec="minutes")) for each in quiet)
    return ctx.text("quiet-value", start=start, end=end)
