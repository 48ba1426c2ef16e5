"""Prompts by schedule: planning them, seeing what is planned, stopping them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Annotated, Final

from bot.card import Button, Card, Choice, Select
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, Section, ViewContext
from bot.kinds import Id, TimeZone
from bot.link import BadLink, id_to_text, text_to_id
from bot.people import Place, PlaceKind, Role
from bot.schedule import Rule, ScheduleError, Weekday, local
from bot.text import Style, Text, When, Words, joined
from bot.ticking import start
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import EASY_STARTS
from cogs.icebreakers.prompts import mend, pick, put_to_class, words_of
from storage.icebreakers import POSTED, Icebreakers, Put
from storage.schedules import Scheduled, Schedules

USEFUL_FOR: Final = timedelta(hours=6)  # a prompt that comes later than this would meet nobody


@icebreakers.command("icebreaker schedule", needs=Role.INSTRUCTOR)
def plan(
    ctx: Context[Settings],
    store: Icebreakers,
    schedules: Schedules,
    days: Annotated[list[Weekday], Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    place: Annotated[Place, Option()],
) -> Card:
    """A prompt on these days at this time, until it is stopped."""
    if place.kind in (PlaceKind.VOICE, PlaceKind.DIRECT):
        raise Refusal("prompt-not-voice")
    try:
        rule = Rule(tuple(days), at, local(ctx.now(), zone).date())
    except ScheduleError as problem:
        raise Refusal(problem.code) from None
    schedule_id = ctx.key()
    store.plan(schedule_id, place, EASY_STARTS)
    made = start(ctx, schedules, schedule_id, rule, zone, slot.link(schedule_id), USEFUL_FOR)
    text = ctx.text("scheduled", what=describe(ctx, made, place), first=When(made.due_at or ctx.now()))
    return Card(text=text, note=ctx.text("only-you"))


@plan.prefill
def _usual(ctx: Context[Settings]) -> dict[str, object]:
    here = ctx.place.root if ctx.place.kind is PlaceKind.CHANNEL else None
    place = ctx.course.main_place or here
    return {"days": ["mon"], "at": "09:00", "zone": ctx.course.time_zone, "place": place.key if place else None}


@icebreakers.job("slot")
def slot(ctx: JobContext[Settings], store: Icebreakers, schedule_id: Id) -> None:
    """One slot of a schedule: a prompt that its place has not seen."""
    found = store.planned().get(schedule_id)
    if found is None:
        return
    place, deck = found
    slug, turn = pick(ctx, store, place)
    put = Put(ctx.new_id(), ctx.course.course_id, place, deck, slug, None, POSTED, False, ctx.now(), turn=turn)
    store.draft(put, None)
    put_to_class(ctx, put)


@icebreakers.command("icebreaker list", needs=Role.ASSISTANT)
def overview(ctx: Context[Settings], store: Icebreakers, schedules: Schedules) -> Card:
    """What is planned, and what was put to the class lately."""
    plans = _plans(ctx, store, schedules)
    recent = store.recent(ctx.course.course_id)
    lines: list[Text] = [*plans.values()] or [ctx.text("none-planned")]
    lines += [
        ctx.text(
            "recent", when=When(put.made_at, Style.DATE), words=words_of(put, ctx.course.language), place=put.place
        )
        for put in recent
    ]
    newest = [put for put in recent if put.state == POSTED][:1]
    actions = tuple(Button(ctx.plain("mend-newest-button"), mend.link(Id(put.prompt_id))) for put in newest)
    return Card(title=ctx.plain("list-title"), text=joined(lines, "\n"), actions=actions, note=ctx.text("only-you"))


@icebreakers.command("icebreaker stop", needs=Role.INSTRUCTOR)
def stop(ctx: Context[Settings], store: Icebreakers, schedules: Schedules) -> Card:
    """A choice of what to stop."""
    plans = _plans(ctx, store, schedules)
    if not plans:
        raise Refusal("none-planned")
    choices = tuple(Choice(id_to_text(each), _plain(ctx, schedules, each)) for each in list(plans)[:25])
    select = Select(ctx.plain("stop-one"), stop_one.link(), choices)
    return Card(text=joined(plans.values(), "\n"), actions=(select,), note=ctx.text("only-you"))


@icebreakers.button("stop-one", needs=Role.INSTRUCTOR, answers="here")
def stop_one(
    ctx: Context[Settings], store: Icebreakers, schedules: Schedules, schedule: Annotated[str, Option()]
) -> Card:
    """Stops one schedule; what was posted stays."""
    try:
        schedule_id = text_to_id(schedule)
    except BadLink:
        raise Refusal("unfit-choice") from None
    if store.planned().get(schedule_id) is None:
        raise Refusal("already-stopped")
    schedules.remove(schedule_id)
    store.unplan(schedule_id)
    return Card(text=ctx.text("stopped"), note=ctx.text("only-you"))


@icebreakers.section("status")
def status(ctx: Context[Settings], store: Icebreakers, schedules: Schedules) -> Section:
    """What comes next, for the staff's status."""
    plans = _plans(ctx, store, schedules)
    return Section(ctx.plain("cog-name"), joined(plans.values(), "\n") if plans else ctx.text("none-planned"))


def _plans(ctx: ViewContext[Settings], store: Icebreakers, schedules: Schedules) -> dict[int, Text]:
    places = store.planned()
    return {
        each.schedule_id: describe(ctx, each, places[each.schedule_id][0])
        for each in schedules.of_course(ctx.course.course_id)
        if each.schedule_id in places
    }


def describe(ctx: ViewContext[Settings], scheduled: Scheduled, place: Place) -> Text:
    """A schedule in one line: its days, its time, its place, and when it comes next."""
    rule = Rule.from_json(scheduled.rule)
    days = Words(", ".join(ctx.plain(f"choice-{day.value}") for day in rule.days))
    at = Words(rule.at.isoformat(timespec="minutes"))
    zone = Words(scheduled.zone)
    if scheduled.due_at is None:
        return ctx.text("plan-over", days=days, at=at, zone=zone, place=place)
    return ctx.text("plan", days=days, at=at, zone=zone, place=place, next=When(scheduled.due_at))


def _plain(ctx: ViewContext[Settings], schedules: Schedules, schedule_id: int) -> str:
    found = schedules.get(schedule_id)
    if found is None:
        return ""
    rule = Rule.from_json(found.rule)
    days = ", ".join(ctx.plain(f"choice-{day.value}") for day in rule.days)
    return f"{days} {rule.at.isoformat(timespec='minutes')} ({found.zone})"
