"""Prompts by schedule: planning them, seeing what is planned and what is open, stopping them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Annotated, Final

from bot.card import Card, Choice, Select
from bot.channels import POSTED_IN, check_channel
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id, TimeZone
from bot.link import Link, id_to_text
from bot.people import Place, PlaceKind, Role
from bot.platform import Undelivered, Why
from bot.schedule import Rule, ScheduleError, Weekday, instant, moments
from bot.text import Style, Text, When, Words, joined
from bot.ticking import is_same, rule_from, start
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import EASY_STARTS
from cogs.icebreakers.deeper import open_group
from cogs.icebreakers.prompts import prompt, put_to_class
from cogs.icebreakers.shelf import Shelved, for_all, pick
from storage.decks import Decks
from storage.deeper import Deeper
from storage.icebreakers import COMING, Icebreakers, Planned, Put
from storage.jobs import Jobs
from storage.schedules import Scheduled, Schedules

USEFUL_FOR: Final = timedelta(hours=6)  # a prompt that comes later than this would meet nobody
MOST_PLANNED: Final = 25  # the choices of one select
MISSED_SHOWN: Final = timedelta(days=14)
COMPARED: Final = timedelta(weeks=5)  # with the weeks in which only one of two zones has changed its clock


@icebreakers.command("icebreaker schedule", needs=Role.INSTRUCTOR)
def plan(
    ctx: Context[Settings],
    store: Icebreakers,
    decks: Decks,
    schedules: Schedules,
    days: Annotated[list[Weekday], Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    place: Annotated[Place, Option(places=POSTED_IN)],
) -> Card:
    """A prompt on these days at this time, until it is stopped."""
    check_channel(ctx, place, "prompt-needs-channel", "prompt-other-course")
    rule = rule_from(ctx, days, at, zone)
    # A form that is sent twice plans once; sent again with other values, from a second window, it asks for another.
    schedule_id, shelved = (
        ctx.key(*rule.days, rule.at.isoformat(), zone, place.key),
        for_all(decks, ctx.course.course_id),
    )
    if schedules.get(schedule_id) is None:
        if (same := _same(ctx, store, shelved, schedules, rule, zone, place)) is not None:
            return Card(
                text=ctx.text("scheduled-already", what=same) + ctx.text("scheduled-stop"), note=ctx.text("only-you")
            )
        _check_free(ctx, store, schedules, rule, zone, place)
        if len(_planned(ctx, store, schedules)) >= MOST_PLANNED:
            raise Refusal("plans-many", most=MOST_PLANNED)
    store.plan(schedule_id, place, [EASY_STARTS])
    made = start(ctx, schedules, schedule_id, rule, zone, slot.link(schedule_id), USEFUL_FOR)
    text = ctx.text("scheduled", what=describe(ctx, shelved, made, store.planned()[schedule_id]))
    text += ctx.text("scheduled-stop")
    choices = tuple(Choice(each.name, each.label(ctx.speak.language)) for each in shelved)
    select = Select(ctx.plain("take-turns"), take_turns.link(schedule_id), choices, most=len(choices))
    return Card(text=text, actions=(select,), note=ctx.text("only-you"))


@icebreakers.button("take-turns", needs=Role.INSTRUCTOR, answers="here")
def take_turns(
    ctx: Context[Settings],
    store: Icebreakers,
    known: Decks,
    schedules: Schedules,
    schedule_id: Id,
    decks: Annotated[list[str], Option(least=1)],
) -> Card:
    """The decks of a schedule, which take turns in this order."""
    shelved = for_all(known, ctx.course.course_id)
    if not {*decks} <= {each.name for each in shelved}:
        raise Refusal("unfit-choice").at("decks")
    kept = _one(ctx, store, schedules, schedule_id)
    store.plan_decks(schedule_id, decks)
    line = describe(ctx, shelved, kept, store.planned()[schedule_id])
    return Card(text=ctx.text("scheduled", what=line) + ctx.text("scheduled-stop"), note=ctx.text("only-you"))


@take_turns.prefill
def _turns(ctx: Context[Settings], store: Icebreakers, schedules: Schedules, schedule_id: Id) -> dict[str, object]:
    _one(ctx, store, schedules, schedule_id)
    return {"decks": list(store.planned()[schedule_id].decks)}


def _one(ctx: Context[Settings], store: Icebreakers, schedules: Schedules, schedule_id: Id) -> Scheduled:
    """A schedule of this course. Raises :class:`Refusal` for one that was stopped."""
    for each in _planned(ctx, store, schedules):
        if each.schedule_id == schedule_id:
            return each
    raise Refusal("already-stopped")


def _same(
    ctx: Context[Settings],
    store: Icebreakers,
    shelved: list[Shelved],
    schedules: Schedules,
    rule: Rule,
    zone: str,
    place: Place,
) -> Text | None:
    """The line of a schedule that asks at the same times in the same place already."""
    places = store.planned()
    for each in _planned(ctx, store, schedules):
        if places[each.schedule_id].place == place and is_same(each, rule, zone):
            return describe(ctx, shelved, each, places[each.schedule_id])
    return None


def _check_free(
    ctx: Context[Settings],
    store: Icebreakers,
    schedules: Schedules,
    rule: Rule,
    zone: str,
    place: Place,
) -> None:
    """Raises :class:`Refusal` where another schedule asks in the same place at the same minute: nobody answers two."""
    until, places = ctx.now() + COMPARED, store.planned()
    ours = {*moments(rule, zone, ctx.now(), until)}
    for each in _planned(ctx, store, schedules):
        if places[each.schedule_id].place != place:
            continue
        with suppress(ScheduleError):  # of another version: it was set aside
            theirs = moments(Rule.from_json(each.rule), each.zone, ctx.now(), until)
            if any(moment in ours for moment in theirs):
                raise Refusal("scheduled-meets", what=Words(_plain(ctx, each)), zone=Words(each.zone)).at("at")


@plan.prefill
def _usual(ctx: Context[Settings]) -> dict[str, object]:
    here = ctx.place.root if ctx.place.kind is PlaceKind.CHANNEL else None
    place = ctx.course.main_place or here
    zone = ctx.course.time_zone if ctx.course.set_up else ctx.zone
    return {"days": ["mon"], "at": "09:00", "zone": zone, "place": place.key if place else None}


@icebreakers.job("slot")
def slot(ctx: JobContext[Settings], store: Icebreakers, decks: Decks, deeper: Deeper, schedule_id: Id) -> None:
    """One slot of a schedule: a prompt that its place has not seen, and a deeper one beside it if the course wants so.

    For the place it is of the first level, always; who wished for more gets it in a thread of their own.
    """
    planned = store.planned().get(schedule_id)
    if planned is None:
        return
    drawn = pick(ctx, store, decks, planned.place, planned.deck)
    new_id, course = ctx.new_id(), ctx.course.course_id
    put = Put(new_id, course, planned.place, drawn.deck, drawn.slug, None, COMING, False, ctx.now(), turn=drawn.turn)
    store.add(put)
    store.went_on(schedule_id)
    put_to_class(ctx, put)
    if ctx.settings.deeper_by_schedule:
        open_group(ctx, store, deeper, planned.place, ctx.new_id())


@icebreakers.command("icebreaker stop", needs=Role.INSTRUCTOR)
def stop(
    ctx: Context[Settings],
    store: Icebreakers,
    decks: Decks,
    schedules: Schedules,
    jobs: Jobs,
    schedule: Annotated[str | None, Option()] = None,
) -> Card:
    """Stops the schedule that was named; without one, a choice of what to stop."""
    if schedule is not None:
        return _stopped(ctx, store, schedules, schedule)
    plans = plans_of(ctx, store, decks, schedules, jobs)
    if not plans:
        raise Refusal("none-planned")
    # A choice cannot name a place, so that each has the number of its line.
    lines = [(Words(f"{number}. "), *line) for number, (_, line) in enumerate(plans, start=1)]
    select = Select(ctx.plain("stop-one"), stop_one.link(), _choices(ctx, [each for each, _ in plans]))
    return Card(text=joined(lines, "\n"), actions=(select,), note=ctx.text("only-you"))


@stop.suggest("schedule")
def _stoppable(ctx: Context[Settings], store: Icebreakers, schedules: Schedules) -> list[Choice]:
    return list(_choices(ctx, _planned(ctx, store, schedules)))


def _choices(ctx: Context[Settings], plans: Sequence[Scheduled]) -> tuple[Choice, ...]:
    numbered = enumerate(plans, start=1)
    return tuple(Choice(id_to_text(each.schedule_id), f"{number}. {_plain(ctx, each)}") for number, each in numbered)


@icebreakers.button("stop-one", needs=Role.INSTRUCTOR, answers="here")
def stop_one(
    ctx: Context[Settings], store: Icebreakers, schedules: Schedules, schedule: Annotated[str, Option()]
) -> Card:
    """Stops one schedule; what was posted stays."""
    return _stopped(ctx, store, schedules, schedule)


def _stopped(ctx: Context[Settings], store: Icebreakers, schedules: Schedules, schedule: str) -> Card:
    schedule_id = chosen_id(schedule, "schedule")
    if schedule_id not in [each.schedule_id for each in _planned(ctx, store, schedules)]:
        raise Refusal("already-stopped")
    schedules.remove(schedule_id)
    store.unplan(schedule_id)
    return Card(text=ctx.text("stopped"), note=ctx.text("only-you"))


def _planned(ctx: ViewContext[Settings], store: Icebreakers, schedules: Schedules) -> list[Scheduled]:
    """This course's schedules of prompts, the next due first."""
    ours = store.planned()
    return [each for each in schedules.of_course(ctx.course.course_id) if each.schedule_id in ours]


