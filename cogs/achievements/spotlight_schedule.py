"""Spotlights by schedule: on these days at this time the first of the queue is shown, until it is stopped."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice, Select
from bot.channels import POSTED_IN, check_channel
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id, TimeZone
from bot.link import id_to_text
from bot.people import Place, PlaceKind, Role
from bot.schedule import Rule, ScheduleError, Weekday
from bot.text import Text, When, Words, joined
from bot.ticking import is_same, rule_from, start
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import public_place
from cogs.achievements.spotlight_card import show_one
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing
from storage.schedules import Scheduled, Schedules
from storage.spotlights import Spotlights, State

USEFUL_FOR: Final = timedelta(hours=6)
MOST_PLANNED: Final = 5  # so many lines stand in the list beside all else


@achievements.form("spotlight-plan", needs=Role.INSTRUCTOR)
def plan(
    ctx: Context[Settings],
    store: Spotlights,
    schedules: Schedules,
    days: Annotated[list[Weekday], Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    place: Annotated[Place, Option(places=POSTED_IN)],
) -> Card:
    """One spotlight on these days at this time."""
    check_channel(ctx, place, "spotlight-needs-channel", "spotlight-other-course")
    rule = rule_from(ctx, days, at, zone)
    # A form that is sent twice plans once; sent again with other values, from a second window, it asks for another.
    schedule_id = ctx.key(*rule.days, rule.at.isoformat(), zone, place.key)
    if schedules.get(schedule_id) is None:
        if (same := _same(ctx, store, schedules, rule, zone, place)) is not None:
            text = ctx.text("spotlight-planned-already", what=_line(ctx, same, place))
            return Card(text=text, note=ctx.text("only-you"))
        if len(planned(ctx, store, schedules)) >= MOST_PLANNED:
            raise Refusal("spotlight-plans-many", most=MOST_PLANNED)
    store.plan(ctx.course.course_id, schedule_id, place)
    made = start(ctx, schedules, schedule_id, rule, zone, slot.link(schedule_id), USEFUL_FOR)
    text = ctx.text("spotlight-planned", what=_line(ctx, made, place))
    return Card(text=text, note=ctx.text("only-you"))


@plan.prefill
def _usual(ctx: Context[Settings], recognizing: Recognizing) -> dict[str, object]:
    here = ctx.place.root if ctx.place.kind is PlaceKind.CHANNEL else None
    place = public_place(ctx, recognizing, here)
    zone = ctx.course.time_zone if ctx.course.set_up else ctx.zone
    return {"days": ["wed"], "at": "12:00", "zone": zone, "place": place}


@achievements.job("spotlight-slot")
def slot(ctx: JobContext[Settings], store: Spotlights, recognitions: Recognitions, schedule_id: Id) -> None:
    """One slot: the first of the queue is shown. With nobody in it nothing is."""
    course = ctx.course.course_id
    place = store.planned(course).get(schedule_id)
    if place is None:
        return
    for each in store.of_course(course, State.READY):
        if show_one(ctx, store, recognitions, each, place):  # else somebody was quicker
            return


# In the list.


def planned(ctx: ViewContext[Any], store: Spotlights, schedules: Schedules) -> list[Scheduled]:
    """This course's schedules of spotlights, the next due first."""
    ours = store.planned(ctx.course.course_id)
    return [each for each in schedules.of_course(ctx.course.course_id) if each.schedule_id in ours]


def plan_lines(ctx: ViewContext[Any], store: Spotlights, schedules: Schedules) -> Text:
    """When spotlights are shown, a line for each schedule."""
    places, found = store.planned(ctx.course.course_id), planned(ctx, store, schedules)
    if not found:
        return ctx.text("spotlight-unplanned")
    lines = [_line(ctx, each, places[each.schedule_id]) for each in found]
    return joined([(Words(f"{number}. "), *line) for number, line in enumerate(lines, start=1)], "\n")


def plan_button(ctx: ViewContext[Any]) -> Button:
    """To plan one more."""
    return Button(ctx.plain("spotlight-plan"), plan.link())


def stop_select(ctx: ViewContext[Any], store: Spotlights, schedules: Schedules) -> tuple[Select, ...]:
    """To stop one, where there is any."""
    choices = tuple(
        Choice(id_to_text(each.schedule_id), f"{number}. {_when(ctx, each)}")
        for number, each in enumerate(planned(ctx, store, schedules), start=1)
    )
    return (Select(ctx.plain("spotlight-stop"), stop.link(), choices),) if choices else ()


@achievements.button("spotlight-stop", needs=Role.INSTRUCTOR, answers="here")
def stop(ctx: Context[Settings], store: Spotlights, schedules: Schedules, schedule: Annotated[str, Option()]) -> Card:
    """Stops one schedule; who waits goes on waiting."""
    schedule_id = chosen_id(schedule, "schedule")
    if schedule_id not in store.planned(ctx.course.course_id):
        raise Refusal("spotlight-stopped-before")
    schedules.remove(schedule_id)
    store.stop(schedule_id)
    return Card(text=ctx.text("spotlight-stopped"), note=ctx.text("only-you"))


def _same(
    ctx: Context[Any], store: Spotlights, schedules: Schedules, rule: Rule, zone: str, place: Place
) -> Scheduled | None:
    """A schedule that shows at the same times in the same place already."""
    places = store.planned(ctx.course.course_id)
    for each in planned(ctx, store, schedules):
        if places[each.schedule_id] == place and is_same(each, rule, zone):
            return each
    return None


def _line(ctx: ViewContext[Any], scheduled: Scheduled, place: Place) -> Text:
    when = Words(_when(ctx, scheduled))
    if scheduled.due_at is None:
        return ctx.text("spotlight-plan-over", when=when, place=place)
    comes = ctx.quiet_until(scheduled.due_at) or scheduled.due_at  # what a schedule posts waits for quiet hours
    return ctx.text("spotlight-plan-line", when=when, place=place, next=When(comes))


def _when(ctx: ViewContext[Any], scheduled: Scheduled) -> str:
    """Its days, its time and its zone."""
    try:
        rule = Rule.from_json(scheduled.rule)
    except ScheduleError:  # of another version
        return scheduled.zone
    days = ", ".join(ctx.plain(f"choice-{day}") for day in rule.days)
    return f"{days}, {rule.at.isoformat(timespec='minutes')} ({scheduled.zone})"