def plans_of(
    ctx: ViewContext[Settings], store: Icebreakers, decks: Decks, schedules: Schedules, jobs: Jobs
) -> list[tuple[Scheduled, Text]]:
    """Each of them with its line, which says as well what is wrong with it."""
    places, shelved = store.planned(), for_all(decks, ctx.course.course_id)
    barred = _barred(jobs, ctx.course.course_id)
    found: list[tuple[Scheduled, Text]] = []
    for each in _planned(ctx, store, schedules):
        planned = places[each.schedule_id]
        line = describe(ctx, shelved, each, planned)
        if why := barred.get(planned.place.key):
            line += ctx.text("plan-lacks", right=ctx.right(why.lacks)) if why.lacks else ctx.text(f"plan-{why.why}")
        elif (missed := _missed(each)) and missed > ctx.now() - MISSED_SHOWN:
            line += ctx.text("plan-missed", when=When(missed, Style.DATE))
        found.append((each, line))
    return found


def _missed(scheduled: Scheduled) -> datetime | None:
    """The last slot that passed while nothing ran, as a moment."""
    try:
        return instant(scheduled.missed, scheduled.zone) if scheduled.missed else None
    except ScheduleError:  # a zone that is no more
        return None


def _barred(jobs: Jobs, course_id: int) -> dict[str, Undelivered]:
    """The places in which a prompt could not be posted of late, and why."""
    ours = [each for each in jobs.failed(course_id) if Link(each.link).target == prompt.target]
    failed = {each.target: why for each in ours if (why := Undelivered.read(each.why))}
    return {target: why for target, why in failed.items() if why.why in (Why.PLACE_GONE, Why.NO_PERMISSION)}


def describe(ctx: ViewContext[Settings], shelved: list[Shelved], scheduled: Scheduled, planned: Planned) -> Text:
    """A schedule in one line: its days, its time, its place, its decks, and when it comes next."""
    try:
        rule = Rule.from_json(scheduled.rule)
    except ScheduleError as problem:  # of another version; it was set aside when it came due
        return ctx.text(problem.code)
    at = Words(rule.at.isoformat(timespec="minutes"))
    titles = {each.name: each.run(ctx.speak.language) for each in shelved}
    # Where a deck has nothing for a whole place any longer, our first one stands in for it.
    decks = _and(
        ctx, [(each,) for each in dict.fromkeys(titles.get(each, titles[EASY_STARTS]) for each in planned.decks)]
    )
    zone = Words(scheduled.zone)
    shown = {"days": _days(ctx, rule), "at": at, "zone": zone, "place": planned.place, "decks": decks}
    if scheduled.due_at is None:
        return ctx.text("plan-over", **shown)
    if ends := ctx.quiet_until(scheduled.due_at):  # what a schedule posts waits for them
        return ctx.text("plan-quiet", next=When(ends), **shown)
    return ctx.text("plan", next=When(scheduled.due_at), **shown)


def _plain(ctx: ViewContext[Settings], scheduled: Scheduled) -> str:
    try:
        rule = Rule.from_json(scheduled.rule)
    except ScheduleError:
        return scheduled.zone
    return f"{', '.join(ctx.plain(f'choice-{day}') for day in rule.days)}, {rule.at.isoformat(timespec='minutes')}"


def _days(ctx: ViewContext[Settings], rule: Rule) -> Text:
    """The days as one says them: *Monday, Tuesday and Friday*."""
    if len(rule.days) == len(Weekday):
        return ctx.text("day-all")
    return _and(ctx, [ctx.text(f"day-{day}") for day in rule.days])


def _and(ctx: ViewContext[Settings], parts: list[Text]) -> Text:
    """Several as one says them."""
    *others, last = parts
    return ctx.text("and", others=joined(others, ", "), last=last) if others else last
